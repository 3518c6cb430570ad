//! The inhibitory cell of livn 1.0: soma and dendrite after Pinsky & Rinzel 1994. Rates are scaled by
//! 3^((celsius − 36)/10). Kept for comparison with published results; it is slow and its dendritic
//! calcium is not physiological.

use livn_eqn::lane::Scalar;
use livn_eqn::model::{CellModel, Input, Output, Timing};
use livn_eqn::{Record, Value, record};

use super::axon::{self, PoolCoeffs, PoolParams};
use super::compartment::{Coupling, PassiveCoeffs, couple, cylinder_um2, passive, row};
use super::motoneuron::half_mohm;
use crate::currents::{Linear, gating, ghk, logistic, one_minus_exp, relax};
use crate::pools::calcium::CAI0_MM;
use crate::pools::monovalent::{self, MonovalentState};
use crate::tree::Node;

record! {
    /// Parameters, named as published.
    #[allow(non_snake_case)]
    pub struct PinskyRinzelParams {
        /// Fraction of the length that is soma.
        pp: "1" = 0.1;
        /// Length of soma and dendrite together.
        Ltotal: "um" = 37.62028884887695;
        /// Diameter of both.
        global_diam: "um" = 10.0;
        /// Capacitance of the dendrite.
        global_cm: "uF/cm2" = 3.0;
        /// Soma's capacitance relative to the dendrite's.
        cm_ratio: "1" = 3.903846025466919;
        /// Coupling of soma and dendrite.
        gc: "mS/cm2" = 23.3135986328125;
        /// Leak reversal.
        e_pas: "mV" = -62.0;
        /// Leak of the soma.
        soma_g_pas: "S/cm2" = 0.0016516740433871746;
        /// Sodium.
        soma_gmax_Na: "S/cm2" = 0.898166298866272;
        /// Potassium.
        soma_gmax_K: "S/cm2" = 0.0010000000474974513;
        /// Leak of the dendrite.
        dend_g_pas: "S/cm2" = 0.0004252658982295543;
        /// Calcium.
        dend_gmax_Ca: "S/cm2" = 0.8048859238624573;
        /// Calcium-activated potassium.
        dend_gmax_KCa: "S/cm2" = 1.0;
        /// Current to calcium influx, a tenth of it per mA/cm².
        dend_d_Caconc: "1" = 17.446317672729492;
        /// Calcium removal.
        dend_beta_Caconc: "1/ms" = 0.03191220387816429;
        /// Whether a constant current pins the cell at V_hold (1) or not (0).
        pin: "1" = 0.0;
        /// Constant outward current of the soma where nothing is pinned.
        ic_constant: "mA/cm2" = 0.0;
        /// Voltage at which the cell is pinned.
        V_hold: "mV" = -60.0;
        /// Voltage at t = 0.
        v_init: "mV" = -75.0;
        /// Spike threshold at the soma.
        V_threshold: "mV" = -37.0;
        /// Temperature.
        celsius: "degC" = 6.3;
        /// Sodium and potassium concentrations.
        pools => PoolParams<V>;
    }
}
record! {
    /// Coefficients.
    pub struct PinskyRinzelCoeffs {
        /// Passive soma.
        soma => PassiveCoeffs<V>;
        /// Passive dendrite.
        dend => PassiveCoeffs<V>;
        /// Monovalent pools.
        pools => PoolCoeffs<V>;
        /// Dendrite to soma.
        coupling => Coupling<V>;
        /// Calcium driving force.
        ghk => ghk::GhkCoeffs<V>;
        /// Temperature factor times dt.
        rate: "ms" = 0.0;
        /// Sodium.
        gmax_na: "S/cm2" = 0.0;
        /// Potassium.
        gmax_k: "S/cm2" = 0.0;
        /// Calcium.
        gmax_ca: "S/cm2" = 0.0;
        /// Calcium-activated potassium.
        gmax_kca: "S/cm2" = 0.0;
        /// Calcium pool: 1 − exp(−β·dt).
        ca_w: "1" = 0.0;
        /// Calcium pool: 10·d/β.
        ca_gain: "mM cm2/mA" = 0.0;
        /// Calcium current at the initial voltage.
        i_rest: "mA/cm2" = 0.0;
        /// Spike threshold.
        threshold: "mV" = -37.0;
    }
}
record! {
    /// State of the soma.
    pub struct PrSomaState {
        /// Membrane voltage.
        v: "mV" = -75.0;
        /// Sodium inactivation.
        h: "1" = 0.9;
        /// Potassium activation.
        n: "1" = 0.0;
        /// Sodium pool.
        na => MonovalentState<V>;
        /// Potassium pool.
        k => MonovalentState<V>;
    }
}
record! {
    /// State of the dendrite.
    pub struct PrDendState {
        /// Membrane voltage.
        v: "mV" = -75.0;
        /// Calcium activation.
        s: "1" = 0.0;
        /// Calcium inactivation.
        r: "1" = 1.0;
        /// Calcium-activated potassium activation.
        c: "1" = 0.0;
        /// Calcium.
        cai: "mM" = 1e-5;
        /// Potassium pool.
        k => MonovalentState<V>;
    }
}
record! {
    /// State.
    pub struct PinskyRinzelState {
        /// Soma.
        soma => PrSomaState<V>;
        /// Dendrite.
        dend => PrDendState<V>;
    }
}
record! {
    /// One number per compartment.
    pub struct PrSites {
        /// Soma.
        soma: "1" = 0.0;
        /// Dendrite.
        dend: "1" = 0.0;
    }
}

