//! ns per cell-step of the cells on one thread, by instruction set. Prints one JSON object per line:
//! `{"bench", "cell", "load", "isa", "cells", "ns_per_cell_step"}`; the minimum of several repeats.

#![allow(clippy::print_stdout, missing_docs)]

use std::time::Instant;

use livn_eqn::kernel::{GroupData, Kernel, NoiseSource, StepArgs, SynapseKind, SynapseSlot};
use livn_eqn::lane::{Isa, TILE, Target};
use livn_eqn::model::CellModel;
use livn_models::cells::izhikevich::Izhikevich;
use livn_models::cells::lif::Lif;
use livn_models::cells::motoneuron::Motoneuron;
use livn_models::cells::renshaw::Renshaw;
use livn_models::kernel::CellKernel;
use livn_models::params;

const STEPS: u64 = 400;
const REPEATS: usize = 15;
/// Tiles per call, as in the engine's blocks.
const BLOCK_TILES: usize = 4;

fn group(load: &str) -> GroupData {
    let synapse =
        |kind, block: f64| SynapseSlot { site: 0, kind, coeffs: vec![0.95, 0.99, 0.0, block, 0.062] };
    let ou = |e: f64| vec![0.99, 1e-4, 3e-4, e];
    GroupData {
        synapses: if load.contains("synapses") {
            vec![
                synapse(SynapseKind::Conductance, 0.0),
                synapse(SynapseKind::Blocked, 0.28),
                synapse(SynapseKind::Conductance, 0.0),
            ]
        } else {
            Vec::new()
        },
        noise: if load.contains("noise") {
            vec![NoiseSource::Conductances { site_e: 0, site_i: 0, coeffs_e: ou(0.0), coeffs_i: ou(-75.0) }]
        } else {
            Vec::new()
        },
    }
}

fn measure<M: CellModel>(label: &str, set: Option<&str>, load: &str, cells: usize, target: Target) {
    // `cargo bench --bench kernel -- avx512 bare`: every word must match.
    let line = format!("{label} {load} {}", target.isa().name());
    if !std::env::args().skip(1).filter(|word| word != "--bench").all(|word| line.contains(&word)) {
        return;
    }
    let kernel = CellKernel::<M>::new();
    let group = group(load);
    let layout = CellKernel::<M>::layout(&group);
    let mut vector = params::ParamVector::of::<M>();
    if let Some(set) = set {
        for (name, value) in params::set(set).expect("known").values {
            vector.set(M::NAME, &name, value).expect("fits");
        }
    }
    let coeffs = kernel.prepare(vector.values(), 0.025);
    let state = kernel.initial(vector.values(), &coeffs);
    let replicate = |v: &[f64]| v.iter().flat_map(|x| [*x; TILE]).collect::<Vec<f64>>();
    let mut tile = replicate(&state);
    tile.resize(layout.columns() * TILE, 0.0);
    let coeffs = replicate(&coeffs);
    let tiles = cells.div_ceil(TILE);
    let columns = tile.len();
    let mut all: Vec<f64> = tile.repeat(tiles);
    for (t, tile) in all.chunks_exact_mut(columns).enumerate() {
        for i in 0..TILE {
            // Driven between 0.025 and 0.075 nA.
            tile[layout.electrode() * TILE + i] = 0.025 + 0.05 * ((t * TILE + i) as f64 / cells as f64);
        }
    }
    let gids: Vec<u32> = (0..(BLOCK_TILES * TILE) as u32).collect();
    let mut best = f64::INFINITY;
    let mut fired = [0u32; BLOCK_TILES];
    for repeat in 0..REPEATS as u64 {
        let start = Instant::now();
        for step in repeat * STEPS..(repeat + 1) * STEPS {
            for block in all.chunks_mut(BLOCK_TILES * columns) {
                let above = &mut fired[..block.len() / columns];
                let args = StepArgs {
                    tiles: block,
                    coeffs: &coeffs,
                    gids: &gids,
                    step,
                    noise_key: [1, 0],
                    noise_stream: 0,
                    conductance: false,
                    membrane: false,
                    trigger: false,
                };
                kernel.step(target, &group, args, above);
            }
        }
        best = best.min(start.elapsed().as_secs_f64() * 1e9 / (STEPS as f64 * (tiles * TILE) as f64));
    }
    std::hint::black_box(fired);
    println!(
        "{{\"bench\":\"kernel\",\"cell\":\"{label}\",\"load\":\"{load}\",\"isa\":\"{}\",\"cells\":{cells},\"ns_per_cell_step\":{best:.2}}}",
        target.isa().name()
    );
}

fn main() {
    for isa in Isa::available() {
        let Some(target) = Target::new(isa) else { continue };
        for load in ["bare", "noise", "noise+synapses"] {
            measure::<Motoneuron<5>>("motoneuron", Some("BoothRinzelKiehn-MN"), load, 1000, target);
        }
        measure::<Motoneuron<0>>("motoneuron axon=False", Some("BoothRinzelKiehn-MN"), "bare", 1000, target);
        measure::<Renshaw<5>>("renshaw", Some("V1In-Renshaw-InVitro"), "bare", 1000, target);
        measure::<Izhikevich>("izhikevich", None, "bare", 1000, target);
        measure::<Lif>("lif", None, "bare", 1000, target);
    }
}
