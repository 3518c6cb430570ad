use super::{Fiber, LightArray, photon_flux};
use crate::Site;

fn one() -> LightArray {
    LightArray::new(vec![Fiber { id: 0, position_um: [0.0; 3] }]).expect("valid fibre")
}

#[test]
fn transmittance_matches_the_published_numbers() {
    let want = [
        ([0.0, 0.0, 0.0], 0.04359547347713519),
        ([0.0, 0.0, 100.0], 0.008790573095152713),
        ([100.0, 0.0, -100.0], 0.005527638656328516),
        ([300.0, 400.0, 0.0], 0.0001612101195739922),
    ];
    for (position_um, w) in want {
        let got = one().input_gain(&[Site { gid: 0, position_um }]).get(0, 0);
        assert!((got - w).abs() <= 1e-13 * w, "at {position_um:?}: got {got}, want {w}");
    }
}

#[test]
fn photon_flux_matches_the_published_number() {
    assert!((photon_flux(1.0, 473.0) - 2.37951504e15).abs() < 1e7);
}

#[test]
fn the_file_round_trips_and_is_strict() {
    let array = LightArray { wavelength_nm: 590.0, ..one() };
    assert_eq!(LightArray::from_json(&array.to_json()).expect("own text"), array);
    let text = LightArray::from_json(r#"{"fiber_coordinates": [], "wavelength": 473}"#)
        .expect_err("unknown key")
        .to_string();
    assert!(text.contains("did you mean \"wavelength_nm\"?"), "{text}");
    let text = LightArray::from_json(r#"{"fiber_coordinates": [], "numerical_aperture": 0}"#)
        .expect_err("zero")
        .to_string();
    assert_eq!(text, "numerical_aperture must be greater than 0, not 0");
}
