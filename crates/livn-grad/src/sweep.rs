//! The reverse schedule, on any number of threads.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use livn_engine::barrier::Barrier;
use livn_engine::{Engine, Tape};
use livn_eqn::adjoint::{Adjoint, NOISE_COEFFS, SYNAPSE_COEFFS};
use livn_eqn::lane::TILE;

use crate::block::{BlockSweep, Contribution, TriggerBar, frames};
use crate::error::GradError;
use crate::gradients::{Gradients, Seeds, SpikeGradient};
use crate::spikes::{self, Candidate, Owners};

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gradients of a taped run: the cotangents of everything it depends on, from those of what it returned.
///
/// `adjoints` has the reverse of each group's kernel. `parameters` asks for the cotangents of coefficients
/// and gains besides those of stimuli, weights and initial state.
///
/// # Errors
/// `Stale`, `BadSeeds`, `NotFinite`, `NoPath`, `BadWidth`.
pub fn pull(
    engine: &Engine,
    tape: &Tape,
    adjoints: &[Arc<dyn Adjoint>],
    seeds: &Seeds,
    how: SpikeGradient,
    parameters: bool,
    threads: usize,
) -> Result<Gradients, GradError> {
    check(engine, tape, seeds, how)?;
    let sweep = Sweep {
        engine,
        tape,
        adjoints,
        seeds,
        how,
        parameters,
        candidates: spikes::candidates(engine, tape),
        before: spikes::predecessors(engine, tape),
    };
    let threads = threads.clamp(1, engine.block_count().max(1));
    Ok(if how.couples() { sweep.together(threads) } else { sweep.apart(threads) })
}

fn check(engine: &Engine, tape: &Tape, seeds: &Seeds, how: SpikeGradient) -> Result<(), GradError> {
    if !engine.recognises(tape) {
        return Err(GradError::Stale);
    }
    let fits = |what, found: usize, expected: usize| {
        if found == 0 || found == expected {
            Ok(())
        } else {
            Err(GradError::BadSeeds { what, found, expected })
        }
    };
    let finite = |what, values: &[f64]| match values.iter().position(|x| !x.is_finite()) {
        Some(index) => Err(GradError::NotFinite { what, index, value: values[index] }),
        None => Ok(()),
    };
    fits("recordings", seeds.traces.len(), tape.probes().len())?;
    for (probe, values) in tape.probes().iter().zip(&seeds.traces) {
        let (_, gids) = engine.groups().nth(probe.group).unwrap_or_default();
        let cells = probe.cells.as_ref().map_or(gids.len(), Vec::len);
        fits("samples", values.len(), cells * probe.sites.len() * frames(tape, probe.every))?;
        finite("samples", values)?;
    }
    let cells = engine.groups().map(|g| g.1.len()).sum();
    fits("spike times", seeds.spike_times.len(), tape.spikes().len())?;
    fits("spike counts", seeds.counts.len(), cells)?;
    finite("spike times", &seeds.spike_times)?;
    finite("spike counts", &seeds.counts)?;
    let treatment = how.name();
    let asked = |values: &[f64]| values.iter().any(|x| *x != 0.0);
    if asked(&seeds.spike_times) && how != SpikeGradient::EventTime {
        return Err(GradError::NoPath { readout: "spike times", treatment, remedy: "event_time" });
    }
    match how {
        SpikeGradient::Surrogate { width_mv } if !(width_mv.is_finite() && width_mv > 0.0) => {
            Err(GradError::BadWidth { width_mv })
        }
        SpikeGradient::Surrogate { .. } => Ok(()),
        _ if asked(&seeds.counts) => {
            Err(GradError::NoPath { readout: "spike counts", treatment, remedy: "surrogate" })
        }
        _ => Ok(()),
    }
}

struct Sweep<'a> {
    engine: &'a Engine,
    tape: &'a Tape,
    adjoints: &'a [Arc<dyn Adjoint>],
    seeds: &'a Seeds,
    how: SpikeGradient,
    parameters: bool,
    /// Spikes by step.
    candidates: Vec<Candidate>,
    before: Vec<Option<u32>>,
}

