//! The Rust examples do what they say: their last line is checked.

#[path = "../../../examples/first_run.rs"]
mod first_run;
#[path = "../../../examples/fork.rs"]
mod fork;
#[path = "../../../examples/record_electrodes.rs"]
mod record_electrodes;
#[path = "../../../examples/stimulate.rs"]
mod stimulate;

type Example = fn(&mut dyn std::io::Write) -> Result<(), Box<dyn std::error::Error>>;

fn said(example: Example) -> Vec<String> {
    let mut out = Vec::new();
    example(&mut out).expect("the example runs");
    String::from_utf8(out).expect("UTF-8").lines().map(Into::into).collect()
}

fn last(example: Example) -> String {
    said(example).pop().expect("the example prints")
}

#[test]
fn first_run_continues() {
    assert_eq!(last(first_run::example), "now at 1000 ms");
}

#[test]
fn fork_repeats_and_diverges() {
    let lines = said(fork::example);
    assert_eq!(lines, ["the same future, bit for bit: true", "with other noise it differs: true"]);
}

#[test]
fn electrodes_hear() {
    assert_eq!(last(record_electrodes::example), "4 channels of 1000 samples");
}

#[test]
fn only_the_pulse_makes_cells_fire() {
    let lines = said(stimulate::example);
    assert_eq!(lines[0], "0 µA: 0 of 40 cells fire");
    let answering: u32 = lines[1]
        .strip_prefix("50 µA: ")
        .and_then(|l| l.split(' ').next())
        .expect("a count")
        .parse()
        .expect("a number");
    assert!(answering > 0, "{lines:?}");
}
