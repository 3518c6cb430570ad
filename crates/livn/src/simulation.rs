//! A culture that can be run.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use livn_core::{Gid, TimeGrid};
use livn_engine::{CellRef, Drive, Engine, Probe, Progress, RunOutput, Signal};
use livn_eqn::lane::Target;
use livn_system::System;

use crate::defaults::{Defaults, model_defaults};
use crate::keys::{self, KeyNote, RuleName};
use crate::model::ModelSpec;
use crate::noise::NoiseSettings;
use crate::recording::{Recording, SpikeTrain, Traces};
use crate::stimulus::{self, Stimulus};
use crate::wiring::{self, SLOT_PARAMS, Wired};
use crate::{Error, heterogeneity};

/// A watcher that never stops a run.
pub fn unwatched() -> impl FnMut(Progress) -> ControlFlow<()> {
    |_| ControlFlow::Continue(())
}

/// Options of a simulation.
pub struct Builder<'a> {
    system: &'a System,
    model: &'a ModelSpec,
    seed: u64,
    dt_ms: f64,
    threads: Option<usize>,
}

impl Builder<'_> {
    /// Seed of noise and heterogeneity; default 123.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Time step, ms; default 0.025.
    #[must_use]
    pub fn dt_ms(mut self, dt_ms: f64) -> Self {
        self.dt_ms = dt_ms;
        self
    }

    /// Threads; default: one per 250 cells, at most as many as the machine has. Results do not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = Some(threads);
        self
    }

    /// Build cells and connections.
    ///
    /// # Errors
    /// A dt that is not positive or too large for the model, mechanisms that are not known, placements
    /// that are missing, delays out of range.
    pub fn build(self) -> Result<Simulation, Error> {
        let grid = TimeGrid::new(self.dt_ms)?;
        let (largest, why) = self.model.largest_dt();
        if self.dt_ms > largest {
            let allowed = format!("at most {largest} ms for the {} model, because {why}", self.model.name());
            return Err(Error::value("dt (ms)", self.dt_ms, allowed));
        }
        if self.threads == Some(0) {
            return Err(Error::value("threads", 0, "at least 1"));
        }
        let threads = self.threads.unwrap_or_else(|| default_threads(self.system.cell_count()));
        let network = wiring::wire(self.system, self.model, grid, self.seed)?;
        let mut cells = Vec::new();
        for (g, (_, gids)) in network.engine.groups().enumerate() {
            for (i, &gid) in gids.iter().enumerate() {
                if cells.len() <= gid as usize {
                    cells.resize(gid as usize + 1, None);
                }
                cells[gid as usize] = Some(CellRef { group: g as u32, index: i as u32 });
            }
        }
        Ok(Simulation {
            engine: network.engine,
            groups: network.groups,
            rules: network.rules,
            system_name: self.system.name().to_string(),
            positions: self.system.coordinates().iter().map(|r| (r[0] as Gid, [r[1], r[2], r[3]])).collect(),
            model: self.model.clone(),
            noise: NoiseSettings::default(),
            record_spikes: Vec::new(),
            cells,
            grid,
            threads,
            seed: self.seed,
        })
    }
}

/// Threads meet once per epoch of a few steps; below some hundred cells each, waiting for one another
/// costs more than it saves as soon as the machine has anything else to do.
fn default_threads(cells: usize) -> usize {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    cells.div_ceil(250).clamp(1, processors)
}

/// A culture in its present state.
pub struct Simulation {
    pub(crate) engine: Engine,
    pub(crate) groups: Vec<Wired>,
    pub(crate) rules: Vec<RuleName>,
    system_name: String,
    positions: Vec<(Gid, [f64; 3])>,
    model: ModelSpec,
    pub(crate) noise: NoiseSettings,
    /// Groups whose spikes are reported.
    pub(crate) record_spikes: Vec<usize>,
    cells: Vec<Option<CellRef>>,
    pub(crate) grid: TimeGrid,
    threads: usize,
    seed: u64,
}

