//! The current that makes a motoneuron fire at a wanted moment, by Newton's method on the exact derivative of
//! its spike time.

#![allow(clippy::print_stdout)]
// -> fires at 5.000000 ms with * nA, after * runs

use livn::grad::{Seeds, SpikeGradient, TapeOptions};
use livn::{Error, InputMode, ModelSpec, Simulation, Stimulus, System, UnconnectedCoordinates, unwatched};

fn main() -> Result<(), Error> {
    const WANTED_MS: f64 = 5.0;
    let system = System::unconnected("cell", [("EXC", 1)], &UnconnectedCoordinates::Spacing(100.0))?;
    let mut cell = Simulation::builder(&system, &ModelSpec::default()).build()?;
    cell.record_spikes(None)?;
    let options = TapeOptions { spikes: SpikeGradient::EventTime, ..TapeOptions::default() };
    let mut current_na = 0.8;
    for runs in 1..=20 {
        cell.clear(false);
        // Ten rows of 1 ms into the soma of cell 0.
        let stimulus = Stimulus::dense(InputMode::Current, 1.0, vec![current_na; 10], vec![(0, 0)]);
        let run = cell.run_taped(10.0, &[stimulus], &options, &mut unwatched())?;
        let Some(&first_ms) = run.spike_times_ms.first() else {
            println!("{current_na} nA is not enough to fire");
            return Ok(());
        };
        println!("{first_ms:.6} ms with {current_na:.6} nA");
        if (first_ms - WANTED_MS).abs() < 1e-8 {
            println!("fires at {first_ms:.6} ms with {current_na:.6} nA, after {runs} runs");
            return Ok(());
        }
        let mut spike_times = vec![0.0; run.spike_times_ms.len()];
        spike_times[0] = 1.0;
        let gradients = run.tape.pull(&cell, &Seeds { spike_times, ..Seeds::default() })?;
        // All rows are the same current; a Newton step no larger than half of it.
        let slope: f64 = gradients.rows[0].iter().sum();
        current_na -= ((first_ms - WANTED_MS) / slope).clamp(-0.5 * current_na, 0.5 * current_na);
    }
    println!("did not converge");
    Ok(())
}
