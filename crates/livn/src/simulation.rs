//! A culture that can be run.

mod parameters;
mod recording;

use std::ops::ControlFlow;

use livn_core::{Gid, TimeGrid};
use livn_engine::{CellRef, Drive, Engine, Progress, RunOutput, Signal};
use livn_eqn::lane::Target;
use livn_system::System;

use crate::keys::RuleName;
use crate::model::ModelSpec;
use crate::noise::NoiseSettings;
use crate::recording::{Recording, SpikeTrain, Traces};
use crate::stimulus::{self, Stimulus};
use crate::wiring::{self, Wired};
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
