//! What a run returns, in milliseconds and physical units.

use livn_core::{Gid, Spike};

/// Spikes of a run in canonical order: by time, then gid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpikeTrain {
    /// Cell of each spike.
    pub gids: Vec<Gid>,
    /// Time of each spike, ms since the start of the run.
    pub times_ms: Vec<f64>,
}

/// Sampled traces: a row per (cell, compartment).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traces {
    /// Gid of each row.
    pub gids: Vec<Gid>,
    /// Compartment of each row, in the model's order.
    pub sections: Vec<u16>,
    /// Sampling interval, ms.
    pub dt_ms: f64,
    /// Time of the first sample, ms since the start of the run.
    pub first_ms: f64,
    /// Samples per row.
    pub frames: usize,
    /// `[row][frame]`, row-major: mV for voltage, µA for membrane current.
    pub values: Vec<f32>,
}

impl Traces {
    /// One row.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.frames..(row + 1) * self.frames]
    }
}

/// What a run recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    /// Time at which the run started, ms since t = 0.
    pub t0_ms: f64,
    /// Time simulated, ms; less than asked for if the run was interrupted.
    pub duration_ms: f64,
    /// Spikes of the recorded populations; `None` if no population's spikes are recorded.
    pub spikes: Option<SpikeTrain>,
    /// All spikes as (step, gid), recorded or not.
    pub all_spikes: Vec<Spike>,
    /// Voltages, mV.
    pub voltage: Option<Traces>,
    /// Membrane currents, µA, outward positive.
    pub membrane_current: Option<Traces>,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
}
