use super::*;
use crate::testing::{Edges, file_with_projection, population};

#[test]
fn gaps_and_interior_blocks_follow_the_last_block_rule() {
    // 0 -> {1, 2}, 1 -> {3}, 5 -> {4, 6}, 6 -> {}, 7 -> {1}: the published example of the layout.
    let folder = tempfile::tempdir().expect("temporary directory");
    let edges = Edges {
        index: vec![0, 5],
        blocks: vec![0, 2, 6],
        pointer: vec![0, 2, 3, 5, 5, 6],
        sources: vec![1, 2, 3, 4, 6, 1],
    };
    let file = file_with_projection(folder.path(), &edges);
    let (pre, post) = (population("A", 10, 8), population("B", 18, 8));
    let list = read(&file, &pre, &post).expect("readable");
    assert_eq!(list.offsets, [0, 2, 3, 3, 3, 3, 5, 5, 6]);
    assert_eq!(list.sources, [11, 12, 13, 14, 16, 11]);
}

#[test]
fn blocks_may_come_in_any_order() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let edges = Edges {
        index: vec![5, 0],
        blocks: vec![0, 3, 6],
        pointer: vec![0, 2, 2, 3, 5, 6],
        sources: vec![4, 6, 1, 1, 2, 3],
    };
    let file = file_with_projection(folder.path(), &edges);
    let (pre, post) = (population("A", 10, 8), population("B", 18, 8));
    let list = read(&file, &pre, &post).expect("readable");
    assert_eq!(list.offsets, [0, 2, 3, 3, 3, 3, 5, 5, 6]);
    assert_eq!(list.sources, [11, 12, 13, 14, 16, 11]);
    assert_eq!(list.syn_ids, [3, 4, 5, 0, 1, 2], "edge attributes move with their edges");
}

#[test]
fn every_inconsistency_is_named() {
    let good = || Edges {
        index: vec![0, 5],
        blocks: vec![0, 2, 6],
        pointer: vec![0, 2, 3, 5, 5, 6],
        sources: vec![1, 2, 3, 4, 6, 1],
    };
    let check = |change: fn(&mut Edges), message: &str| {
        let folder = tempfile::tempdir().expect("temporary directory");
        let mut edges = good();
        change(&mut edges);
        let file = file_with_projection(folder.path(), &edges);
        let (pre, post) = (population("A", 10, 8), population("B", 18, 8));
        let error = read(&file, &pre, &post).expect_err("refused").to_string();
        assert!(error.contains(message), "{error:?} should contain {message:?}");
    };
    check(|e| e.sources[5] = 8, "Source Index[5] = 8, must be below 8, the cells of A");
    check(|e| e.pointer[2] = 1, "Destination Pointer[2] = 1, must be at least 2");
    check(|e| e.pointer[5] = 7, "Destination Pointer[5] = 7, must be 6, the number of edges");
    check(|e| e.pointer[0] = 1, "Destination Pointer[0] = 1, must be 0");
    check(|e| e.blocks[2] = 5, "Destination Block Pointer[2] = 5, must be 6");
    check(|e| e.blocks[1] = 6, "Destination Block Pointer[1] = 6, must be below 6");
    check(|e| e.blocks = vec![0, 5, 5], "Destination Block Pointer[2] = 5, must be 6");
    check(|e| e.index[1] = 6, "within the 8 cells of B");
    check(|e| e.index[1] = u32::MAX, "within the 8 cells of B");
    check(|e| e.index[1] = 1, "listed as a destination only once");
    check(|e| e.blocks.truncate(2), "has 2 entries, expected 3 (blocks + 1)");
    check(|e| e.pointer.clear(), "at least the total");
}

#[test]
fn written_blocks_leave_out_empty_destinations() {
    assert_eq!(blocks(&[0, 2, 3, 3, 3, 3, 5, 5, 6]), (vec![0, 5, 7], vec![0, 2, 3, 5], vec![0, 2, 3, 5, 6]));
    assert_eq!(blocks(&[0, 1]), (vec![0], vec![0, 2], vec![0, 1]));
}
