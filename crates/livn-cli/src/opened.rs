//! Opening cultures by name or directory.

use std::path::PathBuf;

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

/// Open a system directory or a predefined culture, which is generated on first use. A directory that has the
/// name of a predefined culture is written as a path (`./EI2`).
pub(crate) fn open(spec: &str, console: &mut Console<'_>) -> Result<Opened, CliError> {
    if PREDEFINED.contains(&spec)
        && let Ok(cache) = livn::h5::default_cache_dir()
        && !cache.join("systems").join(spec).exists()
    {
        console.note(&format!("generating {spec} in {} (once)", cache.join("systems").display()));
    }
    match livn::culture::open(spec) {
        Ok(culture) => Ok(Opened { system: culture.system, path: culture.directory }),
        Err(e @ livn::Error::UnknownCulture { .. }) => {
            Err(CliError::Culture(format!("{e}; `livn generate DIR` makes a new one")))
        }
        Err(e) => Err(CliError::Culture(e.to_string())),
    }
}
