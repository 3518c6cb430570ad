use super::matches;

#[test]
fn stars_stand_for_any_text() {
    assert!(matches("100 cells, * spikes", "100 cells, 12 spikes"));
    assert!(matches("*", "") && matches("a*b*c", "a-b-b-c"));
    assert!(!matches("100 cells", "100 cells ") && !matches("a*b", "ac"));
}
