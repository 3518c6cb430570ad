//! Synapses with linear dual-exponential kinetics, and what an event adds to them.
//!
//! A synapse is two states per (cell, site, kinetics): A′ = −A/τ_rise, B′ = −B/τ_decay, conductance
//! g = B − A (µS). An event of weight w and unit conductance g_unit adds w·g_unit·K to both, K chosen
//! so that one event peaks at w·g_unit. Because events add linearly, all connections with the same
//! site, time constants and reversal share one pair of states.

use livn_eqn::{Value, record};

use crate::currents::{Linear, gating};

record! {
    /// Coefficients of a dual-exponential synapse.
    pub struct SynapseCoeffs {
        /// exp(−dt/τ_rise).
        rise_decay: "1" = 0.0;
        /// exp(−dt/τ_decay).
        decay_decay: "1" = 0.0;
        /// Reversal potential.
        e: "mV" = 0.0;
        /// (mg/Kd)·exp(−γ·vshift) of the magnesium block; 0 where there is none.
        block: "1" = 0.0;
        /// γ of the magnesium block.
        gamma: "1/mV" = 0.062;
    }
}
record! {
    /// State of a dual-exponential synapse.
    pub struct SynapseState {
        /// Rising part.
        a: "uS" = 0.0;
        /// Decaying part.
        b: "uS" = 0.0;
    }
}
record! {
    /// Parameters of a synapse.
    #[allow(non_snake_case)]
    pub struct SynapseParams {
        /// Rise time constant.
        tau_rise: "ms" = 1.0;
        /// Decay time constant.
        tau_decay: "ms" = 5.0;
        /// Reversal potential.
        e: "mV" = 0.0;
        /// External magnesium; 0 removes the block.
        mg: "mM" = 0.0;
        /// Magnesium dissociation constant.
        Kd: "mM" = 3.57;
        /// Voltage dependence of the block.
        gamma: "1/mV" = 0.062;
        /// Shift of the block.
        vshift: "mV" = 0.0;
    }
}

/// The rise time kept strictly below the decay time, as the mechanism defines it.
#[inline(always)]
fn guarded_rise<V: Value>(tau_rise: V, tau_decay: V) -> V {
    tau_rise.min(V::c(0.9999) * tau_decay).max(V::c(1e-9) * tau_decay)
}

/// Coefficients for dt.
#[inline(always)]
pub fn prepare<V: Value>(p: &SynapseParams<V>, dt_ms: V) -> SynapseCoeffs<V> {
    let rise = guarded_rise(p.tau_rise, p.tau_decay);
    SynapseCoeffs {
        // Below −700 the exponential has long vanished; the clamp keeps its argument in range.
        rise_decay: (-dt_ms / rise).max(V::c(-700.0)).exp(),
        decay_decay: (-dt_ms / p.tau_decay).max(V::c(-700.0)).exp(),
        e: p.e,
        block: p.mg / p.Kd * (-p.gamma * p.vshift).exp(),
        gamma: p.gamma,
    }
}

/// What an event of unit weight and unit conductance adds to A and B.
///
/// The factor K normalises the peak of g to 1. `half_step` multiplies each state by exp(−dt/2τ):
/// an event acts at the start of a step whose conductance is used at mid-step.
#[inline(always)]
pub fn event_increment<V: Value>(p: &SynapseParams<V>, dt_ms: V, half_step: bool) -> SynapseState<V> {
    let rise = guarded_rise(p.tau_rise, p.tau_decay);
    let peak = rise * p.tau_decay / (p.tau_decay - rise) * (p.tau_decay / rise).ln();
    let k = ((-peak / p.tau_decay).exp() - (-peak / rise).max(V::c(-700.0)).exp()).recip();
    if !half_step {
        return SynapseState { a: k, b: k };
    }
    let half = dt_ms * V::c(-0.5);
    SynapseState {
        a: k * (half / rise).max(V::c(-700.0)).exp(),
        b: k * (half / p.tau_decay).max(V::c(-700.0)).exp(),
    }
}

/// Synaptic current (nA) and slope (µS) at `v`: i = g·b(V)·(V − E) with the magnesium block
/// b(V) = 1/(1 + (mg/Kd)·exp(−γ(V + vshift))) if `BLOCKED` (Jahr & Stevens 1990), else b = 1.
#[inline(always)]
pub fn current<V: Value, const BLOCKED: bool>(v: V, s: &SynapseState<V>, c: &SynapseCoeffs<V>) -> Linear<V> {
    let g = s.b - s.a;
    let drive = v - c.e;
    if !BLOCKED {
        return Linear { i: g * drive, g };
    }
    let open = (c.block * (-(c.gamma * gating(v))).exp() + V::c(1.0)).recip();
    let gb = g * open;
    // db/dV = γ·b·(1 − b).
    let steepness = c.gamma * (V::c(1.0) - open);
    Linear { i: gb * drive, g: gb * steepness.mul_add(drive, V::c(1.0)) }
}

/// The states after dt.
#[inline(always)]
pub fn decay<V: Value>(s: &SynapseState<V>, c: &SynapseCoeffs<V>) -> SynapseState<V> {
    SynapseState { a: s.a * c.rise_decay, b: s.b * c.decay_decay }
}

#[cfg(test)]
mod tests;
