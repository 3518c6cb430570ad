//! The motoneuron of the RCSD model (population EXC): soma and dendrite of Booth, Rinzel & Kiehn
//! 1997 with moving ion concentrations, and a chain of `A` active axon links at the soma's far end.

use livn_eqn::lane::Scalar;
use livn_eqn::model::{CellModel, Input, Output, Timing};
use livn_eqn::{Record, Value, record};

use super::axon::{self, AxonCoeffs, AxonParams, AxonState, PoolCoeffs, PoolParams};
use super::chain::{self, Chain};
use super::compartment::{Coupling, PassiveCoeffs, couple, cylinder_um2, passive, row};
use super::soma::{self, SomaCoeffs, SomaState};
use crate::currents::{Linear, cal, can, gating, kca, kdr, nas};
use crate::pools::calcium::{self, CAI0_MM, CalciumCoeffs};
use crate::pools::monovalent::{self, MonovalentState};
use crate::tree::Node;

record! {
    /// Parameters, named as published.
    #[allow(non_snake_case)]
    pub struct MotoneuronParams {
        /// Fraction of the length that is soma.
        pp: "1" = 0.1;
        /// Length of soma and dendrite together.
        Ltotal: "um" = 120.0;
        /// Diameter of both.
        global_diam: "um" = 8.13117790222168;
        /// Capacitance of the dendrite.
        global_cm: "uF/cm2" = 1.2959372997283936;
        /// Soma's capacitance relative to the dendrite's.
        cm_ratio: "1" = 8.192411084109766;
        /// Coupling of soma and dendrite.
        gc: "mS/cm2" = 8.255338188577891;
        /// Leak reversal of soma and dendrite.
        e_pas: "mV" = -62.0;
        /// Leak of the soma.
        soma_g_pas: "S/cm2" = 0.00014519958335660783;
        /// Fast sodium.
        soma_gmax_Na: "S/cm2" = 0.10499561578035355;
        /// Delayed rectifier.
        soma_gmax_K: "S/cm2" = 0.04515171924361102;
        /// Calcium-activated potassium.
        soma_gmax_KCa: "S/cm2" = 0.00029591686011223015;
        /// N-type calcium.
        soma_gmax_CaN: "S/cm2" = 0.001067815023922727;
        /// Fraction of free calcium.
        soma_f_Caconc: "1" = 0.0010052554136157328;
        /// Current to influx.
        soma_alpha_Caconc: "mM cm2/(mA ms)" = 0.21016412395712364;
        /// Calcium removal.
        soma_kCa_Caconc: "1/ms" = 1.5283260741327587;
        /// Leak of the dendrite.
        dend_g_pas: "S/cm2" = 1.39040483614949e-05;
        /// L-type calcium.
        dend_gmax_CaL: "S/cm2" = 1e-5;
        /// N-type calcium.
        dend_gmax_CaN: "S/cm2" = 0.00028807198690005147;
        /// Calcium-activated potassium.
        dend_gmax_KCa: "S/cm2" = 0.00023696468003479583;
        /// Fraction of free calcium.
        dend_f_Caconc: "1" = 0.0011954806290105971;
        /// Current to influx.
        dend_alpha_Caconc: "mM cm2/(mA ms)" = 0.6776084695609715;
        /// Calcium removal.
        dend_kCa_Caconc: "1/ms" = 3.3313010601193564;
        /// Half-activation of the soma's sodium current.
        vhalf_Nas: "mV" = -35.0;
        /// Slope of its activation.
        slope_Nas: "mV" = 7.8;
        /// Whether a constant current pins every compartment at V_hold (1) or not (0).
        pin: "1" = 1.0;
        /// Constant outward current of the soma where nothing is pinned.
        ic_constant: "mA/cm2" = 0.0;
        /// Voltage at which the cell is pinned.
        V_hold: "mV" = -60.0;
        /// Voltage at t = 0.
        v_init: "mV" = -75.0;
        /// Spike threshold at the soma.
        V_threshold: "mV" = -37.0;
        /// Temperature.
        celsius: "degC" = 36.0;
        /// Axon links.
        axon => AxonParams<V>;
        /// Sodium and potassium concentrations.
        pools => PoolParams<V>;
    }
}
record! {
    /// Coefficients of the dendrite.
    pub struct DendCoeffs {
        /// Passive part.
        passive => PassiveCoeffs<V>;
        /// N-type calcium current.
        can => can::CanCoeffs<V>;
        /// L-type calcium current.
        cal => cal::CalCoeffs<V>;
        /// Calcium-activated potassium.
        gmax_kca: "S/cm2" = 0.0;
        /// Calcium pool.
        ca => CalciumCoeffs<V>;
    }
}
record! {
    /// Coefficients of the cell.
    pub struct MotoneuronCoeffs {
        /// Soma.
        soma => SomaCoeffs<V>;
        /// Dendrite.
        dend => DendCoeffs<V>;
        /// Axon links.
        link => AxonCoeffs<V>;
        /// Monovalent pools.
        pools => PoolCoeffs<V>;
        /// Dendrite to soma.
        dend_soma => Coupling<V>;
        /// First link to soma.
        ais_soma => Coupling<V>;
        /// Link to link.
        ais_ais => Coupling<V>;
        /// Spike threshold.
        threshold: "mV" = -37.0;
    }
}
record! {
    /// State of the dendrite.
    pub struct DendState {
        /// Membrane voltage.
        v: "mV" = -75.0;
        /// N-type calcium gates.
        can => can::CanState<V>;
        /// L-type calcium activation.
        cal_m: "1" = 0.0;
        /// Calcium.
        cai: "mM" = 1e-5;
        /// Potassium pool.
        k => MonovalentState<V>;
    }
}
record! {
    /// State of the cell.
    pub struct MotoneuronState<const A> {
        /// Soma.
        soma => SomaState<V>;
        /// Dendrite.
        dend => DendState<V>;
        /// Axon links, the one at the soma first.
        ais => [AxonState<V>; A];
    }
}
record! {
    /// One number per compartment.
    pub struct MotoneuronSites<const A> {
        /// Soma.
        soma: "1" = 0.0;
        /// Dendrite.
        dend: "1" = 0.0;
        /// Axon links.
        ais => [V; A];
    }
}

