//! One block of a taped run, computed again, with every step's numbers kept for the way back.

use livn_core::Gid;
use livn_eqn::adjoint::FrameLayout;
use livn_eqn::kernel::{GroupData, StepArgs};
use livn_eqn::lane::{TILE, Target};
use livn_eqn::model::Timing;

use crate::block::{BLOCK_CELLS, Block, carried};
use crate::columns::Columns;
use crate::connections::DepressionState;
use crate::engine::{Engine, Group};
use crate::network::Rule;
use crate::playback::{BlockDrive, DriveBars};
use crate::probe::Probe;
use crate::ring::Event;
use crate::tape::Tape;

/// A connection onto a block, as the reverse sweep sees it.
#[derive(Clone, Copy, Debug)]
pub struct Afferent {
    /// Tile of the target cell.
    pub tile: usize,
    /// Synapse slot.
    pub slot: usize,
    /// Position of the target cell within its tile.
    pub lane: usize,
    /// Rule.
    pub rule: usize,
    /// Steps from the spike's stamp to the step in which it acts.
    pub delay: u64,
    /// Multiplier of the rule's weight.
    pub factor: f64,
}

/// Replays a block, segment by segment.
pub struct Replay<'a> {
    engine: &'a Engine,
    tape: &'a Tape,
    block: &'a Block,
    group: &'a Group,
    index: usize,
    layout: FrameLayout,
    drive: BlockDrive,
    tiles: Columns,
    frames: Vec<f64>,
    events: Vec<Vec<Event>>,
    from: u64,
    /// Segment prepared last, and its checkpoints between pieces.
    prepared: Option<usize>,
    between: Vec<Vec<f64>>,
}

/// What to keep of replayed steps.
enum Keep {
    Frames,
    Checkpoints,
}

impl<'a> Replay<'a> {
    /// A replay of block number `index`.
    ///
    /// # Panics
    /// If there is no such block, or the tape is not the engine's.
    pub fn new(engine: &'a Engine, tape: &'a Tape, index: usize) -> Self {
        assert!(engine.recognises(tape), "the tape belongs to other parameters");
        let block = &engine.blocks[index];
        let group = &engine.groups[block.group];
        let drive = BlockDrive::new(&tape.drives, block);
        let layout = FrameLayout { tile: group.layout, conductance: drive.has_conductance() };
        let tiles = Columns::zeros(block.tile_count() * group.layout.columns() * TILE);
        let (frames, events, between) = (Vec::new(), Vec::new(), Vec::new());
        let (from, prepared) = (0, None);
        Self {
            engine,
            tape,
            block,
            group,
            index,
            layout,
            drive,
            tiles,
            frames,
            events,
            from,
            prepared,
            between,
        }
    }

