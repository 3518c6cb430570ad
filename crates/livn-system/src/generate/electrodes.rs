//! Electrode arrays for an area.

use crate::{MeaDocument, SystemError};

/// Pitch, height and radii of an array (µm).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeaLayout {
    /// Distance between neighbouring electrodes.
    pub pitch_um: f64,
    /// Height of all electrodes.
    pub z_um: f64,
    /// Stimulation radius.
    pub input_radius_um: f64,
    /// Recording radius.
    pub output_radius_um: f64,
}

impl Default for MeaLayout {
    fn default() -> Self {
        Self { pitch_um: 100.0, z_um: 5.0, input_radius_um: 100.0, output_radius_um: 50.0 }
    }
}

/// Largest number of electrodes along one axis.
const LARGEST: f64 = 4096.0;

/// A centred grid over `bounds` (two corners, µm): along each axis the largest power of two of electrodes that fits
/// into extent/pitch + 1; ids row by row, x fastest.
///
/// # Errors
/// `Value` for a pitch or radius that is not positive, or an area that is not finite or needs too many electrodes.
pub fn electrode_grid(bounds: [[f64; 2]; 2], layout: &MeaLayout) -> Result<MeaDocument, SystemError> {
    for (what, value) in [
        ("the pitch", layout.pitch_um),
        ("the input radius", layout.input_radius_um),
        ("the output radius", layout.output_radius_um),
    ] {
        if !(value.is_finite() && value > 0.0) {
            return Err(SystemError::Value { what, allowed: "positive (µm)", value: value.to_string() });
        }
    }
    let mut axes: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
    for (k, axis) in axes.iter_mut().enumerate() {
        let (low, high) = (bounds[0][k].min(bounds[1][k]), bounds[0][k].max(bounds[1][k]));
        let fitting = ((high - low) / layout.pitch_um).floor() + 1.0;
        if !(fitting <= LARGEST && low.is_finite()) {
            let value = format!("{low}..{high} at pitch {}", layout.pitch_um);
            let allowed = "finite, with at most 4096 electrodes along each axis";
            return Err(SystemError::Value { what: "the area of the electrodes", allowed, value });
        }
        let count = 1u32 << (fitting as u32).ilog2();
        let offset = low + (high - low - f64::from(count - 1) * layout.pitch_um) / 2.0;
        *axis = (0..count).map(|i| offset + f64::from(i) * layout.pitch_um).collect();
    }
    let [xs, ys] = &axes;
    let places = ys.iter().flat_map(|y| xs.iter().map(move |x| (*x, *y)));
    let electrode_coordinates =
        places.enumerate().map(|(id, (x, y))| [id as f64, x, y, layout.z_um]).collect();
    Ok(MeaDocument {
        electrode_coordinates,
        input_radius_um: layout.input_radius_um,
        output_radius_um: layout.output_radius_um,
        extra: serde_json::Map::new(),
    })
}
