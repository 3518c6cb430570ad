//! Background noise: named parameters, kept across calls, per population where prefixed.

use std::collections::BTreeMap;

use livn_eqn::kernel::NoiseSource;
use livn_eqn::lane::Scalar;
use livn_eqn::{Record, Value};
use livn_models::noise::{self, OuCoeffs};

use crate::Error;
use crate::model::{CellKind, ModelSpec};
use crate::wiring::Wired;

/// Conductance noise parameters and their defaults (µS, ms, mV; Destexhe et al. 2001).
const CONDUCTANCE: [(&str, f64); 8] = [
    ("g_e0", 0.0121),
    ("g_i0", 0.0573),
    ("std_e", 0.0030),
    ("std_i", 0.0066),
    ("tau_e", 2.728),
    ("tau_i", 10.49),
    ("E_e", 0.0),
    ("E_i", -75.0),
];
/// Interval at which held noise is redrawn, ms.
const HOLD_MS: f64 = 1.0;

/// The noise of a simulation: nothing until something is set.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NoiseSettings {
    pub(crate) shared: BTreeMap<String, f64>,
    pub(crate) by_population: BTreeMap<String, BTreeMap<String, f64>>,
}

impl NoiseSettings {
    fn names(model: &ModelSpec) -> Vec<&'static str> {
        match model {
            ModelSpec::Rcsd(_) => CONDUCTANCE.iter().map(|p| p.0).collect(),
            _ => vec!["level"],
        }
    }

    /// Merge `values`; earlier settings of other names stay. Keys are `name` or `POPULATION-name`.
    ///
    /// # Errors
    /// `UnknownKey`, `Value`; then nothing has changed.
    pub(crate) fn set(
        &mut self,
        model: &ModelSpec,
        groups: &[Wired],
        values: &[(String, f64)],
    ) -> Result<(), Error> {
        let names = Self::names(model);
        let mut next = self.clone();
        for (key, value) in values {
            let (population, name) = match key.split_once('-') {
                Some((population, name)) => (Some(population), name),
                None => (None, key.as_str()),
            };
            let known_population = population.is_none_or(|p| groups.iter().any(|g| g.population == p));
            if !names.contains(&name) || !known_population {
                let known = names.iter().map(ToString::to_string).collect::<Vec<_>>();
                let prefixed =
                    groups.iter().flat_map(|g| known.iter().map(move |n| format!("{}-{n}", g.population)));
                let all = if population.is_some() { prefixed.collect() } else { known.clone() };
                return Err(Error::unknown_key("noise", key, all));
            }
            check(name, *value)?;
            let into = match population {
                Some(p) => next.by_population.entry(p.to_string()).or_default(),
                None => &mut next.shared,
            };
            into.insert(name.to_string(), *value);
        }
        *self = next;
        Ok(())
    }

    /// The value of a parameter for a population, if any noise is set for it.
    pub(crate) fn of(&self, population: &str) -> Option<BTreeMap<String, f64>> {
        let own = self.by_population.get(population);
        if self.shared.is_empty() && own.is_none() {
            return None;
        }
        let mut all = self.shared.clone();
        all.extend(own.into_iter().flatten().map(|(k, v)| (k.clone(), *v)));
        Some(all)
    }

    /// Everything set, by key.
    pub(crate) fn values(&self) -> BTreeMap<String, f64> {
        let mut all = self.shared.clone();
        for (population, values) in &self.by_population {
            all.extend(values.iter().map(|(name, v)| (format!("{population}-{name}"), *v)));
        }
        all
    }

    /// The noise source of a population.
    pub(crate) fn source(&self, model: &ModelSpec, group: &Wired, dt_ms: f64) -> NoiseSource {
        let Some(set) = self.of(&group.population) else { return NoiseSource::Off };
        if !matches!(model, ModelSpec::Rcsd(_)) {
            let na = set.get("level").copied().unwrap_or(0.0) * level_na(model, group.template.kind);
            return NoiseSource::HeldCurrent {
                site: 0,
                na,
                every: (HOLD_MS / dt_ms).round().max(1.0) as u64,
            };
        }
        let [coeffs_e, coeffs_i] = conductances(conductance_values(&set).map(Scalar), dt_ms).map(|c| {
            let mut out = Vec::new();
            c.write(&mut out);
            out
        });
        NoiseSource::Conductances {
            // Excitation arrives on the dendrite, inhibition on the soma; a cell without dendrite has both
            // on the soma.
            site_e: group.template.dend.unwrap_or(0),
            site_i: 0,
            coeffs_e,
            coeffs_i,
        }
    }
}

/// Names of the conductance noise's parameters, in the order of [`conductances`].
#[cfg(feature = "gradients")]
pub(crate) fn conductance_names() -> [&'static str; 8] {
    CONDUCTANCE.map(|p| p.0)
}

/// Values in that order: those set, and defaults.
pub(crate) fn conductance_values(set: &BTreeMap<String, f64>) -> [f64; 8] {
    CONDUCTANCE.map(|(name, default)| set.get(name).copied().unwrap_or(default))
}

/// Coefficients of the excitatory and the inhibitory conductance.
pub(crate) fn conductances<V: Value>(values: [V; 8], dt_ms: f64) -> [OuCoeffs<V>; 2] {
    let [g_e0, g_i0, std_e, std_i, tau_e, tau_i, e_e, e_i] = values;
    let dt = V::c(dt_ms);
    [noise::prepare(g_e0, std_e, tau_e, e_e, dt), noise::prepare(g_i0, std_i, tau_i, e_i, dt)]
}

/// Standard deviation of the held current for a level of 1, nA.
pub(crate) fn level_na(model: &ModelSpec, kind: CellKind) -> f64 {
    let amplitude_pa = match (model, kind) {
        (ModelSpec::Izhikevich { .. }, CellKind::Exc) => 5.0,
        (ModelSpec::Izhikevich { .. }, CellKind::Inh) => 2.0,
        _ => 1.0,
    };
    amplitude_pa * 1e-3
}

fn check(name: &str, value: f64) -> Result<(), Error> {
    let non_negative = !name.starts_with("E_") && !name.starts_with("tau");
    if !value.is_finite() || (non_negative && value < 0.0) {
        let allowed = if non_negative { "a finite number >= 0" } else { "a finite number" };
        return Err(Error::value(format!("noise parameter {name:?}"), value, allowed));
    }
    Ok(())
}
