//! One block, backwards.

use livn_core::Gid;
use livn_engine::{DriveBars, Engine, Replay, Signal, Tape};
use livn_eqn::adjoint::{Adjoint, BarLayout, NOISE_COEFFS, PullArgs, SYNAPSE_COEFFS};
use livn_eqn::lane::TILE;

use crate::gradients::Seeds;

/// Cotangents of a spike's trigger after and before its step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TriggerBar {
    pub(crate) step: u64,
    pub(crate) cell: usize,
    pub(crate) after: f64,
    pub(crate) before: f64,
}

/// Cotangents of one probe's samples of this block's cells.
struct ProbeSeeds<'a> {
    membrane: bool,
    every: u64,
    first_step: u64,
    frames: usize,
    /// Position in the seeds, and (cell, site) of every row.
    base: usize,
    rows: Vec<(usize, usize)>,
    values: &'a [f64],
}

impl ProbeSeeds<'_> {
    /// Frame that samples at `step`.
    fn frame(&self, step: u64) -> Option<usize> {
        let frame = step.checked_sub(self.first_step)?;
        let index = (frame / self.every) as usize;
        (frame.is_multiple_of(self.every) && index < self.frames).then_some(index)
    }

    fn value(&self, row: usize, frame: usize) -> f64 {
        self.values[(self.base + row) * self.frames + frame]
    }
}

/// What a block contributes to the gradients.
pub(crate) struct Contribution {
    pub(crate) weights: Vec<f64>,
    pub(crate) increments: Vec<[f64; 2]>,
    /// `[cell][coefficient]`, those of slots and sources last; empty unless wanted.
    pub(crate) coeffs: Vec<Vec<f64>>,
    pub(crate) first_state: Vec<Vec<f64>>,
    pub(crate) drive: DriveBars,
    /// By rule: fraction released and recovery time, from the spikes of its own cells; empty if not its to say.
    pub(crate) depression: Vec<[f64; 2]>,
}

/// The state of a block's reverse sweep.
pub(crate) struct BlockSweep<'a> {
    engine: &'a Engine,
    tape: &'a Tape,
    pub(crate) replay: Replay<'a>,
    adjoint: &'a dyn Adjoint,
    layout: BarLayout,
    after: Vec<f64>,
    before: Vec<f64>,
    /// Cotangents of the synapse columns at the start of the last `depth` steps.
    ring: Vec<f64>,
    depth: usize,
    /// Decay rates of each slot's two states, 1/ms.
    rates: Vec<[f64; 2]>,
    probes: Vec<ProbeSeeds<'a>>,
    /// Accumulators by tile, if wanted.
    coeff_bars: Option<Vec<f64>>,
    coeff_columns: usize,
    drive: DriveBars,
    weights: Vec<f64>,
    increments: Vec<[f64; 2]>,
}

impl<'a> BlockSweep<'a> {
    pub(crate) fn new(
        engine: &'a Engine,
        tape: &'a Tape,
        adjoint: &'a dyn Adjoint,
        index: usize,
        seeds: &'a Seeds,
        parameters: bool,
    ) -> Self {
        let replay = Replay::new(engine, tape, index);
        let layout = BarLayout(replay.layout().tile);
        let (tiles, data) = (replay.tile_count(), replay.data());
        let columns = layout.columns() * TILE;
        let after = vec![0.0; tiles * columns];
        let own_coeffs = replay.coeffs(0).len() / TILE;
        let coeff_columns =
            own_coeffs + SYNAPSE_COEFFS * data.synapses.len() + NOISE_COEFFS * data.noise.len();
        let depth = (engine.horizon() + engine.epoch_steps() + 1) as usize;
        let rate = |decay: f64| if decay > 0.0 { -decay.ln() / engine.dt_ms() } else { 0.0 };
        Self {
            ring: vec![0.0; depth * tiles * 2 * data.synapses.len() * TILE],
            depth,
            rates: data.synapses.iter().map(|s| [rate(s.coeffs[0]), rate(s.coeffs[1])]).collect(),
            probes: probe_seeds(&replay, tape, seeds),
            coeff_bars: parameters.then(|| vec![0.0; tiles * coeff_columns * TILE]),
            coeff_columns,
            drive: replay.drive_bars(parameters),
            weights: vec![0.0; engine.rules().len()],
            increments: vec![[0.0; 2]; data.synapses.len()],
            before: vec![0.0; after.len()],
            engine,
            tape,
            replay,
            adjoint,
            layout,
            after,
        }
    }

