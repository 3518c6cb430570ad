//! One time step of a tile, for any cell model and any lane type.

use std::marker::PhantomData;

use livn_core::random::{StreamKind, philox_lanes};
use livn_eqn::kernel::{GroupData, Kernel, NoiseSource, StepArgs, SynapseKind, TileLayout};
use livn_eqn::lane::{ColumnReader, ColumnWriter, Lane, Scalar, TILE, Target, Task, UniformReader};
use livn_eqn::model::{CellModel, Input, Timing};
use livn_eqn::{Field, Record, Value, field_list};

use crate::currents::Linear;
use crate::noise::{self, OuCoeffs};
use crate::synapses::{self, SynapseCoeffs, SynapseState};

/// Reversal of a positive stimulus conductance, mV.
pub const STIMULUS_E_EXC_MV: f64 = 0.0;
/// Reversal of a negative stimulus conductance, mV.
pub const STIMULUS_E_INH_MV: f64 = -75.0;

/// Current (nA) and slope (µS) at `v` of a stimulus conductance `g`: positive towards
/// [`STIMULUS_E_EXC_MV`], negative towards [`STIMULUS_E_INH_MV`].
#[inline(always)]
pub fn stimulus_current<V: Value>(v: V, g: V) -> Linear<V> {
    let (exc, inh) = (g.max(V::c(0.0)), (-g).max(V::c(0.0)));
    let i = exc * (v - V::c(STIMULUS_E_EXC_MV)) + inh * (v - V::c(STIMULUS_E_INH_MV));
    Linear { i, g: exc + inh }
}

/// A cell model as a [`Kernel`].
pub struct CellKernel<M>(PhantomData<fn() -> M>);

impl<M: CellModel> CellKernel<M> {
    /// The kernel of model `M`.
    pub fn new() -> Self {
        Self(PhantomData)
    }

    /// Layout of a tile with the slots and sources of `group`.
    pub fn layout(group: &GroupData) -> TileLayout {
        TileLayout {
            state: M::State::<Scalar>::LEN,
            sites: M::PerSite::<Scalar>::LEN,
            synapses: group.synapses.len(),
            noise: group.noise.len(),
        }
    }
}

impl<M: CellModel> Default for CellKernel<M> {
    fn default() -> Self {
        Self::new()
    }
}

fn flat<T: Record<Scalar>>(record: &T) -> Vec<f64> {
    let mut out = Vec::with_capacity(T::LEN);
    record.write(&mut out);
    out
}

fn unflat<T: Record<Scalar>>(values: &[f64]) -> T {
    T::read(&mut UniformReader(values))
}

impl<M: CellModel> Kernel for CellKernel<M> {
    fn name(&self) -> &'static str {
        M::NAME
    }
    fn source(&self) -> &'static str {
        M::SOURCE
    }
    fn timing(&self) -> Timing {
        M::TIMING
    }
    fn site_names(&self) -> Vec<String> {
        M::site_names()
    }
    fn voltage_columns(&self) -> Vec<usize> {
        M::voltage_columns()
    }
    fn junctions(&self) -> Vec<(usize, usize)> {
        M::junctions()
    }
    fn params(&self) -> Vec<Field> {
        field_list::<Scalar, M::Params<Scalar>>()
    }
    fn state(&self) -> Vec<Field> {
        field_list::<Scalar, M::State<Scalar>>()
    }
    fn coeff_count(&self) -> usize {
        M::Coeffs::<Scalar>::LEN
    }
    fn prepare(&self, params: &[f64], dt_ms: f64) -> Vec<f64> {
        flat(&M::prepare(&unflat::<M::Params<Scalar>>(params), Scalar(dt_ms)))
    }
    fn initial(&self, params: &[f64], coeffs: &[f64]) -> Vec<f64> {
        flat(&M::initial(&unflat::<M::Params<Scalar>>(params), &unflat::<M::Coeffs<Scalar>>(coeffs)))
    }
    fn areas_um2(&self, params: &[f64]) -> Vec<f64> {
        flat(&M::areas_um2(&unflat::<M::Params<Scalar>>(params)))
    }
    fn resistances_mohm(&self, params: &[f64]) -> Vec<f64> {
        flat(&M::resistances_mohm(&unflat::<M::Params<Scalar>>(params)))
    }
    fn step(&self, target: Target, group: &GroupData, args: StepArgs<'_>, above: &mut [u32]) {
        target.run(StepTask::<M> { group, args, above, model: PhantomData });
    }
}

