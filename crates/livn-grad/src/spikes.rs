//! What spikes pass back to the cells that fired them.

use livn_core::Gid;
use livn_engine::{Engine, Replay, Tape};
use livn_eqn::lane::TILE;

use crate::block::TriggerBar;
use crate::gradients::{Seeds, SpikeGradient};

/// A step of a cell whose spike, or nearness to one, carries gradient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate {
    /// Step in which the trigger was crossed or could have been.
    pub(crate) step: u64,
    pub(crate) gid: Gid,
    /// Number of the spike on the tape, if there was one.
    pub(crate) spike: Option<u32>,
}

/// The spikes of a tape as candidates, by step.
pub(crate) fn candidates(engine: &Engine, tape: &Tape) -> Vec<Candidate> {
    let of = |(k, spike): (usize, &livn_core::Spike)| Candidate {
        step: spike.step.0 - engine.stamp_of(spike.gid),
        gid: spike.gid,
        spike: Some(k as u32),
    };
    let mut all: Vec<Candidate> = tape.spikes().iter().enumerate().map(of).collect();
    all.sort_unstable();
    all
}

/// The number of each spike's predecessor of the same cell.
pub(crate) fn predecessors(engine: &Engine, tape: &Tape) -> Vec<Option<u32>> {
    let mut last = std::collections::BTreeMap::new();
    let before = |(k, spike): (usize, &livn_core::Spike)| last.insert(engine.source_of(spike.gid), k as u32);
    tape.spikes().iter().enumerate().map(before).collect()
}

/// Steps of own cells at which a surrogate of half-width `width_mv` has a derivative: the trigger rises, and
/// is within the ramp before or after.
pub(crate) fn active(
    replay: &Replay<'_>,
    steps: std::ops::Range<u64>,
    width_mv: f64,
    out: &mut Vec<Candidate>,
) {
    let column = replay.layout().trigger() * TILE;
    for step in steps {
        for (cell, &gid) in replay.gids().iter().enumerate() {
            let frame = replay.frame(step, cell / TILE);
            let (after, before) = (frame[column + cell % TILE], frame[column + TILE + cell % TILE]);
            if after > before && after > -width_mv && before < width_mv {
                out.push(Candidate { step, gid, spike: None });
            }
        }
    }
}

/// Merge the active steps with the spikes among `steps`: one candidate for each (step, gid).
pub(crate) fn with_spikes(mut active: Vec<Candidate>, spikes: &[Candidate]) -> Vec<Candidate> {
    active.extend_from_slice(spikes);
    active.sort_unstable_by_key(|c| (c.step, c.gid, c.spike.is_none()));
    active.dedup_by_key(|c| (c.step, c.gid));
    active
}

/// Slope of the ramp: a triangle of area 1 on ±`width`.
fn ramp_slope(x: f64, width: f64) -> f64 {
    (1.0 - x.abs() / width).max(0.0) / width
}

/// Cotangents of the resources of a source's synapses, spike by spike from the last to the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resources {
    /// By rule: of what the next earlier spike left.
    left: Vec<f64>,
    /// Of the time of the next earlier spike, per ms.
    time: f64,
}

/// What the spikes of a block's cells owe.
pub(crate) struct Owners<'a> {
    engine: &'a Engine,
    tape: &'a Tape,
    seeds: &'a Seeds,
    how: SpikeGradient,
    before: &'a [Option<u32>],
    resources: Vec<Resources>,
    /// By rule: cotangents of the fraction released and of the recovery time.
    pub(crate) depression: Vec<[f64; 2]>,
}

impl<'a> Owners<'a> {
    pub(crate) fn new(
        engine: &'a Engine,
        tape: &'a Tape,
        seeds: &'a Seeds,
        how: SpikeGradient,
        before: &'a [Option<u32>],
        cells: usize,
    ) -> Self {
        let rules = engine.rules().len();
        let rested = Resources { left: vec![0.0; rules], time: 0.0 };
        let (resources, depression) = (vec![rested; cells], vec![[0.0; 2]; rules]);
        Self { engine, tape, seeds, how, before, resources, depression }
    }

