use super::relative_distance;
use crate::{Mea, Site};

fn pair() -> [Site; 2] {
    [Site { gid: 3, position_um: [500.0, 500.0, 175.0] }, Site { gid: 8, position_um: [600.0, 500.0, 175.0] }]
}

#[test]
fn both_cells_belong_to_channel_0_and_the_others_hear_nothing() {
    let members = Mea::default().members(&pair());
    assert_eq!(members.len(), 16);
    assert_eq!(members[0].gids, [3, 8]);
    assert!(members[1..].iter().all(|m| m.gids.is_empty()));
}

#[test]
fn events_keep_their_order_and_strangers_are_not_heard() {
    let heard = Mea::default().channel_recording(&pair(), &[8, 5, 3, 8]);
    assert_eq!(heard[0].events, [0, 2, 3]);
    assert!(heard[15].events.is_empty());
}

#[test]
fn a_cell_is_heard_once_however_many_of_its_sites_are_in_range() {
    let mut sites = pair().to_vec();
    sites.push(Site { gid: 3, position_um: [510.0, 500.0, 175.0] });
    assert_eq!(Mea::default().members(&sites)[0].gids, [3, 8]);
}

#[test]
fn contributions_come_nearest_first_and_sum_to_one_hundred() {
    let mut sites = pair();
    sites.reverse();
    let table = Mea::default().channel_contribution(&sites, 0).expect("channel 0 exists");
    assert_eq!(table.iter().map(|c| (c.gid, c.distance_um)).collect::<Vec<_>>(), [(3, 0.0), (8, 100.0)]);
    assert!((table.iter().map(|c| c.contribution_pct).sum::<f64>() - 100.0).abs() < 1e-12);
    assert!(Mea::default().channel_contribution(&sites, 99).is_err());
}

#[test]
fn relative_distances_can_drop_what_lies_beyond() {
    let table = Mea::default().distances(&pair());
    assert_eq!(relative_distance(&table, 50.0, false).expect("valid").len(), 32);
    let near = relative_distance(&table, 200.0, true).expect("valid");
    assert_eq!(near.iter().map(|d| d.distance_um).collect::<Vec<_>>(), [0.0, 0.5]);
    assert!(relative_distance(&table, 0.0, true).is_err());
}
