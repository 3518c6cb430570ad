//! XLA calls the engine: the two custom calls behind `livn.env` with JAX arrays.
//!
//! `livn_run` simulates, `livn_pull` takes cotangents of its results back to its operands. What does not
//! depend on traced values is a [`plan::Plan`], named in a call by a number, never by a pointer. Both are
//! pure functions of plan and operands and may be called from any thread; neither touches the interpreter.
//!
//! All `unsafe` of this crate is in [`abi`] (layout of XLA's C structs), [`call`] (from them to slices) and
//! [`target`] (handing the two functions to Python).

mod abi;
mod adjoint;
mod call;
mod execute;
mod pull;
mod python;
mod run;
mod shapes;
mod stimulus;
mod tapes;
mod target;
mod workers;

pub mod plan;

pub use python::PyPlan;
pub use target::xla_targets;
