//! Gradients of a run with respect to stimuli, weights, noise, cell parameters and initial state.
//!
//! ```
//! use livn::grad::{Seeds, SpikeGradient, TapeOptions};
//! let system = livn::System::unconnected("cells", [("EXC", 2)], &livn::UnconnectedCoordinates::Spacing(100.0))?;
//! let mut culture = livn::Simulation::builder(&system, &livn::ModelSpec::default()).build()?;
//! culture.record_voltage(None, 0.1)?;
//! let run = culture.run_taped(2.0, &[], &TapeOptions::default(), &mut livn::unwatched())?;
//! let voltage = run.voltage.as_ref().expect("recorded");
//! // The gradient of the mean voltage with respect to the voltage at t = 0.
//! let seeds = Seeds { voltage: vec![1.0 / voltage.values.len() as f64; voltage.values.len()], ..Seeds::default() };
//! let gradients = run.tape.pull(&culture, &seeds)?;
//! assert!(gradients.initial_state[0].1[0] > 0.0);
//! # Ok::<(), livn::Error>(())
//! ```

mod chain;
mod gain;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use livn_core::Gid;
use livn_engine::{Progress, Signal};

use crate::recording::Recording;
use crate::simulation::Simulation;
use crate::stimulus::Stimulus;
use crate::{Error, wiring};

pub use livn_grad::{GradError, SpikeGradient};

/// How a run is taped.
#[derive(Clone, Debug, PartialEq)]
pub struct TapeOptions {
    /// What the gradient of a spike is.
    pub spikes: SpikeGradient,
    /// Whether gradients of gains, kinetics, noise and cell parameters will be asked for, besides those of
    /// stimuli, weights and initial state.
    pub parameters: bool,
    /// Bytes that checkpoints and replay may take; `None`: as few as one replay allows, which grows with the
    /// square root of the run. Less than that costs a second replay, and grows with the cube root.
    pub memory_bytes: Option<u64>,
}

impl Default for TapeOptions {
    fn default() -> Self {
        Self { spikes: SpikeGradient::Detached, parameters: true, memory_bytes: None }
    }
}

/// Traces in double precision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frames {
    /// Gid of each row.
    pub gids: Vec<Gid>,
    /// Compartment of each row.
    pub sections: Vec<u16>,
    /// Sampling interval, ms.
    pub dt_ms: f64,
    /// Samples per row.
    pub frames: usize,
    /// `[row][frame]`: mV for voltage, µA for membrane current.
    pub values: Vec<f64>,
}

/// A run, and what it takes to differentiate it.
pub struct TapedRun {
    /// Spikes, times and so on; its traces are empty.
    pub recording: Recording,
    /// Voltages, mV, if recorded.
    pub voltage: Option<Frames>,
    /// Membrane currents, µA, if recorded.
    pub membrane_current: Option<Frames>,
    /// Interpolated time of each recorded spike, ms since the start of the run: where the line through the
    /// voltages before and after the step crosses the threshold.
    pub spike_times_ms: Vec<f64>,
    /// The tape.
    pub tape: Tape,
}

/// A taped run of one value of all parameters.
pub struct Tape {
    pub(crate) run: livn_engine::Tape,
    pub(crate) options: TapeOptions,
    pub(crate) stimuli: Vec<Stimulus>,
    /// Position on the tape of each recorded spike.
    recorded: Vec<usize>,
}

/// Cotangents of what a run returned; an empty list stands for zeros.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seeds {
    /// As `voltage.values`, per mV.
    pub voltage: Vec<f64>,
    /// As `membrane_current.values`, per µA.
    pub membrane_current: Vec<f64>,
    /// Number of spikes of each cell, populations one after the other; needs [`SpikeGradient::Surrogate`].
    pub counts: Vec<f64>,
    /// Time of each recorded spike, per ms; needs [`SpikeGradient::EventTime`].
    pub spike_times: Vec<f64>,
}

/// The gradient of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gradients {
    /// By stimulus: `[row][channel]`.
    pub rows: Vec<Vec<f64>>,
    /// By stimulus: `[channel][column]`, of the gain, whether or not it is 0 now.
    pub gain: Vec<Vec<f64>>,
    /// By key as [`Simulation::set_params`] takes it: `weight-…`, `noise-…`, `cells-…`. A key that sets a value
    /// for many cells has the gradient of moving them all.
    pub params: BTreeMap<String, f64>,
    /// State at the start of the run, by cell: every state variable, in the order of the model.
    pub initial_state: Vec<(Gid, Vec<f64>)>,
}

