//! What can go wrong in a development task, apart from a test that fails.

use std::path::PathBuf;

/// A task that could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot start `{command}`: {source}; is it installed and on PATH?")]
    Start { command: String, source: std::io::Error },
    #[error("`{command}` ended with {status}")]
    Failed { command: String, status: std::process::ExitStatus },
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{what}: {reason}")]
    Parse { what: String, reason: String },
    #[error("no Python 3.11 or newer among {tried:?}; install one or put it on PATH")]
    NoPython { tried: Vec<String> },
    #[error("{path} has no line `{marker}`; add it where the generated table belongs")]
    NoMarker { path: PathBuf, marker: String },
}

impl Error {
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    pub fn parse(what: impl Into<String>, reason: impl std::fmt::Display) -> Self {
        Self::Parse { what: what.into(), reason: reason.to_string() }
    }
}
