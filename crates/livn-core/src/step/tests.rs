use super::*;

#[test]
fn decimal_multiples_are_on_the_grid() {
    let grid = TimeGrid::new(0.025).expect("valid");
    assert_eq!(grid.exact("duration", 0.1), Ok(4));
    assert_eq!(grid.exact("duration", 1000.0), Ok(40_000));
    assert_eq!(TimeGrid::new(0.1).expect("valid").exact("dt", 0.3), Ok(3));
}

#[test]
fn off_grid_and_bad_values_name_the_argument_and_the_remedy() {
    let grid = TimeGrid::new(0.025).expect("valid");
    let text = grid.exact("duration", 1.01).expect_err("off grid").to_string();
    assert!(text.contains("duration") && text.contains("1.01") && text.contains("nearest: 1"), "{text}");
    assert!(grid.exact("duration", -1.0).is_err());
    assert!(grid.exact("duration", f64::NAN).is_err());
    assert!(TimeGrid::new(0.0).is_err());
}
