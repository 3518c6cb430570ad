//! The directory a command writes into.

use std::path::{Path, PathBuf};

use crate::error::CliError;

/// File that marks a directory as written by livn.
pub(crate) const MANIFEST: &str = "manifest.json";

/// Make `path` ready for results: create it, or accept it if it is empty or holds earlier results of livn.
pub(crate) fn prepare(path: &Path) -> Result<(), CliError> {
    std::fs::create_dir_all(path).map_err(CliError::write(path))?;
    let mut entries = std::fs::read_dir(path).map_err(CliError::read(path))?;
    if path.join(MANIFEST).exists() || entries.next().is_none() {
        return Ok(());
    }
    Err(CliError::Occupied { path: path.into() })
}

/// The first of `<parent>/<name>-1`, `-2`, … that does not exist, created.
pub(crate) fn numbered(parent: &Path, name: &str) -> Result<PathBuf, CliError> {
    std::fs::create_dir_all(parent).map_err(CliError::write(parent))?;
    for n in 1_u32.. {
        let path = parent.join(format!("{name}-{n}"));
        // Creating is the test: two runs that start together get different directories.
        match std::fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(CliError::write(&path)(e)),
        }
    }
    Err(CliError::Occupied { path: parent.into() })
}

/// Write `text` to `path`.
pub(crate) fn write_text(path: &Path, text: &str) -> Result<(), CliError> {
    std::fs::write(path, text).map_err(CliError::write(path))
}

#[cfg(test)]
mod tests;
