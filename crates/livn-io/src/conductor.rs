//! The medium between electrodes and cells: how a current spreads.

use std::f64::consts::PI;

use crate::error::{Error, non_negative, positive};

/// Shape of the source of a stimulation current.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StimulationModel {
    /// A flat electrode under a culture of finite height: `gain₀·h/√(r² + h²)`,
    /// `h² = electrode radius² + culture height²`.
    #[default]
    Disk,
    /// A point that is kept `min_distance_um` away: `gain₀·d/(r + d)`.
    Point,
}

impl StimulationModel {
    /// Name in `mea.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Disk => "disk",
            Self::Point => "point",
        }
    }
}

/// Homogeneous volume conductor, for both directions.
///
/// Gains are stated at contact (r = 0) and fall with distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conductor {
    /// Potential at the electrode per command (mV/µA).
    pub stimulation_gain_mv_per_ua: f64,
    /// Potential at the electrode per membrane current at the electrode (µV/µA).
    pub recording_gain_uv_per_ua: f64,
    /// Distance at which a point source is capped (µm).
    pub min_distance_um: f64,
    /// Radius of the stimulation electrode (µm).
    pub electrode_radius_um: f64,
    /// Height of the culture over the electrode (µm).
    pub culture_height_um: f64,
    /// How stimulation falls with distance.
    pub stimulation: StimulationModel,
}

/// Tissue resistivity of the default stimulation gain (Ω·m).
pub const RESISTIVITY_OHM_M: f64 = 3.5;
/// Tissue conductivity of the default recording gain (S/mm).
pub const CONDUCTIVITY_S_PER_MM: f64 = 0.0003;

impl Default for Conductor {
    fn default() -> Self {
        Self::disk(RESISTIVITY_OHM_M, 15.0, 50.0)
    }
}

impl Conductor {
    /// Disk electrodes of `electrode_radius_um` under a culture of `culture_height_um`.
    pub fn disk(resistivity_ohm_m: f64, electrode_radius_um: f64, culture_height_um: f64) -> Self {
        let floor_um = (electrode_radius_um.powi(2) + culture_height_um.powi(2)).sqrt();
        Self {
            stimulation_gain_mv_per_ua: source_gain(resistivity_ohm_m) / floor_um,
            recording_gain_uv_per_ua: recording_gain(CONDUCTIVITY_S_PER_MM, 5.0),
            min_distance_um: 5.0,
            electrode_radius_um,
            culture_height_um,
            stimulation: StimulationModel::Disk,
        }
    }

    /// Point sources kept `min_distance_um` away, in both directions.
    pub fn point(resistivity_ohm_m: f64, min_distance_um: f64) -> Self {
        Self {
            stimulation_gain_mv_per_ua: source_gain(resistivity_ohm_m) / min_distance_um,
            recording_gain_uv_per_ua: recording_gain(CONDUCTIVITY_S_PER_MM, min_distance_um),
            min_distance_um,
            stimulation: StimulationModel::Point,
            ..Self::default()
        }
    }

    /// Potential (mV) at distance `r_um` per µA of command.
    pub fn stimulation_mv_per_ua(&self, r_um: f64) -> f64 {
        match self.stimulation {
            StimulationModel::Disk => {
                let floor2 = self.electrode_radius_um.powi(2) + self.culture_height_um.powi(2);
                self.stimulation_gain_mv_per_ua * floor2.sqrt() / (r_um * r_um + floor2).sqrt()
            }
            StimulationModel::Point => {
                self.stimulation_gain_mv_per_ua * self.min_distance_um / (r_um + self.min_distance_um)
            }
        }
    }

    /// Potential (µV) at the electrode per µA of membrane current at distance `r_um`.
    pub fn recording_uv_per_ua(&self, r_um: f64) -> f64 {
        self.recording_gain_uv_per_ua * self.min_distance_um / (r_um + self.min_distance_um)
    }

    /// Check every number.
    ///
    /// # Errors
    /// `NotFinite` or `OutOfRange` with the name of the first bad one.
    pub fn validate(&self) -> Result<(), Error> {
        non_negative("stimulation_gain", self.stimulation_gain_mv_per_ua)?;
        non_negative("recording_gain", self.recording_gain_uv_per_ua)?;
        positive("min_distance_um", self.min_distance_um)?;
        non_negative("electrode_radius_um", self.electrode_radius_um)?;
        positive("culture_height_um", self.culture_height_um)?;
        Ok(())
    }
}

/// `ρ/(4π)` in mV·µm/µA: 1 Ω·m·µA/µm = 1 V = 1000 mV.
fn source_gain(resistivity_ohm_m: f64) -> f64 {
    1000.0 * resistivity_ohm_m / (4.0 * PI)
}

/// `1/(4πσd)` in µV/µA: 1 µA/(S/mm · mm) = 1 µV.
fn recording_gain(conductivity_s_per_mm: f64, min_distance_um: f64) -> f64 {
    1.0 / (4.0 * PI * conductivity_s_per_mm) / (min_distance_um / 1000.0)
}

#[cfg(test)]
mod tests;
