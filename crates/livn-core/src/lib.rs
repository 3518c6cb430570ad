//! Vocabulary shared by every other crate: cell ids, integer time, spikes, population tables,
//! counter-based random streams and the helper that suggests the nearest known name.

mod nearest;
mod population;
pub mod random;
mod step;

pub use nearest::nearest;
pub use population::{PopulationError, PopulationRange, PopulationTable};
pub use step::{Spike, Step, StepError, TimeGrid};

/// Global cell id: unique over the whole system, contiguous within a population.
pub type Gid = u32;
