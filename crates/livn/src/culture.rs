//! Opening a culture by name or directory.

use std::path::{Path, PathBuf};

use livn_core::nearest;
use livn_system::{PREDEFINED, System};

use crate::Error;

/// A system and where it lies on disk.
#[derive(Clone, Debug)]
pub struct Culture {
    /// The system.
    pub system: System,
    /// Its directory.
    pub directory: PathBuf,
}

/// Open a predefined culture (`EI1` … `EI4`, generated into the cache on first use) or a system
/// directory.
///
/// # Errors
/// `UnknownCulture` if it is neither; errors of generator, cache and reader.
pub fn open(spec: &str) -> Result<Culture, Error> {
    open_in(spec, None)
}

/// As [`open`], with predefined cultures kept below `cache_dir` instead of the user's cache.
///
/// # Errors
/// As [`open`].
pub fn open_in(spec: &str, cache_dir: Option<&Path>) -> Result<Culture, Error> {
    let directory = if PREDEFINED.contains(&spec) {
        let cache = match cache_dir {
            Some(own) => own.to_path_buf(),
            None => livn_h5::default_cache_dir()?,
        };
        livn_h5::predefined(spec, &cache)?
    } else if Path::new(spec).is_dir() {
        PathBuf::from(spec)
    } else {
        let known: Vec<String> = PREDEFINED.iter().map(ToString::to_string).collect();
        let nearest = nearest(spec, PREDEFINED.iter().copied(), 1).into_iter().map(String::from).collect();
        return Err(Error::UnknownCulture { spec: spec.into(), known, nearest });
    };
    Ok(Culture { system: livn_h5::read_system(&directory)?, directory })
}
