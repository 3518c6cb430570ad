//! A block: a fixed number of cells of one group, with everything they need to advance alone for one
//! epoch.

use livn_core::{Gid, Spike};
use livn_eqn::kernel::{StepArgs, TileLayout};
use livn_eqn::lane::{TILE, Target};
use serde::{Deserialize, Serialize};

use crate::columns::Columns;
use crate::connections::{Connections, DepressionState, RawConnection};
use crate::detector::Detector;
use crate::engine::Group;
use crate::error::Quarantine;
use crate::network::Rule;
use crate::playback::BlockDrive;
use crate::probe::{Probe, Samples};
use crate::ring::EventRing;

/// Cells per block. A constant: blocks, and with them all results, do not depend on the machine.
pub const BLOCK_CELLS: usize = 4 * TILE;

/// A voltage beyond this has run away, mV. Strong electrodes do polarise membranes by some volts.
const RUNAWAY_MV: f64 = 1e5;

/// Steps between checks for runaway cells.
const CHECK_EVERY: u64 = 16;

/// The part of a block that changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct BlockState {
    /// Columns of all tiles.
    pub(crate) tiles: Columns,
    /// Spike detector of each tile.
    pub(crate) detectors: Vec<Detector>,
    /// Events on their way.
    pub(crate) ring: EventRing,
    /// Short-term state of depressing connections.
    pub(crate) depression: Vec<DepressionState>,
}

/// A block of cells.
pub(crate) struct Block {
    /// Group it belongs to.
    pub(crate) group: usize,
    /// Position of its first cell within the group.
    pub(crate) first: usize,
    /// Its cells.
    pub(crate) gids: Vec<Gid>,
    /// The same, padded to whole tiles.
    pub(crate) padded: Vec<Gid>,
    /// Coefficient columns of its tiles, where cells differ.
    pub(crate) coeffs: Option<Columns>,
    /// Connections onto its cells.
    pub(crate) connections: Connections,
    /// What changes.
    pub(crate) state: BlockState,
    /// Drive of the present run.
    pub(crate) drive: BlockDrive,
    /// Spikes of the present epoch.
    pub(crate) spikes: Vec<Spike>,
    /// Recorded frames of each probe, `[frame][cell][site]`.
    pub(crate) frames: Vec<Samples>,
    /// State at the start of every segment of a taped run.
    pub(crate) checkpoints: Vec<Vec<f64>>,
    /// Where within its step each spike of a taped run crossed the threshold.
    pub(crate) crossings: Vec<(Spike, f64)>,
    /// Synaptic events delivered since t = 0.
    pub(crate) events: u64,
}

/// What all blocks share during a run.
pub(crate) struct Shared<'a> {
    pub(crate) target: Target,
    pub(crate) dt_ms: f64,
    pub(crate) noise_key: [u32; 2],
    pub(crate) noise_stream: u32,
    pub(crate) rules: &'a [Rule],
    pub(crate) source_of: &'a [u32],
    pub(crate) probes: &'a [Probe],
    /// Step at which this run began; recording frames and stimuli count from here.
    pub(crate) run_start: u64,
    /// Steps between checkpoints of a taped run.
    pub(crate) segment: Option<u64>,
}

/// The columns that a later step depends on: state, synapses, noise, of all tiles.
pub(crate) fn carried(layout: &TileLayout, tiles: &[f64]) -> Vec<f64> {
    let (columns, state, rest) = (layout.columns(), layout.state, layout.synapse());
    let mut out = Vec::with_capacity(tiles.len() / columns * (state + columns - rest));
    for tile in tiles.chunks_exact(columns * TILE) {
        out.extend_from_slice(&tile[..state * TILE]);
        out.extend_from_slice(&tile[rest * TILE..]);
    }
    out
}

/// Fraction of the step after which the trigger of a cell, linear between its ends, is 0.
fn crossing(tile: &[f64], layout: &TileLayout, lane: usize) -> f64 {
    let after = tile[layout.trigger() * TILE + lane];
    let before = tile[(layout.trigger() + 1) * TILE + lane];
    if before < 0.0 { before / (before - after) } else { 0.0 }
}

/// Coefficient columns: a block's own, of all tiles, or those that all tiles of its group share.
fn coeffs_of<'a>(own: Option<&'a Columns>, group: &'a Group) -> &'a [f64] {
    own.or(group.shared_coeffs.as_ref()).map_or(&[], |columns| &columns[..])
}

