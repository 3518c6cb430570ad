//! One step of a tile, backwards.

use std::marker::PhantomData;

use livn_eqn::Record;
use livn_eqn::adjoint::{BarLayout, NOISE_COEFFS, PullArgs, SYNAPSE_COEFFS};
use livn_eqn::kernel::GroupData;
use livn_eqn::lane::{Lane, TILE, Task};

use crate::inputs;
use crate::models::ReverseStep;

/// Columns that the reverse step of a cell reads.
pub struct StepColumns<'a> {
    /// State before the step.
    pub(crate) state: &'a [[f64; TILE]],
    /// Coefficients.
    pub(crate) coeffs: &'a [[f64; TILE]],
    /// Inward current per site.
    pub(crate) inward: &'a [[f64; TILE]],
    /// Slope per site.
    pub(crate) slope: &'a [[f64; TILE]],
    /// Cotangents of the state after the step.
    pub(crate) next: &'a [[f64; TILE]],
    /// Cotangent of the trigger.
    pub(crate) trigger: &'a [[f64; TILE]],
    /// Cotangents of the membrane currents.
    pub(crate) membrane: &'a [[f64; TILE]],
}

/// Columns that it writes.
pub struct StepBars<'a> {
    /// Cotangents of the state before the step.
    pub(crate) state: &'a mut [[f64; TILE]],
    /// Cotangents of the coefficients, added to.
    pub(crate) coeffs: &'a mut [[f64; TILE]],
    /// Cotangents of the inward current.
    pub(crate) inward: &'a mut [[f64; TILE]],
    /// Cotangents of the slope.
    pub(crate) slope: &'a mut [[f64; TILE]],
    /// Cotangents of the electrode current, the direct part.
    pub(crate) electrode: &'a mut [[f64; TILE]],
}

/// The first `N` columns: a constant number, so that no index is checked twice.
#[inline(always)]
pub(crate) fn fixed<const N: usize>(columns: &[[f64; TILE]]) -> &[[f64; TILE]; N] {
    match columns.first_chunk() {
        Some(fixed) => fixed,
        None => unreachable!("a part has {} columns instead of {N}", columns.len()),
    }
}

/// The same for writing.
#[inline(always)]
pub(crate) fn fixed_mut<const N: usize>(columns: &mut [[f64; TILE]]) -> &mut [[f64; TILE]; N] {
    let found = columns.len();
    match columns.first_chunk_mut() {
        Some(fixed) => fixed,
        None => unreachable!("a part has {found} columns instead of {N}"),
    }
}

/// Add to the numbers at the beginning of `to`.
#[inline(always)]
pub(crate) fn add<L: Lane>(to: &mut [f64], value: L) {
    (L::load(to) + value).store(to);
}

/// Columns of a slice.
#[inline(always)]
pub(crate) fn columns(numbers: &[f64]) -> &[[f64; TILE]] {
    numbers.as_chunks::<TILE>().0
}

#[inline(always)]
pub(crate) fn columns_mut(numbers: &mut [f64]) -> &mut [[f64; TILE]] {
    numbers.as_chunks_mut::<TILE>().0
}

pub(crate) struct PullTask<'a, M> {
    pub(crate) group: &'a GroupData,
    pub(crate) args: PullArgs<'a>,
    pub(crate) model: PhantomData<fn() -> M>,
}

impl<M: ReverseStep> Task for PullTask<'_, M> {
    type Output = ();
    const PAIRED: bool = false;

    #[inline(always)]
    fn run<L: Lane>(self) {
        let Self { group, mut args, .. } = self;
        let own = M::Coeffs::<L>::LEN * TILE;
        if let Some(bars) = args.coeff_bars.take() {
            let (cell_bars, shared_bars) = bars.split_at_mut(own);
            cell_part::<M, L, true>(&mut args, columns_mut(cell_bars));
            let bars = columns_mut(shared_bars);
            inputs::pull::<M, L, true>(group, &mut args, bars);
        } else {
            cell_part::<M, L, false>(&mut args, &mut []);
            inputs::pull::<M, L, false>(group, &mut args, &mut []);
        }
    }
}

/// From the cotangents after the step to those of state, inward current, slope and electrode current.
#[inline(always)]
fn cell_part<M: ReverseStep, L: Lane, const COEFFS: bool>(
    args: &mut PullArgs<'_>,
    coeff_bars: &mut [[f64; TILE]],
) {
    let (frame, coeffs, after) = (columns(args.frame), columns(args.coeffs), columns(args.after));
    let before = columns_mut(args.before);
    let (layout, bars) = (args.layout, BarLayout(args.layout.tile));
    let sites = layout.tile.sites;
    let x = StepColumns {
        state: frame,
        coeffs,
        inward: &frame[layout.inward()..],
        slope: &frame[layout.slope()..],
        next: after,
        trigger: &after[bars.trigger()..],
        membrane: &after[bars.membrane()..],
    };
    let (state, rest) = before.split_at_mut(bars.electrode());
    let (electrode, rest) = rest.split_at_mut(bars.inward() - bars.electrode());
    let (inward, slope) = rest.split_at_mut(sites);
    let mut out = StepBars { state, coeffs: coeff_bars, inward, slope, electrode };
    for cell in (0..TILE).step_by(L::WIDTH) {
        M::pull::<L, COEFFS>(&x, &mut out, cell);
    }
}

/// Columns of the accumulators behind the cell's own coefficients: where a slot's begin.
pub(crate) fn synapse_bars(slot: usize) -> usize {
    slot * SYNAPSE_COEFFS
}

/// The same for a noise source of a group with `synapses` slots.
pub(crate) fn noise_bars(synapses: usize, source: usize) -> usize {
    synapses * SYNAPSE_COEFFS + source * NOISE_COEFFS
}
