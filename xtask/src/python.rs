//! The project's own Python environment.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::repository;

/// Interpreters to try; the first that is new enough and can make environments wins.
const CANDIDATES: [&str; 6] = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"];

/// A virtual environment.
pub struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// The environment in `folder`, made with the first Python that is new enough when it does not exist.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let environment = Self { folder: folder.to_path_buf() };
        if !environment.program("python").exists() {
            let python = find_python()?;
            check(Command::new(python).args(["-m", "venv"]).arg(folder))?;
        }
        Ok(environment)
    }

    /// Path of a program of the environment.
    pub fn program(&self, name: &str) -> PathBuf {
        let folder = if cfg!(windows) { "Scripts" } else { "bin" };
        let file = if cfg!(windows) { format!("{name}.exe") } else { name.to_owned() };
        self.folder.join(folder).join(file)
    }

    /// A command of the environment, set up as if the environment were activated.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.program(name));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let programs = self.program("python").parent().map(Path::to_path_buf).into_iter();
        let path = std::env::join_paths(programs.chain(std::env::split_paths(&path))).unwrap_or(path);
        command.env("PATH", path).env("VIRTUAL_ENV", &self.folder).env_remove("PYTHONHOME");
        command
    }

    /// Installs packages from the package index the user's pip is set up for.
    pub fn install(&self, arguments: &[&str]) -> Result<(), Error> {
        let mut command = self.command("python");
        command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(arguments);
        check(&mut command)
    }
}

/// Runs a command in the root, its output shown, and turns a failure into an error.
pub fn check(command: &mut Command) -> Result<(), Error> {
    check_in(command, &repository::root())
}

/// Like [`check`], in another folder than the root.
pub fn check_in(command: &mut Command, folder: &Path) -> Result<(), Error> {
    let shown = repository::show(command);
    println!("$ {shown}");
    let status = command
        .current_dir(folder)
        .status()
        .map_err(|source| Error::Start { command: shown.clone(), source })?;
    if status.success() { Ok(()) } else { Err(Error::Failed { command: shown, status }) }
}

fn find_python() -> Result<&'static str, Error> {
    let is_new_enough = |name: &&&str| {
        let script = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
        Command::new(name).args(["-c", script]).output().is_ok_and(|done| done.status.success())
    };
    CANDIDATES
        .iter()
        .find(is_new_enough)
        .copied()
        .ok_or_else(|| Error::NoPython { tried: CANDIDATES.map(str::to_owned).to_vec() })
}
