//! From a system and a model to groups, synapse slots, rules and connections.

use std::collections::HashMap;

use livn_core::{Gid, TimeGrid};
use livn_engine::{Depression, Engine, GroupSpec, NetworkBuilder, Rule};
use livn_eqn::kernel::{GroupData, NoiseSource, SynapseKind, SynapseSlot};
use livn_eqn::lane::Scalar;
use livn_eqn::{Record, Value};
use livn_models::synapses::{self, SynapseCoeffs, SynapseParams};
use livn_system::{Mechanism, Projection, SectionKind, System};

use crate::Error;
use crate::keys::RuleName;
use crate::model::{ModelSpec, Template};

/// Conduction velocity, µm/ms.
const VELOCITY_UM_PER_MS: f64 = 250.0;
/// Default depression of AMPA: fraction used per spike, recovery time constant (ms).
const AMPA_U: f64 = 0.25;
const AMPA_TAU_REC_MS: f64 = 400.0;
/// External magnesium of NMDA synapses, mM.
const NMDA_MG_MM: f64 = 1.0;
/// Decay of the synaptic current of point models, ms.
const POINT_TAU_MS: f64 = 5.0;
/// Unit current of point models: a weight of 1 is 1 pA.
const POINT_UNIT_NA: f64 = 1e-3;

/// A synapse slot of a group with the parameters it was made from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Slot {
    pub(crate) site: usize,
    pub(crate) mechanism: String,
    pub(crate) kind: SynapseKind,
    pub(crate) params: [f64; 7],
}

/// Names of a slot's parameters, in order.
pub(crate) const SLOT_PARAMS: [&str; 7] = ["tau_rise", "tau_decay", "e", "mg", "Kd", "gamma", "vshift"];

impl Slot {
    /// Coefficients, and what an event of unit amplitude adds to the two states.
    pub(crate) fn prepare<V: Value>(&self, params: [V; 7], dt_ms: f64) -> (SynapseCoeffs<V>, [V; 2]) {
        let [tau_rise, tau_decay, e, mg, kd, gamma, vshift] = params;
        let params = SynapseParams { tau_rise, tau_decay, e, mg, Kd: kd, gamma, vshift };
        let coeffs = synapses::prepare(&params, V::c(dt_ms));
        if self.kind == SynapseKind::Current {
            return (coeffs, [V::c(0.0), V::c(1.0)]);
        }
        let increment = synapses::event_increment(&params, V::c(dt_ms), true);
        (coeffs, [increment.a, increment.b])
    }

    /// The slot for the engine, and what an event of unit amplitude adds to it.
    pub(crate) fn compile(&self, dt_ms: f64) -> (SynapseSlot, [f64; 2]) {
        let (record, [a, b]) = self.prepare(self.params.map(Scalar), dt_ms);
        let mut coeffs = Vec::new();
        record.write(&mut coeffs);
        (SynapseSlot { site: self.site, kind: self.kind, coeffs }, [a.0, b.0])
    }
}

/// One population in the engine.
pub(crate) struct Wired {
    pub(crate) population: String,
    pub(crate) template: Template,
    pub(crate) slots: Vec<Slot>,
}

/// The network and what its parts are called.
pub(crate) struct Network {
    pub(crate) engine: Engine,
    pub(crate) groups: Vec<Wired>,
    pub(crate) rules: Vec<RuleName>,
}

/// A rule while it is collected.
struct Draft {
    name: RuleName,
    rule: Rule,
}

/// Build the network.
pub(crate) fn wire(system: &System, model: &ModelSpec, grid: TimeGrid, seed: u64) -> Result<Network, Error> {
    let dt_ms = grid.dt_ms();
    let mut groups = Vec::new();
    let mut members: Vec<Vec<Gid>> = Vec::new();
    for population in system.populations().iter() {
        let gids = system.members(&population.name)?.to_vec();
        if gids.is_empty() {
            continue;
        }
        let template = model.template(system, &population.name)?;
        groups.push(Wired { population: population.name.clone(), template, slots: Vec::new() });
        members.push(gids);
    }
    let (drafts, assigned) = assign(system, model, &mut groups)?;
    let mut specs = Vec::new();
    for (wired, gids) in groups.iter().zip(members) {
        let compiled: Vec<_> = wired.slots.iter().map(|s| s.compile(dt_ms)).collect();
        let refractory = (model.refractory_ms() / dt_ms).round() as u64;
        specs.push(GroupSpec {
            name: wired.population.clone(),
            kernel: wired.template.kernel.clone(),
            params: model.cell_params(&wired.template, &gids, seed)?,
            gids,
            data: GroupData {
                synapses: compiled.iter().map(|c| c.0.clone()).collect(),
                noise: vec![NoiseSource::Off],
            },
            increments: compiled.iter().map(|c| c.1).collect(),
            refractory_steps: refractory,
        });
    }
    let (names, rules): (Vec<_>, Vec<_>) = drafts.into_iter().map(|d| (d.name, d.rule)).unzip();
    let mut builder = NetworkBuilder::new(specs, rules)?;
    for (projection, sites) in system.projections().iter().zip(&assigned) {
        for edge in projection.edges() {
            if system.index_of(edge.pre).is_none() || system.index_of(edge.post).is_none() {
                continue; // An edge of a selected sub-system whose other end was left out.
            }
            let Some(rules) = sites.rules(edge.post, edge.syn_id, projection)? else { continue };
            for rule in rules {
                builder.connect(edge.pre, edge.post, *rule, delay_steps(edge.distance_um, dt_ms), 1.0)?;
            }
        }
    }
    Ok(Network { engine: builder.build(dt_ms, seed), groups, rules: names })
}

