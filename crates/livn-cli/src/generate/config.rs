//! The generator's configuration from a file or preset, changed by flags.

use livn::system::generate::{GenerateConfig, MeanDegree, PopulationConfig};
use livn::system::{SynapseKind, parse_json, predefined_config};
use serde::de::DeserializeOwned;

use crate::args::{Amount, DegreeArg, GenerateArgs, PopulationArg};
use crate::error::CliError;
use crate::keyed_file;

/// The configuration that `args` ask for.
pub(super) fn config(args: &GenerateArgs) -> Result<GenerateConfig, CliError> {
    let mut config = match (&args.config, &args.preset) {
        (Some(path), _) => {
            let text = keyed_file::read(path)?.to_string();
            parse_json(&text).map_err(|e| CliError::Content { path: path.clone(), problem: e.to_string() })?
        }
        (None, Some(name)) => predefined_config(name).map_err(|e| CliError::Usage(e.to_string()))?,
        (None, None) => GenerateConfig::default(),
    };
    set_area(&mut config, args)?;
    set_populations(&mut config, args)?;
    set_connectivity(&mut config, args)?;
    if let Some(seed) = args.seed {
        config.random_seed = seed;
    }
    Ok(config)
}

fn set_area(config: &mut GenerateConfig, args: &GenerateArgs) -> Result<(), CliError> {
    if let Some(area) = &args.area {
        config.area = word(area)?;
    }
    let kwargs = &mut config.area_kwargs;
    let side = args.side.map(|s| [0.0, s]);
    kwargs.x_range = args.x_range.or(side).or(kwargs.x_range);
    kwargs.y_range = args.y_range.or(side).or(kwargs.y_range);
    kwargs.center = args.center.or(kwargs.center);
    kwargs.radius = args.radius.or(kwargs.radius);
    kwargs.inner_radius = args.inner_radius.or(kwargs.inner_radius);
    config.z_range = args.z_range.unwrap_or(config.z_range);
    Ok(())
}

fn set_populations(config: &mut GenerateConfig, args: &GenerateArgs) -> Result<(), CliError> {
    config.total_cells = args.total_cells.or(config.total_cells);
    if !args.population.is_empty() {
        config.populations = args
            .population
            .iter()
            .map(|p| Ok((p.name.clone(), population(p)?)))
            .collect::<Result<_, CliError>>()?;
    }
    if !args.definition.is_empty() {
        config.population_definitions = Some(args.definition.iter().cloned().collect());
    }
    Ok(())
}

fn population(arg: &PopulationArg) -> Result<PopulationConfig, CliError> {
    let mut out = PopulationConfig::default();
    match arg.amount {
        Amount::Count(n) => out.count = Some(n),
        Amount::Ratio(r) => out.ratio = Some(r),
    }
    // The two usual names say their type themselves.
    let kind = arg.kind.as_deref().or((arg.name == "INH").then_some("inhibitory"));
    out.synapse_type = kind.map(word).transpose()?.unwrap_or(SynapseKind::Excitatory);
    out.transmitter = arg.transmitter.as_deref().map(word).transpose()?;
    out.soma_only = arg.soma_only.then_some(true);
    Ok(out)
}

fn set_connectivity(config: &mut GenerateConfig, args: &GenerateArgs) -> Result<(), CliError> {
    let c = &mut config.connectivity;
    c.sigma_um = args.sigma.unwrap_or(c.sigma_um);
    c.cutoff = args.cutoff.or(c.cutoff);
    c.allow_self_connections |= args.allow_self_connections;
    if let Some(kernel) = &args.kernel {
        c.kernel = word(kernel)?;
    }
    for degree in &args.degree {
        set_degree(&mut c.mean_degree, degree);
    }
    if let Some(mechanisms) = &args.mechanisms {
        config.mechanisms = word(mechanisms)?;
    }
    Ok(())
}

/// A degree for one projection leaves the others as they are.
fn set_degree(degrees: &mut MeanDegree, arg: &DegreeArg) {
    match (&mut *degrees, &arg.projection) {
        (_, None) => *degrees = MeanDegree::Same(arg.degree),
        (MeanDegree::ByProjection(map), Some(name)) => {
            map.insert(name.clone(), arg.degree);
        }
        (MeanDegree::Same(others), Some(name)) => {
            let others = ("default".to_owned(), *others);
            *degrees = MeanDegree::ByProjection([others, (name.clone(), arg.degree)].into_iter().collect());
        }
    }
}

/// One of the words the configuration knows.
fn word<T: DeserializeOwned>(text: &str) -> Result<T, CliError> {
    serde_json::from_value(text.into()).map_err(|e| CliError::Usage(e.to_string()))
}

#[cfg(test)]
mod tests;