/// Currents of the dendrite by ion.
#[derive(Clone, Copy)]
struct DendCurrents<V> {
    k: Linear<V>,
    ca: Linear<V>,
    leak: Linear<V>,
}

#[inline(always)]
fn dend_currents<V: Value>(s: &DendState<V>, c: &DendCoeffs<V>) -> DendCurrents<V> {
    DendCurrents {
        k: kca::current(s.v, c.gmax_kca, s.cai, s.k.e),
        ca: can::current(s.v, &s.can, &c.can, s.cai) + cal::current(s.v, s.cal_m, &c.cal, s.cai),
        leak: Linear::ohmic(c.passive.g_pas, s.v, c.passive.e_pas),
    }
}

#[inline(always)]
fn dend_advance<V: Value>(
    s: &DendState<V>,
    i: &DendCurrents<V>,
    delta: V,
    c: &DendCoeffs<V>,
    pools: &PoolCoeffs<V>,
) -> DendState<V> {
    let v = delta.mul_add(V::c(2.0), s.v);
    DendState {
        v,
        can: can::advance(gating(v), &s.can, &c.can),
        cal_m: cal::advance(gating(v), s.cal_m, &c.cal),
        cai: calcium::advance(s.cai, i.ca.mid_step(delta), &c.ca),
        k: monovalent::advance(&s.k, i.k.mid_step(delta), &pools.k),
    }
}

#[inline(always)]
fn dend_at<V: Value>(v: V, pools: &PoolCoeffs<V>) -> DendState<V> {
    DendState {
        v,
        can: can::steady(v),
        cal_m: cal::m_inf(v),
        cai: V::c(CAI0_MM),
        k: monovalent::rest(&pools.k),
    }
}

/// Half-cell resistance of soma or dendrite from the coupling conductance gc, MΩ.
#[inline(always)]
pub(crate) fn half_mohm<V: Value>(gc_ms_cm2: V, pp: V, area_um2: V) -> V {
    // R = 10⁻⁶/(2·(gc/pp)·10⁻³·A), A in cm² = 10⁻⁸ µm².
    V::c(0.5e5) * pp / (gc_ms_cm2 * area_um2)
}

/// Soma, dendrite and `A` axon links.
pub struct Motoneuron<const A: usize>;

