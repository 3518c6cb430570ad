//! Delayed rectifier, I = gmax·n⁴·(V − E_K). Source: Booth, Rinzel & Kiehn 1997.

use livn_eqn::{Value, record};

use super::{Linear, logistic, one_minus_exp, relax};

record! {
    /// Coefficients of the delayed rectifier.
    pub struct KdrCoeffs {
        /// Maximal conductance.
        gmax: "S/cm2" = 0.1;
        /// dt/7.
        n_rate: "1" = 0.0;
    }
}

/// Coefficients from the maximal conductance and dt.
#[inline(always)]
pub fn prepare<V: Value>(gmax: V, dt_ms: V) -> KdrCoeffs<V> {
    KdrCoeffs { gmax, n_rate: dt_ms / V::c(7.0) }
}

/// n∞(V) = 1/(1 + exp(−(V + 28)/15)).
#[inline(always)]
pub fn n_inf<V: Value>(v: V) -> V {
    logistic(v.mul_add(V::c(-1.0 / 15.0), V::c(-28.0 / 15.0)))
}

/// Current at `v`.
#[inline(always)]
pub fn current<V: Value>(v: V, n: V, c: &KdrCoeffs<V>, e_k: V) -> Linear<V> {
    let n2 = n * n;
    Linear::ohmic(c.gmax * (n2 * n2), v, e_k)
}

/// n after dt; τn = 7/(exp((V + 40)/40) + exp(−(V + 40)/50)) ms.
#[inline(always)]
pub fn advance<V: Value>(v: V, n: V, c: &KdrCoeffs<V>) -> V {
    let up = v.mul_add(V::c(1.0 / 40.0), V::c(1.0)).exp();
    let down = v.mul_add(V::c(-1.0 / 50.0), V::c(-40.0 / 50.0)).exp();
    relax(n, n_inf(v), one_minus_exp((up + down) * c.n_rate))
}
