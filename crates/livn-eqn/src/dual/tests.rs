use super::*;

/// A function that uses every operation.
fn all_operations<V: Value>(x: V) -> V {
    let (sin, cos) = (x * V::c(0.02)).sin_cos_turn();
    let root = (x * x + V::c(0.3)).sqrt();
    let chosen = V::select_lt(x, V::c(0.7), -root, x.ln());
    let capped = (x.exp() - V::c(1.0)).min(V::c(2.5)).max(V::c(0.2) * x);
    sin.mul_add(capped, chosen / cos) + (x * V::c(0.3)).exp2()
}

#[test]
fn the_slope_is_the_derivative() {
    for x in [0.11, 0.4, 0.69, 0.9, 1.1, 1.6, 2.3, 5.0] {
        let dual = all_operations(Dual { value: x, slope: 1.0 });
        let at = |x: f64| all_operations(Scalar(x)).0;
        let h = 1e-5;
        let numeric = (at(x + h) - at(x - h)) / (2.0 * h);
        assert!((dual.slope - numeric).abs() < 1e-8 * (1.0 + numeric.abs()), "{x}: {} {numeric}", dual.slope);
        assert_eq!(dual.value.to_bits(), at(x).to_bits());
    }
}

#[test]
fn a_constant_has_no_slope_even_at_the_root_of_zero() {
    assert_eq!(Dual::constant(0.0).sqrt().slope.to_bits(), 0.0f64.to_bits());
}
