//! The soma shared by the motoneuron and the V1 interneuron: leak, fast sodium, delayed rectifier,
//! N-type calcium, calcium-activated potassium, and all three ion pools.

use livn_eqn::{Value, record};

use super::axon::PoolCoeffs;
use super::compartment::PassiveCoeffs;
use crate::currents::{Course, Linear, can, gating, kca, kdr, nas, spike};
use crate::pools::calcium::{self, CAI0_MM, CalciumCoeffs};
use crate::pools::monovalent::{self, MonovalentState};

record! {
    /// Coefficients of the soma.
    pub struct SomaCoeffs {
        /// Passive part.
        passive => PassiveCoeffs<V>;
        /// Sodium current.
        nas => nas::NasCoeffs<V>;
        /// Delayed rectifier.
        kdr => kdr::KdrCoeffs<V>;
        /// N-type calcium current.
        can => can::CanCoeffs<V>;
        /// Calcium-activated potassium.
        gmax_kca: "S/cm2" = 0.0;
        /// Calcium pool.
        ca => CalciumCoeffs<V>;
    }
}
record! {
    /// State of the soma.
    pub struct SomaState {
        /// Membrane voltage.
        v: "mV" = -75.0;
        /// Sodium inactivation.
        h: "1" = 0.6;
        /// Delayed rectifier activation.
        n: "1" = 0.1;
        /// N-type calcium gates.
        can => can::CanState<V>;
        /// Calcium.
        cai: "mM" = 1e-5;
        /// Sodium pool.
        na => MonovalentState<V>;
        /// Potassium pool.
        k => MonovalentState<V>;
    }
}
/// Currents of the soma by ion.
#[derive(Clone, Copy, Debug)]
pub struct SomaCurrents<V> {
    /// Sodium.
    pub na: Linear<V>,
    /// Potassium.
    pub k: Linear<V>,
    /// Calcium.
    pub ca: Linear<V>,
    /// Leak.
    pub leak: Linear<V>,
}

/// The currents at the present voltage.
#[inline(always)]
pub fn currents<V: Value>(s: &SomaState<V>, c: &SomaCoeffs<V>) -> SomaCurrents<V> {
    SomaCurrents {
        na: nas::current(s.v, s.h, &c.nas, s.na.e),
        k: kdr::current(s.v, s.n, &c.kdr, s.k.e) + kca::current(s.v, c.gmax_kca, s.cai, s.k.e),
        ca: can::current(s.v, &s.can, &c.can, s.cai),
        leak: Linear::ohmic(c.passive.g_pas, s.v, c.passive.e_pas),
    }
}

/// Courses of the gates h and n of the spike currents at the voltage after the step.
#[inline(always)]
pub fn courses<V: Value>(s: &SomaState<V>, delta: V, c: &SomaCoeffs<V>) -> [Course<V>; 2] {
    let v = gating(delta.mul_add(V::c(2.0), s.v));
    spike::courses(v, &c.nas, &c.kdr)
}

/// The soma after dt: voltage moves by 2·`delta`, gates at the new voltage, pools from the mid-step
/// currents.
#[inline(always)]
pub fn advance<V: Value>(
    s: &SomaState<V>,
    i: &SomaCurrents<V>,
    delta: V,
    [h, n]: [Course<V>; 2],
    c: &SomaCoeffs<V>,
    pools: &PoolCoeffs<V>,
) -> SomaState<V> {
    let v = delta.mul_add(V::c(2.0), s.v);
    SomaState {
        v,
        h: h.follow(s.h),
        n: n.follow(s.n),
        can: can::advance(gating(v), &s.can, &c.can),
        cai: calcium::advance(s.cai, i.ca.mid_step(delta), &c.ca),
        na: monovalent::advance(&s.na, i.na.mid_step(delta), &pools.na),
        k: monovalent::advance(&s.k, i.k.mid_step(delta), &pools.k),
    }
}

/// The soma at steady state at `v`.
#[inline(always)]
pub fn at<V: Value>(v: V, pools: &PoolCoeffs<V>) -> SomaState<V> {
    SomaState {
        v,
        h: nas::h_inf(v),
        n: kdr::n_inf(v),
        can: can::steady(v),
        cai: V::c(CAI0_MM),
        na: monovalent::rest(&pools.na),
        k: monovalent::rest(&pools.k),
    }
}

impl<V: Value> SomaCurrents<V> {
    /// Their sum.
    #[inline(always)]
    pub fn total(&self) -> Linear<V> {
        self.na + self.k + self.ca + self.leak
    }
}
