//! The JSON documents of a system directory, parsed strictly.

use indexmap::IndexMap;
use livn_core::Gid;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{ProjectionRule, SystemError};

/// Version of `graph.json` this crate writes and the highest it reads.
pub const GRAPH_VERSION: i64 = 1;

/// A document that cannot be used.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum DocumentError {
    /// Not JSON.
    #[error("not valid JSON at line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser expected.
        message: String,
    },
    /// A field of the wrong type or a missing one.
    #[error("{path}: {message}")]
    Field {
        /// Path of the field, e.g. `connections.culture2d.config.synapses.EXC`.
        path: String,
        /// What is wrong with it.
        message: String,
    },
    /// Written by a later version.
    #[error("version {found} is newer than {GRAPH_VERSION}, the highest this livn reads; upgrade livn")]
    Version {
        /// The version found.
        found: i64,
    },
}

/// Parse `text` into `T`; errors name the line or the path of the field.
///
/// # Errors
/// `Syntax` for text that is not JSON, `Field` for a missing, mistyped or out-of-range field.
pub fn parse_json<T: DeserializeOwned>(text: &str) -> Result<T, DocumentError> {
    let value: Value = serde_json::from_str(text).map_err(|e| DocumentError::Syntax {
        line: e.line(),
        column: e.column(),
        message: e.to_string(),
    })?;
    from_value(&value, "")
}

fn from_value<T: DeserializeOwned>(value: &Value, at: &str) -> Result<T, DocumentError> {
    serde_path_to_error::deserialize(value).map_err(|e| {
        let inner = e.path().to_string();
        let path = match (at, inner.as_str()) {
            ("", ".") => "document".into(),
            ("", inner) => inner.into(),
            (at, ".") => at.into(),
            (at, inner) => format!("{at}.{inner}"),
        };
        DocumentError::Field { path, message: e.inner().to_string() }
    })
}

/// One element of `graph.json`: a generator stage and its configuration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Element<T> {
    /// Identifier.
    pub uuid: String,
    /// The configuration of the stage.
    pub config: T,
    /// Everything else, kept for writing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// `architecture.config`: cells and their extents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArchitectureConfig {
    /// Namespace of the soma coordinates.
    #[serde(default = "generated_coordinates")]
    pub coordinate_namespace: String,
    /// Corners of the area of placed cells (µm).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<[[f64; 2]; 2]>,
    /// Range of z (µm).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub z_range: Option<[f64; 2]>,
    /// Cells by population and layer.
    #[serde(default)]
    pub cell_distributions: IndexMap<String, IndexMap<String, u64>>,
    /// Corners of each layer (µm).
    #[serde(default)]
    pub layer_extents: IndexMap<String, [[f64; 3]; 2]>,
    /// Everything else, kept for writing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

fn generated_coordinates() -> String {
    "Generated Coordinates".into()
}

/// `connections.<label>.config`: the projections.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConnectionsConfig {
    /// Rules by destination, then source.
    #[serde(default)]
    pub synapses: IndexMap<String, IndexMap<String, ProjectionRule>>,
    /// Number of each population in the files.
    #[serde(default)]
    pub population_definitions: IndexMap<String, u16>,
    /// Number of each layer in the files.
    #[serde(default)]
    pub layer_definitions: IndexMap<String, i64>,
    /// Everything else, kept for writing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// `graph.json`. The whole document is kept as it was; the parts that matter are typed.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphDocument {
    raw: Value,
    architecture: Element<ArchitectureConfig>,
    connections: IndexMap<String, Element<ConnectionsConfig>>,
}

