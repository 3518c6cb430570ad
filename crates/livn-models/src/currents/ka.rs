//! A-type potassium current of the V1 interneuron, I = gmax·a·b·(V − E_K).

use livn_eqn::{Value, record};

use super::{Linear, exp_of, one_minus_exp, opening, relax};

record! {
    /// Gates of the A current.
    pub struct KaState {
        /// Activation, τ 1 ms.
        a: "1" = 0.0;
        /// Inactivation, τ 15 ms.
        b: "1" = 1.0;
    }
}
record! {
    /// Coefficients of the A current.
    pub struct KaCoeffs {
        /// Maximal conductance.
        gmax: "S/cm2" = 0.0;
        /// 1 − exp(−dt/1).
        a_w: "1" = 0.0;
        /// 1 − exp(−dt/15).
        b_w: "1" = 0.0;
    }
}

/// Coefficients from the maximal conductance and dt.
#[inline(always)]
pub fn prepare<V: Value>(gmax: V, dt_ms: V) -> KaCoeffs<V> {
    KaCoeffs { gmax, a_w: one_minus_exp(dt_ms), b_w: one_minus_exp(dt_ms / V::c(15.0)) }
}

/// Steady state: a∞ = 1/(1 + exp(−(V + 36)/8)), b∞ = 1/(1 + exp((V + 66)/8)).
#[inline(always)]
pub fn steady<V: Value>(v: V) -> KaState<V> {
    /// exp((66 − 36)/8).
    const SHIFT: f64 = 42.52108200006278;
    let e = exp_of(v, -66.0, 8.0);
    KaState { a: opening(e, SHIFT), b: (V::c(1.0) + e).recip() }
}

/// Current at `v`.
#[inline(always)]
pub fn current<V: Value>(v: V, s: &KaState<V>, c: &KaCoeffs<V>, e_k: V) -> Linear<V> {
    Linear::ohmic(c.gmax * s.a * s.b, v, e_k)
}

/// Gates after dt.
#[inline(always)]
pub fn advance<V: Value>(v: V, s: &KaState<V>, c: &KaCoeffs<V>) -> KaState<V> {
    let inf = steady(v);
    KaState { a: relax(s.a, inf.a, c.a_w), b: relax(s.b, inf.b, c.b_w) }
}
