//! Cells and connections while a network is being put together.

use std::sync::Arc;

use livn_core::Gid;
use livn_eqn::kernel::{GroupData, Kernel, TileLayout};

use crate::block::{BLOCK_CELLS, Block};
use crate::connections::RawConnection;
use crate::engine::{Engine, Group};
use crate::error::BuildError;

/// Longest delay in steps that a connection can have.
const MAX_DELAY: u64 = u16::MAX as u64;

/// All cells of one template.
pub struct GroupSpec {
    /// Name, usually that of the population.
    pub name: String,
    /// The cell model.
    pub kernel: Arc<dyn Kernel>,
    /// Cells, in the order of their rows in recordings.
    pub gids: Vec<Gid>,
    /// Parameters, one vector for all cells or one for each.
    pub params: Vec<Vec<f64>>,
    /// Synapse slots and noise sources.
    pub data: GroupData,
    /// What an event of unit amplitude adds to the two states of each slot.
    pub increments: Vec<[f64; 2]>,
    /// Dead time of the spike detector in steps.
    pub refractory_steps: u64,
}

/// Short-term depression (Tsodyks & Markram 1997).
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Depression {
    /// Fraction of the available resources that a spike uses.
    pub u: f64,
    /// Time constant of recovery, ms.
    pub tau_rec_ms: f64,
}

/// What connections of one kind do: one rule per projection, section and mechanism.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Group of the target cells.
    pub group: usize,
    /// Slot within that group.
    pub slot: usize,
    /// Dimensionless weight.
    pub weight: f64,
    /// Unit conductance, µS (conductance slots) or unit current, nA (current slots).
    pub unit: f64,
    /// Depression, if any.
    pub depression: Option<Depression>,
}

impl Rule {
    /// Weight times unit.
    pub(crate) fn amplitude(&self) -> f64 {
        self.weight * self.unit
    }
}

/// A cell by its place: group, and position within the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRef {
    /// Group.
    pub group: u32,
    /// Position within the group.
    pub index: u32,
}

/// Collects groups, rules and connections.
pub struct NetworkBuilder {
    groups: Vec<GroupSpec>,
    /// Group and position of each gid, by gid.
    cells: Vec<Option<CellRef>>,
    rules: Vec<Rule>,
    /// Connections by block of the target, blocks numbered over all groups.
    raw: Vec<Vec<RawConnection>>,
    first_block: Vec<usize>,
    /// Layout of each group: asking its kernel for every connection would dominate the build.
    layouts: Vec<TileLayout>,
    horizon: u64,
    shortest: u64,
}

impl NetworkBuilder {
    /// A network of these groups and rules, without connections.
    ///
    /// # Errors
    /// `DuplicateCell`, `ParamCount`, `BadIndex` for slots that do not exist, `TooManyRules`.
    pub fn new(groups: Vec<GroupSpec>, rules: Vec<Rule>) -> Result<Self, BuildError> {
        let max = u16::MAX as usize;
        if rules.len() > max {
            return Err(BuildError::TooManyRules { found: rules.len(), max });
        }
        for rule in &rules {
            let Some(group) = groups.get(rule.group) else {
                let (index, count) = (rule.group, groups.len());
                return Err(BuildError::BadIndex { group: "all".into(), what: "group", index, count });
            };
            let count = group.data.synapses.len();
            if rule.slot >= count {
                let name = group.name.clone();
                return Err(BuildError::BadIndex { group: name, what: "slot", index: rule.slot, count });
            }
        }
        let mut cells = Vec::new();
        let mut first_block = Vec::new();
        let mut blocks = 0;
        for (g, group) in groups.iter().enumerate() {
            check_group(group)?;
            for (i, &gid) in group.gids.iter().enumerate() {
                let place = gid as usize;
                if cells.len() <= place {
                    cells.resize(place + 1, None);
                }
                if cells[place].replace(CellRef { group: g as u32, index: i as u32 }).is_some() {
                    return Err(BuildError::DuplicateCell { gid });
                }
            }
            first_block.push(blocks);
            blocks += group.gids.len().div_ceil(BLOCK_CELLS);
        }
        let raw = vec![Vec::new(); blocks];
        let layouts = groups.iter().map(|g| crate::engine::layout_of(&*g.kernel, &g.data)).collect();
        Ok(Self { groups, cells, rules, raw, first_block, layouts, horizon: 1, shortest: u64::MAX })
    }

