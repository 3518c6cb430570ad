use livn_eqn::lane::Scalar;

use super::*;

#[test]
fn the_slope_is_the_forward_difference_quotient() {
    let c = prepare(36.0, Scalar(36.0));
    let at = |v: f64| driving_force(Scalar(v), Scalar(1e-4), &c);
    for v in [-90.0, -60.0, -20.0, 5.0, 40.0, 130.0] {
        let quotient = (at(v + DIFFERENCE_MV).i.0 - at(v).i.0) / DIFFERENCE_MV;
        // Rounding of the quotient: 1e-16 of 300 mV over 1e-3 mV.
        assert!((at(v).g.0 - quotient).abs() < 1e-9, "{v}: {} {quotient}", at(v).g.0);
    }
}

#[test]
fn the_guarded_limit_joins_smoothly() {
    let c = prepare(25.0, Scalar(36.0));
    let at = |v: f64| driving_force(Scalar(v), Scalar(1e-5), &c);
    // ν = 1e-4 lies at 0.0013 mV.
    let edge = 1e-4 * c.f.0;
    let (below, above) = (at(0.999 * edge), at(1.001 * edge));
    // Inside the guard φ′ is −1/2 instead of −1/2 + ν/6: 1.7e-5 at the edge.
    assert!((below.i.0 - above.i.0).abs() < 1e-5 && (below.g.0 - above.g.0).abs() < 2e-5);
    assert!((at(0.0).i.0 + c.f.0).abs() < 1e-3);
}
