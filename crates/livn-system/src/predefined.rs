//! The predefined planar cultures.

use crate::generate::{AreaArguments, ConnectivityConfig, GenerateConfig, MeanDegree};
use crate::{SystemError, error::listed_near};

/// Changes when the generator draws other cells or edges from the same configuration; cached cultures with another
/// number are generated again.
pub const GENERATOR_VERSION: u32 = 1;

/// Names of the predefined cultures.
pub const PREDEFINED: [&str; 4] = ["EI1", "EI2", "EI3", "EI4"];

/// Size of one predefined culture.
struct Preset {
    cells: u64,
    side_um: f64,
    /// Mean in-degree EXC->EXC, INH->EXC, EXC->INH, INH->INH: what the published cultures realise (their kernel
    /// amplitude, asked for 100 each, loses edges to saturation and cutoff). Meeting these degrees gives cultures of
    /// the same density and reach.
    degrees: [f64; 4],
}

const PRESETS: [Preset; 4] = [
    Preset { cells: 10, side_um: 40.0, degrees: [7.0, 2.0, 8.0, 1.0] },
    Preset { cells: 100, side_um: 400.0, degrees: [69.725, 19.95, 69.0, 19.0] },
    Preset { cells: 1_000, side_um: 1_000.0, degrees: [90.12, 65.66, 90.06, 64.31] },
    Preset { cells: 10_000, side_um: 4_000.0, degrees: [89.37, 61.08, 89.55, 60.85] },
];

/// The configuration of the predefined culture called `name`.
///
/// # Errors
/// `UnknownPredefined` with the names there are.
pub fn predefined_config(name: &str) -> Result<GenerateConfig, SystemError> {
    let i = PREDEFINED.iter().position(|n| *n == name).ok_or_else(|| SystemError::UnknownPredefined {
        name: name.into(),
        known: listed_near(name, PREDEFINED),
    })?;
    let preset = &PRESETS[i];
    let keys = ["EXC->EXC", "INH->EXC", "EXC->INH", "INH->INH"].map(str::to_owned);
    let side = Some([0.0, preset.side_um]);
    Ok(GenerateConfig {
        area_kwargs: AreaArguments { x_range: side, y_range: side, ..AreaArguments::default() },
        total_cells: Some(preset.cells),
        connectivity: ConnectivityConfig {
            mean_degree: MeanDegree::ByProjection(keys.into_iter().zip(preset.degrees).collect()),
            ..ConnectivityConfig::default()
        },
        ..GenerateConfig::default()
    })
}
