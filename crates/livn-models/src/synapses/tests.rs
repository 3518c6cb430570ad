use livn_eqn::Record;
use livn_eqn::lane::Scalar;

use super::*;

/// Peak normalisation constants of the published kinetics (τ_rise, τ_decay, K).
#[test]
fn one_event_peaks_at_its_weight() {
    for (rise, decay, k) in [
        (0.5, 3.0, 1.7171628973),
        (0.5, 80.0, 1.0389275147),
        (0.3, 6.2, 1.2257949718),
        (0.08, 4.8, 1.0900273514),
        (10.0, 35.0, 2.3107621935),
    ] {
        let p = SynapseParams::<Scalar> {
            tau_rise: Scalar(rise),
            tau_decay: Scalar(decay),
            ..SynapseParams::defaults()
        };
        assert!((event_increment(&p, Scalar(0.025), false).a.0 - k).abs() < 1e-9);
    }
}

#[test]
fn the_slope_is_the_derivative_of_the_current() {
    let c = SynapseCoeffs { block: Scalar(1.0 / 3.57), e: Scalar(0.0), ..SynapseCoeffs::defaults() };
    let s = SynapseState { a: Scalar(0.1), b: Scalar(0.9) };
    for v in [-90.0, -60.0, -20.0, 10.0] {
        let at = |v| current::<Scalar, true>(Scalar(v), &s, &c);
        let numeric = (at(v + 1e-5).i.0 - at(v - 1e-5).i.0) / 2e-5;
        assert!((at(v).g.0 - numeric).abs() < 1e-8, "{v}: {} {numeric}", at(v).g.0);
    }
    // b(−60) = 0.0796 and b(0) = 0.7812 for 1 mM magnesium.
    let open = |v: f64| current::<Scalar, true>(Scalar(v), &s, &c).i.0 / (0.8 * v);
    assert!((open(-60.0) - 0.0796).abs() < 5e-5);
}
