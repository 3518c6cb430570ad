//! Izhikevich's point neuron: dv/dt = 0.04·v² + 5·v + 140 − u + R·I, du/dt = a·(b·v − u), R = 1 GΩ;
//! above 30 mV, v ← c and u ← u + d. Forward Euler, both states from their old values.

use livn_eqn::model::{CellModel, Input, Output, Timing};
use livn_eqn::{Value, record};

record! {
    /// Parameters.
    pub struct IzhikevichParams {
        /// Recovery rate.
        a: "1/ms" = 0.02;
        /// Coupling of recovery to voltage.
        b: "1" = 0.2;
        /// Voltage after a spike.
        c: "mV" = -65.0;
        /// Recovery step at a spike.
        d: "mV" = 8.0;
        /// Voltage at t = 0.
        v_init: "mV" = -65.0;
        /// Recovery at t = 0 as a multiple of b·v_init: 1 starts on the nullcline, 0 at zero.
        u_init: "1" = 1.0;
    }
}
record! {
    /// Coefficients.
    pub struct IzhikevichCoeffs {
        /// Time step.
        dt: "ms" = 0.025;
        /// Parameters.
        p => IzhikevichParams<V>;
    }
}
record! {
    /// State.
    pub struct IzhikevichState {
        /// Membrane voltage.
        v: "mV" = -65.0;
        /// Recovery.
        u: "mV" = 0.0;
    }
}

/// Spike threshold, mV.
const PEAK_MV: f64 = 30.0;

/// Izhikevich's point neuron.
pub struct Izhikevich;

impl CellModel for Izhikevich {
    const NAME: &'static str = "izhikevich";
    const SOURCE: &'static str = "Izhikevich EM (2003) IEEE Trans Neural Netw 14:1569-1572";
    const TIMING: Timing = Timing { stamp: 0, delivery: 1, crossing: false };
    type Params<V: Value> = IzhikevichParams<V>;
    type Coeffs<V: Value> = IzhikevichCoeffs<V>;
    type State<V: Value> = IzhikevichState<V>;
    type PerSite<V: Value> = V;

    fn site_names() -> Vec<String> {
        vec!["soma".into()]
    }
    fn voltage_columns() -> Vec<usize> {
        vec![0]
    }
    #[inline(always)]
    fn voltage_column(_: usize) -> usize {
        0
    }
    fn junctions() -> Vec<(usize, usize)> {
        Vec::new()
    }

    #[inline(always)]
    fn prepare<V: Value>(p: &IzhikevichParams<V>, dt_ms: V) -> IzhikevichCoeffs<V> {
        IzhikevichCoeffs { dt: dt_ms, p: *p }
    }
    #[inline(always)]
    fn initial<V: Value>(p: &IzhikevichParams<V>, _: &IzhikevichCoeffs<V>) -> IzhikevichState<V> {
        IzhikevichState { v: p.v_init, u: p.u_init * p.b * p.v_init }
    }
    #[inline(always)]
    fn areas_um2<V: Value>(_: &IzhikevichParams<V>) -> V {
        V::c(0.0)
    }
    #[inline(always)]
    fn resistances_mohm<V: Value>(_: &IzhikevichParams<V>) -> V {
        V::c(0.0)
    }

    #[inline(always)]
    fn step<V: Value>(
        s: &IzhikevichState<V>,
        c: &IzhikevichCoeffs<V>,
        x: &Input<V>,
        _: bool,
    ) -> (IzhikevichState<V>, Output<V, V>) {
        let p = &c.p;
        // 1 nA across 1 GΩ is 1000 mV.
        let drive = x.inward_na * V::c(1000.0);
        let dv = (V::c(0.04) * s.v + V::c(5.0)) * s.v + V::c(140.0) - s.u + drive;
        let v = c.dt.mul_add(dv, s.v);
        let u = c.dt.mul_add(p.a * (p.b * s.v - s.u), s.u);
        let peak = V::c(PEAK_MV);
        let next = IzhikevichState { v: V::select_lt(peak, v, p.c, v), u: V::select_lt(peak, v, u + p.d, u) };
        let membrane_na = x.inward_na - x.electrode_na;
        (next, Output { trigger: v - peak, trigger_before: s.v - peak, membrane_na })
    }
}
