//! `run` on small cultures.

mod common;

use std::fs::File;
use std::path::{Path, PathBuf};

use common::livn;
use ndarray::{Array1, Array2};
use ndarray_npy::NpzReader;
use serde_json::Value;

/// A culture of 20 cells and 4 electrodes, and a place for results.
fn culture() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("dish");
    let path = path.to_str().expect("UTF-8").to_owned();
    let said =
        livn(&["generate", &path, "--total-cells", "20", "--side", "150", "--degree", "3", "--no-picture"]);
    assert_eq!(said.code, 0, "{}", said.err);
    (dir, path)
}

fn out(dir: &tempfile::TempDir, name: &str) -> (PathBuf, String) {
    let path = dir.path().join(name);
    let text = path.to_str().expect("UTF-8").to_owned();
    (path, text)
}

fn npz(path: &Path) -> NpzReader<File> {
    NpzReader::new(File::open(path).expect("file")).expect("archive")
}

#[test]
fn a_run_leaves_tables_pictures_and_a_manifest() {
    let (dir, system) = culture();
    let (results, path) = out(&dir, "results");
    let said = livn(&[
        "run",
        &system,
        "--duration",
        "60ms",
        "--threads",
        "1",
        "--out",
        &path,
        "--csv",
        "--json",
        "--stimulate",
        "0@10:40x3@100",
        "--record",
        "voltage:EXC,membrane_current",
        "--record-dt",
        "0.5",
    ]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let printed: Value = serde_json::from_str(&said.out).expect("JSON");
    let written = std::fs::read_to_string(results.join("manifest.json")).expect("manifest");
    assert_eq!(printed, serde_json::from_str::<Value>(&written).expect("JSON"));
    for file in printed["files"].as_array().expect("files") {
        assert!(results.join(file["name"].as_str().expect("name")).is_file(), "{file}");
    }
    assert_eq!(
        (&printed["seed"], &printed["dt_ms"], &printed["simulated_ms"]),
        (&123.into(), &0.025.into(), &60.0.into())
    );
    assert_eq!(printed["stimulation"][0], "0@10:40x3@100");

    let mut spikes = npz(&results.join("spikes.npz"));
    let (gid, t_ms): (Array1<u32>, Array1<f64>) =
        (spikes.by_name("gid").expect("gid"), spikes.by_name("t_ms").expect("t_ms"));
    assert_eq!(printed["results"]["spikes"], gid.len());
    assert!(!gid.is_empty(), "40 µA beneath 20 cells must make them fire");
    assert!(gid.iter().all(|g| *g < 20));
    assert!(
        t_ms.windows(2).into_iter().all(|w| w[0] <= w[1]) && t_ms.iter().all(|t| (0.0..60.0).contains(t))
    );
    let csv = std::fs::read_to_string(results.join("spikes.csv")).expect("csv");
    assert_eq!(csv.lines().count(), gid.len() + 1);

    // Motoneurons have soma, dendrite and five axon links; 60 ms every 0.5 ms.
    let v: Array2<f32> = npz(&results.join("voltage.npz")).by_name("v_mv").expect("v_mv");
    assert_eq!(v.dim(), (16 * 7, 120));
    let i: Array2<f32> = npz(&results.join("membrane_current.npz")).by_name("i_ua").expect("i_ua");
    assert_eq!(i.dim(), (16 * 7 + 4 * 6, 120));
}

#[test]
fn threads_change_nothing_and_the_seed_does() {
    let (dir, system) = culture();
    let spikes = |name: &str, more: [&str; 4]| {
        let (results, path) = out(&dir, name);
        let mut args =
            vec!["run", &system, "--model", "lif", "--set", "noise-level=2000", "--duration", "200ms"];
        args.extend(["--no-picture", "--quiet", "--out", &path]);
        args.extend(more);
        let said = livn(&args);
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "", ""));
        let t_ms: Array1<f64> = npz(&results.join("spikes.npz")).by_name("t_ms").expect("t_ms");
        t_ms.to_vec()
    };
    let first = spikes("a", ["--threads", "1", "--seed", "1"]);
    assert_eq!(first, spikes("b", ["--threads", "3", "--seed", "1"]));
    assert!(!first.is_empty() && first != spikes("c", ["--threads", "1", "--seed", "2"]));
}

