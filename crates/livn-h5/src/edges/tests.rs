use proptest::prelude::*;

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn arbitrary_blocks_are_read_consistently_or_refused(
        index in prop::collection::vec(prop_oneof![9 => 0u32..9, 1 => any::<u32>()], 0..4),
        lengths in prop::collection::vec(0u64..5, 0..5),
        steps in prop::collection::vec(0u64..3, 0..8),
        odd in prop::option::weighted(0.2, (0usize..8, any::<u64>())),
        sources in prop::collection::vec(0u32..8, 0..10),
    ) {
        let sums = |steps: &[u64]| {
            let mut total = 0;
            let add = |s: &u64| { total += s; total };
            let mut out = vec![0];
            out.extend(steps.iter().map(add));
            out
        };
        let (blocks, mut pointer) = (sums(&lengths), sums(&steps));
        if let Some((i, value)) = odd && i < pointer.len() {
            pointer[i] = value;
        }
        let folder = tempfile::tempdir().expect("temporary directory");
        let file = file_with_projection(folder.path(), &Edges { index, blocks, pointer, sources: sources.clone() });
        if let Ok(list) = read(&file, &population("A", 0, 8), &population("B", 8, 8)) {
            prop_assert_eq!(list.offsets.len(), 9);
            prop_assert!(list.offsets.is_sorted());
            let mut ids = list.syn_ids.clone();
            ids.sort_unstable();
            prop_assert_eq!(ids, (0..list.offsets[8] as u32).collect::<Vec<u32>>(), "each edge once");
        }
    }
}

proptest! {
    #[test]
    fn written_blocks_describe_the_rows(counts in prop::collection::vec(0usize..4, 1..12)) {
        let mut offsets = vec![0];
        for count in &counts {
            offsets.push(offsets[offsets.len() - 1] + count);
        }
        let (index, blocks, pointer) = blocks(&offsets);
        let mut found = vec![0; counts.len()];
        for (b, first) in index.iter().enumerate() {
            let destinations = blocks[b + 1] - blocks[b] - u64::from(b + 1 == index.len());
            for k in 0..destinations {
                let at = (blocks[b] + k) as usize;
                found[*first as usize + k as usize] = (pointer[at + 1] - pointer[at]) as usize;
            }
        }
        prop_assert_eq!(found, counts);
    }
}
