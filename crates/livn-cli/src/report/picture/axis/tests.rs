use super::{nice_step, ticks};

#[test]
fn steps_are_round() {
    for (range, count, step) in [
        (1000.0, 10, "100"),
        (1000.0, 6, "200"),
        (3.7, 5, "1"),
        (0.09, 3, "0.05"),
        (f64::NAN, 4, "1"),
        (0.0, 4, "1"),
    ] {
        assert_eq!(nice_step(range, count).to_string(), step, "{range} / {count}");
    }
}

#[test]
fn ticks_include_both_ends() {
    let texts = |range, n| ticks(range, n).into_iter().map(|(_, t)| t).collect::<Vec<_>>();
    assert_eq!(texts([0.0, 1.0], 5), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    assert_eq!(texts([0.0, 1000.0], 5), ["0", "200", "400", "600", "800", "1000"]);
    assert_eq!(texts([-5.0, 5.0], 2), ["-5", "0", "5"]);
}
