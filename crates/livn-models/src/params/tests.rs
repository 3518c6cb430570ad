use super::*;
use crate::cells::motoneuron::Motoneuron;
use crate::cells::renshaw::Renshaw;

#[test]
fn every_published_set_fits_its_cell() {
    for (name, set) in sets() {
        let mut vector = if name.contains("MN") {
            ParamVector::of::<Motoneuron<5>>()
        } else if name.contains("V1In") {
            ParamVector::of::<Renshaw<5>>()
        } else {
            assert_eq!(name, "PinskyRinzel-PVBC");
            continue;
        };
        for (key, value) in &set.values {
            vector.set("cell", key, *value).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(vector.get(key), Some(*value));
        }
    }
    assert!(matches!(set("MN"), Err(ParamError::UnknownSet { .. })));
}

#[test]
fn bad_parameters_are_refused_with_name_value_and_range() {
    let mut vector = ParamVector::of::<Motoneuron<5>>();
    let text = vector.set("motoneuron", "soma_gmaxNa", 1.0).expect_err("typo").to_string();
    assert!(text.contains("soma_gmax_Na"), "{text}");
    let text = vector.set("motoneuron", "global_diam", -1.0).expect_err("negative").to_string();
    assert!(text.contains("> 0") && text.contains("-1"), "{text}");
    assert!(vector.set("motoneuron", "celsius", f64::INFINITY).is_err());
    assert!(vector.set("motoneuron", "axon_e_pas", f64::NAN).is_ok());
}