struct StepTask<'a, M> {
    group: &'a GroupData,
    args: StepArgs<'a>,
    above: &'a mut [u32],
    model: PhantomData<fn() -> M>,
}

impl<M: CellModel> Task for StepTask<'_, M> {
    type Output = ();

    /// All tiles in one entry: the processor begins with one while the last one's numbers are still under way.
    #[inline(always)]
    fn run<L: Lane>(self) {
        let Self { group, args, above, .. } = self;
        let layout = CellKernel::<M>::layout(group);
        let (columns, coeff_columns) = (layout.columns() * TILE, M::Coeffs::<L>::LEN * TILE);
        // One set for all tiles is read again by each.
        let stride = if args.coeffs.len() > coeff_columns { coeff_columns } else { 0 };
        let common = Common::of(&args);
        for (t, above) in above.iter_mut().enumerate() {
            let tile = &mut args.tiles[t * columns..][..columns];
            let coeffs = &args.coeffs[t * stride..][..coeff_columns];
            let gids = &args.gids[t * TILE..][..TILE];
            *above = tile_step::<M, L>(tile, coeffs, gids, &layout, group, &common);
        }
    }
}

/// What all tiles of a step have in common.
#[derive(Clone, Copy)]
struct Common {
    step: u64,
    noise_key: [u32; 2],
    noise_stream: u32,
    conductance: bool,
    membrane: bool,
    trigger: bool,
}

impl Common {
    #[inline(always)]
    fn of(args: &StepArgs<'_>) -> Self {
        let &StepArgs { step, noise_key, noise_stream, conductance, membrane, trigger, .. } = args;
        Self { step, noise_key, noise_stream, conductance, membrane, trigger }
    }
}

/// One step of one tile; the mask of its cells above threshold.
#[inline(always)]
fn tile_step<M: CellModel, L: Lane>(
    tile: &mut [f64],
    coeffs: &[f64],
    gids: &[u32],
    layout: &TileLayout,
    group: &GroupData,
    common: &Common,
) -> u32 {
    for cell in (0..TILE).step_by(L::WIDTH) {
        clear_inputs::<L>(tile, layout, cell);
        synaptic_input::<M, L>(tile, layout, group, cell);
        if common.conductance {
            conductance_input::<M, L>(tile, layout, cell);
        }
    }
    noise_input::<M, L>(tile, layout, group, gids, common);
    let mut mask = 0;
    for cell in (0..TILE).step_by(L::WIDTH) {
        mask |= cell_step::<M, L>(tile, coeffs, layout, (common.membrane, common.trigger), cell) << cell;
    }
    mask
}

/// The column `column` of a tile, from cell `cell` on.
#[inline(always)]
fn at(column: usize, cell: usize) -> usize {
    column * TILE + cell
}

/// Inward current starts from the electrodes', slope from zero.
#[inline(always)]
fn clear_inputs<L: Lane>(tile: &mut [f64], layout: &TileLayout, cell: usize) {
    for site in 0..layout.sites {
        let electrode = L::load(&tile[at(layout.electrode() + site, cell)..]);
        electrode.store(&mut tile[at(layout.inward() + site, cell)..]);
        L::c(0.0).store(&mut tile[at(layout.slope() + site, cell)..]);
    }
}

