//! The gates of the spike currents over one step: h of the sodium current ([`super::nas`]) and n of the delayed rectifier
//! ([`super::kdr`]). Wherever there is one there is the other, and they share one of their exponentials.

use livn_eqn::Value;

use super::kdr::KdrCoeffs;
use super::nas::{self, NasCoeffs};
use super::{Course, exp_of, opening};

/// Courses of h and n at `v`:
/// τh = 30/(exp((V + 50)/15) + exp(−(V + 50)/16)) ms, τn = 7/(exp((V + 40)/40) + exp(−(V + 40)/50)) ms.
#[inline(always)]
pub fn courses<V: Value>(v: V, sodium: &NasCoeffs<V>, potassium: &KdrCoeffs<V>) -> [Course<V>; 2] {
    /// exp((50 − 28)/15): from the rising part of 1/τh to n∞.
    const SHIFT: f64 = 4.334761826185209;
    let rising = exp_of(v, -50.0, 15.0);
    let h_rate = rising + exp_of(v, -50.0, -16.0);
    let n_rate = exp_of(v, -40.0, 40.0) + exp_of(v, -40.0, -50.0);
    [
        Course { inf: nas::h_inf(v), log2_decay: h_rate * sodium.h_rate },
        Course { inf: opening(rising, SHIFT), log2_decay: n_rate * potassium.n_rate },
    ]
}
