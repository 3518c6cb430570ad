//! Fast sodium current, I = gmax·m∞³·h·(V − E_Na), with instantaneous activation.
//! Source: Booth, Rinzel & Kiehn 1997, eqs. for I_Na; half-activation at −35 mV, slope 7.8 mV.

use livn_eqn::{Value, record};

use super::{Linear, logistic, one_minus_exp, relax};

record! {
    /// Coefficients of the sodium current.
    pub struct NasCoeffs {
        /// Maximal conductance.
        gmax: "S/cm2" = 0.1;
        /// −1/slope of m∞.
        m_slope: "1/mV" = -0.1282051282051282;
        /// vhalf/slope of m∞.
        m_offset: "1" = -4.487179487179487;
        /// dt/30.
        h_rate: "1" = 0.0;
    }
}

/// Coefficients from the maximal conductance, half-activation and slope of m∞, and dt.
#[inline(always)]
pub fn prepare<V: Value>(gmax: V, vhalf_mv: V, slope_mv: V, dt_ms: V) -> NasCoeffs<V> {
    NasCoeffs { gmax, m_slope: -slope_mv.recip(), m_offset: vhalf_mv / slope_mv, h_rate: dt_ms / V::c(30.0) }
}

/// h∞(V) = 1/(1 + exp((V + 55)/7)).
#[inline(always)]
pub fn h_inf<V: Value>(v: V) -> V {
    logistic(v.mul_add(V::c(1.0 / 7.0), V::c(55.0 / 7.0)))
}

/// Current at `v`. m∞ is frozen in the slope.
#[inline(always)]
pub fn current<V: Value>(v: V, h: V, c: &NasCoeffs<V>, e_na: V) -> Linear<V> {
    let m = logistic(v.mul_add(c.m_slope, c.m_offset));
    Linear::ohmic((c.gmax * m) * (m * m) * h, v, e_na)
}

/// h after dt; τh = 30/(exp((V + 50)/15) + exp(−(V + 50)/16)) ms.
#[inline(always)]
pub fn advance<V: Value>(v: V, h: V, c: &NasCoeffs<V>) -> V {
    let up = v.mul_add(V::c(1.0 / 15.0), V::c(50.0 / 15.0)).exp();
    let down = v.mul_add(V::c(-1.0 / 16.0), V::c(-50.0 / 16.0)).exp();
    relax(h, h_inf(v), one_minus_exp((up + down) * c.h_rate))
}
