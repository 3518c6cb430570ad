//! Wall seconds per biological second of the predefined cultures with their default weights and noise, the least of
//! some runs that follow each other.
//! Prints one JSON object per line.

#![allow(clippy::print_stdout, missing_docs)]

use std::time::Instant;

use livn::eqn::lane::{Isa, Target};
use livn::{ModelSpec, Simulation, culture, unwatched};

/// Runs of each culture.
const REPEATS: usize = 5;

fn main() -> Result<(), livn::Error> {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    for (name, duration_ms) in [("EI1", 300.0), ("EI2", 300.0), ("EI3", 100.0), ("EI4", 25.0)] {
        let start = Instant::now();
        let culture = culture::open(name)?;
        let opened = start.elapsed().as_secs_f64();
        for isa in Isa::available().into_iter().filter(|i| *i >= Isa::Neon) {
            for threads in [1, 2] {
                let label = format!("{name} {} {threads}", isa.name());
                if !words.iter().all(|w| label.contains(w.as_str())) {
                    continue;
                }
                let start = Instant::now();
                let mut sim =
                    Simulation::builder(&culture.system, &ModelSpec::default()).threads(threads).build()?;
                let built = start.elapsed().as_secs_f64();
                if let Some(target) = Target::new(isa) {
                    sim.set_target(target);
                }
                sim.apply_model_defaults(true, true)?;
                sim.record_spikes(None)?;
                sim.run(20.0, &[], &mut unwatched())?;
                let (mut wall, mut spikes) = (f64::INFINITY, 0);
                for _ in 0..REPEATS {
                    let start = Instant::now();
                    let recording = sim.run(duration_ms, &[], &mut unwatched())?;
                    wall = wall.min(start.elapsed().as_secs_f64() * 1000.0 / duration_ms);
                    spikes += recording.all_spikes.len();
                }
                let cells = culture.system.cell_count();
                let steps = duration_ms / sim.dt_ms();
                let rate = spikes as f64 / cells as f64 / (REPEATS as f64 * duration_ms / 1000.0);
                println!(
                    "{{\"bench\":\"culture\",\"system\":\"{name}\",\"isa\":\"{}\",\"threads\":{threads},\"cells\":{cells},\
                     \"connections\":{},\"open_s\":{opened:.3},\"build_s\":{built:.3},\"rate_hz\":{rate:.2},\
                     \"wall_s_per_bio_s\":{wall:.4},\"ns_per_cell_step\":{:.1}}}",
                    isa.name(),
                    sim.engine().connection_count(),
                    wall * duration_ms / 1000.0 * 1e9 / steps / cells as f64,
                );
            }
        }
    }
    Ok(())
}
