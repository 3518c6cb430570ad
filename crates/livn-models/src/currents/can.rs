//! N-type calcium current, I = gmax·m²·h·G(V). Source: Booth, Rinzel & Kiehn 1997.

use livn_eqn::{Value, record};

use super::{Linear, exp_of, ghk, one_minus_exp, opening, relax};

record! {
    /// Gates of the N-type calcium current.
    pub struct CanState {
        /// Activation, τ 4 ms.
        m: "1" = 0.0;
        /// Inactivation, τ 40 ms.
        h: "1" = 1.0;
    }
}
record! {
    /// Coefficients of the N-type calcium current.
    pub struct CanCoeffs {
        /// Maximal conductance.
        gmax: "S/cm2" = 1e-4;
        /// 1 − exp(−dt/4).
        m_w: "1" = 0.0;
        /// 1 − exp(−dt/40).
        h_w: "1" = 0.0;
        /// Driving force.
        ghk => ghk::GhkCoeffs<V>;
    }
}

/// Coefficients from the maximal conductance, temperature and dt.
#[inline(always)]
pub fn prepare<V: Value>(gmax: V, celsius: V, dt_ms: V) -> CanCoeffs<V> {
    CanCoeffs {
        gmax,
        m_w: one_minus_exp(dt_ms / V::c(4.0)),
        h_w: one_minus_exp(dt_ms / V::c(40.0)),
        ghk: ghk::prepare(36.0, celsius),
    }
}

/// Steady state: m∞ = 1/(1 + exp(−(V + 30)/5)), h∞ = 1/(1 + exp((V + 45)/5)).
#[inline(always)]
pub fn steady<V: Value>(v: V) -> CanState<V> {
    /// exp((45 − 30)/5).
    const SHIFT: f64 = 20.085536923187668;
    let e = exp_of(v, -45.0, 5.0);
    CanState { m: opening(e, SHIFT), h: (V::c(1.0) + e).recip() }
}

/// Current at `v`.
#[inline(always)]
pub fn current<V: Value>(v: V, s: &CanState<V>, c: &CanCoeffs<V>, cai_mm: V) -> Linear<V> {
    let open = (c.gmax * s.h) * (s.m * s.m);
    let drive = ghk::driving_force(v, cai_mm, &c.ghk);
    Linear { i: open * drive.i, g: open * drive.g }
}

/// Gates after dt.
#[inline(always)]
pub fn advance<V: Value>(v: V, s: &CanState<V>, c: &CanCoeffs<V>) -> CanState<V> {
    let inf = steady(v);
    CanState { m: relax(s.m, inf.m, c.m_w), h: relax(s.h, inf.h, c.h_w) }
}
