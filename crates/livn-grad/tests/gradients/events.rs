//! The promises of `EventTime` and `Surrogate`: the derivative of the run in which every event acts as much
//! later as its spike does, or counts as much more as the soft count rises; checked against an independent
//! simulation that does just that.

use std::collections::BTreeMap;

use crate::net::{self, Cells, DT_MS, Net, Param};
use livn_engine::Replay;
use livn_eqn::kernel::StepArgs;
use livn_eqn::lane::TILE;
use livn_grad::{Seeds, SpikeGradient, pull};

/// Half-width of the surrogate, mV.
const WIDTH_MV: f64 = 15.0;

/// Times of spikes within their steps and soft counts of all steps, of a reference run.
#[derive(Default)]
struct Reference {
    spikes: Vec<(u64, u32)>,
    crossings: Vec<f64>,
    soft: BTreeMap<(u64, u32), f64>,
}

/// What the oracle yields: the loss on samples, the interpolated spike times in ms, and the counts.
struct Outcome {
    samples: f64,
    times_ms: Vec<f64>,
    counts: Vec<f64>,
}

impl Outcome {
    fn loss(&self, how: SpikeGradient) -> f64 {
        let sum = |values: &[f64]| values.iter().enumerate().map(|(k, x)| readout_weight(k) * x).sum::<f64>();
        self.samples + if how == SpikeGradient::EventTime { sum(&self.times_ms) } else { sum(&self.counts) }
    }
}

/// The ramp of half-width [`WIDTH_MV`]: from 0 to 1, with a triangle as its slope.
fn ramp(x: f64) -> f64 {
    let x = (x / WIDTH_MV).clamp(-1.0, 1.0);
    0.5 + x - 0.5 * x * x.abs()
}