/// Opening and closing rate of a gate, 1/ms before the temperature factor.
#[derive(Clone, Copy)]
struct Rates<V> {
    open: V,
    close: V,
}

impl<V: Value> Rates<V> {
    #[inline(always)]
    fn steady(self) -> V {
        self.open / (self.open + self.close)
    }
    /// The gate after a time `rate` (ms times the temperature factor).
    #[inline(always)]
    fn advance(self, x: V, rate: V) -> V {
        relax(x, self.steady(), one_minus_exp((self.open + self.close) * rate))
    }
}

/// x/(exp(x/y) − 1), and its limit near 0.
#[inline(always)]
fn linoid<V: Value>(x: V, y: f64) -> V {
    let z = x * V::c(1.0 / y);
    let near = V::select_lt(z.max(-z), V::c(1e-6), V::c(1.0), V::c(0.0));
    let is_near = V::select_lt(V::c(0.5), near, V::c(1.0), z.exp() - V::c(1.0));
    V::select_lt(V::c(0.5), near, V::c(y) * (V::c(1.0) - z * V::c(0.5)), x / is_near)
}

#[inline(always)]
fn m_inf<V: Value>(v: V) -> V {
    let open = V::c(0.32) * linoid(V::c(-46.9) - v, 4.0);
    let close = V::c(0.28) * linoid(v + V::c(19.9), 5.0);
    Rates { open, close }.steady()
}
#[inline(always)]
fn h_rates<V: Value>(v: V) -> Rates<V> {
    Rates {
        open: V::c(0.128) * ((V::c(-43.0) - v) * V::c(1.0 / 18.0)).exp(),
        close: V::c(4.0) * logistic((V::c(-20.0) - v) * V::c(0.2)),
    }
}
#[inline(always)]
fn n_rates<V: Value>(v: V) -> Rates<V> {
    Rates {
        open: V::c(0.016) * linoid(V::c(-24.9) - v, 5.0),
        close: V::c(0.25) * (V::c(-1.0) - V::c(0.025) * v).exp(),
    }
}
#[inline(always)]
fn s_rates<V: Value>(v: V) -> Rates<V> {
    // 0.2·x/(1 − exp(−x)), x = −0.2(V + 8.9), is 0.2·linoid(−x, 1) with the sign turned twice.
    Rates {
        open: V::c(5.0) * logistic(V::c(0.1) * (V::c(5.0) - v)),
        close: V::c(0.2) * linoid(V::c(0.2) * (v + V::c(8.9)), 1.0),
    }
}
#[inline(always)]
fn r_rates<V: Value>(v: V) -> Rates<V> {
    Rates {
        open: V::c(0.1673) * (V::c(-0.03035) * (v + V::c(38.5))).exp(),
        close: V::c(0.5) * logistic(V::c(0.3) * (V::c(8.9) - v)),
    }
}
/// c∞ = S((V + 10.1)/0.1016)^0.00925 with S the logistic function, in its overflow-safe form.
#[inline(always)]
fn c_inf<V: Value>(v: V) -> V {
    let x = (v + V::c(10.1)) * V::c(1.0 / 0.1016);
    // ln S(x) = min(x, 0) − ln(1 + e^−|x|).
    let size = x.max(-x).min(V::c(700.0));
    let log = x.min(V::c(0.0)) - (V::c(1.0) + (-size).exp()).ln();
    (V::c(0.00925) * log).exp()
}
/// χ(Cai), a sum of sines; arguments are reduced to the tracer's range of ±1/8 turn by doubling.
#[inline(always)]
fn chi<V: Value>(cai: V) -> V {
    V::c(1.073) * sine(V::c(0.003453) * cai + V::c(0.08095))
        + V::c(0.08408) * sine(V::c(0.01634) * cai + V::c(-2.34))
        + V::c(0.01811) * sine(V::c(0.0348) * cai + V::c(-0.9918))
}
/// sin(x) for |x| up to a few turns: the angle is halved five times and doubled back.
#[inline(always)]
fn sine<V: Value>(x: V) -> V {
    let (mut sin, mut cos) = (x * V::c(1.0 / (32.0 * std::f64::consts::TAU))).sin_cos_turn();
    for _ in 0..5 {
        let double = V::c(2.0) * sin * cos;
        cos = V::c(1.0) - V::c(2.0) * sin * sin;
        sin = double;
    }
    sin
}

