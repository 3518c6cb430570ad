//! Turns "above threshold" into spikes: upward crossings, with a dead time.

use livn_core::{Gid, Spike, Step};
use livn_eqn::lane::TILE;
use livn_eqn::model::Timing;
use serde::{Deserialize, Serialize};

/// What a tile's detector remembers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Detector {
    /// Bit i: cell i was above threshold after the last step.
    above: u32,
    /// Stamp of each cell's last accepted spike; `u64::MAX` before the first.
    last: [u64; TILE],
}

impl Default for Detector {
    fn default() -> Self {
        Self { above: 0, last: [u64::MAX; TILE] }
    }
}

impl Detector {
    /// Append the spikes of step `step` to `spikes`. `mask` says which cells are above threshold,
    /// `gids` are the tile's real cells; a crossing less than `refractory` steps after the last
    /// accepted one is dropped.
    pub(crate) fn detect(
        &mut self,
        mask: u32,
        step: u64,
        timing: Timing,
        refractory: u64,
        gids: &[Gid],
        spikes: &mut Vec<Spike>,
    ) {
        let fired = if timing.crossing { mask & !self.above } else { mask };
        self.above = mask;
        if fired == 0 {
            return;
        }
        let stamp = step + timing.stamp;
        for (i, &gid) in gids.iter().enumerate() {
            if fired >> i & 1 == 1 && (self.last[i] == u64::MAX || stamp - self.last[i] >= refractory) {
                self.last[i] = stamp;
                spikes.push(Spike { step: Step(stamp), gid });
            }
        }
    }
}

#[cfg(test)]
mod tests;