impl Simulation {
    /// Start building a simulation of `system` with the dynamics of `model`.
    pub fn builder<'a>(system: &'a System, model: &'a ModelSpec) -> Builder<'a> {
        Builder { system, model, seed: 123, dt_ms: 0.025, threads: None }
    }

    /// Time since t = 0, ms.
    pub fn t_ms(&self) -> f64 {
        self.grid.ms(self.engine.step())
    }

    /// Time step, ms.
    pub fn dt_ms(&self) -> f64 {
        self.grid.dt_ms()
    }

    /// Seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Threads used by [`Simulation::run`].
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// The model.
    pub fn model(&self) -> &ModelSpec {
        &self.model
    }

    /// The engine beneath: counts, instruction set, epoch length.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Use another instruction set than the fastest; for tests and measurements.
    pub fn set_target(&mut self, target: Target) {
        self.engine.set_target(target);
    }

    /// Populations in the order of recordings.
    pub fn populations(&self) -> Vec<&str> {
        self.groups.iter().map(|g| g.population.as_str()).collect()
    }

    /// Compartments of a population's cells, in order.
    ///
    /// # Errors
    /// Unknown population.
    pub fn sections(&self, population: &str) -> Result<Vec<String>, Error> {
        Ok(self.groups[self.group(population)?].template.kernel.site_names())
    }

    fn group(&self, population: &str) -> Result<usize, Error> {
        self.groups.iter().position(|g| g.population == population).ok_or_else(|| {
            livn_core::PopulationError::Unknown {
                name: population.into(),
                known: self.groups.iter().map(|g| g.population.clone()).collect(),
            }
            .into()
        })
    }

    fn selected(&self, population: Option<&str>) -> Result<Vec<usize>, Error> {
        match population {
            Some(name) => Ok(vec![self.group(name)?]),
            None => Ok((0..self.groups.len()).collect()),
        }
    }

    // ---- parameters -------------------------------------------------------------------------

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

    // ---- recording --------------------------------------------------------------------------

    /// Report the spikes of a population (`None`: all).
    ///
    /// # Errors
    /// Unknown population.
    pub fn record_spikes(&mut self, population: Option<&str>) -> Result<(), Error> {
        for group in self.selected(population)? {
            if !self.record_spikes.contains(&group) {
                self.record_spikes.push(group);
            }
        }
        Ok(())
    }

    /// Sample the voltage of all compartments of a population (`None`: all) every `dt_ms`.
    ///
    /// # Errors
    /// Unknown population, or a dt that is not a positive multiple of the time step.
    pub fn record_voltage(&mut self, population: Option<&str>, dt_ms: f64) -> Result<(), Error> {
        self.record(Signal::Voltage, population, dt_ms, None, None)
    }

    /// Sample the membrane current of all compartments of a population (`None`: all) every `dt_ms`.
    ///
    /// # Errors
    /// As [`Simulation::record_voltage`].
    pub fn record_membrane_current(&mut self, population: Option<&str>, dt_ms: f64) -> Result<(), Error> {
        self.record(Signal::MembraneCurrent, population, dt_ms, None, None)
    }

