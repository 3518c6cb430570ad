//! What goes into a reverse sweep and what comes out.

use livn_eqn::adjoint::{NOISE_COEFFS, SYNAPSE_COEFFS};

/// What the gradient of a spike is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum SpikeGradient {
    /// Spikes stay where they are: the derivative of the run itself wherever it has one, because a small
    /// enough change moves no spike to another step. Voltages, weights and amplitudes carry gradient, the
    /// times of spikes do not.
    #[default]
    Detached,
    /// Each spike moves with its threshold crossing, interpolated within the step, and its events move with
    /// it (implicit function theorem): the derivative of the run in which every event acts as much later as
    /// its spike does. Not defined where a voltage only touches the threshold.
    EventTime,
    /// A spike counts in proportion to how far the trigger rises through a ramp of half-width `width_mv`
    /// about the threshold: the derivative of that soft count, at the voltages of the unchanged run (Esser et
    /// al. 2016). Cells that come near the threshold without reaching it carry gradient as well.
    Surrogate {
        /// Half-width of the ramp, mV.
        width_mv: f64,
    },
}

impl SpikeGradient {
    /// Whether spikes pass cotangents on to the cells that fired them.
    pub(crate) fn couples(self) -> bool {
        self != Self::Detached
    }

    /// Name in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Detached => "detached",
            Self::EventTime => "differentiated by event time",
            Self::Surrogate { .. } => "differentiated by surrogate",
        }
    }
}

/// Cotangents of what a taped run returned; an empty list stands for zeros.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seeds {
    /// By probe: `[row][frame]`, as the traces.
    pub traces: Vec<Vec<f64>>,
    /// By spike: of its interpolated time, per ms.
    pub spike_times: Vec<f64>,
    /// By cell, in ascending gid order: of its number of spikes.
    pub counts: Vec<f64>,
}

/// Cotangents of everything a run depends on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gradients {
    /// By stimulus: `[row][channel]`.
    pub rows: Vec<Vec<f64>>,
    /// By stimulus: `[target][channel]`, of the gain from a channel to a driven site, whether or not it is 0
    /// now; empty unless parameters were asked for.
    pub gains: Vec<Vec<f64>>,
    /// By rule: weight.
    pub weights: Vec<f64>,
    /// By rule: fraction released and recovery time (per ms) of its depression.
    pub depression: Vec<[f64; 2]>,
    /// By group, by cell (or once, where all cells share them): coefficients. Empty unless parameters were
    /// asked for, as are `slots`, `increments` and `noise`.
    pub coeffs: Vec<Vec<Vec<f64>>>,
    /// By group, by synapse slot: its coefficients.
    pub slots: Vec<Vec<[f64; SYNAPSE_COEFFS]>>,
    /// By group, by synapse slot: what an event of unit amplitude adds to its two states.
    pub increments: Vec<Vec<[f64; 2]>>,
    /// By group, by noise source: its coefficients.
    pub noise: Vec<Vec<[f64; NOISE_COEFFS]>>,
    /// By group, by cell: state columns at the start of the run.
    pub first_state: Vec<Vec<Vec<f64>>>,
}
