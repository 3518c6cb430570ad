//! The engine: groups, blocks, and the state of the clock.

use std::sync::Arc;

use livn_core::{Gid, Step};
use livn_eqn::kernel::{GroupData, Kernel, TileLayout};
use livn_eqn::lane::{TILE, Target};
use livn_eqn::model::Timing;

use crate::block::Block;
use crate::columns::Columns;
use crate::network::{GroupSpec, Rule};
use crate::probe::Probe;

/// All cells of one template, and what they share.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) kernel: Arc<dyn Kernel>,
    pub(crate) gids: Vec<Gid>,
    pub(crate) params: Vec<Vec<f64>>,
    /// Coefficients of each cell, or one vector for all.
    pub(crate) coeffs: Vec<Vec<f64>>,
    /// The coefficient columns of every tile, where all cells are alike.
    pub(crate) shared_coeffs: Option<Columns>,
    pub(crate) data: GroupData,
    pub(crate) increments: Vec<[f64; 2]>,
    pub(crate) refractory_steps: u64,
    pub(crate) layout: TileLayout,
    pub(crate) timing: Timing,
    pub(crate) voltage_columns: Vec<usize>,
    pub(crate) site_names: Vec<String>,
    pub(crate) state_names: Vec<String>,
}

pub(crate) fn layout_of(kernel: &dyn Kernel, data: &GroupData) -> TileLayout {
    TileLayout {
        state: kernel.state().len(),
        sites: kernel.site_names().len(),
        synapses: data.synapses.len(),
        noise: data.noise.len(),
    }
}

/// Where a synapse's A column is for the cell at position `cell` of a block.
pub(crate) fn synapse_offset(layout: &TileLayout, slot: usize, cell: usize) -> u32 {
    let column = (cell / TILE) * layout.columns() + layout.synapse() + 2 * slot;
    (column * TILE + cell % TILE) as u32
}

impl Group {
    pub(crate) fn new(spec: GroupSpec, dt_ms: f64) -> Self {
        let GroupSpec { name, kernel, gids, params, data, increments, refractory_steps } = spec;
        let layout = layout_of(&*kernel, &data);
        let mut group = Self {
            name,
            gids,
            params: Vec::new(),
            coeffs: Vec::new(),
            shared_coeffs: None,
            data,
            increments,
            refractory_steps,
            layout,
            timing: kernel.timing(),
            voltage_columns: kernel.voltage_columns(),
            site_names: kernel.site_names(),
            state_names: kernel.state().into_iter().map(|f| f.name).collect(),
            kernel,
        };
        group.set_params(params, dt_ms);
        group
    }

    fn set_params(&mut self, params: Vec<Vec<f64>>, dt_ms: f64) {
        self.coeffs = params.iter().map(|p| self.kernel.prepare(p, dt_ms)).collect();
        self.shared_coeffs = match &self.coeffs[..] {
            [one] => Some(one.iter().flat_map(|x| [*x; TILE]).collect::<Vec<_>>().into()),
            _ => None,
        };
        self.params = params;
    }

    /// State at t = 0 of the cell at a position.
    pub(crate) fn initial_state(&self, cell: usize) -> Vec<f64> {
        let at = if self.params.len() == 1 { 0 } else { cell };
        self.kernel.initial(&self.params[at], &self.coeffs[at])
    }
}

/// A network that can be run.
pub struct Engine {
    pub(crate) groups: Vec<Group>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) source_of: Vec<u32>,
    /// Steps from crossing to stamp, by source.
    pub(crate) stamps: Vec<u64>,
    pub(crate) epoch: u64,
    pub(crate) horizon: u64,
    pub(crate) dt_ms: f64,
    pub(crate) seed: u64,
    pub(crate) noise_stream: u32,
    pub(crate) step: u64,
    pub(crate) target: Target,
    pub(crate) probes: Vec<Probe>,
    pub(crate) memory_limit: u64,
    pub(crate) ran_away: bool,
    /// Counts changes of parameters: a tape is of one value of them.
    pub(crate) changes: u64,
}

impl Engine {
    pub(crate) fn assemble(
        groups: Vec<Group>,
        blocks: Vec<Block>,
        rules: Vec<Rule>,
        source_of: Vec<u32>,
        epoch: u64,
        horizon: u64,
        (dt_ms, seed): (f64, u64),
    ) -> Self {
        let mut stamps = vec![0; source_of.iter().filter(|s| **s != u32::MAX).count()];
        for group in &groups {
            for &gid in &group.gids {
                stamps[source_of[gid as usize] as usize] = group.timing.stamp;
            }
        }
        let mut engine = Self {
            stamps,
            groups,
            blocks,
            rules,
            source_of,
            epoch,
            // A spike made in the last step of an epoch is fanned out at its end.
            horizon: horizon + epoch + 1,
            dt_ms,
            seed,
            noise_stream: 0,
            step: 0,
            target: Target::best(),
            probes: Vec::new(),
            memory_limit: 8 << 30,
            ran_away: false,
            changes: 0,
        };
        engine.clear();
        engine
    }

    /// Time step, ms.
    pub fn dt_ms(&self) -> f64 {
        self.dt_ms
    }

    /// Present step.
    pub fn step(&self) -> Step {
        Step(self.step)
    }

    /// Steps between exchanges of spikes: the shortest delay.
    pub fn epoch_steps(&self) -> u64 {
        self.epoch
    }

