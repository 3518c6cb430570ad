//! Fast sodium current, I = gmax·m∞³·h·(V − E_Na), with instantaneous activation.
//! Source: Booth, Rinzel & Kiehn 1997, eqs. for I_Na; half-activation at −35 mV, slope 7.8 mV.

use std::f64::consts::LOG2_E;

use livn_eqn::{Value, record};

use super::{Linear, boltzmann, gating};

record! {
    /// Coefficients of the sodium current.
    pub struct NasCoeffs {
        /// Maximal conductance.
        gmax: "S/cm2" = 0.1;
        /// −log₂e/slope of m∞.
        m_slope: "1/mV" = -0.18496089601083635;
        /// log₂e·vhalf/slope of m∞.
        m_offset: "1" = -6.473631360379272;
        /// −log₂e·dt/30.
        h_rate: "1" = 0.0;
    }
}

/// Coefficients from the maximal conductance, half-activation and slope of m∞, and dt.
#[inline(always)]
pub fn prepare<V: Value>(gmax: V, vhalf_mv: V, slope_mv: V, dt_ms: V) -> NasCoeffs<V> {
    let steepness = V::c(LOG2_E) / slope_mv;
    NasCoeffs {
        gmax,
        m_slope: -steepness,
        m_offset: vhalf_mv * steepness,
        h_rate: dt_ms * V::c(-LOG2_E / 30.0),
    }
}

/// h∞(V) = 1/(1 + exp((V + 55)/7)).
#[inline(always)]
pub fn h_inf<V: Value>(v: V) -> V {
    boltzmann(v, -55.0, 7.0)
}

/// Current at `v`. m∞ is frozen in the slope.
#[inline(always)]
pub fn current<V: Value>(v: V, h: V, c: &NasCoeffs<V>, e_na: V) -> Linear<V> {
    let m = (V::c(1.0) + gating(v).mul_add(c.m_slope, c.m_offset).exp2()).recip();
    Linear::ohmic((c.gmax * m) * (m * m) * h, v, e_na)
}
