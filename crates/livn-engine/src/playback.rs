//! Stimuli, kept factored: rows of channel values and a gain from channels to sites.

use livn_eqn::kernel::TileLayout;
use livn_eqn::lane::TILE;

use crate::block::Block;
use crate::error::RunError;
use crate::network::CellRef;

/// What a stimulus drives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriveKind {
    /// Electrode current into the site, nA, inward positive.
    Current,
    /// Conductance, µS: positive towards 0 mV, negative towards −75 mV.
    Conductance,
}

/// How values between samples follow from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interpolation {
    /// Sample k holds for k·dt_s ≤ t < (k + 1)·dt_s.
    Hold,
    /// Linear between sample k at k·dt_s and sample k + 1.
    Linear,
}

/// Where a stimulus acts: a site of a cell, and what each channel does there.
#[derive(Clone, Debug, PartialEq)]
pub struct DriveTarget {
    /// Gid, for messages.
    pub gid: u32,
    /// Cell.
    pub cell: CellRef,
    /// Site.
    pub site: usize,
    /// Channels that reach the site and their gain, nA or µS per unit of the channel's value.
    pub gain: Vec<(u32, f64)>,
}

/// A factored stimulus. Row 0 acts at the start of the run; after the last row it is zero.
#[derive(Clone, Debug)]
pub struct Drive {
    /// What is driven.
    pub kind: DriveKind,
    /// Interpolation.
    pub interpolation: Interpolation,
    /// Time between rows, ms.
    pub dt_ms: f64,
    /// Channels.
    pub channels: usize,
    /// `[row][channel]`.
    pub rows: Vec<f64>,
    /// Driven sites.
    pub targets: Vec<DriveTarget>,
}

impl Drive {
    /// Check shape and values.
    ///
    /// # Errors
    /// `BadShape`, `NotFinite`.
    pub(crate) fn check(&self) -> Result<(), RunError> {
        let values = self.rows.len();
        if self.channels == 0 && values > 0 || self.channels > 0 && !values.is_multiple_of(self.channels) {
            return Err(RunError::BadShape { values, channels: self.channels });
        }
        match self.rows.iter().position(|x| !x.is_finite()) {
            Some(i) => {
                let (row, channel) = (i / self.channels, i % self.channels);
                Err(RunError::NotFinite { row, channel, value: self.rows[i] })
            }
            None => Ok(()),
        }
    }

    fn row_count(&self) -> usize {
        self.rows.len().checked_div(self.channels).unwrap_or(0)
    }

    /// Row and fraction in force in the middle of step `k` of the run; the row is the number of rows
    /// where there is none.
    fn position(&self, k: u64, dt_ms: f64) -> (usize, f64) {
        // Decimal time steps make the quotient miss whole numbers by some ulps.
        let x = (k as f64 + 0.5) * dt_ms / self.dt_ms + 1e-9;
        let row = (x.floor() as usize).min(self.row_count());
        match self.interpolation {
            Interpolation::Hold => (row, 0.0),
            Interpolation::Linear => (row, if row == self.row_count() { 0.0 } else { x - row as f64 }),
        }
    }

    /// Value of a channel at a position.
    fn value(&self, (row, fraction): (usize, f64), channel: usize) -> f64 {
        let at =
            |row: usize| if row < self.row_count() { self.rows[row * self.channels + channel] } else { 0.0 };
        let here = at(row);
        if fraction == 0.0 { here } else { here + fraction * (at(row + 1) - here) }
    }
}

/// The part of a drive that acts on one block.
#[derive(Clone, Debug)]
struct Share {
    drive: std::sync::Arc<Drive>,
    /// Cell within the block, site, and index of the target within the drive.
    targets: Vec<(usize, usize, usize)>,
    /// Position that is in the columns now.
    now: Option<(usize, f64)>,
}

/// All drives of one block during one run.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockDrive {
    shares: Vec<Share>,
    conductance: bool,
    dirty: bool,
}

impl BlockDrive {
    /// The parts of `drives` that act on `block`.
    pub(crate) fn new(drives: &[std::sync::Arc<Drive>], block: &Block) -> Self {
        let mut shares = Vec::new();
        for drive in drives {
            let mut share = Share { drive: drive.clone(), targets: Vec::new(), now: None };
            for (i, target) in drive.targets.iter().enumerate() {
                let index = target.cell.index as usize;
                let inside = index >= block.first && index < block.first + block.gids.len();
                if target.cell.group as usize == block.group && inside {
                    share.targets.push((index - block.first, target.site, i));
                }
            }
            if !share.targets.is_empty() {
                shares.push(share);
            }
        }
        let conductance = shares.iter().any(|s| s.drive.kind == DriveKind::Conductance);
        // The first step clears whatever an earlier run left in the columns.
        Self { shares, conductance, dirty: true }
    }

    pub(crate) fn has_conductance(&self) -> bool {
        self.conductance
    }

