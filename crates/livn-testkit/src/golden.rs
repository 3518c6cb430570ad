//! Reference arrays: where they are, how they are read.

mod archive;
mod systems;

use std::io::Write as _;
use std::path::{Path, PathBuf};

pub use archive::Archive;
pub use systems::system;

/// A reference file that exists but cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GoldenError {
    /// The file cannot be opened or read.
    #[error("cannot read {path}: {source}; restore the file or unset LIVN_GOLDEN")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The archive is not a readable `.npz`.
    #[error("{path} is not a readable npz archive: {reason}; restore the file")]
    NotAnArchive {
        /// The file.
        path: PathBuf,
        /// What the reader said.
        reason: String,
    },
    /// The archive has no such array, or it is of an unexpected type.
    #[error("{path} has no numeric array {name:?} ({reason}); it holds for example {example:?}")]
    Array {
        /// The file.
        path: PathBuf,
        /// The array asked for.
        name: String,
        /// What the reader said.
        reason: String,
        /// Names that do exist.
        example: Vec<String>,
    },
    /// The description inside the archive is not JSON.
    #[error("{path}: __meta__ is not JSON: {reason}; restore the file")]
    Meta {
        /// The file.
        path: PathBuf,
        /// What the reader said.
        reason: String,
    },
}

/// Folders that may hold reference files, in the order in which they are searched.
///
/// `golden/` in the repository, then `$LIVN_GOLDEN`, then a collection beside the repository.
pub fn folders() -> Vec<PathBuf> {
    let root = workspace_root();
    let mut folders = vec![root.join("golden")];
    folders.extend(std::env::var_os("LIVN_GOLDEN").map(PathBuf::from));
    folders.push(root.join("../shared/golden"));
    folders.retain(|folder| folder.is_dir());
    folders
}

/// Root of the workspace this crate was built in.
pub fn workspace_root() -> PathBuf {
    let crate_root = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_root.ancestors().nth(2).unwrap_or(crate_root).to_path_buf()
}

/// Path of a reference file, or `None` after saying on standard error that it is not here.
pub fn find(file: &str) -> Option<PathBuf> {
    let found = folders().into_iter().map(|folder| folder.join(file)).find(|path| path.is_file());
    if found.is_none() {
        left_out(file, "not in golden/ or LIVN_GOLDEN");
    }
    found
}

/// Opens a reference archive; `None` when it is not here (said once on standard error).
///
/// # Panics
/// When the file exists and is damaged: a test must not pass by failing to read its data.
pub fn open(file: &str) -> Option<Archive> {
    find(file).map(|path| Archive::open(&path).unwrap_or_else(|error| panic!("{error}")))
}

/// Says on standard error, past the capture of the test harness, that a comparison was not made.
pub fn left_out(what: &str, why: &str) {
    // A closed standard error is no reason to fail a test.
    let _ = writeln!(std::io::stderr(), "left out: {what}: {why}");
}

#[cfg(test)]
mod tests;
