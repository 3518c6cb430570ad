//! Opening cultures by name or directory.

use std::path::{Path, PathBuf};

use livn::system::{PREDEFINED, System};

use crate::console::Console;
use crate::error::CliError;

/// A culture and where it came from.
pub(crate) struct Opened {
    /// The culture.
    pub system: System,
    /// Its directory.
    pub path: PathBuf,
}

/// Open a system directory or a predefined culture, which is generated on first use. A directory wins over a
/// predefined culture of the same name only if it is written as a path (`./EI2`).
pub(crate) fn open(spec: &str, console: &mut Console<'_>) -> Result<Opened, CliError> {
    let path = if PREDEFINED.contains(&spec) { cached(spec, console)? } else { directory(spec)? };
    let system = livn::h5::read_system(&path).map_err(|e| CliError::Culture(e.to_string()))?;
    Ok(Opened { system, path })
}

fn cached(name: &str, console: &mut Console<'_>) -> Result<PathBuf, CliError> {
    let culture = |e: livn::h5::CacheError| CliError::Culture(e.to_string());
    let cache = livn::h5::default_cache_dir().map_err(culture)?;
    let known = cache.join("systems").join(name).exists();
    if !known {
        console.note(&format!("generating {name} in {} (once)", cache.join("systems").display()));
    }
    livn::h5::predefined(name, &cache).map_err(culture)
}

fn directory(spec: &str) -> Result<PathBuf, CliError> {
    let path = Path::new(spec);
    if path.is_dir() {
        return Ok(path.into());
    }
    let meant =
        livn::nearest(spec, PREDEFINED, 1).first().map(|n| format!(" Did you mean {n}?")).unwrap_or_default();
    Err(CliError::Culture(format!(
        "{spec} is neither a predefined culture ({}) nor a directory.{meant} `livn generate DIR` makes a new culture.",
        PREDEFINED.join(", ")
    )))
}
