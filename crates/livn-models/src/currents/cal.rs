//! L-type calcium current without inactivation, I = gmax·m·G(V). Source: Booth, Rinzel & Kiehn 1997.

use livn_eqn::{Value, record};

use super::{Linear, boltzmann, ghk, one_minus_exp, relax};

record! {
    /// Coefficients of the L-type calcium current.
    pub struct CalCoeffs {
        /// Maximal conductance.
        gmax: "S/cm2" = 1e-5;
        /// 1 − exp(−dt/60).
        m_w: "1" = 0.0;
        /// Driving force.
        ghk => ghk::GhkCoeffs<V>;
    }
}

/// Coefficients from the maximal conductance, temperature and dt; τm = 60 ms.
#[inline(always)]
pub fn prepare<V: Value>(gmax: V, celsius: V, dt_ms: V) -> CalCoeffs<V> {
    CalCoeffs { gmax, m_w: one_minus_exp(dt_ms / V::c(60.0)), ghk: ghk::prepare(25.0, celsius) }
}

/// m∞(V) = 1/(1 + exp(−(V + 40)/7)).
#[inline(always)]
pub fn m_inf<V: Value>(v: V) -> V {
    boltzmann(v, -40.0, -7.0)
}

/// Current at `v`.
#[inline(always)]
pub fn current<V: Value>(v: V, m: V, c: &CalCoeffs<V>, cai_mm: V) -> Linear<V> {
    let open = c.gmax * m;
    let drive = ghk::driving_force(v, cai_mm, &c.ghk);
    Linear { i: open * drive.i, g: open * drive.g }
}

/// m after dt.
#[inline(always)]
pub fn advance<V: Value>(v: V, m: V, c: &CalCoeffs<V>) -> V {
    relax(m, m_inf(v), c.m_w)
}
