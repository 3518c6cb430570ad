//! `livn run`.

mod parameters;
mod simulate;

use std::path::{Path, PathBuf};

use crate::args::RunArgs;
use crate::console::Console;
use crate::culture_view::{culture_view, mea_of, somata, system_entry};
use crate::error::CliError;
use crate::opened::{Opened, open};
use crate::report::manifest::{self, FileEntry, Manifest, Results};
use crate::report::picture;
use crate::report::statistics::{active_fraction, population_activity, spikes_per_electrode};
use crate::report::summary::{duration, real_time_factor, summary};
use crate::report::tables::{spikes_csv, write_spikes, write_traces};
use crate::report::view::RunView;
use crate::run_directory::{MANIFEST, numbered, prepare, write_text};
use simulate::{Simulated, simulate};

/// Parent of run directories that are not named.
const RUNS: &str = "livn-runs";

/// Simulate a culture and write what happened.
pub(crate) fn run(args: &RunArgs, typed: &[String], console: &mut Console<'_>) -> Result<(), CliError> {
    if args.quiet || args.json {
        console.be_quiet();
    }
    let started = manifest::now();
    let opened = open(&args.system, console)?;
    let simulated = simulate(args, &opened.system, console)?;
    // Only now, so that bad arguments leave no directory behind.
    let directory = match &args.out {
        Some(path) => {
            prepare(path)?;
            path.clone()
        }
        None => numbered(Path::new(RUNS), opened.system.name())?,
    };
    let view = view(args, &opened, &simulated)?;
    let files = write_files(args, &view, &simulated, &directory)?;
    let manifest = manifest(args, typed, &opened, &view, &simulated, started, files);
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    write_text(&directory.join(MANIFEST), &text)?;
    if args.json {
        console.say(&text);
    } else if !console.is_quiet() {
        console.say(&summary(&view));
        console.say(&format!("written to {}", directory.display()));
    }
    if view.spikes.gid.is_empty() && !args.no_noise {
        console.note(
            "note: no cell fired; raise the background noise (--set noise-g_e0=…, noise-std_e=… for rcsd, \
             noise-level=… for point neurons), or stimulate (--stimulate)",
        );
    }
    if let Some(problem) = simulated.ran_away {
        return Err(CliError::Simulation(format!(
            "{problem}\nWhat was simulated before is in {}",
            directory.display()
        )));
    }
    if simulated.interrupted {
        return Err(CliError::Interrupted { simulated: duration(simulated.reached_ms), path: directory });
    }
    Ok(())
}

/// What happened, for reports.
fn view(args: &RunArgs, opened: &Opened, simulated: &Simulated) -> Result<RunView, CliError> {
    let mea = mea_of(&opened.system).map_err(|e| CliError::Culture(e.to_string()))?;
    let caption = format!(
        "{}, {} at dt {} ms, seed {}{}",
        args.model.name().to_uppercase(),
        duration(simulated.reached_ms),
        args.dt,
        args.seed,
        if simulated.interrupted { ", interrupted" } else { "" }
    );
    Ok(RunView {
        culture: culture_view(&opened.system, mea.as_ref(), &somata(&opened.system)),
        spikes: simulated.spikes.clone(),
        duration_ms: simulated.reached_ms,
        pulses_ms: simulated.pulses_ms.iter().copied().filter(|t| *t <= simulated.reached_ms).collect(),
        caption,
        wall_s: simulated.wall_s,
        interrupted: simulated.interrupted,
    })
}

fn write_files(
    args: &RunArgs,
    view: &RunView,
    simulated: &Simulated,
    directory: &Path,
) -> Result<Vec<FileEntry>, CliError> {
    let mut files = Vec::new();
    let mut entry = |name: &str, content: &'static str| -> PathBuf {
        files.push(FileEntry { name: name.into(), content });
        directory.join(name)
    };
    let path = entry("spikes.npz", "gid, t_ms, population of every spike");
    write_spikes(&path, view).map_err(CliError::write(&path))?;
    if args.csv {
        write_text(&entry("spikes.csv", "the same as text"), &spikes_csv(view))?;
    }
    for traces in &simulated.traces {
        let path = entry(traces.file, traces.content);
        write_traces(&path, traces.values_name, &traces.view()).map_err(CliError::write(&path))?;
    }
    if !args.no_picture {
        picture::activity(view).save(&directory.join("activity"))?;
        entry("activity.png", "raster, population rates, electrode map");
        entry("activity.svg", "the same as vectors");
    }
    Ok(files)
}

fn manifest(
    args: &RunArgs,
    typed: &[String],
    opened: &Opened,
    view: &RunView,
    simulated: &Simulated,
    started: String,
    files: Vec<FileEntry>,
) -> Manifest {
    Manifest {
        command: "livn run",
        version: env!("CARGO_PKG_VERSION"),
        command_line: typed.to_vec(),
        started,
        system: system_entry(&opened.system, Some(opened.path.display().to_string())),
        model: args.model.name().into(),
        parameters: simulated.parameters.clone(),
        seed: args.seed,
        dt_ms: args.dt,
        duration_ms: args.duration,
        simulated_ms: simulated.reached_ms,
        threads: simulated.threads,
        stimulation: args.stimulate.iter().map(|t| t.text.clone()).collect(),
        interrupted: simulated.interrupted,
        wall_s: simulated.wall_s,
        real_time_factor: real_time_factor(view),
        results: Results {
            spikes: view.spikes.gid.len() as u64,
            active_fraction: active_fraction(view),
            populations: population_activity(view),
            spikes_per_electrode: spikes_per_electrode(view),
        },
        files,
    }
}
