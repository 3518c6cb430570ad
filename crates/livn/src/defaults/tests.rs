use super::*;

#[test]
fn the_table_parses_and_knows_the_predefined_cultures() {
    let rcsd = ModelSpec::default();
    for name in ["EI1", "EI2", "EI3", "EI4"] {
        let defaults = model_defaults(&rcsd, name).expect("predefined");
        assert_eq!(defaults.weights.len(), 6, "{name}");
        assert!(!defaults.noise.is_empty(), "{name}");
    }
    assert_eq!(model_defaults(&rcsd, "mine"), None);
    assert!(published_defaults("EI2-1.0").is_some());
}
