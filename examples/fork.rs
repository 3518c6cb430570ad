//! Save a culture in the middle of its activity and let two copies go different ways.
//!
//! `cargo run --release --example fork`

use std::io::Write;

use livn::system::generate::{AreaArguments, GenerateConfig, generate};
use livn::{ModelSpec, Simulation, Snapshot};

/// Runs the example, printing to `out`.
///
/// # Errors
/// Whatever livn or the output refuses.
pub fn example(out: &mut dyn Write) -> Result<(), Box<dyn std::error::Error>> {
    let side = Some([0.0, 200.0]);
    let config = GenerateConfig {
        total_cells: Some(30),
        area_kwargs: AreaArguments { x_range: side, y_range: side, ..AreaArguments::default() },
        ..GenerateConfig::default()
    };
    let system = generate("dish", &config)?.system;
    let mut sim = Simulation::builder(&system, &ModelSpec::default()).threads(1).build()?;
    sim.set_noise(&[("g_e0".into(), 0.02), ("std_e".into(), 0.01)])?;
    sim.record_spikes(None)?;
    sim.record_voltage(None, 0.1)?;
    sim.run(50.0, &[], &mut livn::unwatched())?;

    // Through bytes, as it would go through a file.
    let saved = Snapshot::from_bytes(&sim.snapshot().to_bytes()?)?;
    let first = sim.run(50.0, &[], &mut livn::unwatched())?;
    sim.restore(&saved)?;
    let again = sim.run(50.0, &[], &mut livn::unwatched())?;
    writeln!(out, "the same future, bit for bit: {}", first == again)?;

    sim.restore(&saved)?;
    sim.reseed_noise(None);
    let other = sim.run(50.0, &[], &mut livn::unwatched())?;
    writeln!(out, "with other noise it differs: {}", first.voltage != other.voltage)?;
    Ok(())
}

#[allow(dead_code, reason = "the tests call `example` only")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    example(&mut std::io::stdout())
}
