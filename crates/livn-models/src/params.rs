//! Parameters as named numbers, and the published parameter sets.

use std::collections::BTreeMap;

use livn_core::nearest;
use livn_eqn::lane::{Scalar, UniformReader};
use livn_eqn::model::CellModel;
use livn_eqn::{Field, Record, field_list};

/// The parameters of one cell: a number for each field of the model's parameter record.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamVector {
    fields: Vec<Field>,
    values: Vec<f64>,
}

/// A parameter that cannot be set, or a set that does not exist.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum ParamError {
    /// The cell has no such parameter.
    #[error("unknown parameter {name:?} of {model}{}; it has: {}", did_you_mean(.nearest), .known.join(", "))]
    Unknown {
        /// Name asked for.
        name: String,
        /// Model.
        model: &'static str,
        /// Closest names.
        nearest: Vec<String>,
        /// All names.
        known: Vec<String>,
    },
    /// Not a finite number.
    #[error("parameter {name:?} must be a finite number, not {value}")]
    NotFinite {
        /// Parameter.
        name: String,
        /// Value given.
        value: f64,
    },
    /// A size, capacitance or conductance that must be positive is not.
    #[error("parameter {name:?} must be {rule}, not {value}")]
    OutOfRange {
        /// Parameter.
        name: String,
        /// Value given.
        value: f64,
        /// The allowed range in words.
        rule: &'static str,
    },
    /// No parameter set of that name.
    #[error("unknown parameter set {name:?}; known: {}", .known.join(", "))]
    UnknownSet {
        /// Name asked for.
        name: String,
        /// All names.
        known: Vec<String>,
    },
}

fn did_you_mean(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!(" (did you mean {}?)", nearest.join(" or ")) }
}

/// The published name of a field: the last part of its path.
fn published_name(field: &Field) -> &str {
    field.name.rsplit('.').next().unwrap_or(&field.name)
}

/// A range in words, and the test for it.
type Range = (&'static str, fn(f64) -> bool);

/// The range a parameter must lie in, by what it is.
fn range_of(name: &str) -> Option<Range> {
    const POSITIVE: [&str; 14] = [
        "Ltotal",
        "global_diam",
        "global_cm",
        "cm_ratio",
        "gc",
        "axon_segment_um",
        "axon_diam",
        "axon_Ra",
        "axon_cm",
        "slope_Nas",
        "d_Na_conc",
        "d_K_conc",
        "soma_Ra",
        "tau",
    ];
    if POSITIVE.contains(&name) || name.contains("0_Na_conc") || name.contains("0_K_conc") {
        Some(("> 0", |x| x > 0.0))
    } else if name == "pp" {
        Some(("between 0 and 1, both excluded", |x| x > 0.0 && x < 1.0))
    } else if name.contains("gmax") || name.contains("g_pas") || name.contains("alpha") {
        Some((">= 0", |x| x >= 0.0))
    } else if name.contains("kCa") || name.contains("f_Caconc") || name.starts_with("beta") {
        Some(("> 0", |x| x > 0.0))
    } else if name == "celsius" {
        Some(("between 0 and 50 degC", |x| (0.0..=50.0).contains(&x)))
    } else {
        None
    }
}

impl ParamVector {
    /// The defaults of a model's parameter record.
    pub fn of<M: CellModel>() -> Self {
        let fields = field_list::<Scalar, M::Params<Scalar>>();
        let values = fields.iter().map(|f| f.default).collect();
        Self { fields, values }
    }

    /// The defaults of a kernel's parameters.
    pub fn of_kernel(kernel: &dyn livn_eqn::kernel::Kernel) -> Self {
        let fields = kernel.params();
        let values = fields.iter().map(|f| f.default).collect();
        Self { fields, values }
    }

    /// Names as published, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(published_name)
    }

    /// Fields with unit, default and description, in order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Values, in order.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The value of `name`, if the cell has it.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.names().position(|n| n == name).map(|i| self.values[i])
    }

    /// Set `name`.
    ///
    /// # Errors
    /// `Unknown`, `NotFinite` (NaN is allowed for `axon_e_pas`, where it means "balanced") or
    /// `OutOfRange`.
    pub fn set(&mut self, model: &'static str, name: &str, value: f64) -> Result<(), ParamError> {
        let Some(i) = self.names().position(|n| n == name) else {
            let known: Vec<String> = self.names().map(String::from).collect();
            let nearest = nearest(name, self.names(), 2).into_iter().map(String::from).collect();
            return Err(ParamError::Unknown { name: name.into(), model, nearest, known });
        };
        let balanced = value.is_nan() && name == "axon_e_pas";
        if !value.is_finite() && !balanced {
            return Err(ParamError::NotFinite { name: name.into(), value });
        }
        if let Some((rule, holds)) = range_of(name)
            && !holds(value)
        {
            return Err(ParamError::OutOfRange { name: name.into(), value, rule });
        }
        self.values[i] = value;
        Ok(())
    }

    /// The parameters as the model's record.
    pub fn record<M: CellModel>(&self) -> M::Params<Scalar> {
        M::Params::<Scalar>::read(&mut UniformReader(&self.values))
    }
}

/// A published parameter set.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct ParamSet {
    /// Where it comes from.
    pub source: String,
    /// Number of axon links, where the cell has an axon.
    #[serde(default)]
    pub axon_segments: usize,
    /// Numbers by published name.
    #[serde(flatten)]
    pub values: BTreeMap<String, f64>,
}

/// All published parameter sets by name.
///
/// # Panics
/// Never: the file is part of the source and a test parses it.
pub fn sets() -> BTreeMap<String, ParamSet> {
    match toml::from_str(include_str!("../params/rcsd.toml")) {
        Ok(sets) => sets,
        Err(error) => unreachable!("params/rcsd.toml is checked by a test: {error}"),
    }
}

/// One published parameter set.
///
/// # Errors
/// `UnknownSet` listing the names there are.
pub fn set(name: &str) -> Result<ParamSet, ParamError> {
    let mut all = sets();
    all.remove(name)
        .ok_or_else(|| ParamError::UnknownSet { name: name.into(), known: all.into_keys().collect() })
}

#[cfg(test)]
mod tests;