    /// Group of its cells.
    pub fn group(&self) -> usize {
        self.block.group
    }
    /// Position of its first cell within the group.
    pub fn first(&self) -> usize {
        self.block.first
    }
    /// Its cells.
    pub fn gids(&self) -> &'a [Gid] {
        &self.block.gids
    }
    /// The cells of a tile, padded.
    pub fn tile_gids(&self, tile: usize) -> &'a [Gid] {
        &self.block.padded[tile * TILE..][..TILE]
    }
    /// Number of tiles.
    pub fn tile_count(&self) -> usize {
        self.block.tile_count()
    }
    /// Where numbers are in a frame.
    pub fn layout(&self) -> FrameLayout {
        self.layout
    }
    /// Slots and sources of the group.
    pub fn data(&self) -> &'a GroupData {
        &self.group.data
    }
    /// What an event of unit amplitude adds to the states of each slot.
    pub fn increments(&self) -> &'a [[f64; 2]] {
        &self.group.increments
    }
    /// When spikes are stamped.
    pub fn timing(&self) -> Timing {
        self.group.timing
    }
    /// State column of each site's voltage.
    pub fn voltage_columns(&self) -> &'a [usize] {
        &self.group.voltage_columns
    }
    /// Coefficient columns of a tile.
    pub fn coeffs(&self, tile: usize) -> &'a [f64] {
        let columns = self.group.kernel.coeff_count() * TILE;
        let all = self.block.coeffs_of(self.group);
        if self.block.coeffs.is_some() { &all[tile * columns..][..columns] } else { all }
    }

    /// Rows of a probe's traces that belong to this block: the first, and (cell, site) of each.
    pub fn probe_rows(&self, probe: &Probe) -> (usize, Vec<(usize, usize)>) {
        if probe.group != self.block.group {
            return (0, Vec::new());
        }
        let before = match &probe.cells {
            None => self.block.first,
            Some(cells) => cells.partition_point(|&c| (c as usize) < self.block.first),
        };
        let cells = probe.cells_within(self.block.first, self.block.gids.len());
        let rows = cells.flat_map(|cell| probe.sites.iter().map(move |&site| (cell, site))).collect();
        (before * probe.sites.len(), rows)
    }

    /// Connections of a source onto this block, in order.
    pub fn afferents(&self, gid: Gid) -> impl Iterator<Item = Afferent> + use<'a> {
        let columns = self.group.layout.columns();
        let synapse = self.group.layout.synapse();
        let source = self.engine.source_of[gid as usize] as usize;
        self.block.connections.of(source).iter().map(move |c| {
            let column = c.offset as usize / TILE;
            Afferent {
                tile: column / columns,
                slot: (column % columns - synapse) / 2,
                lane: c.offset as usize % TILE,
                rule: c.rule as usize,
                delay: u64::from(c.delay),
                factor: f64::from(c.factor),
            }
        })
    }

    /// Events that were under way when the run began and act in `step`: (tile, slot, lane, amplitude).
    pub fn in_flight(&self, step: u64) -> impl Iterator<Item = (usize, usize, usize, f64)> + use<'_, 'a> {
        let within = step - self.tape.from < self.engine.horizon;
        let due = if within { self.tape.in_flight[self.index].due(step) } else { &[] };
        let columns = self.group.layout.columns();
        due.iter().map(move |e| {
            let column = e.offset as usize / TILE;
            (column / columns, usize::from(e.slot), e.offset as usize % TILE, e.amplitude)
        })
    }

    /// Add the cotangents of the electrode (or conductance) columns of a step to those of the stimuli.
    pub fn pull_drive(&self, bars: &mut DriveBars, step: u64, column: impl Fn(usize, usize, bool) -> f64) {
        self.drive.pull(bars, step - self.tape.from, self.engine.dt_ms, column);
    }

    /// Accumulators for [`Replay::pull_drive`].
    pub fn drive_bars(&self, gains: bool) -> DriveBars {
        DriveBars::new(&self.drive, gains)
    }

    /// Add what [`Replay::pull_drive`] gathered to rows `[row][channel]` and gains `[target][channel]` of every
    /// stimulus.
    pub fn merge_drive(&self, bars: DriveBars, rows: &mut [Vec<f64>], gains: &mut [Vec<f64>]) {
        bars.merge(&self.drive, &self.tape.drives, rows, gains);
    }

    /// Compute a piece of a segment again.
    pub fn run(&mut self, segment: usize, piece: usize) {
        if self.tape.pieces(segment) > 1 && self.prepared != Some(segment) {
            self.load(&self.tape.checkpoints[self.index][segment]);
            self.between.clear();
            self.advance(self.tape.segment_steps(segment), &Keep::Checkpoints);
            self.prepared = Some(segment);
        }
        if piece == 0 {
            self.load(&self.tape.checkpoints[self.index][segment]);
        } else {
            let between = std::mem::take(&mut self.between);
            self.load(&between[piece - 1]);
            self.between = between;
        }
        self.advance(self.tape.piece_steps(segment, piece), &Keep::Frames);
    }

    /// Advance through `steps` from the state in the tiles.
    fn advance(&mut self, steps: std::ops::Range<u64>, keep: &Keep) {
        self.from = steps.start;
        self.collect_events(&steps);
        // The columns of the stimulus are not part of the checkpoint.
        self.drive.restart();
        let count = (steps.end - steps.start) as usize;
        let frame = self.layout.columns() * TILE;
        let tiles = self.tile_count();
        let frames = matches!(keep, Keep::Frames);
        if frames {
            self.frames.resize(count * tiles * frame, 0.0);
        }
        let columns = self.group.layout.columns() * TILE;
        let (noise_key, noise_stream, target) = (self.noise_key(), self.noise_stream(), self.target());
        let coeffs = self.block.coeffs_of(self.group);
        let mut above = [0; BLOCK_CELLS / TILE];
        for (k, step) in steps.enumerate() {
            if !frames && k > 0 && (k as u64).is_multiple_of(self.tape.piece) {
                self.between.push(carried(&self.group.layout, &self.tiles));
            }
            for event in &self.events[k] {
                let [a, b] = self.group.increments[event.slot as usize];
                let offset = event.offset as usize;
                self.tiles[offset] += event.amplitude * a;
                self.tiles[offset + TILE] += event.amplitude * b;
            }
            let layout = &self.group.layout;
            self.drive.play(&mut self.tiles, layout, step - self.tape.from, self.engine.dt_ms);
            let kept =
                if frames { &mut self.frames[k * tiles * frame..][..tiles * frame] } else { &mut [][..] };
            for (tile, into) in self.tiles.chunks_exact(columns).zip(kept.chunks_exact_mut(frame)) {
                self.layout.save_before(tile, into);
            }
            let args = StepArgs {
                tiles: &mut self.tiles,
                coeffs,
                gids: &self.block.padded,
                step,
                noise_key,
                noise_stream,
                conductance: self.layout.conductance,
                membrane: false,
                trigger: true,
            };
            self.group.kernel.step(target, &self.group.data, args, &mut above[..tiles]);
            for (tile, into) in self.tiles.chunks_exact(columns).zip(kept.chunks_exact_mut(frame)) {
                self.layout.save_after(tile, into);
            }
        }
    }

    /// The numbers of a step of the piece computed last.
    pub fn frame(&self, step: u64, tile: usize) -> &[f64] {
        let frame = self.layout.columns() * TILE;
        &self.frames[((step - self.from) as usize * self.tile_count() + tile) * frame..][..frame]
    }

    /// Key of the noise.
    pub fn noise_key(&self) -> [u32; 2] {
        [self.engine.seed as u32, (self.engine.seed >> 32) as u32]
    }
    /// Noise stream of the run.
    pub fn noise_stream(&self) -> u32 {
        self.tape.noise_stream
    }
    /// Instruction set in use.
    pub fn target(&self) -> Target {
        self.engine.target
    }

    fn load(&mut self, checkpoint: &[f64]) {
        let layout = &self.group.layout;
        let (columns, state, rest) = (layout.columns() * TILE, layout.state * TILE, layout.synapse() * TILE);
        let carried = state + columns - rest;
        for (tile, from) in self.tiles.chunks_exact_mut(columns).zip(checkpoint.chunks_exact(carried)) {
            tile[..state].copy_from_slice(&from[..state]);
            tile[rest..].copy_from_slice(&from[state..]);
        }
    }

    /// The events of the given steps, each step's in the order in which the run delivered them.
    fn collect_events(&mut self, steps: &std::ops::Range<u64>) {
        let count = (steps.end - steps.start) as usize;
        self.events.resize_with(count.max(self.events.len()), Vec::new);
        for list in &mut self.events {
            list.clear();
        }
        if steps.start - self.tape.from < self.engine.horizon {
            for (k, step) in steps.clone().enumerate() {
                if step - self.tape.from < self.engine.horizon {
                    self.events[k].extend_from_slice(self.tape.in_flight[self.index].due(step));
                }
            }
        }
        let rules = self.engine.rules.len();
        let first = self.tape.spikes.partition_point(|s| s.step.0 + self.engine.horizon < steps.start);
        for (k, spike) in self.tape.spikes.iter().enumerate().skip(first) {
            if spike.step.0 >= steps.end {
                break;
            }
            let source = self.engine.source_of[spike.gid as usize] as usize;
            for c in self.block.connections.of(source) {
                let due = spike.step.0 + u64::from(c.delay);
                if !steps.contains(&due) {
                    continue;
                }
                let rule = &self.engine.rules[c.rule as usize];
                let mut amplitude = rule.amplitude() * f64::from(c.factor);
                if rule.depression.is_some() {
                    amplitude *= self.tape.release[k * rules + c.rule as usize];
                }
                if amplitude != 0.0 {
                    let event = Event { offset: c.offset, slot: rule.slot as u16, amplitude };
                    self.events[(due - steps.start) as usize].push(event);
                }
            }
        }
    }
}

