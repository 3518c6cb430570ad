use super::*;

fn rule(pre: &str, post: &str, section: &str, mechanism: &str) -> RuleName {
    let mut aliases: Vec<String> =
        if post == "INH" || section == "dend" { DENDRITIC.map(String::from).to_vec() } else { Vec::new() };
    if section == "soma" {
        aliases.push("soma".into());
    }
    RuleName {
        pre: pre.into(),
        post: post.into(),
        section: section.into(),
        mechanism: mechanism.into(),
        aliases,
    }
}

fn culture() -> Vec<RuleName> {
    vec![
        rule("EXC", "EXC", "dend", "AMPA"),
        rule("EXC", "EXC", "dend", "NMDA"),
        rule("INH", "EXC", "soma", "GABA_A"),
        rule("EXC", "INH", "soma", "AMPA"),
        rule("EXC", "INH", "soma", "NMDA"),
        rule("INH", "INH", "soma", "GABA_A"),
    ]
}

fn found(key: &str) -> (Vec<usize>, bool) {
    let (rules, note) = resolve(&culture(), key).expect("addresses something");
    (rules, note.is_some())
}

#[test]
fn canonical_keys_and_their_aliases() {
    assert_eq!(found("EXC_EXC-dend-AMPA-weight"), (vec![0], false));
    assert_eq!(found("EXC_EXC-hillock-NMDA-weight"), (vec![1], false));
    assert_eq!(found("INH_EXC-soma-GABA_A-weight"), (vec![2], false));
    assert_eq!(found("EXC_INH-hillock-AMPA-weight"), (vec![3], false));
}

#[test]
fn reversed_keys_are_read_where_only_they_fit() {
    assert_eq!(found("INH_EXC-dend-AMPA-weight"), (vec![3], true));
    assert_eq!(found("EXC_INH-soma-GABA_A-weight"), (vec![2], true));
}

#[test]
fn short_keys_mean_pre_post_and_say_so() {
    assert_eq!(found("EXC_INH"), (vec![3, 4], true));
    assert_eq!(found("EXC_EXC"), (vec![0, 1], false));
}

#[test]
fn keys_that_fit_nothing_suggest_the_nearest() {
    let text = resolve(&culture(), "EXC_EXC-dend-AMPPA-weight").expect_err("typo").to_string();
    assert!(text.contains("did you mean EXC_EXC-dend-AMPA-weight"), "{text}");
    for bad in ["EXC", "EXC_PYR-dend-AMPA-weight", "EXC_EXC--AMPA-weight", "EXC_EXC-soma-AMPA-weight"] {
        assert!(resolve(&culture(), bad).is_err(), "{bad}");
    }
    assert!(resolve(&culture(), "EXC_EXC-dend-AMPA-wieght").is_err());
}
