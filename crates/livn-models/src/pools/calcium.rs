//! Intracellular calcium, Cai′ = f·(Φ − k·(Cai − Cai0)) with the influx Φ = max(0, −α·(I_Ca − I_rest)).
//!
//! I_rest is the calcium current at the voltage the simulation starts from; outward deviations from
//! it are ignored.

use livn_eqn::{Value, record};

use crate::currents::{one_minus_exp, relax};

/// Resting concentration, mM.
pub const CAI0_MM: f64 = 1e-5;

record! {
    /// Coefficients of a calcium pool.
    pub struct CalciumCoeffs {
        /// 1 − exp(−dt·f·k).
        w: "1" = 0.0;
        /// α/k.
        gain: "mM cm2/mA" = 0.0;
        /// Calcium current at the initial voltage.
        i_rest: "mA/cm2" = 0.0;
    }
}

/// Coefficients from f, α, k (1/ms), the resting current and dt.
#[inline(always)]
pub fn prepare<V: Value>(f: V, alpha: V, k: V, i_rest: V, dt_ms: V) -> CalciumCoeffs<V> {
    CalciumCoeffs { w: one_minus_exp(dt_ms * f * k), gain: alpha / k, i_rest }
}

/// Concentration after dt with the mid-step current `i_ca`, mM.
#[inline(always)]
pub fn advance<V: Value>(cai_mm: V, i_ca: V, c: &CalciumCoeffs<V>) -> V {
    let influx = (c.gain * (c.i_rest - i_ca)).max(V::c(0.0));
    relax(cai_mm, influx + V::c(CAI0_MM), c.w)
}
