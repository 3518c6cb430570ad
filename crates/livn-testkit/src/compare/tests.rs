use super::*;

#[test]
fn a_trace_within_tolerance_reports_its_worst_sample() {
    let worst = trace("v", &[1.0, 2.5, f64::NAN], &[1.0, 2.0, f64::NAN], 0.5).expect("within");
    assert!((worst - 0.5).abs() < 1e-15);
}

#[test]
fn a_trace_beyond_tolerance_names_the_worst_sample() {
    let error = trace("v", &[0.0, 2.0, 1.0], &[0.0, 0.0, 0.0], 0.5).expect_err("beyond");
    assert!(matches!(error, Mismatch::Sample { index: 1, .. }), "{error}");
    assert!(trace("v", &[f64::NAN], &[0.0], 1e9).is_err(), "a number that is missing is a mismatch");
    assert!(matches!(trace("v", &[0.0], &[], 1.0), Err(Mismatch::Length { got: 1, expected: 0, .. })));
}

#[test]
fn spikes_compare_counts_first_and_later_times() {
    let tolerance = SpikeTolerance { first_ms: 0.025, later_ms: 0.5 };
    let worst = spikes("cell", &[1.025, 5.4], &[1.0, 5.0], tolerance).expect("within");
    assert!((worst - 0.4).abs() < 1e-12);
    assert!(spikes("cell", &[1.05, 5.0], &[1.0, 5.0], tolerance).is_err());
    assert!(matches!(spikes("cell", &[1.0], &[1.0, 5.0], tolerance), Err(Mismatch::SpikeCount { .. })));
}

#[test]
fn samples_before_excludes_the_limit() {
    assert_eq!(samples_before(1.0, 0.1), 10);
    assert_eq!(samples_before(1.05, 0.1), 11);
    assert_eq!(samples_before(-3.0, 0.1), 0);
}
