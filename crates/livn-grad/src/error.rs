//! What can be wrong with a request for gradients.

/// A gradient that cannot be computed.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum GradError {
    /// The parameters changed since the run was taped.
    #[error("the parameters changed after the run was taped; tape a new run before asking for gradients")]
    Stale,
    /// Cotangents do not fit the recording.
    #[error("{what}: {found} cotangents given, the run recorded {expected}; give one for each, or none")]
    BadSeeds {
        /// Of what.
        what: &'static str,
        /// Number given.
        found: usize,
        /// Number recorded.
        expected: usize,
    },
    /// A cotangent is not finite.
    #[error("a cotangent of {what} (number {index}) is {value}; cotangents must be finite")]
    NotFinite {
        /// Of what.
        what: &'static str,
        /// Position.
        index: usize,
        /// Value.
        value: f64,
    },
    /// A readout that the chosen treatment of spikes gives no gradient.
    #[error("{readout} have no gradient when spikes are {treatment}; choose {remedy}")]
    NoPath {
        /// What was asked for.
        readout: &'static str,
        /// How spikes are treated.
        treatment: &'static str,
        /// What to choose instead.
        remedy: &'static str,
    },
    /// A width that is not positive.
    #[error("the width of the surrogate is {width_mv} mV; it must be a finite number above 0")]
    BadWidth {
        /// Width given.
        width_mv: f64,
    },
}
