//! The electrical input of a step, backwards: noise, stimulus conductances, synapses, electrodes.

use livn_eqn::adjoint::{BarLayout, PullArgs, SYNAPSE_COEFFS};
use livn_eqn::kernel::{GroupData, NoiseSource, SynapseKind, SynapseSlot};
use livn_eqn::lane::{Lane, TILE};
use livn_models::kernel::normals;

use crate::generated::inputs as generated;
use crate::kernel::{add, columns, columns_mut, noise_bars, synapse_bars};
use crate::models::ReverseStep;

/// Undo the input of a step, last part first. `bars` holds the accumulators of slots and sources.
#[inline(always)]
pub(crate) fn pull<M: ReverseStep, L: Lane, const COEFFS: bool>(
    group: &GroupData,
    args: &mut PullArgs<'_>,
    bars: &mut [[f64; TILE]],
) {
    for (index, source) in group.noise.iter().enumerate() {
        let at = noise_bars(group.synapses.len(), index);
        noise::<M, L, COEFFS>(index, source, args, bars.get_mut(at..).unwrap_or_default());
    }
    for cell in (0..TILE).step_by(L::WIDTH) {
        if args.layout.conductance {
            conductance::<M, L>(args, cell);
        }
        for (slot, synapse) in group.synapses.iter().enumerate() {
            let into = bars.get_mut(synapse_bars(slot)..).unwrap_or_default();
            one_synapse::<M, L, COEFFS>(slot, synapse, args, into, cell);
        }
        electrodes::<L>(args, cell);
    }
}

/// Cotangents of an outward point current and its slope at a site.
#[inline(always)]
fn of_point<L: Lane>(bars: BarLayout, before: &[[f64; TILE]], site: usize, cell: usize) -> (L, L) {
    let inward = L::load(&before[bars.inward() + site][cell..]);
    let slope = L::load(&before[bars.inward() + bars.0.sites + site][cell..]);
    (-inward, slope)
}

#[inline(always)]
fn one_synapse<M: ReverseStep, L: Lane, const COEFFS: bool>(
    slot: usize,
    synapse: &SynapseSlot,
    args: &mut PullArgs<'_>,
    into: &mut [[f64; TILE]],
    cell: usize,
) {
    let (layout, bars) = (args.layout, BarLayout(args.layout.tile));
    let (frame, after, before) = (columns(args.frame), columns(args.after), columns_mut(args.before));
    let voltage = M::voltage_column(synapse.site);
    let (a, b) = (layout.synapse() + 2 * slot, bars.synapse() + 2 * slot);
    let (i_bar, g_bar) = of_point::<L>(bars, before, synapse.site, cell);
    let c = &synapse.coeffs;
    let x = [
        L::load(&frame[voltage][cell..]),
        L::load(&frame[a][cell..]),
        L::load(&frame[a + 1][cell..]),
        L::c(c[0]),
        L::c(c[1]),
        L::c(c[2]),
        L::c(c[3]),
        L::c(c[4]),
        i_bar,
        g_bar,
        L::load(&after[b][cell..]),
        L::load(&after[b + 1][cell..]),
    ];
    let out = match synapse.kind {
        SynapseKind::Conductance => generated::synapse(x),
        SynapseKind::Blocked => generated::blocked_synapse(x),
        SynapseKind::Current => generated::current_synapse(x),
    };
    add(&mut before[voltage][cell..], out[0]);
    out[1].store(&mut before[b][cell..]);
    out[2].store(&mut before[b + 1][cell..]);
    if COEFFS {
        for k in 0..SYNAPSE_COEFFS {
            add(&mut into[k][cell..], out[3 + k]);
        }
    }
}

#[inline(always)]
fn conductance<M: ReverseStep, L: Lane>(args: &mut PullArgs<'_>, cell: usize) {
    let (layout, bars) = (args.layout, BarLayout(args.layout.tile));
    let (frame, before) = (columns(args.frame), columns_mut(args.before));
    for site in 0..layout.tile.sites {
        let voltage = M::voltage_column(site);
        let (i_bar, g_bar) = of_point::<L>(bars, before, site, cell);
        let x = [
            L::load(&frame[voltage][cell..]),
            L::load(&frame[layout.conductance() + site][cell..]),
            i_bar,
            g_bar,
        ];
        let [v_bar, stimulus_bar] = generated::stimulus(x);
        add(&mut before[voltage][cell..], v_bar);
        stimulus_bar.store(&mut before[bars.conductance() + site][cell..]);
    }
}

