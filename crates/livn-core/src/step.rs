//! Integer time. Milliseconds exist at the edges only.

use crate::Gid;

/// A point on the time grid: the number of steps of `dt` since the last `clear`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step(pub u64);

/// A detected action potential. Canonical order is `(step, gid)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spike {
    /// Grid point at which the voltage was first seen above threshold.
    pub step: Step,
    /// The cell that fired.
    pub gid: Gid,
}

/// The time step in ms, and conversions between ms and steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeGrid {
    dt_ms: f64,
}

/// A time that does not fit the grid.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum StepError {
    /// dt is not a positive number.
    #[error("dt must be a positive number of ms, not {dt_ms}")]
    BadDt {
        /// The value given.
        dt_ms: f64,
    },
    /// A time that must be a non-negative multiple of dt is not.
    #[error(
        "{what} must be a non-negative multiple of dt = {dt_ms} ms, not {value_ms} ms (nearest: {nearest_ms} ms)"
    )]
    OffGrid {
        /// Which argument.
        what: &'static str,
        /// The value given.
        value_ms: f64,
        /// The time step.
        dt_ms: f64,
        /// Nearest value on the grid.
        nearest_ms: f64,
    },
}

impl TimeGrid {
    /// A grid of step `dt_ms`.
    ///
    /// # Errors
    /// `BadDt` unless dt is finite and positive.
    pub fn new(dt_ms: f64) -> Result<Self, StepError> {
        if dt_ms.is_finite() && dt_ms > 0.0 { Ok(Self { dt_ms }) } else { Err(StepError::BadDt { dt_ms }) }
    }

    /// The step in ms.
    pub fn dt_ms(self) -> f64 {
        self.dt_ms
    }

    /// Time of a step in ms.
    pub fn ms(self, step: Step) -> f64 {
        step.0 as f64 * self.dt_ms
    }

    /// The number of whole steps in `value_ms`, which must lie on the grid to within 1e-6 of a step.
    ///
    /// # Errors
    /// `OffGrid`, naming the argument `what`.
    pub fn exact(self, what: &'static str, value_ms: f64) -> Result<u64, StepError> {
        let steps = value_ms / self.dt_ms;
        let whole = steps.round();
        // Decimal fractions such as 0.1/0.025 are off by a few ulps, which grow with the count.
        if value_ms.is_finite() && whole >= 0.0 && (steps - whole).abs() <= 1e-6 {
            Ok(whole as u64)
        } else {
            let nearest_ms = if whole.is_finite() { whole.max(0.0) * self.dt_ms } else { 0.0 };
            Err(StepError::OffGrid { what, value_ms, dt_ms: self.dt_ms, nearest_ms })
        }
    }
}

#[cfg(test)]
mod tests;
