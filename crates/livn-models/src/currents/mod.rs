//! Ion currents: densities in mA/cm², outward positive, and their slopes in S/cm².
//!
//! Unit check: S/cm² · mV = mA/cm².

use std::f64::consts::LOG2_E;

use livn_eqn::Value;

pub mod cal;
pub mod can;
pub mod ghk;
pub mod ka;
pub mod kca;
pub mod kdr;
pub mod nas;
pub mod spike;

/// A current linearised at the present voltage: i(v + δ) ≈ i + g·δ.
#[derive(Clone, Copy, Debug)]
pub struct Linear<V> {
    /// Current density, mA/cm².
    pub i: V,
    /// Slope conductance, S/cm².
    pub g: V,
}

impl<V: Value> std::ops::Add for Linear<V> {
    type Output = Self;
    #[inline(always)]
    fn add(self, b: Self) -> Self {
        Self { i: self.i + b.i, g: self.g + b.g }
    }
}

impl<V: Value> Linear<V> {
    /// g·(v − e).
    #[inline(always)]
    pub fn ohmic(g: V, v: V, e: V) -> Self {
        Self { i: g * (v - e), g }
    }

    /// The current at mid-step, where the voltage has moved by `delta`.
    #[inline(always)]
    pub fn mid_step(self, delta: V) -> V {
        self.g.mul_add(delta, self.i)
    }
}

/// The voltage as gates see it. Strong electrodes polarise membranes by volts, where every gate has long
/// saturated; the bound keeps the exponentials of all rates in range.
#[inline(always)]
pub fn gating<V: Value>(v: V) -> V {
    v.max(V::c(-1500.0)).min(V::c(1500.0))
}

/// 1/(1 + eˣ).
#[inline(always)]
pub fn logistic<V: Value>(x: V) -> V {
    (V::c(1.0) + x.exp()).recip()
}

/// exp((v − v0)/k), with the conversion to a power of two folded into the constants.
#[inline(always)]
pub fn exp_of<V: Value>(v: V, v0_mv: f64, k_mv: f64) -> V {
    v.mul_add(V::c(LOG2_E / k_mv), V::c(-v0_mv / k_mv * LOG2_E)).exp2()
}

/// 1/(1 + exp((v − v0)/k)): a gate that closes with voltage for k > 0 and opens for k < 0.
#[inline(always)]
pub fn boltzmann<V: Value>(v: V, v0_mv: f64, k_mv: f64) -> V {
    (V::c(1.0) + exp_of(v, v0_mv, k_mv)).recip()
}

/// 1 − e⁻ᶻ, z ≥ 0. Beyond z = 40 the result is 1 to the last bit.
#[inline(always)]
pub fn one_minus_exp<V: Value>(z: V) -> V {
    V::c(1.0) - (-(z * V::c(LOG2_E)).min(V::c(60.0))).exp2()
}

/// 1/(1 + exp(−(v − v1)/k)), the gate that opens around v1, from a power of the same slope that its current needs
/// anyway: `e` = exp((v − v0)/k) and `shift` = exp((v1 − v0)/k).
#[inline(always)]
pub fn opening<V: Value>(e: V, shift: f64) -> V {
    e / (e + V::c(shift))
}

/// x + w·(x∞ − x): relaxation by the fraction w = 1 − e^(−dt/τ), exact at constant voltage.
#[inline(always)]
pub fn relax<V: Value>(x: V, x_inf: V, w: V) -> V {
    w.mul_add(x_inf - x, x)
}

/// Where a gate is heading at a voltage: x∞, and log₂ of the factor e^(−dt/τ) by which a step shrinks the distance.
#[derive(Clone, Copy, Debug)]
pub struct Course<V> {
    /// x∞.
    pub inf: V,
    /// −log₂e·dt/τ.
    pub log2_decay: V,
}

impl<V: Value> Course<V> {
    /// The gate after dt, from `x`. Beyond −60 the distance is gone to the last bit.
    #[inline(always)]
    #[must_use]
    pub fn follow(self, x: V) -> V {
        let left = self.log2_decay.max(V::c(-60.0)).exp2();
        left.mul_add(x - self.inf, self.inf)
    }
}
