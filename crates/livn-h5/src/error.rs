//! What can be wrong with a system directory.

use std::path::PathBuf;

use livn_system::{DocumentError, SystemError};

/// A directory that cannot be read or written; every variant names the file, and the object in it.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The operating system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// File or directory.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// A file that a system needs is missing.
    #[error("{}: no {file} here; a system directory holds graph.json, cells.h5 and connections.h5 (or graph.h5)", .directory.display())]
    MissingFile {
        /// The directory.
        directory: PathBuf,
        /// The file.
        file: &'static str,
    },
    /// There is already a system.
    #[error("{}: already holds a system ({file}); choose another directory or replace it explicitly", .directory.display())]
    Exists {
        /// The directory.
        directory: PathBuf,
        /// The file found.
        file: String,
    },
    /// A file that is not HDF5, or damaged beyond opening.
    #[error("{}: cannot be opened as an HDF5 file: {message}", .path.display())]
    NotHdf5 {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// An HDF5 object that cannot be read or written.
    #[error("{}: {object}: {message}", .path.display())]
    Object {
        /// The file.
        path: PathBuf,
        /// The object in it.
        object: String,
        /// Why.
        message: String,
    },
    /// The HDF5 library failed internally.
    #[error("{}: {object}: the HDF5 library failed on this object ({message}); the file is damaged or unusual", .path.display())]
    Internal {
        /// The file.
        path: PathBuf,
        /// The object in it.
        object: String,
        /// Its last words.
        message: String,
    },
    /// An object that should be there is not.
    #[error("{}: {object} is missing; present: {present}", .path.display())]
    Missing {
        /// The file.
        path: PathBuf,
        /// The object.
        object: String,
        /// What there is beside it.
        present: String,
    },
    /// An object of another type.
    #[error("{}: {object} must be {expected}, found {found}", .path.display())]
    WrongType {
        /// The file.
        path: PathBuf,
        /// The object.
        object: String,
        /// What it must be.
        expected: String,
        /// What it is.
        found: String,
    },
    /// A dataset that declares more data than its file can hold.
    #[error("{}: {object} declares {declared} bytes, but the file has {available}; the file is truncated or damaged", .path.display())]
    TooLong {
        /// The file.
        path: PathBuf,
        /// The object.
        object: String,
        /// Bytes declared.
        declared: u128,
        /// Size of the file.
        available: u64,
    },
    /// A dataset of the wrong length.
    #[error("{}: {object} has {got} entries, expected {expected} ({reason})", .path.display())]
    Length {
        /// The file.
        path: PathBuf,
        /// The object.
        object: String,
        /// Its length.
        got: u64,
        /// The length it must have.
        expected: u64,
        /// What determines that.
        reason: &'static str,
    },
    /// A value outside what is allowed.
    #[error("{}: {object}[{index}] = {value}, must be {allowed}", .path.display())]
    Value {
        /// The file.
        path: PathBuf,
        /// The object.
        object: String,
        /// Position in it.
        index: usize,
        /// The value.
        value: String,
        /// What it may be.
        allowed: String,
    },
    /// The layout of NeuroH5 before 2017.
    #[error("{}: {object} belongs to the old NeuroH5 layout (Connectivity groups by projection name), which livn does not read; convert the file with the NeuroH5 tools", .path.display())]
    OldLayout {
        /// The file.
        path: PathBuf,
        /// The object that gives it away.
        object: String,
    },
    /// Two files of one directory that contradict each other.
    #[error("{}: {what} {found}, but {other} says {expected}", .path.display())]
    Mismatch {
        /// The file.
        path: PathBuf,
        /// What differs.
        what: String,
        /// What it says.
        found: String,
        /// The other file.
        other: &'static str,
        /// What that says.
        expected: String,
    },
    /// A JSON document that cannot be used.
    #[error("{}: {source}", .path.display())]
    Document {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: DocumentError,
    },
    /// A system that contradicts itself.
    #[error("{}: {source}", .path.display())]
    System {
        /// File or directory.
        path: PathBuf,
        /// What is wrong with it.
        source: SystemError,
    },
    /// A sub-system cannot be stored: files number cells by position in their population.
    #[error("{}: a selected sub-system ({present} of {all} cells) cannot be written; write the whole system and store the selection", .path.display())]
    Partial {
        /// The directory.
        path: PathBuf,
        /// Cells present.
        present: usize,
        /// Cells of the populations.
        all: usize,
    },
}
