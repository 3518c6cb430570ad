use super::*;

fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.to_owned() }
}

#[test]
fn unsafe_is_found_in_code_only() {
    let sources = [
        source("crates/a/src/lib.rs", "// danger { in a comment }\nlet x = 1;\ndanger { f() }\n"),
        source("crates/lane/x.rs", "danger { f() }"),
    ];
    let findings = unsafe_outside(&sources, &["crates/lane".to_owned()], &["danger {".to_owned()]);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].starts_with("crates/a/src/lib.rs:3"), "{findings:?}");
}

#[test]
fn forbidden_text_honours_its_exceptions() {
    let rule = Forbidden { text: "secret".into(), why: "no".into(), except: vec!["b.md".into()] };
    let findings = forbidden(&[source("a.md", "x\na secret\n"), source("b.md", "secret")], &[rule]);
    assert_eq!(findings, ["a.md:2: \"secret\": no"]);
}
