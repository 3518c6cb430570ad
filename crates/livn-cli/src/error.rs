//! What can go wrong in a command, and its exit code.

use std::path::{Path, PathBuf};

/// Bad arguments.
pub(crate) const USAGE: u8 = 2;
/// An input that cannot be used.
pub(crate) const INPUT: u8 = 3;
/// A simulation that stopped.
pub(crate) const SIMULATION: u8 = 4;
/// An output that cannot be written.
pub(crate) const OUTPUT: u8 = 5;
/// Stopped with Ctrl-C.
pub(crate) const INTERRUPTED: u8 = 130;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// Arguments that cannot be.
    #[error("{0}")]
    Usage(String),
    /// A file that cannot be read.
    #[error("cannot read {path}: {source}")]
    Read { path: PathBuf, source: std::io::Error },
    /// A file with wrong content.
    #[error("{path}: {problem}")]
    Content { path: PathBuf, problem: String },
    /// A culture that cannot be opened or generated.
    #[error("{0}")]
    Culture(String),
    /// A simulation that cannot be built or stopped by itself.
    #[error("{0}")]
    Simulation(String),
    /// A file that cannot be written.
    #[error("cannot write {path}: {source}")]
    Write { path: PathBuf, source: std::io::Error },
    /// A picture that cannot be drawn or written.
    #[error(transparent)]
    Picture(#[from] crate::report::picture::PictureError),
    /// A directory that holds something else.
    #[error(
        "{path} is not empty and holds no earlier result of livn; choose another --out, or empty it yourself"
    )]
    Occupied { path: PathBuf },
    /// Ctrl-C.
    #[error("interrupted after {simulated}; what was simulated is in {path}")]
    Interrupted { simulated: String, path: PathBuf },
}

impl CliError {
    /// The code the process ends with.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => USAGE,
            Self::Read { .. } | Self::Content { .. } | Self::Culture(_) => INPUT,
            Self::Simulation(_) => SIMULATION,
            Self::Write { .. } | Self::Picture(_) | Self::Occupied { .. } => OUTPUT,
            Self::Interrupted { .. } => INTERRUPTED,
        }
    }

    /// A failure to read `path`.
    pub(crate) fn read(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Read { path: path.into(), source }
    }

    /// A failure to write `path`.
    pub(crate) fn write(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Write { path: path.into(), source }
    }
}
