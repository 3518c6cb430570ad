//! The V1 Renshaw cell of the RCSD model (population INH): one soma with an A current, and a chain of
//! `A` active axon links.

use livn_eqn::lane::Scalar;
use livn_eqn::model::{CellModel, Input, Output, Timing};
use livn_eqn::{Record, Value, record};

use super::axon::{self, AxonCoeffs, AxonParams, AxonState, PoolCoeffs, PoolParams};
use super::chain::{self, Chain};
use super::compartment::{Coupling, couple, half_cylinder_mohm, passive, row};
use super::soma::{self, SomaCoeffs, SomaState};
use crate::currents::{can, gating, ka, kdr, nas};
use crate::pools::calcium;

record! {
    /// Parameters, named as published.
    #[allow(non_snake_case)]
    pub struct RenshawParams {
        /// Length and diameter of the soma.
        global_diam: "um" = 24.801532745361328;
        /// Capacitance of the soma.
        global_cm: "uF/cm2" = 1.0757436752319336;
        /// Leak reversal.
        e_pas: "mV" = -69.2257080078125;
        /// Leak of the soma.
        soma_g_pas: "S/cm2" = 0.00011933463247260079;
        /// Fast sodium.
        soma_gmax_Na: "S/cm2" = 0.13920024037361145;
        /// Delayed rectifier.
        soma_gmax_K: "S/cm2" = 0.14060243964195251;
        /// A current.
        soma_gmax_Ka: "S/cm2" = 0.0;
        /// Calcium-activated potassium.
        soma_gmax_KCa: "S/cm2" = 0.00033676564130083654;
        /// N-type calcium.
        soma_gmax_CaN: "S/cm2" = 0.007877439260482788;
        /// Fraction of free calcium.
        soma_f_Caconc: "1" = 0.008864013430715868;
        /// Current to influx.
        soma_alpha_Caconc: "mM cm2/(mA ms)" = 5.0000001782354415;
        /// Calcium removal.
        soma_kCa_Caconc: "1/ms" = 6.199637067638542;
        /// Half-activation of the soma's sodium current.
        vhalf_Nas: "mV" = -35.0;
        /// Slope of its activation.
        slope_Nas: "mV" = 7.8;
        /// Axial resistivity of the soma.
        soma_Ra: "ohm cm" = 35.4;
        /// Whether a constant current pins every compartment at V_hold (1) or not (0).
        pin: "1" = 1.0;
        /// Constant outward current of the soma where nothing is pinned.
        ic_constant: "mA/cm2" = 0.0;
        /// Voltage at which the cell is pinned.
        V_hold: "mV" = -60.0;
        /// Voltage at t = 0.
        v_init: "mV" = -75.0;
        /// Spike threshold at the soma.
        V_threshold: "mV" = -50.0;
        /// Temperature.
        celsius: "degC" = 36.0;
        /// Axon links.
        axon => AxonParams<V>;
        /// Sodium and potassium concentrations.
        pools => PoolParams<V>;
    }
}
record! {
    /// Coefficients of the cell.
    pub struct RenshawCoeffs {
        /// Soma.
        soma => SomaCoeffs<V>;
        /// A current.
        ka => ka::KaCoeffs<V>;
        /// Axon links.
        link => AxonCoeffs<V>;
        /// Monovalent pools.
        pools => PoolCoeffs<V>;
        /// First link to soma.
        ais_soma => Coupling<V>;
        /// Link to link.
        ais_ais => Coupling<V>;
        /// Spike threshold.
        threshold: "mV" = -50.0;
    }
}
record! {
    /// State of the cell.
    pub struct RenshawState<const A> {
        /// Soma.
        soma => SomaState<V>;
        /// Gates of the A current.
        ka => ka::KaState<V>;
        /// Axon links, the one at the soma first.
        ais => [AxonState<V>; A];
    }
}
record! {
    /// One number per compartment.
    pub struct RenshawSites<const A> {
        /// Soma.
        soma: "1" = 0.0;
        /// Axon links.
        ais => [V; A];
    }
}

/// Currents of the soma including the A current.
#[inline(always)]
fn soma_currents<V: Value>(
    s: &SomaState<V>,
    ka_state: &ka::KaState<V>,
    c: &SomaCoeffs<V>,
    ka_coeffs: &ka::KaCoeffs<V>,
) -> soma::SomaCurrents<V> {
    let mut i = soma::currents(s, c);
    i.k = i.k + ka::current(s.v, ka_state, ka_coeffs, s.k.e);
    i
}

/// Junction resistances soma–first link and link–link, MΩ.
#[inline(always)]
fn junctions_mohm<V: Value>(p: &RenshawParams<V>) -> (V, V) {
    let half_link = axon::half_mohm(&p.axon);
    let half_soma = half_cylinder_mohm(p.soma_Ra, p.global_diam, p.global_diam);
    (half_soma + half_link, half_link + half_link)
}

/// A soma and `A` axon links.
pub struct Renshaw<const A: usize>;

impl<const A: usize> CellModel for Renshaw<A> {
    const NAME: &'static str = "renshaw";
    const SOURCE: &'static str = "V1 Renshaw cell fitted to embryonic-stem-cell-derived and neonatal mouse recordings; kinetics of \
         Booth V, Rinzel J, Kiehn O (1997) J Neurophysiol 78:3371-3385";
    const TIMING: Timing = Timing { stamp: 1, delivery: 0, crossing: true };
    type Params<V: Value> = RenshawParams<V>;
    type Coeffs<V: Value> = RenshawCoeffs<V>;
    type State<V: Value> = RenshawState<V, A>;
    type PerSite<V: Value> = RenshawSites<V, A>;

