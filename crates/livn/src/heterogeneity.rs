//! Cells that differ: reproducible numbers per gid.

use livn_core::Gid;
use livn_core::random::{Stream, StreamKind};

/// Uniform in [0, 1) for a cell.
pub(crate) fn uniform(seed: u64, gid: Gid) -> f64 {
    Stream::new(seed, StreamKind::Heterogeneity, gid, 0).uniform()
}

/// splitmix64's finaliser of `key + seed`, the hash that published sizes and dendrite directions use.
pub(crate) fn hash(key: u64, seed: u64) -> u64 {
    let mut x = key.wrapping_add(seed).wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Direction of a cell's dendrite in the plane, radians.
pub(crate) fn dendrite_angle(gid: Gid, seed: u64) -> f64 {
    std::f64::consts::TAU * (hash(u64::from(gid), seed) as f64 / 2f64.powi(64))
}

/// Diameter scale of a cell: log-normal with mean 1 and coefficient of variation `cv`.
pub(crate) fn size_scale(gid: Gid, seed: u64, cv: f64) -> f64 {
    let sigma = (1.0 + cv * cv).ln().sqrt();
    let u = (hash(u64::from(gid), seed) as f64 / 2f64.powi(64)).clamp(1e-9, 1.0 - 1e-9);
    (sigma * normal_quantile(u) - 0.5 * sigma * sigma).exp()
}

/// Inverse of the standard normal distribution function, by Newton's method on libm's erfc.
fn normal_quantile(u: f64) -> f64 {
    let cdf = |z: f64| 0.5 * libm::erfc(-z / std::f64::consts::SQRT_2);
    let density = |z: f64| (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt();
    // Starting inside the inflection point, Newton's method on a distribution function can overshoot;
    // bisection first makes it safe.
    let (mut low, mut high) = (-7.0, 7.0);
    for _ in 0..12 {
        let middle = 0.5 * (low + high);
        if cdf(middle) < u { low = middle } else { high = middle }
    }
    let mut z = 0.5 * (low + high);
    for _ in 0..4 {
        z -= (cdf(z) - u) / density(z);
    }
    z
}

#[cfg(test)]
mod tests;
