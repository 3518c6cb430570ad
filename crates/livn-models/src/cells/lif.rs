//! Leaky integrate-and-fire point neuron: τ·dv/dt = (v_rest − v) + R·I; above threshold, v ← v_reset.
//! Forward Euler.

use livn_eqn::model::{CellModel, Input, Output, Timing};
use livn_eqn::{Value, record};

record! {
    /// Parameters.
    #[allow(non_snake_case)]
    pub struct LifParams {
        /// Membrane time constant.
        tau: "ms" = 10.0;
        /// Membrane resistance.
        R: "MOhm" = 100.0;
        /// Resting voltage, also the voltage at t = 0.
        v_rest: "mV" = -70.0;
        /// Voltage after a spike.
        v_reset: "mV" = -75.0;
        /// Spike threshold.
        v_threshold: "mV" = -55.0;
    }
}
record! {
    /// Coefficients.
    pub struct LifCoeffs {
        /// dt/τ.
        rate: "1" = 0.0025;
        /// Parameters.
        p => LifParams<V>;
    }
}
record! {
    /// State.
    pub struct LifState {
        /// Membrane voltage.
        v: "mV" = -70.0;
    }
}

/// Leaky integrate-and-fire point neuron.
pub struct Lif;

impl CellModel for Lif {
    const NAME: &'static str = "lif";
    const SOURCE: &'static str = "Lapicque L (1907) J Physiol Pathol Gen 9:620-635";
    const TIMING: Timing = Timing { stamp: 0, delivery: 1, crossing: false };
    type Params<V: Value> = LifParams<V>;
    type Coeffs<V: Value> = LifCoeffs<V>;
    type State<V: Value> = LifState<V>;
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
    fn prepare<V: Value>(p: &LifParams<V>, dt_ms: V) -> LifCoeffs<V> {
        LifCoeffs { rate: dt_ms / p.tau, p: *p }
    }
    #[inline(always)]
    fn initial<V: Value>(p: &LifParams<V>, _: &LifCoeffs<V>) -> LifState<V> {
        LifState { v: p.v_rest }
    }
    #[inline(always)]
    fn areas_um2<V: Value>(_: &LifParams<V>) -> V {
        V::c(0.0)
    }
    #[inline(always)]
    fn resistances_mohm<V: Value>(_: &LifParams<V>) -> V {
        V::c(0.0)
    }

    #[inline(always)]
    fn step<V: Value>(
        s: &LifState<V>,
        c: &LifCoeffs<V>,
        x: &Input<V>,
        _: bool,
    ) -> (LifState<V>, Output<V, V>) {
        // nA · MΩ = mV.
        let v = c.rate.mul_add(c.p.v_rest - s.v + c.p.R * x.inward_na, s.v);
        let next = LifState { v: V::select_lt(c.p.v_threshold, v, c.p.v_reset, v) };
        let (trigger, trigger_before) = (v - c.p.v_threshold, s.v - c.p.v_threshold);
        (next, Output { trigger, trigger_before, membrane_na: x.inward_na - x.electrode_na })
    }
}
