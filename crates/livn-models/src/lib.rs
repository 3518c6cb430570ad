//! The equations: ion currents, ion pools, synapses, noise and cells, each written once, generic
//! over the value type, with the parameter sets that ship with them.

pub mod adjoint_source;
pub mod cells;
pub mod currents;
pub mod describe;
pub mod kernel;
pub mod kernels;
pub mod noise;
pub mod params;
pub mod pools;
pub mod synapses;
pub mod tree;
