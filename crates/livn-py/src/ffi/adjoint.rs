//! The one place that speaks with the engine's forward run and its adjoint.

use std::collections::BTreeMap;

use livn::core::{Gid, Spike};
use livn::grad::{Frames, Seeds, SpikeGradient, TapeOptions};
use livn::{Simulation, Stimulus, Traces, unwatched};

use super::call::Failure;

pub(super) use livn::grad::{SpikeGradient as Gradient, Tape};

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

/// Run with full precision and leave a tape. Every population's spikes are recorded in a plan, so that the
/// interpolated times are those of all spikes.
pub(super) fn taped(
    simulation: &mut Simulation,
    run_ms: f64,
    stimuli: &[Stimulus],
    spikes: SpikeGradient,
    parameters: bool,
) -> Result<(Outcome, Tape), Failure> {
    let options = TapeOptions { spikes, parameters, ..TapeOptions::default() };
    let run = simulation.run_taped(run_ms, stimuli, &options, &mut unwatched())?;
    let values = |frames: Option<Frames>| frames.map(|f| f.values).unwrap_or_default();
    let outcome = Outcome {
        voltage: values(run.voltage),
        current: values(run.membrane_current),
        spikes: run.recording.all_spikes,
        times_ms: run.spike_times_ms,
    };
    Ok((outcome, run.tape))
}

/// Go back through a run of `simulation`.
pub(super) fn pull(tape: &Tape, simulation: &Simulation, seeds: Cotangents) -> Result<Pulled, Failure> {
    let counts = if seeds.counts.is_empty() { Vec::new() } else { by_population(simulation, &seeds.counts) };
    let seeds =
        Seeds { voltage: seeds.voltage, membrane_current: seeds.current, counts, spike_times: seeds.times };
    let mut gradients = tape.pull(simulation, &seeds)?;
    let first = |parts: &mut Vec<Vec<f64>>| if parts.is_empty() { Vec::new() } else { parts.swap_remove(0) };
    Ok(Pulled {
        rows: first(&mut gradients.rows),
        gain: first(&mut gradients.gain),
        params: gradients.params,
    })
}

/// Values of cells in ascending order of gid, as the populations follow each other.
fn by_population(simulation: &Simulation, values: &[f64]) -> Vec<f64> {
    let order: Vec<Gid> = simulation.engine().groups().flat_map(|(_, gids)| gids.to_vec()).collect();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    let position = |gid: &Gid| sorted.binary_search(gid).ok();
    order.iter().map(|gid| position(gid).and_then(|k| values.get(k).copied()).unwrap_or(0.0)).collect()
}
