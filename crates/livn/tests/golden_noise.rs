//! Background noise against NEURON's two-conductance Ornstein–Uhlenbeck mechanism.
//!
//! The reference draws from another generator, so its numbers cannot be repeated; its coefficients, its currents and
//! the statistics of the process can.

use livn_eqn::kernel::{GroupData, Kernel, NoiseSource, StepArgs};
use livn_eqn::lane::{Scalar, TILE, Target};
use livn_models::cells::lif::Lif;
use livn_models::kernel::CellKernel;
use livn_models::noise::{OuCoeffs, current, prepare};
use livn_models::params::ParamVector;
use livn_testkit::golden;
use serde_json::Value;

const FILE: &str = "noise_gfluct3_random123_livn2.0.0.npz";
const DT_MS: f64 = 0.025;

/// Coefficients of the excitatory and the inhibitory conductance of a reference case.
fn coefficients(case: &Value) -> [OuCoeffs<Scalar>; 2] {
    ["e", "i"].map(|kind| {
        let number = |key: String| Scalar(case[&key].as_f64().unwrap_or_else(|| panic!("{key} in {case}")));
        let (g0, std) = (number(format!("g_{kind}0")), number(format!("std_{kind}")));
        prepare(g0, std, number(format!("tau_{kind}")), number(format!("E_{kind}")), Scalar(DT_MS))
    })
}

#[test]
fn coefficients_and_currents() {
    let Some(archive) = golden::open(FILE) else { return };
    for name in archive.cases() {
        let [e, i] = coefficients(&archive.meta()["cases"][&name]);
        let want = archive.vector(&format!("{name}/exp_amp"));
        for (got, want) in [e.decay.0, e.kick.0, i.decay.0, i.kick.0].into_iter().zip(want) {
            assert!((got - want).abs() < 1e-12 * want, "{name}: coefficient {got}, expected {want}");
        }
        let read = |signal: &str| archive.vector(&format!("{name}/{signal}"));
        for ((g_e, g_i), want) in read("g_e").into_iter().zip(read("g_i")).zip(read("i")) {
            let v = Scalar(-65.0);
            let got = current(v, Scalar(g_e - e.g0.0), &e).i.0 + current(v, Scalar(g_i - i.g0.0), &i).i.0;
            // The clamp holds its voltage to 7e-4 mV; the conductances sum to about 0.07 uS.
            assert!((got - want).abs() < 1e-4, "{name}: current {got} nA, expected {want}");
        }
    }
}

/// Mean, standard deviation and correlation over `lag` steps of the fluctuation of one conductance.
struct Moments {
    mean: f64,
    std: f64,
    correlation: f64,
}

fn moments(series: &[Vec<f64>], lag: usize) -> Moments {
    let all = || series.iter().flatten();
    let n = all().count() as f64;
    let mean = all().sum::<f64>() / n;
    let variance = all().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
    let pairs = || series.iter().flat_map(|s| s.iter().zip(&s[lag..]));
    let covariance = pairs().map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / pairs().count() as f64;
    Moments { mean, std: variance.sqrt(), correlation: covariance / variance }
}

/// Fluctuations that the engine's kernel makes for the cells of a tile, one series per cell and kind.
fn simulate(coeffs: &[OuCoeffs<Scalar>; 2], steps: u64) -> [Vec<Vec<f64>>; 2] {
    let flat = |c: &OuCoeffs<Scalar>| vec![c.decay.0, c.kick.0, c.g0.0, c.e.0];
    let source = NoiseSource::Conductances {
        site_e: 0,
        site_i: 0,
        coeffs_e: flat(&coeffs[0]),
        coeffs_i: flat(&coeffs[1]),
    };
    let group = GroupData { synapses: Vec::new(), noise: vec![source] };
    let kernel = CellKernel::<Lif>::new();
    let layout = CellKernel::<Lif>::layout(&group);
    let params = ParamVector::of::<Lif>();
    let replicate = |values: &[f64]| values.iter().flat_map(|x| [*x; TILE]).collect::<Vec<f64>>();
    let cell = kernel.prepare(params.values(), DT_MS);
    let mut tile = replicate(&kernel.initial(params.values(), &cell));
    tile.resize(layout.columns() * TILE, 0.0);
    let gids: Vec<u32> = (0..TILE as u32).collect();
    let cell = replicate(&cell);
    let mut series = [vec![Vec::new(); TILE], vec![Vec::new(); TILE]];
    for step in 0..steps {
        let args = StepArgs {
            tiles: &mut tile,
            coeffs: &cell,
            gids: &gids,
            step,
            noise_key: [123, 0],
            noise_stream: 0,
            conductance: false,
            membrane: false,
            trigger: false,
        };
        kernel.step(Target::best(), &group, args, &mut [0]);
        for (kind, series) in series.iter_mut().enumerate() {
            let column = (layout.noise_state() + kind) * TILE;
            for (lane, series) in series.iter_mut().enumerate() {
                series.push(tile[column + lane]);
            }
        }
    }
    series
}

#[test]
fn statistics_of_the_process() {
    let Some(archive) = golden::open(FILE) else { return };
    let case = &archive.meta()["cases"]["ids1_1_123"];
    let coeffs = coefficients(case);
    let series = simulate(&coeffs, 200_000);
    for (kind, series) in ["e", "i"].into_iter().zip(&series) {
        let number = |key: String| case[&key].as_f64().unwrap_or_else(|| panic!("{key} in {case}"));
        let (std, tau_ms) = (number(format!("std_{kind}")), number(format!("tau_{kind}")));
        let lag = (tau_ms / DT_MS).round() as usize;
        let got = moments(series, lag);
        // 80 s of TILE cells hold some thousand independent values: 5 % is more than three standard errors.
        assert!(got.mean.abs() < 0.05 * std, "g_{kind}: mean of the fluctuation {}", got.mean);
        assert!(
            (got.std / std - 1.0).abs() < 0.05,
            "g_{kind}: standard deviation {}, expected {std}",
            got.std
        );
        let expected = (-(lag as f64) * DT_MS / tau_ms).exp();
        assert!(
            (got.correlation - expected).abs() < 0.05,
            "g_{kind}: correlation {} over one tau",
            got.correlation
        );
    }
}
