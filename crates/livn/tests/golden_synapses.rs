//! Synapse mechanisms under voltage clamp against NEURON running the published mechanisms.
//!
//! The reference switches NEURON's half-step correction of events off, so an event adds its full increment at the
//! start of the step that begins with it; `g` and `i` are the values used in the step that ends at the sample.

use livn_eqn::lane::Scalar;
use livn_models::synapses::{SynapseParams, SynapseState, current, decay, event_increment, prepare};
use livn_testkit::golden;
use serde_json::Value;

const FILE: &str = "mech_synapses_livn2.0.0.npz";

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_else(|| panic!("{key} in {value}"))
}

/// Conductance (µS) and current (nA) used in the steps that end at the samples.
fn simulate(case: &Value, clamp_mv: &[f64], blocked: bool) -> (Vec<f64>, Vec<f64>) {
    let dt = number(case, "dt_ms");
    let params = &case["params"];
    let p = SynapseParams {
        tau_rise: Scalar(number(params, "tau_rise")),
        tau_decay: Scalar(number(params, "tau_decay")),
        e: Scalar(number(params, "e")),
        mg: Scalar(if blocked { 1.0 } else { 0.0 }),
        Kd: Scalar(3.57),
        gamma: Scalar(0.062),
        vshift: Scalar(0.0),
    };
    let coeffs = prepare(&p, Scalar(dt));
    let increment = event_increment(&p, Scalar(dt), false);
    let weight = number(case, "weight") * number(case, "g_unit_uS");
    let events: Vec<i64> = case["spike_times_ms"]
        .as_array()
        .expect("spike times")
        .iter()
        .map(|t| (t.as_f64().expect("ms") / dt).round() as i64)
        .collect();
    let per_sample = (0.1 / dt).round() as usize;
    let mut state = SynapseState { a: Scalar(0.0), b: Scalar(0.0) };
    let (mut g, mut i) = (vec![0.0], vec![0.0]);
    for step in 0..(clamp_mv.len() - 1) * per_sample {
        for _ in events.iter().filter(|&&event| event == step as i64) {
            state.a.0 += weight * increment.a.0;
            state.b.0 += weight * increment.b.0;
        }
        if (step + 1) % per_sample == 0 {
            let v = Scalar(clamp_mv[g.len()]);
            let used = if blocked {
                current::<Scalar, true>(v, &state, &coeffs)
            } else {
                current::<Scalar, false>(v, &state, &coeffs)
            };
            g.push(state.b.0 - state.a.0);
            i.push(used.i.0);
        }
        state = decay(&state, &coeffs);
    }
    (g, i)
}

fn relative(got: &[f64], expected: &[f64]) -> f64 {
    let peak = expected.iter().fold(0.0f64, |m, x| m.max(x.abs()));
    got.iter().zip(expected).fold(0.0f64, |m, (a, b)| m.max((a - b).abs())) / peak
}

fn compare(prefix: &str, blocked: bool) {
    let Some(archive) = golden::open(FILE) else { return };
    let cases: Vec<String> = archive.cases().into_iter().filter(|case| case.starts_with(prefix)).collect();
    assert!(!cases.is_empty(), "no case {prefix}* in {FILE}");
    for name in cases {
        let clamp = archive.vector(&format!("{name}/v"));
        let (g, i) = simulate(&archive.meta()["cases"][&name], &clamp, blocked);
        let (g_want, i_want) = (archive.vector(&format!("{name}/g")), archive.vector(&format!("{name}/i")));
        assert_eq!(g.len(), g_want.len(), "{name}");
        let (g_off, i_off) = (relative(&g, &g_want), relative(&i, &i_want));
        assert!(g_off < 1e-6, "{name}: conductance off by {g_off:e} of its peak");
        // At a driving force of 0.1 mV the residual error of the clamp dominates the current.
        let limit = if name.ends_with("_v0.1") { 1e-2 } else { 1e-5 };
        assert!(i_off < limit, "{name}: current off by {i_off:e} of its peak");
    }
}

#[test]
fn linear_dual_exponential_synapse() {
    compare("LinExp2Syn_", false);
}

#[test]
fn nmda_synapse_with_magnesium_block() {
    compare("LinExp2SynNMDA_", true);
}
