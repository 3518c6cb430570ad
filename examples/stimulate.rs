//! Send a current pulse through an electrode and count who answers.
//!
//! `cargo run --release --example stimulate`

use std::io::Write;

use livn::io::{Mea, Site, electrode_array_coordinates_for_area};
use livn::system::generate::{AreaArguments, GenerateConfig, generate};
use livn::{InputMode, Interpolation, ModelSpec, Simulation, Stimulus};

/// Runs the example, printing to `out`.
///
/// # Errors
/// Whatever livn or the output refuses.
pub fn example(out: &mut dyn Write) -> Result<(), Box<dyn std::error::Error>> {
    // 40 cells in a square of 300 µm above 2 × 2 electrodes.
    let side = Some([0.0, 300.0]);
    let config = GenerateConfig {
        total_cells: Some(40),
        area_kwargs: AreaArguments { x_range: side, y_range: side, ..AreaArguments::default() },
        ..GenerateConfig::default()
    };
    let system = generate("dish", &config)?.system;
    let grid = electrode_array_coordinates_for_area(200.0, [[0.0, 0.0], [300.0, 300.0]], 5.0)?;
    let mea = Mea::new(grid, 100.0, 50.0)?;

    let mut sim = Simulation::builder(&system, &ModelSpec::default()).threads(1).build()?;
    sim.record_spikes(None)?;

    // Every compartment feels the electrode at its own place.
    let places = sim.compartments();
    let sites: Vec<Site> = places.iter().map(|&(gid, _, position_um)| Site { gid, position_um }).collect();
    let gain = mea.input_gain_of_rows(&[0], &sites); // mV per µA, channel 0 only

    for amplitude_ua in [0.0, 50.0] {
        // 10 ms of silence, then cathodic first: 0.2 ms at −amplitude, 0.2 ms at +amplitude.
        let mut rows = vec![0.0; 400];
        rows.extend([-amplitude_ua; 8]);
        rows.extend([amplitude_ua; 8]);
        let stimulus = Stimulus {
            mode: InputMode::Extracellular,
            interpolation: Interpolation::Hold,
            dt_ms: 0.025,
            channels: 1,
            rows,
            columns: places.iter().map(|&(gid, section, _)| (gid, section)).collect(),
            gain: (0..sites.len()).map(|site| vec![(0, gain.get(0, site))]).collect(),
        };
        sim.clear(false);
        let recording = sim.run(15.0, &[stimulus], &mut livn::unwatched())?;
        let spikes = recording.spikes.ok_or("no spikes recorded")?;
        let mut cells = spikes.gids;
        cells.sort_unstable();
        cells.dedup();
        writeln!(out, "{amplitude_ua} µA: {} of {} cells fire", cells.len(), system.cell_count())?;
    }
    Ok(())
}

#[allow(dead_code, reason = "the tests call `example` only")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    example(&mut std::io::stdout())
}