/// Whole steps of a connection's delay: at least two steps; an event due at τ acts at the start of the
/// first step with t + dt/2 ≥ τ.
fn delay_steps(distance_um: f32, dt_ms: f64) -> u64 {
    // Delays are kept in single precision, as the reference simulator stores them.
    let delay = (f64::from(distance_um) / VELOCITY_UM_PER_MS).max(2.0 * dt_ms) as f32;
    (f64::from(delay) / dt_ms - 0.5 + 1e-9).ceil().max(1.0) as u64
}

/// Which rules the synapses of one projection follow, by the compartment they sit on.
struct Assignment {
    /// Rules by target site.
    by_site: HashMap<usize, Vec<usize>>,
    /// Target site of each synapse, by gid and synapse number, where the file stores it.
    placed: Option<HashMap<Gid, Vec<Option<usize>>>>,
    /// The only site, where the projection names one.
    only: Option<usize>,
}

impl Assignment {
    fn rules(&self, post: Gid, syn_id: u32, projection: &Projection) -> Result<Option<&[usize]>, Error> {
        let stored = self.placed.as_ref().and_then(|p| p.get(&post)?.get(syn_id as usize).copied().flatten());
        let Some(site) = stored.or(self.only) else {
            return Err(Error::PlacementUnknown {
                pre: projection.pre().name.clone(),
                post: projection.post().name.clone(),
                gid: post,
                syn_id,
                sections: projection.rule().distinct_sections().join(", "),
            });
        };
        Ok(self.by_site.get(&site).map(Vec::as_slice))
    }
}

/// The compartment of a template that a named section stands for.
pub(crate) fn site_of_section(template: &Template, section: &str) -> Option<usize> {
    match section {
        "soma" => Some(0),
        // Reduced cells have one dendrite for every kind of neurite; cells without one, only a soma.
        "dend" | "hillock" | "basal" | "apical" | "trunk" | "tuft" | "ais" | "axon" => {
            Some(template.dend.unwrap_or(0))
        }
        _ => None,
    }
}

fn assign(
    system: &System,
    model: &ModelSpec,
    groups: &mut [Wired],
) -> Result<(Vec<Draft>, Vec<Assignment>), Error> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut assignments = Vec::new();
    for projection in system.projections() {
        let empty = Assignment { by_site: HashMap::new(), placed: None, only: Some(0) };
        let Some(g) = groups.iter().position(|w| w.population == projection.post().name) else {
            assignments.push(empty);
            continue;
        };
        let sites = sites_of(system, projection, &groups[g].template)?;
        let mut by_site = HashMap::new();
        for &(site, ref section) in &sites.named {
            let mut rules = Vec::new();
            for (mechanism, constants) in projection.rule().mechanisms_of(section) {
                let Some((slot, unit)) = slot_for(model, projection, mechanism, constants, site)? else {
                    continue;
                };
                let slots = &mut groups[g].slots;
                let index = slots.iter().position(|s| *s == slot).unwrap_or_else(|| {
                    slots.push(slot.clone());
                    slots.len() - 1
                });
                let depresses =
                    matches!(model, ModelSpec::Rcsd(o) if o.short_term_depression) && mechanism == "AMPA";
                rules.push(drafts.len());
                drafts.push(Draft {
                    name: RuleName::new(projection, &groups[g].template, site, mechanism),
                    rule: Rule {
                        group: g,
                        slot: index,
                        weight: default_weight(model, constants),
                        unit,
                        depression: depresses
                            .then_some(Depression { u: AMPA_U, tau_rec_ms: AMPA_TAU_REC_MS }),
                    },
                });
            }
            by_site.insert(site, rules);
        }
        assignments.push(Assignment { by_site, placed: sites.placed, only: sites.only });
    }
    Ok((drafts, assignments))
}

fn default_weight(model: &ModelSpec, constants: &Mechanism) -> f64 {
    // Point models start silent: their weights are in pA and have no published default.
    if matches!(model, ModelSpec::Rcsd(_)) { constants.weight } else { 0.0 }
}

/// Sites that a projection's synapses sit on.
struct Sites {
    /// Target sites with the section whose mechanisms they use.
    named: Vec<(usize, String)>,
    placed: Option<HashMap<Gid, Vec<Option<usize>>>>,
    only: Option<usize>,
}

