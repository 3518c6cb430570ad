//! Promise: a cell gives the same bits on every instruction set, and its traced program gives them too.

use livn_eqn::kernel::{GroupData, Kernel, NoiseSource, StepArgs, SynapseKind, SynapseSlot};
use livn_eqn::lane::{Isa, Scalar, TILE, Target, UniformReader};
use livn_eqn::model::CellModel;
use livn_eqn::{Record, StepInput, step_program};
use livn_models::cells::izhikevich::Izhikevich;
use livn_models::cells::lif::Lif;
use livn_models::cells::motoneuron::Motoneuron;
use livn_models::cells::pinsky_rinzel::PinskyRinzel;
use livn_models::cells::renshaw::Renshaw;
use livn_models::kernel::CellKernel;

const DT_MS: f64 = 0.025;

/// A group with one synapse of each kind and both kinds of noise, all on site 0.
fn busy_group() -> GroupData {
    let slot = |kind, block: f64| SynapseSlot { site: 0, kind, coeffs: vec![0.95, 0.99, 0.0, block, 0.062] };
    GroupData {
        synapses: vec![
            slot(SynapseKind::Conductance, 0.0),
            slot(SynapseKind::Blocked, 0.28),
            slot(SynapseKind::Current, 0.0),
        ],
        noise: vec![
            NoiseSource::Conductances {
                site_e: 0,
                site_i: 0,
                coeffs_e: vec![0.99, 1e-4, 1e-3, 0.0],
                coeffs_i: vec![0.998, 1e-4, 2e-3, -75.0],
            },
            NoiseSource::HeldCurrent { site: 0, na: 0.01, every: 40 },
        ],
    }
}

/// Columns of a tile of eight differently driven cells after 4,000 steps, and its trigger masks.
fn run_tile<M: CellModel>(target: Target) -> (Vec<u64>, Vec<u32>) {
    let kernel = CellKernel::<M>::new();
    let group = busy_group();
    let layout = CellKernel::<M>::layout(&group);
    let params: Vec<f64> = kernel.params().iter().map(|f| f.default).collect();
    let coeffs = kernel.prepare(&params, DT_MS);
    let state = kernel.initial(&params, &coeffs);
    let replicate = |v: &[f64]| v.iter().flat_map(|x| [*x; TILE]).collect::<Vec<f64>>();
    let mut tile = replicate(&state);
    tile.resize(layout.columns() * TILE, 0.0);
    let coeffs = replicate(&coeffs);
    let gids: Vec<u32> = (100..100 + TILE as u32).collect();
    let mut masks = Vec::new();
    for step in 0..4000u64 {
        for i in 0..TILE {
            tile[layout.electrode() * TILE + i] = 0.02 * i as f64;
            if step % (300 + 7 * i as u64) == 0 {
                for column in 0..6 {
                    tile[(layout.synapse() + column) * TILE + i] += 1e-3 * (1.0 + column as f64);
                }
            }
        }
        let args = StepArgs {
            tiles: &mut tile,
            coeffs: &coeffs,
            gids: &gids,
            step,
            noise_key: [1, 2],
            noise_stream: 0,
            conductance: step % 2 == 0,
            membrane: true,
            trigger: true,
        };
        let mut above = [0];
        kernel.step(target, &group, args, &mut above);
        masks.extend(above);
    }
    (tile.iter().map(|x| x.to_bits()).collect(), masks)
}

fn same_on_all_instruction_sets<M: CellModel>() {
    let target = |isa| Target::new(isa).expect("available");
    let reference = run_tile::<M>(target(Isa::Scalar));
    assert!(
        reference.1.iter().any(|m| *m != 0),
        "{}: nothing fired, so the test would prove little",
        M::NAME
    );
    for isa in Isa::available().into_iter().filter(|isa| *isa != Isa::Plain) {
        assert!(run_tile::<M>(target(isa)) == reference, "{} on {}", M::NAME, isa.name());
    }
}

#[test]
fn cells_give_the_same_bits_on_all_instruction_sets() {
    same_on_all_instruction_sets::<Motoneuron<5>>();
    same_on_all_instruction_sets::<Motoneuron<0>>();
    same_on_all_instruction_sets::<Renshaw<5>>();
    same_on_all_instruction_sets::<Renshaw<0>>();
    same_on_all_instruction_sets::<PinskyRinzel>();
    same_on_all_instruction_sets::<Izhikevich>();
    same_on_all_instruction_sets::<Lif>();
}

/// The traced program, stepped for `steps`, against the function run on scalars.
fn program_equals_function<M: CellModel>(steps: usize) {
    let outputs = M::State::<Scalar>::LEN;
    let program = step_program::<M>();
    let kernel = CellKernel::<M>::new();
    let params: Vec<f64> = kernel.params().iter().map(|f| f.default).collect();
    let coeffs = kernel.prepare(&params, DT_MS);
    let mut by_program = kernel.initial(&params, &coeffs);
    let mut by_function = by_program.clone();
    let sites = M::PerSite::<Scalar>::LEN;
    for step in 0..steps {
        let drive = if step > 100 { 0.2 } else { 0.0 };
        let mut input = by_program.clone();
        input.extend(&coeffs);
        input.extend(vec![drive; sites]);
        input.extend(vec![1e-4; sites]);
        input.extend(vec![drive; sites]);
        let traced = program.eval(&input);
        input[..outputs].copy_from_slice(&by_function);
        let mut direct = Vec::new();
        StepInput::<Scalar, M>::read(&mut UniformReader(&input)).step().write(&mut direct);
        let bits = |v: &[f64]| v.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&traced), bits(&direct), "{} step {step}", M::NAME);
        by_program = traced[..outputs].to_vec();
        by_function = direct[..outputs].to_vec();
    }
}

#[test]
fn traced_programs_compute_the_bits_of_the_functions() {
    program_equals_function::<Motoneuron<5>>(400);
    program_equals_function::<Renshaw<5>>(400);
    program_equals_function::<PinskyRinzel>(400);
    program_equals_function::<Izhikevich>(2000);
    program_equals_function::<Lif>(2000);
}

#[test]
fn voltage_columns_are_those_named_v() {
    fn check<M: CellModel>() {
        let by_index: Vec<usize> = (0..M::site_names().len()).map(M::voltage_column).collect();
        assert_eq!(M::voltage_columns(), by_index, "{}", M::NAME);
    }
    check::<Motoneuron<5>>();
    check::<Motoneuron<0>>();
    check::<Renshaw<5>>();
    check::<PinskyRinzel>();
    check::<Izhikevich>();
    check::<Lif>();
}
