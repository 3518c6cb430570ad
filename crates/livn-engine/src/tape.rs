//! A run from which any part can be computed again: checkpoints of the cells, and the spikes.
//!
//! Spikes are all that couples blocks, and they are on the tape: a block is replayed alone, without the
//! others and without waiting for them.

use std::ops::ControlFlow;
use std::sync::Arc;

use livn_core::Spike;

use crate::connections::DepressionState;
use crate::engine::Engine;
use crate::epoch::{Progress, RunOutput};
use crate::error::RunError;
use crate::playback::Drive;
use crate::probe::Probe;
use crate::ring::EventRing;

/// What is kept of a run.
pub struct Tape {
    pub(crate) from: u64,
    pub(crate) to: u64,
    pub(crate) segment: u64,
    /// Steps of a piece: what is replayed with every step kept.
    pub(crate) piece: u64,
    pub(crate) spikes: Vec<Spike>,
    /// Where within its step each spike crossed the threshold.
    pub(crate) crossings: Vec<f64>,
    pub(crate) probes: Vec<Probe>,
    /// Fraction released at each spike by each rule, `[spike][rule]`; 1 for rules that do not depress.
    pub(crate) release: Vec<f64>,
    /// Short-term state before the run, `[source][rule]`; empty if nothing depresses.
    pub(crate) rested: Vec<DepressionState>,
    /// By block, by segment: the carried columns at its start.
    pub(crate) checkpoints: Vec<Vec<Vec<f64>>>,
    /// By block: events that were under way when the run began.
    pub(crate) in_flight: Vec<EventRing>,
    pub(crate) drives: Vec<Arc<Drive>>,
    /// The parameters it belongs to.
    pub(crate) changes: u64,
    pub(crate) noise_stream: u32,
}

impl Tape {
    /// First step.
    pub fn from(&self) -> u64 {
        self.from
    }
    /// Step after the last.
    pub fn to(&self) -> u64 {
        self.to
    }
    /// Number of segments.
    pub fn segments(&self) -> usize {
        (self.to - self.from).div_ceil(self.segment) as usize
    }
    /// Steps of a segment.
    pub fn segment_steps(&self, segment: usize) -> std::ops::Range<u64> {
        let start = self.from + segment as u64 * self.segment;
        start..(start + self.segment).min(self.to)
    }
    /// Number of pieces of a segment; 1 unless checkpoints have two levels.
    pub fn pieces(&self, segment: usize) -> usize {
        let steps = self.segment_steps(segment);
        (steps.end - steps.start).div_ceil(self.piece) as usize
    }
    /// Steps of a piece of a segment.
    pub fn piece_steps(&self, segment: usize, piece: usize) -> std::ops::Range<u64> {
        let steps = self.segment_steps(segment);
        let start = steps.start + piece as u64 * self.piece;
        start..(start + self.piece).min(steps.end)
    }
    /// Spikes of the run in canonical order.
    pub fn spikes(&self) -> &[Spike] {
        &self.spikes
    }
    /// Where within its step each spike crossed the threshold, 0 to 1.
    pub fn crossings(&self) -> &[f64] {
        &self.crossings
    }
    /// What was recorded.
    pub fn probes(&self) -> &[Probe] {
        &self.probes
    }
    /// Stimuli of the run.
    pub fn drives(&self) -> &[Arc<Drive>] {
        &self.drives
    }
    /// Fraction of a rule's resources released at a spike.
    pub fn release(&self, spike: usize, rule: usize) -> f64 {
        self.release[spike * (self.release.len() / self.spikes.len().max(1)) + rule]
    }
    /// Bytes of the checkpoints and spikes.
    pub fn bytes(&self) -> usize {
        let numbers: usize = self.checkpoints.iter().flatten().map(Vec::len).sum();
        8 * (numbers + self.release.len()) + 16 * self.spikes.len()
    }
}

impl Engine {
    /// Run as [`Engine::run`] does, and keep what it takes to replay it, with a checkpoint about every
    /// `segment` steps (whole epochs). On the way back, segments are replayed in pieces of about `piece`
    /// steps, with checkpoints of their own between them.
    ///
    /// # Errors
    /// As [`Engine::run`].
    pub fn run_taped(
        &mut self,
        steps: u64,
        drives: Vec<Drive>,
        threads: usize,
        (segment, piece): (u64, u64),
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<(RunOutput, Tape), RunError> {
        let whole = |steps: u64| steps.max(1).div_ceil(self.epoch) * self.epoch;
        let (segment, piece) = (whole(segment), whole(piece.min(segment)));
        let drives: Vec<Arc<Drive>> = drives.into_iter().map(Arc::new).collect();
        let in_flight = self.blocks.iter().map(|b| b.state.ring.clone()).collect();
        let rested = self.depression_table();
        let output = self.run_checked(steps, &drives, threads, Some(segment), watch)?;
        let checkpoints = self.blocks.iter_mut().map(|b| std::mem::take(&mut b.checkpoints)).collect();
        let spikes = output.spikes.clone();
        let mut crossings: Vec<(Spike, f64)> =
            self.blocks.iter_mut().flat_map(|b| std::mem::take(&mut b.crossings)).collect();
        crossings.sort_unstable_by_key(|c| c.0);
        let crossings = crossings.into_iter().take(spikes.len()).map(|c| c.1).collect();
        let release = self.release_table(&spikes, rested.clone());
        let tape = Tape {
            from: output.from,
            to: output.to,
            segment,
            piece,
            spikes,
            crossings,
            probes: self.probes.clone(),
            release,
            rested,
            checkpoints,
            in_flight,
            drives,
            changes: self.changes,
            noise_stream: self.noise_stream,
        };
        Ok((output, tape))
    }

    /// Short-term state by source and rule: connections of one source and rule have seen the same spikes.
    fn depression_table(&self) -> Vec<DepressionState> {
        let rules = self.rules.len();
        if self.rules.iter().all(|r| r.depression.is_none()) {
            return Vec::new();
        }
        let sources = self.source_of.iter().filter(|s| **s != u32::MAX).count();
        let mut table = vec![DepressionState::RESTED; sources * rules];
        for block in &self.blocks {
            for source in 0..sources {
                for c in block.connections.of(source) {
                    if let Some(state) = c.depression(&block.state.depression) {
                        table[source * rules + c.rule as usize] = state;
                    }
                }
            }
        }
        table
    }

    fn release_table(&self, spikes: &[Spike], mut table: Vec<DepressionState>) -> Vec<f64> {
        let rules = self.rules.len();
        let mut release = vec![1.0; spikes.len() * rules];
        for (k, spike) in spikes.iter().enumerate() {
            let source = self.source_of[spike.gid as usize] as usize;
            for (r, rule) in self.rules.iter().enumerate() {
                if let Some(depression) = &rule.depression {
                    let state = &mut table[source * rules + r];
                    release[k * rules + r] = depression.release(state, spike.step.0, self.dt_ms);
                }
            }
        }
        release
    }

    /// Whether a tape belongs to the present parameters.
    pub fn recognises(&self, tape: &Tape) -> bool {
        tape.changes == self.changes && tape.checkpoints.len() == self.blocks.len()
    }
}
