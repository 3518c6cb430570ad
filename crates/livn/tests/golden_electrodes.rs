//! Cultures of 10 and 30 cells stimulated and recorded through electrodes, against livn 2.0's compiled engine.

mod support;

use livn::io::{Mea, Site};
use livn::{InputMode, Interpolation, ModelSpec, Simulation, Stimulus, System};
use livn_testkit::compare::{SpikeTolerance, samples_before, spikes, trace};
use livn_testkit::{Archive, golden};
use support::{Outcome, Request, open};

const DT_MS: f64 = 0.025;
const DURATION_MS: f64 = 200.0;
/// Steps in a row of channel inputs (1 ms).
const STEPS_PER_ROW: usize = 40;

/// A place on a cell with its section.
type Place = (u32, u16, [f64; 3]);

fn sites(places: &[Place]) -> Vec<Site> {
    places.iter().map(|&(gid, _, position_um)| Site { gid, position_um }).collect()
}

/// The channel inputs (µA) through the array, held for 1 ms each.
///
/// The reference applies a sample one step late; here it acts on time and is given one step later.
fn stimulus(mea: &Mea, places: &[Place], inputs: &[Vec<f64>]) -> Stimulus {
    let gain = mea.input_gain(&sites(places));
    let channels = mea.num_channels();
    let mut rows = vec![0.0; channels];
    for step in 0..inputs.len() * STEPS_PER_ROW - 1 {
        rows.extend_from_slice(&inputs[step / STEPS_PER_ROW]);
    }
    Stimulus {
        mode: InputMode::Extracellular,
        interpolation: Interpolation::Hold,
        dt_ms: DT_MS,
        channels,
        rows,
        columns: places.iter().map(|&(gid, section, _)| (gid, section)).collect(),
        gain: (0..places.len())
            .map(|site| (0..channels as u32).map(|c| (c, gain.get(c as usize, site))).collect())
            .collect(),
    }
}

/// The reference's stimulus at 60 ms: one column per (gid, section), gids ascending, sections in the model's order.
fn compare_stimulus(archive: &Archive, mea: &Mea, places: &[Place], inputs: &[Vec<f64>], what: &str) {
    let gain = mea.input_gain(&sites(places));
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&site| (places[site].0, places[site].1));
    let drive = gain.drive(1, &inputs[60]).expect("one row");
    let got: Vec<f64> = order.iter().map(|&site| drive[site]).collect();
    let want = archive.vector("stim_row60");
    let peak = want.iter().fold(0.0f64, |m, x| m.max(x.abs()));
    trace(&format!("{what} stimulus"), &got, &want, 1e-6 * peak).unwrap_or_else(|error| panic!("{error}"));
}

/// Potentials from the membrane currents of the first two compartments of each cell, which is what the reference has.
fn compare_potential(
    archive: &Archive,
    mea: &Mea,
    places: &[Place],
    outcome: &Outcome,
    stop_ms: f64,
    what: &str,
) {
    let heard: Vec<Place> = places.iter().copied().filter(|place| place.1 < 2).collect();
    let gain = mea.output_gain(&sites(&heard));
    let want = archive.rows("potential");
    let frames = want[0].len();
    let mut currents = Vec::with_capacity(heard.len() * frames);
    for (gid, section, _) in &heard {
        currents.extend_from_slice(&outcome.currents()[&(*gid, *section)]);
    }
    let got = gain.observe(frames, &currents).expect("whole rows");
    let samples = samples_before(stop_ms, 0.5).min(frames);
    for (channel, want) in want.iter().enumerate() {
        let peak = want[..samples].iter().fold(0.0f64, |m, x| m.max(x.abs()));
        let got = &got[channel * frames..][..samples];
        trace(&format!("{what} potential of channel {channel}"), got, &want[..samples], 0.01 * peak)
            .unwrap_or_else(|error| panic!("{error}"));
    }
}

/// The spikes that each channel hears.
fn compare_channels(archive: &Archive, mea: &Mea, system: &System, outcome: &Outcome, what: &str) {
    let somata: Vec<Site> = system
        .coordinates()
        .iter()
        .map(|row| Site { gid: row[0] as u32, position_um: [row[1], row[2], row[3]] })
        .collect();
    let mut events: Vec<(f64, u32)> = Vec::new();
    for site in &somata {
        events.extend(outcome.spikes(site.gid).into_iter().map(|time| (time, site.gid)));
    }
    events.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let gids: Vec<u32> = events.iter().map(|event| event.1).collect();
    for heard in mea.channel_recording(&somata, &gids) {
        let channel = heard.channel;
        let mut got: Vec<u32> = heard.events.iter().map(|&event| gids[event]).collect();
        let mut want: Vec<u32> =
            archive.vector(&format!("ch{channel}_it")).iter().map(|&gid| gid as u32).collect();
        // Spikes within the tolerance of each other may change places.
        got.sort_unstable();
        want.sort_unstable();
        assert_eq!(got, want, "{what}: cells heard by channel {channel}");
    }
}

fn culture(name: &str) {
    let Some(archive) = golden::open(&format!("net_v2_{name}_mea_native.npz")) else { return };
    let Some(directory) = golden::system(&format!("head/{name}")) else { return };
    let system = open(&directory);
    let text = std::fs::read_to_string(directory.join("mea.json")).expect("readable");
    let mea = Mea::from_json(&text).expect("an array");
    let inputs = archive.rows("inputs");
    let places =
        Simulation::builder(&system, &ModelSpec::default()).build().expect("a simulation").compartments();
    compare_stimulus(&archive, &mea, &places, &inputs, name);
    let outcome = Request::new(system.clone(), DURATION_MS)
        .stimulus(stimulus(&mea, &places, &inputs))
        .record_voltage(0.5)
        .record_membrane_current(0.5)
        .run();
    let soma = archive.rows("v_soma");
    for (row, gid) in archive.vector("gids").into_iter().enumerate() {
        let gid = gid as u32;
        let what = format!("{name} cell {gid}");
        let want = archive.times_of(gid, "it", "t");
        spikes(&what, &outcome.spikes(gid), &want, SpikeTolerance::all(0.05))
            .unwrap_or_else(|e| panic!("{e}"));
        let stop_ms = want.first().map_or(DURATION_MS, |first| first - 0.5);
        let samples = samples_before(stop_ms, 0.5).min(soma[row].len());
        trace(&what, &outcome.voltage(gid, 0)[..samples], &soma[row][..samples], 1e-3)
            .unwrap_or_else(|error| panic!("{error}"));
    }
    compare_channels(&archive, &mea, &system, &outcome, name);
    compare_potential(&archive, &mea, &places, &outcome, DURATION_MS, name);
}

#[test]
fn ten_cells() {
    culture("N10");
}

#[test]
fn thirty_cells() {
    culture("N30");
}
