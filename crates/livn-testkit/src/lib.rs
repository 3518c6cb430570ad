//! Development only: reference data, comparisons with a stated tolerance, tiny systems.
//!
//! Reference arrays live in `golden/` of the repository (a small selection, always there) and, where a checkout has
//! it, in a larger collection beside the repository or wherever `LIVN_GOLDEN` points. A test asks for a file with
//! [`golden::open`]; when it is absent the test passes and one line on standard error says what was left out.

pub mod compare;
pub mod golden;

pub use compare::{Mismatch, SpikeTolerance, spikes, trace};
pub use golden::{Archive, GoldenError};
