//! A culture in memory: populations, coordinates, projections, selection, generation.
//!
//! This crate knows no files: it gets and gives values. `livn-h5` reads and writes the directories.
//!
//! ```
//! use livn_system::generate::{GenerateConfig, MeanDegree, generate};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut config = GenerateConfig { total_cells: Some(500), ..GenerateConfig::default() };
//! config.connectivity.mean_degree = MeanDegree::Same(20.0);
//! let out = generate("mine", &config)?;
//! for projection in &out.report {
//!     assert!((projection.expected_degree - 20.0).abs() < 0.01);
//! }
//! let inputs = out.system.projection("INH", "EXC")?;
//! for edge in inputs.edges_onto(7) {
//!     assert!(edge.distance_um > 0.0 && out.system.position_um(edge.pre).is_some());
//! }
//! assert_eq!(out.system.weight_names()[0], "EXC_EXC-dend-AMPA-weight");
//! # Ok(())
//! # }
//! ```

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
