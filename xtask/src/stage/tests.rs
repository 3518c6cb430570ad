use super::*;

#[test]
fn cargo_and_pytest_summaries_are_counted() {
    let cargo = count_line(
        "test result: ok. 12 passed; 1 failed; 2 ignored; 0 measured; 3 filtered out; finished in 0.1s",
    );
    assert_eq!(cargo, Count { passed: 12, failed: 1, not_run: 2, left_out: 0 });
    let pytest = count_line("===== 3 failed, 40 passed, 1 skipped, 2 errors in 1.23s =====");
    assert_eq!(pytest, Count { passed: 40, failed: 5, not_run: 1, left_out: 0 });
    assert_eq!(count_line("8 passed in 0.03s").passed, 8);
}

#[test]
fn other_lines_count_nothing() {
    for line in ["running 3 tests", "test a ... ok", "the value passed in 3 places", ""] {
        assert_eq!(count_line(line), Count::default(), "{line}");
    }
    assert_eq!(count_line("left out: x.npz: not in golden/").left_out, 1);
}

#[test]
fn a_build_failure_counts_as_a_failure() {
    let count = command(Command::new("false").arg("x")).expect("started");
    assert_eq!(count, Count { failed: 1, ..Count::default() });
}
