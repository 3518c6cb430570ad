#![allow(clippy::float_cmp, reason = "exact values are promised")]

use super::*;

#[test]
fn populations_follow_each_other_on_the_x_axis() {
    let system =
        System::unconnected("cells", [("EXC", 3), ("INH", 5)], &UnconnectedCoordinates::Spacing(10.0))
            .expect("valid");
    assert_eq!(system.cell_count(), 8);
    assert_eq!(system.members("INH").expect("known"), [3, 4, 5, 6, 7]);
    assert_eq!(system.coordinates()[2], [2.0, 20.0, 0.0, 0.0]);
    assert_eq!(system.summary().num_projections, 0);
    assert!(system.weight_names().is_empty());
    assert_eq!(system.bounding_box().min, [-100.0, -100.0, -100.0]);
    assert_eq!(system.bounding_box().max, [170.0, 100.0, 100.0]);
    assert_eq!(system.center_point(), [35.0, 0.0, 0.0]);
    assert!(system.members("ABC").is_err());
}

#[test]
fn rows_may_come_in_any_order_but_must_be_complete() {
    let build =
        |rows: Vec<[f64; 4]>| System::unconnected("cells", [("EXC", 2)], &UnconnectedCoordinates::Rows(rows));
    let system = build(vec![[1.0, 5.0, 6.0, 7.0], [0.0, 2.0, 3.0, 4.0]]).expect("valid");
    assert_eq!(system.coordinates(), [[0.0, 2.0, 3.0, 4.0], [1.0, 5.0, 6.0, 7.0]]);
    assert!(matches!(build(vec![[0.0; 4]]), Err(SystemError::CoordinateRows { got: 1, cells: 2 })));
    assert!(matches!(build(vec![[0.0; 4], [0.0; 4]]), Err(SystemError::Value { .. })));
    assert!(matches!(build(vec![[0.0; 4], [0.5, 0.0, 0.0, 0.0]]), Err(SystemError::Value { .. })));
    assert!(matches!(build(vec![[0.0; 4], [2.0, 0.0, 0.0, 0.0]]), Err(SystemError::Value { .. })));
}

#[test]
fn nonsense_is_refused() {
    let build = |counts: &[(&'static str, u32)], c| System::unconnected("cells", counts.iter().copied(), &c);
    assert!(build(&[], UnconnectedCoordinates::Spacing(0.0)).is_err());
    assert!(build(&[("EXC", 0)], UnconnectedCoordinates::Spacing(0.0)).is_err());
    assert!(build(&[("EXC", 2)], UnconnectedCoordinates::Spacing(f64::NAN)).is_err());
    assert!(build(&[("EXC", 2), ("EXC", 1)], UnconnectedCoordinates::Spacing(0.0)).is_err());
    assert!(build(&[("EXC", 2)], UnconnectedCoordinates::Positions(vec![[0.0; 3]])).is_err());
}
