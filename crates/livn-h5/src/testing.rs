//! Small files for tests, written object by object as the layout describes them.

use std::path::Path;

use livn_core::{PopulationRange, PopulationTable};

use crate::builder::Builder;
use crate::container::Container;
use crate::types_block::TypesBlock;

/// The `Edges` datasets of a projection.
pub(crate) struct Edges {
    pub index: Vec<u32>,
    pub blocks: Vec<u64>,
    pub pointer: Vec<u64>,
    pub sources: Vec<u32>,
}

pub(crate) fn population(name: &str, first: u32, count: u32) -> PopulationRange {
    PopulationRange { name: name.into(), first, count }
}

/// A file with the projection A->B and nothing else.
pub(crate) fn file_with_projection(folder: &Path, edges: &Edges) -> Container {
    let path = folder.join("connections.h5");
    let file = Builder::create(&path).expect("created");
    for group in ["Projections", "Projections/B", "Projections/B/A"] {
        file.group(group).expect("created");
    }
    for group in ["Connections", "Edges", "Synapses"] {
        file.group(&format!("Projections/B/A/{group}")).expect("created");
    }
    let count = edges.sources.len() as u32;
    let at = |name: &str| format!("Projections/B/A/{name}");
    file.numbers(&at("Edges/Destination Block Index"), &edges.index).expect("written");
    file.numbers(&at("Edges/Destination Block Pointer"), &edges.blocks).expect("written");
    file.numbers(&at("Edges/Destination Pointer"), &edges.pointer).expect("written");
    file.numbers(&at("Edges/Source Index"), &edges.sources).expect("written");
    file.numbers(&at("Synapses/syn_id"), &(0..count).collect::<Vec<u32>>()).expect("written");
    file.numbers(&at("Connections/distance"), &vec![1.5f32; count as usize]).expect("written");
    file.close().expect("closed");
    Container::open(&path).expect("opened")
}

/// The types block for populations numbered as given.
pub(crate) fn block(populations: &[(&str, u32, u32, u16)]) -> TypesBlock {
    let ranges = populations.iter().map(|(name, first, count, _)| population(name, *first, *count)).collect();
    let populations_table = PopulationTable::new(ranges).expect("valid");
    let number = |p: &PopulationRange| populations.iter().find(|(n, ..)| *n == p.name).map_or(0, |q| q.3);
    let numbers = populations_table.iter().map(number).collect();
    TypesBlock { populations: populations_table, numbers }
}
