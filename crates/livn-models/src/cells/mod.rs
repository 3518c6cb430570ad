//! Cells: compartments with currents, on trees.

use livn_eqn::lane::Scalar;
use livn_eqn::{Record, field_list};

pub mod axon;
pub mod chain;
pub mod compartment;
pub mod izhikevich;
pub mod lif;
pub mod motoneuron;
pub mod pinsky_rinzel;
pub mod renshaw;
pub mod soma;

/// Columns of a state record that hold a compartment's voltage: those whose last name is `v`.
pub(crate) fn columns_named_v<S: Record<Scalar>>() -> Vec<usize> {
    field_list::<Scalar, S>()
        .iter()
        .enumerate()
        .filter(|(_, f)| f.name.split('.').next_back() == Some("v"))
        .map(|(i, _)| i)
        .collect()
}
