//! What is recorded, and the recorded traces.

use livn_core::Gid;

use crate::engine::Group;

/// A signal that can be sampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Membrane voltage, mV, before the step that starts at the sample's time.
    Voltage,
    /// Transmembrane current, nA, outward positive, of the middle of the step that ended at the
    /// sample's time; 0 at t = 0.
    MembraneCurrent,
}

/// Samples a signal of some cells of a group every `every` steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    /// Signal.
    pub signal: Signal,
    /// Group.
    pub group: usize,
    /// Positions of the cells within the group, ascending; `None`: all.
    pub cells: Option<Vec<u32>>,
    /// Sites, in the order of the rows.
    pub sites: Vec<usize>,
    /// Steps between samples; samples fall on multiples counted from t = 0.
    pub every: u64,
    /// Keep samples in double precision: twice the memory, for differentiation.
    pub double: bool,
}

impl Probe {
    pub(crate) fn wants_membrane(&self, group: usize, step: u64) -> bool {
        self.signal == Signal::MembraneCurrent && self.group == group && step.is_multiple_of(self.every)
    }

    pub(crate) fn column(&self, group: &Group, site: usize) -> usize {
        match self.signal {
            Signal::Voltage => group.voltage_columns[site],
            Signal::MembraneCurrent => group.layout.membrane() + site,
        }
    }

    /// Recorded cells of a block of `count` cells from position `first`, as positions in the block.
    pub(crate) fn cells_within(&self, first: usize, count: usize) -> CellsWithin<'_> {
        match &self.cells {
            None => CellsWithin::All(0..count),
            Some(cells) => {
                let from = cells.partition_point(|&c| (c as usize) < first);
                let to = cells.partition_point(|&c| (c as usize) < first + count);
                CellsWithin::Some(cells[from..to].iter(), first)
            }
        }
    }

    /// Rows of the recording for a group of `cells` cells.
    pub(crate) fn rows(&self, cells: usize) -> usize {
        self.cells.as_ref().map_or(cells, Vec::len) * self.sites.len()
    }

    /// Samples that fall within steps `from..to`.
    pub(crate) fn frames(&self, from: u64, to: u64) -> u64 {
        to.div_ceil(self.every) - from.div_ceil(self.every)
    }
}

/// Iterator over recorded cells.
pub(crate) enum CellsWithin<'a> {
    All(std::ops::Range<usize>),
    Some(std::slice::Iter<'a, u32>, usize),
}

impl Iterator for CellsWithin<'_> {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        match self {
            Self::All(range) => range.next(),
            Self::Some(cells, first) => cells.next().map(|&c| c as usize - *first),
        }
    }
}

/// Sampled traces: one row per (cell, site).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traces {
    /// Gid of each row.
    pub gids: Vec<Gid>,
    /// Site of each row.
    pub sites: Vec<u16>,
    /// Steps between samples.
    pub every: u64,
    /// Step of the first sample.
    pub first_step: u64,
    /// Samples per row.
    pub frames: usize,
    /// `[row][frame]`, row-major; empty if the probe asks for double precision.
    pub values: Vec<f32>,
    /// The same in double precision; empty unless the probe asks for it.
    pub doubles: Vec<f64>,
}

/// Samples gathered by a block, `[frame][cell][site]`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Samples {
    Single(Vec<f32>),
    Double(Vec<f64>),
}

impl Samples {
    pub(crate) fn new(probe: &Probe) -> Self {
        if probe.double { Self::Double(Vec::new()) } else { Self::Single(Vec::new()) }
    }

    pub(crate) fn push(&mut self, value: f64) {
        match self {
            Self::Single(all) => all.push(value as f32),
            Self::Double(all) => all.push(value),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Single(all) => all.len(),
            Self::Double(all) => all.len(),
        }
    }

    /// Append row `row` of frames of `width` samples to the traces.
    pub(crate) fn lay_out(&self, row: usize, width: usize, traces: &mut Traces) {
        let frames = traces.frames;
        match self {
            Self::Single(all) => traces.values.extend(all.iter().skip(row).step_by(width).take(frames)),
            Self::Double(all) => traces.doubles.extend(all.iter().skip(row).step_by(width).take(frames)),
        }
    }
}
