//! This engine: the bench targets of the workspace and the start-up of the Python package.

use std::process::Command;

use super::Row;
use crate::error::Error;
use crate::python::Environment;
use crate::repository;

pub fn measure() -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for package in repository::metadata()?.packages {
        for target in package.targets.iter().filter(|target| target.kind.iter().any(|kind| kind == "bench")) {
            if target.src_path.starts_with(repository::root()) {
                let mut command = Command::new("cargo");
                command.args(["bench", "--quiet", "--package", &package.name, "--bench", &target.name]);
                rows.extend(super::measure(&mut command)?);
            }
        }
    }
    rows.extend(super::measure(python()?.command("python").arg("benches/start.py"))?);
    Ok(rows)
}

/// The project's environment with the package installed as a user would.
pub fn python() -> Result<Environment, Error> {
    let environment = Environment::open(&repository::root().join(".venv"))?;
    environment.install(&["."])?;
    Ok(environment)
}
