//! The repository: its root, its tracked files, what cargo knows about it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::error::Error;

/// Root of the workspace this program was built in.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Paths (relative to the root) of files git tracks or would track, without what is deleted in the tree.
pub fn files() -> Result<Vec<PathBuf>, Error> {
    let text =
        output(Command::new("git").args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]))?;
    let root = root();
    let mut files: Vec<PathBuf> =
        text.split('\0').filter(|path| !path.is_empty()).map(PathBuf::from).collect();
    files.retain(|path| root.join(path).is_file());
    files.sort();
    files.dedup();
    Ok(files)
}

/// Standard output of a command run in the root.
pub fn output(command: &mut Command) -> Result<String, Error> {
    let shown = show(command);
    let done = command
        .current_dir(root())
        .output()
        .map_err(|source| Error::Start { command: shown.clone(), source })?;
    if !done.status.success() {
        eprint!("{}", String::from_utf8_lossy(&done.stderr));
        return Err(Error::Failed { command: shown, status: done.status });
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// A command as a person would type it.
pub fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// The part of `cargo metadata` that the tasks read.
#[derive(Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    pub workspace_members: Vec<String>,
    pub target_directory: PathBuf,
}

/// One package, ours or a dependency.
#[derive(Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub dependencies: Vec<Dependency>,
    pub targets: Vec<Target>,
}

/// An edge as written in a manifest; `kind` is absent for a normal one.
#[derive(Deserialize)]
pub struct Dependency {
    pub name: String,
    pub kind: Option<String>,
    pub path: Option<String>,
}

/// Something a package builds.
#[derive(Deserialize)]
pub struct Target {
    pub name: String,
    pub kind: Vec<String>,
    pub src_path: PathBuf,
    #[serde(default, rename = "required-features")]
    pub required_features: Vec<String>,
}

impl Target {
    /// Arguments by which cargo builds it: the features it cannot do without.
    pub fn feature_arguments(&self) -> Vec<String> {
        match self.required_features.join(",") {
            none if none.is_empty() => Vec::new(),
            features => vec!["--features".into(), features],
        }
    }
}

/// Asks cargo about the workspace and everything it depends on.
pub fn metadata() -> Result<Metadata, Error> {
    let text = output(Command::new(cargo()).args(["metadata", "--format-version", "1"]))?;
    serde_json::from_str(&text).map_err(|error| Error::parse("cargo metadata", error))
}

/// The cargo that runs this task.
pub fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Build profile of everything the tasks run: optimised like a release, without its slow linking.
pub const PROFILE: &str = "testing";
