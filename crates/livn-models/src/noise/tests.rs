use livn_core::random::{StreamKind, philox};
use livn_eqn::lane::Scalar;

use super::*;

#[test]
fn normal_pairs_have_the_moments_of_a_standard_normal() {
    let n = 200_000u32;
    let mut sums = [0.0f64; 6];
    for i in 0..n {
        let [a, b, c, _] = philox([1, StreamKind::Noise as u32], [i, 0, 0, 0]);
        let radius = (f64::from(a) + 0.5) * 2f64.powi(-32);
        let turn = (f64::from(b as i32) + 0.5) * 2f64.powi(-34);
        let sign = |bit: u32| if c & bit == 0 { Scalar(1.0) } else { Scalar(-1.0) };
        let (x, y) = normal_pair(Scalar(radius), Scalar(turn), sign(1), sign(2));
        let (x, y) = (x.0, y.0);
        for (sum, term) in sums.iter_mut().zip([x, y, x * x, y * y, x * y, x.powi(4)]) {
            *sum += term;
        }
    }
    // Five standard errors of each moment: 1/√n for the means, √2, √2, 1, √96 otherwise.
    let expected = [0.0, 0.0, 1.0, 1.0, 0.0, 3.0];
    let spread = [1.0, 1.0, 2f64.sqrt(), 2f64.sqrt(), 1.0, 96f64.sqrt()];
    for k in 0..6 {
        let mean = sums[k] / f64::from(n);
        assert!((mean - expected[k]).abs() < 5.0 * spread[k] / f64::from(n).sqrt(), "moment {k}: {mean}");
    }
}

#[test]
fn the_stationary_variance_does_not_depend_on_dt() {
    for dt in [0.0125, 0.025, 0.1, 1.0] {
        let c = prepare(Scalar(0.0), Scalar(0.3), Scalar(5.0), Scalar(0.0), Scalar(dt));
        let variance = c.kick.0.powi(2) / (1.0 - c.decay.0.powi(2));
        assert!((variance - 0.09).abs() < 1e-12);
    }
    let off = prepare(Scalar(0.1), Scalar(0.3), Scalar(0.0), Scalar(0.0), Scalar(0.025));
    assert_eq!((off.decay.0, off.kick.0), (0.0, 0.0));
}
