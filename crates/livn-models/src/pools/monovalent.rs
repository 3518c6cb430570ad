//! Sodium or potassium inside and outside the membrane, and its Nernst potential.
//!
//! inside′ = −I·q − β·(inside − inside0), outside′ = +I·q − β·(outside − outside0), q = 10⁴/(2·F·d).
//! Both sides share d and β, so their deviations from rest stay equal and opposite: one state, x.

use livn_eqn::{Value, record};

use crate::currents::{one_minus_exp, relax};

/// Gas constant, J/(mol K).
pub const R: f64 = 8.31446261815324;
/// Faraday constant used by the Nernst potential, C/mol.
pub const F: f64 = 96485.33212;
/// Faraday constant used by the pools, C/mol.
pub const F_POOL: f64 = 96485.33;

record! {
    /// Coefficients of a pool.
    pub struct MonovalentCoeffs {
        /// 1 − exp(−β·dt).
        w: "1" = 0.0;
        /// q/β.
        gain: "mM cm2/mA" = 3.45;
        /// Resting concentration inside.
        inside0: "mM" = 145.0;
        /// Resting concentration outside.
        outside0: "mM" = 5.0;
        /// 2·RT/F.
        two_kt: "mV" = 53.0;
    }
}
record! {
    /// State of a pool.
    pub struct MonovalentState {
        /// Outside minus its rest, which is rest minus inside.
        x: "mM" = 0.0;
        /// Nernst potential.
        e: "mV" = 0.0;
    }
}

/// RT/F in mV.
#[inline(always)]
pub fn kt_mv<V: Value>(celsius: V) -> V {
    V::c(1000.0 * R / F) * (celsius + V::c(273.15))
}

/// Coefficients at a temperature, for a shell of depth `d` (µm) that returns to the resting
/// concentrations `inside0`, `outside0` (mM) at the rate `beta` (1/ms).
#[inline(always)]
pub fn prepare<V: Value>(
    (d, beta): (V, V),
    (inside0, outside0): (V, V),
    celsius: V,
    dt_ms: V,
) -> MonovalentCoeffs<V> {
    MonovalentCoeffs {
        w: one_minus_exp(beta * dt_ms),
        gain: V::c(1e4 / (2.0 * F_POOL)) / (d * beta),
        inside0,
        outside0,
        two_kt: kt_mv(celsius) * V::c(2.0),
    }
}

/// The pool at rest.
#[inline(always)]
pub fn rest<V: Value>(c: &MonovalentCoeffs<V>) -> MonovalentState<V> {
    MonovalentState { x: V::c(0.0), e: V::c(0.5) * c.two_kt * (c.outside0 / c.inside0).ln() }
}

/// The pool after dt with the mid-step current `i`.
///
/// The change of ln(outside/inside) is taken from its series in u = (ρ′ − ρ)/(ρ′ + ρ),
/// ln(ρ′/ρ) = 2·(u + u³/3 + …): exact to f64 for the changes one step can make (u < 10⁻³), and far
/// cheaper than a logarithm.
#[inline(always)]
pub fn advance<V: Value>(s: &MonovalentState<V>, i: V, c: &MonovalentCoeffs<V>) -> MonovalentState<V> {
    // Neither side runs empty: what is left is at least a hundredth of the concentration at rest.
    let x = relax(s.x, c.gain * i, c.w);
    let x = x.max(c.outside0 * V::c(-0.99)).min(c.inside0 * V::c(0.99));
    // With ρ = (outside0 + x)/(inside0 − x), u is (x′ − x)·sum/(product + (x′ + x)·difference − 2x′x).
    let (sum, difference) = (c.inside0 + c.outside0, c.inside0 - c.outside0);
    let product = V::c(2.0) * c.inside0 * c.outside0;
    let scale = (V::c(-2.0) * x).mul_add(s.x, (x + s.x).mul_add(difference, product));
    let u = (x - s.x) * sum / scale;
    let cubic = (u * u).mul_add(V::c(1.0 / 3.0), V::c(1.0));
    MonovalentState { x, e: (c.two_kt * u).mul_add(cubic, s.e) }
}
