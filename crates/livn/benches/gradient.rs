//! Gradient against forward run: the published example's step (EI2, 16 channels, 30 ms), with the default
//! coupled culture, and a second of EI3. Prints one JSON object per line.

#![allow(clippy::print_stdout, missing_docs)]

use std::time::Instant;

use livn::eqn::lane::{Isa, Target};
use livn::grad::{Seeds, SpikeGradient, TapeOptions};
use livn::{Error, InputMode, Interpolation, ModelSpec, Simulation, Stimulus, culture, unwatched};

struct Case {
    system: &'static str,
    duration_ms: f64,
    repeats: usize,
}

/// A potential at every compartment from 16 channels, one row per ms.
fn stimulus(sim: &Simulation, duration_ms: f64) -> Stimulus {
    const CHANNELS: usize = 16;
    let columns: Vec<(u32, u16)> = sim.compartments().iter().map(|r| (r.0, r.1)).collect();
    let rows = (0..duration_ms as usize * CHANNELS).map(|k| 20.0 * (0.37 * k as f64).sin()).collect();
    let gain = (0..columns.len())
        .map(|c| (0..CHANNELS).map(|k| (k as u32, 1.0 + 0.1 * (c * 7 + k) as f64 % 1.0)).collect())
        .collect();
    let (mode, interpolation) = (InputMode::Extracellular, Interpolation::Hold);
    Stimulus { mode, interpolation, dt_ms: 1.0, channels: CHANNELS, rows, columns, gain }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() -> Result<(), Error> {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    let cases = [
        Case { system: "EI2", duration_ms: 30.0, repeats: 15 },
        Case { system: "EI2", duration_ms: 1000.0, repeats: 1 },
        Case { system: "EI3", duration_ms: 1000.0, repeats: 1 },
    ];
    for case in cases {
        let culture = culture::open(case.system)?;
        for isa in Isa::available().into_iter().filter(|i| *i >= Isa::Neon) {
            for threads in [1, 2] {
                for (name, spikes, parameters) in [
                    ("detached", SpikeGradient::Detached, false),
                    ("detached+parameters", SpikeGradient::Detached, true),
                    ("event_time", SpikeGradient::EventTime, false),
                    ("surrogate", SpikeGradient::Surrogate { width_mv: 10.0 }, false),
                ] {
                    let label =
                        format!("{} {} {} {threads} {name}", case.system, case.duration_ms, isa.name());
                    // Long runs are asked one question each: does the ratio hold, what memory does it take.
                    let long = case.repeats == 1;
                    let typical = isa == Isa::best() && (threads == 2 || case.system == "EI2");
                    let asked = !long || typical && matches!(name, "detached" | "event_time");
                    if !asked || !words.iter().all(|w| label.contains(w.as_str())) {
                        continue;
                    }
                    let model = ModelSpec::default();
                    let build = Simulation::builder(&culture.system, &model);
                    let mut sim = build.threads(threads).build()?;
                    sim.set_target(Target::new(isa).unwrap_or(Target::best()));
                    sim.apply_model_defaults(true, true)?;
                    sim.record_voltage(None, 1.0)?;
                    let stimulus = stimulus(&sim, case.duration_ms);
                    let options = TapeOptions { spikes, parameters, memory_bytes: None };
                    let (mut forward, mut both) = (Vec::new(), Vec::new());
                    let mut bytes = 0;
                    for _ in 0..case.repeats {
                        sim.clear(false);
                        let start = Instant::now();
                        sim.run(case.duration_ms, std::slice::from_ref(&stimulus), &mut unwatched())?;
                        forward.push(start.elapsed().as_secs_f64());
                        sim.clear(false);
                        let start = Instant::now();
                        let one = std::slice::from_ref(&stimulus);
                        let run = sim.run_taped(case.duration_ms, one, &options, &mut unwatched())?;
                        let samples = run.voltage.map_or(0, |v| v.values.len());
                        let seeds =
                            Seeds { voltage: vec![1.0 / samples as f64; samples], ..Seeds::default() };
                        bytes = run.tape.bytes();
                        let gradient = run.tape.pull(&sim, &seeds)?;
                        both.push(start.elapsed().as_secs_f64());
                        assert!(gradient.rows[0].iter().any(|g| *g != 0.0), "the gradient is zero");
                    }
                    let (forward, both) = (median(forward), median(both));
                    let cell_steps = culture.system.cell_count() as f64 * case.duration_ms / sim.dt_ms();
                    println!(
                        "{{\"bench\":\"gradient\",\"system\":\"{}\",\"duration_ms\":{},\"isa\":\"{}\",\
                         \"threads\":{threads},\"spikes\":\"{name}\",\"forward_s\":{forward:.5},\
                         \"value_and_gradient_s\":{both:.5},\"ratio\":{:.2},\"ns_per_cell_step\":{:.1},\
                         \"tape_bytes\":{bytes}}}",
                        case.system,
                        case.duration_ms,
                        isa.name(),
                        both / forward,
                        both * 1e9 / cell_steps,
                    );
                }
            }
        }
    }
    Ok(())
}
