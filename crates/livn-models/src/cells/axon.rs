//! One link of the axon chain: leak, fast sodium, delayed rectifier, sodium and potassium pools.

use livn_eqn::{Value, record};

use super::compartment::{PassiveCoeffs, cylinder_um2, half_cylinder_mohm, passive};
use crate::currents::{Course, Linear, gating, kdr, nas, spike};
use crate::pools::monovalent::{self, MonovalentCoeffs, MonovalentState};

record! {
    /// Parameters of the links; all links of a cell are alike.
    #[allow(non_snake_case)]
    pub struct AxonParams {
        /// Length of a link.
        axon_segment_um: "um" = 30.0;
        /// Diameter.
        axon_diam: "um" = 2.0;
        /// Axial resistivity.
        axon_Ra: "ohm cm" = 70.0;
        /// Capacitance.
        axon_cm: "uF/cm2" = 0.2;
        /// Sodium conductance as a multiple of the soma's.
        axon_gmax_Na_ratio: "1" = 0.4;
        /// Delayed rectifier.
        axon_gmax_K: "S/cm2" = 0.3;
        /// Leak.
        axon_g_pas: "S/cm2" = 1e-5;
        /// Leak reversal; NaN: the value that balances the link at the cell's e_pas.
        axon_e_pas: "mV" = f64::NAN;
    }
}
record! {
    /// Coefficients of a link.
    pub struct AxonCoeffs {
        /// Passive part.
        passive => PassiveCoeffs<V>;
        /// Sodium current.
        nas => nas::NasCoeffs<V>;
        /// Delayed rectifier.
        kdr => kdr::KdrCoeffs<V>;
    }
}
record! {
    /// State of a link.
    pub struct AxonState {
        /// Membrane voltage.
        v: "mV" = -75.0;
        /// Sodium inactivation.
        h: "1" = 0.6;
        /// Delayed rectifier activation.
        n: "1" = 0.1;
        /// Sodium pool.
        na => MonovalentState<V>;
        /// Potassium pool.
        k => MonovalentState<V>;
    }
}

record! {
    /// The two monovalent pools of a cell; the same in every compartment.
    #[allow(non_snake_case)]
    pub struct PoolParams {
        /// Sodium: shell depth.
        d_Na_conc: "um" = 0.2;
        /// Sodium: rate of return to rest.
        beta_Na_conc: "1/ms" = 0.075;
        /// Sodium inside at rest.
        nai0_Na_conc: "mM" = 15.0;
        /// Sodium outside at rest.
        nao0_Na_conc: "mM" = 145.0;
        /// Potassium: shell depth.
        d_K_conc: "um" = 0.2;
        /// Potassium: rate of return to rest.
        beta_K_conc: "1/ms" = 0.075;
        /// Potassium inside at rest.
        ki0_K_conc: "mM" = 145.0;
        /// Potassium outside at rest.
        ko0_K_conc: "mM" = 5.0;
    }
}
record! {
    /// Coefficients of the two monovalent pools.
    pub struct PoolCoeffs {
        /// Sodium.
        na => MonovalentCoeffs<V>;
        /// Potassium.
        k => MonovalentCoeffs<V>;
    }
}

/// Coefficients of both pools.
#[inline(always)]
pub fn prepare_pools<V: Value>(p: &PoolParams<V>, celsius: V, dt_ms: V) -> PoolCoeffs<V> {
    PoolCoeffs {
        na: monovalent::prepare(
            (p.d_Na_conc, p.beta_Na_conc),
            (p.nai0_Na_conc, p.nao0_Na_conc),
            celsius,
            dt_ms,
        ),
        k: monovalent::prepare((p.d_K_conc, p.beta_K_conc), (p.ki0_K_conc, p.ko0_K_conc), celsius, dt_ms),
    }
}

/// Area of a link, µm².
#[inline(always)]
pub fn area_um2<V: Value>(p: &AxonParams<V>) -> V {
    cylinder_um2(p.axon_diam, p.axon_segment_um)
}

/// Axial resistance of half a link, MΩ.
#[inline(always)]
pub fn half_mohm<V: Value>(p: &AxonParams<V>) -> V {
    half_cylinder_mohm(p.axon_Ra, p.axon_diam, p.axon_segment_um)
}

