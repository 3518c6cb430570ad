//! Promise: the reverse step is the transpose of the forward step, for every cell along its trajectory.

use livn_eqn::kernel::Kernel;
use livn_eqn::lane::Scalar;
use livn_eqn::model::CellModel;
use livn_eqn::{Program, Record, step_program};
use livn_models::cells::izhikevich::Izhikevich;
use livn_models::cells::lif::Lif;
use livn_models::cells::motoneuron::Motoneuron;
use livn_models::cells::pinsky_rinzel::PinskyRinzel;
use livn_models::cells::renshaw::Renshaw;
use livn_models::kernel::CellKernel;

const DT_MS: f64 = 0.025;

/// Derivative of the outputs along `direction`, by central differences of fourth order.
fn along(program: &Program, x: &[f64], direction: &[f64], h: f64) -> Vec<f64> {
    let at = |k: f64| -> Vec<f64> {
        program.eval(&x.iter().zip(direction).map(|(a, d)| a + k * h * d).collect::<Vec<_>>())
    };
    let (near, far) = ([at(1.0), at(-1.0)], [at(2.0), at(-2.0)]);
    (0..near[0].len())
        .map(|i| (8.0 * (near[0][i] - near[1][i]) - (far[0][i] - far[1][i])) / (12.0 * h))
        .collect()
}

fn transposes<M: CellModel>(drive_na: f64) {
    let kernel = CellKernel::<M>::new();
    let program = step_program::<M>();
    let vjp = program.vjp(&vec![true; program.inputs.len()]);
    let params: Vec<f64> = kernel.params().iter().map(|f| f.default).collect();
    let coeffs = kernel.prepare(&params, DT_MS);
    let mut state = kernel.initial(&params, &coeffs);
    let sites = M::PerSite::<Scalar>::LEN;
    let (mut fired, mut worst) = (false, 0.0f64);
    for step in 0..1600 {
        let mut input = vec![0.0; 3 * sites];
        input[0] = if step % 800 < 400 { drive_na } else { -0.5 * drive_na };
        input[2 * sites] = input[0];
        input[sites] = 0.002;
        let x = [&state[..], &coeffs, &input].concat();
        if step % 7 == 0 {
            // Numbers move in proportion to themselves; those at zero by a little.
            let direction: Vec<f64> = x
                .iter()
                .enumerate()
                .map(|(i, v)| (0.3 + (i as f64 * 1.7 + f64::from(step)).sin()) * v.abs().max(1e-3))
                .collect();
            let seeds: Vec<f64> = (0..program.outputs.len()).map(|i| (i as f64 * 2.3).cos()).collect();
            let bars = vjp.eval(&[&x[..], &seeds].concat());
            let backward: f64 = bars.iter().zip(&direction).map(|(a, b)| a * b).sum();
            let size: f64 = bars.iter().zip(&direction).map(|(a, b)| (a * b).abs()).sum();
            let error = [1e-4, 1e-5, 1e-6]
                .map(|h| {
                    let forward: f64 =
                        along(&program, &x, &direction, h).iter().zip(&seeds).map(|(a, b)| a * b).sum();
                    (forward - backward).abs() / size.max(1e-3)
                })
                .into_iter()
                .fold(f64::INFINITY, f64::min);
            worst = worst.max(error);
            // What central differences can tell apart at the best of the three steps.
            assert!(error < 1e-7, "{} at step {step}: {error:e} of {size:e}, v = {}", M::NAME, state[0]);
        }
        let output = program.eval(&x);
        fired |= output[state.len()] > 0.0;
        state = output[..state.len()].to_vec();
    }
    assert!(fired && worst > 0.0, "{} did not fire, so the test would prove little", M::NAME);
}

#[test]
fn motoneuron() {
    transposes::<Motoneuron<5>>(1.0);
    transposes::<Motoneuron<0>>(1.0);
}

#[test]
fn renshaw() {
    transposes::<Renshaw<5>>(0.6);
    transposes::<Renshaw<0>>(0.6);
}

#[test]
fn pinsky_rinzel() {
    transposes::<PinskyRinzel>(2.0);
}

#[test]
fn point_neurons() {
    transposes::<Izhikevich>(0.02);
    transposes::<Lif>(0.5);
}

#[test]
fn every_shipped_kernel_has_a_reverse() {
    use livn_models::kernels;
    for kernel in [
        kernels::motoneuron(true),
        kernels::motoneuron(false),
        kernels::renshaw(true),
        kernels::renshaw(false),
        kernels::pinsky_rinzel(),
        kernels::izhikevich(),
        kernels::lif(),
    ] {
        assert!(livn_adjoint::of(&*kernel).is_some(), "{}", kernel.name());
    }
}

/// States far outside physiology, and exactly on the guards of the equations.
fn stays_finite<M: CellModel>() {
    let kernel = CellKernel::<M>::new();
    let program = step_program::<M>();
    let vjp = program.vjp(&vec![true; program.inputs.len()]);
    let params: Vec<f64> = kernel.params().iter().map(|f| f.default).collect();
    let coeffs = kernel.prepare(&params, DT_MS);
    let rest = kernel.initial(&params, &coeffs);
    let voltages = kernel.voltage_columns();
    let sites = M::PerSite::<Scalar>::LEN;
    let special =
        [0.0, -0.0, 1e-7, -1e-7, -46.9, -19.9, -24.9, -8.9, -10.1, 1500.0, -1500.0, 9e4, -9e4, 60.0];
    for case in 0..600usize {
        let mut state = rest.clone();
        for (k, x) in state.iter_mut().enumerate() {
            let pick = (case * 31 + k * 17) % 5;
            *x = if voltages.contains(&k) {
                special[(case + k) % special.len()]
            } else {
                // Gates and pools at, near and between the ends of their ranges.
                [*x, 0.0, 1.0, 0.5, 1e-9][pick]
            };
        }
        let input: Vec<f64> = (0..3 * sites).map(|k| [0.0, 0.3, -40.0, 750.0][(case / 7 + k) % 4]).collect();
        // A slope conductance is not negative.
        let input: Vec<f64> =
            input.iter().enumerate().map(|(k, x)| if k / sites == 1 { x.abs() } else { *x }).collect();
        let seeds: Vec<f64> = (0..program.outputs.len()).map(|i| (i as f64 * 2.3).cos()).collect();
        let bars = vjp.eval(&[&state[..], &coeffs, &input, &seeds].concat());
        let bad = bars.iter().position(|x| !x.is_finite());
        assert!(
            bad.is_none(),
            "{} case {case}: cotangent of {} is not finite at {state:?}",
            M::NAME,
            bad.map_or("", |k| &program.inputs[k].name)
        );
    }
}

#[test]
fn finite_states_have_finite_cotangents() {
    stays_finite::<Motoneuron<5>>();
    stays_finite::<Motoneuron<0>>();
    stays_finite::<Renshaw<5>>();
    stays_finite::<PinskyRinzel>();
    stays_finite::<Izhikevich>();
    stays_finite::<Lif>();
}
