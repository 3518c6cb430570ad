//! The cells against test vectors measured with NEURON 9 (fixed step, 0.025 ms, 36 °C).

use livn_eqn::lane::Scalar;
use livn_eqn::model::{CellModel, Input};
use livn_eqn::{Record, Value};
use livn_models::cells::motoneuron::Motoneuron;
use livn_models::cells::renshaw::Renshaw;
use livn_models::params::{self, ParamVector};

fn params_of<M: CellModel>(set: &str) -> ParamVector {
    let mut vector = ParamVector::of::<M>();
    for (name, value) in params::set(set).expect("known").values {
        vector.set(M::NAME, &name, value).expect("fits");
    }
    vector
}

/// Voltages of the chosen sites at the chosen times (ms), without input.
fn free_run<M: CellModel>(set: &str, sites: &[usize], times_ms: &[f64]) -> Vec<Vec<f64>> {
    let params = params_of::<M>(set).record::<M>();
    let coeffs = M::prepare(&params, Scalar(0.025));
    let mut state = M::initial(&params, &coeffs);
    let zero = M::PerSite::<Scalar>::filled(Scalar::c(0.0));
    let input = Input { inward_na: zero, slope_us: zero, electrode_na: zero };
    let columns = M::voltage_columns();
    let mut out = Vec::new();
    for step in 1..=(times_ms[times_ms.len() - 1] / 0.025).round() as u64 {
        state = M::step(&state, &coeffs, &input, false).0;
        if times_ms.iter().any(|t| (t / 0.025).round() as u64 == step) {
            let mut flat: Vec<f64> = Vec::new();
            state.write(&mut flat);
            out.push(sites.iter().map(|&s| flat[columns[s]]).collect());
        }
    }
    out
}

fn assert_close(found: &[Vec<f64>], expected: &[[f64; 3]]) {
    assert_eq!(found.len(), expected.len());
    for (f, e) in found.iter().zip(expected) {
        for (a, b) in f.iter().zip(e) {
            // The vectors carry eight decimals; the reference itself agrees with NEURON to 3e-10.
            assert!((a - b).abs() < 1e-8, "{a} instead of {b}");
        }
    }
}

#[test]
fn the_motoneuron_relaxes_as_in_neuron() {
    let found = free_run::<Motoneuron<5>>(
        "BoothRinzelKiehn-MN",
        &[0, 1, 6],
        &[0.025, 0.05, 0.075, 1.0, 10.0, 100.0, 500.0],
    );
    assert_close(
        &found,
        &[
            [-74.98880697, -74.99429879, -74.77057729],
            [-74.97428084, -74.98663287, -74.77933291],
            [-74.96232122, -74.97743727, -74.76919472],
            [-74.57208454, -74.59003649, -74.37859408],
            [-71.20097427, -71.21644936, -71.03386369],
            [-60.39459967, -60.39629026, -60.38114784],
            [-60.53466108, -60.53752083, -60.52007705],
        ],
    );
}

#[test]
fn the_renshaw_cell_relaxes_as_in_neuron() {
    let found = free_run::<Renshaw<5>>("V1In-Renshaw-InVitro", &[0, 5, 5], &[0.025, 1.0, 10.0, 100.0, 500.0]);
    assert_close(
        &found,
        &[
            [-74.96059438, -74.97920356, -74.97920356],
            [-73.63345624, -73.73133978, -73.73133978],
            [-65.58296442, -65.56565198, -65.56565198],
            [-60.29279058, -60.28235896, -60.28235896],
            [-60.29938095, -60.28890470, -60.28890470],
        ],
    );
}

#[test]
fn geometry_and_pinning_currents_are_the_published_ones() {
    let params = params_of::<Motoneuron<5>>("BoothRinzelKiehn-MN").record::<Motoneuron<5>>();
    let areas = Motoneuron::<5>::areas_um2(&params);
    let resistances = Motoneuron::<5>::resistances_mohm(&params);
    let close = |a: Scalar, b: f64| assert!((a.0 / b - 1.0).abs() < 1e-6, "{} instead of {b}", a.0);
    close(areas.soma, 306.5382);
    close(areas.dend, 2758.8437);
    close(areas.ais[4], 241.9312);
    close(resistances.dend, 2.195372);
    close(resistances.ais[0], 4.004722);
    close(resistances.ais[1], 4.057776);
    let coeffs = Motoneuron::<5>::prepare(&params, Scalar(0.025));
    close(coeffs.soma.passive.ic, -0.00012851097790);
    close(coeffs.dend.passive.ic, -0.00013279433287);
    close(coeffs.link.passive.ic, -0.00033968881355);
    close(coeffs.link.passive.e_pas, -54.61624758336613);
}
