//! Exact help and error texts. `INSTA_UPDATE=always cargo test -p livn-cli` accepts changes.

mod common;

use common::livn;

#[test]
fn help() {
    for (name, args) in [
        ("help", vec!["--help"]),
        ("help_run", vec!["run", "--help"]),
        ("help_generate", vec!["generate", "--help"]),
        ("help_inspect", vec!["inspect", "--help"]),
        ("help_mea", vec!["mea", "--help"]),
    ] {
        let said = livn(&args);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{name}");
        insta::assert_snapshot!(name, said.out);
    }
}

#[test]
fn complaints() {
    for (name, args, code) in [
        ("no_command", vec![], 2),
        ("unknown_command", vec!["rum", "EI2"], 2),
        ("unknown_option", vec!["run", "EI2", "--durration", "1s"], 2),
        ("bad_duration", vec!["run", "EI2", "--duration", "3h"], 2),
        ("bad_stimulate", vec!["run", "EI2", "--stimulate", "5@100"], 2),
        ("bad_record", vec!["run", "EI2", "--record", "spikes,currents"], 2),
        ("unknown_system", vec!["inspect", "EI7"], 3),
        ("published_spelling", vec!["systems", "generate_2d", "total_cells=50", "--launch"], 2),
    ] {
        let said = livn(&args);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{name}: {}", said.err);
        insta::assert_snapshot!(name, said.err);
    }
}

#[test]
fn version() {
    assert_eq!(livn(&["version"]).out, format!("livn {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(livn(&["--version"]).out, livn(&["version"]).out);
}
