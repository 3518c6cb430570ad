use std::fs;
use std::thread;

use super::*;
use crate::read_system;

#[test]
fn a_culture_is_generated_once_and_again_when_stale() {
    let cache = tempfile::tempdir().expect("temporary directory");
    let directory = predefined("EI1", cache.path()).expect("generated");
    assert_eq!(read_system(&directory).expect("readable").name(), "EI1");
    let marker = directory.join("marker");
    fs::write(&marker, "").expect("written");
    predefined("EI1", cache.path()).expect("cached");
    assert!(marker.exists(), "a current culture is left alone");
    fs::write(directory.join(STAMP), "0").expect("written");
    predefined("EI1", cache.path()).expect("generated again");
    assert!(!marker.exists(), "a stale culture is replaced");
    let left = fs::read_dir(cache.path().join("systems")).expect("there").count();
    assert_eq!(left, 1, "no temporary directories");
}

#[test]
fn an_interrupted_generation_is_not_taken_for_complete() {
    let cache = tempfile::tempdir().expect("temporary directory");
    let directory = cache.path().join("systems/EI1");
    fs::create_dir_all(&directory).expect("created");
    fs::write(directory.join("graph.json"), "{").expect("written");
    let directory = predefined("EI1", cache.path()).expect("generated");
    assert!(read_system(&directory).is_ok());
}

#[test]
fn several_may_ask_at_once() {
    let cache = tempfile::tempdir().expect("temporary directory");
    thread::scope(|scope| {
        let ask = || predefined("EI1", cache.path()).map(|d| read_system(&d).expect("readable").cell_count());
        let all: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
        for one in all {
            assert_eq!(one.join().expect("no panic").expect("generated"), 10);
        }
    });
}

#[test]
fn unknown_names_list_the_known_ones() {
    let cache = tempfile::tempdir().expect("temporary directory");
    let error = predefined("S9", cache.path()).expect_err("unknown").to_string();
    assert!(error.contains("known: EI1, EI2, EI3, EI4"), "{error}");
}
