//! Promise: whatever system can be built in memory, written and read back, is the same system.

use indexmap::IndexMap;
use livn_core::{Gid, PopulationTable};
use livn_h5::{read_system, write_system};
use livn_system::{
    BoundingBox, EdgeList, Mechanism, Projection, ProjectionRule, Synapse, SynapseKind, SynapseTable, System,
    SystemParts,
};
use proptest::prelude::*;

const NAMES: [&str; 3] = ["PYR", "AAC", "BS"];

fn rule(kind: SynapseKind, weight: f64) -> ProjectionRule {
    let mechanism = Mechanism { e_mv: Some(-60.5), g_unit_us: None, weight, ..Mechanism::default() };
    ProjectionRule {
        kind,
        contacts: 2.0,
        layers: vec!["2d".into()],
        sections: vec!["dend".into()],
        proportions: vec![1.0],
        mechanisms: [("default".to_owned(), [("GABA_A".to_owned(), mechanism)].into())].into(),
        kernel: None,
        extra: serde_json::Map::new(),
    }
}

/// A system whose populations have `counts` cells and whose edges are `pairs` of any two cells.
fn system(counts: &[u32], pairs: &[(u32, u32)], positions: &[[f32; 3]]) -> System {
    let populations =
        PopulationTable::consecutive(NAMES.into_iter().zip(counts.iter().copied())).expect("valid");
    let cells = populations.cell_count() as u32;
    let mut pairs: Vec<(Gid, Gid)> = pairs.iter().map(|(post, pre)| (post % cells, pre % cells)).collect();
    pairs.sort_unstable();
    let mut lists: IndexMap<(usize, usize), EdgeList> = IndexMap::new();
    let mut synapses = vec![SynapseTable::default(); populations.len()];
    for (post_index, post) in populations.iter().enumerate() {
        for pre_index in 0..populations.len() {
            lists.insert((post_index, pre_index), EdgeList { offsets: vec![0], ..EdgeList::default() });
        }
        let table = &mut synapses[post_index];
        for gid in post.gids() {
            for (syn_id, (_, pre)) in (0u32..).zip(pairs.iter().filter(|(p, _)| *p == gid)) {
                let pre_index = populations.owner(*pre).expect("a cell");
                let list = &mut lists[&(post_index, pre_index)];
                list.sources.push(*pre);
                list.distances_um.push((gid + pre) as f32 / 3.0);
                list.syn_ids.push(syn_id);
                let section = if gid == 0 { 70_000 } else { 1 };
                let (location, distance_um) = (0.25, Some(1.0));
                table.push(Synapse {
                    syn_id,
                    kind: 1,
                    swc_type: 4,
                    section,
                    location,
                    layer: -1,
                    distance_um,
                });
            }
            for pre_index in 0..populations.len() {
                let list = &mut lists[&(post_index, pre_index)];
                list.offsets.push(list.sources.len());
            }
            if table.offsets.is_empty() {
                table.offsets.push(0);
            }
            table.gids.push(gid);
            table.offsets.push(table.syn_ids.len());
        }
    }
    let ranges: Vec<_> = populations.iter().cloned().collect();
    let projections = lists.into_iter().map(|((post, pre), list)| {
        let rule = rule([SynapseKind::Inhibitory, SynapseKind::Modulatory][pre % 2], 0.1 + pre as f64);
        Projection::new(ranges[pre].clone(), ranges[post].clone(), rule, list).expect("valid")
    });
    System::new(SystemParts {
        name: "system".into(),
        gids: (0..cells).collect(),
        positions_um: (0..cells as usize).map(|i| positions[i % positions.len()]).collect(),
        projections: projections.collect(),
        populations,
        synapses,
        layers: IndexMap::new(),
        documents: livn_system::Documents::default(),
    })
    .expect("valid")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn written_systems_read_back_the_same(
        counts in prop::collection::vec(0u32..6, 3).prop_filter("cells", |c| c.iter().sum::<u32>() > 0),
        pairs in prop::collection::vec((0u32..18, 0u32..18), 0..40),
        positions in prop::collection::vec(prop::array::uniform3(-1e4f32..1e4), 1..8),
    ) {
        let folder = tempfile::tempdir().expect("temporary directory");
        let directory = folder.path().join("system");
        let written = system(&counts, &pairs, &positions);
        write_system(&directory, &written).expect("written");
        let read = read_system(&directory).expect("readable");
        prop_assert_eq!(read.fingerprint(), written.fingerprint());
        // Files add the document that describes the system, and with it the extent of the layer.
        let mut parts = read.clone().into_parts();
        let extents: Vec<BoundingBox> = parts.layers.values().copied().collect();
        prop_assert_eq!(extents, vec![written.bounding_box()]);
        parts.layers.clear();
        parts.documents = livn_system::Documents::default();
        prop_assert_eq!(System::new(parts), Ok(written));
    }
}
