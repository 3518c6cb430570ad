//! From the engine's coefficients to the parameters that users set.

use std::collections::BTreeMap;
use std::sync::Arc;

use livn_engine::Engine;
use livn_eqn::Record;
use livn_eqn::adjoint::Adjoint;
use livn_eqn::dual::{Dual, Slopes};
use livn_eqn::kernel::NoiseSource;
use livn_grad::Gradients as Raw;

use super::gain::Geometry;
use super::section_of;
use crate::noise;
use crate::simulation::Simulation;
use crate::wiring::SLOT_PARAMS;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn slopes<T: Record<Dual>>(record: &T) -> Vec<f64> {
    let mut out = Slopes(Vec::new());
    record.write(&mut out);
    out.0
}

/// `values` with number `k` as the variable.
fn vary<const N: usize>(values: [f64; N], k: usize) -> [Dual; N] {
    std::array::from_fn(|i| Dual { value: values[i], slope: f64::from(u8::from(i == k)) })
}

/// Synaptic weights.
pub(super) fn weights(simulation: &Simulation, raw: &Raw) -> BTreeMap<String, f64> {
    simulation.rules.iter().zip(&raw.weights).map(|(n, g)| (format!("weight-{}", n.key()), *g)).collect()
}

/// Time constants, reversals, magnesium block and depression of synapses.
pub(super) fn kinetics(simulation: &Simulation, raw: &Raw) -> BTreeMap<String, f64> {
    let mut all = BTreeMap::new();
    let dt = simulation.dt_ms();
    for (g, wired) in simulation.groups.iter().enumerate() {
        for (s, slot) in wired.slots.iter().enumerate() {
            let section = section_of(wired, slot.site);
            let key = |name: &str| format!("weight-{}-{section}-{}-{name}", wired.population, slot.mechanism);
            for (k, name) in SLOT_PARAMS.iter().enumerate() {
                let (coeffs, [a, b]) = slot.prepare(vary(slot.params, k), dt);
                let gradient =
                    dot(&slopes(&coeffs), &raw.slots[g][s]) + dot(&[a.slope, b.slope], &raw.increments[g][s]);
                // Slots of one site and mechanism but other kinetics share their key.
                *all.entry(key(name)).or_insert(0.0) += gradient;
            }
            for (r, rule) in simulation.engine.rules().iter().enumerate() {
                if rule.group == g && rule.slot == s && rule.depression.is_some() {
                    *all.entry(key("U")).or_insert(0.0) += raw.depression[r][0];
                    *all.entry(key("tau_rec")).or_insert(0.0) += raw.depression[r][1];
                }
            }
        }
    }
    all
}

/// Noise parameters, by population and, where a population follows the common value, in common.
pub(super) fn noise(simulation: &Simulation, raw: &Raw) -> BTreeMap<String, f64> {
    let mut all = BTreeMap::new();
    for (g, wired) in simulation.groups.iter().enumerate() {
        let Some(set) = simulation.noise.of(&wired.population) else { continue };
        let own = simulation.noise.by_population.get(&wired.population);
        let mut add = |name: &str, gradient: f64| {
            all.insert(format!("noise-{}-{name}", wired.population), gradient);
            if own.is_none_or(|o| !o.contains_key(name)) {
                *all.entry(format!("noise-{name}")).or_insert(0.0) += gradient;
            }
        };
        let Some(bars) = raw.noise[g].first() else { continue };
        match &simulation.engine.group_data(g).noise[0] {
            NoiseSource::Off => {}
            NoiseSource::HeldCurrent { .. } => {
                add("level", bars[0] * noise::level_na(simulation.model(), wired.template.kind));
            }
            NoiseSource::Conductances { .. } => {
                let values = noise::conductance_values(&set);
                for (k, name) in noise::conductance_names().iter().enumerate() {
                    let [e, i] = noise::conductances(vary(values, k), simulation.dt_ms());
                    add(name, dot(&slopes(&e), &bars[..4]) + dot(&slopes(&i), &bars[4..]));
                }
            }
        }
    }
    all
}

/// Cell parameters, through coefficients, state at t = 0 (if the run began there) and the geometry that
/// stimuli act through.
pub(super) fn cells(
    simulation: &Simulation,
    adjoints: &[Arc<dyn Adjoint>],
    raw: &Raw,
    geometry: &Geometry,
    from_rest: bool,
) -> BTreeMap<String, f64> {
    let mut all = BTreeMap::new();
    for (g, wired) in simulation.groups.iter().enumerate() {
        let bars = CellBars { engine: &simulation.engine, raw, geometry, group: g, from_rest };
        for (k, name) in wired.template.params.names().enumerate() {
            let gradient = bars.along(&*adjoints[g], k, simulation.dt_ms());
            all.insert(format!("cells-{}-{name}", wired.population), gradient);
        }
    }
    all
}

/// The cotangents of everything that follows from a group's cell parameters.
struct CellBars<'a> {
    engine: &'a Engine,
    raw: &'a Raw,
    geometry: &'a Geometry,
    group: usize,
    from_rest: bool,
}

impl CellBars<'_> {
    /// Gradient of moving parameter `k` of all cells.
    fn along(&self, adjoint: &dyn Adjoint, k: usize, dt_ms: f64) -> f64 {
        let params = self.engine.params(self.group);
        let shared = params.len() == 1;
        let mut sum = 0.0;
        for (p, values) in params.iter().enumerate() {
            let mut direction = vec![0.0; values.len()];
            direction[k] = 1.0;
            let slope = adjoint.along(values, &direction, dt_ms);
            sum += dot(&self.raw.coeffs[self.group][p], &slope.coeffs);
            let cells = if shared { 0..self.raw.first_state[self.group].len() } else { p..p + 1 };
            for cell in cells {
                if self.from_rest {
                    sum += dot(&self.raw.first_state[self.group][cell], &slope.initial);
                }
                if let Some((areas, resistances)) = self.geometry.cells.get(&(self.group as u32, cell as u32))
                {
                    sum += dot(areas, &slope.areas_um2) + dot(resistances, &slope.resistances_mohm);
                }
            }
        }
        sum
    }
}
