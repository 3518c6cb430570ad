//! The promise over a thousand random networks: the gradient times any direction is the directional
//! derivative of the run, and no treatment of spikes gives anything that is not finite.

use crate::net::{Cells, Net, Param, wave};
use livn_engine::RunOutput;
use livn_grad::{Seeds, SpikeGradient, pull};

const NETWORKS: u64 = 1000;

fn directions(net: &Net, rules: usize) -> Vec<(Param, f64)> {
    let pick = |k: u64| wave(net.salt * 97 + k);
    let mut all: Vec<(Param, f64)> = (0..12).map(|k| (Param::Row(0, k), pick(k as u64))).collect();
    all.extend((0..rules).map(|r| (Param::Weight(r), pick(50 + r as u64))));
    all.extend((0..2).map(|g| (Param::Noise(g, 0), pick(80 + g as u64))));
    all.extend((0..4).map(|t| (Param::Gain(0, t, t % 2), pick(90 + t as u64))));
    // Every network moves along its own direction, in proportion to what is moved.
    all.into_iter()
        .map(|(p, x)| {
            let scale = net.scale(&p);
            (p, x * scale)
        })
        .collect()
}

fn analytic(net: &Net, how: SpikeGradient, directions: &[(Param, f64)]) -> (f64, usize) {
    let (engine, output, tape) = net.taped();
    let mut seeds = Seeds { traces: Net::seeds(&output), ..Seeds::default() };
    match how {
        SpikeGradient::Detached => {}
        SpikeGradient::EventTime => seeds.spike_times = vec![0.5; tape.spikes().len()],
        SpikeGradient::Surrogate { .. } => seeds.counts = vec![0.5; 12],
    }
    let g = pull(&engine, &tape, &Net::adjoints(&engine), &seeds, how, true, net.threads).expect("valid");
    let along = |(param, by): &(Param, f64)| {
        by * match param {
            Param::Row(d, k) => g.rows[*d][*k],
            Param::Weight(r) => g.weights[*r],
            Param::Noise(group, k) => g.noise[*group][0][*k],
            Param::Gain(d, t, c) => g.gains[*d][t * 2 + c],
            other => panic!("{other:?} is not moved here"),
        }
    };
    (directions.iter().map(along).sum(), tape.spikes().len())
}

fn moved(net: &Net, directions: &[(Param, f64)], by: f64) -> RunOutput {
    let mut other = net.clone();
    other.changes = directions.iter().map(|(p, x)| (p.clone(), by * x)).collect();
    other.run()
}

#[test]
fn a_thousand_networks() {
    let (mut spikes, mut worst) = (0, 0.0f64);
    for salt in 0..NETWORKS {
        let cells = Cells::ALL[salt as usize % 7];
        let mut net = Net::new(cells, 40 + salt * 13 % 90);
        net.salt = salt;
        net.segment = 1 + salt % 40;
        net.piece = 1 + salt % 17;
        net.threads = 1 + salt as usize % 2;
        let rules = net.build().rules().len();
        let directions = directions(&net, rules);
        let (value, fired) = analytic(&net, SpikeGradient::Detached, &directions);
        spikes += fired;
        let mut error = f64::INFINITY;
        for h in [1e-4, 1e-5, 1e-6, 1e-3, 1e-7] {
            let loss = |k: f64| Net::loss_of(&moved(&net, &directions, k * h));
            let numeric = (8.0 * (loss(1.0) - loss(-1.0)) - (loss(2.0) - loss(-2.0))) / (12.0 * h);
            error = error.min((value - numeric).abs() / value.abs().max(1e-3));
            if error < 1e-6 {
                break;
            }
        }
        assert!(error < 1e-6, "network {salt} ({cells:?}): {value:e} is off by {error:e}");
        worst = worst.max(error);
        if salt % 5 == 0 {
            for how in [SpikeGradient::EventTime, SpikeGradient::Surrogate { width_mv: 10.0 }] {
                assert!(analytic(&net, how, &directions).0.is_finite(), "network {salt} ({cells:?}) {how:?}");
            }
        }
    }
    assert!(spikes > 5000 && worst > 0.0, "{spikes} spikes prove little");
}
