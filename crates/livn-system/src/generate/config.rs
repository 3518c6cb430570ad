//! The configuration of the planar generator, under its published names.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::Kernel;
use crate::error::{listed, listed_near};
use crate::{SynapseKind, SystemError};

/// Configuration of `generate_2d`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GenerateConfig {
    /// Shape of the area.
    pub area: AreaKind,
    /// Size of the area.
    pub area_kwargs: AreaArguments,
    /// Depth of the cells: lowest and highest z (µm).
    pub z_range: [f64; 2],
    /// Cells in all; absent: the sum of the explicit counts.
    pub total_cells: Option<u64>,
    /// Populations by name.
    pub populations: IndexMap<String, PopulationConfig>,
    /// Kernel and degrees.
    pub connectivity: ConnectivityConfig,
    /// Number of each population in the files; gids follow its order. Absent: EXC 10, INH 11, others from 12 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population_definitions: Option<IndexMap<String, u16>>,
    /// Seed of everything drawn.
    pub random_seed: u64,
    /// Which mechanisms synapses get.
    pub mechanisms: MechanismTable,
    /// Where to write; not used here.
    #[serde(skip_serializing)]
    pub output_directory: Option<String>,
}

impl Default for GenerateConfig {
    fn default() -> Self {
        let population = |ratio: f64, synapse_type: SynapseKind| PopulationConfig {
            ratio: Some(ratio),
            synapse_type,
            ..PopulationConfig::default()
        };
        let populations = [
            ("EXC".to_owned(), population(0.8, SynapseKind::Excitatory)),
            ("INH".to_owned(), population(0.2, SynapseKind::Inhibitory)),
        ];
        Self {
            area: AreaKind::Rectangle,
            area_kwargs: AreaArguments::default(),
            z_range: [0.0, 10.0],
            total_cells: None,
            populations: populations.into(),
            connectivity: ConnectivityConfig::default(),
            population_definitions: None,
            random_seed: 123,
            mechanisms: MechanismTable::ByType,
            output_directory: None,
        }
    }
}

/// Shape of the area. Published dotted names are accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AreaKind {
    /// A rectangle.
    #[default]
    #[serde(alias = "systems.generate_2d.rectangle")]
    Rectangle,
    /// A disk or ring.
    #[serde(alias = "systems.generate_2d.disk")]
    Disk,
}

/// Size of the area (µm). A rectangle takes the ranges (default 0..4000), a disk the rest (default radius 500
/// around the origin).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "published names that say it all")]
pub struct AreaArguments {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x_range: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y_range: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub center: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub radius: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inner_radius: Option<f64>,
}

/// One population.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopulationConfig {
    /// Share of the cells that explicit counts leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<f64>,
    /// Number of cells; wins over the ratio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// Effect on its targets.
    #[serde(default = "excitatory")]
    pub synapse_type: SynapseKind,
    /// Transmitter; absent: glutamatergic or gabaergic by type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transmitter: Option<Transmitter>,
    /// Whether its cells take all synapses on the soma; absent: inhibitory populations do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soma_only: Option<bool>,
}

fn excitatory() -> SynapseKind {
    SynapseKind::Excitatory
}

impl Default for PopulationConfig {
    fn default() -> Self {
        Self { ratio: None, count: None, synapse_type: excitatory(), transmitter: None, soma_only: None }
    }
}

impl PopulationConfig {
    /// The transmitter, by type if not stated.
    pub fn transmitter(&self) -> Transmitter {
        self.transmitter.unwrap_or(match self.synapse_type {
            SynapseKind::Inhibitory => Transmitter::Gabaergic,
            _ => Transmitter::Glutamatergic,
        })
    }

    /// Whether all synapses onto its cells are on the soma.
    pub fn soma_only(&self) -> bool {
        self.soma_only.unwrap_or(self.synapse_type == SynapseKind::Inhibitory)
    }
}

/// Transmitter of a population.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "pharmacological names")]
pub enum Transmitter {
    Glutamatergic,
    Cholinergic,
    Gabaergic,
    Glycinergic,
}

impl Transmitter {
    /// Contacts that one connection stands for.
    pub fn contacts(self) -> f64 {
        match self {
            Self::Glutamatergic | Self::Gabaergic => 1.0,
            Self::Cholinergic => 7.0,
            Self::Glycinergic => 5.0,
        }
    }
}

/// Which mechanisms synapses get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MechanismTable {
    /// `AMPA` and `NMDA` from excitatory, `GABA_A` from inhibitory populations.
    #[default]
    ByType,
    /// By transmitter, with its number of contacts.
    ByTransmitter,
}

/// Kernel and degrees. A block that is given needs `sigma`, and has no cutoff unless it says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConnectivityConfig {
    /// Width of the kernel (µm).
    #[serde(rename = "sigma")]
    pub sigma_um: f64,
    /// Mean in-degree, for every projection or by projection.
    #[serde(default = "hundred")]
    pub mean_degree: MeanDegree,
    /// Probability below which no connection is made.
    #[serde(default)]
    pub cutoff: Option<f64>,
    /// Whether a cell may contact itself.
    #[serde(default)]
    pub allow_self_connections: bool,
    /// Shape of the kernel.
    #[serde(default)]
    pub kernel: Kernel,
}

