//! Weights, kinetics, noise and cell parameters of a simulation, by key.

use std::collections::BTreeMap;

use super::Simulation;
use crate::Error;
use crate::defaults::{Defaults, model_defaults};
use crate::keys::{self, KeyNote, RuleName};
use crate::wiring::{self, SLOT_PARAMS, Wired};

impl Simulation {
    /// Canonical keys of all synaptic weights.
    pub fn weight_names(&self) -> Vec<String> {
        self.rules.iter().map(RuleName::key).collect()
    }

    /// Present synaptic weights by canonical key.
    pub fn weights(&self) -> BTreeMap<String, f64> {
        self.rules.iter().zip(self.engine.rules()).map(|(n, r)| (n.key(), r.weight)).collect()
    }

    /// Set synaptic weights and mechanism parameters. Keys: `PRE_POST-section-MECHANISM-weight` (reversed and
    /// short forms are accepted where they are unambiguous; the notes say how they were read) or
    /// `POST-section-MECHANISM-parameter` for time constants, reversal, magnesium block and depression.
    ///
    /// # Errors
    /// A key that addresses nothing, or a value that is not a finite number >= 0; then nothing has changed.
    pub fn set_weights(&mut self, values: &[(String, f64)]) -> Result<Vec<KeyNote>, Error> {
        let mut notes = Vec::new();
        let mut weights: Vec<(usize, f64)> = Vec::new();
        let mut mechanisms = Vec::new();
        for (key, value) in values {
            if let Some(address) = keys::parse_mechanism(key)
                && self.groups.iter().any(|g| g.population == address.0)
            {
                mechanisms.push((key.as_str(), address, *value));
                continue;
            }
            let (rules, note) = keys::resolve(&self.rules, key)?;
            if !(value.is_finite() && *value >= 0.0) {
                return Err(Error::value(format!("weight {key:?}"), value, "a finite number >= 0"));
            }
            weights.extend(rules.into_iter().map(|r| (r, *value)));
            notes.extend(note);
        }
        let plans = mechanisms
            .into_iter()
            .map(|(k, a, v)| self.plan_mechanism(k, a, v))
            .collect::<Result<Vec<_>, _>>()?;
        for (rule, weight) in weights {
            self.engine.set_weight(rule, weight);
        }
        for plan in plans {
            self.apply_mechanism(plan);
        }
        Ok(notes)
    }

    fn plan_mechanism(
        &self,
        key: &str,
        (population, section, mechanism, parameter): (&str, &str, &str, &str),
        value: f64,
    ) -> Result<MechanismChange, Error> {
        let group = self.group(population)?;
        let wired = &self.groups[group];
        let site = wiring::site_of_section(&wired.template, section);
        let slots: Vec<usize> = (0..wired.slots.len())
            .filter(|&i| Some(wired.slots[i].site) == site && wired.slots[i].mechanism == mechanism)
            .collect();
        let known: Vec<String> = wired
            .slots
            .iter()
            .flat_map(|s| {
                let section = if Some(s.site) == wired.template.dend { "dend" } else { "soma" };
                SLOT_PARAMS.iter().map(move |p| format!("{population}-{section}-{}-{p}", s.mechanism))
            })
            .collect();
        if slots.is_empty() {
            return Err(Error::unknown_key("mechanism", key, known));
        }
        let index = SLOT_PARAMS.iter().position(|p| *p == parameter);
        let depression = ["U", "tau_rec"].contains(&parameter);
        if index.is_none() && !depression {
            return Err(Error::unknown_key("mechanism", key, known));
        }
        let positive = parameter.starts_with("tau") || parameter == "Kd" || parameter == "U";
        if !value.is_finite() || (positive && value <= 0.0) || (parameter == "U" && value > 1.0) {
            let allowed = match parameter {
                "U" => "above 0 and at most 1",
                _ if positive => "a finite number > 0",
                _ => "a finite number",
            };
            return Err(Error::value(format!("mechanism parameter {key:?}"), value, allowed));
        }
        let rules: Vec<usize> = (0..self.engine.rules().len())
            .filter(|&r| {
                let rule = &self.engine.rules()[r];
                rule.group == group && slots.contains(&rule.slot) && rule.depression.is_some()
            })
            .collect();
        if depression && rules.is_empty() {
            return Err(Error::Unsupported {
                model: self.model.name(),
                what: format!("{parameter} of {mechanism}: these synapses do not depress"),
                remedy: "build the model with short_term_depression".into(),
            });
        }
        Ok(MechanismChange { group, slots, index, rules, parameter: parameter.into(), value })
    }

    fn apply_mechanism(&mut self, change: MechanismChange) {
        if let Some(index) = change.index {
            for slot in change.slots {
                self.groups[change.group].slots[slot].params[index] = change.value;
            }
            self.compile(change.group);
        } else {
            for rule in change.rules {
                if let Some(mut depression) = self.engine.rules()[rule].depression {
                    match change.parameter.as_str() {
                        "U" => depression.u = change.value,
                        _ => depression.tau_rec_ms = change.value,
                    }
                    self.engine.set_depression(rule, depression);
                }
            }
        }
    }

