//! The one place that speaks with the engine's forward run and its adjoint.

use std::collections::BTreeMap;

use livn::core::Spike;
use livn::{Simulation, Stimulus, Traces, unwatched};

use super::call::Failure;

/// What a gradient through spikes is the gradient of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum SpikeGradient {
    Detached,
    Surrogate { width_mv: f64 },
    EventTime,
}

/// A finished run.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// `[row][frame]`, mV.
    pub(super) voltage: Vec<f64>,
    /// `[row][frame]`, µA.
    pub(super) current: Vec<f64>,
    /// All spikes by step.
    pub(super) spikes: Vec<Spike>,
    /// Interpolated time of each spike, ms; empty unless asked for.
    pub(super) times_ms: Vec<f64>,
}

/// What is known of the loss at each output of a run; empty where nothing is.
#[derive(Debug, Default)]
pub(super) struct Cotangents {
    pub(super) voltage: Vec<f64>,
    pub(super) current: Vec<f64>,
    /// By cell, in ascending order of gid.
    pub(super) counts: Vec<f64>,
    /// By spike, as in [`Outcome::spikes`].
    pub(super) times: Vec<f64>,
}

/// The same at its inputs.
#[derive(Debug, Default)]
pub(super) struct Pulled {
    /// `[row][channel]`.
    pub(super) rows: Vec<f64>,
    /// `[channel][column]`; empty unless asked for.
    pub(super) gain: Vec<f64>,
    /// By key of `set_params`.
    pub(super) params: BTreeMap<String, f64>,
}

/// A run that can be gone back through.
#[derive(Debug)]
pub(super) struct Tape {}

impl Tape {
    pub(super) fn bytes(&self) -> usize {
        0
    }

    pub(super) fn pull(&self, _simulation: &Simulation, _seeds: &Cotangents) -> Result<Pulled, Failure> {
        Err(Failure::unimplemented("this build of livn has no adjoint"))
    }
}

/// Run, and nothing else.
pub(super) fn plain(
    simulation: &mut Simulation,
    run_ms: f64,
    stimuli: &[Stimulus],
) -> Result<Outcome, Failure> {
    let recording = simulation.run(run_ms, stimuli, &mut unwatched())?;
    let values = |traces: Option<Traces>| -> Vec<f64> {
        traces.map(|t| t.values.into_iter().map(f64::from).collect()).unwrap_or_default()
    };
    Ok(Outcome {
        voltage: values(recording.voltage),
        current: values(recording.membrane_current),
        spikes: recording.all_spikes,
        times_ms: Vec::new(),
    })
}

/// Run with full precision and leave a tape.
pub(super) fn taped(
    simulation: &mut Simulation,
    run_ms: f64,
    stimuli: &[Stimulus],
    _spikes: SpikeGradient,
    _parameters: bool,
) -> Result<(Outcome, Tape), Failure> {
    let dt = simulation.dt_ms();
    let mut outcome = plain(simulation, run_ms, stimuli)?;
    outcome.times_ms = outcome.spikes.iter().map(|s| s.step.0 as f64 * dt).collect();
    Ok((outcome, Tape {}))
}
