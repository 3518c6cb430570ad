//! Background noise: two Ornstein–Uhlenbeck conductances per site (Destexhe et al. 2001).
//!
//! g(t) = max(0, g0 + x(t)), x stationary Gaussian with standard deviation `std` and correlation time
//! `tau`, advanced exactly: x ← x·e^(−dt/τ) + std·√(1 − e^(−2dt/τ))·N(0, 1). Clipping acts on the used
//! conductance, not on x, so std > g0 raises the mean.

use livn_eqn::{Value, record};

use crate::currents::Linear;

record! {
    /// Parameters of the noise.
    #[allow(non_snake_case)]
    pub struct NoiseParams {
        /// Mean excitatory conductance.
        g_e0: "uS" = 0.0121;
        /// Mean inhibitory conductance.
        g_i0: "uS" = 0.0573;
        /// Standard deviation of the excitatory conductance.
        std_e: "uS" = 0.0030;
        /// Standard deviation of the inhibitory conductance.
        std_i: "uS" = 0.0066;
        /// Correlation time of the excitatory conductance; ≤ 0 removes the fluctuation.
        tau_e: "ms" = 2.728;
        /// Correlation time of the inhibitory conductance; ≤ 0 removes the fluctuation.
        tau_i: "ms" = 10.49;
        /// Excitatory reversal.
        E_e: "mV" = 0.0;
        /// Inhibitory reversal.
        E_i: "mV" = -75.0;
    }
}
record! {
    /// Coefficients of one Ornstein–Uhlenbeck conductance.
    pub struct OuCoeffs {
        /// exp(−dt/τ).
        decay: "1" = 0.0;
        /// std·√(1 − exp(−2dt/τ)).
        kick: "uS" = 0.0;
        /// Mean.
        g0: "uS" = 0.0;
        /// Reversal.
        e: "mV" = 0.0;
    }
}

/// Coefficients for dt.
#[inline(always)]
pub fn prepare<V: Value>(g0: V, std: V, tau_ms: V, e: V, dt_ms: V) -> OuCoeffs<V> {
    let zero = V::c(0.0);
    // A non-positive τ means no fluctuation; the guarded quotient keeps that case finite.
    let z = V::select_lt(zero, tau_ms, dt_ms / tau_ms, V::c(1.0)).min(V::c(300.0));
    let decay = (-z).exp();
    let kick = std * (V::c(1.0) - decay * decay).sqrt();
    OuCoeffs {
        decay: V::select_lt(zero, tau_ms, decay, zero),
        kick: V::select_lt(zero, tau_ms, kick, zero),
        g0,
        e,
    }
}

/// Two independent standard normal numbers (Box & Muller 1958) from a radius uniform in (0, 1), an
/// angle uniform in [−1/8, 1/8) turns about the diagonal of a quadrant, and two signs that choose
/// the quadrant.
#[inline(always)]
pub fn normal_pair<V: Value>(radius: V, turn: V, sign1: V, sign2: V) -> (V, V) {
    // √(−2 ln u)·cos(θ + 45°) = √(−ln u)·(cos θ − sin θ).
    let r = (-radius.ln()).sqrt();
    let (sin, cos) = turn.sin_cos_turn();
    ((r * sign1) * (cos - sin), (r * sign2) * (cos + sin))
}

/// x after dt with a standard normal number `n`.
#[inline(always)]
pub fn advance<V: Value>(x: V, n: V, c: &OuCoeffs<V>) -> V {
    x.mul_add(c.decay, c.kick * n)
}

/// Current (nA) and slope (µS) at `v`.
#[inline(always)]
pub fn current<V: Value>(v: V, x: V, c: &OuCoeffs<V>) -> Linear<V> {
    let g = (c.g0 + x).max(V::c(0.0));
    Linear { i: g * (v - c.e), g }
}

#[cfg(test)]
mod tests;
