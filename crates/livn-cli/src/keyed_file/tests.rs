use std::path::PathBuf;

use super::{parameters, read};

fn file(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join(name);
    std::fs::write(&path, text).expect("written");
    (dir, path)
}

#[test]
fn three_formats_say_the_same() {
    let json =
        file("a.json", r#"{"noise": {"g_e0": 1, "tau_e": 2.5}, "weights": {"EXC_EXC-dend-AMPA-weight": 3}}"#);
    let toml =
        file("a.toml", "noise.g_e0 = 1\nnoise.tau_e = 2.5\n[weights]\n\"EXC_EXC-dend-AMPA-weight\" = 3\n");
    let yaml = file("a.yml", "noise:\n  g_e0: 1\n  tau_e: 2.5\nweights:\n  EXC_EXC-dend-AMPA-weight: 3\n");
    let want = [("noise-g_e0", 1.0), ("noise-tau_e", 2.5), ("weight-EXC_EXC-dend-AMPA-weight", 3.0)];
    let want: Vec<(String, f64)> = want.into_iter().map(|(k, v)| (k.into(), v)).collect();
    for (_dir, path) in [json, toml, yaml] {
        let mut got = parameters(&path).expect("valid");
        got.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(got, want, "{}", path.display());
    }
}

#[test]
fn yaml_values_keep_their_types() {
    let (_dir, path) = file("a.yaml", "a: [1, 2.5, x, true, null]\n'3': {b: -1}\n");
    let want = serde_json::json!({"a": [1, 2.5, "x", true, null], "3": {"b": -1}});
    assert_eq!(read(&path).expect("valid"), want);
}

#[test]
fn mistakes_name_file_and_key() {
    let said = |name, text| {
        let (_dir, path) = file(name, text);
        let text = parameters(&path).expect_err("must be refused").to_string();
        text.split_once(&format!("{name}: ")).expect("names the file").1.to_owned()
    };
    assert_eq!(said("a.json", r#"{"noise": {"g_e0": "1"}}"#), "noise-g_e0 must be a number, not \"1\"");
    assert!(said("a.json", "[]").starts_with("expected a table of parameters"));
    assert!(said("a.json", "{").starts_with("not valid JSON"));
    assert!(said("a.toml", "a = = 1").starts_with("not valid TOML"));
    assert!(said("a.yml", "a: [").starts_with("not valid YAML"));
    assert_eq!(said("a.txt", "a"), "the name must end in .json, .toml, .yml or .yaml");
    assert_eq!(said("a.toml", "a = inf"), "a must be a number, not null");
}
