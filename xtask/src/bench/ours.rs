//! This engine: the bench targets of the workspace and the start-up of the Python package.

use std::process::Command;

use serde_json::{Map, Value};

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
                command
                    .args(["bench", "--quiet", "--package", &package.name])
                    .args(target.feature_arguments())
                    .args(["--bench", &target.name]);
                rows.extend(super::measure(&mut command)?);
            }
        }
    }
    name_the_fastest(&mut rows);
    let environment = python()?;
    rows.extend(super::measure(environment.command("python").arg("benches/start.py"))?);
    rows.extend(gradients_from_python(&environment)?);
    Ok(rows)
}

/// Gradients only: the bench target, and the published example's step from Python.
pub fn gradients() -> Result<Vec<Row>, Error> {
    let mut command = Command::new("cargo");
    command.args(["bench", "--quiet", "--package", "livn", "--features", "gradients", "--bench", "gradient"]);
    let mut rows = super::measure(&mut command)?;
    name_the_fastest(&mut rows);
    rows.extend(gradients_from_python(&python()?)?);
    Ok(rows)
}

fn gradients_from_python(environment: &Environment) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    environment.install(&["jax", "equinox"])?;
    for case in ["coupled", "uncoupled"] {
        rows.extend(super::measure(environment.command("python").args(["benches/gradient.py", case]))?);
    }
    Ok(rows)
}

/// The project's environment with the package installed as a user would.
pub fn python() -> Result<Environment, Error> {
    let environment = Environment::open(&repository::root().join(".venv"))?;
    environment.install(&["."])?;
    Ok(environment)
}

/// A kernel is measured once per instruction set; the widest is what a user gets and is called `livn`.
///
/// Bench targets list instruction sets from narrow to wide, so the last row of a question is the widest.
fn name_the_fastest(rows: &mut [Row]) {
    for index in 0..rows.len() {
        let (row, later) = (&rows[index], &rows[index + 1..]);
        let Some(isa) = row.details.get("isa").and_then(Value::as_str).map(str::to_owned) else { continue };
        if later.iter().any(|other| other.question == row.question && other.details.contains_key("isa")) {
            rows[index].peer = format!("livn, {isa}");
        }
    }
}

/// A row from a line of the engine's bench targets, which name themselves in `bench`; `None` for other lines.
pub fn bench_row(mut line: Map<String, Value>) -> Option<Row> {
    let bench = line.remove("bench")?;
    let row = |question: String, value: f64, unit: &str, details| Row {
        peer: "livn".to_owned(),
        question,
        value,
        unit: unit.to_owned(),
        command: String::new(),
        details,
    };
    match bench.as_str()? {
        "kernel" => {
            let value = line.remove("ns_per_cell_step")?.as_f64()?;
            let cell = line.remove("cell")?.as_str()?.replace(" axon=False", " without axon");
            let load = line.remove("load")?.as_str()?.replace('+', " and ");
            line.insert("threads".to_owned(), Value::from(1));
            line.insert("dt_ms".to_owned(), Value::from(0.025));
            Some(row(format!("{cell}, {load}"), value, "ns/cell-step", line))
        }
        "culture" => {
            let value = line.remove("wall_s_per_bio_s")?.as_f64()?;
            let system = line.remove("system")?.as_str()?.to_owned();
            let threads = line.get("threads")?.as_u64()?;
            let plural = if threads == 1 { "" } else { "s" };
            Some(row(format!("{system}, {threads} thread{plural}"), value, "s per biological s", line))
        }
        "gradient" => {
            let value = line.get("ratio")?.as_f64()?;
            let (system, spikes) = (line.remove("system")?, line.remove("spikes")?);
            let (system, spikes) = (system.as_str()?.to_owned(), spikes.as_str()?.to_owned());
            let duration = line.get("duration_ms")?.as_f64()?;
            let threads = line.get("threads")?.as_u64()?;
            let plural = if threads == 1 { "" } else { "s" };
            let question =
                format!("gradient over run, {system} {duration} ms, {threads} thread{plural}, {spikes}");
            Some(row(question, value, "times the run", line))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