impl Engine {
    /// Number of blocks.
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }
    /// Group of a block.
    pub fn block_group(&self, block: usize) -> usize {
        self.blocks[block].group
    }
    /// Position of a cell in the numbering of those that spike.
    pub fn source_of(&self, gid: Gid) -> usize {
        self.source_of[gid as usize] as usize
    }
    /// Steps from the step in which a cell's trigger is crossed to the stamp of its spike.
    pub fn stamp_of(&self, gid: Gid) -> u64 {
        self.stamps[self.source_of(gid)]
    }
    /// Steps within which every event of a spike has acted.
    pub fn horizon(&self) -> u64 {
        self.horizon
    }
    /// A rule.
    pub fn rule(&self, rule: usize) -> &Rule {
        &self.rules[rule]
    }
    /// Resources of a source's synapses of a rule before a taped run: fraction left by the last spike, and its
    /// step.
    pub fn resources_before(&self, tape: &Tape, source: usize, rule: usize) -> (f64, Option<u64>) {
        let state = tape.rested.get(source * self.rules.len() + rule);
        state.map_or((1.0, None), DepressionState::parts)
    }
}

impl Engine {
    /// Bytes of one checkpoint of all cells.
    pub fn checkpoint_bytes(&self) -> u64 {
        let carried = |b: &Block| {
            let layout = &self.groups[b.group].layout;
            b.tile_count() * TILE * 8 * (layout.state + layout.columns() - layout.synapse())
        };
        self.blocks.iter().map(carried).sum::<usize>() as u64
    }

    /// Bytes of one step of all cells on the way back.
    pub fn frame_bytes(&self) -> u64 {
        let frame = |b: &Block| {
            let layout = FrameLayout { tile: self.groups[b.group].layout, conductance: true };
            b.tile_count() * TILE * 8 * layout.columns()
        };
        self.blocks.iter().map(frame).sum::<usize>() as u64
    }
}
