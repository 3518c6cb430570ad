//! From arguments to spikes.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use livn::system::System;
use livn::{InputMode, Interpolation, ModelSpec, Progress, Recording, Simulation, Stimulus};

use super::parameters;
use crate::Gid;
use crate::args::{Recordable, RunArgs};
use crate::console::Console;
use crate::culture_view::mea_of;
use crate::error::CliError;
use crate::interrupt;
use crate::report::summary::{counted, duration};
use crate::report::tables::TraceView;
use crate::report::view::SpikeView;
use crate::stimulate::{Pulse, commands};

/// Time between updates of the progress bar.
const REFRESH: Duration = Duration::from_millis(50);

/// What a simulation yielded.
pub(super) struct Simulated {
    pub spikes: SpikeView,
    pub traces: Vec<RecordedTraces>,
    /// Onsets of stimulation pulses (ms).
    pub pulses_ms: Vec<f64>,
    /// Time simulated (ms).
    pub reached_ms: f64,
    pub wall_s: f64,
    pub interrupted: bool,
    /// Why the simulation stopped by itself, if it did.
    pub ran_away: Option<String>,
    /// Parameters in effect.
    pub parameters: serde_json::Value,
    pub threads: usize,
}

/// Traces and where they go.
pub(super) struct RecordedTraces {
    pub file: &'static str,
    pub values_name: &'static str,
    pub content: &'static str,
    traces: livn::Traces,
}

impl RecordedTraces {
    /// For writing.
    pub fn view(&self) -> TraceView<'_> {
        let t = &self.traces;
        TraceView {
            gids: &t.gids,
            sections: &t.sections,
            dt_ms: t.dt_ms,
            first_ms: t.first_ms,
            frames: t.frames,
            values: &t.values,
        }
    }
}

/// Simulate `system` as `args` say.
pub(super) fn simulate(
    args: &RunArgs,
    system: &System,
    console: &mut Console<'_>,
) -> Result<Simulated, CliError> {
    let model = ModelSpec::named(args.model.name()).map_err(refused)?;
    let mut builder = Simulation::builder(system, &model).seed(args.seed).dt_ms(args.dt);
    if let Some(threads) = args.threads {
        builder = builder.threads(threads);
    }
    let mut sim = builder.build().map_err(refused)?;
    let source = parameters::apply(&mut sim, args, system, console)?;
    record(&mut sim, args)?;
    let (stimuli, pulses_ms) = stimuli(args, system, &sim)?;
    let interrupt = interrupt::flag();
    console.note(&format!(
        "simulating {} of {}: {}, {}, {}",
        duration(args.duration),
        system.name(),
        counted(system.cell_count() as u64, "cell"),
        counted(system.edge_count() as u64, "synapse"),
        counted(sim.threads() as u64, "thread")
    ));
    let started = Instant::now();
    let result = watched(&mut sim, args, &stimuli, &interrupt, console);
    let wall_s = started.elapsed().as_secs_f64();
    let (recording, ran_away) = match result.map_err(|e| *e) {
        Ok(recording) => (recording, None),
        Err(livn::Error::RanAway { cause, partial }) => (*partial, Some(cause.to_string())),
        Err(e) => return Err(refused(e)),
    };
    Ok(Simulated {
        parameters: serde_json::json!({"source": source, "weights": sim.weights(), "noise": sim.noise()}),
        threads: sim.threads(),
        reached_ms: recording.duration_ms,
        interrupted: recording.interrupted,
        spikes: recording
            .spikes
            .clone()
            .map_or_else(SpikeView::default, |s| SpikeView { gid: s.gids, t_ms: s.times_ms }),
        traces: traces(recording),
        pulses_ms,
        wall_s,
        ran_away,
    })
}

fn record(sim: &mut Simulation, args: &RunArgs) -> Result<(), CliError> {
    sim.record_spikes(None).map_err(refused)?;
    for item in &args.record {
        let population = item.population.as_deref();
        match item.what {
            Recordable::Spikes => Ok(()),
            Recordable::Voltage => sim.record_voltage(population, args.record_dt),
            Recordable::MembraneCurrent => sim.record_membrane_current(population, args.record_dt),
        }
        .map_err(refused)?;
    }
    Ok(())
}

