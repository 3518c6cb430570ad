//! livn: cultures of neurons on electrodes, simulated.
//!
//! A [`System`] (cells, populations, connections) and a [`ModelSpec`] (dynamics) make a [`Simulation`];
//! an electrode array ([`io`]) turns channel inputs into a [`Stimulus`] and currents into potentials.
//!
//! ```
//! use livn::{ModelSpec, Simulation, System, UnconnectedCoordinates};
//!
//! let system = System::unconnected("pair", [("EXC", 2)], &UnconnectedCoordinates::Spacing(50.0))?;
//! let mut sim = Simulation::builder(&system, &ModelSpec::default()).threads(1).build()?;
//! sim.record_voltage(None, 0.1)?;
//! let recording = sim.run(5.0, &[], &mut livn::unwatched())?;
//! let voltage = recording.voltage.expect("recorded");
//! assert_eq!((voltage.gids.len(), voltage.frames), (14, 50));
//! # Ok::<(), livn::Error>(())
//! ```

pub mod culture;
mod defaults;
mod error;
#[cfg(feature = "gradients")]
pub mod grad;
mod heterogeneity;
mod keys;
mod model;
mod noise;
mod recording;
mod simulation;
mod state;
mod stimulus;
mod wiring;

pub use defaults::{Defaults, model_defaults, published_defaults};
pub use error::Error;
pub use keys::{KeyNote, RuleName};
pub use livn_core as core;
pub use livn_engine as engine;
pub use livn_engine::{Interpolation, Progress, Quarantine};
pub use livn_eqn as eqn;
pub use livn_h5 as h5;
pub use livn_io as io;
pub use livn_models as models;
pub use livn_system as system;
pub use livn_system::{System, UnconnectedCoordinates};
pub use model::{CellKind, ModelSpec, Preset, RcsdOptions, kind_of};
pub use recording::{Recording, SpikeTrain, Traces};
pub use simulation::{Builder, Simulation, unwatched};
pub use state::Snapshot;
pub use stimulus::{InputMode, Stimulus};
