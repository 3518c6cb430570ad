//! Systems on disk: directories of NeuroH5 (HDF5) files and JSON documents.
//!
//! The only crate that knows HDF5. The library behind it stays behind the modules `container` and `builder`; no type of it
//! is public, and a panic inside it comes out as an error.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let cache = folder.path();
//! let directory = livn_h5::predefined("EI1", cache)?; // generated on first use
//! let system = livn_h5::read_system(&directory)?;
//! assert_eq!((system.cell_count(), system.edge_count()), (10, 90));
//! # Ok(())
//! # }
//! ```

mod attributes;
mod builder;
mod cache;
mod container;
mod coordinates;
mod directory;
mod edges;
mod error;
mod json;
mod synapses;
#[cfg(test)]
mod testing;
mod types_block;

pub use cache::{CacheError, default_cache_dir, predefined};
pub use directory::{
    AttributeInventory, attribute_inventory, read_system, replace_system, system_files, write_system,
};
pub use error::FormatError;
pub use json::{write_mea, write_params, write_selection};
