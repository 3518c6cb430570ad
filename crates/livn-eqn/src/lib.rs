//! The equation language.
//!
//! Model equations are Rust functions generic over [`Value`]. The same function runs on scalars and
//! SIMD lanes ([`lane`]) and on a tracer ([`trace`]) that records it as a straight-line [`Program`].
//! All executions give the same bits: transcendental functions are our own polynomials ([`math`]),
//! fused multiply-add is explicit, and the compiler never contracts.

#[macro_use]
mod record;
pub mod adjoint;
pub mod dual;
pub mod emit;
pub mod kernel;
pub mod lane;
pub mod math;
pub mod model;
mod program;
mod step;
pub mod trace;
#[macro_use]
mod unroll;
mod value;
mod vjp;

pub use program::{Op, OpId, Program};
pub use record::{Field, Reader, Record, Writer, field_list};
pub use step::{StepInput, StepOutput, step_program};
pub use value::Value;
