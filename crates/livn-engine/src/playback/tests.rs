use super::*;

fn drive(interpolation: Interpolation, dt_ms: f64) -> Drive {
    Drive {
        kind: DriveKind::Current,
        interpolation,
        dt_ms,
        channels: 2,
        rows: vec![1.0, 10.0, 2.0, 20.0, 3.0, 30.0],
        targets: Vec::new(),
    }
}

#[test]
fn held_rows_change_on_their_own_grid_and_end_with_zero() {
    let d = drive(Interpolation::Hold, 0.1);
    let values: Vec<f64> = (0..14).map(|k| d.value(d.position(k, 0.025), 1)).collect();
    assert_eq!(values, [10.0, 10.0, 10.0, 10.0, 20.0, 20.0, 20.0, 20.0, 30.0, 30.0, 30.0, 30.0, 0.0, 0.0]);
}

#[test]
fn linear_rows_are_read_at_mid_step() {
    let d = drive(Interpolation::Linear, 0.025);
    let values: Vec<f64> = (0..4).map(|k| d.value(d.position(k, 0.025), 0)).collect();
    for (found, expected) in values.iter().zip([1.5, 2.5, 1.5, 0.0]) {
        assert!((found - expected).abs() < 1e-8, "{values:?}");
    }
}

#[test]
fn bad_shapes_and_values_are_refused() {
    let mut d = drive(Interpolation::Hold, 0.1);
    d.rows.pop();
    assert_eq!(d.check(), Err(RunError::BadShape { values: 5, channels: 2 }));
    let mut d = drive(Interpolation::Hold, 0.1);
    d.rows[3] = f64::NAN;
    assert!(matches!(d.check(), Err(RunError::NotFinite { row: 1, channel: 1, .. })));
}
