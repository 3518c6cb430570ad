//! `generate`, `inspect` and `mea` on real directories.

mod common;

use common::livn;
use serde_json::Value;

#[test]
fn a_culture_is_generated_inspected_and_given_electrodes() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("small");
    let path = path.to_str().expect("UTF-8");

    let said = livn(&["generate", path, "--total-cells", "40", "--side", "300", "--degree", "6", "--json"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(report["system"]["cells"], 40);
    assert_eq!(report["config"]["total_cells"], 40);
    for file in
        ["graph.json", "cells.h5", "connections.h5", "mea.json", "manifest.json", "system.png", "system.svg"]
    {
        assert!(dir.path().join("small").join(file).is_file(), "{file}");
    }

    let said = livn(&["inspect", path, "--json"]);
    let seen: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(seen["system"]["hash"], report["system"]["hash"], "what was written is what is read");
    assert_eq!(seen["system"]["synapses"], report["system"]["synapses"]);
    let said = livn(&["inspect", path]);
    assert!(said.out.starts_with("small: 40 cells, ") && said.out.contains("EXC->INH"), "{}", said.out);

    let said = livn(&["mea", path, "--pitch", "50"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--overwrite"), "{}", said.err);
    let said = livn(&["mea", path, "--pitch", "50", "--overwrite"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let seen: Value = serde_json::from_str(&livn(&["inspect", path, "--json"]).out).expect("JSON");
    assert_eq!(seen["system"]["electrodes"], 16);
    assert_ne!(seen["system"]["hash"], report["system"]["hash"], "electrodes are part of the system");
}

#[test]
fn the_same_seed_gives_the_same_culture_and_another_one_does_not() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let hash = |name: &str, seed: &str| {
        let path = dir.path().join(name);
        let path = path.to_str().expect("UTF-8");
        let said = livn(&["generate", path, "--preset", "EI1", "--seed", seed, "--no-picture", "--json"]);
        let report: Value = serde_json::from_str(&said.out).expect("JSON");
        report["system"]["hash"].as_str().expect("hash").to_owned()
    };
    let first = hash("a", "5");
    assert_eq!(first.len(), 64);
    assert_eq!(first, hash("b", "5"));
    assert_ne!(first, hash("c", "6"));
}

#[test]
fn foreign_directories_and_impossible_cultures_are_refused() {
    let dir = tempfile::tempdir().expect("temporary directory");
    std::fs::write(dir.path().join("thesis.tex"), "years of work").expect("written");
    let said = livn(&["generate", dir.path().to_str().expect("UTF-8"), "--total-cells", "5"]);
    assert_eq!(said.code, 5);
    assert!(said.err.contains("is not empty and holds no earlier result of livn"), "{}", said.err);

    let path = dir.path().join("a");
    let said = livn(&["generate", path.to_str().expect("UTF-8"), "--total-cells", "5", "--sigma=-1"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("sigma"), "{}", said.err);
    assert!(!path.join("graph.json").exists());
}