/// Subtract an outward point current from a site's inward current and add its slope.
#[inline(always)]
fn add_outward<L: Lane>(
    tile: &mut [f64],
    layout: &TileLayout,
    (site, cell): (usize, usize),
    i_na: L,
    g_us: L,
) {
    let inward = &mut tile[at(layout.inward() + site, cell)..];
    (L::load(inward) - i_na).store(inward);
    let slope = &mut tile[at(layout.slope() + site, cell)..];
    (L::load(slope) + g_us).store(slope);
}

/// Voltage of a site.
#[inline(always)]
fn voltage<M: CellModel, L: Lane>(tile: &[f64], site: usize, cell: usize) -> L {
    L::load(&tile[at(M::voltage_column(site), cell)..])
}

#[inline(always)]
fn synaptic_input<M: CellModel, L: Lane>(
    tile: &mut [f64],
    layout: &TileLayout,
    group: &GroupData,
    cell: usize,
) {
    for (slot, synapse) in group.synapses.iter().enumerate() {
        let column = layout.synapse() + 2 * slot;
        let state =
            SynapseState { a: L::load(&tile[at(column, cell)..]), b: L::load(&tile[at(column + 1, cell)..]) };
        let coeffs = SynapseCoeffs::<L>::read(&mut UniformReader(&synapse.coeffs));
        let v = voltage::<M, L>(tile, synapse.site, cell);
        let place = (synapse.site, cell);
        match synapse.kind {
            SynapseKind::Conductance => {
                let i = synapses::current::<L, false>(v, &state, &coeffs);
                add_outward(tile, layout, place, i.i, i.g);
            }
            SynapseKind::Blocked => {
                let i = synapses::current::<L, true>(v, &state, &coeffs);
                add_outward(tile, layout, place, i.i, i.g);
            }
            SynapseKind::Current => add_outward(tile, layout, place, -state.b, L::c(0.0)),
        }
        let next = synapses::decay(&state, &coeffs);
        next.a.store(&mut tile[at(column, cell)..]);
        next.b.store(&mut tile[at(column + 1, cell)..]);
    }
}

#[inline(always)]
fn conductance_input<M: CellModel, L: Lane>(tile: &mut [f64], layout: &TileLayout, cell: usize) {
    for site in 0..layout.sites {
        let g = L::load(&tile[at(layout.conductance() + site, cell)..]);
        let i = stimulus_current(voltage::<M, L>(tile, site, cell), g);
        add_outward(tile, layout, (site, cell), i.i, i.g);
    }
}

/// Two standard normal numbers per cell of a tile, addressed by (seed, stream, gid, source, step).
#[inline(always)]
pub fn normals<L: Lane>(
    key: [u32; 2],
    stream: u32,
    gids: &[u32],
    source: usize,
    step: u64,
) -> [[f64; TILE]; 2] {
    let mut lanes = [0u32; TILE];
    lanes.copy_from_slice(gids);
    let key = [key[0], key[1] ^ (StreamKind::Noise as u32).wrapping_mul(0x9E37_79B9)];
    // Steps above 2^32 borrow the upper half of the source word: 16 bits of each are plenty.
    let word = (source as u32) | ((step >> 32) as u32) << 16;
    let bits = philox_lanes(key, step as u32, lanes, word, stream);
    let (mut radius, mut turn, mut sign1, mut sign2) = ([0.0; TILE], [0.0; TILE], [0.0; TILE], [0.0; TILE]);
    for i in 0..TILE {
        radius[i] = (f64::from(bits[0][i]) + 0.5) * (1.0 / 4294967296.0);
        turn[i] = (f64::from(bits[1][i] as i32) + 0.5) * (1.0 / 17179869184.0);
        sign1[i] = f64::from(1 - 2 * (bits[2][i] & 1) as i32);
        sign2[i] = f64::from(1 - (bits[2][i] & 2) as i32);
    }
    let mut out = [[0.0; TILE]; 2];
    for cell in (0..TILE).step_by(L::WIDTH) {
        let (x, y) = noise::normal_pair(
            L::load(&radius[cell..]),
            L::load(&turn[cell..]),
            L::load(&sign1[cell..]),
            L::load(&sign2[cell..]),
        );
        x.store(&mut out[0][cell..]);
        y.store(&mut out[1][cell..]);
    }
    out
}

