//! Comparisons that state their tolerance and report the worst place when they fail.

/// Two results that differ by more than the tolerance.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Mismatch {
    /// The numbers of samples differ.
    #[error("{what}: {got} samples, expected {expected}")]
    Length {
        /// What was compared.
        what: String,
        /// Samples obtained.
        got: usize,
        /// Samples in the reference.
        expected: usize,
    },
    /// A sample is too far off.
    #[error(
        "{what}: sample {index} is {got}, expected {expected}: off by {difference:e}, tolerance {tolerance:e}"
    )]
    Sample {
        /// What was compared.
        what: String,
        /// Index of the worst sample.
        index: usize,
        /// Value obtained.
        got: f64,
        /// Value in the reference.
        expected: f64,
        /// Distance of the two.
        difference: f64,
        /// Largest distance allowed.
        tolerance: f64,
    },
    /// The numbers of spikes differ.
    #[error("{what}: {} spikes at {got:?}, expected {} at {expected:?}", got.len(), expected.len())]
    SpikeCount {
        /// What was compared.
        what: String,
        /// Times obtained (ms).
        got: Vec<f64>,
        /// Times in the reference (ms).
        expected: Vec<f64>,
    },
}

/// Compares two traces sample by sample and returns the largest difference.
///
/// A sample that is not a number in only one of them is a mismatch.
///
/// # Errors
/// [`Mismatch::Length`], or [`Mismatch::Sample`] for the worst sample beyond `tolerance`.
pub fn trace(what: &str, got: &[f64], expected: &[f64], tolerance: f64) -> Result<f64, Mismatch> {
    if got.len() != expected.len() {
        return Err(Mismatch::Length { what: what.to_owned(), got: got.len(), expected: expected.len() });
    }
    let mut worst = (0usize, 0.0f64);
    for (index, (&a, &b)) in got.iter().zip(expected).enumerate() {
        let difference = match (a.is_nan(), b.is_nan()) {
            (true, true) => 0.0,
            (false, false) => (a - b).abs(),
            _ => f64::INFINITY,
        };
        if difference > worst.1 {
            worst = (index, difference);
        }
    }
    let (index, difference) = worst;
    if difference > tolerance {
        return Err(Mismatch::Sample {
            what: what.to_owned(),
            index,
            got: got[index],
            expected: expected[index],
            difference,
            tolerance,
        });
    }
    Ok(difference)
}

/// Number of samples strictly before `limit_ms`, for a trace sampled every `dt_ms` from 0 ms.
///
/// Used to stop a comparison shortly before the first spike: a spiking cell amplifies rounding from there on.
pub fn samples_before(limit_ms: f64, dt_ms: f64) -> usize {
    // A sample at exactly the limit belongs to the other side whatever the rounding of the division.
    ((limit_ms / dt_ms) - 1e-9).ceil().max(0.0) as usize
}

/// How far spikes may be from the reference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpikeTolerance {
    /// First spike of a cell, ms.
    pub first_ms: f64,
    /// All later spikes, ms.
    pub later_ms: f64,
}

impl SpikeTolerance {
    /// The same tolerance for every spike.
    pub fn all(ms: f64) -> Self {
        Self { first_ms: ms, later_ms: ms }
    }
}

/// Compares the spike times of one cell (ms, ascending): equal counts, times within the tolerance.
///
/// Returns the largest difference. Rounding of the clock (1e-6 ms) is never counted.
///
/// # Errors
/// [`Mismatch::SpikeCount`], or [`Mismatch::Sample`] for the worst spike beyond its tolerance.
pub fn spikes(what: &str, got: &[f64], expected: &[f64], tolerance: SpikeTolerance) -> Result<f64, Mismatch> {
    if got.len() != expected.len() {
        return Err(Mismatch::SpikeCount {
            what: what.to_owned(),
            got: got.to_vec(),
            expected: expected.to_vec(),
        });
    }
    let mut worst = 0.0f64;
    for (index, (&a, &b)) in got.iter().zip(expected).enumerate() {
        let allowed = if index == 0 { tolerance.first_ms } else { tolerance.later_ms };
        let difference = (a - b).abs();
        if difference > allowed + 1e-6 {
            return Err(Mismatch::Sample {
                what: format!("{what} (spikes)"),
                index,
                got: a,
                expected: b,
                difference,
                tolerance: allowed,
            });
        }
        worst = worst.max(difference);
    }
    Ok(worst)
}

#[cfg(test)]
mod tests;
