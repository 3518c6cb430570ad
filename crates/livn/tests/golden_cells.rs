//! Single cells against livn 2.0's compiled engine: current steps, f–I curves, extracellular fields.
//!
//! Noise off, dt 0.025 ms. A driven cell amplifies any rounding 10 to 100 times per spike, so voltages are compared up
//! to 0.5 ms before the first spike, and counts and times after it.

mod support;

use livn::{InputMode, Interpolation, Stimulus};
use livn_testkit::compare::{SpikeTolerance, samples_before, spikes, trace};
use livn_testkit::golden;
use support::{Outcome, Request, channel, unconnected};

const DT_MS: f64 = 0.025;
/// Later spikes of sustained firing: two references differ by up to 0.43 ms here.
const LATER_MS: f64 = 0.5;
const POPULATIONS: [&str; 2] = ["EXC", "INH"];

/// A step of each cell's own amplitude into its soma, sampled every `dt_ms`, on for `on` ≤ t < `off`.
fn steps(amps_na: &[f64], dt_ms: f64, duration_ms: f64, (on, off): (f64, f64)) -> Stimulus {
    let rows = (duration_ms / dt_ms).round() as usize;
    let is_on = |row: usize| {
        let t = row as f64 * dt_ms + 1e-9;
        t >= on && t < off
    };
    // One channel that is on or off, and each cell's amplitude as its gain; the reference interpolates commands.
    let rows = (0..rows).map(|row| f64::from(u8::from(is_on(row)))).collect();
    let columns: Vec<(u32, u16, f64)> = (0u32..).zip(amps_na).map(|(gid, &amp)| (gid, 0, amp)).collect();
    channel(InputMode::Current, Interpolation::Linear, dt_ms, rows, &columns)
}

/// Voltage of a reference trace up to `stop_ms` or to its end; the reference samples every `every_ms`.
fn compare_until(what: &str, got: &[f64], want: &[f64], every_ms: f64, stop_ms: f64, tolerance_mv: f64) {
    let samples = samples_before(stop_ms, every_ms).min(want.len());
    trace(what, &got[..samples], &want[..samples], tolerance_mv).unwrap_or_else(|error| panic!("{error}"));
}

fn thin(values: &[f64], every: usize) -> Vec<f64> {
    values.iter().copied().step_by(every).collect()
}

#[test]
fn current_steps() {
    let Some(archive) = golden::open("rcsd_cells_steps_v2_native.npz") else { return };
    for population in POPULATIONS {
        let names: Vec<String> =
            archive.cases().into_iter().filter(|case| case.starts_with(population)).collect();
        let amps: Vec<f64> = names
            .iter()
            .map(|name| name[4..].trim_end_matches("nA").parse().expect("an amplitude"))
            .collect();
        let outcome = Request::new(unconnected(population, amps.len()), 500.0)
            .stimulus(steps(&amps, DT_MS, 500.0, (100.0, 400.0)))
            .record_voltage(0.1)
            .run();
        for (gid, name) in names.iter().enumerate() {
            compare_case(&outcome, gid as u32, population, name, &archive);
        }
    }
}

fn compare_case(outcome: &Outcome, gid: u32, population: &str, name: &str, archive: &livn_testkit::Archive) {
    let want = archive.vector(&format!("{name}/spikes"));
    let tolerance = SpikeTolerance { first_ms: 0.025, later_ms: LATER_MS };
    spikes(name, &outcome.spikes(gid), &want, tolerance).unwrap_or_else(|error| panic!("{error}"));
    let stop_ms = want.first().map_or(f64::INFINITY, |first| first - 0.5);
    let soma = archive.vector(&format!("{name}/v_soma"));
    compare_until(&format!("{name} soma"), &outcome.voltage(gid, 0), &soma, 0.1, stop_ms, 1e-4);
    let last = if population == "EXC" { 6 } else { 5 };
    let axon = archive.vector(&format!("{name}/v_axon_last"));
    let got = thin(&outcome.voltage(gid, last), 5);
    compare_until(&format!("{name} axon"), &got, &axon, 0.5, stop_ms, 1e-4);
    if population == "EXC" {
        let dend = archive.vector(&format!("{name}/v_dend"));
        compare_until(&format!("{name} dendrite"), &outcome.voltage(gid, 1), &dend, 0.1, stop_ms, 1e-4);
    }
}