fn hundred() -> MeanDegree {
    MeanDegree::Same(100.0)
}

impl Default for ConnectivityConfig {
    fn default() -> Self {
        Self {
            sigma_um: 200.0,
            mean_degree: hundred(),
            cutoff: Some(0.1),
            allow_self_connections: false,
            kernel: Kernel::Gaussian,
        }
    }
}

/// Mean number of edges onto a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MeanDegree {
    /// From every population the same.
    Same(f64),
    /// By `"PRE->POST"`, with an optional `"default"`; without one, projections not listed have none.
    ByProjection(IndexMap<String, f64>),
}

/// What a valid configuration comes to.
pub(super) struct Plan {
    /// Populations in the order of their gids.
    pub order: Vec<String>,
    /// Degree by (pre, post).
    pub degrees: IndexMap<(String, String), f64>,
}

impl GenerateConfig {
    /// Number of each population in the files.
    pub fn definitions(&self) -> IndexMap<String, u16> {
        if let Some(given) = &self.population_definitions {
            return given.clone();
        }
        let mut names: Vec<&String> = self.populations.keys().collect();
        names.sort();
        let mut next = 11;
        let mut number = |name: &str| match name {
            "EXC" => 10,
            "INH" => 11,
            _ => {
                next += 1;
                next
            }
        };
        names.into_iter().map(|name| (name.clone(), number(name))).collect()
    }

    pub(super) fn validated(&self) -> Result<Plan, SystemError> {
        let [z0, z1] = self.z_range;
        if !(z0.is_finite() && z1.is_finite() && z0 <= z1) {
            let value = format!("{:?}", self.z_range);
            return Err(SystemError::Value {
                what: "z_range",
                allowed: "[zmin, zmax] with zmin <= zmax (µm)",
                value,
            });
        }
        self.check_populations()?;
        let c = &self.connectivity;
        check("sigma", "a positive number (µm)", c.sigma_um, c.sigma_um.is_finite() && c.sigma_um > 0.0)?;
        if let Some(cutoff) = c.cutoff {
            check("cutoff", "a probability, 0 to 1", cutoff, (0.0..=1.0).contains(&cutoff))?;
        }
        Ok(Plan { order: self.gid_order()?, degrees: self.degrees()? })
    }

    fn check_populations(&self) -> Result<(), SystemError> {
        if self.populations.is_empty() {
            let value = "empty".into();
            return Err(SystemError::Value { what: "populations", allowed: "at least one", value });
        }
        for (name, p) in &self.populations {
            if p.ratio.is_none() && p.count.is_none() {
                let known = "ratio, count".into();
                return Err(SystemError::PopulationConfig {
                    name: name.clone(),
                    problem: "has neither",
                    known,
                });
            }
            if let Some(ratio) = p.ratio {
                check("ratio", "a number >= 0", ratio, ratio.is_finite() && ratio >= 0.0)?;
            }
        }
        Ok(())
    }

    fn gid_order(&self) -> Result<Vec<String>, SystemError> {
        let definitions = self.definitions();
        let mut order: Vec<(u16, &String)> = Vec::new();
        for name in self.populations.keys() {
            let number = *definitions.get(name).ok_or_else(|| SystemError::PopulationConfig {
                name: name.clone(),
                problem: "is not declared in population_definitions",
                known: listed_near(name, definitions.keys().map(String::as_str)),
            })?;
            if order.iter().any(|(n, _)| *n == number) {
                return Err(SystemError::PopulationConfig {
                    name: name.clone(),
                    problem: "shares its number in population_definitions with another",
                    known: listed(definitions.keys().map(String::as_str)),
                });
            }
            order.push((number, name));
        }
        order.sort();
        Ok(order.into_iter().map(|(_, name)| name.clone()).collect())
    }

    fn degrees(&self) -> Result<IndexMap<(String, String), f64>, SystemError> {
        let mut out = IndexMap::new();
        let pair = |pre: &str, post: &str| format!("{pre}->{post}");
        if let MeanDegree::ByProjection(map) = &self.connectivity.mean_degree {
            let names = || self.populations.keys();
            let known = |key: &str| names().any(|pre| names().any(|post| pair(pre, post) == key));
            if let Some(key) = map.keys().find(|k| *k != "default" && !known(k)) {
                let known = listed(names().map(String::as_str));
                return Err(SystemError::DegreeKey { key: key.clone(), known });
            }
        }
        for pre in self.populations.keys() {
            for post in self.populations.keys() {
                let degree = match &self.connectivity.mean_degree {
                    MeanDegree::Same(degree) => *degree,
                    MeanDegree::ByProjection(map) => {
                        map.get(&pair(pre, post)).or_else(|| map.get("default")).copied().unwrap_or(0.0)
                    }
                };
                check("mean_degree", "a number >= 0", degree, degree.is_finite() && degree >= 0.0)?;
                out.insert((pre.clone(), post.clone()), degree);
            }
        }
        Ok(out)
    }
}

fn check(what: &'static str, allowed: &'static str, value: f64, valid: bool) -> Result<(), SystemError> {
    if valid { Ok(()) } else { Err(SystemError::Value { what, allowed, value: value.to_string() }) }
}
