//! Systems without connections: `Env(64)`, `Env({"EXC": 3, "INH": 5})`.

use livn_core::{Gid, PopulationTable};

use crate::{System, SystemError, SystemParts};

/// Where the cells of an unconnected system are.
#[derive(Clone, Debug, PartialEq)]
pub enum UnconnectedCoordinates {
    /// On the x axis, this far apart (µm), in order of gid.
    Spacing(f64),
    /// Rows x, y, z (µm) in order of gid.
    Positions(Vec<[f64; 3]>),
    /// Rows gid, x, y, z (µm) in any order; gids whole and each once.
    Rows(Vec<[f64; 4]>),
}

impl System {
    /// A system of unconnected cells; populations get consecutive gids in the order given.
    ///
    /// # Errors
    /// `Value` without any cell, for a spacing that is not finite or gids that are not whole, known and unique;
    /// `CoordinateRows` for a wrong number of rows; errors of the population table.
    pub fn unconnected<'a>(
        name: &str,
        counts: impl IntoIterator<Item = (&'a str, u32)>,
        coordinates: &UnconnectedCoordinates,
    ) -> Result<Self, SystemError> {
        let populations = PopulationTable::consecutive(counts)?;
        let cells = populations.cell_count();
        if cells == 0 {
            let value = format!("{cells} cells in {} populations", populations.len());
            return Err(SystemError::Value { what: "the number of cells", allowed: "at least 1", value });
        }
        let positions = positions(coordinates, cells)?;
        let synapses = vec![crate::SynapseTable::default(); populations.len()];
        Self::new(SystemParts {
            name: name.into(),
            populations,
            gids: (0..cells as Gid).collect(),
            positions_um: positions.iter().map(|p| p.map(|x| x as f32)).collect(),
            synapses,
            ..SystemParts::default()
        })
    }
}

fn positions(coordinates: &UnconnectedCoordinates, cells: usize) -> Result<Vec<[f64; 3]>, SystemError> {
    let checked = |got: usize| {
        if got == cells { Ok(()) } else { Err(SystemError::CoordinateRows { got, cells }) }
    };
    match coordinates {
        UnconnectedCoordinates::Spacing(spacing) => {
            if !spacing.is_finite() {
                let value = spacing.to_string();
                return Err(SystemError::Value { what: "the spacing", allowed: "finite (µm)", value });
            }
            Ok((0..cells).map(|i| [i as f64 * spacing, 0.0, 0.0]).collect())
        }
        UnconnectedCoordinates::Positions(rows) => checked(rows.len()).map(|()| rows.clone()),
        UnconnectedCoordinates::Rows(rows) => {
            checked(rows.len())?;
            let mut out = vec![None; cells];
            for [gid, x, y, z] in rows.iter().copied() {
                let whole = gid >= 0.0 && gid.fract() == 0.0 && gid < cells as f64;
                let slot = if whole { out.get_mut(gid as usize) } else { None };
                match slot {
                    Some(slot @ None) => *slot = Some([x, y, z]),
                    _ => {
                        return Err(SystemError::Value {
                            what: "each gid of the coordinates",
                            allowed: "whole, within the system and listed once",
                            value: gid.to_string(),
                        });
                    }
                }
            }
            Ok(out.into_iter().flatten().collect())
        }
    }
}

#[cfg(test)]
mod tests;