impl<'a> Sweep<'a> {
    fn block(&'a self, index: usize) -> BlockSweep<'a> {
        let adjoint = &*self.adjoints[self.engine.block_group(index)];
        BlockSweep::new(self.engine, self.tape, adjoint, index, self.seeds, self.parameters)
    }

    /// Pieces of the run, last first: (segment, piece).
    fn pieces(&self) -> impl Iterator<Item = (usize, usize)> + use<'a> {
        let tape = self.tape;
        (0..tape.segments()).rev().flat_map(|s| (0..tape.pieces(s)).rev().map(move |p| (s, p)))
    }

    /// The epochs of a piece, last first.
    fn epochs(
        &self,
        (segment, piece): (usize, usize),
    ) -> impl Iterator<Item = std::ops::Range<u64>> + use<'a> {
        let steps = self.tape.piece_steps(segment, piece);
        let length = self.engine.epoch_steps();
        let count = (steps.end - steps.start).div_ceil(length);
        (0..count).rev().map(move |e| {
            let start = steps.start + e * length;
            start..(start + length).min(steps.end)
        })
    }

    /// Candidates of these steps.
    fn within<'c>(candidates: &'c [Candidate], steps: &std::ops::Range<u64>) -> &'c [Candidate] {
        let from = candidates.partition_point(|c| c.step < steps.start);
        &candidates[from..from + candidates[from..].partition_point(|c| c.step < steps.end)]
    }

    fn row(&self) -> usize {
        self.engine.rules().len() + 1
    }

    /// Blocks one by one: no cotangent passes between them.
    fn apart(&'a self, threads: usize) -> Gradients {
        let merged = Mutex::new((0, BTreeMap::new(), Totals::new(self)));
        std::thread::scope(|scope| {
            for worker in 0..threads {
                let merged = &merged;
                scope.spawn(move || {
                    for index in (worker..self.engine.block_count()).step_by(threads) {
                        let done = self.alone(index);
                        let (next, waiting, totals) = &mut *lock(merged);
                        waiting.insert(index, done);
                        // Sums are taken in the order of the blocks, whoever finishes first.
                        while let Some((block, rows)) = waiting.remove(next) {
                            totals.add(self, *next, block, &rows);
                            *next += 1;
                        }
                    }
                });
            }
        });
        let (_, _, mut totals) = merged.into_inner().unwrap_or_else(PoisonError::into_inner);
        self.depression_of_all(&mut totals);
        totals.gradients
    }

    /// The whole run of one block, backwards; and what each spike did to it.
    fn alone(&'a self, index: usize) -> (Contribution, Vec<f64>) {
        let mut block = self.block(index);
        let depresses = self.engine.rules().iter().any(|r| r.depression.is_some());
        let width = self.row();
        let mut rows = vec![0.0; if depresses { self.candidates.len() * width } else { 0 }];
        let mut scratch = vec![0.0; width];
        for piece in self.pieces() {
            block.replay.run(piece.0, piece.1);
            for steps in self.epochs(piece) {
                for c in Self::within(&self.candidates, &steps) {
                    let Some(k) = c.spike.map(|k| k as usize) else { continue };
                    scratch.fill(0.0);
                    block.gather(c.gid, self.tape.spikes()[k].step.0, Some(k), &mut scratch);
                    if depresses {
                        rows[k * width..][..width].copy_from_slice(&scratch);
                    }
                }
                block.reverse(steps, &[]);
            }
        }
        (block.finish(Vec::new()), rows)
    }

    /// Cotangents of U and the recovery time, once all blocks have said what each spike did.
    fn depression_of_all(&self, totals: &mut Totals) {
        let width = self.row();
        let cells = self.engine.groups().map(|g| g.1.len()).sum();
        let mut owners = Owners::new(self.engine, self.tape, self.seeds, self.how, &self.before, cells);
        if totals.rows.is_empty() {
            return;
        }
        for c in self.candidates.iter().rev() {
            let Some(k) = c.spike.map(|k| k as usize) else { continue };
            let row = &totals.rows[k * width..][..width];
            owners.resolve(c, self.engine.source_of(c.gid), row, (0.0, 0.0));
        }
        totals.gradients.depression = owners.depression;
    }

    /// All blocks in step: F'(k), barrier, A'(k).
    fn together(&'a self, threads: usize) -> Gradients {
        let blocks = self.engine.block_count();
        let team = Team {
            barrier: Barrier::new(threads),
            mail: [mailboxes(blocks), mailboxes(blocks)],
            active: mailboxes(threads),
        };
        let done: Mutex<BTreeMap<usize, Contribution>> = Mutex::new(BTreeMap::new());
        std::thread::scope(|scope| {
            for worker in 0..threads {
                let (team, done) = (&team, &done);
                scope.spawn(move || {
                    let _guard = team.barrier.guard();
                    let finished = self.work(worker, threads, team);
                    lock(done).extend(finished);
                });
            }
        });
        let mut totals = Totals::new(self);
        for (index, block) in done.into_inner().unwrap_or_else(PoisonError::into_inner) {
            totals.add(self, index, block, &[]);
        }
        totals.gradients
    }

    fn work(&'a self, worker: usize, threads: usize, team: &Team) -> Vec<(usize, Contribution)> {
        let mut own: Vec<(usize, BlockSweep<'a>, Owners<'a>)> = (worker..self.engine.block_count())
            .step_by(threads)
            .map(|index| {
                let block = self.block(index);
                let cells = block.replay.gids().len();
                (index, block, Owners::new(self.engine, self.tape, self.seeds, self.how, &self.before, cells))
            })
            .collect();
        let mut parity = 0;
        'pieces: for piece in self.pieces() {
            for (_, block, _) in &mut own {
                block.replay.run(piece.0, piece.1);
            }
            let Some(candidates) = self.candidates_of(piece, worker, &own, team) else { break };
            for steps in self.epochs(piece) {
                let now = Self::within(&candidates, &steps);
                for (index, block, _) in &mut own {
                    let mut mail = lock(&team.mail[parity][*index]);
                    mail.clear();
                    mail.resize(now.len() * self.row(), 0.0);
                    for (c, row) in now.iter().zip(mail.chunks_exact_mut(self.row())) {
                        let spike = c.spike.map(|k| k as usize);
                        block.gather(c.gid, c.step + self.engine.stamp_of(c.gid), spike, row);
                    }
                }
                if !team.barrier.wait() {
                    break 'pieces;
                }
                let rows = self.sum_mail(now.len(), &team.mail[parity]);
                for (_, block, owners) in &mut own {
                    let triggers = self.triggers(now, &rows, block, owners);
                    block.reverse(steps.clone(), &triggers);
                }
                parity ^= 1;
            }
        }
        own.into_iter().map(|(index, block, owners)| (index, block.finish(owners.depression))).collect()
    }

    /// The candidates of a piece, known to all workers; `None` if one of them panicked.
    fn candidates_of(
        &self,
        piece: (usize, usize),
        worker: usize,
        own: &[(usize, BlockSweep<'a>, Owners<'a>)],
        team: &Team,
    ) -> Option<Vec<Candidate>> {
        let steps = self.tape.piece_steps(piece.0, piece.1);
        let spikes = Self::within(&self.candidates, &steps);
        let SpikeGradient::Surrogate { width_mv } = self.how else { return Some(spikes.to_vec()) };
        {
            let mut mail = lock(&team.active[worker]);
            mail.clear();
            for (_, block, _) in own {
                spikes::active(&block.replay, steps.clone(), width_mv, &mut mail);
            }
        }
        if !team.barrier.wait() {
            return None;
        }
        let all = team.active.iter().flat_map(|m| lock(m).clone()).collect();
        // Nobody may write the next segment's before all have read this one's.
        team.barrier.wait().then(|| spikes::with_spikes(all, spikes))
    }

    /// What each candidate did to all blocks, summed in the order of the blocks.
    fn sum_mail(&self, candidates: usize, mail: &[Mutex<Vec<f64>>]) -> Vec<f64> {
        let mut rows = vec![0.0; candidates * self.row()];
        if candidates > 0 {
            for part in mail {
                for (sum, x) in rows.iter_mut().zip(lock(part).iter()) {
                    *sum += x;
                }
            }
        }
        rows
    }

    /// Cotangents of the triggers of a block's own candidates, by step.
    fn triggers(
        &self,
        now: &[Candidate],
        rows: &[f64],
        block: &BlockSweep<'_>,
        owners: &mut Owners<'_>,
    ) -> Vec<TriggerBar> {
        let gids = block.replay.gids();
        let column = block.replay.layout().trigger() * TILE;
        let mut all = Vec::new();
        for (c, row) in now.iter().zip(rows.chunks_exact(self.row())).rev() {
            let Some(cell) = gids.iter().position(|g| *g == c.gid) else { continue };
            let frame = block.replay.frame(c.step, cell / TILE);
            let triggers = (frame[column + cell % TILE], frame[column + TILE + cell % TILE]);
            all.extend(owners.resolve(c, cell, row, triggers));
        }
        all.reverse();
        all
    }
}

