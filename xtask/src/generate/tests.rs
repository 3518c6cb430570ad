use super::*;

#[test]
fn only_the_marked_part_is_replaced() {
    let page = "a\n<!-- t:begin -->\nold\n<!-- t:end -->\nb\n";
    let once = replace(page, "t", "new\n", Path::new("x.md")).expect("marked");
    assert_eq!(once, "a\n<!-- t:begin -->\n\nnew\n\n<!-- t:end -->\nb\n");
    assert_eq!(replace(&once, "t", "new\n", Path::new("x.md")).expect("marked"), once);
}

#[test]
fn a_missing_marker_is_named() {
    let error = replace("a", "t", "", Path::new("x.md")).expect_err("no marker").to_string();
    assert!(error.contains("x.md") && error.contains("t:begin"), "{error}");
}
