//! Weights and noise of a run.

use livn::system::{PREDEFINED, System};
use livn::{ModelSpec, Simulation, model_defaults};

use super::simulate::refused;
use crate::args::RunArgs;
use crate::console::Console;
use crate::error::CliError;
use crate::keyed_file;

/// Set the tuned parameters, then what the user asks for. Returns where the tuned ones come from.
pub(super) fn apply(
    sim: &mut Simulation,
    args: &RunArgs,
    system: &System,
    console: &mut Console<'_>,
) -> Result<String, CliError> {
    let source = tuned(sim, system, !args.no_noise, console)?;
    let mut asked = match &args.params {
        Some(path) => keyed_file::parameters(path)?,
        None => Vec::new(),
    };
    asked.extend(args.set.iter().map(|s| (s.key.clone(), s.value)));
    set(sim, &asked, console)?;
    Ok(if asked.is_empty() { source } else { format!("{source}; changed by --params or --set") })
}

/// The parameters that came with the culture, else the model's for a culture of that name, else those of a
/// stand-in as far as they apply.
fn tuned(
    sim: &mut Simulation,
    system: &System,
    noise: bool,
    console: &mut Console<'_>,
) -> Result<String, CliError> {
    if let Some((file, own)) = own(sim.model(), system) {
        let kept: Vec<(String, f64)> =
            own.into_iter().filter(|(key, _)| noise || !key.starts_with("noise-")).collect();
        set(sim, &kept, console)?;
        return Ok(file);
    }
    if let Some(defaults) = sim.apply_model_defaults(true, noise).map_err(refused)? {
        return Ok(defaults.source);
    }
    let stand_in = of_similar_size(system.cell_count());
    let Some(defaults) = model_defaults(sim.model(), stand_in) else { return Ok("none".into()) };
    let known = sim.weights();
    let weights: Vec<(String, f64)> =
        defaults.weights.into_iter().filter(|(k, _)| known.contains_key(k)).collect();
    sim.set_weights(&weights).map_err(refused)?;
    if noise {
        sim.set_noise(&defaults.noise.into_iter().collect::<Vec<_>>()).map_err(refused)?;
    }
    console.note(&format!(
        "note: no tuned parameters for {}; using those of {stand_in} where they apply (see --params)",
        system.name()
    ));
    Ok(format!("{stand_in}, where its keys apply"))
}

/// The predefined culture whose number of cells is closest by factor; EI1 to EI4 have 10, 100, 1,000 and 10,000.
fn of_similar_size(cells: usize) -> &'static str {
    let decade = (cells.max(1) as f64).log10().round().clamp(1.0, PREDEFINED.len() as f64);
    PREDEFINED[decade as usize - 1]
}

/// Parameters stored in the system directory.
fn own(model: &ModelSpec, system: &System) -> Option<(String, Vec<(String, f64)>)> {
    let class = match model {
        ModelSpec::Rcsd(_) => "ReducedCalciumSomaDendrite",
        ModelSpec::Izhikevich { .. } => "Izhikevich",
        ModelSpec::Lif => "LIF",
    };
    let documents = system.documents();
    let by_model = documents.params_by_selection.get("default").and_then(|d| d.get(class)?.get("default"));
    if let Some(entry) = by_model {
        return Some(("params/default.json".into(), entry.params.clone().into_iter().collect()));
    }
    let flat = documents.params.as_ref().filter(|_| matches!(model, ModelSpec::Rcsd(_)))?;
    Some(("params.json".into(), flat.clone().into_iter().collect()))
}

fn set(sim: &mut Simulation, values: &[(String, f64)], console: &mut Console<'_>) -> Result<(), CliError> {
    for note in sim.set_params(values).map_err(refused)? {
        console.note(&format!("note: {}: {}", note.key, note.note));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