    /// Hand slots and noise of a group to the engine.
    fn compile(&mut self, group: usize) {
        let wired = &self.groups[group];
        let compiled: Vec<_> = wired.slots.iter().map(|s| s.compile(self.grid.dt_ms())).collect();
        let mut data = self.engine.group_data(group).clone();
        data.synapses = compiled.iter().map(|c| c.0.clone()).collect();
        data.noise = vec![self.noise.source(&self.model, wired, self.grid.dt_ms())];
        self.engine.set_group_data(group, data, compiled.iter().map(|c| c.1).collect());
    }

    /// Set noise parameters, for all populations or (`POPULATION-name`) for one. Earlier settings stay;
    /// names never set keep their defaults once any is set. Without any setting there is no noise.
    ///
    /// # Errors
    /// An unknown name or population, or a value out of range; then nothing has changed.
    pub fn set_noise(&mut self, values: &[(String, f64)]) -> Result<(), Error> {
        self.noise.set(&self.model, &self.groups, values)?;
        for group in 0..self.groups.len() {
            self.compile(group);
        }
        Ok(())
    }

    /// Noise parameters set so far.
    pub fn noise(&self) -> BTreeMap<String, f64> {
        self.noise.values()
    }

    /// Set parameters by prefix: `noise-…`, `cells-POPULATION-name`, and `weight-…` or none for weights.
    ///
    /// # Errors
    /// As the setter each key goes to. Weights are checked before anything changes; noise and cell
    /// parameters before any of their kind.
    pub fn set_params(&mut self, values: &[(String, f64)]) -> Result<Vec<KeyNote>, Error> {
        let (mut weights, mut noise, mut cells) = (Vec::new(), Vec::new(), Vec::new());
        for (key, value) in values {
            if let Some(name) = key.strip_prefix("noise-") {
                noise.push((name.to_string(), *value));
            } else if let Some(name) = key.strip_prefix("cells-") {
                cells.push((name.to_string(), *value));
            } else {
                weights.push((key.strip_prefix("weight-").unwrap_or(key).to_string(), *value));
            }
        }
        let notes = self.set_weights(&weights)?;
        if !noise.is_empty() {
            self.set_noise(&noise)?;
        }
        for (key, value) in cells {
            self.set_cell_param(&key, value)?;
        }
        Ok(notes)
    }

    /// Set a cell parameter of a population, `POPULATION-name`; state is kept, resting currents are pinned anew.
    ///
    /// # Errors
    /// Unknown population or parameter, or a value out of range.
    pub fn set_cell_param(&mut self, key: &str, value: f64) -> Result<(), Error> {
        let known = || {
            let of = |g: &Wired| {
                g.template.params.names().map(|n| format!("{}-{n}", g.population)).collect::<Vec<_>>()
            };
            self.groups.iter().flat_map(of).collect::<Vec<_>>()
        };
        let Some((population, name)) = key.split_once('-') else {
            return Err(Error::unknown_key("cell", key, known()));
        };
        let group = self.group(population)?;
        let wired = &mut self.groups[group];
        wired.template.params.set(wired.template.kernel.name(), name, value)?;
        let position = wired.template.params.names().position(|n| n == name).unwrap_or_default();
        let mut params = self.engine.params(group).to_vec();
        for cell in &mut params {
            cell[position] = value;
        }
        self.engine.set_params(group, params);
        Ok(())
    }

    /// Parameters of a population's cells: name, unit, value of the template.
    ///
    /// # Errors
    /// Unknown population.
    pub fn cell_params(&self, population: &str) -> Result<Vec<(String, &'static str, f64)>, Error> {
        let params = &self.groups[self.group(population)?].template.params;
        let rows = params.names().zip(params.fields()).zip(params.values());
        Ok(rows.map(|((name, field), value)| (name.to_string(), field.unit, *value)).collect())
    }

    /// Apply the model's defaults for this culture. Returns them, or `None` if there are none.
    ///
    /// # Errors
    /// A default that does not fit the network (a predefined name on a different system).
    pub fn apply_model_defaults(&mut self, weights: bool, noise: bool) -> Result<Option<Defaults>, Error> {
        let Some(defaults) = model_defaults(&self.model, &self.system_name) else { return Ok(None) };
        let pairs = |m: &BTreeMap<String, f64>| m.iter().map(|(k, v)| (k.clone(), *v)).collect::<Vec<_>>();
        if weights {
            self.set_weights(&pairs(&defaults.weights))?;
        }
        if noise && !defaults.noise.is_empty() {
            self.set_noise(&pairs(&defaults.noise))?;
        }
        Ok(Some(defaults))
    }
}

/// A checked change of mechanism parameters.
struct MechanismChange {
    group: usize,
    slots: Vec<usize>,
    /// Index into [`SLOT_PARAMS`]; `None`: a depression parameter of `rules`.
    index: Option<usize>,
    rules: Vec<usize>,
    parameter: String,
    value: f64,
}
