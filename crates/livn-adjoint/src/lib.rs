//! The reverse steps of the shipped models.
//!
//! What is in `generated` comes from the equations in `livn-models`: traced, differentiated, and written
//! out as lane code, so that the compiler treats the reverse like the forward step. Here is only the order
//! in which a step's parts are undone.

#[rustfmt::skip]
#[allow(clippy::all, clippy::pedantic)]
mod generated;
mod inputs;
mod kernel;
mod models;

pub use models::{AdjointKernel, ReverseStep, of};