impl Block {
    /// Coefficient columns of its tiles.
    pub(crate) fn coeffs_of<'a>(&'a self, group: &'a Group) -> &'a [f64] {
        coeffs_of(self.coeffs.as_ref(), group)
    }

    pub(crate) fn new(
        group: &Group,
        group_index: usize,
        first: usize,
        gids: &[Gid],
        raw: &[RawConnection],
        sources: usize,
        rules: &[Rule],
    ) -> Self {
        let tiles = gids.len().div_ceil(TILE);
        let mut padded = gids.to_vec();
        padded.resize(tiles * TILE, Gid::MAX);
        let connections = Connections::build(raw, sources, rules);
        let mut block = Self {
            group: group_index,
            first,
            gids: gids.to_vec(),
            padded,
            coeffs: None,
            connections,
            state: BlockState::default(),
            drive: BlockDrive::default(),
            spikes: Vec::new(),
            frames: Vec::new(),
            checkpoints: Vec::new(),
            crossings: Vec::new(),
            events: 0,
        };
        block.load_coeffs(group);
        block
    }

    /// Number of tiles.
    pub(crate) fn tile_count(&self) -> usize {
        self.padded.len() / TILE
    }

    /// Take the coefficients of this block's cells from the group, if cells differ.
    pub(crate) fn load_coeffs(&mut self, group: &Group) {
        self.coeffs = group.shared_coeffs.is_none().then(|| {
            let count = group.kernel.coeff_count();
            let mut columns = Columns::zeros(self.tile_count() * count * TILE);
            for cell in 0..self.padded.len() {
                // Padding cells repeat the last real one.
                let from = &group.coeffs[self.first + cell.min(self.gids.len() - 1)];
                let (tile, lane) = (cell / TILE, cell % TILE);
                for (k, value) in from.iter().enumerate() {
                    columns[(tile * count + k) * TILE + lane] = *value;
                }
            }
            columns
        });
    }

    /// Back to t = 0.
    pub(crate) fn reset(&mut self, group: &Group, horizon: u64) {
        let columns = group.layout.columns();
        self.state.tiles = Columns::zeros(self.tile_count() * columns * TILE);
        for cell in 0..self.padded.len() {
            let initial = group.initial_state(self.first + cell.min(self.gids.len() - 1));
            let (tile, lane) = (cell / TILE, cell % TILE);
            for (k, value) in initial.iter().enumerate() {
                self.state.tiles[(tile * columns + k) * TILE + lane] = *value;
            }
        }
        self.state.detectors = vec![Detector::default(); self.tile_count()];
        self.state.ring = EventRing::new(horizon);
        self.state.depression = self.connections.rested();
        self.events = 0;
    }

    /// Turn the spikes of an epoch, in canonical order, into events.
    pub(crate) fn fan_out(&mut self, spikes: &[Spike], shared: &Shared<'_>) {
        let state = &mut self.state;
        self.events += self.connections.fan_out(
            spikes,
            shared.source_of,
            shared.rules,
            shared.dt_ms,
            &mut state.depression,
            &mut state.ring,
        );
    }

