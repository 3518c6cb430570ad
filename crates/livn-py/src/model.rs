//! Models from their Python options.

use std::collections::BTreeMap;

use livn::{ModelSpec, Preset, RcsdOptions};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors::{Class, OrRaise};

fn option<'py, T: FromPyObjectOwned<'py>>(options: &Bound<'py, PyDict>, name: &str) -> PyResult<Option<T>> {
    match options.get_item(name)? {
        Some(value) if !value.is_none() => value.extract().map(Some).map_err(Into::into),
        _ => Ok(None),
    }
}

/// Either one coefficient for all kinds of cells or one by kind.
#[derive(FromPyObject)]
enum SizeCv {
    Same(f64),
    ByKind(BTreeMap<String, f64>),
}

/// The model called `name` with the options `livn.models` gives.
pub fn model_spec(name: &str, options: &Bound<'_, PyDict>) -> PyResult<ModelSpec> {
    Ok(match ModelSpec::named(name).or_raise()? {
        ModelSpec::Rcsd(defaults) => ModelSpec::Rcsd(rcsd(defaults, options)?),
        ModelSpec::Izhikevich { .. } => {
            let start: Option<String> = option(options, "u_init")?;
            ModelSpec::Izhikevich { u_zero: start.as_deref() == Some("zero") }
        }
        ModelSpec::Lif => ModelSpec::Lif,
    })
}

fn rcsd(mut rcsd: RcsdOptions, options: &Bound<'_, PyDict>) -> PyResult<RcsdOptions> {
    match option::<String>(options, "preset")?.as_deref() {
        None | Some("2.0") => rcsd.preset = Preset::Current,
        Some("1.0") => rcsd.preset = Preset::V1,
        Some(other) => {
            return Err(Class::Parameter.raise(&format!("unknown preset {other:?}; known: 2.0, 1.0")));
        }
    }
    rcsd.axon = option(options, "axon")?.unwrap_or(rcsd.axon);
    rcsd.v_init_mv = option(options, "v_init_mv")?.unwrap_or(rcsd.v_init_mv);
    rcsd.refractory_period_ms = option(options, "refractory_ms")?.unwrap_or(rcsd.refractory_period_ms);
    rcsd.short_term_depression =
        option(options, "short_term_depression")?.unwrap_or(rcsd.short_term_depression);
    rcsd.dendrite_offset_um = option(options, "dendrite_offset_um")?.unwrap_or(rcsd.dendrite_offset_um);
    rcsd.dendrite_random = option(options, "dendrite_random")?.unwrap_or(rcsd.dendrite_random);
    rcsd.dendrite_seed = option(options, "dendrite_seed")?.unwrap_or(rcsd.dendrite_seed);
    rcsd.size_seed = option(options, "size_seed")?.unwrap_or(rcsd.size_seed);
    rcsd.size_cv = match option::<SizeCv>(options, "size_cv")? {
        Some(SizeCv::Same(0.0)) => BTreeMap::new(),
        Some(SizeCv::Same(cv)) => ["EXC", "INH"].map(|kind| (kind.to_owned(), cv)).into(),
        Some(SizeCv::ByKind(by_kind)) => by_kind,
        None => rcsd.size_cv,
    };
    Ok(rcsd)
}

type Parameters = (BTreeMap<String, f64>, BTreeMap<String, f64>);

/// Weights and noise validated for a system by name.
#[pyfunction]
pub fn default_params(model: &str, options: &Bound<'_, PyDict>, system: &str) -> PyResult<Parameters> {
    let spec = model_spec(model, options)?;
    match livn::model_defaults(&spec, system) {
        Some(found) => Ok((found.weights, found.noise)),
        None => {
            Err(Class::Parameter
                .raise(&format!("the {model} model has no default parameters for {system:?}")))
        }
    }
}

/// Weights and noise as published for a release, by name such as `EI2-1.0`.
#[pyfunction]
pub fn published_params(name: &str) -> PyResult<Parameters> {
    match livn::published_defaults(name) {
        Some(found) => Ok((found.weights, found.noise)),
        None => Err(Class::Parameter.raise(&format!("no published parameters are called {name:?}"))),
    }
}
