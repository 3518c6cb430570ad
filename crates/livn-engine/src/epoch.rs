//! The schedule.
//!
//! A(k) advances all blocks through epoch k, X(k) exchanges its spikes, F(k) turns them into events.
//! A(k) precedes X(k); X(k) precedes F(k); F(k) precedes A(k + 1). An epoch is no longer than the
//! shortest delay, so no event of epoch k can act before epoch k + 1. One thread is many threads with
//! one worker: there is no serial path. F(k) of a block is done by whoever takes it for A(k + 1).

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use livn_core::Spike;

use crate::barrier::Barrier;
use crate::block::{Block, Shared};
use crate::engine::{Engine, Group};
use crate::error::{Quarantine, RunError};
use crate::playback::{BlockDrive, Drive};
use crate::probe::{Samples, Traces};
use crate::shares::{Shares, lock};

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// Steps asked for.
    pub total: u64,
    /// Spikes so far.
    pub spikes: u64,
}

/// What a run yields.
#[derive(Clone, Debug, Default)]
pub struct RunOutput {
    /// Spikes in canonical order: by step, then gid.
    pub spikes: Vec<Spike>,
    /// One recording per probe.
    pub traces: Vec<Traces>,
    /// First step of the run.
    pub from: u64,
    /// Step after the last one done.
    pub to: u64,
    /// Whether the watcher stopped it early.
    pub stopped: bool,
    /// The cell that ran away, if one did.
    pub quarantine: Option<Box<Quarantine>>,
}

/// What the workers of a run share.
struct Team<'a> {
    shared: Shared<'a>,
    groups: &'a [Group],
    shares: Shares<'a>,
    barrier: Barrier,
    /// Spikes of an epoch by worker, for even and odd epochs: while one is read the other is written,
    /// so one barrier per epoch is enough.
    mail: [Vec<Mutex<Vec<Spike>>>; 2],
    /// Last epoch to do. Set before the barrier of the epoch it names, so all workers agree on it.
    last_epoch: AtomicUsize,
    quarantine: Mutex<Option<Box<Quarantine>>>,
    from: u64,
    to: u64,
    epoch: u64,
}