fn sites_of(system: &System, projection: &Projection, template: &Template) -> Result<Sites, Error> {
    let mut named: Vec<(usize, String)> = Vec::new();
    let mut add = |site: usize, section: &str| {
        if !named.iter().any(|n| n.0 == site) {
            named.push((site, section.to_string()));
        }
    };
    for section in projection.rule().distinct_sections() {
        let Some(site) = site_of_section(template, section) else {
            return Err(Error::Mechanism {
                pre: projection.pre().name.clone(),
                post: projection.post().name.clone(),
                mechanism: "any".into(),
                problem: format!(
                    "section {section:?} is unknown; known: soma, dend, hillock, basal, apical, trunk, tuft, ais, axon"
                ),
            });
        };
        add(site, section);
    }
    let table = system.synapses(&projection.post().name)?;
    if table.is_empty() {
        let only = if named.len() == 1 { Some(named[0].0) } else { None };
        return Ok(Sites { named, placed: None, only });
    }
    // A soma synapse sits on the soma; everything else on the dendrite, if the cell has one.
    let mut placed = HashMap::new();
    for &gid in &table.gids {
        let Some(cell) = table.cell(gid) else { continue };
        let mut sites = Vec::new();
        for synapse in cell.iter() {
            let site =
                if synapse.swc_type == SectionKind::Soma as u8 { 0 } else { template.dend.unwrap_or(0) };
            let at = synapse.syn_id as usize;
            if sites.len() <= at {
                sites.resize(at + 1, None);
            }
            sites[at] = Some(site);
        }
        placed.insert(gid, sites);
    }
    // The table holds the synapses of all projections onto the population; only this one's edges say where
    // this one ends.
    let mut used: Vec<usize> = Vec::new();
    let mut all_placed = !projection.is_empty();
    for edge in projection.edges() {
        let sites: Option<&Vec<Option<usize>>> = placed.get(&edge.post);
        match sites.and_then(|s| s.get(edge.syn_id as usize).copied().flatten()) {
            Some(site) if !used.contains(&site) => used.push(site),
            Some(_) => {}
            None => all_placed = false,
        }
    }
    for &site in &used {
        add(site, if site == 0 { "soma" } else { "dend" });
    }
    if all_placed {
        named.retain(|n| used.contains(&n.0));
    }
    let only = if named.len() == 1 { Some(named[0].0) } else { None };
    Ok(Sites { named, placed: Some(placed), only })
}

/// The slot that a mechanism on a site uses and its unit conductance (µS) or current (nA); `None` for
/// a mechanism that the model leaves out.
fn slot_for(
    model: &ModelSpec,
    projection: &Projection,
    mechanism: &str,
    constants: &Mechanism,
    site: usize,
) -> Result<Option<(Slot, f64)>, Error> {
    let problem = |problem: String| Error::Mechanism {
        pre: projection.pre().name.clone(),
        post: projection.post().name.clone(),
        mechanism: mechanism.into(),
        problem,
    };
    if !["AMPA", "NMDA", "GABA_A", "GABA_B"].contains(&mechanism) {
        return Err(problem("unknown mechanism; known: AMPA, NMDA, GABA_A, GABA_B".into()));
    }
    if !matches!(model, ModelSpec::Rcsd(_)) {
        let sign = projection.rule().kind.sign();
        let params = [0.0, POINT_TAU_MS, 0.0, 0.0, 3.57, 0.062, 0.0];
        let slot = Slot { site: 0, mechanism: "current".into(), kind: SynapseKind::Current, params };
        return Ok(Some((slot, sign * POINT_UNIT_NA)));
    }
    // A receptor without a decay time is declared but inactive.
    let Some(tau_decay) = constants.tau_decay_ms else { return Ok(None) };
    let tau_rise = constants.tau_rise_ms.unwrap_or(1.0);
    let unit = constants.g_unit_us.ok_or_else(|| problem("g_unit (µS) is missing".into()))?;
    for (name, value) in [("tau_rise", tau_rise), ("tau_decay", tau_decay), ("g_unit", unit)] {
        if !(value.is_finite() && value > 0.0) {
            return Err(problem(format!("{name} must be a finite number > 0, not {value}")));
        }
    }
    let extra = |name: &str, default: f64| {
        constants.extra.get(name).and_then(serde_json::value::Value::as_f64).unwrap_or(default)
    };
    let blocked = mechanism == "NMDA";
    let params = [
        tau_rise,
        tau_decay,
        constants.e_mv.unwrap_or(0.0),
        if blocked { extra("mg", NMDA_MG_MM) } else { 0.0 },
        extra("Kd", 3.57),
        extra("gamma", 0.062),
        extra("vshift", 0.0),
    ];
    let kind = if blocked { SynapseKind::Blocked } else { SynapseKind::Conductance };
    Ok(Some((Slot { site, mechanism: mechanism.into(), kind, params }, unit)))
}
