//! A system directory as a whole.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use livn_core::PopulationRange;
use livn_system::{BoundingBox, GraphDocument, Projection, System, SystemError, SystemParts};

use crate::builder::Builder;
use crate::container::Container;
use crate::json;
use crate::types_block::TypesBlock;
use crate::{FormatError, attributes, coordinates, edges, synapses};

const COORDINATES: &str = "Generated Coordinates";
const SYNAPSES: &str = "Synapse Attributes";

/// Read the system in `directory`. Its name is the last component of the path.
///
/// `graph.h5`, if present, is read in place of `cells.h5` and `connections.h5`.
///
/// # Errors
/// `MissingFile`, `Io`, `NotHdf5` for files that are not there or not readable; `Document` for a bad JSON document;
/// `Missing`, `WrongType`, `Length`, `Value`, `TooLong`, `OldLayout`, `Object` for a bad object in a file;
/// `Mismatch` and `System` for parts that contradict each other.
pub fn read_system(directory: &Path) -> Result<System, FormatError> {
    let documents = json::read_documents(directory)?;
    let cells_file = Container::open(&data_file(directory, "cells.h5")?)?;
    let block = TypesBlock::read(&cells_file)?;
    let mut positions_um = Vec::new();
    let mut tables = Vec::new();
    let namespace = documents.graph.as_ref().map_or(COORDINATES, |g| &g.architecture().coordinate_namespace);
    for population in block.populations.iter() {
        positions_um.extend(coordinates::read(&cells_file, population, namespace)?);
        tables.push(synapses::read(&cells_file, population, SYNAPSES)?);
    }
    let connections_path = data_file(directory, "connections.h5")?;
    let same = connections_path == cells_file.path();
    let connections_file = if same { cells_file } else { Container::open(&connections_path)? };
    if !same {
        let other = TypesBlock::read(&connections_file)?;
        check_same_populations(&connections_path, &other, &block)?;
    }
    let graph = documents.graph.as_ref();
    let projections = graph.map_or(Ok(Vec::new()), |g| read_projections(&connections_file, g, &block))?;
    let layers = graph.iter().flat_map(|g| &g.architecture().layer_extents);
    let layers = layers.map(|(name, [a, b])| (name.clone(), BoundingBox::from_corners(*a, *b))).collect();
    let gids = block.populations.iter().flat_map(PopulationRange::gids).collect();
    let name = directory.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    System::new(SystemParts {
        name,
        populations: block.populations,
        gids,
        positions_um,
        projections,
        synapses: tables,
        layers,
        documents,
    })
    .map_err(|source| FormatError::System { path: connections_path, source })
}

/// Files that hold the cells and the connections of the system in `directory`.
///
/// # Errors
/// `MissingFile`.
pub fn system_files(directory: &Path) -> Result<(PathBuf, PathBuf), FormatError> {
    Ok((data_file(directory, "cells.h5")?, data_file(directory, "connections.h5")?))
}

/// Attributes of cells that the files of `directory` hold: population, namespace, sorted names.
pub type AttributeInventory = IndexMap<String, IndexMap<String, Vec<String>>>;

/// List the attributes of cells in the files of `directory`, populations by name.
///
/// # Errors
/// As [`read_system`], for the file of cells.
pub fn attribute_inventory(directory: &Path) -> Result<AttributeInventory, FormatError> {
    let file = Container::open(&data_file(directory, "cells.h5")?)?;
    let mut out = AttributeInventory::new();
    for population in TypesBlock::read(&file)?.populations.iter() {
        let group = format!("Populations/{}", population.name);
        let mut namespaces = IndexMap::new();
        if file.has_group(&group)? {
            for namespace in file.groups(&group)? {
                let names = attributes::names(&file, &population.name, &namespace)?;
                namespaces.insert(namespace, names);
            }
        }
        out.insert(population.name.clone(), namespaces);
    }
    out.sort_keys();
    Ok(out)
}

/// The file that holds cells or connections.
fn data_file(directory: &Path, name: &'static str) -> Result<PathBuf, FormatError> {
    for candidate in ["graph.h5", name] {
        let path = directory.join(candidate);
        if path.exists() {
            return Ok(path);
        }
    }
    Err(FormatError::MissingFile { directory: directory.into(), file: name })
}

fn check_same_populations(path: &Path, found: &TypesBlock, expected: &TypesBlock) -> Result<(), FormatError> {
    if found == expected {
        return Ok(());
    }
    let list = |block: &TypesBlock| {
        let rows = block.populations.iter().zip(&block.numbers);
        let rows = rows.map(|(p, n)| format!("{} ({n}): {:?}", p.name, p.gids()));
        rows.collect::<Vec<String>>().join(", ")
    };
    Err(FormatError::Mismatch {
        path: path.into(),
        what: "the populations are".into(),
        found: list(found),
        other: "cells.h5",
        expected: list(expected),
    })
}

