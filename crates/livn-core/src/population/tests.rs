use super::*;

#[test]
fn consecutive_blocks_own_their_gids() {
    let table = PopulationTable::consecutive([("EXC", 8), ("NONE", 0), ("INH", 2)]).expect("valid");
    assert_eq!(table.cell_count(), 10);
    assert_eq!(table.owner(7), Some(0));
    let inh = table.owner(8).expect("owned");
    assert_eq!(table.iter().nth(inh).expect("in range").name, "INH");
    assert_eq!(table.owner(10), None);
}

#[test]
fn overlap_duplicates_and_overflow_are_refused_with_values() {
    let block = |name: &str, first, count| PopulationRange { name: name.into(), first, count };
    let overlap = PopulationTable::new(vec![block("A", 0, 5), block("B", 4, 2)]);
    assert_eq!(overlap, Err(PopulationError::Overlap { a: "A".into(), b: "B".into(), gid: 4 }));
    let twice = PopulationTable::new(vec![block("A", 0, 5), block("A", 7, 2)]);
    assert_eq!(twice, Err(PopulationError::Duplicate { name: "A".into() }));
    assert!(matches!(
        PopulationTable::new(vec![block("A", 9, u32::MAX)]),
        Err(PopulationError::TooLarge { .. })
    ));
}

#[test]
fn an_unknown_name_lists_the_known_ones_and_the_nearest() {
    let table = PopulationTable::consecutive([("EXC", 1), ("INH", 1)]).expect("valid");
    let text = table.find("EXX").expect_err("unknown").to_string();
    assert!(text.contains("EXC, INH") && text.contains("did you mean \"EXC\""), "{text}");
}
