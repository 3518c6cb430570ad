#![allow(clippy::float_cmp, reason = "exact values are promised")]

use indexmap::IndexMap;

use super::*;
use crate::generate::generate;
use crate::{SelectionDocument, UnconnectedCoordinates, predefined_config};

fn line(count: u32) -> System {
    System::unconnected("cells", [("EXC", count)], &UnconnectedCoordinates::Spacing(1.0)).expect("valid")
}

fn chosen(system: &System, spec: &SelectionSpec, method: SelectionMethod) -> Vec<Gid> {
    system.selection(spec, None, method).expect("valid").expect("a choice").sorted_gids()
}

#[test]
fn counts_fractions_and_lists() {
    let ten = line(10);
    let first = SelectionMethod::First;
    assert_eq!(ten.selection(&SelectionSpec::All, None, first).expect("valid"), None);
    assert_eq!(chosen(&ten, &SelectionSpec::Total(4), first), [0, 1, 2, 3]);
    assert_eq!(chosen(&ten, &SelectionSpec::Fraction(0.2), first), [0, 1]);
    assert_eq!(chosen(&ten, &SelectionSpec::Fraction(0.001), first), [0]);
    assert_eq!(chosen(&ten, &SelectionSpec::Fraction(-1.0), first), Vec::<Gid>::new());
    assert_eq!(chosen(&ten, &SelectionSpec::Fraction(7.0), first).len(), 10);
    assert_eq!(chosen(&ten, &SelectionSpec::Total(99), first).len(), 10);
    let share = |s: PopulationShare| SelectionSpec::Shares(IndexMap::from([("EXC".to_owned(), s)]));
    assert_eq!(chosen(&ten, &share(PopulationShare::Gids(vec![7, 3])), first), [3, 7]);
    assert_eq!(chosen(&ten, &share(PopulationShare::Count(2)), first), [0, 1]);
    assert!(matches!(
        ten.selection(&share(PopulationShare::Gids(vec![10])), None, first),
        Err(SystemError::ForeignGid { gid: 10, .. })
    ));
    assert!(ten.selection(&SelectionSpec::Fraction(f64::NAN), None, first).is_err());
    assert!(ten.selection(&SelectionSpec::Total(1), Some(&["ABC"]), first).is_err());
}

#[test]
fn populations_share_a_total_by_size() {
    let system =
        System::unconnected("cells", [("INH", 2), ("EXC", 8)], &UnconnectedCoordinates::Spacing(1.0))
            .expect("valid");
    let choice = system.selection(&SelectionSpec::Total(5), None, SelectionMethod::First).expect("valid");
    let choice = choice.expect("a choice");
    assert_eq!(choice.gids.get_index(0), Some((&"EXC".to_owned(), &vec![2, 3, 4, 5])));
    assert_eq!(choice.gids["INH"], [0]);
    let only = system.selection(&SelectionSpec::All, Some(&["INH"]), SelectionMethod::First).expect("valid");
    assert_eq!(only.expect("a choice").sorted_gids(), [0, 1]);
}

#[test]
fn random_choices_follow_the_seed() {
    let system = line(100);
    let pick = |seed| chosen(&system, &SelectionSpec::Total(10), SelectionMethod::Random { seed });
    assert_eq!(pick(1), pick(1));
    assert_ne!(pick(1), pick(2));
    assert_eq!(pick(1).len(), 10);
    assert!(pick(1).windows(2).all(|w| w[0] < w[1]));
}

#[test]
fn patches_of_a_square_lattice() {
    let positions = (0..100).map(|i| [f64::from(i % 10) * 100.0, f64::from(i / 10) * 100.0, 0.0]).collect();
    let system = System::unconnected("cells", [("EXC", 100)], &UnconnectedCoordinates::Positions(positions))
        .expect("valid");
    let patch = SelectionMethod::Patch;
    assert_eq!(chosen(&system, &SelectionSpec::Total(25), patch).len(), 25);
    assert_eq!(chosen(&system, &SelectionSpec::Bounds([[0.0, 0.0], [250.0, 150.0]]), patch).len(), 6);
    assert_eq!(chosen(&system, &SelectionSpec::Bounds([[250.0, 150.0], [0.0, 0.0]]), patch).len(), 6);
    assert_eq!(chosen(&system, &SelectionSpec::Fraction(0.25), patch).len(), 16);
    assert_eq!(chosen(&system, &SelectionSpec::Fraction(1.0), patch).len(), 100);
    let bounds = SelectionSpec::Bounds([[0.0, 0.0], [1.0, 1.0]]);
    assert!(matches!(
        system.selection(&bounds, None, SelectionMethod::First),
        Err(SystemError::Conflict { .. })
    ));
    let shares = SelectionSpec::Shares(IndexMap::from([("EXC".to_owned(), PopulationShare::Count(3))]));
    assert!(matches!(system.selection(&shares, None, patch), Err(SystemError::Conflict { .. })));
}

#[test]
fn a_sub_system_keeps_gids_and_inner_edges() {
    let system = generate("EI1", &predefined_config("EI1").expect("known")).expect("valid").system;
    let choice =
        Selection { gids: IndexMap::from([("EXC".to_owned(), vec![2, 5]), ("INH".to_owned(), vec![9])]) };
    let part = system.select(&choice);
    assert_eq!(part.gids(), [2, 5, 9]);
    assert_eq!(part.edge_count(), 6);
    assert_eq!(part.position_um(9), system.position_um(9));
    assert!(part.is_partial());
    assert_eq!(part.populations(), system.populations());
    assert_eq!(part.summary().population_counts["EXC"], 2);
    for p in part.projections() {
        for e in p.edges() {
            assert!(part.synapse_of(p, &e).is_some());
        }
    }
    assert_eq!(system.retained_in_degree(&choice), Some(6.0 / 27.0));
    assert_eq!(System::new(part.clone().into_parts()), Ok(part));
}

#[test]
fn stored_selections_are_checked() {
    let mut system = generate("EI1", &predefined_config("EI1").expect("known")).expect("valid").system;
    let uuid = system.documents().graph.as_ref().expect("generated").uuid().to_owned();
    let store = |system: &mut System, graph: &str, gids: Vec<Gid>| {
        let document = SelectionDocument {
            gids: IndexMap::from([("EXC".to_owned(), gids)]),
            meta: serde_json::Map::from_iter([("graph".to_owned(), graph.into())]),
        };
        system.documents_mut().selections.insert("e1".into(), document);
    };
    let read = |system: &System, name: &str| {
        system.selection(&SelectionSpec::Stored(name.into()), None, SelectionMethod::First)
    };
    assert!(matches!(read(&system, "e1"), Err(SystemError::UnknownSelection { .. })));
    store(&mut system, &uuid, vec![4, 1]);
    assert_eq!(read(&system, "e1").expect("valid").expect("a choice").sorted_gids(), [1, 4]);
    assert_eq!(system.selections(), ["e1"]);
    store(&mut system, "another", vec![1]);
    assert!(matches!(read(&system, "e1"), Err(SystemError::StaleSelection { .. })));
    store(&mut system, &uuid, vec![8]);
    assert!(matches!(read(&system, "e1"), Err(SystemError::ForeignGid { gid: 8, .. })));
}
