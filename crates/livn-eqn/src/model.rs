//! What a cell model is: parameters, coefficients derived from them, state, and one time step.

use crate::{Record, Value};

/// The electrical input of one step, per site of the cell, and what the engine reads back.
///
/// A *site* is a compartment; `PerSite` is a record with one number for each, in the order of
/// [`CellModel::site_names`].
#[derive(Clone, Copy, Debug)]
pub struct Input<P> {
    /// Inward current, nA: electrodes minus point processes (synapses, noise) at the present voltage.
    pub inward_na: P,
    /// Slope of the point processes' outward current, µS.
    pub slope_us: P,
    /// The part of `inward_na` that comes from electrodes, nA.
    pub electrode_na: P,
}

/// What a step yields besides the new state.
#[derive(Clone, Copy, Debug)]
pub struct Output<V, P> {
    /// Positive where the cell is above its spike threshold after the step, mV.
    pub trigger: V,
    /// The same before the step: between the two lies the moment of a spike.
    pub trigger_before: V,
    /// Transmembrane current per site at mid-step, nA, outward positive; zero unless asked for.
    pub membrane_na: P,
}

/// When a model's spikes are stamped and its events take effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Steps from the start of the step in which the trigger fires to the time stamp.
    pub stamp: u64,
    /// Steps from the time at which an event is due to the step in which it acts.
    pub delivery: u64,
    /// Whether a cell that stays above threshold fires once (true) or in every step (false).
    pub crossing: bool,
}

/// A cell model: written once, generic over the value type.
///
/// `prepare`, `initial` and `step` are `#[inline(always)]`, branch-free on values, and contain no
/// closures; everything else (lanes, tracing, documentation) is derived from them.
pub trait CellModel: Send + Sync + 'static {
    /// Short name.
    const NAME: &'static str;
    /// Citation.
    const SOURCE: &'static str;
    /// When spikes are stamped and events act.
    const TIMING: Timing;
    /// What a user sets.
    type Params<V: Value>: Record<V>;
    /// What a step reads: derived from the parameters and dt.
    type Coeffs<V: Value>: Record<V>;
    /// What a step changes.
    type State<V: Value>: Record<V>;
    /// One number per site.
    type PerSite<V: Value>: Record<V>;

    /// Names of the sites (compartments), in order.
    fn site_names() -> Vec<String>;
    /// The state column that holds each site's membrane voltage, in mV.
    fn voltage_columns() -> Vec<usize>;
    /// `voltage_columns()[site]`, without the allocation.
    fn voltage_column(site: usize) -> usize;
    /// Pairs of coupled sites (index of parent, index of child).
    fn junctions() -> Vec<(usize, usize)>;

    /// Coefficients for a time step of `dt_ms`.
    fn prepare<V: Value>(params: &Self::Params<V>, dt_ms: V) -> Self::Coeffs<V>;
    /// State at t = 0.
    fn initial<V: Value>(params: &Self::Params<V>, coeffs: &Self::Coeffs<V>) -> Self::State<V>;
    /// Membrane area of each site, µm².
    fn areas_um2<V: Value>(params: &Self::Params<V>) -> Self::PerSite<V>;
    /// Resistance of each junction, MΩ, stored at the child's site; 0 elsewhere.
    fn resistances_mohm<V: Value>(params: &Self::Params<V>) -> Self::PerSite<V>;
    /// One step of dt. `with_membrane` asks for the membrane currents.
    fn step<V: Value>(
        state: &Self::State<V>,
        coeffs: &Self::Coeffs<V>,
        input: &Input<Self::PerSite<V>>,
        with_membrane: bool,
    ) -> (Self::State<V>, Output<V, Self::PerSite<V>>);
}
