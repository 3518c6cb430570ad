//! Gradients of a run: the discrete adjoint of the very steps the engine took.
//!
//! Forward, the engine keeps checkpoints and the spikes ([`Tape`](livn_engine::Tape)). Backward, every block
//! is replayed segment by segment and its steps are undone, last first. With A(k) and F(k) of the forward
//! schedule (advance epoch k, fan its spikes out), the reverse is F'(k) before A'(k), A'(k + 1) before F'(k):
//! F'(k) collects from the synapses what the spikes of epoch k did to them, A'(k) carries cotangents through
//! the cells. Blocks meet only where spikes carry gradient, between F' and A'.
//!
//! Every sum is taken in an order that depends on neither threads nor lanes nor checkpoints.

mod block;
mod error;
mod gradients;
mod plan;
mod spikes;
mod sweep;

pub use error::GradError;
pub use gradients::{Gradients, Seeds, SpikeGradient};
pub use plan::{Plan, plan};
pub use sweep::pull;
