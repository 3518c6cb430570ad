//! Soma coordinates.

use livn_core::PopulationRange;

use crate::FormatError;
use crate::attributes::{self, Rows};
use crate::builder::Builder;
use crate::container::Container;

/// Attributes in the file and the axis each repeats: in planar cultures U, V, L are X, Y, Z.
const ATTRIBUTES: [(&str, usize); 6] = [
    ("L Coordinate", 2),
    ("U Coordinate", 0),
    ("V Coordinate", 1),
    ("X Coordinate", 0),
    ("Y Coordinate", 1),
    ("Z Coordinate", 2),
];

/// Positions (µm) of all cells of a population, in order of gid; every cell must have one.
pub(crate) fn read(
    file: &Container,
    population: &PopulationRange,
    namespace: &str,
) -> Result<Vec<[f32; 3]>, FormatError> {
    let mut axes = Vec::new();
    for axis in ["X Coordinate", "Y Coordinate", "Z Coordinate"] {
        if population.count > 0 {
            axes.push(read_axis(file, population, namespace, axis)?);
        }
    }
    Ok((0..axes.first().map_or(0, Vec::len)).map(|i| [axes[0][i], axes[1][i], axes[2][i]]).collect())
}

fn read_axis(
    file: &Container,
    population: &PopulationRange,
    namespace: &str,
    axis: &str,
) -> Result<Vec<f32>, FormatError> {
    let attribute = attributes::read::<f32>(file, population, namespace, axis)?;
    let object = format!("Populations/{}/{namespace}/{axis}", population.name);
    let cells = attribute.rows.gids.len();
    if cells != population.count as usize {
        let reason = "every cell of the population has one";
        return Err(file.bad_length(
            &format!("{object}/Cell Index"),
            cells,
            population.count as usize,
            reason,
        ));
    }
    let mut out = vec![None; cells];
    for (i, gid) in attribute.rows.gids.iter().enumerate() {
        let range = attribute.rows.offsets[i]..attribute.rows.offsets[i + 1];
        if range.len() != 1 {
            let allowed = format!("{} (one value per cell)", range.start + 1);
            return Err(file.bad_value(&format!("{object}/Attribute Pointer"), i + 1, range.end, allowed));
        }
        let value = attribute.values[range.start];
        if !value.is_finite() {
            return Err(file.bad_value(
                &format!("{object}/Attribute Value"),
                range.start,
                value,
                "finite (µm)",
            ));
        }
        let slot = &mut out[(gid - population.first) as usize];
        if slot.replace(value).is_some() {
            let index = gid - population.first;
            return Err(file.bad_value(&format!("{object}/Cell Index"), i, index, "listed only once"));
        }
    }
    Ok(out.into_iter().flatten().collect())
}

/// Write the positions of one population.
pub(crate) fn write(
    file: &Builder,
    population: &PopulationRange,
    namespace: &str,
    positions_um: &[[f32; 3]],
) -> Result<(), FormatError> {
    file.group(&format!("Populations/{}/{namespace}", population.name))?;
    let rows = Rows { gids: population.gids().collect(), offsets: (0..=positions_um.len()).collect() };
    for (attribute, axis) in ATTRIBUTES {
        let values: Vec<f32> = positions_um.iter().map(|p| p[axis]).collect();
        attributes::write(file, population, namespace, attribute, &rows, &values)?;
    }
    Ok(())
}
