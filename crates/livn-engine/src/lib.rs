//! The engine: advances groups of cells, carries spikes, plays stimuli, records, takes snapshots.
//!
//! It knows cell models as [`Kernel`](livn_eqn::kernel::Kernel) values and nothing of files, clocks or
//! environment. Work is cut into *blocks* of [`BLOCK_CELLS`] cells whose size never depends on the
//! machine; a block owns its cells, the connections onto them and their pending events, so a thread is
//! only a set of blocks and the results do not depend on how many there are.

pub mod barrier;
mod block;
mod columns;
mod connections;
mod detector;
mod engine;
mod epoch;
mod error;
mod network;
mod playback;
mod probe;
mod replay;
mod ring;
mod shares;
mod snapshot;
mod tape;

pub use block::BLOCK_CELLS;
pub use engine::Engine;
pub use epoch::{Progress, RunOutput};
pub use error::{BuildError, Quarantine, RunError, SnapshotError};
pub use network::{CellRef, Depression, GroupSpec, NetworkBuilder, Rule};
pub use playback::{Drive, DriveBars, DriveKind, DriveTarget, Interpolation};
pub use probe::{Probe, Signal, Traces};
pub use replay::{Afferent, Replay};
pub use snapshot::Snapshot;
pub use tape::Tape;