    /// What a spike of `gid` stamped `stamp` did to this block: by rule, the cotangent of weight times
    /// release; then that of its time, per ms. With the number of the spike, weights gather theirs.
    pub(crate) fn gather(&mut self, gid: Gid, stamp: u64, spike: Option<usize>, row: &mut [f64]) {
        let rules = self.weights.len();
        let slots = self.increments.len();
        let tile_ring = 2 * slots * TILE;
        for a in self.replay.afferents(gid) {
            let step = stamp + a.delay;
            if step >= self.tape.to() {
                continue;
            }
            let at = (step as usize % self.depth) * self.replay.tile_count() * tile_ring;
            let at = at + a.tile * tile_ring + 2 * a.slot * TILE + a.lane;
            let bar = [self.ring[at], self.ring[at + TILE]];
            let [inc_a, inc_b] = self.replay.increments()[a.slot];
            let rule = self.engine.rule(a.rule);
            let unit = rule.unit * a.factor;
            row[a.rule] += unit * (bar[0] * inc_a + bar[1] * inc_b);
            if let Some(k) = spike {
                let amplitude = unit * rule.weight * self.tape.release(k, a.rule);
                let rate = self.rates[a.slot];
                row[rules] += amplitude * (bar[0] * inc_a * rate[0] + bar[1] * inc_b * rate[1]);
                self.increments[a.slot][0] += amplitude * bar[0];
                self.increments[a.slot][1] += amplitude * bar[1];
            }
        }
        if let Some(k) = spike {
            for (r, bar) in self.weights.iter_mut().enumerate() {
                *bar += self.tape.release(k, r) * row[r];
            }
        }
    }

    /// Undo the steps of an epoch within the segment replayed last. `triggers` are cotangents of own cells'
    /// triggers, by ascending step.
    pub(crate) fn reverse(&mut self, steps: std::ops::Range<u64>, triggers: &[TriggerBar]) {
        let mut rest = triggers;
        for step in steps.rev() {
            let split = rest.partition_point(|t| t.step < step);
            self.step(step, &rest[split..]);
            rest = &rest[..split];
        }
    }

    fn step(&mut self, step: u64, triggers: &[TriggerBar]) {
        let columns = self.layout.columns() * TILE;
        let place = |cell: usize, column: usize| (cell / TILE) * columns + column * TILE + cell % TILE;
        let (trigger, membrane) = (self.layout.trigger(), self.layout.membrane());
        for tile in self.after.chunks_exact_mut(columns) {
            tile[trigger * TILE..self.layout.electrode() * TILE].fill(0.0);
        }
        for t in triggers {
            self.after[place(t.cell, trigger)] += t.after;
            self.after[place(t.cell, trigger + 1)] += t.before;
        }
        for probe in self.probes.iter().filter(|p| p.membrane) {
            if let Some(frame) = probe.frame(step + 1) {
                for (row, &(cell, site)) in probe.rows.iter().enumerate() {
                    self.after[place(cell, membrane + site)] += probe.value(row, frame);
                }
            }
        }
        for t in 0..self.replay.tile_count() {
            let coeff_columns = self.coeff_columns * TILE;
            let args = PullArgs {
                frame: self.replay.frame(step, t),
                layout: self.replay.layout(),
                coeffs: self.replay.coeffs(t),
                gids: self.replay.tile_gids(t),
                step,
                noise_key: self.replay.noise_key(),
                noise_stream: self.replay.noise_stream(),
                after: &self.after[t * columns..][..columns],
                before: &mut self.before[t * columns..][..columns],
                coeff_bars: self.coeff_bars.as_mut().map(|b| &mut b[t * coeff_columns..][..coeff_columns]),
            };
            self.adjoint.pull(self.replay.target(), self.replay.data(), args);
        }
        std::mem::swap(&mut self.after, &mut self.before);
        for probe in self.probes.iter().filter(|p| !p.membrane) {
            if let Some(frame) = probe.frame(step) {
                for (row, &(cell, site)) in probe.rows.iter().enumerate() {
                    let column = self.replay.voltage_columns()[site];
                    self.after[place(cell, column)] += probe.value(row, frame);
                }
            }
        }
        let (electrode, conductance) = (self.layout.electrode(), self.layout.conductance());
        let now = &self.after;
        self.replay.pull_drive(&mut self.drive, step, |cell, site, of_conductance| {
            now[place(cell, if of_conductance { conductance } else { electrode } + site)]
        });
        self.keep_synapses(step);
    }

