//! Promise: a factored stimulus (channel values and a gain) does what the dense stimulus does that it
//! stands for (a value per compartment and time), in every input mode.

use livn::{
    InputMode, Interpolation, ModelSpec, Simulation, Stimulus, System, UnconnectedCoordinates, unwatched,
};
use proptest::prelude::*;

/// Channels, rows and compartments of the test cell.
const CHANNELS: usize = 3;
const ROWS: usize = 12;
const SITES: usize = 7;

fn voltages(stimulus: &Stimulus) -> Vec<f32> {
    let system =
        System::unconnected("one", [("EXC", 1)], &UnconnectedCoordinates::Spacing(0.0)).expect("valid");
    let mut sim = Simulation::builder(&system, &ModelSpec::default()).threads(1).build().expect("builds");
    sim.record_voltage(None, 0.025).expect("valid");
    let stimuli = std::slice::from_ref(stimulus);
    sim.run(3.0, stimuli, &mut unwatched()).expect("runs").voltage.expect("recorded").values
}

fn columns() -> Vec<(u32, u16)> {
    (0..SITES as u16).map(|site| (0, site)).collect()
}

fn factored(mode: InputMode, scale: f64, rows: &[f64], gain: &[f64]) -> Stimulus {
    let of_column = |c: usize| (0..CHANNELS).map(|k| (k as u32, scale * gain[c * CHANNELS + k])).collect();
    Stimulus {
        mode,
        interpolation: Interpolation::Hold,
        dt_ms: 0.2,
        channels: CHANNELS,
        rows: rows.to_vec(),
        columns: columns(),
        gain: (0..SITES).map(of_column).collect(),
    }
}

/// The same values, multiplied out in the order in which the engine sums them.
fn dense(mode: InputMode, scale: f64, rows: &[f64], gain: &[f64]) -> Stimulus {
    let value = |row: usize, c: usize| {
        (0..CHANNELS).fold(0.0, |sum, k| sum + rows[row * CHANNELS + k] * (scale * gain[c * CHANNELS + k]))
    };
    let rows =
        (0..ROWS).flat_map(|row| (0..SITES).map(move |c| (row, c))).map(|(row, c)| value(row, c)).collect();
    Stimulus::dense(mode, 0.2, rows, columns())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn factored_equals_dense(
        rows in prop::collection::vec(-1.0f64..1.0, ROWS * CHANNELS),
        gain in prop::collection::vec(-1.0f64..1.0, SITES * CHANNELS),
    ) {
        // Currents (nA) and conductances (µS) are summed exactly as written out: the same bits.
        for (mode, scale) in [(InputMode::Current, 0.1), (InputMode::Conductance, 1e-3)] {
            let a = voltages(&factored(mode, scale, &rows, &gain));
            prop_assert_eq!(a, voltages(&dense(mode, scale, &rows, &gain)));
        }
        // Densities (mA/cm²) and potentials (mV) are converted before summing: equal to rounding, which the
        // three milliseconds here leave below the resolution of the recorded single precision.
        for (mode, scale) in [(InputMode::CurrentDensity, 0.01), (InputMode::Extracellular, 2.0)] {
            let a = voltages(&factored(mode, scale, &rows, &gain));
            let b = voltages(&dense(mode, scale, &rows, &gain));
            for (x, y) in a.iter().zip(&b) {
                prop_assert!((x - y).abs() <= 1e-4, "{mode:?}: {x} {y}");
            }
        }
    }
}

#[test]
fn a_uniform_potential_does_nothing_and_a_gradient_does() {
    let all =
        |value: f64| Stimulus::dense(InputMode::Extracellular, 0.2, vec![value; ROWS * SITES], columns());
    let rest = voltages(&all(0.0));
    assert_eq!(voltages(&all(500.0)), rest);
    let gradient: Vec<f64> = (0..ROWS * SITES).map(|i| 5.0 * (i % SITES) as f64).collect();
    assert_ne!(voltages(&Stimulus::dense(InputMode::Extracellular, 0.2, gradient, columns())), rest);
}

#[test]
fn membrane_currents_sum_to_the_electrode_current() {
    let system =
        System::unconnected("one", [("EXC", 1)], &UnconnectedCoordinates::Spacing(0.0)).expect("valid");
    let mut sim = Simulation::builder(&system, &ModelSpec::default()).threads(1).build().expect("builds");
    sim.record_membrane_current(None, 0.025).expect("valid");
    let stimulus = Stimulus::dense(InputMode::Current, 5.0, vec![0.2], vec![(0, 0)]);
    let currents =
        sim.run(10.0, &[stimulus], &mut unwatched()).expect("runs").membrane_current.expect("recorded");
    for frame in 1..currents.frames {
        let sum: f64 = (0..SITES).map(|row| f64::from(currents.row(row)[frame])).sum();
        // µA; the sample after a step belongs to that step. Currents reach some 0.01 µA in a spike, and single
        // precision rounds each of the seven rows to 6e-8 of that.
        let electrode = if frame <= 200 { 2e-4 } else { 0.0 };
        assert!((sum - electrode).abs() < 1e-8, "frame {frame}: {sum}");
    }
}

/// Published scripts put 750 µA on every electrode for 20 ms, which polarises membranes by volts.
#[test]
fn the_strongest_published_stimulus_runs_and_the_culture_recovers() {
    let config = livn::system::predefined_config("EI2").expect("predefined");
    let system = livn::system::generate::generate("EI2", &config).expect("generates").system;
    let electrodes = livn::io::electrode_array_coordinates_for_area(100.0, [[0.0, 0.0], [400.0, 400.0]], 5.0)
        .expect("valid");
    let array = livn::io::Mea::new(electrodes, 100.0, 50.0).expect("valid");
    let mut sim = Simulation::builder(&system, &ModelSpec::default()).threads(1).build().expect("builds");
    sim.record_voltage(None, 1.0).expect("valid");
    let compartments = sim.compartments();
    let sites: Vec<livn::io::Site> =
        compartments.iter().map(|&(gid, _, position_um)| livn::io::Site { gid, position_um }).collect();
    let gain = array.input_gain(&sites);
    let channels = gain.channels();
    let of_site = |site: usize| (0..channels).map(|c| (c as u32, gain.get(c, site))).collect();
    let stimulus = Stimulus {
        mode: InputMode::Extracellular,
        interpolation: Interpolation::Hold,
        dt_ms: 20.0,
        channels,
        rows: vec![750.0; channels],
        columns: compartments.iter().map(|&(gid, site, _)| (gid, site)).collect(),
        gain: (0..sites.len()).map(of_site).collect(),
    };
    let during = sim.run(20.0, &[stimulus], &mut unwatched()).expect("runs").voltage.expect("recorded");
    assert!(during.values.iter().any(|v| v.abs() > 500.0), "the field should polarise cells strongly");
    let after = sim.run(200.0, &[], &mut unwatched()).expect("runs").voltage.expect("recorded");
    let last: Vec<f32> = (0..after.gids.len()).map(|row| after.row(row)[after.frames - 1]).collect();
    assert!(last.iter().all(|v| (-120.0..80.0).contains(v)), "cells return to membrane voltages");
}