#[test]
fn without_noise_and_stimulation_nothing_fires() {
    let (dir, system) = culture();
    let (_, path) = out(&dir, "silent");
    let said = livn(&["run", &system, "--duration", "100ms", "--no-noise", "--no-picture", "--out", &path]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("simulated 100 ms") && said.out.contains("written to"), "{}", said.out);
    assert!(said.err.contains("no tuned parameters for dish"), "{}", said.err);
    let manifest = std::fs::read_to_string(dir.path().join("silent/manifest.json")).expect("manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    assert_eq!(manifest["results"]["spikes"], 0);
    assert_eq!(manifest["parameters"]["noise"], serde_json::json!({}));
}

#[test]
fn mistakes_are_refused_before_anything_is_written() {
    let (dir, system) = culture();
    let (results, path) = out(&dir, "never");
    let file = dir.path().join("p.json");
    std::fs::write(&file, r#"{"noise-g_e": 1}"#).expect("written");
    let file = file.to_str().expect("UTF-8");
    let refused = |more: &[&str], code: u8, what: &str| {
        let mut args = vec!["run", &system, "--duration", "10ms", "--out", &path];
        args.extend(more);
        let said = livn(&args);
        assert_eq!(said.code, code, "{more:?}: {}", said.err);
        assert!(said.err.contains(what), "{more:?}: {}", said.err);
        assert!(!results.exists(), "{more:?}");
    };
    refused(&["--dt", "0.5"], 2, "at most 0.1 ms");
    refused(&["--dt", "0.03"], 2, "the duration");
    refused(&["--record", "voltage:EXE"], 2, "did you mean \"EXC\"");
    refused(&["--record", "voltage", "--record-dt", "0.03"], 2, "0.03");
    refused(&["--stimulate", "9@1:1"], 2, "unknown channel 9");
    refused(&["--stimulate", "0@9.9:1"], 2, "ends after the run");
    refused(&["--params", file], 2, "g_e0");
    refused(&["--set", "EXC_EXC-dend-AMPB-weight=1"], 2, "EXC_EXC-dend-AMPA-weight");
    refused(&["--params", "missing.toml"], 3, "missing.toml");
    std::fs::remove_file(Path::new(&system).join("mea.json")).expect("removed");
    refused(&["--stimulate", "0@1:1"], 2, "no electrodes");
    std::fs::write(Path::new(&system).join("cells.h5"), "not HDF5").expect("written");
    refused(&[], 3, "cells.h5");
}

#[test]
fn a_runaway_is_reported_and_what_was_before_is_kept() {
    let (dir, system) = culture();
    let (results, path) = out(&dir, "runaway");
    let said = livn(&["run", &system, "--duration", "30ms", "--stimulate", "0@10:1e8", "--out", &path]);
    assert_eq!(said.code, 4);
    assert!(said.err.contains("ran away at t = 10.") && said.err.contains(&path), "{}", said.err);
    let manifest = std::fs::read_to_string(results.join("manifest.json")).expect("manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    let simulated_ms = manifest["simulated_ms"].as_f64().expect("number");
    assert!((10.0..30.0).contains(&simulated_ms), "{simulated_ms}");
    assert!(results.join("spikes.npz").is_file() && results.join("activity.png").is_file());
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_was_simulated() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    let (dir, system) = culture();
    let (results, path) = out(&dir, "stopped");
    let mut child = Command::new(env!("CARGO_BIN_EXE_livn"))
        .args(["run", &system, "--duration", "1000s", "--no-picture", "--out", &path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let mut err = BufReader::new(child.stderr.take().expect("piped")).lines();
    let simulating = err.by_ref().any(|line| line.expect("text").starts_with("simulating"));
    assert!(simulating, "the run announces itself");
    std::thread::sleep(std::time::Duration::from_millis(300));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(sent.success());
    assert_eq!(child.wait().expect("ended").code(), Some(130));
    let said: String = err.map(|line| line.expect("text")).collect();
    assert!(said.contains("interrupted after") && said.contains("stopped"), "{said}");
    let manifest = std::fs::read_to_string(results.join("manifest.json")).expect("manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    assert_eq!(manifest["interrupted"], true);
    let simulated_ms = manifest["simulated_ms"].as_f64().expect("number");
    assert!(simulated_ms > 0.0 && simulated_ms < 1e6);
    assert!(results.join("spikes.npz").is_file());
}
