use super::*;

#[test]
fn pages_list_every_parameter_with_its_unit() {
    let page = rcsd_page();
    assert!(page.contains("| `soma_gmax_Na` | S/cm2 | 0.1049956") && page.contains("BoothRinzelKiehn-MN-v2"));
    assert!(point_page().contains("| `v_threshold` | mV | -55 |"));
}
