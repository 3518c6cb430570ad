//! Small networks against livn 2.0's compiled engine: postsynaptic potentials, a loop of three cells, cultures
//! stimulated through electrodes. Noise off, dt 0.025 ms.

mod support;

use livn::{InputMode, Interpolation, ModelSpec, Simulation, Stimulus};
use livn_testkit::compare::{SpikeTolerance, samples_before, spikes, trace};
use livn_testkit::golden;
use support::{Request, channel, open};

/// Pulses of 3 nA for 1 ms into the soma of a cell.
fn pulses(gid: u32, at_ms: &[f64], duration_ms: f64) -> Stimulus {
    let dt_ms = 0.025;
    let is_on = |t: f64| at_ms.iter().any(|&on| t >= on && t < on + 1.0);
    let rows = (0..(duration_ms / dt_ms).round() as usize)
        .map(|row| 3.0 * f64::from(u8::from(is_on(row as f64 * dt_ms + 1e-9))))
        .collect();
    channel(InputMode::Current, Interpolation::Linear, dt_ms, rows, &[(gid, 0, 1.0)])
}

fn numbers(value: &serde_json::Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|x| x.as_f64().expect("a number")).collect()
}

/// A weight name of the references (`POST_PRE`) in this project's order (`PRE_POST`).
fn canonical(name: &str) -> String {
    let (pair, rest) = name.split_once('-').expect("a section");
    let (post, pre) = pair.split_once('_').expect("two populations");
    format!("{pre}_{post}-{rest}")
}

/// What one weight adds to the voltage of a cell over a record in which that weight does nothing.
fn potentials(system: &str) {
    let Some(archive) = golden::open(&format!("net_v2_{system}_native.npz")) else { return };
    let Some(directory) = golden::system(&format!("head/{system}")) else { return };
    let meta = archive.meta();
    let gid = |key: &str| meta[key].as_u64().expect("a gid") as u32;
    let (pre, post) = (gid("pre_gid"), gid("post_gid"));
    let culture = open(&directory);
    let weights =
        Simulation::builder(&culture, &ModelSpec::default()).build().expect("a simulation").weight_names();
    let run = |setting: Option<(&str, f64)>| {
        let mut values: Vec<(String, f64)> = weights.iter().map(|name| (name.clone(), 0.0)).collect();
        for value in
            values.iter_mut().filter(|value| setting.is_some_and(|(name, _)| canonical(name) == value.0))
        {
            value.1 = setting.map_or(0.0, |(_, weight)| weight);
        }
        Request::new(culture.clone(), 250.0)
            .weights(values)
            .stimulus(pulses(pre, &numbers(&meta["pulse_times_ms"]), 250.0))
            .record_voltage(0.1)
            .run()
    };
    let silent = run(None);
    let mut probed = 0;
    for case in archive.cases() {
        let (name, weight) = case.split_once('=').expect("a weight");
        let weight: f64 = weight.parse().expect("a number");
        let outcome = run(Some((name, weight)));
        let all = SpikeTolerance::all(0.025);
        for (cell, key) in [(pre, "pre_spikes"), (post, "post_spikes")] {
            let want = archive.vector(&format!("{case}/{key}"));
            spikes(&format!("{system} {case} {key}"), &outcome.spikes(cell), &want, all)
                .unwrap_or_else(|e| panic!("{e}"));
        }
        for (section, key) in [(0, "v_post_soma"), (1, "v_post_sec1")] {
            let want = archive.vector(&format!("{case}/{key}"));
            // Without a spike the whole record, else up to shortly before it.
            let stop_ms = outcome.spikes(post).first().map_or(250.0, |first| first - 0.5);
            let samples = samples_before(stop_ms, 0.1).min(want.len());
            let got = outcome.voltage(post, section);
            let control = silent.voltage(post, section);
            let psp: Vec<f64> = got[..samples].iter().zip(&control).map(|(a, b)| a - b).collect();
            let peak = psp.iter().fold(0.0f64, |m, x| m.max(x.abs()));
            probed += usize::from(peak > 1e-3);
            // 2 % of the potential; a control record has none and must agree like any silent trace.
            trace(
                &format!("{system} {case} {key}"),
                &got[..samples],
                &want[..samples],
                (0.02 * peak).max(1e-3),
            )
            .unwrap_or_else(|error| panic!("{error} (potential {peak} mV)"));
        }
    }
    assert!(probed > 0, "{system}: no weight changed the voltage of cell {post}");
}

#[test]
fn postsynaptic_potential_in_the_inhibitory_cell() {
    potentials("psp_ei");
}

#[test]
fn postsynaptic_potential_in_the_excitatory_cell() {
    potentials("psp_ie");
}

#[test]
fn postsynaptic_potential_between_excitatory_cells() {
    potentials("psp_ee");
}

#[test]
fn postsynaptic_potential_between_inhibitory_cells() {
    potentials("psp_ii");
}

fn loop_of_three(variant: &str) {
    let Some(archive) = golden::open(&format!("net_v2_tiny3_{variant}_native.npz")) else { return };
    let Some(directory) = golden::system("head/tiny3") else { return };
    let meta = archive.meta();
    let mut request = Request::new(open(&directory), 400.0)
        .stimulus(pulses(0, &numbers(&meta["pulse_times_ms"]), 400.0))
        .record_voltage(0.1);
    if let Some(weights) = meta["weights"].as_object() {
        let weights =
            weights.iter().map(|(name, value)| (canonical(name), value.as_f64().expect("a number")));
        request = request.weights(weights.collect());
    }
    let outcome = request.run();
    for gid in 0..3u32 {
        let what = format!("tiny3 {variant} cell {gid}");
        let want = archive.times_of(gid, "it", "t");
        spikes(&what, &outcome.spikes(gid), &want, SpikeTolerance::all(0.05))
            .unwrap_or_else(|e| panic!("{e}"));
        let soma = archive.vector(&format!("v_soma_{gid}"));
        let samples = samples_before(want.first().map_or(400.0, |first| first - 0.5), 0.1).min(soma.len());
        trace(&what, &outcome.voltage(gid, 0)[..samples], &soma[..samples], 1e-3)
            .unwrap_or_else(|e| panic!("{e}"));
    }
}

#[test]
fn loop_of_three_with_default_weights() {
    loop_of_three("default");
}

#[test]
fn loop_of_three_with_strong_weights() {
    loop_of_three("strong");
}
