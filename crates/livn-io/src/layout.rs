//! Electrode grids.

use crate::Electrode;
use crate::error::{Error, finite, positive};

/// A grid of `xs` × `ys` electrodes, ids from 0, x fastest, in the plane `z_um`.
///
/// Electrode (ix, iy) lies at `(x_offset_um + ix·pitch_um, y_offset_um + iy·pitch_um, z_um)`.
pub fn electrode_array_coordinates(
    pitch_um: f64,
    xs: usize,
    ys: usize,
    x_offset_um: f64,
    y_offset_um: f64,
    z_um: f64,
) -> Vec<Electrode> {
    let at =
        |ix: usize, iy: usize| [x_offset_um + ix as f64 * pitch_um, y_offset_um + iy as f64 * pitch_um, z_um];
    (0..ys)
        .flat_map(|iy| (0..xs).map(move |ix| (ix, iy)))
        .map(|(ix, iy)| Electrode { id: (iy * xs + ix) as i64, position_um: at(ix, iy) })
        .collect()
}

/// A grid centred in the rectangle `[[x0, y0], [x1, y1]]` (µm).
///
/// Electrodes per axis: the largest power of two not above `⌊extent / pitch⌋ + 1`, as commercial arrays have.
///
/// # Errors
/// `OutOfRange` for a pitch that is not positive or corners in the wrong order, `NotFinite` for NaN or infinity.
pub fn electrode_array_coordinates_for_area(
    pitch_um: f64,
    area_um: [[f64; 2]; 2],
    z_um: f64,
) -> Result<Vec<Electrode>, Error> {
    positive("pitch_um", pitch_um)?;
    finite("z_um", z_um)?;
    let [x0, x_offset_um] = axis("width of area_um", pitch_um, area_um[0][0], area_um[1][0])?;
    let [y0, y_offset_um] = axis("height of area_um", pitch_um, area_um[0][1], area_um[1][1])?;
    Ok(electrode_array_coordinates(pitch_um, x0 as usize, y0 as usize, x_offset_um, y_offset_um, z_um))
}

/// Electrodes along one axis and the place of the first.
fn axis(what: &str, pitch_um: f64, low: f64, high: f64) -> Result<[f64; 2], Error> {
    // 2^20 per axis is far beyond any device; it keeps the count exact in f64 and the product in memory bounds.
    const MOST: f64 = 1_048_576.0;
    let extent = finite(what, high - low)?;
    if extent < 0.0 {
        let allowed = "0 or greater (corners are [[x0, y0], [x1, y1]] with x0 <= x1, y0 <= y1)";
        return Err(Error::OutOfRange { what: what.into(), value: extent, allowed });
    }
    let fit = (extent / pitch_um).floor() + 1.0;
    if fit > MOST {
        let allowed = "so large that at most 1048576 electrodes fit along an axis";
        return Err(Error::OutOfRange { what: "pitch_um".into(), value: pitch_um, allowed });
    }
    let count = f64::from(1_u32 << (fit as u32).ilog2());
    Ok([count, low + (extent - (count - 1.0) * pitch_um) / 2.0])
}

#[cfg(test)]
mod tests;
