//! What the reverse sweep knows of a cell model: which columns of a step it needs, and a function that
//! carries cotangents from the end of a step to its beginning.

use crate::kernel::{GroupData, TileLayout};
use crate::lane::{TILE, Target};

/// Where the numbers of one step of one tile are on the tape, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameLayout {
    /// The tile it is taken from.
    pub tile: TileLayout,
    /// Whether conductance stimuli are played.
    pub conductance: bool,
}

impl FrameLayout {
    /// State before the step, from column 0; then inward current and slope per site.
    pub const fn inward(&self) -> usize {
        self.tile.state
    }
    /// Slope per site.
    pub const fn slope(&self) -> usize {
        self.inward() + self.tile.sites
    }
    /// Two columns per synapse slot, after the step's events, before its decay.
    pub const fn synapse(&self) -> usize {
        self.slope() + self.tile.sites
    }
    /// Two columns per noise source, before the step.
    pub const fn noise_before(&self) -> usize {
        self.synapse() + 2 * self.tile.synapses
    }
    /// Two columns per noise source, as used by the step.
    pub const fn noise_after(&self) -> usize {
        self.noise_before() + 2 * self.tile.noise
    }
    /// Spike trigger after and before the step.
    pub const fn trigger(&self) -> usize {
        self.noise_after() + 2 * self.tile.noise
    }
    /// Stimulus conductance per site, if there is any.
    pub const fn conductance(&self) -> usize {
        self.trigger() + 2
    }
    /// Total number of columns.
    pub const fn columns(&self) -> usize {
        self.conductance() + if self.conductance { self.tile.sites } else { 0 }
    }

    /// Take what the step is about to change from the tile.
    pub fn save_before(&self, tile: &[f64], frame: &mut [f64]) {
        copy(tile, 0, frame, 0, self.tile.state);
        copy(tile, self.tile.synapse(), frame, self.synapse(), 2 * self.tile.synapses + 2 * self.tile.noise);
        if self.conductance {
            copy(tile, self.tile.conductance(), frame, self.conductance(), self.tile.sites);
        }
    }

    /// Take what the step has computed from the tile.
    pub fn save_after(&self, tile: &[f64], frame: &mut [f64]) {
        copy(tile, self.tile.inward(), frame, self.inward(), 2 * self.tile.sites);
        copy(tile, self.tile.noise_state(), frame, self.noise_after(), 2 * self.tile.noise);
        copy(tile, self.tile.trigger(), frame, self.trigger(), 2);
    }
}

fn copy(from: &[f64], at: usize, to: &mut [f64], place: usize, columns: usize) {
    to[place * TILE..][..columns * TILE].copy_from_slice(&from[at * TILE..][..columns * TILE]);
}

/// Where cotangents of one tile are, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarLayout(pub TileLayout);

impl BarLayout {
    /// Two columns per synapse slot; the state's cotangents precede them.
    pub const fn synapse(&self) -> usize {
        self.0.state
    }
    /// Two columns per noise source.
    pub const fn noise(&self) -> usize {
        self.synapse() + 2 * self.0.synapses
    }
    /// Columns that pass from step to step.
    pub const fn carried(&self) -> usize {
        self.noise() + 2 * self.0.noise
    }
    /// Spike trigger after and before the step; set by the caller.
    pub const fn trigger(&self) -> usize {
        self.carried()
    }
    /// Membrane current per site; set by the caller.
    pub const fn membrane(&self) -> usize {
        self.trigger() + 2
    }
    /// Electrode current per site; a result of the step.
    pub const fn electrode(&self) -> usize {
        self.membrane() + self.0.sites
    }
    /// Stimulus conductance per site; a result of the step.
    pub const fn conductance(&self) -> usize {
        self.electrode() + self.0.sites
    }
    /// Inward current and slope per site; used within the step.
    pub const fn inward(&self) -> usize {
        self.conductance() + self.0.sites
    }
    /// Total number of columns.
    pub const fn columns(&self) -> usize {
        self.inward() + 2 * self.0.sites
    }
}

/// Coefficients of a synapse slot, in the order of the models' record.
pub const SYNAPSE_COEFFS: usize = 5;
/// Coefficients of a noise source: four of either conductance, or the standard deviation of a current.
pub const NOISE_COEFFS: usize = 8;

/// One step of one tile, backwards.
#[derive(Debug)]
pub struct PullArgs<'a> {
    /// The step, by [`FrameLayout`].
    pub frame: &'a [f64],
    /// Where its columns are.
    pub layout: FrameLayout,
    /// The coefficient columns of the tile's cells.
    pub coeffs: &'a [f64],
    /// Gids of its cells; they address the noise.
    pub gids: &'a [u32],
    /// Step number since t = 0.
    pub step: u64,
    /// Key of the noise: the seed.
    pub noise_key: [u32; 2],
    /// Noise stream number.
    pub noise_stream: u32,
    /// Cotangents after the step, by [`BarLayout`], with those of triggers and membrane currents.
    pub after: &'a [f64],
    /// Cotangents before the step.
    pub before: &'a mut [f64],
    /// Cotangents of the coefficients, to be added to: the cell's, then [`SYNAPSE_COEFFS`] columns per slot and
    /// [`NOISE_COEFFS`] per source, one number per cell. `None`: not wanted.
    pub coeff_bars: Option<&'a mut [f64]>,
}

/// What follows from a cell's parameters, and its derivative along a direction of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamSlope {
    /// Coefficients.
    pub coeffs: Vec<f64>,
    /// State at t = 0.
    pub initial: Vec<f64>,
    /// Membrane area per site, µm².
    pub areas_um2: Vec<f64>,
    /// Resistance of each site's junction to its parent, MΩ.
    pub resistances_mohm: Vec<f64>,
}

/// The reverse of a [`Kernel`](crate::kernel::Kernel).
pub trait Adjoint: Send + Sync {
    /// Carry cotangents through one step of a tile.
    fn pull(&self, target: Target, group: &GroupData, args: PullArgs<'_>);
    /// Derivatives of everything that follows from the parameters, along `direction`.
    fn along(&self, params: &[f64], direction: &[f64], dt_ms: f64) -> ParamSlope;
}