    /// Remember the cotangents of the synapses at the start of a step, and what events from before the run
    /// owe to them.
    fn keep_synapses(&mut self, step: u64) {
        let columns = self.layout.columns() * TILE;
        let width = 2 * self.increments.len() * TILE;
        let from = self.layout.synapse() * TILE;
        let at = (step as usize % self.depth) * self.replay.tile_count() * width;
        for (t, tile) in self.after.chunks_exact(columns).enumerate() {
            self.ring[at + t * width..][..width].copy_from_slice(&tile[from..from + width]);
        }
        for (tile, slot, lane, amplitude) in self.replay.in_flight(step) {
            let at = at + tile * width + 2 * slot * TILE + lane;
            self.increments[slot][0] += amplitude * self.ring[at];
            self.increments[slot][1] += amplitude * self.ring[at + TILE];
        }
    }

    /// What is left when all steps are undone; `depression` is what its cells' spikes say.
    pub(crate) fn finish(self, depression: Vec<[f64; 2]>) -> Contribution {
        let columns = self.layout.columns() * TILE;
        let cells = self.replay.gids().len();
        let read = |from: &[f64], columns: usize, width: usize, cell: usize| -> Vec<f64> {
            (0..width).map(|c| from[(cell / TILE) * columns + c * TILE + cell % TILE]).collect()
        };
        let state = self.layout.0.state;
        let coeffs = self.coeff_bars.as_ref().map_or_else(Vec::new, |bars| {
            let width = self.coeff_columns;
            (0..cells).map(|cell| read(bars, width * TILE, width, cell)).collect()
        });
        Contribution {
            weights: self.weights,
            increments: self.increments,
            coeffs,
            first_state: (0..cells).map(|cell| read(&self.after, columns, state, cell)).collect(),
            drive: self.drive,
            depression,
        }
    }
}

fn probe_seeds<'a>(replay: &Replay<'_>, tape: &Tape, seeds: &'a Seeds) -> Vec<ProbeSeeds<'a>> {
    let mut all = Vec::new();
    for (probe, values) in tape.probes().iter().zip(&seeds.traces) {
        let (base, rows) = replay.probe_rows(probe);
        if values.is_empty() || rows.is_empty() {
            continue;
        }
        all.push(ProbeSeeds {
            membrane: probe.signal == Signal::MembraneCurrent,
            every: probe.every,
            first_step: tape.from().div_ceil(probe.every) * probe.every,
            frames: frames(tape, probe.every),
            base,
            rows,
            values,
        });
    }
    all
}

/// Samples of a probe in a taped run.
pub(crate) fn frames(tape: &Tape, every: u64) -> usize {
    (tape.to().div_ceil(every) - tape.from().div_ceil(every)) as usize
}