impl Simulation {
    /// Run as [`Simulation::run`] does and keep what it takes to differentiate the run. Traces are recorded in
    /// double precision.
    ///
    /// # Errors
    /// As [`Simulation::run`]; `TapeMemory` if the run does not fit `memory_bytes`.
    pub fn run_taped(
        &mut self,
        duration_ms: f64,
        stimuli: &[Stimulus],
        options: &TapeOptions,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<TapedRun, Error> {
        let steps = self.grid.exact("the duration", duration_ms)?;
        let drives = self.drives(stimuli, options.parameters)?;
        let threads = self.threads();
        let together = options.spikes != SpikeGradient::Detached;
        let plan = livn_grad::plan(&self.engine, steps, threads, together, options.memory_bytes);
        if let Some(limit) = options.memory_bytes.filter(|limit| plan.bytes > *limit) {
            return Err(Error::TapeMemory { steps, bytes: plan.bytes, limit });
        }
        let single = self.engine.probes().to_vec();
        let mut double = single.clone();
        for probe in &mut double {
            probe.double = true;
        }
        self.engine.set_probes(double);
        let outcome = self.engine.run_taped(steps, drives, threads, (plan.segment, plan.piece), watch);
        self.engine.set_probes(single);
        let (mut output, tape) = outcome?;
        let quarantine = output.quarantine.take();
        let frames = |signal: Signal, scale: f64| {
            let mut all: Option<Frames> = None;
            for (probe, traces) in tape.probes().iter().zip(&output.traces).filter(|p| p.0.signal == signal) {
                let into = all.get_or_insert_with(|| Frames {
                    dt_ms: probe.every as f64 * self.dt_ms(),
                    frames: traces.frames,
                    ..Frames::default()
                });
                into.gids.extend_from_slice(&traces.gids);
                into.sections.extend_from_slice(&traces.sites);
                into.values.extend(traces.doubles.iter().map(|v| v * scale));
            }
            all
        };
        let (voltage, membrane_current) =
            (frames(Signal::Voltage, 1.0), frames(Signal::MembraneCurrent, MICROAMPERE));
        output.traces.clear();
        let recording = self.report(output);
        if let Some(cause) = quarantine {
            return Err(Error::RanAway { cause, partial: Box::new(recording) });
        }
        let is_recorded =
            |gid: Gid| self.cell(gid).is_some_and(|c| self.record_spikes.contains(&(c.group as usize)));
        let recorded: Vec<usize> =
            (0..tape.spikes().len()).filter(|&k| is_recorded(tape.spikes()[k].gid)).collect();
        let time = |&k: &usize| {
            let spike = tape.spikes()[k];
            let step = spike.step.0 - self.engine.stamp_of(spike.gid) - tape.from();
            (step as f64 + tape.crossings()[k]) * self.dt_ms()
        };
        let spike_times_ms = recorded.iter().map(time).collect();
        let tape = Tape { run: tape, options: options.clone(), stimuli: stimuli.to_vec(), recorded };
        Ok(TapedRun { recording, voltage, membrane_current, spike_times_ms, tape })
    }
}

/// nA to µA.
const MICROAMPERE: f64 = 1e-3;

impl Tape {
    /// Bytes of the tape.
    pub fn bytes(&self) -> usize {
        self.run.bytes()
    }

