//! What a projection is made of: synapse type, target sections, mechanisms, kernel.

use indexmap::IndexMap;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// Effect of a synapse; the number is the one stored in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum SynapseKind {
    /// Depolarising.
    Excitatory = 0,
    /// Hyperpolarising or shunting.
    Inhibitory = 1,
    /// Neither.
    Modulatory = 2,
}

/// A name, or the number that stands for it: generators for volumes write either.
#[derive(Deserialize)]
#[serde(untagged)]
enum NameOrCode {
    Name(String),
    Code(u8),
}

impl<'de> Deserialize<'de> for SynapseKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let found = match NameOrCode::deserialize(&value) {
            Ok(NameOrCode::Name(name)) => Self::from_name(&name),
            Ok(NameOrCode::Code(code)) => Self::from_code(code),
            Err(_) => None,
        };
        found.ok_or_else(|| {
            D::Error::custom(format!(
                "synapse type {value} must be \"excitatory\", \"inhibitory\" or \"modulatory\""
            ))
        })
    }
}

/// Names of sections; numbers are SWC types.
fn section_names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let list = Vec::<Value>::deserialize(deserializer)?;
    let name = |value: &Value| match NameOrCode::deserialize(value) {
        Ok(NameOrCode::Name(name)) => Some(name),
        Ok(NameOrCode::Code(code)) => SectionKind::from_code(code).map(|kind| kind.name().to_owned()),
        Err(_) => None,
    };
    let bad = |value: &Value| {
        D::Error::custom(format!("section {value} must be a name or an SWC type from 1 to 8"))
    };
    list.iter().map(|value| name(value).ok_or_else(|| bad(value))).collect()
}

impl SynapseKind {
    /// The kind called `name`, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Excitatory, Self::Inhibitory, Self::Modulatory].into_iter().find(|k| k.name() == name)
    }

    /// Name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Self::Excitatory => "excitatory",
            Self::Inhibitory => "inhibitory",
            Self::Modulatory => "modulatory",
        }
    }

    /// The kind stored as `code`, if there is one.
    pub fn from_code(code: u8) -> Option<Self> {
        [Self::Excitatory, Self::Inhibitory, Self::Modulatory].into_iter().find(|k| *k as u8 == code)
    }

    /// Sign in connectivity matrices: -1 for inhibitory, else +1.
    pub fn sign(self) -> f64 {
        if self == Self::Inhibitory { -1.0 } else { 1.0 }
    }
}

/// Kind of a neurite section; the number is the SWC type stored in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs, reason = "anatomical names")]
pub enum SectionKind {
    Soma = 1,
    Axon = 2,
    Basal = 3,
    Apical = 4,
    Trunk = 5,
    Tuft = 6,
    Ais = 7,
    Hillock = 8,
}

impl SectionKind {
    /// Name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Self::Soma => "soma",
            Self::Axon => "axon",
            Self::Basal => "basal",
            Self::Apical => "apical",
            Self::Trunk => "trunk",
            Self::Tuft => "tuft",
            Self::Ais => "ais",
            Self::Hillock => "hillock",
        }
    }

    /// The kind stored as `code`, if there is one.
    pub fn from_code(code: u8) -> Option<Self> {
        use SectionKind as S;
        [S::Soma, S::Axon, S::Basal, S::Apical, S::Trunk, S::Tuft, S::Ais, S::Hillock]
            .into_iter()
            .find(|k| *k as u8 == code)
    }
}

/// Parameters of one synaptic mechanism of a projection, as in `graph.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mechanism {
    /// Reversal potential (mV).
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub e_mv: Option<f64>,
    /// Unit conductance (µS).
    #[serde(rename = "g_unit", default, skip_serializing_if = "Option::is_none")]
    pub g_unit_us: Option<f64>,
    /// Rise time constant (ms).
    #[serde(rename = "tau_rise", default, skip_serializing_if = "Option::is_none")]
    pub tau_rise_ms: Option<f64>,
    /// Decay time constant (ms).
    #[serde(rename = "tau_decay", default, skip_serializing_if = "Option::is_none")]
    pub tau_decay_ms: Option<f64>,
    /// Multiplier of the unit conductance; the number of contacts in some cultures.
    #[serde(default = "one")]
    pub weight: f64,
    /// Fields this version does not know, kept for writing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

fn one() -> f64 {
    1.0
}

/// The distance kernel a projection was drawn with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KernelRecord {
    /// Connection probability at distance 0 before saturation at 1.
    pub amplitude: f64,
    /// Width: standard deviation of the Gaussian, length constant of the exponential (µm).
    #[serde(rename = "sigma")]
    pub sigma_um: f64,
    /// Whether a cell may contact itself.
    #[serde(default)]
    pub allow_self_connections: bool,
    /// Probability below which no connection is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cutoff: Option<f64>,
    /// `gaussian` or `exponential`; absent means Gaussian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kernel: Option<String>,
    /// Fields this version does not know, kept for writing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// How the synapses of one projection look (`synapses.<post>.<pre>` of `graph.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectionRule {
    /// Excitatory or inhibitory.
    #[serde(rename = "type")]
    pub kind: SynapseKind,
    /// Contacts per connection.
    #[serde(default = "one")]
    pub contacts: f64,
    /// Layers, parallel to `sections` and `proportions`.
    #[serde(default)]
    pub layers: Vec<Value>,
    /// Target sections (`soma`, `dend`, `hillock`, `apical`, …).
    #[serde(deserialize_with = "section_names")]
    pub sections: Vec<String>,
    /// Share of the synapses on each section.
    #[serde(default)]
    pub proportions: Vec<f64>,
    /// Mechanisms by section kind, or under `default`.
    #[serde(default)]
    pub mechanisms: IndexMap<String, IndexMap<String, Mechanism>>,
    /// The kernel the edges were drawn with, if recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kernel: Option<KernelRecord>,
    /// Fields this version does not know, kept for writing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl ProjectionRule {
    /// The mechanisms on sections of the given kind: the entry of that name, else `default`.
    pub fn mechanisms_of(&self, section: &str) -> impl Iterator<Item = (&str, &Mechanism)> {
        self.mechanisms
            .get(section)
            .or_else(|| self.mechanisms.get("default"))
            .into_iter()
            .flat_map(|m| m.iter().map(|(name, mechanism)| (name.as_str(), mechanism)))
    }

    /// Sections without repetition, in the order listed.
    pub fn distinct_sections(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for section in &self.sections {
            if !out.contains(&section.as_str()) {
                out.push(section);
            }
        }
        out
    }
}
