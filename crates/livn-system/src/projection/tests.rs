#![allow(clippy::float_cmp, reason = "exact values are promised")]

use proptest::prelude::*;

use super::*;
use crate::{SynapseKind, SystemError};

fn range(name: &str, first: Gid, count: u32) -> PopulationRange {
    PopulationRange { name: name.into(), first, count }
}

fn rule() -> ProjectionRule {
    ProjectionRule {
        kind: SynapseKind::Excitatory,
        contacts: 1.0,
        layers: Vec::new(),
        sections: vec!["soma".into()],
        proportions: vec![1.0],
        mechanisms: indexmap::IndexMap::new(),
        kernel: None,
        extra: serde_json::Map::new(),
    }
}

/// Columns from a list of (post, pre) pairs sorted by post.
fn columns(post: &PopulationRange, pairs: &[(Gid, Gid)]) -> EdgeList {
    let mut list = EdgeList { offsets: vec![0], ..EdgeList::default() };
    for gid in post.gids() {
        for (number, (_, pre)) in pairs.iter().filter(|(p, _)| *p == gid).enumerate() {
            list.sources.push(*pre);
            list.distances_um.push((pre + gid) as f32);
            list.syn_ids.push(number as u32);
        }
        list.offsets.push(list.sources.len());
    }
    list
}

proptest! {
    #[test]
    fn both_orders_hold_exactly_the_edges(
        pre_count in 1u32..20,
        post_count in 1u32..20,
        draws in prop::collection::vec((0u32..20, 0u32..20), 0..80),
    ) {
        let (pre, post) = (range("A", 0, pre_count), range("B", pre_count, post_count));
        let mut pairs: Vec<(Gid, Gid)> =
            draws.iter().map(|(b, a)| (post.first + b % post_count, a % pre_count)).collect();
        pairs.sort_unstable();
        let p = Projection::new(pre.clone(), post.clone(), rule(), columns(&post, &pairs)).expect("valid");
        let by_post: Vec<(Gid, Gid)> = p.edges().map(|e| (e.post, e.pre)).collect();
        prop_assert_eq!(&by_post, &pairs);
        let from: Vec<Edge> = pre.gids().flat_map(|gid| p.edges_from(gid).collect::<Vec<_>>()).collect();
        prop_assert!(from.windows(2).all(|w| (w[0].pre, w[0].post, w[0].index) < (w[1].pre, w[1].post, w[1].index)));
        let mut resorted = from;
        resorted.sort_by_key(|e| e.index);
        prop_assert_eq!(resorted, p.edges().collect::<Vec<Edge>>());
        prop_assert!(p.destinations().all(|gid| !p.incoming(gid).is_empty()));
    }
}

#[test]
fn cells_of_other_populations_have_no_edges() {
    let (pre, post) = (range("A", 5, 2), range("B", 7, 2));
    let p = Projection::new(pre, post.clone(), rule(), columns(&post, &[(7, 5)])).expect("valid");
    assert_eq!((p.incoming(5), p.incoming(99)), (0..0, 0..0));
    assert_eq!((p.edges_from(7).count(), p.edges_from(0).count(), p.edges_from(5).count()), (0, 0, 1));
}

#[test]
fn bad_columns_are_refused() {
    let (pre, post) = (range("A", 0, 2), range("B", 2, 2));
    let good = columns(&post, &[(2, 0), (3, 1)]);
    let check = |change: fn(&mut EdgeList)| {
        let mut list = good.clone();
        change(&mut list);
        Projection::new(pre.clone(), post.clone(), rule(), list).expect_err("refused").to_string()
    };
    assert_eq!(check(|l| l.sources[1] = 2), "projection A->B: edge 1 comes from gid 2, outside 0..2 of A");
    assert!(check(|l| l.offsets[1] = 9).contains("smaller than the one before"));
    assert!(check(|l| l.syn_ids.clear()).contains("synapse numbers has 0 entries, expected 2"));
    assert!(check(|l| l.offsets[2] = 1).contains("the range of offsets"));
    assert!(check(|l| l.distances_um[0] = f32::NAN).contains("distance NaN"));
    assert!(check(|l| l.offsets.clear()).contains("offsets has 0 entries, expected 3"));
    assert!(matches!(
        Projection::new(pre.clone(), post.clone(), rule(), EdgeList::default()),
        Err(SystemError::EdgeColumn { .. })
    ));
}
