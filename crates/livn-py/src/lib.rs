//! The compiled half of the Python package: thin bindings, no logic of their own.
//!
//! Python owns names, defaults and protocols; this crate converts values, releases the interpreter around
//! long work and turns errors into the classes of `livn.exceptions`.

#![allow(clippy::needless_pass_by_value, reason = "PyO3 extracts the arguments of Python functions by value")]

mod cli;
mod convert;
mod errors;
mod ffi;
mod grad;
mod model;
mod recording;
mod simulation;
mod system;

use pyo3::prelude::*;

/// Module `livn._livn`.
#[pymodule(gil_used = false)]
mod _livn {
    use super::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_export]
    use crate::cli::cli_main;
    #[pymodule_export]
    use crate::ffi::{PyPlan, xla_targets};
    #[pymodule_export]
    use crate::grad::PyTapedRun;
    #[pymodule_export]
    use crate::model::{default_params, published_params};
    #[pymodule_export]
    use crate::simulation::PySimulation;
    #[pymodule_export]
    use crate::system::{PySystem, attribute_inventory, cache_directory, predefined};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
