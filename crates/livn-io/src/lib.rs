//! Electrode and light arrays: where they sit, what a command does at a place on a cell, what an electrode
//! hears of a cell.
//!
//! An array is two matrices over (channel, site), a *site* being one place on one cell:
//!
//! ```text
//! drive   [step, site]     = inputs [step, channel] · G_in  [channel, site]    µA → mV  (mW → mW/mm² for light)
//! potential [channel, frame] = G_out [channel, site] · currents [site, frame]  µA → µV
//! ```
//!
//! Every site has its own column, also when several sites belong to one cell, and columns are in the order
//! of the sites given. Nothing is cached: gains belong to the sites they were computed for.
//!
//! ```
//! use livn_io::{Mea, Site};
//! let mea = Mea::default();
//! let sites = [Site { gid: 0, position_um: [500.0, 500.0, 175.0] }];
//! let gain = mea.input_gain(&sites);
//! assert!((gain.get(0, 0) - 5.3355).abs() < 1e-4); // mV per µA under the electrode
//! ```

mod composed;
mod conductor;
mod error;
mod gain;
mod json;
mod layout;
mod light_array;
mod mea;
mod observe;
mod site;

pub use composed::{ComposedIo, InputArray, InputUnit, OutputArray};
pub use conductor::{Conductor, StimulationModel};
pub use error::Error;
pub use gain::Gain;
pub use layout::{electrode_array_coordinates, electrode_array_coordinates_for_area};
pub use light_array::{Fiber, LightArray, photon_flux};
pub use mea::{Electrode, InputReach, Mea};
pub use observe::{ChannelEvents, Contribution, Membership, relative_distance};
pub use site::{Distance, Site, calculate_distances};
