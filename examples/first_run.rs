//! Open a culture, run it, look at who fired.
//!
//! `cargo run --release --example first_run`

use std::io::Write;

use livn::{ModelSpec, Simulation, culture};

/// Runs the example, printing to `out`.
///
/// # Errors
/// Whatever livn or the output refuses.
pub fn example(out: &mut dyn Write) -> Result<(), Box<dyn std::error::Error>> {
    // Generated on first use, then kept in the user's cache directory. A path opens a system directory.
    let culture = culture::open("EI2")?;
    let mut sim = Simulation::builder(&culture.system, &ModelSpec::default()).seed(123).build()?;
    sim.apply_model_defaults(true, true)?;
    sim.record_spikes(None)?;

    let recording = sim.run(500.0, &[], &mut livn::unwatched())?;
    let spikes = recording.spikes.ok_or("no spikes recorded")?;
    for population in culture.system.populations().iter() {
        let fired = spikes.gids.iter().filter(|gid| population.gids().contains(gid)).count();
        let rate_hz = fired as f64 / f64::from(population.count) / (recording.duration_ms / 1000.0);
        writeln!(out, "{}: {fired} spikes, {rate_hz:.1} Hz", population.name)?;
    }
    // A run continues where the last one ended.
    sim.run(500.0, &[], &mut livn::unwatched())?;
    writeln!(out, "now at {} ms", sim.t_ms())?;
    Ok(())
}

#[allow(dead_code, reason = "the tests call `example` only")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    example(&mut std::io::stdout())
}
