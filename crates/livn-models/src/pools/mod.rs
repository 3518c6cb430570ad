//! Ion concentrations and the reversal potentials that follow from them.

pub mod calcium;
pub mod monovalent;