    /// Sample a signal of some cells and compartments. Asking again for the same signal and population
    /// replaces the earlier request.
    ///
    /// # Errors
    /// As [`Simulation::record_voltage`]; a gid that is not of the population; an unknown section.
    pub fn record(
        &mut self,
        signal: Signal,
        population: Option<&str>,
        dt_ms: f64,
        gids: Option<&[Gid]>,
        sections: Option<&[String]>,
    ) -> Result<(), Error> {
        let every = self.grid.exact("the recording dt", dt_ms)?;
        if every == 0 {
            return Err(Error::value(
                "the recording dt",
                dt_ms,
                format!("at least dt = {} ms", self.dt_ms()),
            ));
        }
        let mut probes = self.engine.probes().to_vec();
        if let Some(other) = probes.iter().find(|p| p.signal == signal && p.every != every)
            && self.selected(population)?.iter().any(|g| *g != other.group)
        {
            let allowed = format!("{} ms, as for the other populations", other.every as f64 * self.dt_ms());
            return Err(Error::value("the recording dt", dt_ms, allowed));
        }
        let mut asked = 0;
        for group in self.selected(population)? {
            let cells = match gids {
                None => None,
                Some(gids) => {
                    let of_group =
                        |g: &Gid| self.cell(*g).filter(|c| c.group as usize == group).map(|c| c.index);
                    let mut cells: Vec<u32> = gids.iter().filter_map(of_group).collect();
                    cells.sort_unstable();
                    cells.dedup();
                    asked += cells.len();
                    Some(cells)
                }
            };
            let names = self.groups[group].template.kernel.site_names();
            let sites = match sections {
                None => (0..names.len()).collect(),
                Some(sections) => {
                    let find = |s: &String| {
                        names
                            .iter()
                            .position(|n| n == s)
                            .ok_or_else(|| Error::unknown_key("section", s, names.clone()))
                    };
                    sections.iter().map(find).collect::<Result<Vec<_>, _>>()?
                }
            };
            probes.retain(|p| p.signal != signal || p.group != group);
            if cells.as_ref().is_none_or(|c| !c.is_empty()) {
                probes.push(Probe { signal, group, cells, sites, every, double: false });
            }
        }
        if let Some(gids) = gids
            && (asked < gids.len() || gids.is_empty())
        {
            let missing: Vec<String> =
                gids.iter().filter(|g| self.cell(**g).is_none()).take(10).map(ToString::to_string).collect();
            let value = if gids.is_empty() { "empty".into() } else { missing.join(", ") };
            return Err(Error::value(
                "the list of gids to record",
                value,
                "distinct gids of the chosen populations",
            ));
        }
        probes.sort_by_key(|p| p.group);
        self.engine.set_probes(probes);
        Ok(())
    }

    /// Record nothing.
    pub fn record_nothing(&mut self) {
        self.record_spikes.clear();
        self.engine.set_probes(Vec::new());
    }

    /// Whether spikes of any population are reported.
    pub fn records_spikes(&self) -> bool {
        !self.record_spikes.is_empty()
    }

    /// Sampling interval of a signal, if it is recorded, ms.
    pub fn recording_dt_ms(&self, signal: Signal) -> Option<f64> {
        let probe = self.engine.probes().iter().find(|p| p.signal == signal)?;
        Some(probe.every as f64 * self.dt_ms())
    }

    /// Bytes that recording a run of `duration_ms` from now takes.
    ///
    /// # Errors
    /// A duration off the time grid.
    pub fn recording_bytes(&self, duration_ms: f64) -> Result<u64, Error> {
        Ok(self.engine.recording_bytes(self.grid.exact("the duration", duration_ms)?))
    }

    /// Refuse runs whose recordings need more bytes than this; default 8 GiB.
    pub fn set_memory_limit(&mut self, bytes: u64) {
        self.engine.set_memory_limit(bytes);
    }

    // ---- running ----------------------------------------------------------------------------

