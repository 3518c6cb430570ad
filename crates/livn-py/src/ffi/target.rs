//! The two functions as Python capsules.
#![allow(unsafe_code, reason = "function pointers leave as untyped pointers")]

use std::ffi::c_void;

use pyo3::prelude::*;

use super::abi::{CallFrame, XlaError};
use super::call::serve;
use super::{pull, run};

/// # Safety
/// Called by XLA with a valid frame.
unsafe extern "C" fn livn_run(frame: *mut CallFrame) -> *mut XlaError {
    // SAFETY: XLA keeps the promises `serve` needs.
    unsafe { serve(frame, run::run) }
}

/// # Safety
/// Called by XLA with a valid frame.
unsafe extern "C" fn livn_pull(frame: *mut CallFrame) -> *mut XlaError {
    // SAFETY: XLA keeps the promises `serve` needs.
    unsafe { serve(frame, pull::pull) }
}

/// Name and capsule of each function for `jax.ffi.register_ffi_target`.
///
/// # Errors
/// Out of memory.
#[pyfunction]
pub fn xla_targets(py: Python<'_>) -> PyResult<Vec<(&'static str, Bound<'_, PyAny>)>> {
    let handlers: [(&str, unsafe extern "C" fn(*mut CallFrame) -> *mut XlaError); 2] =
        [("livn_run", livn_run), ("livn_pull", livn_pull)];
    handlers.into_iter().map(|(name, handler)| Ok((name, capsule(py, handler as *mut c_void)?))).collect()
}

fn capsule(py: Python<'_>, pointer: *mut c_void) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: the pointer is that of a function, which lives as long as the process; no name and no destructor
    // are allowed. The result is a new reference or null with an exception set.
    unsafe { Bound::from_owned_ptr_or_err(py, pyo3::ffi::PyCapsule_New(pointer, std::ptr::null(), None)) }
}
