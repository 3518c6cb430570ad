//! Point neurons against Brian2 running the published equations: forward Euler at 0.025 ms, noise off.
//!
//! The recursion is the same, so traces agree to the float32 they are stored in and spikes fall on the same steps.

use livn_eqn::Record;
use livn_eqn::lane::Scalar;
use livn_eqn::model::{CellModel, Input};
use livn_models::cells::izhikevich::{Izhikevich, IzhikevichParams};
use livn_models::cells::lif::{Lif, LifParams};
use livn_testkit::{Archive, golden, trace};

const DT_MS: f64 = 0.025;
const STEPS: u64 = 12_000;
/// Time of step `n` in the reference is `n·dt`; the drive is on in 100 ≤ t < 200 ms.
const ON: std::ops::Range<u64> = 4_000..8_000;

/// Voltage every 0.1 ms before the update of that step (mV), and the steps in which the cell fired.
fn run<M: CellModel<PerSite<Scalar> = Scalar>>(
    params: &M::Params<Scalar>,
    drive_na: f64,
) -> (Vec<f64>, Vec<u64>) {
    let coeffs = M::prepare(params, Scalar(DT_MS));
    let mut state = M::initial(params, &coeffs);
    let (mut voltage, mut fired) = (Vec::new(), Vec::new());
    for step in 0..STEPS {
        if step % 4 == 0 {
            let mut columns: Vec<f64> = Vec::new();
            state.write(&mut columns);
            voltage.push(columns[M::voltage_columns()[0]]);
        }
        let inward_na = Scalar(if ON.contains(&step) { drive_na } else { 0.0 });
        let input = Input { inward_na, slope_us: Scalar(0.0), electrode_na: inward_na };
        let (next, output) = M::step(&state, &coeffs, &input, false);
        if output.trigger.0 > 0.0 {
            fired.push(step);
        }
        state = next;
    }
    (voltage, fired)
}

fn compare(archive: &Archive, case: &str, gid: usize, (voltage, fired): (Vec<f64>, Vec<u64>)) {
    let what = format!("{case} mV, cell {gid}");
    let want = &archive.rows(&format!("{case}/v"))[gid];
    trace(&what, &voltage, want, 1e-5).unwrap_or_else(|error| panic!("{error}"));
    let times = archive.times_of(gid as u32, &format!("{case}/it"), &format!("{case}/t"));
    let want: Vec<u64> = times.iter().map(|t| (t / DT_MS).round() as u64).collect();
    assert_eq!(fired, want, "{what}: steps of the spikes");
}

#[test]
fn leaky_integrate_and_fire() {
    let Some(archive) = golden::open("lif_v1_brian2.npz") else { return };
    let params = LifParams::<Scalar>::defaults();
    for case in archive.cases() {
        let amplitude_mv: f64 = case.parse().expect("an amplitude");
        // The membrane resistance (MΩ) turns nA into the mV of the reference.
        let drive_na = amplitude_mv / params.R.0;
        for gid in 0..2 {
            compare(&archive, &case, gid, run::<Lif>(&params, drive_na));
        }
    }
}

#[test]
fn izhikevich() {
    let Some(archive) = golden::open("izhikevich_v1_brian2.npz") else { return };
    for case in archive.cases() {
        let amplitude_mv: f64 = case.parse().expect("an amplitude");
        for (gid, population) in ["EXC", "INH"].into_iter().enumerate() {
            let drawn = archive.vector(&format!("{case}/params_{population}"));
            let params = IzhikevichParams::<Scalar> {
                a: Scalar(drawn[0]),
                b: Scalar(drawn[1]),
                c: Scalar(drawn[2]),
                d: Scalar(drawn[3]),
                // The reference starts u at zero, not on the nullcline.
                u_init: Scalar(0.0),
                ..IzhikevichParams::defaults()
            };
            // A resistance of 1 GΩ turns nA into mV.
            compare(&archive, &case, gid, run::<Izhikevich>(&params, amplitude_mv / 1000.0));
        }
    }
}
