//! Ragged attributes of cells: `/Populations/<population>/<namespace>/<attribute>`.

use livn_core::{Gid, PopulationRange};
use rust_hdf5::H5Type;

use crate::FormatError;
use crate::builder::Builder;
use crate::container::{Container, Number};

const INDEX: &str = "Cell Index";
const POINTER: &str = "Attribute Pointer";
const VALUE: &str = "Attribute Value";

/// Which cells carry an attribute, and where their values are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rows {
    /// Cells in stored order.
    pub gids: Vec<Gid>,
    /// Offsets, one more than cells; empty if there are none.
    pub offsets: Vec<usize>,
}

/// Values of one attribute.
pub(crate) struct Attribute<T> {
    pub rows: Rows,
    pub values: Vec<T>,
}

/// Names of the attributes of a namespace: its groups. A shared `Cell Index` beside them is a dataset.
pub(crate) fn names(file: &Container, population: &str, namespace: &str) -> Result<Vec<String>, FormatError> {
    let object = format!("Populations/{population}/{namespace}");
    if file.has_group(&object)? { file.groups(&object) } else { Ok(Vec::new()) }
}

/// Read one attribute.
pub(crate) fn read<T: Number>(
    file: &Container,
    population: &PopulationRange,
    namespace: &str,
    attribute: &str,
) -> Result<Attribute<T>, FormatError> {
    let object = format!("Populations/{}/{namespace}/{attribute}", population.name);
    if !file.has_group(&object)? {
        return Err(file.missing(&object));
    }
    let index: Vec<u32> = file.numbers(&format!("{object}/{INDEX}"))?;
    let pointer: Vec<u64> = file.numbers(&format!("{object}/{POINTER}"))?;
    let values: Vec<T> = file.numbers(&format!("{object}/{VALUE}"))?;
    let gids = gids(file, population, &format!("{object}/{INDEX}"), &index)?;
    let offsets = offsets(file, &object, index.len(), &pointer, values.len())?;
    Ok(Attribute { rows: Rows { gids, offsets }, values })
}

fn gids(
    file: &Container,
    population: &PopulationRange,
    object: &str,
    index: &[u32],
) -> Result<Vec<Gid>, FormatError> {
    if let Some(i) = index.iter().position(|k| *k >= population.count) {
        let allowed = format!("below {}, the cells of {}", population.count, population.name);
        return Err(file.bad_value(object, i, index[i], allowed));
    }
    Ok(index.iter().map(|k| population.first + k).collect())
}

/// Check the pointer. An attribute that no cell carries has three empty datasets, or the single offset 0.
fn offsets(
    file: &Container,
    object: &str,
    cells: usize,
    pointer: &[u64],
    values: usize,
) -> Result<Vec<usize>, FormatError> {
    let path = format!("{object}/{POINTER}");
    if cells == 0 && pointer.is_empty() {
        return if values == 0 {
            Ok(Vec::new())
        } else {
            Err(file.bad_length(&format!("{object}/{VALUE}"), values, 0, "no cell carries the attribute"))
        };
    }
    if pointer.len() != cells + 1 {
        return Err(file.bad_length(&path, pointer.len(), cells + 1, "cells + 1"));
    }
    if pointer[0] != 0 {
        return Err(file.bad_value(&path, 0, pointer[0], "0"));
    }
    if let Some(i) = (1..pointer.len()).find(|i| pointer[*i] < pointer[i - 1]) {
        return Err(file.bad_value(
            &path,
            i,
            pointer[i],
            format!("at least {}, the entry before", pointer[i - 1]),
        ));
    }
    if pointer[cells] != values as u64 {
        let allowed = format!("{values}, the length of {VALUE}");
        return Err(file.bad_value(&path, cells, pointer[cells], allowed));
    }
    Ok(pointer.iter().map(|p| *p as usize).collect())
}

/// Write one attribute; the namespace group must exist.
pub(crate) fn write<T: H5Type>(
    file: &Builder,
    population: &PopulationRange,
    namespace: &str,
    attribute: &str,
    rows: &Rows,
    values: &[T],
) -> Result<(), FormatError> {
    let object = format!("Populations/{}/{namespace}/{attribute}", population.name);
    file.group(&object)?;
    let index: Vec<u32> = rows.gids.iter().map(|g| g - population.first).collect();
    let pointer: Vec<u64> =
        if rows.gids.is_empty() { Vec::new() } else { rows.offsets.iter().map(|o| *o as u64).collect() };
    file.numbers(&format!("{object}/{INDEX}"), &index)?;
    file.numbers(&format!("{object}/{POINTER}"), &pointer)?;
    file.numbers(&format!("{object}/{VALUE}"), values)
}

#[cfg(test)]
mod tests;
