//! `livn generate`.

mod config;

use std::path::Path;

use livn::system::System;
use livn::system::generate::{
    AreaPlacement, GenerateConfig, Generated, MeaLayout, Placement, electrode_grid,
};
use serde_json::json;

use crate::args::GenerateArgs;
use crate::console::Console;
use crate::culture_view::{culture_view, mea_of, somata, system_entry};
use crate::error::CliError;
use crate::report::manifest;
use crate::report::picture;
use crate::report::summary::{counted, thousands};
use crate::run_directory::{MANIFEST, prepare, write_text};

/// Most connections drawn in the picture.
const DRAWN_EDGES: usize = 2500;

/// Draw a culture and write it.
pub(crate) fn generate(
    args: &GenerateArgs,
    typed: &[String],
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    if args.quiet {
        console.be_quiet();
    }
    let config = config::config(args)?;
    let name = name_of(&args.out)?;
    prepare(&args.out)?;
    let started = (manifest::now(), std::time::Instant::now());
    let mut generated =
        livn::system::generate::generate(&name, &config).map_err(|e| CliError::Usage(e.to_string()))?;
    electrodes(args, &config, &mut generated.system)?;
    let directory = &args.out;
    livn::h5::replace_system(directory, &generated.system).map_err(|e| CliError::Culture(e.to_string()))?;
    let wall_s = started.1.elapsed().as_secs_f64();
    let caption = caption(&config);
    if !args.no_picture {
        draw(&generated.system, &caption, &directory.join("system"))?;
    }
    let report = json!({
        "command": "livn generate",
        "version": env!("CARGO_PKG_VERSION"),
        "command_line": typed,
        "started": started.0,
        "wall_s": wall_s,
        "config": config,
        "system": system_entry(&generated.system, Some(directory.display().to_string())),
        "projections": generated.report,
    });
    let text = format!("{report:#}");
    write_text(&directory.join(MANIFEST), &text)?;
    for note in generated.report.iter().filter_map(livn::system::generate::ProjectionReport::note) {
        console.note(&format!("note: {note}"));
    }
    if args.json {
        console.say(&text);
    } else if !console.is_quiet() {
        console.say(&described(&generated, directory, wall_s));
    }
    Ok(())
}

/// The name of the culture: the last part of its directory.
fn name_of(directory: &Path) -> Result<String, CliError> {
    let name = directory.file_name().map(|n| n.to_string_lossy().into_owned());
    name.ok_or_else(|| {
        CliError::Usage(format!("{} has no last part that could name the culture", directory.display()))
    })
}

/// The generator's own array, or the one asked for.
fn electrodes(args: &GenerateArgs, config: &GenerateConfig, system: &mut System) -> Result<(), CliError> {
    let usage = |e: livn::system::SystemError| CliError::Usage(e.to_string());
    let bounds = AreaPlacement::new(config).map_err(usage)?.bounds();
    system.documents_mut().mea = match bounds {
        Some(bounds) if !args.no_mea => {
            let layout = MeaLayout {
                pitch_um: args.pitch,
                z_um: f64::midpoint(config.z_range[0], config.z_range[1]),
                input_radius_um: args.input_radius,
                output_radius_um: args.output_radius,
            };
            Some(electrode_grid(bounds, &layout).map_err(usage)?)
        }
        _ => None,
    };
    Ok(())
}

fn caption(config: &GenerateConfig) -> String {
    let c = &config.connectivity;
    format!("σ {} µm ({} kernel), seed {}", c.sigma_um, c.kernel.name(), config.random_seed)
}

/// Draw `system` to `<stem>.png` and `<stem>.svg`.
pub(crate) fn draw(system: &System, caption: &str, stem: &Path) -> Result<(), CliError> {
    let mea = mea_of(system).map_err(|e| CliError::Culture(e.to_string()))?;
    let view = culture_view(system, mea.as_ref(), &somata(system));
    // Evenly spread over all projections, so that none is over-represented.
    let every = system.edge_count().div_ceil(DRAWN_EDGES).max(1);
    let all = system.projections().iter().flat_map(livn::system::Projection::edges);
    let edges: Vec<(u32, u32)> = all.step_by(every).map(|e| (e.pre, e.post)).collect();
    Ok(picture::culture(&view, &edges, caption).save(stem)?)
}

fn described(generated: &Generated, directory: &Path, wall_s: f64) -> String {
    let system = &generated.system;
    let mut lines = vec![format!(
        "{}: {}, {}, {}, generated in {wall_s:.2} s",
        system.name(),
        counted(system.cell_count() as u64, "cell"),
        counted(system.edge_count() as u64, "synapse"),
        counted(
            system.documents().mea.as_ref().map_or(0, |m| m.electrode_coordinates.len() as u64),
            "electrode"
        ),
    )];
    lines.push(String::new());
    lines.push(format!("{:<16}  {:>12}  {:>9}  {:>9}", "projection", "synapses", "degree", "asked for"));
    for p in &generated.report {
        let name = format!("{}->{}", p.pre, p.post);
        let edges = thousands(p.edges as u64);
        lines.push(format!(
            "{name:<16}  {edges:>12}  {:>9.2}  {:>9.2}",
            p.realised_degree, p.requested_degree
        ));
    }
    lines.push(String::new());
    lines.push(format!("written to {}", directory.display()));
    lines.push(format!("next: livn run {}", directory.display()));
    lines.join("\n")
}