    fn find(&self, pre: Gid, post: Gid, gid: Gid) -> Result<CellRef, BuildError> {
        let found = self.cells.get(gid as usize).copied().flatten();
        found.ok_or(BuildError::UnknownCell { pre, post, missing: gid })
    }

    /// Connect `pre` to `post` by `rule`, `delay_steps` after the spike, with the rule's weight
    /// multiplied by `factor`.
    ///
    /// # Errors
    /// `UnknownCell`, `DelayTooShort`, `DelayTooLong`, or `BadIndex` for a rule of another group.
    pub fn connect(
        &mut self,
        pre: Gid,
        post: Gid,
        rule: usize,
        delay_steps: u64,
        factor: f32,
    ) -> Result<(), BuildError> {
        let (from, to) = (self.find(pre, post, pre)?, self.find(pre, post, post)?);
        if self.rules.get(rule).is_none_or(|r| r.group != to.group as usize) {
            let group = self.groups[to.group as usize].name.clone();
            return Err(BuildError::BadIndex { group, what: "rule", index: rule, count: self.rules.len() });
        }
        if delay_steps < 1 {
            return Err(BuildError::DelayTooShort { pre, post, steps: delay_steps });
        }
        let target = &self.groups[to.group as usize];
        let delay = delay_steps + target.kernel.timing().delivery;
        if delay > MAX_DELAY {
            return Err(BuildError::DelayTooLong { pre, post, steps: delay_steps, max: MAX_DELAY });
        }
        let stamp = self.groups[from.group as usize].kernel.timing().stamp;
        self.horizon = self.horizon.max(delay + stamp);
        self.shortest = self.shortest.min(delay + stamp);
        let block = self.first_block[to.group as usize] + to.index as usize / BLOCK_CELLS;
        let layout = &self.layouts[to.group as usize];
        let offset =
            crate::engine::synapse_offset(layout, self.rules[rule].slot, to.index as usize % BLOCK_CELLS);
        // The source is numbered by gid order once all groups are known; the gid stands in until then.
        self.raw[block].push(RawConnection {
            source: pre,
            offset,
            rule: rule as u16,
            delay: delay as u16,
            factor,
        });
        Ok(())
    }

    /// The engine, at t = 0, with time step `dt_ms` and noise from `seed`.
    pub fn build(self, dt_ms: f64, seed: u64) -> Engine {
        let mut source_of = vec![u32::MAX; self.cells.len()];
        let mut sources = 0u32;
        for (gid, cell) in self.cells.iter().enumerate() {
            if cell.is_some() {
                source_of[gid] = sources;
                sources += 1;
            }
        }
        let mut blocks = Vec::new();
        let mut raw = self.raw.into_iter();
        let mut groups = Vec::new();
        for (g, spec) in self.groups.into_iter().enumerate() {
            let group = Group::new(spec, dt_ms);
            for (b, gids) in group.gids.chunks(BLOCK_CELLS).enumerate() {
                let mut connections = raw.next().unwrap_or_default();
                for c in &mut connections {
                    c.source = source_of[c.source as usize];
                }
                let block =
                    Block::new(&group, g, b * BLOCK_CELLS, gids, &connections, sources as usize, &self.rules);
                blocks.push(block);
            }
            groups.push(group);
        }
        // Without connections nothing limits the epoch; a millisecond or so keeps runs responsive.
        let epoch = if self.shortest == u64::MAX { 40 } else { self.shortest };
        Engine::assemble(groups, blocks, self.rules, source_of, epoch, self.horizon, (dt_ms, seed))
    }
}

fn check_group(group: &GroupSpec) -> Result<(), BuildError> {
    let (found, cells) = (group.params.len(), group.gids.len());
    if found != 1 && found != cells {
        return Err(BuildError::ParamCount { group: group.name.clone(), found, cells });
    }
    let sites = group.kernel.site_names().len();
    let bad = |what, index, count| BuildError::BadIndex { group: group.name.clone(), what, index, count };
    for slot in &group.data.synapses {
        if slot.site >= sites {
            return Err(bad("site", slot.site, sites));
        }
    }
    if group.increments.len() != group.data.synapses.len() {
        return Err(bad("increment", group.increments.len(), group.data.synapses.len()));
    }
    Ok(())
}