    /// Advance from step `from` up to `to`. Within a step: deliver, drive, record, then noise and
    /// membrane in the kernel, then detect.
    ///
    /// # Errors
    /// The first cell found not finite or out of range.
    pub(crate) fn advance(
        &mut self,
        group: &Group,
        shared: &Shared<'_>,
        from: u64,
        to: u64,
    ) -> Result<(), Box<Quarantine>> {
        let columns = group.layout.columns() * TILE;
        let tiles = self.tile_count();
        let mut above = [0; BLOCK_CELLS / TILE];
        self.spikes.clear();
        if shared.segment.is_some_and(|s| (from - shared.run_start).is_multiple_of(s)) {
            self.checkpoints.push(carried(&group.layout, &self.state.tiles));
        }
        for step in from..to {
            self.deliver(group, step);
            self.drive.play(&mut self.state.tiles, &group.layout, step - shared.run_start, shared.dt_ms);
            self.record(group, shared, step);
            let membrane = shared.probes.iter().any(|p| p.wants_membrane(self.group, step + 1));
            let args = StepArgs {
                tiles: &mut self.state.tiles,
                coeffs: coeffs_of(self.coeffs.as_ref(), group),
                gids: &self.padded,
                step,
                noise_key: shared.noise_key,
                noise_stream: shared.noise_stream,
                conductance: self.drive.has_conductance(),
                membrane,
                trigger: shared.segment.is_some(),
            };
            let above = &mut above[..tiles];
            group.kernel.step(shared.target, &group.data, args, above);
            for (t, (tile, &mut mask)) in self.state.tiles.chunks_exact(columns).zip(above).enumerate() {
                let before = self.spikes.len();
                let real = &self.gids[t * TILE..self.gids.len().min((t + 1) * TILE)];
                self.state.detectors[t].detect(
                    mask,
                    step,
                    group.timing,
                    group.refractory_steps,
                    real,
                    &mut self.spikes,
                );
                if shared.segment.is_some() {
                    for spike in &self.spikes[before..] {
                        let lane = real.iter().position(|g| *g == spike.gid).unwrap_or_default();
                        self.crossings.push((*spike, crossing(tile, &group.layout, lane)));
                    }
                }
            }
            if (step + 1).is_multiple_of(CHECK_EVERY) || step + 1 == to {
                self.check(group, shared, step + 1)?;
            }
        }
        Ok(())
    }

    fn deliver(&mut self, group: &Group, step: u64) {
        let state = &mut self.state;
        for event in state.ring.due(step) {
            let [a, b] = group.increments[event.slot as usize];
            let offset = event.offset as usize;
            state.tiles[offset] += event.amplitude * a;
            state.tiles[offset + TILE] += event.amplitude * b;
        }
        state.ring.clear_step(step);
    }

    fn record(&mut self, group: &Group, shared: &Shared<'_>, step: u64) {
        let columns = group.layout.columns();
        for (frames, probe) in self.frames.iter_mut().zip(shared.probes) {
            if probe.group != self.group || !step.is_multiple_of(probe.every) {
                continue;
            }
            for cell in probe.cells_within(self.first, self.gids.len()) {
                let tile = &self.state.tiles[(cell / TILE) * columns * TILE..];
                for &site in &probe.sites {
                    frames.push(tile[probe.column(group, site) * TILE + cell % TILE]);
                }
            }
        }
    }

    /// Looks for cells whose voltage is not finite or beyond [`RUNAWAY_MV`].
    fn check(&self, group: &Group, shared: &Shared<'_>, step: u64) -> Result<(), Box<Quarantine>> {
        let columns = group.layout.columns();
        for (t, tile) in self.state.tiles.chunks_exact(columns * TILE).enumerate() {
            for &column in &group.voltage_columns {
                let voltages = &tile[column * TILE..][..TILE];
                // The negated comparison also catches NaN.
                let sane = voltages.iter().fold(true, |sane, v| sane & (v.abs() < RUNAWAY_MV));
                if !sane {
                    return Err(Box::new(self.diagnose(group, t, tile, shared, step)));
                }
            }
        }
        Ok(())
    }

    fn diagnose(&self, group: &Group, t: usize, tile: &[f64], shared: &Shared<'_>, step: u64) -> Quarantine {
        let bad = |x: f64| !x.is_finite() || x.abs() >= RUNAWAY_MV;
        let lane = (0..TILE)
            .find(|&i| group.voltage_columns.iter().any(|&c| bad(tile[c * TILE + i])))
            .unwrap_or_default();
        // The first variable that is not finite is nearer to the cause than the voltage it infects.
        let column = (0..group.layout.state)
            .find(|&c| !tile[c * TILE + lane].is_finite())
            .or_else(|| group.voltage_columns.iter().copied().find(|&c| bad(tile[c * TILE + lane])))
            .unwrap_or_default();
        let site = group.voltage_columns.iter().rposition(|&c| c <= column).unwrap_or_default();
        Quarantine {
            gid: self.padded[t * TILE + lane],
            model: group.kernel.name(),
            site: group.site_names[site].clone(),
            variable: group.state_names[column].clone(),
            value: tile[column * TILE + lane],
            t_ms: step as f64 * shared.dt_ms,
            voltages_mv: group.voltage_columns.iter().map(|&c| tile[c * TILE + lane]).collect(),
        }
    }
}
