//! Optical fibres over the culture.

use std::collections::BTreeMap;
use std::f64::consts::PI;

use serde_json::{Value, json};

use crate::error::{Error, finite, positive};
use crate::json::{Object, channel_id, parse, rows};
use crate::{Gain, Site};

const FILE: &str = "lightarray.json";
const FIBERS: &str = "a list of [id, x, y, z] rows (µm)";
const KEYS: [&str; 5] =
    ["fiber_coordinates", "numerical_aperture", "fiber_radius_um", "wavelength_nm", "scattering_coefficient"];
/// Refractive index of brain tissue.
const REFRACTIVE_INDEX: f64 = 1.36;

/// One fibre tip; the fibre points along z.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fiber {
    /// Channel id.
    pub id: i64,
    /// Place of the tip (µm).
    pub position_um: [f64; 3],
}

/// An array of fibres: commands in mW, irradiance in mW/mm². It cannot record.
#[derive(Clone, Debug, PartialEq)]
pub struct LightArray {
    fibers: Vec<Fiber>,
    /// Numerical aperture of the fibres.
    pub numerical_aperture: f64,
    /// Radius of the fibre core (µm).
    pub fiber_radius_um: f64,
    /// Wavelength of the light (nm).
    pub wavelength_nm: f64,
    /// Scattering coefficient of the tissue (1/mm).
    pub scattering_per_mm: f64,
}

impl LightArray {
    /// Fibres of numerical aperture 0.37 and radius 100 µm, blue light (473 nm), scattering 11.2/mm.
    ///
    /// # Errors
    /// `NotFinite` for a coordinate that is NaN or infinite, `DuplicateChannel` for a repeated id.
    pub fn new(fibers: Vec<Fiber>) -> Result<Self, Error> {
        let mut row_of = BTreeMap::new();
        for (row, f) in fibers.iter().enumerate() {
            for (axis, value) in ["x", "y", "z"].into_iter().zip(f.position_um) {
                finite(format!("{axis} of fiber {}", f.id), value)?;
            }
            if let Some(first) = row_of.insert(f.id, row) {
                return Err(Error::DuplicateChannel { id: f.id, first, second: row });
            }
        }
        Ok(Self {
            fibers,
            numerical_aperture: 0.37,
            fiber_radius_um: 100.0,
            wavelength_nm: 473.0,
            scattering_per_mm: 11.2,
        })
    }

    /// The fibres, in row order.
    pub fn fibers(&self) -> &[Fiber] {
        &self.fibers
    }

    /// Ids of the channels, in row order.
    pub fn channel_ids(&self) -> Vec<i64> {
        self.fibers.iter().map(|f| f.id).collect()
    }

    /// Irradiance per power at lateral and axial distance (mW/mm² per mW).
    ///
    /// The beam widens with the numerical aperture and is scattered along the straight line to the site.
    pub fn transmittance(&self, lateral_um: f64, axial_um: f64) -> f64 {
        let (r, z) = (lateral_um / 1000.0, axial_um.abs() / 1000.0);
        let na = self.numerical_aperture;
        let z0 = self.fiber_radius_um / 1000.0 * REFRACTIVE_INDEX / na;
        let spread = na * na / (REFRACTIVE_INDEX * REFRACTIVE_INDEX * ((z + z0) * (z + z0)).max(1e-12));
        spread * (-self.scattering_per_mm * (r * r + z * z).sqrt()).exp() / (4.0 * PI)
    }

    /// Irradiance per power at each site, `[channel, site]` (mW/mm² per mW).
    pub fn input_gain(&self, sites: &[Site]) -> Gain {
        Gain::from_fn(self.fibers.len(), sites.len(), |c, s| {
            let [dx, dy, dz] = [0, 1, 2].map(|k| sites[s].position_um[k] - self.fibers[c].position_um[k]);
            self.transmittance(dx.hypot(dy), dz)
        })
    }

    /// Read the text of a `lightarray.json`: `fiber_coordinates` (rows `[id, x, y, z]`, µm; required),
    /// `numerical_aperture`, `fiber_radius_um`, `wavelength_nm`, `scattering_coefficient` (1/mm).
    ///
    /// # Errors
    /// `Json`, `UnknownKey`, `MissingKey`, `WrongType`, and `OutOfRange` for a number that must be positive.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let value = parse(FILE, text)?;
        let object = Object::new(FILE, "", &value, &KEYS)?;
        let table = object.required("fiber_coordinates", FIBERS)?;
        let fibers = rows::<4>(FILE, "fiber_coordinates", table, FIBERS)?
            .into_iter()
            .enumerate()
            .map(|(i, [id, x, y, z])| {
                let id = channel_id(FILE, &format!("fiber_coordinates[{i}][0]"), id)?;
                Ok(Fiber { id, position_um: [x, y, z] })
            })
            .collect::<Result<_, Error>>()?;
        let mut array = Self::new(fibers)?;
        for (key, field) in [
            (KEYS[1], &mut array.numerical_aperture),
            (KEYS[2], &mut array.fiber_radius_um),
            (KEYS[3], &mut array.wavelength_nm),
            (KEYS[4], &mut array.scattering_per_mm),
        ] {
            *field = positive(key, object.number_or(key, *field)?)?;
        }
        Ok(array)
    }

    /// The text of a `lightarray.json`.
    pub fn to_json(&self) -> String {
        let table: Vec<Value> = self
            .fibers
            .iter()
            .map(|f| json!([f.id, f.position_um[0], f.position_um[1], f.position_um[2]]))
            .collect();
        json!({
            "fiber_coordinates": table,
            "numerical_aperture": self.numerical_aperture,
            "fiber_radius_um": self.fiber_radius_um,
            "wavelength_nm": self.wavelength_nm,
            "scattering_coefficient": self.scattering_per_mm,
        })
        .to_string()
    }
}

/// Photons per second and mm² in `irradiance_mw_per_mm2` of light of `wavelength_nm`.
///
/// Uses the rounded constants of published results (h = 6.626e-34 J·s, c = 3e8 m/s), 0.07 % below the
/// exact ones.
pub fn photon_flux(irradiance_mw_per_mm2: f64, wavelength_nm: f64) -> f64 {
    let photon_energy_mj = 6.626e-34 * 3e8 / (wavelength_nm * 1e-9) * 1e3;
    irradiance_mw_per_mm2 / photon_energy_mj
}

#[cfg(test)]
mod tests;