/// What the workers of a coupled sweep share.
struct Team {
    barrier: Barrier,
    /// By block: what the candidates of an epoch did to it, for even and odd epochs.
    mail: [Vec<Mutex<Vec<f64>>>; 2],
    /// By worker: active steps of a piece.
    active: Vec<Mutex<Vec<Candidate>>>,
}

fn mailboxes<T>(count: usize) -> Vec<Mutex<Vec<T>>> {
    (0..count).map(|_| Mutex::new(Vec::new())).collect()
}

/// Sums over blocks.
struct Totals {
    gradients: Gradients,
    /// `[spike][rule, time]`, if kept.
    rows: Vec<f64>,
}

impl Totals {
    fn new(sweep: &Sweep<'_>) -> Self {
        let (engine, tape) = (sweep.engine, sweep.tape);
        let rules = engine.rules().len();
        let groups: Vec<_> = (0..engine.groups().count()).collect();
        let data = |g: &usize| engine.group_data(*g);
        let gradients = Gradients {
            rows: tape.drives().iter().map(|d| vec![0.0; d.rows.len()]).collect(),
            gains: tape
                .drives()
                .iter()
                .map(|d| vec![0.0; if sweep.parameters { d.targets.len() * d.channels } else { 0 }])
                .collect(),
            weights: vec![0.0; rules],
            depression: vec![[0.0; 2]; rules],
            coeffs: vec![Vec::new(); groups.len()],
            slots: groups.iter().map(|g| vec![[0.0; SYNAPSE_COEFFS]; data(g).synapses.len()]).collect(),
            increments: groups.iter().map(|g| vec![[0.0; 2]; data(g).synapses.len()]).collect(),
            noise: groups.iter().map(|g| vec![[0.0; NOISE_COEFFS]; data(g).noise.len()]).collect(),
            first_state: vec![Vec::new(); groups.len()],
        };
        Self { gradients, rows: Vec::new() }
    }

