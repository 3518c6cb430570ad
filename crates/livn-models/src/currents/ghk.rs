//! Goldman–Hodgkin–Katz driving force of the calcium currents,
//! G(V) = −f·(1 − (ci/co)·e^ν)·φ(ν), ν = V/f, φ(ν) = ν/(e^ν − 1).
//!
//! f is an empirical thermal scale that differs between the channels, not RT/zF:
//! f = ½·(scale/293.15)·(celsius + 273.15) mV with scale 36 (N type) or 25 (L type).

use livn_eqn::{Value, record};

use super::{Linear, gating};

record! {
    /// Coefficients of the driving force.
    pub struct GhkCoeffs {
        /// Thermal scale.
        f: "mV" = 18.98;
        /// 1/f.
        f_inv: "1/mV" = 0.0527;
        /// 1/external calcium concentration.
        cao_inv: "1/mM" = 0.5;
    }
}

/// External calcium, mM; no mechanism changes it.
pub const CAO_MM: f64 = 2.0;

/// Coefficients at a temperature.
#[inline(always)]
pub fn prepare<V: Value>(scale: f64, celsius: V) -> GhkCoeffs<V> {
    let f = V::c(0.5 * scale / 293.15) * (celsius + V::c(273.15));
    GhkCoeffs { f, f_inv: f.recip(), cao_inv: V::c(1.0 / CAO_MM) }
}

/// Step over which the slope is taken, mV. The reference scheme uses the forward difference quotient over
/// 0.001 mV, which is the derivative half a step further on; late spikes of a bursting cell feel even that.
const DIFFERENCE_MV: f64 = 1e-3;

/// G(V) in mV and its slope, for one unit of conductance.
#[inline(always)]
pub fn driving_force<V: Value>(v: V, cai_mm: V, c: &GhkCoeffs<V>) -> Linear<V> {
    let nu = gating(v) * c.f_inv;
    let e = (nu * V::c(std::f64::consts::LOG2_E)).exp2();
    // φ and its derivatives are 0/0 at ν = 0; the guarded denominator keeps that lane finite.
    let size = nu.max(-nu);
    let guard = V::c(1e-4);
    let q = V::select_lt(size, guard, V::c(1.0), e - V::c(1.0)).recip();
    let phi = V::select_lt(size, guard, nu.mul_add(V::c(-0.5), V::c(1.0)), nu * q);
    let slope = V::select_lt(size, guard, V::c(-0.5), q * (V::c(1.0) - phi * e));
    let bend = slope + slope + phi;
    let curvature = V::select_lt(size, guard, V::c(1.0 / 6.0), -(q * e) * bend);
    let inside = cai_mm * c.cao_inv * e;
    let outside = V::c(1.0) - inside;
    let first = inside * phi - outside * slope;
    let second = (inside * bend - outside * curvature) * c.f_inv;
    Linear { i: -(c.f * outside) * phi, g: second.mul_add(V::c(0.5 * DIFFERENCE_MV), first) }
}

#[cfg(test)]
mod tests;