/// Run with progress bar and Ctrl-C.
fn watched(
    sim: &mut Simulation,
    args: &RunArgs,
    stimuli: &[Stimulus],
    interrupt: &AtomicBool,
    console: &Console<'_>,
) -> Result<Recording, Box<livn::Error>> {
    let bar = console.progress(args.duration);
    let (dt_ms, started) = (sim.dt_ms(), Instant::now());
    let mut shown = Duration::ZERO;
    let mut watch = |p: Progress| {
        let wall = started.elapsed();
        if wall >= shown + REFRESH {
            shown = wall;
            bar.show(p.done as f64 * dt_ms, wall);
        }
        if interrupt.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let result = sim.run(args.duration, stimuli, &mut watch);
    bar.finish();
    result.map_err(Box::new)
}

/// The pulses of `--stimulate` at every compartment, and their onsets (ms).
fn stimuli(args: &RunArgs, system: &System, sim: &Simulation) -> Result<(Vec<Stimulus>, Vec<f64>), CliError> {
    if args.stimulate.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let pulse = Pulse { shape: args.pulse, phase_ms: args.phase_ms, gap_ms: args.gap_ms };
    let commands = commands(&args.stimulate, pulse, args.dt, args.duration)?;
    let mea = mea_of(system).map_err(|e| CliError::Culture(e.to_string()))?.ok_or_else(|| {
        CliError::Usage(format!(
            "{} has no electrodes to stimulate with; `livn mea DIR` lays a grid",
            system.name()
        ))
    })?;
    let rows: Vec<usize> = commands
        .channels
        .iter()
        .map(|id| mea.channel_row(*id).map_err(|e| CliError::Usage(format!("--stimulate: {e}"))))
        .collect::<Result<_, _>>()?;
    let places = sim.compartments();
    let sites: Vec<livn::io::Site> =
        places.iter().map(|&(gid, _, position_um)| livn::io::Site { gid, position_um }).collect();
    let gain = mea.input_gain_of_rows(&rows, &sites);
    let of_site = |s: usize| (0..rows.len()).map(|c| (c as u32, gain.get(c, s))).collect();
    let stimulus = Stimulus {
        mode: InputMode::Extracellular,
        interpolation: Interpolation::Hold,
        dt_ms: args.dt,
        channels: rows.len(),
        rows: commands.rows_ua,
        columns: places.iter().map(|&(gid, section, _)| (gid, section)).collect::<Vec<(Gid, u16)>>(),
        gain: (0..sites.len()).map(of_site).collect(),
    };
    Ok((vec![stimulus], commands.onsets_ms))
}

fn traces(recording: Recording) -> Vec<RecordedTraces> {
    let voltage = recording.voltage.map(|traces| RecordedTraces {
        file: "voltage.npz",
        values_name: "v_mv",
        content: "gid and section of every row, t_ms, v_mv [row, frame] (mV)",
        traces,
    });
    let current = recording.membrane_current.map(|traces| RecordedTraces {
        file: "membrane_current.npz",
        values_name: "i_ua",
        content: "gid and section of every row, t_ms, i_ua [row, frame] (µA, outward positive)",
        traces,
    });
    voltage.into_iter().chain(current).collect()
}

/// What livn refuses: an argument it cannot use, or something about the culture.
#[allow(clippy::needless_pass_by_value, reason = "handed to map_err")]
pub(super) fn refused(e: livn::Error) -> CliError {
    use livn::Error as E;
    match e {
        E::Step(_)
        | E::Value { .. }
        | E::UnknownKey { .. }
        | E::AmbiguousKey { .. }
        | E::UnknownModel { .. }
        | E::Unsupported { .. }
        | E::Param(_)
        | E::Population(_) => CliError::Usage(e.to_string()),
        E::Run(_) | E::RanAway { .. } => CliError::Simulation(e.to_string()),
        _ => CliError::Culture(e.to_string()),
    }
}
