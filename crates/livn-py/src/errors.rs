//! One table: Rust error → class of `livn.exceptions`.

use livn::Error;
use livn::core::PopulationError;
use livn::engine::RunError;
use livn::grad::GradError;
use livn::h5::{CacheError, FormatError};
use livn::system::{DocumentError, SystemError};
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::PyType;

/// The classes of `livn.exceptions` that Rust raises.
#[derive(Clone, Copy, Debug)]
pub enum Class {
    System,
    Format,
    MissingFile,
    Memory,
    NonFinite,
    Parameter,
    Shape,
    State,
    Unit,
    Unsupported,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Self::System => "SystemError",
            Self::Format => "FormatError",
            Self::MissingFile => "MissingFileError",
            Self::Memory => "RecordingTooLargeError",
            Self::NonFinite => "NonFiniteError",
            Self::Parameter => "ParameterError",
            Self::Shape => "ShapeError",
            Self::State => "StateError",
            Self::Unit => "UnitError",
            Self::Unsupported => "UnsupportedError",
        }
    }

    /// An error of this class with a message.
    pub fn raise(self, message: &impl ToString) -> PyErr {
        let message = message.to_string();
        Python::attach(|py| {
            let class = py
                .import("livn.exceptions")
                .and_then(|module| module.getattr(self.name()))
                .and_then(|class| class.cast_into::<PyType>().map_err(PyErr::from));
            match class {
                Ok(class) => PyErr::from_type(class, (message,)),
                Err(error) => {
                    PyImportError::new_err(format!("livn.exceptions is damaged ({error}): {message}"))
                }
            }
        })
    }
}

/// An error that Python sees as one of livn's classes.
pub trait Raise {
    /// Class this error becomes.
    fn class(&self) -> Class;
}

impl Raise for SystemError {
    fn class(&self) -> Class {
        match self {
            Self::Population(PopulationError::Unknown { .. })
            | Self::UnknownProjection { .. }
            | Self::UnknownWeight { .. }
            | Self::UnknownSelection { .. } => Class::Parameter,
            Self::CoordinateRows { .. } => Class::Shape,
            _ => Class::System,
        }
    }
}

impl Raise for FormatError {
    fn class(&self) -> Class {
        match self {
            Self::MissingFile { .. } => Class::MissingFile,
            Self::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound => Class::MissingFile,
            _ => Class::Format,
        }
    }
}

impl Raise for CacheError {
    fn class(&self) -> Class {
        match self {
            Self::System(error) => error.class(),
            Self::Format { source } => source.class(),
            Self::NoDirectory => Class::Format,
        }
    }
}

impl Raise for DocumentError {
    fn class(&self) -> Class {
        Class::Format
    }
}

impl Raise for RunError {
    fn class(&self) -> Class {
        match self {
            Self::RanAway => Class::State,
            Self::RecordingTooLarge { .. } => Class::Memory,
            Self::NotFinite { .. } => Class::Unit,
            _ => Class::Shape,
        }
    }
}

impl Raise for GradError {
    fn class(&self) -> Class {
        match self {
            Self::Stale => Class::State,
            Self::BadSeeds { .. } => Class::Shape,
            Self::NotFinite { .. } => Class::Unit,
            Self::NoPath { .. } => Class::Unsupported,
            Self::BadWidth { .. } => Class::Parameter,
        }
    }
}

impl Raise for Error {
    fn class(&self) -> Class {
        match self {
            Self::System(error) => error.class(),
            Self::Format(error) => error.class(),
            Self::Cache(error) => error.class(),
            Self::Run(error) => error.class(),
            Self::RanAway { .. } => Class::NonFinite,
            Self::TapeMemory { .. } => Class::Memory,
            Self::Grad(error) => error.class(),
            Self::SnapshotBytes { .. } => Class::Format,
            Self::Snapshot(_) => Class::State,
            Self::Unsupported { .. } => Class::Unsupported,
            Self::Build(_)
            | Self::UnknownCulture { .. }
            | Self::PlacementUnknown { .. }
            | Self::Mechanism { .. } => Class::System,
            Self::Io(_)
            | Self::Population(_)
            | Self::Param(_)
            | Self::Step(_)
            | Self::UnknownModel { .. }
            | Self::UnknownKey { .. }
            | Self::AmbiguousKey { .. }
            | Self::Value { .. } => Class::Parameter,
        }
    }
}

/// `?` for results whose error has a class.
pub trait OrRaise<T> {
    /// The value, or the error as a Python exception.
    ///
    /// # Errors
    /// The exception of the class the error belongs to.
    fn or_raise(self) -> PyResult<T>;
}

impl<T, E: Raise + ToString> OrRaise<T> for Result<T, E> {
    fn or_raise(self) -> PyResult<T> {
        self.map_err(|error| error.class().raise(&error))
    }
}