    /// Back to t = 0 with the present parameters; the noise stream starts over.
    pub fn clear(&mut self) {
        self.step = 0;
        self.ran_away = false;
        for block in &mut self.blocks {
            block.reset(&self.groups[block.group], self.horizon);
        }
    }

    /// Seed and number of the noise stream. A different number gives independent noise.
    pub fn noise_stream(&self) -> (u64, u32) {
        (self.seed, self.noise_stream)
    }

    /// Choose the noise stream; takes effect with the next step.
    pub fn set_noise_stream(&mut self, stream: u32) {
        self.noise_stream = stream;
        self.changes += 1;
    }

    /// The instruction set in use.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Use another instruction set; results do not change (except on `Plain`).
    pub fn set_target(&mut self, target: Target) {
        self.target = target;
    }

    /// The rules, whose weights can be changed at any time.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Change a rule's weight; spikes from now on use it.
    ///
    /// # Panics
    /// If there is no such rule.
    pub fn set_weight(&mut self, rule: usize, weight: f64) {
        self.rules[rule].weight = weight;
        self.changes += 1;
    }

    /// Change a rule's depression.
    ///
    /// # Panics
    /// If there is no such rule, or it would gain or lose depression.
    pub fn set_depression(&mut self, rule: usize, depression: crate::Depression) {
        assert!(self.rules[rule].depression.is_some(), "rule {rule} has no depression");
        self.rules[rule].depression = Some(depression);
        self.changes += 1;
    }

    /// Slots and sources of a group.
    pub fn group_data(&self, group: usize) -> &GroupData {
        &self.groups[group].data
    }

    /// Replace the coefficients of a group's slots and sources. Their number and sites must stay.
    ///
    /// # Panics
    /// If the number of slots or sources changes.
    pub fn set_group_data(&mut self, group: usize, data: GroupData, increments: Vec<[f64; 2]>) {
        let old = &self.groups[group].data;
        assert_eq!((data.synapses.len(), data.noise.len()), (old.synapses.len(), old.noise.len()));
        assert_eq!(increments.len(), data.synapses.len());
        self.groups[group].data = data;
        self.groups[group].increments = increments;
        self.changes += 1;
    }

    /// Replace the parameters of a group, keeping its state; before the first step the state is set
    /// up anew.
    ///
    /// # Panics
    /// If there is neither one vector nor one per cell.
    pub fn set_params(&mut self, group: usize, params: Vec<Vec<f64>>) {
        let cells = self.groups[group].gids.len();
        assert!(params.len() == 1 || params.len() == cells, "one parameter vector or one per cell");
        self.groups[group].set_params(params, self.dt_ms);
        self.changes += 1;
        for block in self.blocks.iter_mut().filter(|b| b.group == group) {
            block.load_coeffs(&self.groups[group]);
        }
        if self.step == 0 {
            self.clear();
        }
    }

    /// Parameters of a group: one vector for all cells, or one for each.
    pub fn params(&self, group: usize) -> &[Vec<f64>] {
        &self.groups[group].params
    }

    /// Name and cells of each group.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &[Gid])> {
        self.groups.iter().map(|g| (g.name.as_str(), &g.gids[..]))
    }

    /// Number of compartments of a group's cells.
    pub fn site_count(&self, group: usize) -> usize {
        self.groups[group].layout.sites
    }

    /// Model of a group.
    pub fn kernel(&self, group: usize) -> &Arc<dyn Kernel> {
        &self.groups[group].kernel
    }

    /// Number of connections.
    pub fn connection_count(&self) -> usize {
        self.blocks.iter().map(|b| b.connections.len()).sum()
    }

    /// Synaptic events delivered since t = 0.
    pub fn event_count(&self) -> u64 {
        self.blocks.iter().map(|b| b.events).sum()
    }

    /// What is recorded.
    pub fn probes(&self) -> &[Probe] {
        &self.probes
    }

    /// Record these signals from now on.
    pub fn set_probes(&mut self, probes: Vec<Probe>) {
        self.probes = probes;
    }

    /// Refuse runs whose recordings need more bytes than this.
    pub fn set_memory_limit(&mut self, bytes: u64) {
        self.memory_limit = bytes;
    }

    /// Bytes that recording a run of `steps` from now takes.
    pub fn recording_bytes(&self, steps: u64) -> u64 {
        let bytes = |p: &Probe| {
            let rows = p.rows(self.groups[p.group].gids.len()) as u64;
            // Frames are gathered by block and then laid out by row: both live at the end.
            2 * if p.double { 8 } else { 4 } * rows * p.frames(self.step, self.step + steps)
        };
        self.probes.iter().map(bytes).sum()
    }

    /// The state columns of one cell: every state variable, in the order of the model's record.
    ///
    /// # Panics
    /// If there is no such cell.
    pub fn cell_state(&self, cell: crate::CellRef) -> Vec<f64> {
        let index = cell.index as usize;
        let inside =
            |b: &&Block| b.group == cell.group as usize && (b.first..b.first + b.gids.len()).contains(&index);
        let Some(block) = self.blocks.iter().find(inside) else { panic!("no cell {cell:?}") };
        let layout = &self.groups[block.group].layout;
        let local = index - block.first;
        let tile = &block.state.tiles[(local / TILE) * layout.columns() * TILE..];
        (0..layout.state).map(|c| tile[c * TILE + local % TILE]).collect()
    }
}
