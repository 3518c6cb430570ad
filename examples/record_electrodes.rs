//! Record what an electrode array hears of a culture: spikes and potentials.
//!
//! `cargo run --release --example record_electrodes`

use std::io::Write;

use livn::io::{Mea, Site, electrode_array_coordinates_for_area};
use livn::system::generate::{AreaArguments, GenerateConfig, generate};
use livn::{ModelSpec, Simulation};

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
    let grid = electrode_array_coordinates_for_area(100.0, [[0.0, 0.0], [200.0, 200.0]], 5.0)?;
    let mea = Mea::new(grid, 100.0, 50.0)?;

    let mut sim = Simulation::builder(&system, &ModelSpec::default()).threads(1).build()?;
    sim.set_noise(&[("g_e0".into(), 0.02), ("std_e".into(), 0.01)])?;
    sim.record_spikes(None)?;
    sim.record_membrane_current(None, 0.1)?;
    let recording = sim.run(100.0, &[], &mut livn::unwatched())?;

    // Rows of the recording are compartments, in this order.
    let sites: Vec<Site> =
        sim.compartments().iter().map(|&(gid, _, position_um)| Site { gid, position_um }).collect();
    let spikes = recording.spikes.ok_or("no spikes recorded")?;
    let currents = recording.membrane_current.ok_or("no currents recorded")?;
    let potentials = mea.potential_recording(&sites, currents.frames, &currents.values)?;
    for (row, heard) in mea.channel_recording(&sites, &spikes.gids).iter().enumerate() {
        let potential_uv = &potentials[row * currents.frames..(row + 1) * currents.frames];
        let lowest = potential_uv.iter().copied().fold(0.0, f64::min);
        let events = heard.events.len();
        writeln!(out, "channel {}: {events} spikes, deepest trough {lowest:.1} µV", heard.channel)?;
    }
    writeln!(out, "{} channels of {} samples", mea.num_channels(), currents.frames)?;
    Ok(())
}

#[allow(dead_code, reason = "the tests call `example` only")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    example(&mut std::io::stdout())
}
