use super::*;
use crate::predefined_config;

#[test]
fn realised_degree_meets_the_requested_one() {
    for name in ["EI2", "EI3", "EI4"] {
        let out = generate(name, &predefined_config(name).expect("known")).expect("valid");
        for r in &out.report {
            assert!((r.expected_degree / r.requested_degree - 1.0).abs() < 1e-3, "{name} {r:?}");
            if name != "EI2" {
                assert!((r.realised_degree / r.requested_degree - 1.0).abs() < 1e-2, "{name} {r:?}");
            }
        }
    }
}
