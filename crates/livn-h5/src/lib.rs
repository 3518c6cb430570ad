//! Systems on disk: directories of NeuroH5 (HDF5) files and JSON documents.
//!
//! The only crate that knows HDF5. The library behind it stays behind [`container`] and [`builder`]; no type of it
//! is public, and a panic inside it comes out as an error.

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
