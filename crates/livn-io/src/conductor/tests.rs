use super::Conductor;

const R_UM: [f64; 5] = [0.0, 50.0, 100.0, 250.0, 1000.0];

fn assert_close(got: f64, want: f64) {
    assert!((got - want).abs() <= 1e-13 * want.abs(), "got {got}, want {want}");
}

#[test]
fn disk_gains_match_the_published_numbers() {
    let want =
        [5.335497577070285, 3.8531421646356105, 2.469046589076568, 1.090563947536671, 0.2781424391589817];
    for (r, w) in R_UM.into_iter().zip(want) {
        assert_close(Conductor::default().stimulation_mv_per_ua(r), w);
    }
}

#[test]
fn point_source_gains_match_the_published_numbers() {
    let want =
        [55.70423008216337, 5.064020916560307, 2.652582384864923, 1.0922398055326152, 0.2771354730455889];
    for (r, w) in R_UM.into_iter().zip(want) {
        assert_close(Conductor::point(3.5, 5.0).stimulation_mv_per_ua(r), w);
    }
}

#[test]
fn recording_weights_match_the_published_numbers() {
    let want =
        [53051.64769729845, 4822.877063390769, 2526.2689379665926, 1040.2283862215381, 263.93854575770376];
    for (r, w) in R_UM.into_iter().zip(want) {
        assert_close(Conductor::default().recording_uv_per_ua(r), w);
        assert_close(Conductor::point(3.5, 5.0).recording_uv_per_ua(r), w);
    }
}

#[test]
fn bad_numbers_are_named() {
    let bad = Conductor { min_distance_um: 0.0, ..Conductor::default() };
    let text = bad.validate().expect_err("zero distance").to_string();
    assert_eq!(text, "min_distance_um must be greater than 0, not 0");
    let bad = Conductor { recording_gain_uv_per_ua: f64::INFINITY, ..Conductor::default() };
    assert_eq!(bad.validate().expect_err("infinite").to_string(), "recording_gain must be finite, not inf");
}
