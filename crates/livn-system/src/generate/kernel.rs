//! Distance kernels, w(d) = exp(-t(d)).

use serde::{Deserialize, Serialize};

/// Shape of the distance dependence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kernel {
    /// exp(-d²/(2σ²)).
    #[default]
    Gaussian,
    /// exp(-d/σ).
    Exponential,
}

impl Kernel {
    /// Name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gaussian => "gaussian",
            Self::Exponential => "exponential",
        }
    }

    /// The exponent t at squared distance `squared_um2`.
    pub fn exponent(self, squared_um2: f64, sigma_um: f64) -> f64 {
        match self {
            Self::Gaussian => squared_um2 / (2.0 * sigma_um * sigma_um),
            Self::Exponential => squared_um2.sqrt() / sigma_um,
        }
    }

    /// The distance (µm) at which the exponent is `t`.
    pub fn radius_um(self, t: f64, sigma_um: f64) -> f64 {
        match self {
            Self::Gaussian => sigma_um * (2.0 * t).sqrt(),
            Self::Exponential => sigma_um * t,
        }
    }
}