#[derive(Clone, Copy)]
struct Currents<V> {
    na: Linear<V>,
    k_soma: Linear<V>,
    leak_soma: Linear<V>,
    ca: Linear<V>,
    k_dend: Linear<V>,
    leak_dend: Linear<V>,
}

#[inline(always)]
fn currents<V: Value>(x: &PinskyRinzelState<V>, c: &PinskyRinzelCoeffs<V>) -> Currents<V> {
    let (s, d) = (&x.soma, &x.dend);
    let m = m_inf(gating(s.v));
    let drive = ghk::driving_force(d.v, d.cai, &c.ghk);
    let open = c.gmax_ca * (d.s * d.s) * d.r;
    Currents {
        na: Linear::ohmic(c.gmax_na * (m * m) * s.h, s.v, s.na.e),
        k_soma: Linear::ohmic(c.gmax_k * s.n, s.v, s.k.e),
        leak_soma: Linear::ohmic(c.soma.g_pas, s.v, c.soma.e_pas),
        ca: Linear { i: open * drive.i, g: open * drive.g },
        k_dend: Linear::ohmic(c.gmax_kca * d.c * chi(d.cai), d.v, d.k.e),
        leak_dend: Linear::ohmic(c.dend.g_pas, d.v, c.dend.e_pas),
    }
}

#[inline(always)]
fn at<V: Value>(v: V, pools: &PoolCoeffs<V>) -> PinskyRinzelState<V> {
    PinskyRinzelState {
        soma: PrSomaState {
            v,
            h: h_rates(v).steady(),
            n: n_rates(v).steady(),
            na: monovalent::rest(&pools.na),
            k: monovalent::rest(&pools.k),
        },
        dend: PrDendState {
            v,
            s: s_rates(v).steady(),
            r: r_rates(v).steady(),
            c: c_inf(v),
            cai: V::c(CAI0_MM),
            k: monovalent::rest(&pools.k),
        },
    }
}

/// Soma and dendrite after Pinsky & Rinzel.
pub struct PinskyRinzel;

impl CellModel for PinskyRinzel {
    const NAME: &'static str = "pinsky_rinzel";
    const SOURCE: &'static str = "Pinsky PF, Rinzel J (1994) J Comput Neurosci 1:39-60";
    const TIMING: Timing = Timing { stamp: 1, delivery: 0, crossing: true };
    type Params<V: Value> = PinskyRinzelParams<V>;
    type Coeffs<V: Value> = PinskyRinzelCoeffs<V>;
    type State<V: Value> = PinskyRinzelState<V>;
    type PerSite<V: Value> = PrSites<V>;

    fn site_names() -> Vec<String> {
        vec!["soma".into(), "dend".into()]
    }
    fn voltage_columns() -> Vec<usize> {
        super::columns_named_v::<PinskyRinzelState<Scalar>>()
    }
    #[inline(always)]
    fn voltage_column(site: usize) -> usize {
        if site == 0 { 0 } else { <PrSomaState<Scalar> as Record<Scalar>>::LEN }
    }
    fn junctions() -> Vec<(usize, usize)> {
        vec![(0, 1)]
    }

