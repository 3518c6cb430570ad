//! The whole state of a simulation as a value: cells, synapses, events in flight, short-term
//! plasticity, detectors, clock and noise stream.

use livn_eqn::lane::TILE;
use serde::{Deserialize, Serialize};

use crate::block::BlockState;
use crate::engine::Engine;
use crate::error::SnapshotError;
use crate::network::Depression;

/// Layout version of the serialised form.
const VERSION: u32 = 1;

/// A copy of the state of an engine; restoring it continues exactly from there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    version: u32,
    dt_ms: f64,
    seed: u64,
    noise_stream: u32,
    step: u64,
    ran_away: bool,
    weights: Vec<f64>,
    depression: Vec<Option<Depression>>,
    params: Vec<Vec<Vec<f64>>>,
    blocks: Vec<BlockState>,
    events: Vec<u64>,
}

impl Snapshot {
    /// Step at which it was taken.
    pub fn step(&self) -> u64 {
        self.step
    }
}

impl Engine {
    /// Copy the state.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            version: VERSION,
            dt_ms: self.dt_ms,
            seed: self.seed,
            noise_stream: self.noise_stream,
            step: self.step,
            ran_away: self.ran_away,
            weights: self.rules.iter().map(|r| r.weight).collect(),
            depression: self.rules.iter().map(|r| r.depression).collect(),
            params: self.groups.iter().map(|g| g.params.clone()).collect(),
            blocks: self.blocks.iter().map(|b| b.state.clone()).collect(),
            events: self.blocks.iter().map(|b| b.events).collect(),
        }
    }

    /// Continue from a snapshot of this engine, or of one built from the same network.
    ///
    /// # Errors
    /// `Mismatch` if it was taken of another network or time step; then nothing has changed.
    pub fn restore(&mut self, snapshot: &Snapshot) -> Result<(), SnapshotError> {
        self.check(snapshot)?;
        self.changes += 1;
        self.seed = snapshot.seed;
        self.noise_stream = snapshot.noise_stream;
        self.step = snapshot.step;
        self.ran_away = snapshot.ran_away;
        for (r, rule) in self.rules.iter_mut().enumerate() {
            rule.weight = snapshot.weights[r];
            rule.depression = snapshot.depression[r];
        }
        for group in 0..self.groups.len() {
            if self.groups[group].params != snapshot.params[group] {
                self.set_params(group, snapshot.params[group].clone());
            }
        }
        self.step = snapshot.step;
        for ((block, state), events) in self.blocks.iter_mut().zip(&snapshot.blocks).zip(&snapshot.events) {
            block.state = state.clone();
            block.events = *events;
        }
        Ok(())
    }

    fn check(&self, s: &Snapshot) -> Result<(), SnapshotError> {
        let mismatch = |what| Err(SnapshotError::Mismatch { what });
        if s.version != VERSION {
            return mismatch("the format version");
        }
        if s.dt_ms.to_bits() != self.dt_ms.to_bits() {
            return mismatch("the time step");
        }
        if s.weights.len() != self.rules.len() {
            return mismatch("the number of synapse rules");
        }
        let depresses = |d: &Option<Depression>| d.is_some();
        if !s.depression.iter().map(depresses).eq(self.rules.iter().map(|r| r.depression.is_some())) {
            return mismatch("which synapses depress");
        }
        if s.blocks.len() != self.blocks.len() || s.events.len() != self.blocks.len() {
            return mismatch("the number of cells");
        }
        let fits = |group: usize, params: &Vec<Vec<f64>>| {
            let (cells, length) = (self.groups[group].gids.len(), self.groups[group].params[0].len());
            (params.len() == 1 || params.len() == cells) && params.iter().all(|p| p.len() == length)
        };
        if s.params.len() != self.groups.len() || !s.params.iter().enumerate().all(|(g, p)| fits(g, p)) {
            return mismatch("the cell parameters");
        }
        for (block, state) in self.blocks.iter().zip(&s.blocks) {
            let columns = self.groups[block.group].layout.columns();
            if state.tiles.len() != block.tile_count() * columns * TILE
                || state.detectors.len() != block.tile_count()
            {
                return mismatch("the layout of a cell model");
            }
            if state.depression.len() != block.connections.rested().len() {
                return mismatch("the number of depressing connections");
            }
            if !state.ring.fits(&block.state.ring, state.tiles.len()) {
                return mismatch("the queue of events");
            }
        }
        Ok(())
    }
}
