//! A culture in memory: populations, coordinates, projections, selection, generation.
//!
//! This crate knows no files: it gets and gives values. `livn-h5` reads and writes the directories.

mod describe;
mod document;
mod error;
mod fingerprint;
pub mod generate;
mod geometry;
mod matrix;
mod mersenne;
mod predefined;
mod projection;
mod rule;
mod select;
mod synapses;
mod system;
mod unconnected;

pub use document::{
    ArchitectureConfig, ConnectionsConfig, DocumentError, Element, GRAPH_VERSION, GraphDocument, MeaDocument,
    ModelDocument, ParamsDocument, ParamsEntry, SelectionDocument, parse_json,
};
pub use error::SystemError;
pub use geometry::BoundingBox;
pub use predefined::{GENERATOR_VERSION, PREDEFINED, predefined_config};
pub use projection::{Edge, EdgeList, Projection, SourceIndex};
pub use rule::{KernelRecord, Mechanism, ProjectionRule, SectionKind, SynapseKind};
pub use select::{PopulationShare, Selection, SelectionMethod, SelectionSpec};
pub use synapses::{CellSynapses, Synapse, SynapseTable};
pub use system::{Documents, Summary, System, SystemParts};
pub use unconnected::UnconnectedCoordinates;
