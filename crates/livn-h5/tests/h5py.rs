//! Promise: what we write, h5py reads with the names, types and layout of the original writer, and the other way round.
//!
//! Needs a Python with h5py: the one `LIVN_PYTHON` names, else `python3`. Without one the tests say so and compare
//! nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use livn_h5::{read_system, write_system};
use livn_system::generate::generate;
use livn_system::{System, predefined_config};
use livn_testkit::golden;

fn python() -> Option<PathBuf> {
    let program = std::env::var_os("LIVN_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from);
    let found = Command::new(&program).args(["-c", "import h5py"]).output().is_ok_and(|o| o.status.success());
    if !found {
        eprintln!("{} has no h5py: nothing compared (set LIVN_PYTHON to one that has)", program.display());
    }
    found.then_some(program)
}

fn tool(python: &Path, arguments: &[&str]) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/h5py_tool.py");
    let output = Command::new(python).arg(script).args(arguments).output().expect("started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("plain path")
}

fn culture(name: &str) -> System {
    generate(name, &predefined_config(name).expect("known")).expect("valid").system
}

/// One line per projection, as the script prints them.
fn edges(system: &System) -> String {
    let mut lines: Vec<String> = Vec::new();
    for p in system.projections() {
        let (mut pre, mut post, mut distance, mut synapse) = (0u64, 0u64, 0.0, 0u64);
        for e in p.edges() {
            pre += u64::from(e.pre);
            post += u64::from(e.post);
            distance += f64::from(e.distance_um);
            synapse += u64::from(e.syn_id);
        }
        let (a, b) = (&p.pre().name, &p.post().name);
        lines.push(format!("{b} {a}->{b} {} {pre} {post} {distance:.3} {synapse}\n", p.len()));
    }
    lines.sort();
    lines.iter().filter_map(|l| l.split_once(' ').map(|(_, rest)| rest)).collect()
}

#[test]
fn objects_have_the_names_types_and_layout_of_the_description() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("temporary directory");
    write_system(folder.path(), &culture("EI1")).expect("written");
    let cells = tool(&python, &["describe", text(&folder.path().join("cells.h5"))]);
    let connections = tool(&python, &["describe", text(&folder.path().join("connections.h5"))]);
    for line in [
        "H5Types/Population labels | type {'EXC': 10, 'INH': 11} 2",
        "H5Types/Population projections | type ['Source', 'Destination'] 4",
        "H5Types/Population range | type ['Start', 'Count', 'Population'] 14",
        "H5Types/Valid population projections | ('Source', 'Destination') (4,) (4,) None None committed",
    ] {
        assert!(cells.contains(line) && connections.contains(line), "{line} not in\n{cells}\n{connections}");
    }
    assert!(cells.contains("H5Types/Populations | ('Start', 'Count', 'Population') (2,) (2,)"), "{cells}");
    let mut expected = Vec::new();
    for axis in ["L", "U", "V", "X", "Y", "Z"] {
        expected.push((format!("EXC/Generated Coordinates/{axis} Coordinate"), 8, 8, "float32"));
    }
    for (name, kind) in [
        ("swc_types", "uint8"),
        ("syn_cdists", "float32"),
        ("syn_ids", "uint32"),
        ("syn_layers", "uint8"),
        ("syn_locs", "float32"),
        ("syn_secs", "int16"),
        ("syn_types", "uint8"),
    ] {
        expected.push((format!("EXC/Synapse Attributes/{name}"), 8, 72, kind));
    }
    for (attribute, rows, values, kind) in expected {
        for (name, count, kind) in [
            ("Cell Index", rows, "uint32"),
            ("Attribute Pointer", rows + 1, "uint64"),
            ("Attribute Value", values, kind),
        ] {
            let line = format!("Populations/{attribute}/{name} | {kind} ({count},) (None,) (4000,) None\n");
            assert!(cells.contains(&line), "{line} not in\n{cells}");
        }
    }
    for (name, count, kind) in [
        ("Connections/distance", 56, "float32"),
        ("Edges/Destination Block Index", 1, "uint32"),
        ("Edges/Destination Block Pointer", 2, "uint64"),
        ("Edges/Destination Pointer", 9, "uint64"),
        ("Edges/Source Index", 56, "uint32"),
        ("Synapses/syn_id", 56, "uint32"),
    ] {
        let line = format!("Projections/EXC/EXC/{name} | {kind} ({count},) (None,) (4000,) None\n");
        assert!(connections.contains(&line), "{line} not in\n{connections}");
    }
}

#[test]
fn the_original_files_differ_from_ours_in_the_storage_of_two_tables_only() {
    let Some(python) = python() else { return };
    let Some(original) = golden::system("v1/N10") else { return };
    let folder = tempfile::tempdir().expect("temporary directory");
    write_system(folder.path(), &read_system(&original).expect("readable")).expect("written");
    for file in ["cells.h5", "connections.h5"] {
        let theirs = tool(&python, &["describe", text(&original.join(file))]);
        let ours = tool(&python, &["describe", text(&folder.path().join(file))]);
        let plain = |all: &str| {
            let lines = all.lines().map(|l| match l.split_once(" | ('S") {
                Some((name, _)) => name.to_owned(),
                None => l.to_owned(),
            });
            lines.collect::<Vec<String>>().join("\n")
        };
        assert_eq!(plain(&ours), plain(&theirs), "{file}");
    }
}

#[test]
fn an_independent_reader_finds_our_edges() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("temporary directory");
    // A culture with gaps: few edges, so that many cells have no input.
    let mut config = predefined_config("EI3").expect("known");
    config.connectivity.mean_degree = livn_system::generate::MeanDegree::Same(0.7);
    for system in [culture("EI2"), generate("sparse", &config).expect("valid").system] {
        let directory = folder.path().join(system.name());
        write_system(&directory, &system).expect("written");
        assert_eq!(tool(&python, &["edges", text(&directory)]), edges(&system));
    }
}

#[test]
fn files_that_h5py_wrote_read_the_same_however_stored() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("temporary directory");
    let directory = folder.path().join("EI1");
    let system = culture("EI1");
    write_system(&directory, &system).expect("written");
    for storage in ["contiguous", "gzip", "lzf", "fletcher32", "latest"] {
        let copy = folder.path().join(storage).join("EI1");
        tool(&python, &["rewrite", text(&directory), text(&copy), storage]);
        assert_eq!(read_system(&copy).expect(storage), system, "{storage}");
    }
}