#[inline(always)]
fn noise_input<M: CellModel, L: Lane>(
    tile: &mut [f64],
    layout: &TileLayout,
    group: &GroupData,
    gids: &[u32],
    common: &Common,
) {
    let Common { step, noise_key: key, noise_stream: stream, .. } = *common;
    for (index, source) in group.noise.iter().enumerate() {
        let column = layout.noise_state() + 2 * index;
        match source {
            NoiseSource::Off => {}
            NoiseSource::Conductances { site_e, site_i, coeffs_e, coeffs_i } => {
                // The first step uses the means; fluctuations start with the second.
                let draws =
                    if step > 0 { normals::<L>(key, stream, gids, index, step) } else { [[0.0; TILE]; 2] };
                for cell in (0..TILE).step_by(L::WIDTH) {
                    for (k, (site, coeffs)) in
                        [(*site_e, coeffs_e), (*site_i, coeffs_i)].into_iter().enumerate()
                    {
                        let coeffs = OuCoeffs::<L>::read(&mut UniformReader(coeffs));
                        let place = at(column + k, cell);
                        let x = noise::advance(L::load(&tile[place..]), L::load(&draws[k][cell..]), &coeffs);
                        x.store(&mut tile[place..]);
                        let i = noise::current(voltage::<M, L>(tile, site, cell), x, &coeffs);
                        add_outward(tile, layout, (site, cell), i.i, i.g);
                    }
                }
            }
            NoiseSource::HeldCurrent { site, na, every } => {
                if step.is_multiple_of(*every) {
                    let draws = normals::<L>(key, stream, gids, index, step);
                    for i in 0..TILE {
                        tile[at(column, i)] = na * draws[0][i];
                    }
                }
                for cell in (0..TILE).step_by(L::WIDTH) {
                    let inward = L::load(&tile[at(column, cell)..]);
                    add_outward(tile, layout, (*site, cell), -inward, L::c(0.0));
                }
            }
        }
    }
}

#[inline(always)]
fn cell_step<M: CellModel, L: Lane>(
    tile: &mut [f64],
    coeffs: &[f64],
    layout: &TileLayout,
    (membrane, trigger): (bool, bool),
    cell: usize,
) -> u32 {
    let sites = M::PerSite::<L>::LEN;
    // Slices of constant length let the compiler drop every bounds check of the readers.
    let state_columns = &tile[..M::State::<L>::LEN * TILE];
    let coeff_columns = &coeffs[..M::Coeffs::<L>::LEN * TILE];
    let inward = &tile[layout.inward() * TILE..][..sites * TILE];
    let slope = &tile[layout.slope() * TILE..][..sites * TILE];
    let electrode = &tile[layout.electrode() * TILE..][..sites * TILE];
    let state = M::State::<L>::read(&mut ColumnReader::new(state_columns, cell));
    let coeffs = M::Coeffs::<L>::read(&mut ColumnReader::new(coeff_columns, cell));
    let input = Input {
        inward_na: M::PerSite::<L>::read(&mut ColumnReader::new(inward, cell)),
        slope_us: M::PerSite::<L>::read(&mut ColumnReader::new(slope, cell)),
        electrode_na: M::PerSite::<L>::read(&mut ColumnReader::new(electrode, cell)),
    };
    let (next, output) = M::step(&state, &coeffs, &input, membrane);
    next.write(&mut ColumnWriter::new(&mut tile[..M::State::<L>::LEN * TILE], cell));
    if membrane {
        let from = layout.membrane() * TILE;
        output.membrane_na.write(&mut ColumnWriter::new(&mut tile[from..from + sites * TILE], cell));
    }
    if trigger {
        output.trigger.store(&mut tile[at(layout.trigger(), cell)..]);
        output.trigger_before.store(&mut tile[at(layout.trigger() + 1, cell)..]);
    }
    output.trigger.gt_mask(L::c(0.0))
}