impl Engine {
    /// Advance by `steps`, playing `drives` from now on, on `threads` threads. `watch` is called once
    /// per epoch and may stop the run; what was done until then is returned.
    ///
    /// # Errors
    /// `RanAway` after a runaway, `RecordingTooLarge`, or a bad drive; then nothing has changed.
    pub fn run(
        &mut self,
        steps: u64,
        drives: Vec<Drive>,
        threads: usize,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<RunOutput, RunError> {
        let drives: Vec<Arc<Drive>> = drives.into_iter().map(Arc::new).collect();
        self.run_checked(steps, &drives, threads, None, watch)
    }

    /// The same, with a checkpoint every `segment` steps.
    pub(crate) fn run_checked(
        &mut self,
        steps: u64,
        drives: &[Arc<Drive>],
        threads: usize,
        segment: Option<u64>,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<RunOutput, RunError> {
        if self.ran_away {
            return Err(RunError::RanAway);
        }
        let bytes = self.recording_bytes(steps);
        if bytes > self.memory_limit {
            return Err(RunError::RecordingTooLarge { steps, bytes, limit: self.memory_limit });
        }
        for drive in drives {
            drive.check()?;
            self.check_targets(drive)?;
        }
        for block in &mut self.blocks {
            block.drive = BlockDrive::new(drives, block);
            block.frames = self.probes.iter().map(Samples::new).collect();
            block.checkpoints.clear();
            block.crossings.clear();
        }
        let from = self.step;
        let workers = threads.clamp(1, self.blocks.len().max(1));
        let team = Team {
            shared: Shared {
                target: self.target,
                dt_ms: self.dt_ms,
                noise_key: [self.seed as u32, (self.seed >> 32) as u32],
                noise_stream: self.noise_stream,
                rules: &self.rules,
                source_of: &self.source_of,
                probes: &self.probes,
                run_start: from,
                segment,
            },
            groups: &self.groups,
            shares: Shares::deal(&mut self.blocks, &self.groups, workers),
            barrier: Barrier::new(workers),
            mail: [mailboxes(workers), mailboxes(workers)],
            last_epoch: AtomicUsize::new(usize::MAX),
            quarantine: Mutex::new(None),
            from,
            to: from + steps,
            epoch: self.epoch,
        };
        let (mut all, mut reached) = (Vec::new(), from);
        std::thread::scope(|scope| {
            for worker in 1..workers {
                let team = &team;
                scope.spawn(move || team.work(worker, &mut |_, _| ControlFlow::Continue(())));
            }
            reached = team.work(0, &mut |done, epoch_spikes| {
                all.extend_from_slice(epoch_spikes);
                watch(Progress { done: done - from, total: steps, spikes: all.len() as u64 })
            });
        });
        let quarantine = lock(&team.quarantine).take();
        drop(team);
        self.step = reached;
        self.ran_away = quarantine.is_some();
        let stopped = reached < from + steps && quarantine.is_none();
        Ok(RunOutput {
            spikes: all,
            traces: self.collect_traces(from),
            from,
            to: reached,
            stopped,
            quarantine,
        })
    }

    fn check_targets(&self, drive: &Drive) -> Result<(), RunError> {
        for target in &drive.targets {
            let (gid, site) = (target.gid, target.site);
            let Some(group) = self.groups.get(target.cell.group as usize) else {
                return Err(RunError::BadTarget { gid, site, why: "no such cell" });
            };
            if target.cell.index as usize >= group.gids.len() {
                return Err(RunError::BadTarget { gid, site, why: "no such cell" });
            }
            if site >= group.layout.sites {
                return Err(RunError::BadTarget { gid, site, why: "the cell has no such site" });
            }
            if target.gain.iter().any(|&(channel, g)| channel as usize >= drive.channels || !g.is_finite()) {
                return Err(RunError::BadTarget {
                    gid,
                    site,
                    why: "a gain is not finite or names no channel",
                });
            }
        }
        Ok(())
    }

    /// Lay the frames gathered by the blocks out by row.
    fn collect_traces(&mut self, from: u64) -> Vec<Traces> {
        let mut all = Vec::new();
        for (p, probe) in self.probes.iter().enumerate() {
            let group = &self.groups[probe.group];
            let rows = probe.rows(group.gids.len());
            let width = |b: &Block| probe.cells_within(b.first, b.gids.len()).count() * probe.sites.len();
            let mine = |b: &&mut Block| b.group == probe.group && width(b) > 0;
            // A block with a runaway cell stops within its epoch and has fewer frames than the others.
            let frames = self.blocks.iter_mut().filter(mine).map(|b| b.frames[p].len() / width(b)).min();
            let mut traces = Traces {
                every: probe.every,
                first_step: from.div_ceil(probe.every) * probe.every,
                frames: frames.unwrap_or(0),
                ..Traces::default()
            };
            if probe.double {
                traces.doubles.reserve(rows * traces.frames);
            } else {
                traces.values.reserve(rows * traces.frames);
            }
            for block in self.blocks.iter_mut().filter(mine) {
                let gathered = std::mem::replace(&mut block.frames[p], Samples::new(probe));
                let width = width(block);
                for (c, cell) in probe.cells_within(block.first, block.gids.len()).enumerate() {
                    for (s, &site) in probe.sites.iter().enumerate() {
                        traces.gids.push(block.gids[cell]);
                        traces.sites.push(site as u16);
                        let row = c * probe.sites.len() + s;
                        gathered.lay_out(row, width, &mut traces);
                    }
                }
            }
            all.push(traces);
        }
        all
    }
}

fn mailboxes(workers: usize) -> Vec<Mutex<Vec<Spike>>> {
    (0..workers).map(|_| Mutex::new(Vec::new())).collect()
}

impl Team<'_> {
    /// One worker's run; returns the step reached. `after` sees every epoch's spikes, in order.
    fn work(&self, worker: usize, after: &mut dyn FnMut(u64, &[Spike]) -> ControlFlow<()>) -> u64 {
        let _guard = self.barrier.guard();
        let mut now = self.from;
        let mut spikes: Vec<Spike> = Vec::new();
        for epoch in 0usize.. {
            if now == self.to {
                break;
            }
            // A(k)
            let end = (now + self.epoch).min(self.to);
            {
                let mut mail = lock(&self.mail[epoch % 2][worker]);
                mail.clear();
                while let Some(mut block) = self.shares.take(epoch, worker) {
                    // F(k − 1)
                    block.fan_out(&spikes, &self.shared);
                    let group = &self.groups[block.group];
                    if let Err(quarantine) = block.advance(group, &self.shared, now, end) {
                        let mut first = lock(&self.quarantine);
                        // Of several, the one with the lowest gid, whichever thread came first.
                        if first.as_ref().is_none_or(|q| quarantine.gid < q.gid) {
                            *first = Some(quarantine);
                        }
                        self.last_epoch.fetch_min(epoch, Ordering::AcqRel);
                    }
                    mail.extend_from_slice(&block.spikes);
                }
            }
            self.shares.renew(epoch, worker);
            // X(k)
            if !self.barrier.wait() {
                return now;
            }
            spikes.clear();
            for mail in &self.mail[epoch % 2] {
                spikes.extend_from_slice(&lock(mail));
            }
            spikes.sort_unstable();
            now = end;
            if worker == 0 && after(now, &spikes).is_break() {
                // Others may already be past this epoch's look at `last_epoch`; all see it at the next.
                self.last_epoch.fetch_min(epoch + 1, Ordering::AcqRel);
            }
            if self.last_epoch.load(Ordering::Acquire) <= epoch {
                break;
            }
        }
        // F of the last epoch.
        for mut block in self.shares.dealt_to(worker) {
            block.fan_out(&spikes, &self.shared);
        }
        now
    }
}