/// One cell after the other, one event after the other: no blocks, no rings, no tapes.
fn simulate(net: &Net, how: SpikeGradient, reference: Option<&Reference>) -> (Outcome, Reference) {
    let soften = how != SpikeGradient::EventTime;
    let engine = net.build();
    // The engine supplies kernels, connections and stimuli; time runs here.
    let mut plain = net.build();
    let mut watch = |_| std::ops::ControlFlow::Continue(());
    let (_, tape) = plain.run_taped(1, net.drives(), 1, (1, 1), &mut watch).expect("runs");
    let replays: Vec<Replay<'_>> = (0..2).map(|b| Replay::new(&plain, &tape, b)).collect();
    let drives = net.drives();
    let layouts: Vec<_> = replays.iter().map(|r| r.layout().tile).collect();
    let mut tiles: Vec<Vec<f64>> = (0..2)
        .map(|g| {
            let count = replays[g].tile_count();
            let mut all = vec![0.0; count * layouts[g].columns() * TILE];
            let initial = engine
                .kernel(g)
                .initial(&engine.params(g)[0], &engine.kernel(g).prepare(&engine.params(g)[0], DT_MS));
            for tile in all.chunks_exact_mut(layouts[g].columns() * TILE) {
                for (c, value) in initial.iter().enumerate() {
                    tile[c * TILE..(c + 1) * TILE].fill(*value);
                }
            }
            all
        })
        .collect();
    // (step, block, tile, slot, lane, amplitude, shift in ms)
    let mut events: Vec<(u64, usize, usize, usize, usize, f64, f64)> = Vec::new();
    let mut found = Reference::default();
    let mut counts = vec![0.0; 12];
    let mut last: BTreeMap<u32, u64> = BTreeMap::new();
    let mut above: BTreeMap<u32, bool> = BTreeMap::new();
    // Resources left and time of the last spike, by source and rule.
    let mut resources: BTreeMap<(u32, usize), (f64, f64)> = BTreeMap::new();
    let mut samples: Vec<Vec<Vec<f64>>> = engine.probes().iter().map(|_| Vec::new()).collect();
    for step in 0..net.steps {
        for &(_, b, t, slot, lane, amplitude, shift) in events.iter().filter(|e| e.0 == step) {
            let columns = layouts[b].columns() * TILE;
            let coeffs = &replays[b].data().synapses[slot].coeffs;
            let [a, bb] = replays[b].increments()[slot];
            let at = t * columns + (layouts[b].synapse() + 2 * slot) * TILE + lane;
            // A later event has decayed less by any later time.
            let grow = |decay: f64| if decay > 0.0 { (-decay.ln() / DT_MS * shift).exp() } else { 1.0 };
            tiles[b][at] += amplitude * a * grow(coeffs[0]);
            tiles[b][at + TILE] += amplitude * bb * grow(coeffs[1]);
        }
        for (b, tile) in tiles.iter_mut().enumerate() {
            play(&drives, &layouts[b], b, tile, step);
        }
        for (p, probe) in engine.probes().iter().enumerate() {
            if step % probe.every == 0 {
                samples[p].push(sample(&engine, probe, &layouts[probe.group], &tiles[probe.group]));
            }
        }
        // (gid, crossing, whether it is a spike, how much it counts)
        let mut fired: Vec<(u32, f64, bool, f64)> = Vec::new();
        for b in 0..2 {
            let columns = layouts[b].columns() * TILE;
            for t in 0..replays[b].tile_count() {
                let tile = &mut tiles[b][t * columns..][..columns];
                let args = StepArgs {
                    coeffs: replays[b].coeffs(t),
                    gids: replays[b].tile_gids(t),
                    step,
                    noise_key: replays[b].noise_key(),
                    noise_stream: 0,
                    conductance: replays[b].layout().conductance,
                    membrane: true,
                    trigger: true,
                    tiles: tile,
                };
                let mut above_now = [0];
                engine.kernel(b).step(engine.target(), replays[b].data(), args, &mut above_now);
                let [mask] = above_now;
                let tile = &tiles[b][t * columns..][..columns];
                for lane in 0..TILE {
                    let Some(&gid) = replays[b].gids().get(t * TILE + lane) else { continue };
                    let now = mask >> lane & 1 == 1;
                    let was = above.insert(gid, now).unwrap_or(false);
                    let crossing = if replays[b].timing().crossing { now && !was } else { now };
                    let dead = last.get(&gid).is_some_and(|l| step - l < 40);
                    let after = tile[layouts[b].trigger() * TILE + lane];
                    let before = tile[(layouts[b].trigger() + 1) * TILE + lane];
                    let soft = if after > before { ramp(after) - ramp(before) } else { 0.0 };
                    found.soft.insert((step, gid), soft);
                    let spike = crossing && !dead;
                    let more =
                        reference.map_or(0.0, |r| if soften { soft - r.soft[&(step, gid)] } else { 0.0 });
                    let count = f64::from(u8::from(spike)) + more;
                    counts[gid as usize] += count;
                    if spike {
                        last.insert(gid, step);
                    }
                    if spike || count != 0.0 {
                        let at = if before < 0.0 { before / (before - after) } else { 0.0 };
                        fired.push((gid, at, spike, count));
                    }
                }
            }
        }
        fired.sort_by_key(|f| f.0);
        for (gid, crossing, spike, count) in fired {
            let stamp = step + engine.stamp_of(gid);
            let k = found.spikes.len();
            if spike {
                found.spikes.push((step, gid));
                found.crossings.push(crossing);
            }
            let shift = match reference {
                Some(r) if spike && !soften => (crossing - r.crossings[k]) * DT_MS,
                _ => 0.0,
            };
            // Depression feels the shifted times; the reference shift is zero by definition.
            let now = stamp as f64 * DT_MS + shift;
            for (r, rule) in engine.rules().iter().enumerate() {
                let mut released = 1.0;
                if let Some(d) = rule.depression {
                    let (left, at) = resources.get(&(gid, r)).copied().unwrap_or((1.0, f64::NEG_INFINITY));
                    let available = 1.0 - (1.0 - left) * (-((now - at) / d.tau_rec_ms).min(700.0)).exp();
                    released = available * d.u;
                    if spike {
                        resources.insert((gid, r), (available * (1.0 - d.u), now));
                    }
                }
                for (b, replay) in replays.iter().enumerate() {
                    for a in replay.afferents(gid).filter(|a| a.rule == r) {
                        let amplitude = rule.weight * rule.unit * a.factor * released * count;
                        events.push((stamp + a.delay, b, a.tile, a.slot, a.lane, amplitude, shift));
                    }
                }
            }
        }
    }
    let times_ms: Vec<f64> =
        found.spikes.iter().zip(&found.crossings).map(|(s, c)| (s.0 as f64 + c) * DT_MS).collect();
    let mut sum = 0.0;
    for (p, frames) in samples.iter().enumerate() {
        for (f, frame) in frames.iter().enumerate() {
            for (row, x) in frame.iter().enumerate() {
                sum += weight(p, row * frames.len() + f) * x;
            }
        }
    }
    (Outcome { samples: sum, times_ms, counts }, found)
}

fn weight(probe: usize, i: usize) -> f64 {
    (if probe == 2 { 3.0 } else { 0.01 }) * net::wave((probe * 1_000_003 + i) as u64)
}

fn readout_weight(k: usize) -> f64 {
    5.0 * net::wave(77 + k as u64)
}

