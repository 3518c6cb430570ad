#![allow(clippy::float_cmp, reason = "exact values are promised")]

use super::*;
use crate::generate::generate;
use crate::predefined_config;

fn culture(name: &str) -> System {
    generate(name, &predefined_config(name).expect("known")).expect("valid").system
}

#[test]
fn names_follow_the_configuration() {
    let system = culture("EI2");
    assert_eq!(system.projection_names(), ["EXC_EXC", "INH_EXC", "EXC_INH", "INH_INH"]);
    assert_eq!(
        system.weight_names(),
        [
            "EXC_EXC-dend-AMPA-weight",
            "EXC_EXC-dend-NMDA-weight",
            "INH_EXC-soma-GABA_A-weight",
            "EXC_INH-soma-AMPA-weight",
            "EXC_INH-soma-NMDA-weight",
            "INH_INH-soma-GABA_A-weight",
        ]
    );
    let first = &system.synapse_projections()[0];
    assert_eq!(
        (first.0.as_str(), first.1.as_str(), first.2.as_str(), first.3.as_str()),
        ("EXC", "EXC", "dend", "AMPA")
    );
    assert_eq!(system.population_names(), ["EXC", "INH"]);
}

#[test]
fn coordinates_are_sorted_and_complete() {
    let system = culture("EI2");
    let rows = system.coordinates();
    assert_eq!(rows.len(), 100);
    assert!(rows.iter().enumerate().all(|(i, r)| r[0] == i as f64));
    assert_eq!(system.coordinate_array("INH").expect("known"), rows[80..]);
    assert_eq!(system.index_of(99), Some(99));
    assert_eq!(system.index_of(100), None);
    let summary = system.summary();
    assert_eq!(summary.num_neurons, 100);
    assert_eq!(summary.num_projections, system.edge_count());
}

#[test]
fn the_box_is_right_on_the_negative_side_too() {
    let mut parts = culture("EI1").into_parts();
    parts.layers = [
        ("a".to_owned(), BoundingBox::from_corners([-10.0, -4.0, -9.0], [-2.0, -8.0, -1.0])),
        ("b".to_owned(), BoundingBox::from_corners([-30.0, -5.0, -9.0], [-20.0, -6.0, -3.0])),
    ]
    .into();
    let system = System::new(parts).expect("valid");
    let bounds = system.bounding_box();
    assert_eq!((bounds.min, bounds.max), ([-30.0, -8.0, -9.0], [-2.0, -4.0, -1.0]));
    assert_eq!(system.center_point(), [-16.0, -6.0, -5.0]);
}

#[test]
fn inconsistent_parts_are_refused() {
    let good = culture("EI1").into_parts();
    let check = |change: fn(&mut SystemParts)| {
        let mut parts = good.clone();
        change(&mut parts);
        System::new(parts).expect_err("refused")
    };
    assert!(matches!(check(|p| p.positions_um.truncate(9)), SystemError::PositionCount { .. }));
    assert!(matches!(check(|p| p.gids.swap(0, 1)), SystemError::GidOrder { previous: 1, gid: 0 }));
    assert!(matches!(check(|p| p.gids[9] = 10), SystemError::ForeignGid { gid: 10, .. }));
    assert!(matches!(check(|p| p.positions_um[3][1] = f32::NAN), SystemError::BadPosition { gid: 3, .. }));
    assert!(matches!(
        check(|p| p.projections.push(p.projections[0].clone())),
        SystemError::DuplicateProjection { .. }
    ));
    assert!(matches!(check(|p| p.synapses.truncate(1)), SystemError::SynapseColumn { .. }));
    assert!(matches!(
        check(|p| p.synapses[0].syn_ids[0] = 77),
        SystemError::DanglingSynapse { syn_id: 0, .. }
    ));
    assert!(matches!(
        check(|p| {
            let mut edges = p.projections[0].columns().clone();
            edges.syn_ids[1] = edges.syn_ids[0];
            let (pre, post) = (p.projections[0].pre().clone(), p.projections[0].post().clone());
            let rule = p.projections[0].rule().clone();
            p.projections[0] = Projection::new(pre, post, rule, edges).expect("valid by itself");
        }),
        SystemError::SharedSynapse { edge: 1, gid: 0, syn_id: 0, .. }
    ));
    assert!(matches!(
        check(|p| p.populations = PopulationTable::consecutive([("EXC", 10)]).expect("valid")),
        SystemError::Population(_) | SystemError::ForeignGid { .. }
    ));
}

#[test]
fn unknown_projections_list_the_known_ones() {
    let mut parts = culture("EI1").into_parts();
    parts.projections.truncate(2);
    let system = System::new(parts).expect("valid");
    let error = system.projection("EXC", "INH").expect_err("absent").to_string();
    assert_eq!(error, "no projection EXC->INH; available: EXC->EXC, INH->EXC");
    assert!(matches!(system.projection("ABC", "INH"), Err(SystemError::Population(_))));
}

#[test]
fn fingerprints_follow_content() {
    let (a, b) = (culture("EI2"), culture("EI2"));
    assert_eq!(a.fingerprint(), b.fingerprint());
    assert_eq!(a.fingerprint(), a.clone().renamed("other").fingerprint(), "a name is not content");
    let mut parts = b.into_parts();
    parts.positions_um[7][0] += 1.0;
    assert_ne!(a.fingerprint(), System::new(parts).expect("valid").fingerprint());
}

#[test]
fn a_system_without_a_graph_describes_itself() {
    let mut parts = culture("EI1").into_parts();
    parts.documents = Documents::default();
    let system = System::new(parts).expect("valid");
    let graph = system.graph_document().expect("valid");
    assert_eq!(graph.rules().len(), 4);
    assert_eq!(graph.population_definitions().len(), 2);
}