    /// The cotangents of a candidate's trigger, from what its events did (`row`, see `BlockSweep::gather`).
    /// Candidates of a cell must come last first.
    pub(crate) fn resolve(
        &mut self,
        candidate: &Candidate,
        cell: usize,
        row: &[f64],
        (after, before): (f64, f64),
    ) -> Option<TriggerBar> {
        let rules = self.depression.len();
        let own_time = candidate.spike.map(|k| self.depress(k as usize, cell, row));
        match self.how {
            SpikeGradient::Detached => None,
            SpikeGradient::EventTime => {
                let k = candidate.spike? as usize;
                let seed = self.seeds.spike_times.get(k).copied().unwrap_or(0.0);
                let time = row[rules] + seed + own_time.unwrap_or(0.0);
                // The crossing of the line through both triggers, at before/(before − after) of the step.
                if before >= 0.0 {
                    return None;
                }
                let scale = time * self.engine.dt_ms() / (before - after).powi(2);
                let bar =
                    TriggerBar { step: candidate.step, cell, after: scale * before, before: -scale * after };
                Some(bar)
            }
            SpikeGradient::Surrogate { width_mv } => {
                let count =
                    self.seeds.counts.get(self.engine.source_of(candidate.gid)).copied().unwrap_or(0.0);
                let amount: f64 = (0..rules)
                    .map(|r| self.engine.rule(r).weight * self.released(candidate, r) * row[r])
                    .sum();
                let amount = amount + count;
                if after <= before {
                    return None;
                }
                Some(TriggerBar {
                    step: candidate.step,
                    cell,
                    after: amount * ramp_slope(after, width_mv),
                    before: -amount * ramp_slope(before, width_mv),
                })
            }
        }
    }

    /// Fraction that a spike at the candidate's step releases, or would release.
    fn released(&self, candidate: &Candidate, rule: usize) -> f64 {
        let Some(depression) = self.engine.rule(rule).depression else { return 1.0 };
        if let Some(k) = candidate.spike {
            return self.tape.release(k as usize, rule);
        }
        let spikes = self.tape.spikes();
        let now = candidate.step + self.engine.stamp_of(candidate.gid);
        let upto = spikes.partition_point(|s| s.step.0 < now);
        let last = spikes[..upto].iter().rposition(|s| s.gid == candidate.gid);
        let (left, at) = match last {
            Some(k) => {
                let available = self.tape.release(k, rule) / depression.u;
                (available * (1.0 - depression.u), Some(spikes[k].step.0))
            }
            None => self.engine.resources_before(self.tape, self.engine.source_of(candidate.gid), rule),
        };
        let Some(at) = at else { return depression.u };
        let elapsed = (now - at) as f64 * self.engine.dt_ms();
        depression.u * (1.0 - (1.0 - left) * (-elapsed / depression.tau_rec_ms).exp())
    }

    /// Carry the cotangents of what a spike released to those of earlier spikes, of U and of the recovery
    /// time; returns that of the spike's own time, per ms.
    fn depress(&mut self, k: usize, cell: usize, row: &[f64]) -> f64 {
        let spike = self.tape.spikes()[k];
        let state = &mut self.resources[cell];
        let mut own_time = std::mem::take(&mut state.time);
        for (r, bars) in self.depression.iter_mut().enumerate() {
            let rule = self.engine.rule(r);
            let Some(depression) = rule.depression else { continue };
            let (u, tau) = (depression.u, depression.tau_rec_ms);
            let available = self.tape.release(k, r) / u;
            let release_bar = rule.weight * row[r];
            let left_bar = std::mem::take(&mut state.left[r]);
            let available_bar = release_bar * u + left_bar * (1.0 - u);
            bars[0] += release_bar * available - left_bar * available;
            let (left, at) = match self.before[k] {
                Some(j) => {
                    let earlier = self.tape.spikes()[j as usize].step.0;
                    (self.tape.release(j as usize, r) / u * (1.0 - u), Some(earlier))
                }
                None => self.engine.resources_before(self.tape, self.engine.source_of(spike.gid), r),
            };
            let Some(at) = at else { continue };
            // available = 1 − (1 − left)·kept with kept = exp(−elapsed/τ).
            let elapsed = (spike.step.0 - at) as f64 * self.engine.dt_ms();
            let kept = (-(elapsed / tau).min(700.0)).exp();
            let kept_bar = -available_bar * (1.0 - left);
            let elapsed_bar = -kept_bar * kept / tau;
            bars[1] += kept_bar * kept * elapsed / (tau * tau);
            own_time += elapsed_bar;
            if self.before[k].is_some() {
                state.left[r] = available_bar * kept;
                state.time -= elapsed_bar;
            }
        }
        own_time
    }
}
