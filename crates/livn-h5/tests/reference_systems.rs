//! Promise: directories by the original writers read completely, and survive being written by us.

#![allow(clippy::float_cmp, reason = "exact values are promised")]

use livn_h5::{read_system, write_system};
use livn_testkit::golden;

#[test]
fn reference_systems_read_and_survive_rewriting() {
    let folder = tempfile::tempdir().expect("temporary directory");
    for version in ["v1", "head"] {
        for (name, cells) in [
            ("psp_ee", 3),
            ("psp_ei", 2),
            ("psp_ie", 2),
            ("psp_ii", 3),
            ("tiny3", 3),
            ("N10", 10),
            ("N30", 30),
        ] {
            let Some(directory) = golden::system(&format!("{version}/{name}")) else { return };
            let system = read_system(&directory).expect("readable");
            assert_eq!(system.cell_count(), cells, "{version}/{name}");
            let copy = folder.path().join(version).join(name);
            write_system(&copy, &system).expect("written");
            assert_eq!(read_system(&copy).expect("readable"), system);
        }
    }
}

#[test]
fn the_ten_cell_reference_has_the_published_edges() {
    for version in ["v1", "head"] {
        let Some(directory) = golden::system(&format!("{version}/N10")) else { return };
        let system = read_system(&directory).expect("readable");
        let count = |pre: &str, post: &str| system.projection(pre, post).expect("known").len();
        // Edge counts and coordinates published with the generator's settings for this system.
        assert_eq!(
            [count("EXC", "EXC"), count("INH", "EXC"), count("EXC", "INH"), count("INH", "INH")],
            [32, 15, 7, 2]
        );
        assert_eq!(system.positions_um()[0], [272.940_73, 327.901_82, 9.274_073]);
        let rule = system.projection("INH", "EXC").expect("known").rule();
        let (name, gaba) = rule.mechanisms_of("soma").next().expect("one mechanism");
        assert_eq!((name, gaba.e_mv, gaba.g_unit_us), ("GABA_A", Some(-60.0), Some(0.001)));
        let amplitude = rule.kernel.as_ref().expect("recorded").amplitude;
        assert!((amplitude - 3.082_684_8).abs() < 1e-6);
    }
}
