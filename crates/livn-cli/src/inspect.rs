//! `livn inspect`.

use std::path::Path;

use livn::system::System;
use serde_json::json;

use crate::args::InspectArgs;
use crate::console::Console;
use crate::culture_view::{culture_view, mea_of, somata, system_entry};
use crate::error::CliError;
use crate::generate::draw;
use crate::opened::open;
use crate::report::summary::{counted, thousands};

/// Describe a system.
pub(crate) fn inspect(args: &InspectArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let opened = open(&args.system, console)?;
    let system = &opened.system;
    if let Some(stem) = &args.picture {
        draw(system, &opened.path.display().to_string(), stem)?;
    }
    if args.json {
        console.say(&format!("{:#}", as_json(system, &opened.path)));
    } else {
        console.say(&as_text(system, &opened.path)?);
    }
    Ok(())
}

fn as_json(system: &System, path: &Path) -> serde_json::Value {
    let b = system.bounding_box();
    let projections: Vec<_> = system
        .projections()
        .iter()
        .map(|p| {
            let degree = p.len() as f64 / f64::from(p.post().count.max(1));
            json!({"pre": p.pre().name, "post": p.post().name, "synapses": p.len(), "mean_degree": degree})
        })
        .collect();
    let populations: Vec<_> = system
        .populations()
        .iter()
        .map(|p| json!({"name": p.name, "first_gid": p.first, "cells": p.count}))
        .collect();
    json!({
        "system": system_entry(system, Some(path.display().to_string())),
        "populations": populations,
        "projections": projections,
        "bounding_box_um": [b.min, b.max],
        "weight_names": system.weight_names(),
        "selections": system.selections(),
    })
}

fn as_text(system: &System, path: &Path) -> Result<String, CliError> {
    let entry = system_entry(system, None);
    let mut lines = vec![
        format!(
            "{}: {}, {}, {}",
            entry.name,
            counted(entry.cells, "cell"),
            counted(entry.synapses, "synapse"),
            counted(entry.electrodes, "electrode")
        ),
        format!("at {}", path.display()),
        format!("sha256 {}", entry.hash),
    ];
    let b = system.bounding_box();
    let span = |k: usize| format!("{:.1} to {:.1}", b.min[k], b.max[k]);
    lines.push(format!("x {} µm, y {} µm, z {} µm", span(0), span(1), span(2)));
    lines.push(String::new());
    lines.push(format!("{:<12}  {:>8}  {:>15}", "population", "cells", "gids"));
    for p in system.populations().iter().filter(|p| p.count > 0) {
        let gids = format!("{}–{}", p.first, p.first + p.count - 1);
        lines.push(format!("{:<12}  {:>8}  {gids:>15}", p.name, thousands(u64::from(p.count))));
    }
    lines.push(String::new());
    lines.push(format!("{:<16}  {:>12}  {:>11}  mechanisms", "projection", "synapses", "mean degree"));
    for p in system.projections() {
        let rule = p.rule();
        let mechanisms: Vec<String> = rule
            .distinct_sections()
            .iter()
            .flat_map(|s| rule.mechanisms_of(s).map(move |(m, _)| format!("{s}-{m}")))
            .collect();
        lines.push(format!(
            "{:<16}  {:>12}  {:>11.2}  {}",
            format!("{}->{}", p.pre().name, p.post().name),
            thousands(p.len() as u64),
            p.len() as f64 / f64::from(p.post().count.max(1)),
            mechanisms.join(", ")
        ));
    }
    if let Some(mea) = mea_of(system).map_err(|e| CliError::Culture(e.to_string()))? {
        let view = culture_view(system, Some(&mea), &somata(system));
        let heard: usize = view.electrodes.iter().map(|e| e.hears.len()).sum();
        lines.push(String::new());
        lines.push(format!(
            "{}, {:.1} cells within reach of each (stimulation radius {} µm, recording radius {} µm)",
            counted(entry.electrodes, "electrode"),
            heard as f64 / view.electrodes.len().max(1) as f64,
            mea.input_radius_um(),
            mea.output_radius_um()
        ));
    }
    Ok(lines.join("\n"))
}
