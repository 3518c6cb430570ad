//! Written by `cargo xtask gen`, except for this list.

pub(crate) mod inputs;
pub(crate) mod izhikevich;
pub(crate) mod lif;
pub(crate) mod motoneuron;
pub(crate) mod motoneuron_bare;
pub(crate) mod pinsky_rinzel;
pub(crate) mod renshaw;
pub(crate) mod renshaw_bare;

/// What generated files use.
pub(crate) mod prelude {
    pub(crate) use crate::kernel::{StepBars, StepColumns, add, fixed, fixed_mut};
    pub(crate) use livn_eqn::Value;
    pub(crate) use livn_eqn::lane::Lane;
}
