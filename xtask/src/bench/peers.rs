//! The peers that pip installs, each in an environment of the project's build folder.

use std::path::{Path, PathBuf};

use super::Row;
use super::ours;
use crate::error::Error;
use crate::python::{Environment, check, check_in};
use crate::repository;

type Measure = fn() -> Result<Vec<Row>, Error>;

/// Every peer with the function that measures it.
pub const ALL: [(&str, Measure); 5] = [
    ("livn 2.0", livn2),
    ("livn 1.0 (diffrax)", diffrax),
    ("NEURON", neuron),
    ("Arbor", arbor),
    ("Brian2", brian2),
];

/// Folder for environments and compiled mechanisms.
fn folder(name: &str) -> Result<PathBuf, Error> {
    let path = repository::metadata()?.target_directory.join("peers").join(name);
    std::fs::create_dir_all(&path).map_err(Error::io(&path))?;
    Ok(path)
}

fn environment(name: &str, requirements: &str) -> Result<Environment, Error> {
    let environment = Environment::open(&folder("")?.join(name))?;
    environment.install(&["-r", requirements])?;
    Ok(environment)
}

fn main_environment() -> Result<Environment, Error> {
    environment("main", "benches/peers/requirements.txt")
}

fn script(environment: &Environment, name: &str, arguments: &[&Path]) -> Result<Vec<Row>, Error> {
    let mut command = environment.command("python");
    command.arg("-W").arg("ignore").arg(format!("benches/peers/{name}.py")).args(arguments);
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    super::measure(&mut command)
}

/// livn 2.0 runs the cell alone and the very cultures that this project generates.
fn livn2() -> Result<Vec<Row>, Error> {
    let environment = main_environment()?;
    let mut rows = script(&environment, "livn2", &[Path::new("cells")])?;
    let cultures = cultures(&["EI2", "EI3"])?;
    let paths: Vec<&Path> = cultures.iter().map(PathBuf::as_path).collect();
    rows.extend(script(&environment, "livn2", &[&[Path::new("culture")][..], &paths].concat())?);
    rows.extend(script(&environment, "livn2", &[Path::new("import"), paths[0]])?);
    Ok(rows)
}

/// Directories of predefined cultures, generated on first use.
fn cultures(names: &[&str]) -> Result<Vec<PathBuf>, Error> {
    let python = ours::python()?;
    let mut paths = Vec::new();
    for name in names {
        let code = format!("from livn.system import predefined; print(predefined({name:?}))");
        let output = repository::output(python.command("python").args(["-c", &code]))?;
        paths.push(PathBuf::from(output.lines().last().unwrap_or_default().trim()));
    }
    Ok(paths)
}

fn neuron() -> Result<Vec<Row>, Error> {
    let environment = main_environment()?;
    let folder = folder("neuron")?;
    let mechanisms = repository::root().join("benches/peers/mod");
    let mut build = environment.command("nrnivmodl");
    build.arg("-coreneuron").arg(mechanisms);
    // The tool writes into the folder it is started in.
    check_in(&mut build, &folder)?;
    let library = folder.join(std::env::consts::ARCH).join("libnrnmech.so");
    script(&environment, "neuron_rcsd", &[&library])
}

fn arbor() -> Result<Vec<Row>, Error> {
    let environment = main_environment()?;
    let folder = folder("arbor")?;
    let mechanisms = repository::root().join("benches/peers/mod-arbor");
    let mut build = environment.command("python");
    build.arg("benches/peers/arbor_build.py").arg(&folder).arg(mechanisms);
    check(&mut build)?;
    script(&environment, "arbor_rcsd", &[&folder.join("livn-catalogue.so")])
}

/// The published differentiable engine.
pub fn diffrax() -> Result<Vec<Row>, Error> {
    script(&environment("diffrax", "benches/peers/requirements-diffrax.txt")?, "diffrax_gradient", &[])
}

fn brian2() -> Result<Vec<Row>, Error> {
    script(&environment("brian2", "benches/peers/requirements-brian2.txt")?, "brian2_rcsd", &[])
}