impl<const A: usize> CellModel for Motoneuron<A> {
    const NAME: &'static str = "motoneuron";
    const SOURCE: &'static str = "Booth V, Rinzel J, Kiehn O (1997) J Neurophysiol 78:3371-3385";
    const TIMING: Timing = Timing { stamp: 1, delivery: 0, crossing: true };
    type Params<V: Value> = MotoneuronParams<V>;
    type Coeffs<V: Value> = MotoneuronCoeffs<V>;
    type State<V: Value> = MotoneuronState<V, A>;
    type PerSite<V: Value> = MotoneuronSites<V, A>;

    fn site_names() -> Vec<String> {
        ["soma".to_string(), "dend".to_string()]
            .into_iter()
            .chain((0..A).map(|k| format!("ais{k}")))
            .collect()
    }

    fn voltage_columns() -> Vec<usize> {
        super::columns_named_v::<MotoneuronState<Scalar, A>>()
    }

    #[inline(always)]
    fn voltage_column(site: usize) -> usize {
        let dend = <SomaState<Scalar> as Record<Scalar>>::LEN;
        let axon = dend + <DendState<Scalar> as Record<Scalar>>::LEN;
        match site {
            0 => 0,
            1 => dend,
            _ => axon + (site - 2) * <AxonState<Scalar> as Record<Scalar>>::LEN,
        }
    }

    fn junctions() -> Vec<(usize, usize)> {
        std::iter::once((0, 1)).chain((0..A).map(|k| if k == 0 { (0, 2) } else { (k + 1, k + 2) })).collect()
    }

    #[inline(always)]
    fn prepare<V: Value>(p: &MotoneuronParams<V>, dt_ms: V) -> MotoneuronCoeffs<V> {
        let areas = Self::areas_um2(p);
        let resistances = Self::resistances_mohm(p);
        let pools = axon::prepare_pools(&p.pools, p.celsius, dt_ms);
        let mut soma = SomaCoeffs {
            passive: passive(p.global_cm * p.cm_ratio, p.soma_g_pas, p.e_pas, areas.soma, dt_ms),
            nas: nas::prepare(p.soma_gmax_Na, p.vhalf_Nas, p.slope_Nas, dt_ms),
            kdr: kdr::prepare(p.soma_gmax_K, dt_ms),
            can: can::prepare(p.soma_gmax_CaN, p.celsius, dt_ms),
            gmax_kca: p.soma_gmax_KCa,
            ca: calcium::prepare(p.soma_f_Caconc, p.soma_alpha_Caconc, p.soma_kCa_Caconc, V::c(0.0), dt_ms),
        };
        let mut dend = DendCoeffs {
            passive: passive(p.global_cm, p.dend_g_pas, p.e_pas, areas.dend, dt_ms),
            can: can::prepare(p.dend_gmax_CaN, p.celsius, dt_ms),
            cal: cal::prepare(p.dend_gmax_CaL, p.celsius, dt_ms),
            gmax_kca: p.dend_gmax_KCa,
            ca: calcium::prepare(p.dend_f_Caconc, p.dend_alpha_Caconc, p.dend_kCa_Caconc, V::c(0.0), dt_ms),
        };
        // The constant current balances the cell at V_hold; the calcium pool's resting current is
        // the one at the initial voltage.
        let i = soma::currents(&soma::at(p.V_hold, &pools), &soma);
        let free = (V::c(1.0) - p.pin) * p.ic_constant;
        soma.passive.ic = free - p.pin * i.total().i;
        let i = dend_currents(&dend_at(p.V_hold, &pools), &dend);
        dend.passive.ic = -p.pin * (i.k + i.ca + i.leak).i;
        soma.ca.i_rest = soma::currents(&soma::at(p.v_init, &pools), &soma).ca.i;
        dend.ca.i_rest = dend_currents(&dend_at(p.v_init, &pools), &dend).ca.i;

        let area_link = axon::area_um2(&p.axon);
        let (r_first, r_link) = axon_junctions(p, areas);
        MotoneuronCoeffs {
            soma,
            dend,
            link: axon::prepare(&p.axon, &pools, p.soma_gmax_Na, p.e_pas, (p.pin, p.V_hold), dt_ms),
            pools,
            dend_soma: couple(resistances.dend, areas.soma, areas.dend),
            ais_soma: couple(r_first, areas.soma, area_link),
            ais_ais: couple(r_link, area_link, area_link),
            threshold: p.V_threshold,
        }
    }

    #[inline(always)]
    fn initial<V: Value>(p: &MotoneuronParams<V>, c: &MotoneuronCoeffs<V>) -> MotoneuronState<V, A> {
        MotoneuronState {
            soma: soma::at(p.v_init, &c.pools),
            dend: dend_at(p.v_init, &c.pools),
            ais: [axon::initial(p.v_init, &c.pools); A],
        }
    }