    #[inline(always)]
    fn prepare<V: Value>(p: &PinskyRinzelParams<V>, dt_ms: V) -> PinskyRinzelCoeffs<V> {
        let areas = Self::areas_um2(p);
        // 3^((celsius − 36)/10).
        let factor = (V::c(0.1 * 1.0986122886681098) * (p.celsius - V::c(36.0))).exp();
        let mut c = PinskyRinzelCoeffs {
            soma: passive(p.global_cm * p.cm_ratio, p.soma_g_pas, p.e_pas, areas.soma, dt_ms),
            dend: passive(p.global_cm, p.dend_g_pas, p.e_pas, areas.dend, dt_ms),
            pools: axon::prepare_pools(&p.pools, p.celsius, dt_ms),
            coupling: couple(Self::resistances_mohm(p).dend, areas.soma, areas.dend),
            ghk: ghk::prepare(36.0, p.celsius),
            rate: factor * dt_ms,
            gmax_na: p.soma_gmax_Na,
            gmax_k: p.soma_gmax_K,
            gmax_ca: p.dend_gmax_Ca,
            gmax_kca: p.dend_gmax_KCa,
            ca_w: one_minus_exp(p.dend_beta_Caconc * dt_ms),
            ca_gain: V::c(10.0) * p.dend_d_Caconc / p.dend_beta_Caconc,
            i_rest: V::c(0.0),
            threshold: p.V_threshold,
        };
        let held = currents(&at(p.V_hold, &c.pools), &c);
        let free = (V::c(1.0) - p.pin) * p.ic_constant;
        c.soma.ic = free - p.pin * (held.na + held.k_soma + held.leak_soma).i;
        c.dend.ic = -p.pin * (held.ca + held.k_dend + held.leak_dend).i;
        c.i_rest = currents(&at(p.v_init, &c.pools), &c).ca.i;
        c
    }
    #[inline(always)]
    fn initial<V: Value>(p: &PinskyRinzelParams<V>, c: &PinskyRinzelCoeffs<V>) -> PinskyRinzelState<V> {
        at(p.v_init, &c.pools)
    }
    #[inline(always)]
    fn areas_um2<V: Value>(p: &PinskyRinzelParams<V>) -> PrSites<V> {
        PrSites {
            soma: cylinder_um2(p.global_diam, p.pp * p.Ltotal),
            dend: cylinder_um2(p.global_diam, (V::c(1.0) - p.pp) * p.Ltotal),
        }
    }
    #[inline(always)]
    fn resistances_mohm<V: Value>(p: &PinskyRinzelParams<V>) -> PrSites<V> {
        let areas = Self::areas_um2(p);
        PrSites {
            soma: V::c(0.0),
            dend: half_mohm(p.gc, p.pp, areas.soma) + half_mohm(p.gc, p.pp, areas.dend),
        }
    }

    #[inline(always)]
    fn step<V: Value>(
        x: &PinskyRinzelState<V>,
        c: &PinskyRinzelCoeffs<V>,
        input: &Input<PrSites<V>>,
        with_membrane: bool,
    ) -> (PinskyRinzelState<V>, Output<V, PrSites<V>>) {
        let (s, d) = (&x.soma, &x.dend);
        let i = currents(x, c);
        let difference = s.v - d.v;
        let (diagonal, rhs) =
            row(i.ca + i.k_dend + i.leak_dend, &c.dend, input.slope_us.dend, input.inward_na.dend);
        let dend = Node::leaf(diagonal + c.coupling.in_child, c.coupling.in_child.mul_add(difference, rhs));
        let (diagonal, rhs) =
            row(i.na + i.k_soma + i.leak_soma, &c.soma, input.slope_us.soma, input.inward_na.soma);
        let soma = Node::leaf(diagonal + c.coupling.in_parent, rhs - c.coupling.in_parent * difference).join(
            &dend,
            c.coupling.in_parent,
            c.coupling.in_child,
        );
        let delta_s = soma.root();
        let delta_d = dend.below(delta_s, c.coupling.in_child);
        let (vs, vd) = (delta_s.mul_add(V::c(2.0), s.v), delta_d.mul_add(V::c(2.0), d.v));
        let influx = (c.ca_gain * (c.i_rest - i.ca.mid_step(delta_d))).max(V::c(0.0));
        // τc = 3.627·exp(0.03704·V), divided by the temperature factor.
        let (gs, gd) = (gating(vs), gating(vd));
        let c_w = one_minus_exp(c.rate / (V::c(3.627) * (V::c(0.03704) * gd).exp()));
        let next = PinskyRinzelState {
            soma: PrSomaState {
                v: vs,
                h: h_rates(gs).advance(s.h, c.rate),
                n: n_rates(gs).advance(s.n, c.rate),
                na: monovalent::advance(&s.na, i.na.mid_step(delta_s), &c.pools.na),
                k: monovalent::advance(&s.k, i.k_soma.mid_step(delta_s), &c.pools.k),
            },
            dend: PrDendState {
                v: vd,
                s: s_rates(gd).advance(d.s, c.rate),
                r: r_rates(gd).advance(d.r, c.rate),
                c: relax(d.c, c_inf(gd), c_w),
                cai: relax(d.cai, influx + V::c(CAI0_MM), c.ca_w),
                k: monovalent::advance(&d.k, i.k_dend.mid_step(delta_d), &c.pools.k),
            },
        };
        let mut membrane_na = input.electrode_na;
        if with_membrane {
            let into_dend = c.coupling.g_us * ((s.v + delta_s) - (d.v + delta_d));
            membrane_na.dend = membrane_na.dend + into_dend;
            membrane_na.soma = membrane_na.soma - into_dend;
        }
        let (trigger, trigger_before) = (vs - c.threshold, s.v - c.threshold);
        (next, Output { trigger, trigger_before, membrane_na })
    }
}
