//! Delayed rectifier, I = gmax·n⁴·(V − E_K). Source: Booth, Rinzel & Kiehn 1997.

use std::f64::consts::LOG2_E;

use livn_eqn::{Value, record};

use super::{Linear, boltzmann};

record! {
    /// Coefficients of the delayed rectifier.
    pub struct KdrCoeffs {
        /// Maximal conductance.
        gmax: "S/cm2" = 0.1;
        /// −log₂e·dt/7.
        n_rate: "1" = 0.0;
    }
}

/// Coefficients from the maximal conductance and dt.
#[inline(always)]
pub fn prepare<V: Value>(gmax: V, dt_ms: V) -> KdrCoeffs<V> {
    KdrCoeffs { gmax, n_rate: dt_ms * V::c(-LOG2_E / 7.0) }
}

/// n∞(V) = 1/(1 + exp(−(V + 28)/15)).
#[inline(always)]
pub fn n_inf<V: Value>(v: V) -> V {
    boltzmann(v, -28.0, -15.0)
}

/// Current at `v`.
#[inline(always)]
pub fn current<V: Value>(v: V, n: V, c: &KdrCoeffs<V>, e_k: V) -> Linear<V> {
    let n2 = n * n;
    Linear::ohmic(c.gmax * (n2 * n2), v, e_k)
}