/// The leak reversal that balances a link at `v`, at 36 °C with R = 8.3145, F = 96485 and the default
/// concentrations, as the published cells were built (not the constants of the running Nernst).
#[inline(always)]
fn balancing_e_pas<V: Value>(v: V, g_na: V, g_k: V, g_pas: V) -> V {
    const KT: f64 = 1000.0 * 8.3145 * (273.15 + 36.0) / 96485.0;
    let e_na = V::c(KT) * V::c(145.0 / 15.0).ln();
    let e_k = V::c(KT) * V::c(5.0 / 145.0).ln();
    let c = nas::prepare(g_na, V::c(-35.0), V::c(7.8), V::c(0.0));
    let na = nas::current(v, nas::h_inf(v), &c, e_na);
    let k = kdr::current(v, kdr::n_inf(v), &kdr::prepare(g_k, V::c(0.0)), e_k);
    let balanced = v + (na.i + k.i) / g_pas;
    V::select_lt(V::c(0.0), g_pas, balanced, v)
}

/// Coefficients of a link of a cell whose soma has sodium conductance `soma_gmax_na` and whose leak
/// reverses at `e_pas`. The link's constant current pins it at `v_hold` if `pin` is 1.
#[inline(always)]
pub fn prepare<V: Value>(
    p: &AxonParams<V>,
    pools: &PoolCoeffs<V>,
    soma_gmax_na: V,
    e_pas: V,
    (pin, v_hold): (V, V),
    dt_ms: V,
) -> AxonCoeffs<V> {
    let g_na = p.axon_gmax_Na_ratio * soma_gmax_na;
    let balanced = balancing_e_pas(e_pas, g_na, p.axon_gmax_K, p.axon_g_pas);
    // Any comparison with NaN is false: NaN selects the balanced value.
    let e_link = V::select_lt(p.axon_e_pas, V::c(f64::INFINITY), p.axon_e_pas, balanced);
    let mut c = AxonCoeffs {
        passive: passive(p.axon_cm, p.axon_g_pas, e_link, area_um2(p), dt_ms),
        nas: nas::prepare(g_na, V::c(-35.0), V::c(7.8), dt_ms),
        kdr: kdr::prepare(p.axon_gmax_K, dt_ms),
    };
    let held = initial(v_hold, pools);
    c.passive.ic = -pin * currents(&held, &c).total().i;
    c
}

/// A link at steady state at `v`.
#[inline(always)]
pub fn initial<V: Value>(v: V, pools: &PoolCoeffs<V>) -> AxonState<V> {
    AxonState {
        v,
        h: nas::h_inf(v),
        n: kdr::n_inf(v),
        na: monovalent::rest(&pools.na),
        k: monovalent::rest(&pools.k),
    }
}

/// The currents of a link, by ion.
#[derive(Clone, Copy, Debug)]
pub struct AxonCurrents<V> {
    na: Linear<V>,
    k: Linear<V>,
    leak: Linear<V>,
}

impl<V: Value> AxonCurrents<V> {
    /// No current.
    #[inline(always)]
    pub fn zero() -> Self {
        let none = Linear { i: V::c(0.0), g: V::c(0.0) };
        Self { na: none, k: none, leak: none }
    }

    /// Their sum.
    #[inline(always)]
    pub fn total(&self) -> Linear<V> {
        self.na + self.k + self.leak
    }
}

/// The currents at the present voltage.
#[inline(always)]
pub fn currents<V: Value>(s: &AxonState<V>, c: &AxonCoeffs<V>) -> AxonCurrents<V> {
    AxonCurrents {
        na: nas::current(s.v, s.h, &c.nas, s.na.e),
        k: kdr::current(s.v, s.n, &c.kdr, s.k.e),
        leak: Linear::ohmic(c.passive.g_pas, s.v, c.passive.e_pas),
    }
}

/// Courses of the gates h and n at the voltage after the step.
#[inline(always)]
pub fn courses<V: Value>(s: &AxonState<V>, delta: V, c: &AxonCoeffs<V>) -> [Course<V>; 2] {
    let v = gating(delta.mul_add(V::c(2.0), s.v));
    spike::courses(v, &c.nas, &c.kdr)
}

/// The link after dt: voltage moves by 2·`delta`, gates at the new voltage, pools from the mid-step
/// currents.
#[inline(always)]
pub fn advance<V: Value>(
    s: &AxonState<V>,
    i: &AxonCurrents<V>,
    delta: V,
    [h, n]: [Course<V>; 2],
    pools: &PoolCoeffs<V>,
) -> AxonState<V> {
    AxonState {
        v: delta.mul_add(V::c(2.0), s.v),
        h: h.follow(s.h),
        n: n.follow(s.n),
        na: monovalent::advance(&s.na, i.na.mid_step(delta), &pools.na),
        k: monovalent::advance(&s.k, i.k.mid_step(delta), &pools.k),
    }
}
