use super::{Amount, Recordable, definition, degree, pair, population, record, setting, time_ms};

#[test]
fn times_have_units() {
    let times = ["250", "250ms", "1.5s", "2min", "1e3", " 5 s"].map(time_ms);
    assert_eq!(times, [250.0, 250.0, 1500.0, 120_000.0, 1000.0, 5000.0].map(Ok));
    assert_eq!(time_ms("3h"), Err("unknown unit \"h\"; use ms, s or min".into()));
    assert_eq!(time_ms("-1s"), Err("must be above 0".into()));
    assert_eq!(time_ms("s"), Err("\"\" is not a number".into()));
}

#[test]
fn populations_have_amounts_and_words() {
    let p = population("EXC:80%").expect("valid");
    assert_eq!((p.name.as_str(), p.amount, p.kind), ("EXC", Amount::Ratio(0.8), None));
    let p = population("ACH:40:excitatory:cholinergic:soma-only").expect("valid");
    assert_eq!(
        (p.amount, p.transmitter.as_deref(), p.soma_only),
        (Amount::Count(40), Some("cholinergic"), true)
    );
    assert!(population("EXC").is_err());
    assert!(population("EXC:many").expect_err("no number").contains("share such as 80%"));
    assert!(population("EXC:1:loud").expect_err("unknown").contains("unknown word \"loud\""));
}

#[test]
fn records_may_name_a_population() {
    let r = record("voltage:EXC").expect("valid");
    assert_eq!((r.what, r.population.as_deref()), (Recordable::Voltage, Some("EXC")));
    assert!(
        record("current").expect_err("unknown").contains("choose from spikes, voltage, membrane_current")
    );
    assert!(record("spikes:EXC").is_err());
}

#[test]
fn the_rest_is_read() {
    assert_eq!(degree("EXC->INH=4").map(|d| (d.projection, d.degree)), Ok((Some("EXC->INH".into()), 4.0)));
    assert_eq!(degree("20").map(|d| (d.projection, d.degree)), Ok((None, 20.0)));
    assert!(degree("EXC=4").is_err());
    assert_eq!(pair("-1, 2"), Ok([-1.0, 2.0]));
    assert!(pair("1").is_err());
    assert_eq!(setting("noise-g_e0=1").map(|s| (s.key, s.value)), Ok(("noise-g_e0".into(), 1.0)));
    assert_eq!(definition("EXC=10"), Ok(("EXC".into(), 10)));
    assert!(definition("EXC=ten").is_err());
}
