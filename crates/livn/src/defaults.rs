//! Default weights and noise of the predefined cultures, and the published dictionaries.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::ModelSpec;

/// Weights and noise of one culture.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Defaults {
    /// Where they come from.
    pub source: String,
    /// Weight keys.
    #[serde(default)]
    pub weights: BTreeMap<String, f64>,
    /// Noise keys.
    #[serde(default)]
    pub noise: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
struct Table {
    #[serde(default)]
    rcsd: BTreeMap<String, Defaults>,
    #[serde(default)]
    izhikevich: BTreeMap<String, Defaults>,
    #[serde(default)]
    lif: BTreeMap<String, Defaults>,
    #[serde(default)]
    published: BTreeMap<String, Defaults>,
}

fn table() -> Table {
    match toml::from_str(include_str!("defaults.toml")) {
        Ok(table) => table,
        Err(error) => unreachable!("defaults.toml is checked by a test: {error}"),
    }
}

/// The defaults with which the shipped cells of a predefined culture fire action potentials at
/// physiological rates; `None` for other systems.
pub fn model_defaults(model: &ModelSpec, system: &str) -> Option<Defaults> {
    let mut table = table();
    match model {
        ModelSpec::Rcsd(_) => table.rcsd.remove(system),
        ModelSpec::Izhikevich { .. } => table.izhikevich.remove(system),
        ModelSpec::Lif => table.lif.remove(system),
    }
}

/// The dictionaries published for livn 1.0 and 2.0 (`EI1-1.0`, `EI2-1.0`, `EI2-2.0`), which were fitted
/// to cells that could not spike; by name only.
pub fn published_defaults(name: &str) -> Option<Defaults> {
    table().published.remove(name)
}

#[cfg(test)]
mod tests;