    fn site_names() -> Vec<String> {
        std::iter::once("soma".to_string()).chain((0..A).map(|k| format!("ais{k}"))).collect()
    }

    fn voltage_columns() -> Vec<usize> {
        super::columns_named_v::<RenshawState<Scalar, A>>()
    }

    #[inline(always)]
    fn voltage_column(site: usize) -> usize {
        let axon = <SomaState<Scalar> as Record<Scalar>>::LEN + <ka::KaState<Scalar> as Record<Scalar>>::LEN;
        if site == 0 { 0 } else { axon + (site - 1) * <AxonState<Scalar> as Record<Scalar>>::LEN }
    }

    fn junctions() -> Vec<(usize, usize)> {
        (0..A).map(|k| (k, k + 1)).collect()
    }

    #[inline(always)]
    fn prepare<V: Value>(p: &RenshawParams<V>, dt_ms: V) -> RenshawCoeffs<V> {
        let area = Self::areas_um2(p).soma;
        let pools = axon::prepare_pools(&p.pools, p.celsius, dt_ms);
        let ka = ka::prepare(p.soma_gmax_Ka, dt_ms);
        let mut soma = SomaCoeffs {
            passive: passive(p.global_cm, p.soma_g_pas, p.e_pas, area, dt_ms),
            nas: nas::prepare(p.soma_gmax_Na, p.vhalf_Nas, p.slope_Nas, dt_ms),
            kdr: kdr::prepare(p.soma_gmax_K, dt_ms),
            can: can::prepare(p.soma_gmax_CaN, p.celsius, dt_ms),
            gmax_kca: p.soma_gmax_KCa,
            ca: calcium::prepare(p.soma_f_Caconc, p.soma_alpha_Caconc, p.soma_kCa_Caconc, V::c(0.0), dt_ms),
        };
        // The constant current balances the cell at V_hold; the calcium pool's resting current is
        // the one at the initial voltage.
        let held = soma_currents(&soma::at(p.V_hold, &pools), &ka::steady(p.V_hold), &soma, &ka);
        soma.passive.ic = (V::c(1.0) - p.pin) * p.ic_constant - p.pin * held.total().i;
        soma.ca.i_rest = soma::currents(&soma::at(p.v_init, &pools), &soma).ca.i;
        let area_link = axon::area_um2(&p.axon);
        let (r_first, r_link) = junctions_mohm(p);
        RenshawCoeffs {
            soma,
            ka,
            link: axon::prepare(&p.axon, &pools, p.soma_gmax_Na, p.e_pas, (p.pin, p.V_hold), dt_ms),
            pools,
            ais_soma: couple(r_first, area, area_link),
            ais_ais: couple(r_link, area_link, area_link),
            threshold: p.V_threshold,
        }
    }

    #[inline(always)]
    fn initial<V: Value>(p: &RenshawParams<V>, c: &RenshawCoeffs<V>) -> RenshawState<V, A> {
        RenshawState {
            soma: soma::at(p.v_init, &c.pools),
            ka: ka::steady(p.v_init),
            ais: [axon::initial(p.v_init, &c.pools); A],
        }
    }

    #[inline(always)]
    fn areas_um2<V: Value>(p: &RenshawParams<V>) -> RenshawSites<V, A> {
        let soma = V::c(std::f64::consts::PI) * p.global_diam * p.global_diam;
        RenshawSites { soma, ais: [axon::area_um2(&p.axon); A] }
    }

    #[inline(always)]
    fn resistances_mohm<V: Value>(p: &RenshawParams<V>) -> RenshawSites<V, A> {
        let (r_first, r_link) = junctions_mohm(p);
        let mut ais = [r_link; A];
        if A > 0 {
            ais[0] = r_first;
        }
        RenshawSites { soma: V::c(0.0), ais }
    }

    #[inline(always)]
    fn step<V: Value>(
        s: &RenshawState<V, A>,
        c: &RenshawCoeffs<V>,
        x: &Input<RenshawSites<V, A>>,
        with_membrane: bool,
    ) -> (RenshawState<V, A>, Output<V, RenshawSites<V, A>>) {
        let coupling = Chain { soma: &c.ais_soma, link: &c.ais_ais };
        let links = chain::currents(&s.ais, &c.link);
        let soma = soma_currents(&s.soma, &s.ka, &c.soma, &c.ka);

        let point = (&x.slope_us.ais, &x.inward_na.ais);
        let axon = chain::eliminate(&s.ais, &links, s.soma.v, &c.link, &coupling, point);
        let (d, r) = row(soma.total(), &c.soma.passive, x.slope_us.soma, x.inward_na.soma);
        let delta_soma = axon.join_soma(d, r, &coupling).root();

        let delta_ais = axon.deltas(delta_soma, &coupling);
        let soma_courses = soma::courses(&s.soma, delta_soma, &c.soma);
        let ais_courses = chain::courses(&s.ais, &delta_ais, &c.link);
        let next_soma = soma::advance(&s.soma, &soma, delta_soma, soma_courses, &c.soma, &c.pools);
        let ais = chain::advance(&s.ais, &links, &delta_ais, &ais_courses, &c.pools);
        let next = RenshawState { soma: next_soma, ka: ka::advance(gating(next_soma.v), &s.ka, &c.ka), ais };

        let mut membrane_na = x.electrode_na;
        if with_membrane {
            let soma_v = s.soma.v + delta_soma;
            let into_axon =
                chain::axial_currents(&s.ais, &delta_ais, soma_v, &coupling, &mut membrane_na.ais);
            membrane_na.soma = membrane_na.soma - into_axon;
        }
        let (trigger, trigger_before) = (next.soma.v - c.threshold, s.soma.v - c.threshold);
        (next, Output { trigger, trigger_before, membrane_na })
    }
}
