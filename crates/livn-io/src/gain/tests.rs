use proptest::prelude::*;

use super::Gain;

fn small() -> (Gain, Gain) {
    let values = vec![1.0, 0.0, 2.0, 0.0, 0.0, 3.0];
    let dense = Gain::dense(2, 3, values.clone()).expect("shape fits");
    let sparse = Gain::sparse_from_fn(2, 3, |c, s| Some(values[c * 3 + s]).filter(|g| *g != 0.0));
    (dense, sparse)
}

#[test]
fn dense_and_sparse_are_one_matrix() {
    let (dense, sparse) = small();
    assert_eq!((dense.stored(), sparse.stored()), (6, 3));
    assert_eq!(dense.to_dense(), sparse.to_dense());
    assert_eq!(sparse.row(1).collect::<Vec<_>>(), [(2, 3.0)]);
    assert_eq!((sparse.get(0, 1), sparse.get(0, 2)), (0.0, 2.0));
}

#[test]
fn products_follow_the_matrix() {
    for gain in [small().0, small().1] {
        assert_eq!(gain.drive(2, &[1.0, 0.0, 1.0, 2.0]).expect("fits"), [1.0, 0.0, 2.0, 1.0, 0.0, 8.0]);
        assert_eq!(
            gain.observe(2, &[1.0f32, 2.0, 9.0, 9.0, 3.0, 4.0]).expect("fits"),
            [7.0, 10.0, 9.0, 12.0]
        );
    }
}

#[test]
fn wrong_sizes_say_what_was_expected() {
    let text = small().0.drive(2, &[1.0; 3]).expect_err("three values").to_string();
    assert_eq!(text, "channel inputs: expected 4 values (2 steps × 2 channels), got 3");
    let text = Gain::dense(1, 2, vec![0.0, f64::NAN]).expect_err("NaN").to_string();
    assert_eq!(text, "gain of channel row 0, site 1 must be finite, not NaN");
}

#[test]
fn an_array_without_sites_or_frames_gives_empty_results() {
    let gain = Gain::dense(2, 0, vec![]).expect("shape fits");
    assert!(gain.drive(3, &[1.0; 6]).expect("fits").is_empty());
    assert!(small().0.observe::<f64>(0, &[]).expect("fits").is_empty());
}

proptest! {
    #[test]
    fn the_adjoint_is_the_transpose(
        values in prop::collection::vec(-3.0..3.0f64, 12),
        x in prop::collection::vec(-3.0..3.0f64, 6),
        y in prop::collection::vec(-3.0..3.0f64, 8),
    ) {
        // <x G, y> = <x, y Gᵀ>
        let gain = Gain::dense(3, 4, values).expect("shape fits");
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(p, q)| p * q).sum::<f64>();
        let left = dot(&gain.drive(2, &x).expect("fits"), &y);
        let right = dot(&x, &gain.drive_adjoint(2, &y).expect("fits"));
        prop_assert!((left - right).abs() < 1e-10);
    }
}