fn play(
    drives: &[livn_engine::Drive],
    layout: &livn_eqn::kernel::TileLayout,
    group: usize,
    tiles: &mut [f64],
    step: u64,
) {
    let columns = layout.columns() * TILE;
    for tile in tiles.chunks_exact_mut(columns) {
        tile[layout.electrode() * TILE..layout.membrane() * TILE].fill(0.0);
    }
    for drive in drives {
        let x = (step as f64 + 0.5) * DT_MS / drive.dt_ms + 1e-9;
        let row = x.floor() as usize;
        let fraction =
            if drive.interpolation == livn_engine::Interpolation::Linear { x - row as f64 } else { 0.0 };
        let count = drive.rows.len() / drive.channels;
        let at = |row: usize, c: usize| if row < count { drive.rows[row * drive.channels + c] } else { 0.0 };
        if row >= count {
            continue;
        }
        for target in drive.targets.iter().filter(|t| t.cell.group as usize == group) {
            let value: f64 = target
                .gain
                .iter()
                .map(|&(c, g)| {
                    g * (at(row, c as usize) + fraction * (at(row + 1, c as usize) - at(row, c as usize)))
                })
                .sum();
            let base = match drive.kind {
                livn_engine::DriveKind::Current => layout.electrode(),
                livn_engine::DriveKind::Conductance => layout.conductance(),
            };
            let cell = target.cell.index as usize;
            tiles[(cell / TILE) * columns + (base + target.site) * TILE + cell % TILE] += value;
        }
    }
}

fn sample(
    engine: &livn_engine::Engine,
    probe: &livn_engine::Probe,
    layout: &livn_eqn::kernel::TileLayout,
    tiles: &[f64],
) -> Vec<f64> {
    let columns = layout.columns() * TILE;
    let cells = engine.groups().nth(probe.group).expect("a group").1.len();
    let voltages = engine.kernel(probe.group).voltage_columns();
    let mut out = Vec::new();
    for cell in 0..cells {
        for &site in &probe.sites {
            let column = match probe.signal {
                livn_engine::Signal::Voltage => voltages[site],
                livn_engine::Signal::MembraneCurrent => layout.membrane() + site,
            };
            out.push(tiles[(cell / TILE) * columns + column * TILE + cell % TILE]);
        }
    }
    out
}

fn check(cells: Cells, how: SpikeGradient) {
    let net = Net::new(cells, 240);
    let (plain, reference) = simulate(&net, how, None);
    let (engine, output, tape) = net.taped();
    assert_eq!(
        tape.spikes().iter().map(|s| (s.step.0 - engine.stamp_of(s.gid), s.gid)).collect::<Vec<_>>(),
        reference.spikes,
        "{cells:?}: the oracle and the engine disagree"
    );
    assert!(reference.spikes.len() > 5, "{cells:?}: {} spikes prove little", reference.spikes.len());
    let error = (Net::loss_of(&output) - plain.samples).abs();
    assert!(error < 1e-8, "{cells:?}: losses differ by {error:e}");
    let weights = |count: usize| (0..count).map(readout_weight).collect::<Vec<_>>();
    let timed = how == SpikeGradient::EventTime;
    let seeds = Seeds {
        traces: Net::seeds(&output),
        spike_times: if timed { weights(reference.spikes.len()) } else { Vec::new() },
        counts: if timed { Vec::new() } else { weights(12) },
    };
    let g = pull(&engine, &tape, &Net::adjoints(&engine), &seeds, how, true, 2).expect("valid");
    let mut checks = vec![
        (Param::Row(0, 0), g.rows[0][0]),
        (Param::Row(0, 3), g.rows[0][3]),
        (Param::Row(0, 6), g.rows[0][6]),
        (Param::Gain(0, 4, 1), g.gains[0][4 * 2 + 1]),
        (Param::Weight(0), g.weights[0]),
        (Param::Weight(g.weights.len() - 1), g.weights[g.weights.len() - 1]),
        (Param::Increment(0, 0, 1), g.increments[0][0][1]),
        (Param::Noise(0, 0), g.noise[0][0][0]),
    ];
    if timed {
        checks.extend([
            (Param::DepressionU(0), g.depression[0][0]),
            (Param::DepressionTau(0), g.depression[0][1]),
        ]);
    }
    for (param, analytic) in checks {
        let loss = |x: f64| {
            let moved = net.with(&param, x);
            let (outcome, found) = simulate(&moved, how, Some(&reference));
            (found.spikes == reference.spikes).then(|| outcome.loss(how))
        };
        let error = [1e-3, 1e-4, 1e-5, 1e-6]
            .map(|relative| {
                let h = relative * net.scale(&param);
                let [Some(a), Some(b), Some(c), Some(d)] = [h, -h, 2.0 * h, -2.0 * h].map(&loss) else {
                    return f64::INFINITY;
                };
                let numeric = (8.0 * (a - b) - (c - d)) / (12.0 * h);
                (analytic - numeric).abs() / analytic.abs().max(net.floor(&param))
            })
            .into_iter()
            .fold(f64::INFINITY, f64::min);
        assert!(error < 1e-6, "{cells:?} {how:?} {param:?}: {analytic:e} is off by {error:e}");
    }
}

#[test]
fn event_times_and_all_that_follows_from_them() {
    for cells in Cells::ALL {
        check(cells, SpikeGradient::EventTime);
    }
}

#[test]
fn soft_counts_and_all_that_follows_from_them() {
    for cells in Cells::ALL {
        check(cells, SpikeGradient::Surrogate { width_mv: WIDTH_MV });
    }
}