/// The inward current started from the electrodes'.
#[inline(always)]
fn electrodes<L: Lane>(args: &mut PullArgs<'_>, cell: usize) {
    let bars = BarLayout(args.layout.tile);
    let before = columns_mut(args.before);
    for site in 0..bars.0.sites {
        let inward = L::load(&before[bars.inward() + site][cell..]);
        add(&mut before[bars.electrode() + site][cell..], inward);
    }
}

/// The numbers drawn for a source in this step, if they are wanted.
#[inline(always)]
fn draw<L: Lane>(wanted: bool, args: &PullArgs<'_>, index: usize) -> [[f64; TILE]; 2] {
    if wanted {
        normals::<L>(args.noise_key, args.noise_stream, &args.gids[..TILE], index, args.step)
    } else {
        [[0.0; TILE]; 2]
    }
}

#[inline(always)]
fn noise<M: ReverseStep, L: Lane, const COEFFS: bool>(
    index: usize,
    source: &NoiseSource,
    args: &mut PullArgs<'_>,
    into: &mut [[f64; TILE]],
) {
    let (layout, bars) = (args.layout, BarLayout(args.layout.tile));
    let (frame, after) = (columns(args.frame), columns(args.after));
    let carried = bars.noise() + 2 * index;
    match source {
        NoiseSource::Off => {
            let before = columns_mut(args.before);
            before[carried..carried + 2].copy_from_slice(&after[carried..carried + 2]);
        }
        NoiseSource::Conductances { site_e, site_i, coeffs_e, coeffs_i } => {
            // Only the cotangent of the kick needs the numbers drawn; the first step drew none.
            let draws = draw::<L>(COEFFS && args.step > 0, args, index);
            let before = columns_mut(args.before);
            for cell in (0..TILE).step_by(L::WIDTH) {
                for (k, (site, c)) in [(*site_e, coeffs_e), (*site_i, coeffs_i)].into_iter().enumerate() {
                    let voltage = M::voltage_column(site);
                    let (i_bar, g_bar) = of_point::<L>(bars, before, site, cell);
                    // Without the draws the fluctuation used by the step comes from the tape.
                    let (decay, kick, x) = if COEFFS {
                        (
                            L::c(c[0]),
                            L::c(c[1]),
                            L::load(&frame[layout.noise_before() + 2 * index + k][cell..]),
                        )
                    } else {
                        (L::c(1.0), L::c(0.0), L::load(&frame[layout.noise_after() + 2 * index + k][cell..]))
                    };
                    let y = [
                        L::load(&frame[voltage][cell..]),
                        x,
                        L::load(&draws[k][cell..]),
                        decay,
                        kick,
                        L::c(c[2]),
                        L::c(c[3]),
                        i_bar,
                        g_bar,
                        L::load(&after[carried + k][cell..]),
                    ];
                    let out = generated::noise_conductance(y);
                    add(&mut before[voltage][cell..], out[0]);
                    let x_bar = if COEFFS { out[1] } else { out[1] * L::c(c[0]) };
                    x_bar.store(&mut before[carried + k][cell..]);
                    if COEFFS {
                        for j in 0..4 {
                            add(&mut into[4 * k + j][cell..], out[3 + j]);
                        }
                    }
                }
            }
        }
        NoiseSource::HeldCurrent { site, every, .. } => {
            let drawn = args.step.is_multiple_of(*every);
            let draws = draw::<L>(COEFFS && drawn, args, index);
            let before = columns_mut(args.before);
            for cell in (0..TILE).step_by(L::WIDTH) {
                let (i_bar, _) = of_point::<L>(bars, before, *site, cell);
                // The held current entered as −i.
                let held = L::load(&after[carried][cell..]) - i_bar;
                if COEFFS && drawn {
                    add(&mut into[0][cell..], held * L::load(&draws[0][cell..]));
                }
                let kept = if drawn { L::c(0.0) } else { held };
                kept.store(&mut before[carried][cell..]);
                L::c(0.0).store(&mut before[carried + 1][cell..]);
            }
        }
    }
}