impl GraphDocument {
    /// Parse the text of `graph.json`.
    ///
    /// # Errors
    /// `Syntax`, `Field` with the path of the field, `Version` for a document of a later version.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        Self::from_document(parse_json(text)?)
    }

    /// Interpret a parsed document.
    ///
    /// # Errors
    /// As [`GraphDocument::from_json`].
    pub fn from_document(raw: Value) -> Result<Self, DocumentError> {
        let missing =
            |path: &str, message: &str| DocumentError::Field { path: path.into(), message: message.into() };
        let Some(root) = raw.as_object() else { return Err(missing("document", "must be an object")) };
        if let Some(version) = root.get("version") {
            let found =
                version.as_i64().ok_or_else(|| missing("version", "must be a whole number, e.g. 1"))?;
            if found > GRAPH_VERSION {
                return Err(DocumentError::Version { found });
            }
        }
        let part = |key: &str| root.get(key).ok_or_else(|| missing(key, "is missing; graph.json needs it"));
        let architecture = from_value(part("architecture")?, "architecture")?;
        let mut connections = IndexMap::new();
        collect_elements(part("connections")?, "connections", &mut connections)?;
        Ok(Self { raw, architecture, connections })
    }

    /// The document as JSON.
    pub fn document(&self) -> &Value {
        &self.raw
    }

    /// Format version, if stated.
    pub fn version(&self) -> Option<i64> {
        self.raw.get("version").and_then(Value::as_i64)
    }

    /// Identifier of the generated cells; stored selections refer to it.
    pub fn uuid(&self) -> &str {
        &self.architecture.uuid
    }

    /// Cells and extents.
    pub fn architecture(&self) -> &ArchitectureConfig {
        &self.architecture.config
    }

    /// All stages that describe projections, by label.
    pub fn connections(&self) -> &IndexMap<String, Element<ConnectionsConfig>> {
        &self.connections
    }

    /// Rules of all projections as (post, pre, rule), in the order of the document; the first stage that
    /// describes a projection counts.
    pub fn rules(&self) -> Vec<(&str, &str, &ProjectionRule)> {
        let mut out: Vec<(&str, &str, &ProjectionRule)> = Vec::new();
        for element in self.connections.values() {
            for (post, sources) in &element.config.synapses {
                for (pre, rule) in sources {
                    if !out.iter().any(|(a, b, _)| a == post && b == pre) {
                        out.push((post, pre, rule));
                    }
                }
            }
        }
        out
    }

    /// Number of each population in the files, from all stages.
    pub fn population_definitions(&self) -> IndexMap<String, u16> {
        let all = self.connections.values().flat_map(|e| e.config.population_definitions.iter());
        all.map(|(name, number)| (name.clone(), *number)).collect()
    }
}

/// Objects with a `uuid` are elements; other objects are searched for elements.
fn collect_elements(
    value: &Value,
    path: &str,
    out: &mut IndexMap<String, Element<ConnectionsConfig>>,
) -> Result<(), DocumentError> {
    let Some(map) = value.as_object() else {
        let message = "must be an object of elements, each with a uuid".into();
        return Err(DocumentError::Field { path: path.into(), message });
    };
    for (key, inner) in map {
        let path = format!("{path}.{key}");
        if inner.get("uuid").is_some() {
            out.insert(path.clone(), from_value(inner, &path)?);
        } else {
            collect_elements(inner, &path, out)?;
        }
    }
    Ok(())
}

/// `mea.json`: the default electrode array.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeaDocument {
    /// Rows id, x, y, z (µm).
    pub electrode_coordinates: Vec<[f64; 4]>,
    /// Stimulation radius (µm).
    #[serde(rename = "input_radius")]
    pub input_radius_um: f64,
    /// Recording radius (µm).
    #[serde(rename = "output_radius")]
    pub output_radius_um: f64,
    /// Everything else, kept for writing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl MeaDocument {
    /// Check that coordinates are finite, ids whole and unique, radii positive.
    ///
    /// # Errors
    /// `Value` with the electrode or radius that is wrong.
    pub fn check(&self) -> Result<(), SystemError> {
        let bad = |what, allowed, value: String| Err(SystemError::Value { what, allowed, value });
        let mut ids: Vec<u64> = Vec::new();
        for row in &self.electrode_coordinates {
            if row.iter().any(|x| !x.is_finite()) || row[0] < 0.0 || row[0].fract() != 0.0 {
                return bad("electrode", "[id, x, y, z] with a whole id >= 0", format!("{row:?}"));
            }
            ids.push(row[0] as u64);
        }
        ids.sort_unstable();
        if let Some(w) = ids.windows(2).find(|w| w[0] == w[1]) {
            return bad("electrode id", "listed once", w[0].to_string());
        }
        for (what, radius) in
            [("input_radius", self.input_radius_um), ("output_radius", self.output_radius_um)]
        {
            if !(radius.is_finite() && radius > 0.0) {
                return bad(what, "positive (µm)", radius.to_string());
            }
        }
        Ok(())
    }
}

/// `model.json`: a class name to be looked up in a registry (never imported) and its arguments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelDocument {
    /// Name of the model class, possibly a dotted path.
    pub cls: String,
    /// Arguments.
    #[serde(default)]
    pub kwargs: Map<String, Value>,
}

/// `params/<selection>.json`: parameter sets by model, then group.
pub type ParamsDocument = IndexMap<String, IndexMap<String, ParamsEntry>>;

/// One tuned parameter set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ParamsEntry {
    /// Values by parameter key.
    pub params: IndexMap<String, f64>,
    /// Where the values come from.
    #[serde(default)]
    pub meta: Map<String, Value>,
}

/// `selection/<name>.json`: a frozen subset of cells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SelectionDocument {
    /// Cells by population.
    pub gids: IndexMap<String, Vec<Gid>>,
    /// Origin of the subset; `graph` holds the identifier of the graph it was made for.
    #[serde(default)]
    pub meta: Map<String, Value>,
}

#[cfg(test)]
mod tests;