    /// The gradient of whatever has these cotangents. `simulation` is the one that was taped, its parameters
    /// unchanged; its state does not matter.
    ///
    /// # Errors
    /// `Grad`: stale tape, cotangents that do not fit, or a readout without gradient.
    pub fn pull(&self, simulation: &Simulation, seeds: &Seeds) -> Result<Gradients, Error> {
        let engine = &simulation.engine;
        let adjoints = (0..simulation.groups.len())
            .map(|g| {
                let kernel = &**engine.kernel(g);
                livn_adjoint::of(kernel).ok_or_else(|| Error::Unsupported {
                    model: simulation.model().name(),
                    what: format!("gradients: the cell model {} has no reverse step", kernel.name()),
                    remedy: "use a shipped cell model".into(),
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        let seeds = self.engine_seeds(simulation, seeds)?;
        let raw = livn_grad::pull(
            engine,
            &self.run,
            &adjoints,
            &seeds,
            self.options.spikes,
            self.options.parameters,
            simulation.threads(),
        )?;
        let mut params = chain::weights(simulation, &raw);
        let mut gain = Vec::new();
        if self.options.parameters {
            let geometry = gain::pull(simulation, &self.stimuli, self.run.drives(), &raw.gains);
            params.extend(chain::kinetics(simulation, &raw));
            params.extend(chain::noise(simulation, &raw));
            let first = self.run.from() == 0;
            params.extend(chain::cells(simulation, &adjoints, &raw, &geometry, first));
            gain = geometry.columns;
        }
        let cells = engine.groups().zip(raw.first_state);
        let initial_state = cells
            .flat_map(|((_, gids), state)| gids.iter().copied().zip(state).collect::<Vec<_>>())
            .collect();
        Ok(Gradients { rows: raw.rows, gain, params, initial_state })
    }

    /// Seeds as the engine's probes, spikes and sources are numbered.
    fn engine_seeds(&self, simulation: &Simulation, seeds: &Seeds) -> Result<livn_grad::Seeds, Error> {
        let engine = &simulation.engine;
        let probes = self.run.probes();
        let split = |signal: Signal, what: &'static str, scale: f64, values: &[f64]| {
            let size = |p: usize| {
                let probe = &probes[p];
                let cells = engine.groups().nth(probe.group).map_or(0, |g| g.1.len());
                let every = probe.every;
                let frames = self.run.to().div_ceil(every) - self.run.from().div_ceil(every);
                probe.cells.as_ref().map_or(cells, Vec::len) * probe.sites.len() * frames as usize
            };
            let mine: Vec<usize> = (0..probes.len()).filter(|&p| probes[p].signal == signal).collect();
            let expected: usize = mine.iter().map(|&p| size(p)).sum();
            if !values.is_empty() && values.len() != expected {
                return Err(GradError::BadSeeds { what, found: values.len(), expected });
            }
            let mut at = 0;
            let mut parts = Vec::new();
            for p in mine {
                let part = values.get(at..at + size(p)).unwrap_or_default();
                parts.push((p, part.iter().map(|x| x * scale).collect::<Vec<_>>()));
                at += size(p);
            }
            Ok(parts)
        };
        let mut traces = vec![Vec::new(); probes.len()];
        let voltage = split(Signal::Voltage, "voltages", 1.0, &seeds.voltage)?;
        let current =
            split(Signal::MembraneCurrent, "membrane currents", MICROAMPERE, &seeds.membrane_current)?;
        for (p, values) in voltage.into_iter().chain(current) {
            traces[p] = values;
        }
        let mut spike_times = Vec::new();
        if !seeds.spike_times.is_empty() {
            let (found, expected) = (seeds.spike_times.len(), self.recorded.len());
            if found != expected {
                return Err(GradError::BadSeeds { what: "spike times", found, expected }.into());
            }
            spike_times = vec![0.0; self.run.spikes().len()];
            for (&k, bar) in self.recorded.iter().zip(&seeds.spike_times) {
                spike_times[k] = *bar;
            }
        }
        let mut counts = Vec::new();
        if !seeds.counts.is_empty() {
            let gids: Vec<Gid> = engine.groups().flat_map(|g| g.1.to_vec()).collect();
            let (found, expected) = (seeds.counts.len(), gids.len());
            if found != expected {
                return Err(GradError::BadSeeds { what: "spike counts", found, expected }.into());
            }
            counts = vec![0.0; gids.len()];
            for (gid, bar) in gids.into_iter().zip(&seeds.counts) {
                counts[engine.source_of(gid)] = *bar;
            }
        }
        Ok(livn_grad::Seeds { traces, spike_times, counts })
    }
}

/// Section names by which a slot's site is addressed.
pub(crate) fn section_of(wired: &wiring::Wired, site: usize) -> &'static str {
    if Some(site) == wired.template.dend { "dend" } else { "soma" }
}
