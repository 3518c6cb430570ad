use super::{Pulse, PulseShape, commands, parse_train};

const PULSE: Pulse = Pulse { shape: PulseShape::Biphasic, phase_ms: 0.2, gap_ms: 0.05 };

#[test]
fn a_train_is_read() {
    let t = parse_train("5@100:1.5x10@20").expect("valid");
    assert_eq!((t.channel, t.start_ms, t.amplitude_ua, t.count, t.period_ms), (5, 100.0, 1.5, 10, 50.0));
    let t = parse_train("-1@0.5:-2").expect("valid");
    assert_eq!((t.channel, t.start_ms, t.amplitude_ua, t.count), (-1, 0.5, -2.0, 1));
}

#[test]
fn every_mistake_shows_the_grammar() {
    for (text, problem) in [
        ("5", "no \"@\" after the channel"),
        ("5@100", "no \":\" after the time"),
        ("five@100:1", "channel \"five\" is not a whole number"),
        ("5@soon:1", "time \"soon\" is not a number"),
        ("5@-1:1", "time -1 ms is before the start of the run"),
        ("5@100:", "amplitude \"\" is not a number"),
        ("5@100:inf", "amplitude \"inf\" is not a number"),
        ("5@100:1x3", "no \"@HZ\" after the number of pulses"),
        ("5@100:1x0@5", "number of pulses \"0\" is not a whole number above 0"),
        ("5@100:1x3@0", "rate 0 Hz is not above 0"),
    ] {
        let said = parse_train(text).expect_err(text);
        assert!(said.starts_with(problem) && said.contains("CHANNEL@MS:UAxN@HZ"), "{text}: {said}");
    }
}

#[test]
fn the_default_pulse_is_balanced_and_cathodic_first() {
    let c = commands(&[parse_train("3@0.1:1.5").expect("valid")], PULSE, 0.05, 1.0).expect("fits");
    let mut want = vec![0.0; 11];
    want[2..6].fill(-1.5);
    want[7..11].fill(1.5);
    assert_eq!((c.channels, c.rows_ua, c.onsets_ms), (vec![3], want, vec![0.1]));
}

#[test]
fn channels_have_columns_and_meeting_pulses_add() {
    let pulse = Pulse { shape: PulseShape::Monophasic, phase_ms: 1.0, gap_ms: 0.0 };
    let trains = ["7@0:1", "2@1:10x2@1000", "7@0:2"].map(|t| parse_train(t).expect("valid"));
    let c = commands(&trains, pulse, 1.0, 3.0).expect("fits");
    assert_eq!(c.channels, [2, 7]);
    assert_eq!(c.rows_ua, [0.0, 3.0, 10.0, 0.0, 10.0, 0.0]);
    assert_eq!(c.onsets_ms, [0.0, 0.0, 1.0, 2.0]);
}

#[test]
fn pulses_that_do_not_fit_are_refused() {
    let late = [parse_train("3@99.8:1").expect("valid")];
    let text = commands(&late, PULSE, 0.05, 100.0).expect_err("too late").to_string();
    assert!(
        text.starts_with("--stimulate 3@99.8:1: pulse 1 of 1 at 99.8 ms ends after the run (100 ms)"),
        "{text}"
    );
    let coarse = commands(&late, PULSE, 0.15, 100.0).expect_err("off the grid").to_string();
    assert!(coarse.starts_with("--phase-ms must be a whole number of steps of dt = 0.15 ms"), "{coarse}");
    let short = Pulse { phase_ms: 0.0, ..PULSE };
    assert!(commands(&late, short, 0.05, 200.0).expect_err("no phase").to_string().contains("at least dt"));
}
