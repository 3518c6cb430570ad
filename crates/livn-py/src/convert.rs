//! Values across the border.

use numpy::{IntoPyArray, PyArray2, PyArrayMethods};
use pyo3::prelude::*;

use crate::errors::Class;

/// Rows as a NumPy matrix.
pub fn matrix<'py, const N: usize>(
    py: Python<'py>,
    rows: &[[f64; N]],
) -> PyResult<Bound<'py, PyArray2<f64>>> {
    let flat: Vec<f64> = rows.iter().flatten().copied().collect();
    flat.into_pyarray(py).reshape([rows.len(), N])
}

/// A JSON text from something serialisable.
pub fn json(value: &impl serde::Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| Class::Format.raise(&error))
}
