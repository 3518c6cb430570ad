//! The command `livn`, for the script that the wheel installs.

use pyo3::prelude::*;

/// Run the command; the first argument is the program's name. Returns the exit code.
#[pyfunction]
pub fn cli_main(py: Python<'_>, args: Vec<String>) -> u8 {
    py.detach(|| livn_cli::main_with_args(args))
}
