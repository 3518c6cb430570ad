//! A folder for what a task writes, removed at the end.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::error::Error;

/// An empty temporary folder that lives as long as this value.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new() -> Result<Self, Error> {
        // One process may need several.
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("livn-xtask-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(Error::io(&path))?;
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A folder inside, made when it does not exist.
    pub fn folder(&self, name: &str) -> Result<PathBuf, Error> {
        let path = self.0.join(name);
        std::fs::create_dir_all(&path).map_err(Error::io(&path))?;
        Ok(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder left behind in the temporary folder of the platform does no harm.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
