use super::nearest;

#[test]
fn a_typo_finds_its_word_and_an_unrelated_word_finds_nothing() {
    let known = ["g_e0", "g_i0", "tau_e", "std_e"];
    assert_eq!(nearest("ge0", known, 1), ["g_e0"]);
    assert_eq!(nearest("tau_E", known, 1), ["tau_e"]);
    assert!(nearest("temperature", known, 3).is_empty());
}