    /// Bring the electrode and conductance columns to their values in step `k` of the run.
    pub(crate) fn play(&mut self, tiles: &mut [f64], layout: &TileLayout, k: u64, dt_ms: f64) {
        let mut changed = self.dirty;
        for share in &mut self.shares {
            let position = Some(share.drive.position(k, dt_ms));
            changed |= share.now != position;
            share.now = position;
        }
        if !changed {
            return;
        }
        self.dirty = false;
        let columns = layout.columns() * TILE;
        let (from, to) = (layout.electrode() * TILE, (layout.conductance() + layout.sites) * TILE);
        for tile in tiles.chunks_exact_mut(columns) {
            tile[from..to].fill(0.0);
        }
        for share in &self.shares {
            let Some(position) = share.now else { continue };
            let base = match share.drive.kind {
                DriveKind::Current => layout.electrode(),
                DriveKind::Conductance => layout.conductance(),
            };
            let values: Vec<f64> =
                (0..share.drive.channels).map(|channel| share.drive.value(position, channel)).collect();
            if values.iter().all(|v| *v == 0.0) {
                continue;
            }
            for &(cell, site, target) in &share.targets {
                let gain = &share.drive.targets[target].gain;
                let sum = gain.iter().fold(0.0, |sum, &(channel, g)| sum + values[channel as usize] * g);
                tiles[(cell / TILE) * columns + (base + site) * TILE + cell % TILE] += sum;
            }
        }
    }
}

impl BlockDrive {
    /// Play from anywhere: the next step sets all columns.
    pub(crate) fn restart(&mut self) {
        self.dirty = true;
    }

    /// Add the cotangents of one step to `bars`; `column(cell, site, conductance)` is that of a driven
    /// column. Steps must come in descending order.
    pub(crate) fn pull(
        &self,
        bars: &mut DriveBars,
        k: u64,
        dt_ms: f64,
        column: impl Fn(usize, usize, bool) -> f64,
    ) {
        for (share, into) in self.shares.iter().zip(&mut bars.shares) {
            let position = share.drive.position(k, dt_ms);
            if into.position != Some(position) {
                into.flush(share);
                into.position = Some(position);
            }
            let conductance = share.drive.kind == DriveKind::Conductance;
            for (sum, &(cell, site, _)) in into.sums.iter_mut().zip(&share.targets) {
                *sum += column(cell, site, conductance);
            }
        }
    }
}

/// Cotangents of the stimuli from one block.
#[derive(Clone, Debug)]
pub struct DriveBars {
    shares: Vec<ShareBars>,
}

#[derive(Clone, Debug)]
struct ShareBars {
    position: Option<(usize, f64)>,
    /// Sum over the steps at one position, by target.
    sums: Vec<f64>,
    /// `[row][channel]`.
    rows: Vec<f64>,
    /// `[target][channel]`, if wanted.
    gains: Option<Vec<f64>>,
}

impl ShareBars {
    /// Distribute the sums of a position over channels.
    fn flush(&mut self, share: &Share) {
        let Some((row, fraction)) = self.position else { return };
        let drive = &share.drive;
        let channels = drive.channels;
        for (t, &(_, _, target)) in share.targets.iter().enumerate() {
            let sum = std::mem::take(&mut self.sums[t]);
            if sum == 0.0 {
                continue;
            }
            for &(channel, gain) in &drive.targets[target].gain {
                let part = sum * gain;
                for (row, weight) in [(row, 1.0 - fraction), (row + 1, fraction)] {
                    if weight != 0.0 && row < drive.row_count() {
                        self.rows[row * channels + channel as usize] += weight * part;
                    }
                }
            }
            if let Some(gains) = &mut self.gains {
                for (channel, bar) in gains[t * channels..][..channels].iter_mut().enumerate() {
                    *bar += sum * drive.value((row, fraction), channel);
                }
            }
        }
    }
}

impl DriveBars {
    pub(crate) fn new(drive: &BlockDrive, gains: bool) -> Self {
        let share = |s: &Share| ShareBars {
            position: None,
            sums: vec![0.0; s.targets.len()],
            rows: vec![0.0; s.drive.rows.len()],
            gains: gains.then(|| vec![0.0; s.targets.len() * s.drive.channels]),
        };
        Self { shares: drive.shares.iter().map(share).collect() }
    }

    /// Add to the cotangents of all stimuli: rows `[row][channel]` and gains `[target][channel]` of each drive
    /// in `drives`.
    pub(crate) fn merge(
        mut self,
        drive: &BlockDrive,
        drives: &[std::sync::Arc<Drive>],
        rows: &mut [Vec<f64>],
        gains: &mut [Vec<f64>],
    ) {
        for (share, mut bars) in drive.shares.iter().zip(self.shares.drain(..)) {
            bars.flush(share);
            let Some(d) = drives.iter().position(|d| std::sync::Arc::ptr_eq(d, &share.drive)) else {
                continue;
            };
            for (sum, part) in rows[d].iter_mut().zip(&bars.rows) {
                *sum += part;
            }
            let channels = share.drive.channels;
            for (part, &(_, _, target)) in
                bars.gains.iter().flat_map(|g| g.chunks_exact(channels.max(1))).zip(&share.targets)
            {
                for (sum, x) in gains[d][target * channels..][..channels].iter_mut().zip(part) {
                    *sum += x;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