/// Every projection that graph.json describes; one in the file that it does not describe is an error.
fn read_projections(
    file: &Container,
    graph: &GraphDocument,
    block: &TypesBlock,
) -> Result<Vec<Projection>, FormatError> {
    let system = |source: SystemError| FormatError::System { path: file.path().into(), source };
    let rules = graph.rules();
    for post in edges::destinations(file)? {
        for pre in edges::sources_of(file, &post)? {
            if !rules.iter().any(|(a, b, _)| *a == post && *b == pre) {
                let described: Vec<String> =
                    rules.iter().map(|(post, pre, _)| format!("{pre}->{post}")).collect();
                return Err(FormatError::Mismatch {
                    path: file.path().into(),
                    what: "there are edges".into(),
                    found: format!("{pre}->{post}"),
                    other: "graph.json",
                    expected: format!("only {}", described.join(", ")),
                });
            }
        }
    }
    let mut out = Vec::new();
    for (post, pre, rule) in rules {
        let (_, post) = block.populations.find(post).map_err(|e| system(e.into()))?;
        let (_, pre) = block.populations.find(pre).map_err(|e| system(e.into()))?;
        let edges = edges::read(file, pre, post)?;
        out.push(Projection::new(pre.clone(), post.clone(), rule.clone(), edges).map_err(system)?);
    }
    Ok(out)
}

/// Write `system` into `directory`, which is created if need be and must not hold a system yet.
///
/// # Errors
/// `Exists`, `Partial` for a selected sub-system, `Io`, `Object`.
pub fn write_system(directory: &Path, system: &System) -> Result<(), FormatError> {
    for file in ["graph.json", "cells.h5", "connections.h5", "graph.h5"] {
        if directory.join(file).exists() {
            return Err(FormatError::Exists { directory: directory.into(), file: file.into() });
        }
    }
    replace_system(directory, system)
}

/// Write `system` into `directory`, replacing a system that is there. Files appear when they are complete.
///
/// # Errors
/// `Partial` for a selected sub-system, `Io`, `Object`.
pub fn replace_system(directory: &Path, system: &System) -> Result<(), FormatError> {
    if system.is_partial() {
        let (present, all) = (system.cell_count(), system.populations().cell_count());
        return Err(FormatError::Partial { path: directory.into(), present, all });
    }
    let io = |source| FormatError::Io { path: directory.into(), source };
    std::fs::create_dir_all(directory).map_err(io)?;
    let graph = system
        .graph_document()
        .map_err(|source| FormatError::Document { path: directory.join("graph.json"), source })?;
    let block = types_block(system, &graph);
    completed(&directory.join("cells.h5"), |path| write_cells(path, system, &graph, &block))?;
    completed(&directory.join("connections.h5"), |path| write_connections(path, system, &block))?;
    let single = directory.join("graph.h5");
    if single.exists() {
        std::fs::remove_file(&single).map_err(io)?;
    }
    json::write_documents(directory, system.documents(), &graph)
}

/// Write a file under a temporary name and give it its own when complete.
fn completed(path: &Path, write: impl FnOnce(&Path) -> Result<(), FormatError>) -> Result<(), FormatError> {
    let temporary = json::temporary(path);
    let written = write(&temporary).and_then(|()| {
        std::fs::rename(&temporary, path).map_err(|source| FormatError::Io { path: path.into(), source })
    });
    if written.is_err() {
        // The first error is the one to report; a left-over file is harmless.
        let _ = std::fs::remove_file(&temporary);
    }
    written
}

/// Numbers come from graph.json; a population it does not number gets a free one, in order of gid.
fn types_block(system: &System, graph: &GraphDocument) -> TypesBlock {
    let known = graph.population_definitions();
    let mut free = (10u16..).filter(|n| !known.values().any(|k| k == n));
    let number =
        |p: &PopulationRange| known.get(&p.name).copied().or_else(|| free.next()).unwrap_or(u16::MAX);
    let numbers = system.populations().iter().map(number).collect();
    TypesBlock { populations: system.populations().clone(), numbers }
}

/// Every pair of populations, destinations outer, as planar cultures list them.
fn pairs(system: &System) -> Vec<(usize, usize)> {
    let count = system.populations().len();
    (0..count).flat_map(|post| (0..count).map(move |pre| (pre, post))).collect()
}

fn write_cells(
    path: &Path,
    system: &System,
    graph: &GraphDocument,
    block: &TypesBlock,
) -> Result<(), FormatError> {
    let file = Builder::create(path)?;
    block.write(&file, &pairs(system))?;
    file.group("Populations")?;
    let namespace = &graph.architecture().coordinate_namespace;
    let mut next = 0;
    for population in system.populations().iter() {
        let cells = next..next + population.count as usize;
        next = cells.end;
        file.group(&format!("Populations/{}", population.name))?;
        coordinates::write(&file, population, namespace, &system.positions_um()[cells])?;
        let table = system
            .synapses(&population.name)
            .map_err(|source| FormatError::System { path: path.into(), source })?;
        synapses::write(&file, population, SYNAPSES, table)?;
    }
    file.close()
}

fn write_connections(path: &Path, system: &System, block: &TypesBlock) -> Result<(), FormatError> {
    let file = Builder::create(path)?;
    block.write(&file, &pairs(system))?;
    file.group("Projections")?;
    for post in system.populations().iter() {
        let onto = || system.projections().iter().filter(|p| p.post() == post && !p.is_empty());
        if onto().next().is_some() {
            file.group(&format!("Projections/{}", post.name))?;
        }
        for projection in onto() {
            edges::write(&file, projection)?;
        }
    }
    file.close()
}

#[cfg(test)]
mod tests;
