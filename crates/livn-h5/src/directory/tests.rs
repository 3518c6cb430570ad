use std::fs;

use livn_system::generate::generate;
use livn_system::{Selection, predefined_config};

use super::*;

fn culture(name: &str) -> System {
    generate(name, &predefined_config(name).expect("known")).expect("valid").system
}

#[test]
fn a_written_system_reads_back_the_same() {
    for name in ["EI1", "EI2"] {
        let folder = tempfile::tempdir().expect("temporary directory");
        let directory = folder.path().join(name);
        let system = culture(name);
        write_system(&directory, &system).expect("written");
        assert_eq!(read_system(&directory).expect("readable"), system);
        let left: Vec<_> =
            fs::read_dir(&directory).expect("there").map(|e| e.expect("entry").file_name()).collect();
        assert!(left.iter().all(|n| !n.to_string_lossy().starts_with('.')), "no temporary files: {left:?}");
    }
}

#[test]
fn an_existing_system_is_not_overwritten_by_accident() {
    let folder = tempfile::tempdir().expect("temporary directory");
    write_system(folder.path(), &culture("EI1")).expect("written");
    let error = write_system(folder.path(), &culture("EI1")).expect_err("refused");
    assert!(matches!(error, FormatError::Exists { .. }), "{error}");
    replace_system(folder.path(), &culture("EI2")).expect("replaced");
    assert_eq!(read_system(folder.path()).expect("readable").cell_count(), 100);
}

#[test]
fn unconnected_and_undescribed_systems_are_written_too() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let coordinates = livn_system::UnconnectedCoordinates::Spacing(10.0);
    let cells = System::unconnected("cells", [("EXC", 3), ("INH", 2)], &coordinates).expect("valid");
    let directory = folder.path().join("cells");
    write_system(&directory, &cells).expect("written");
    let back = read_system(&directory).expect("readable");
    assert_eq!(back.coordinates(), cells.coordinates());
    assert_eq!(back.populations(), cells.populations());
    assert_eq!(back.edge_count(), 0);
}

#[test]
fn a_sub_system_is_refused() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let part = culture("EI1").select(&Selection { gids: [("EXC".to_owned(), vec![1])].into() });
    let error = write_system(folder.path(), &part).expect_err("refused").to_string();
    assert!(error.contains("a selected sub-system (1 of 10 cells) cannot be written"), "{error}");
}

#[test]
fn a_single_file_wins() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let (a, b) = (culture("EI1"), culture("EI2"));
    let directory = folder.path().join("EI1");
    write_system(&directory, &a).expect("written");
    // One file with both blocks: cells first, then the projections beside them.
    let graph = a.graph_document().expect("valid");
    let block = types_block(&a, &graph);
    write_cells(&directory.join("graph.h5"), &a, &graph, &block).expect("written");
    let error = read_system(&directory).expect("readable").edge_count();
    assert_eq!(error, 0, "graph.h5 is read for connections as well");
    replace_system(&directory, &b).expect("replaced");
    assert_eq!(read_system(&directory).expect("readable").edge_count(), b.edge_count());
}

#[test]
fn files_and_attributes_are_listed() {
    let folder = tempfile::tempdir().expect("temporary directory");
    write_system(folder.path(), &culture("EI1")).expect("written");
    let (cells, connections) = system_files(folder.path()).expect("there");
    assert!(cells.ends_with("cells.h5") && connections.ends_with("connections.h5"));
    let inventory = attribute_inventory(folder.path()).expect("readable");
    assert_eq!(inventory.keys().collect::<Vec<_>>(), ["EXC", "INH"]);
    let synapses = ["swc_types", "syn_cdists", "syn_ids", "syn_layers", "syn_locs", "syn_secs", "syn_types"];
    assert_eq!(inventory["INH"]["Synapse Attributes"], synapses);
    assert_eq!(inventory["INH"]["Generated Coordinates"].len(), 6);
}

#[test]
fn missing_and_damaged_files_are_named() {
    let folder = tempfile::tempdir().expect("temporary directory");
    write_system(folder.path(), &culture("EI1")).expect("written");
    let check = |file: &str, damage: &dyn Fn(&Path), message: &str| {
        let copy = tempfile::tempdir().expect("temporary directory");
        for entry in fs::read_dir(folder.path()).expect("there") {
            let path = entry.expect("entry").path();
            fs::copy(&path, copy.path().join(path.file_name().expect("named"))).expect("copied");
        }
        damage(&copy.path().join(file));
        let error = read_system(copy.path()).expect_err("refused").to_string();
        assert!(error.contains(message) && error.contains(file), "{error:?} should contain {message:?}");
    };
    for file in ["graph.json", "cells.h5", "connections.h5"] {
        check(file, &|p| fs::remove_file(p).expect("removed"), "a system directory holds");
        check(file, &|p| fs::write(p, "").expect("written"), "");
    }
    check(
        "cells.h5",
        &|p| fs::write(p, "not HDF5 at all, whatever its name says").expect("written"),
        "cannot be opened",
    );
    check("graph.json", &|p| fs::write(p, "{").expect("written"), "not valid JSON at line 1");
    check("mea.json", &|p| fs::write(p, "[]").expect("written"), "mea.json");
    let half = |p: &Path| {
        let bytes = fs::read(p).expect("readable");
        fs::write(p, &bytes[..bytes.len() / 2]).expect("written");
    };
    check("cells.h5", &half, "");
    check("connections.h5", &half, "");
}

#[test]
fn files_of_different_systems_do_not_mix() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let (a, b) = (folder.path().join("a"), folder.path().join("b"));
    write_system(&a, &culture("EI1")).expect("written");
    write_system(&b, &culture("EI2")).expect("written");
    fs::copy(b.join("connections.h5"), a.join("connections.h5")).expect("copied");
    let error = read_system(&a).expect_err("refused").to_string();
    assert!(
        error.contains("EXC (10): 0..80") && error.contains("but cells.h5 says EXC (10): 0..8"),
        "{error}"
    );
}

#[test]
fn edges_that_the_graph_does_not_describe_are_refused() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let system = culture("EI1");
    write_system(folder.path(), &system).expect("written");
    let text = fs::read_to_string(folder.path().join("graph.json")).expect("readable");
    let mut graph: serde_json::Value = serde_json::from_str(&text).expect("valid");
    let synapses = &mut graph["connections"]["culture2d"]["config"]["synapses"];
    synapses["INH"].as_object_mut().expect("object").shift_remove("EXC");
    fs::write(folder.path().join("graph.json"), graph.to_string()).expect("written");
    let error = read_system(folder.path()).expect_err("refused").to_string();
    assert!(error.contains("there are edges EXC->INH, but graph.json says only"), "{error}");
}
