#![allow(clippy::float_cmp, reason = "exact values are promised")]

use indexmap::IndexMap;

use crate::generate::generate;
use crate::{System, predefined_config};

fn ei1() -> System {
    generate("EI1", &predefined_config("EI1").expect("known")).expect("valid").system
}

#[test]
fn the_ten_cell_matrix_is_the_published_one() {
    // All-to-all without autapses: the entries follow from the seed alone. Published values, float32.
    let system = ei1();
    let w = system.connectivity_matrix(&IndexMap::new(), 123, None).expect("valid");
    let at = |pre: usize, post: usize| w[pre * 10 + post];
    assert_eq!(at(1, 0), 0.052_363_6);
    assert_eq!(at(2, 0), 0.087_186_68);
    assert_eq!(at(8, 0), -0.073_290_78);
    assert_eq!(w.iter().filter(|x| **x != 0.0).count(), 90);
    let sum: f64 = w.iter().map(|x| f64::from(*x)).sum();
    assert!((sum - 23.427_131).abs() < 1e-6, "{sum}");
}

#[test]
fn weights_scale_their_projection_and_gids_restrict_afterwards() {
    let system = ei1();
    let plain = system.connectivity_matrix(&IndexMap::new(), 1, None).expect("valid");
    let weights = IndexMap::from([("INH_EXC".to_owned(), 2.0)]);
    let scaled = system.connectivity_matrix(&weights, 1, None).expect("valid");
    assert_eq!(scaled[8 * 10], 2.0 * plain[8 * 10]);
    assert_eq!(scaled[10], plain[10]);
    let part = system.connectivity_matrix(&IndexMap::new(), 1, Some(&[8, 0])).expect("valid");
    assert_eq!(part, [0.0, plain[8 * 10], plain[8], 0.0]);
}

#[test]
fn unknown_keys_and_cells_are_errors() {
    let system = ei1();
    let weights = IndexMap::from([("EXC_ABC".to_owned(), 2.0)]);
    let error = system.connectivity_matrix(&weights, 1, None).expect_err("refused").to_string();
    assert_eq!(
        error,
        "weight \"EXC_ABC\" names no projection; known: EXC_EXC, INH_EXC, EXC_INH, INH_INH; did you mean \"EXC_EXC\"?"
    );
    assert!(system.connectivity_matrix(&IndexMap::new(), 1, Some(&[10])).is_err());
}
