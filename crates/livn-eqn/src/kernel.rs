//! What the engine knows of a cell model: columns of a tile, and a function that advances them.
//!
//! A *tile* is [`TILE`](crate::lane::TILE) cells of one template; every column of it is `TILE`
//! consecutive numbers. The engine owns tiles, delivers events into synapse columns, writes electrode
//! columns and reads voltages; a [`Kernel`] does everything between.

use crate::Field;
use crate::lane::Target;
use crate::model::Timing;

/// Where things are in a tile, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TileLayout {
    /// State columns, from 0.
    pub state: usize,
    /// Number of sites (compartments).
    pub sites: usize,
    /// Number of synapse slots.
    pub synapses: usize,
    /// Number of noise sources.
    pub noise: usize,
}

impl TileLayout {
    /// Inward current per site, nA (scratch of the step).
    pub const fn inward(&self) -> usize {
        self.state
    }
    /// Slope per site, µS (scratch of the step).
    pub const fn slope(&self) -> usize {
        self.inward() + self.sites
    }
    /// Electrode current per site, nA; written by the engine.
    pub const fn electrode(&self) -> usize {
        self.slope() + self.sites
    }
    /// Stimulus conductance per site, µS: positive towards 0 mV, negative towards −75 mV.
    pub const fn conductance(&self) -> usize {
        self.electrode() + self.sites
    }
    /// Membrane current per site of the last step that was asked for it, nA.
    pub const fn membrane(&self) -> usize {
        self.conductance() + self.sites
    }
    /// Spike trigger after and before the last step that was asked for it, mV.
    pub const fn trigger(&self) -> usize {
        self.membrane() + self.sites
    }
    /// Two columns (A, B) per synapse slot.
    pub const fn synapse(&self) -> usize {
        self.trigger() + 2
    }
    /// Two columns (excitatory, inhibitory) per noise source.
    pub const fn noise_state(&self) -> usize {
        self.synapse() + 2 * self.synapses
    }
    /// Total number of columns.
    pub const fn columns(&self) -> usize {
        self.noise_state() + 2 * self.noise
    }
}

/// How a synapse slot turns its two states into current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SynapseKind {
    /// Conductance B − A with a reversal potential.
    Conductance,
    /// The same with a magnesium block.
    Blocked,
    /// Current B in nA, independent of voltage (point models).
    Current,
}

/// A synapse slot of a group: where it acts, how, and its coefficients.
#[derive(Clone, Debug, PartialEq)]
pub struct SynapseSlot {
    /// Site it acts on.
    pub site: usize,
    /// Kind.
    pub kind: SynapseKind,
    /// Coefficients, in the order of the models' synapse record.
    pub coeffs: Vec<f64>,
}

/// A background source of a group.
#[derive(Clone, Debug, PartialEq)]
pub enum NoiseSource {
    /// No noise; keeps its place in the layout.
    Off,
    /// Two Ornstein–Uhlenbeck conductances that share the pair of normal numbers of each step.
    Conductances {
        /// Site of the excitatory conductance.
        site_e: usize,
        /// Site of the inhibitory conductance.
        site_i: usize,
        /// Coefficients of the excitatory conductance.
        coeffs_e: Vec<f64>,
        /// Coefficients of the inhibitory conductance.
        coeffs_i: Vec<f64>,
    },
    /// Gaussian current of standard deviation `na`, redrawn every `every` steps and held.
    HeldCurrent {
        /// Site it acts on.
        site: usize,
        /// Standard deviation, nA.
        na: f64,
        /// Steps between draws.
        every: u64,
    },
}

/// What all cells of a group share during a run.
#[derive(Clone, Debug, Default)]
pub struct GroupData {
    /// Synapse slots.
    pub synapses: Vec<SynapseSlot>,
    /// Noise sources.
    pub noise: Vec<NoiseSource>,
}

/// One step of some tiles.
#[derive(Debug)]
pub struct StepArgs<'a> {
    /// The columns of one tile after the other.
    pub tiles: &'a mut [f64],
    /// The coefficient columns of their cells: of one tile after the other, or one set for all tiles.
    pub coeffs: &'a [f64],
    /// Gids of their cells; they address the noise.
    pub gids: &'a [u32],
    /// Step number since t = 0.
    pub step: u64,
    /// Key of the noise: the seed.
    pub noise_key: [u32; 2],
    /// Noise stream number.
    pub noise_stream: u32,
    /// Whether the conductance columns are in use.
    pub conductance: bool,
    /// Whether to compute the membrane currents.
    pub membrane: bool,
    /// Whether to keep the spike triggers.
    pub trigger: bool,
}

/// A cell model compiled for all instruction sets, with its value type erased.
///
/// Parameter, coefficient and state vectors are in the order of the model's records.
pub trait Kernel: Send + Sync {
    /// Name of the model.
    fn name(&self) -> &'static str;
    /// Citation.
    fn source(&self) -> &'static str;
    /// When spikes are stamped and events act.
    fn timing(&self) -> Timing;
    /// Names of the sites.
    fn site_names(&self) -> Vec<String>;
    /// State column of each site's voltage.
    fn voltage_columns(&self) -> Vec<usize>;
    /// Coupled sites (parent, child).
    fn junctions(&self) -> Vec<(usize, usize)>;
    /// Parameters.
    fn params(&self) -> Vec<Field>;
    /// State columns.
    fn state(&self) -> Vec<Field>;
    /// Number of coefficients.
    fn coeff_count(&self) -> usize;
    /// Coefficients of a cell for a time step.
    fn prepare(&self, params: &[f64], dt_ms: f64) -> Vec<f64>;
    /// State of a cell at t = 0.
    fn initial(&self, params: &[f64], coeffs: &[f64]) -> Vec<f64>;
    /// Membrane area per site, µm².
    fn areas_um2(&self, params: &[f64]) -> Vec<f64>;
    /// Resistance of each site's junction to its parent, MΩ.
    fn resistances_mohm(&self, params: &[f64]) -> Vec<f64>;
    /// Advance tiles by one step. `above` gets a mask per tile: bit i is set if cell i is above threshold.
    ///
    /// # Panics
    /// If there are fewer columns, coefficients or gids than masks call for.
    fn step(&self, target: Target, group: &GroupData, args: StepArgs<'_>, above: &mut [u32]);
}
