use super::*;

#[test]
fn numbers_keep_three_significant_digits() {
    assert_eq!(
        [number(1517.24), number(54.26), number(0.30449), number(0.0)],
        ["1517", "54.3", "0.304", "0"]
    );
}

#[test]
fn a_question_takes_one_line_and_marks_other_cells() {
    let results: Results = serde_json::from_str(
        r#"{"machine": {"cpu": "c", "cores": 2, "vectors": ["avx2"], "rustc": "r", "date": "d"}, "rows": [
            {"peer": "livn", "question": "q", "value": 50, "unit": "ns"},
            {"peer": "Brian2", "question": "q", "value": 1400, "unit": "ns", "cell": "different: no axon"},
            {"peer": "livn", "question": "only ours", "value": 1, "unit": "s"}]}"#,
    )
    .expect("valid");
    let text = short(&results);
    assert!(text.contains("| q (ns) | 50.0 |  |  |  |  |  | 1400 \u{2020} |"), "{text}");
    assert!(!text.contains("only ours") && full(&results).contains("only ours"), "{text}");
}