    /// Add block number `index`; blocks must come in order.
    fn add(&mut self, sweep: &Sweep<'_>, index: usize, block: Contribution, rows: &[f64]) {
        let replay = livn_engine::Replay::new(sweep.engine, sweep.tape, index);
        let group = replay.group();
        let own = replay.coeffs(0).len() / TILE;
        let shared = sweep.engine.params(group).len() == 1;
        let out = &mut self.gradients;
        replay.merge_drive(block.drive, &mut out.rows, &mut out.gains);
        add_all(&mut out.weights, &block.weights);
        for (sum, part) in out.increments[group].iter_mut().zip(&block.increments) {
            add_all(sum, part);
        }
        for bars in block.coeffs {
            let (cell, rest) = bars.split_at(own);
            let into = &mut out.coeffs[group];
            match into.first_mut() {
                Some(sum) if shared => add_all(sum, cell),
                _ => into.push(cell.to_vec()),
            }
            let (slots, noise) = rest.split_at(SYNAPSE_COEFFS * out.slots[group].len());
            for (sum, part) in out.slots[group].iter_mut().zip(slots.chunks_exact(SYNAPSE_COEFFS)) {
                add_all(sum, part);
            }
            for (sum, part) in out.noise[group].iter_mut().zip(noise.chunks_exact(NOISE_COEFFS)) {
                add_all(sum, part);
            }
        }
        for (sum, part) in out.depression.iter_mut().zip(&block.depression) {
            add_all(sum, part);
        }
        out.first_state[group].extend(block.first_state);
        if self.rows.is_empty() {
            self.rows = rows.to_vec();
        } else {
            add_all(&mut self.rows, rows);
        }
    }
}

fn add_all(sum: &mut [f64], part: &[f64]) {
    for (s, x) in sum.iter_mut().zip(part) {
        *s += x;
    }
}
