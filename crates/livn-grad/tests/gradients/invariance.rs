//! The promise: gradient bits depend on neither threads, nor lanes, nor checkpoints; and bad requests are
//! refused with what is wrong.

use crate::net::{Cells, Net};
use livn_eqn::lane::{Isa, Target};
use livn_grad::{GradError, Gradients, Seeds, SpikeGradient, pull};

const TREATMENTS: [SpikeGradient; 3] =
    [SpikeGradient::Detached, SpikeGradient::EventTime, SpikeGradient::Surrogate { width_mv: 15.0 }];

fn on(net: &Net, how: SpikeGradient, isa: Isa) -> Gradients {
    asked(net, how, isa, true)
}

fn asked(net: &Net, how: SpikeGradient, isa: Isa, parameters: bool) -> Gradients {
    let (mut engine, output, tape) = net.taped();
    engine.set_target(Target::new(isa).expect("available"));
    let seeds = Seeds { traces: Net::seeds(&output), ..Seeds::default() };
    pull(&engine, &tape, &Net::adjoints(&engine), &seeds, how, parameters, net.threads).expect("valid")
}

fn bits(g: &Gradients) -> Vec<u64> {
    let mut all: Vec<f64> = g.rows.concat();
    all.extend(g.gains.concat());
    all.extend(&g.weights);
    all.extend(g.depression.concat());
    all.extend(g.coeffs.concat().concat());
    all.extend(g.slots.concat().concat());
    all.extend(g.increments.concat().concat());
    all.extend(g.noise.concat().concat());
    all.extend(g.first_state.concat().concat());
    assert!(all.iter().all(|x| x.is_finite()) && all.iter().any(|x| *x != 0.0));
    all.into_iter().map(f64::to_bits).collect()
}

#[test]
fn threads_lanes_and_checkpoints_leave_every_bit() {
    for cells in [Cells::Motoneuron, Cells::RenshawBare, Cells::Izhikevich] {
        for how in TREATMENTS {
            let reference = bits(&on(&Net::new(cells, 240), how, Isa::Scalar));
            for isa in Isa::available().into_iter().filter(|isa| *isa != Isa::Plain) {
                for (threads, segment, piece) in
                    [(1, 3, 3), (2, 24, 24), (3, 1000, 1000), (5, 77, 9), (1, 1000, 40)]
                {
                    let net = Net { segment, piece, threads, ..Net::new(cells, 240) };
                    let found = bits(&on(&net, how, isa));
                    assert!(found == reference, "{cells:?} {how:?} {isa:?} {threads} {segment} {piece}");
                }
            }
        }
    }
}

#[test]
fn fewer_gradients_are_the_same_gradients() {
    for how in TREATMENTS {
        let net = Net::new(Cells::Motoneuron, 240);
        let all = asked(&net, how, Isa::best(), true);
        let few = asked(&net, how, Isa::best(), false);
        assert_eq!((&all.rows, &all.weights), (&few.rows, &few.weights));
        assert_eq!((&all.depression, &all.first_state), (&few.depression, &few.first_state));
        assert!(few.coeffs.concat().is_empty() && few.gains.concat().is_empty());
    }
}

#[test]
fn requests_that_make_no_sense_are_refused() {
    let net = Net::new(Cells::Lif, 200);
    let (mut engine, output, tape) = net.taped();
    let adjoints = Net::adjoints(&engine);
    let ask = |engine: &livn_engine::Engine, seeds: &Seeds, how| {
        pull(engine, &tape, &adjoints, seeds, how, true, 1).map(|_| ())
    };
    let traces = Net::seeds(&output);
    let mut short = Seeds { traces: traces.clone(), ..Seeds::default() };
    short.traces[1].pop();
    assert!(matches!(ask(&engine, &short, SpikeGradient::Detached), Err(GradError::BadSeeds { .. })));
    let mut infinite = Seeds { traces, ..Seeds::default() };
    infinite.traces[0][5] = f64::INFINITY;
    let refused = ask(&engine, &infinite, SpikeGradient::Detached);
    assert!(matches!(refused, Err(GradError::NotFinite { index: 5, .. })));
    let times = Seeds { spike_times: vec![1.0; tape.spikes().len()], ..Seeds::default() };
    assert_eq!(
        ask(&engine, &times, SpikeGradient::Detached).expect_err("no path").to_string(),
        "spike times have no gradient when spikes are detached; choose event_time"
    );
    let counts = Seeds { counts: vec![1.0; 12], ..Seeds::default() };
    assert!(matches!(ask(&engine, &counts, SpikeGradient::EventTime), Err(GradError::NoPath { .. })));
    let narrow = SpikeGradient::Surrogate { width_mv: 0.0 };
    assert!(matches!(ask(&engine, &counts, narrow), Err(GradError::BadWidth { .. })));
    engine.set_weight(0, 0.5);
    assert_eq!(ask(&engine, &counts, narrow), Err(GradError::Stale));
}
