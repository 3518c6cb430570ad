//! Predefined cultures, generated once and kept.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use livn_system::{GENERATOR_VERSION, SystemError, predefined_config};

use crate::{FormatError, write_system};

/// Name of the file that says which generator made a cached culture.
const STAMP: &str = "generator-version";

/// A predefined culture that cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// Unknown name, or a generator that failed.
    #[error(transparent)]
    System(#[from] SystemError),
    /// A cache that cannot be written.
    #[error("{source}; set LIVN_CACHE_DIR to a directory that can be written")]
    Format {
        /// What failed.
        source: FormatError,
    },
    /// No place for a cache.
    #[error("no cache directory: neither LIVN_CACHE_DIR nor a home directory is set; set LIVN_CACHE_DIR")]
    NoDirectory,
}

/// Where predefined cultures are kept: `LIVN_CACHE_DIR`, else `livn` in the user's cache directory
/// (`XDG_CACHE_HOME` or `~/.cache`; `~/Library/Caches` on macOS; `%LOCALAPPDATA%` on Windows).
///
/// # Errors
/// `NoDirectory` if none of these is set.
pub fn default_cache_dir() -> Result<PathBuf, CacheError> {
    let variable = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(own) = variable("LIVN_CACHE_DIR") {
        return Ok(own);
    }
    let home = || variable("HOME").or_else(|| variable("USERPROFILE"));
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|h| h.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").filter(|p| p.is_absolute()).or_else(|| home().map(|h| h.join(".cache")))
    };
    base.map(|b| b.join("livn")).ok_or(CacheError::NoDirectory)
}

/// Directory of the predefined culture `name` below `cache_dir`, generated if it is not there or was made by another
/// generator. The directory appears when it is complete; several processes may ask at once.
///
/// # Errors
/// `System` for an unknown name, `Format` if the cache cannot be written.
pub fn predefined(name: &str, cache_dir: &Path) -> Result<PathBuf, CacheError> {
    let config = predefined_config(name)?;
    let directory = cache_dir.join("systems").join(name);
    let stamp = GENERATOR_VERSION.to_string();
    let current = || std::fs::read_to_string(directory.join(STAMP)).is_ok_and(|s| s.trim() == stamp);
    if current() {
        return Ok(directory);
    }
    let io =
        |path: &Path, source| CacheError::Format { source: FormatError::Io { path: path.into(), source } };
    let generated = livn_system::generate::generate(name, &config)?;
    let fresh = scratch(cache_dir, name);
    write_system(&fresh, &generated.system).map_err(|source| CacheError::Format { source })?;
    std::fs::write(fresh.join(STAMP), &stamp).map_err(|e| io(&fresh, e))?;
    if directory.exists() && !current() {
        // Moved aside first, so that nobody sees half of it.
        let stale = scratch(cache_dir, name);
        if std::fs::rename(&directory, &stale).is_ok() {
            std::fs::remove_dir_all(&stale).map_err(|e| io(&stale, e))?;
        }
    }
    match std::fs::rename(&fresh, &directory) {
        Ok(()) => Ok(directory),
        // Another process was faster.
        Err(_) if current() => {
            std::fs::remove_dir_all(&fresh).map_err(|e| io(&fresh, e))?;
            Ok(directory)
        }
        Err(source) => Err(io(&directory, source)),
    }
}

/// A directory name no other process or thread uses.
fn scratch(cache_dir: &Path, name: &str) -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    cache_dir.join("systems").join(format!(".{name}.{}.{number}.part", std::process::id()))
}

#[cfg(test)]
mod tests;