#[test]
fn frequency_current_curves() {
    let Some(archive) = golden::open("rcsd_fI_v2_native.npz") else { return };
    let amps = archive.vector("amps_nA");
    for population in POPULATIONS {
        // The reference samples the command every 0.1 ms, so that the ramp is part of the protocol.
        let outcome = Request::new(unconnected(population, amps.len()), 1200.0)
            .stimulus(steps(&amps, 0.1, 1200.0, (100.0, 1100.0)))
            .run();
        let counts = archive.vector(&format!("{population}_count"));
        let firsts = archive.vector(&format!("{population}_first_spike_ms"));
        for (gid, amp) in amps.iter().enumerate() {
            let got = outcome.spikes(gid as u32);
            let off = (got.len() as f64 - counts[gid]).abs();
            assert!(off <= 1.0, "{population} {amp} nA: {} spikes, expected {}", got.len(), counts[gid]);
            match got.first() {
                Some(first) => {
                    let off = (first - firsts[gid]).abs();
                    assert!(
                        off <= 0.025 + 1e-6,
                        "{population} {amp} nA: first at {first}, expected {}",
                        firsts[gid]
                    );
                }
                None => {
                    assert!(firsts[gid].is_nan(), "{population} {amp} nA: silent, expected {}", firsts[gid]);
                }
            }
        }
    }
}

/// Sections of a cell along the axis of the field, µm: soma, dendrite (motoneuron), five axon links.
fn positions_um(population: &str) -> Vec<f64> {
    let axon = (0..5).map(|link| -30.0 * (f64::from(link) + 0.5));
    let head = if population == "EXC" { vec![0.0, 60.0] } else { vec![0.0] };
    head.into_iter().chain(axon).collect()
}

#[test]
fn extracellular_fields() {
    let Some(archive) = golden::open("rcsd_extracellular_v2_native.npz") else { return };
    let cases = archive.meta()["cases"].as_array().expect("cases").clone();
    for population in POPULATIONS {
        for case in &cases {
            let name = format!("{population}_{}", case["name"].as_str().expect("a name"));
            let gradient = case["grad_mV_per_um"].as_f64().expect("a number");
            let positions = positions_um(population);
            // The reference applies a sample one step late; here it acts on time and is given one step later.
            let rows = (0..2400).map(|row| pulse_at(f64::from(row - 1) * DT_MS, &case["pulses"])).collect();
            let columns: Vec<(u32, u16, f64)> =
                (0u16..).zip(&positions).map(|(section, x)| (0, section, gradient * x)).collect();
            let stimulus = channel(InputMode::Extracellular, Interpolation::Hold, DT_MS, rows, &columns);
            let outcome =
                Request::new(unconnected(population, 1), 60.0).stimulus(stimulus).record_voltage(0.1).run();
            let want = archive.vector(&format!("{name}/spikes"));
            spikes(&name, &outcome.spikes(0), &want, SpikeTolerance::all(0.025))
                .unwrap_or_else(|e| panic!("{e}"));
            let last = positions.len() as u16 - 1;
            for (section, key) in [(0, "v_soma"), (1, "v_sec1"), (last, "v_axon_last")] {
                let want = archive.vector(&format!("{name}/{key}"));
                trace(&format!("{name} {key}"), &outcome.voltage(0, section), &want, 0.05)
                    .unwrap_or_else(|error| panic!("{error}"));
            }
        }
    }
}

fn pulse_at(t_ms: f64, pulses: &serde_json::Value) -> f64 {
    let t_ms = t_ms + 1e-9;
    let number = |pulse: &serde_json::Value, index: usize| pulse[index].as_f64().expect("a number");
    let pulses = pulses.as_array().expect("pulses");
    pulses
        .iter()
        .filter(|pulse| t_ms >= number(pulse, 0) && t_ms < number(pulse, 1))
        .map(|pulse| number(pulse, 2))
        .sum()
}
