use super::*;

fn rule(name: &str, may_use: &[&str]) -> CrateRule {
    let may_use = may_use.iter().map(|&used| used.to_owned()).collect();
    CrateRule { name: name.to_owned(), purpose: String::new(), may_use, dev: vec!["kit".to_owned()] }
}

fn metadata(edges: &str) -> Metadata {
    let text = format!(
        r#"{{"workspace_members": ["b 0"], "target_directory": "t", "packages": [
            {{"id": "b 0", "name": "b", "version": "0", "license": null, "targets": [], "dependencies": [{edges}]}}]}}"#
    );
    serde_json::from_str(&text).expect("valid")
}

#[test]
fn the_committed_table_is_ordered() {
    assert_eq!(downward(&crate_rules().expect("readable")), Vec::<String>::new());
}

#[test]
fn an_unlisted_edge_is_found_and_a_registry_crate_is_not() {
    let rules = [rule("a", &[]), rule("b", &["a"])];
    let fine = metadata(
        r#"{"name": "a", "kind": null, "path": "x"}, {"name": "serde", "kind": null, "path": null}"#,
    );
    assert!(check(&fine, &rules).is_empty());
    let wrong = metadata(r#"{"name": "c", "kind": null, "path": "x"}"#);
    assert_eq!(check(&wrong, &rules).len(), 1);
}

#[test]
fn test_edges_have_their_own_list() {
    let rules = [rule("a", &[]), rule("b", &["a"])];
    assert!(check(&metadata(r#"{"name": "kit", "kind": "dev", "path": "x"}"#), &rules).is_empty());
    assert_eq!(check(&metadata(r#"{"name": "kit", "kind": null, "path": "x"}"#), &rules).len(), 1);
}