    #[inline(always)]
    fn areas_um2<V: Value>(p: &MotoneuronParams<V>) -> MotoneuronSites<V, A> {
        let soma = cylinder_um2(p.global_diam, p.pp * p.Ltotal);
        let dend = cylinder_um2(p.global_diam, (V::c(1.0) - p.pp) * p.Ltotal);
        MotoneuronSites { soma, dend, ais: [axon::area_um2(&p.axon); A] }
    }

    #[inline(always)]
    fn resistances_mohm<V: Value>(p: &MotoneuronParams<V>) -> MotoneuronSites<V, A> {
        let areas = Self::areas_um2(p);
        let dend = half_mohm(p.gc, p.pp, areas.soma) + half_mohm(p.gc, p.pp, areas.dend);
        let (r_first, r_link) = axon_junctions(p, areas);
        let mut ais = [r_link; A];
        if A > 0 {
            ais[0] = r_first;
        }
        MotoneuronSites { soma: V::c(0.0), dend, ais }
    }

    #[inline(always)]
    fn step<V: Value>(
        s: &MotoneuronState<V, A>,
        c: &MotoneuronCoeffs<V>,
        x: &Input<MotoneuronSites<V, A>>,
        with_membrane: bool,
    ) -> (MotoneuronState<V, A>, Output<V, MotoneuronSites<V, A>>) {
        let coupling = Chain { soma: &c.ais_soma, link: &c.ais_ais };
        let links = chain::currents(&s.ais, &c.link);
        let point = (&x.slope_us.ais, &x.inward_na.ais);
        let axon = chain::eliminate(&s.ais, &links, s.soma.v, &c.link, &coupling, point);

        let dend = dend_currents(&s.dend, &c.dend);
        let soma = soma::currents(&s.soma, &c.soma);
        let (d, r) = row(dend.k + dend.ca + dend.leak, &c.dend.passive, x.slope_us.dend, x.inward_na.dend);
        let difference = s.soma.v - s.dend.v;
        let dend_node = Node::leaf(d + c.dend_soma.in_child, c.dend_soma.in_child.mul_add(difference, r));

        let (d, r) = row(soma.total(), &c.soma.passive, x.slope_us.soma, x.inward_na.soma);
        let root = axon
            .join_soma(d + c.dend_soma.in_parent, r - c.dend_soma.in_parent * difference, &coupling)
            .join(&dend_node, c.dend_soma.in_parent, c.dend_soma.in_child);

        let delta_soma = root.root();
        let delta_dend = dend_node.below(delta_soma, c.dend_soma.in_child);
        let delta_ais = axon.deltas(delta_soma, &coupling);
        let soma_courses = soma::courses(&s.soma, delta_soma, &c.soma);
        let ais_courses = chain::courses(&s.ais, &delta_ais, &c.link);
        let next = MotoneuronState {
            soma: soma::advance(&s.soma, &soma, delta_soma, soma_courses, &c.soma, &c.pools),
            dend: dend_advance(&s.dend, &dend, delta_dend, &c.dend, &c.pools),
            ais: chain::advance(&s.ais, &links, &delta_ais, &ais_courses, &c.pools),
        };

        let mut membrane_na = x.electrode_na;
        if with_membrane {
            // The mean of old and new voltage drives the axial currents of the step.
            let soma_v = s.soma.v + delta_soma;
            let into_dend = c.dend_soma.g_us * (soma_v - (s.dend.v + delta_dend));
            membrane_na.dend = membrane_na.dend + into_dend;
            let into_axon =
                chain::axial_currents(&s.ais, &delta_ais, soma_v, &coupling, &mut membrane_na.ais);
            membrane_na.soma = membrane_na.soma - into_dend - into_axon;
        }
        let (trigger, trigger_before) = (next.soma.v - c.threshold, s.soma.v - c.threshold);
        (next, Output { trigger, trigger_before, membrane_na })
    }
}

/// Junction resistances soma–first link and link–link, MΩ.
#[inline(always)]
fn axon_junctions<V: Value, const A: usize>(p: &MotoneuronParams<V>, areas: MotoneuronSites<V, A>) -> (V, V) {
    let half_link = axon::half_mohm(&p.axon);
    (half_mohm(p.gc, p.pp, areas.soma) + half_link, half_link + half_link)
}
