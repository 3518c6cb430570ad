//! The plain data that reports are made from.

use crate::Gid;

/// One population, for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationView {
    /// Name, e.g. `EXC`.
    pub name: String,
    /// First gid of its block.
    pub first: Gid,
    /// Number of cells.
    pub count: u32,
    /// Whether its synapses inhibit; decides its colour.
    pub inhibitory: bool,
}

impl PopulationView {
    /// Whether `gid` belongs to the population.
    pub fn contains(&self, gid: Gid) -> bool {
        gid >= self.first && gid - self.first < self.count
    }
}

/// Where a cell sits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellView {
    /// The cell.
    pub gid: Gid,
    /// Place in the plane (µm).
    pub x_um: f64,
    /// Place in the plane (µm).
    pub y_um: f64,
}

/// One electrode and the cells it hears.
#[derive(Clone, Debug, PartialEq)]
pub struct ElectrodeView {
    /// Channel id.
    pub id: i64,
    /// Place in the plane (µm).
    pub x_um: f64,
    /// Place in the plane (µm).
    pub y_um: f64,
    /// Cells within the output radius, ascending.
    pub hears: Vec<Gid>,
}

/// A culture, for display.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct CultureView {
    /// Name, e.g. `EI2`.
    pub name: String,
    /// Populations in ascending order of gid.
    pub populations: Vec<PopulationView>,
    /// All cells.
    pub cells: Vec<CellView>,
    /// Number of synapses (edges).
    pub synapses: u64,
    /// Electrodes in row order; empty without an array.
    pub electrodes: Vec<ElectrodeView>,
    /// Distance up to which an electrode hears a cell (µm).
    pub output_radius_um: f64,
}

impl CultureView {
    /// Index of the population of `gid`.
    pub fn population_of(&self, gid: Gid) -> Option<usize> {
        self.populations.iter().position(|p| p.contains(gid))
    }

    /// Smallest rectangle around all cells and all places that electrodes hear, as `[x0, y0, x1, y1]` (µm); zeros for an empty culture.
    pub fn extent_um(&self) -> [f64; 4] {
        let r = self.output_radius_um;
        let cells = self.cells.iter().map(|c| (c.x_um, c.y_um));
        let electrodes =
            self.electrodes.iter().flat_map(|e| [(e.x_um - r, e.y_um - r), (e.x_um + r, e.y_um + r)]);
        let mut extent: Option<[f64; 4]> = None;
        for (x, y) in cells.chain(electrodes) {
            let [x0, y0, x1, y1] = extent.unwrap_or([x, y, x, y]);
            extent = Some([x0.min(x), y0.min(y), x1.max(x), y1.max(y)]);
        }
        extent.unwrap_or_default()
    }
}

/// Spikes in order of time; `gid` and `t_ms` have equal length.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct SpikeView {
    /// The cell of each spike.
    pub gid: Vec<Gid>,
    /// Its time from the start of the run (ms).
    pub t_ms: Vec<f64>,
}

/// What happened in one run.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RunView {
    /// Where it happened.
    pub culture: CultureView,
    /// Spikes.
    pub spikes: SpikeView,
    /// Time simulated (ms).
    pub duration_ms: f64,
    /// Onsets of stimulation pulses (ms).
    pub pulses_ms: Vec<f64>,
    /// One line under the title of the picture: model, dt, seed.
    pub caption: String,
    /// Wall time of the simulation (s).
    pub wall_s: f64,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
}