    /// Advance by `duration_ms` from where the last run ended, with stimuli that start now. `watch` is
    /// called about once per shortest delay and may stop the run.
    ///
    /// # Errors
    /// A duration off the time grid, a stimulus that does not fit, a recording too large for the memory
    /// limit (nothing has changed then), or `RanAway` with what was recorded before.
    pub fn run(
        &mut self,
        duration_ms: f64,
        stimuli: &[Stimulus],
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Recording, Error> {
        let steps = self.grid.exact("the duration", duration_ms)?;
        let drives = self.drives(stimuli, false)?;
        let mut output = self.engine.run(steps, drives, self.threads, watch)?;
        let quarantine = output.quarantine.take();
        let recording = self.report(output);
        match quarantine {
            Some(cause) => Err(Error::RanAway { cause, partial: Box::new(recording) }),
            None => Ok(recording),
        }
    }

    /// Stimuli in the engine's terms.
    pub(crate) fn drives(&self, stimuli: &[Stimulus], keep_zeros: bool) -> Result<Vec<Drive>, Error> {
        let place = |gid: Gid| self.cell(gid);
        let one = |s| stimulus::drive(s, &self.model, &self.engine, &place, keep_zeros);
        stimuli.iter().map(one).collect()
    }

    pub(crate) fn report(&self, output: RunOutput) -> Recording {
        let dt = self.dt_ms();
        let spikes = (!self.record_spikes.is_empty()).then(|| {
            let recorded =
                |gid: Gid| self.cell(gid).is_some_and(|c| self.record_spikes.contains(&(c.group as usize)));
            let chosen = output.spikes.iter().filter(|s| recorded(s.gid));
            let (gids, times_ms) = chosen.map(|s| (s.gid, (s.step.0 - output.from) as f64 * dt)).unzip();
            SpikeTrain { gids, times_ms }
        });
        let collect = |signal: Signal, scale: f32| {
            let mut all: Option<Traces> = None;
            for (probe, traces) in self.engine.probes().iter().zip(&output.traces) {
                if probe.signal != signal {
                    continue;
                }
                let into = all.get_or_insert_with(|| Traces {
                    dt_ms: probe.every as f64 * dt,
                    first_ms: (traces.first_step - output.from) as f64 * dt,
                    frames: traces.frames,
                    ..Traces::default()
                });
                into.gids.extend_from_slice(&traces.gids);
                into.sections.extend_from_slice(&traces.sites);
                into.values.extend(traces.values.iter().map(|v| v * scale));
            }
            all
        };
        Recording {
            t0_ms: output.from as f64 * dt,
            duration_ms: (output.to - output.from) as f64 * dt,
            spikes,
            voltage: collect(Signal::Voltage, 1.0),
            // nA to µA.
            membrane_current: collect(Signal::MembraneCurrent, 1e-3),
            interrupted: output.stopped,
            all_spikes: output.spikes,
        }
    }

    /// Back to t = 0. The noise repeats itself, unless `reseed` moves on to the next stream.
    pub fn clear(&mut self, reseed: bool) {
        if reseed {
            let (_, stream) = self.engine.noise_stream();
            self.engine.set_noise_stream(stream.wrapping_add(1));
        }
        self.engine.clear();
    }

    /// Choose a noise stream, by default the next one.
    pub fn reseed_noise(&mut self, stream: Option<u32>) {
        let (_, now) = self.engine.noise_stream();
        self.engine.set_noise_stream(stream.unwrap_or(now.wrapping_add(1)));
    }

    /// Where a cell is in the engine.
    pub fn cell(&self, gid: Gid) -> Option<CellRef> {
        self.cells.get(gid as usize).copied().flatten()
    }

    // ---- geometry ---------------------------------------------------------------------------

    /// Position of every compartment: rows (gid, compartment, x, y, z) in µm, cells in the order of the
    /// populations, compartments interleaved. Soma at the cell; dendrite `dendrite_offset` away in the
    /// cell's direction; axon links on the opposite side at (k + ½) link lengths.
    pub fn compartments(&self) -> Vec<(Gid, u16, [f64; 3])> {
        let mut rows = Vec::new();
        for (wired, (_, gids)) in self.groups.iter().zip(self.engine.groups()) {
            let names = wired.template.kernel.site_names();
            let link = wired.template.params.get("axon_segment_um").unwrap_or(0.0);
            for &gid in gids {
                let Ok(at) = self.positions.binary_search_by_key(&gid, |p| p.0) else { continue };
                let [x, y, z] = self.positions[at].1;
                let (offset, angle) = match &self.model {
                    ModelSpec::Rcsd(o) if o.dendrite_random => {
                        (o.dendrite_offset_um, heterogeneity::dendrite_angle(gid, o.dendrite_seed))
                    }
                    ModelSpec::Rcsd(o) => (o.dendrite_offset_um, 0.0),
                    _ => (0.0, 0.0),
                };
                let mut links = 0.0;
                for (site, name) in names.iter().enumerate() {
                    let along = match name.as_str() {
                        "soma" => 0.0,
                        "dend" => offset,
                        _ => {
                            links += 1.0;
                            -link * (links - 0.5)
                        }
                    };
                    rows.push((gid, site as u16, [x + along * angle.cos(), y + along * angle.sin(), z]));
                }
            }
        }
        rows
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
