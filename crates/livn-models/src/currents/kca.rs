//! Calcium-activated potassium current, I = gmax·Cai/(Cai + Kd)·(V − E_K), instantaneous in Cai.
//! Source: Booth, Rinzel & Kiehn 1997, with Kd = 0.5 µM.

use livn_eqn::Value;

use super::Linear;

/// Half-activation, mM.
pub const KD_MM: f64 = 5e-4;

/// Current at `v`.
#[inline(always)]
pub fn current<V: Value>(v: V, gmax: V, cai_mm: V, e_k: V) -> Linear<V> {
    Linear::ohmic(gmax * cai_mm / (cai_mm + V::c(KD_MM)), v, e_k)
}
