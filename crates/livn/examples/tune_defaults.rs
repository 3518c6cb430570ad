//! Finds default weights and noise for the predefined cultures: both populations fire real action
//! potentials at 1 to 10 Hz, on every seed, without runaway.
//!
//! `cargo run --release -p livn --example tune_defaults -- EI2` searches and prints the entry for
//! `defaults.toml`; with `--check SEEDS SECONDS` it judges the entry that is there. Weights are kept at
//! values where single synapses matter little; the two noise levels are found by bisection on the rates.
//! A detected spike counts as an action potential if the soma reaches 0 mV within 2 ms.

#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

use livn::{ModelSpec, Recording, Simulation, System, culture, unwatched};

/// Target rates of the search, Hz.
const EXC_HZ: f64 = 3.0;
const INH_HZ: f64 = 5.0;

/// Candidate: noise of either population, recurrent excitation, excitation of inhibition, inhibition.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    noise_exc: f64,
    noise_inh: f64,
    exc: f64,
    drive: f64,
    inh: f64,
}

/// What a candidate does.
#[derive(Clone, Copy)]
struct Verdict {
    exc_hz: f64,
    inh_hz: f64,
    /// Share of detected spikes that are action potentials.
    real: f64,
    /// Largest population rate in any 20 ms window, Hz.
    burst_hz: f64,
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "EXC {:.2} Hz, INH {:.2} Hz, {:.1} % action potentials, at most {:.0} Hz in 20 ms",
            self.exc_hz,
            self.inh_hz,
            100.0 * self.real,
            self.burst_hz
        )
    }
}

fn weights(c: Candidate) -> Vec<(String, f64)> {
    [
        ("EXC_EXC-dend-AMPA-weight", c.exc),
        ("EXC_EXC-dend-NMDA-weight", 0.1 * c.exc),
        ("EXC_INH-soma-AMPA-weight", c.drive),
        ("EXC_INH-soma-NMDA-weight", 0.1 * c.drive),
        ("INH_EXC-soma-GABA_A-weight", c.inh),
        ("INH_INH-soma-GABA_A-weight", c.inh),
    ]
    .map(|(k, v)| (k.to_string(), v))
    .to_vec()
}

fn noise(c: Candidate) -> Vec<(String, f64)> {
    // Motoneurons are driven on the dendrite, Renshaw cells on the soma; each has its own scale because
    // their input resistances differ.
    let base = [("g_e0", 0.0004), ("std_e", 0.0004), ("g_i0", 0.0004), ("std_i", 0.0002)];
    let scaled = |population: &str, scale: f64| base.map(|(k, v)| (format!("{population}-{k}"), v * scale));
    let mut out: Vec<(String, f64)> = scaled("EXC", c.noise_exc).to_vec();
    out.extend(scaled("INH", c.noise_inh));
    out.extend([("tau_e".to_string(), 2.728), ("tau_i".to_string(), 10.49)]);
    out
}

fn judge(system: &System, recording: &Recording, duration_ms: f64) -> Verdict {
    let spikes = recording.spikes.as_ref().expect("recorded");
    let voltage = recording.voltage.as_ref().expect("recorded");
    let (_, exc) = system.populations().find("EXC").expect("EI culture");
    let mut rows = vec![0; system.cell_count()];
    voltage.gids.iter().enumerate().for_each(|(row, &gid)| rows[gid as usize] = row);
    let (mut real, mut n_exc) = (0usize, 0usize);
    let mut windows = vec![0usize; (duration_ms / 20.0) as usize + 1];
    for (&gid, &t) in spikes.gids.iter().zip(&spikes.times_ms) {
        n_exc += usize::from(exc.gids().contains(&gid));
        windows[(t / 20.0) as usize] += 1;
        let from = (t / voltage.dt_ms) as usize;
        let to = (from + (2.0 / voltage.dt_ms) as usize).min(voltage.frames);
        real += usize::from(voltage.row(rows[gid as usize])[from.min(to)..to].iter().any(|v| *v > 0.0));
    }
    let cells = system.cell_count() as f64;
    let n_exc_cells = f64::from(exc.count);
    let seconds = duration_ms / 1000.0;
    Verdict {
        exc_hz: n_exc as f64 / n_exc_cells / seconds,
        inh_hz: (spikes.gids.len() - n_exc) as f64 / (cells - n_exc_cells) / seconds,
        real: if spikes.gids.is_empty() { 1.0 } else { real as f64 / spikes.gids.len() as f64 },
        burst_hz: windows.iter().copied().max().unwrap_or(0) as f64 / cells / 0.02,
    }
}

/// Run and judge; the first 200 ms relax from the initial voltage.
fn try_out(
    system: &System,
    set: &dyn Fn(&mut Simulation) -> Result<(), livn::Error>,
    seed: u64,
    duration_ms: f64,
) -> Result<Verdict, livn::Error> {
    let mut sim = Simulation::builder(system, &ModelSpec::default()).seed(seed).build()?;
    set(&mut sim)?;
    sim.record_spikes(None)?;
    sim.record(livn::engine::Signal::Voltage, None, 0.1, None, Some(&["soma".to_string()]))?;
    sim.run(200.0, &[], &mut unwatched())?;
    Ok(judge(system, &sim.run(duration_ms, &[], &mut unwatched())?, duration_ms))
}

fn candidate(system: &System, c: Candidate, duration_ms: f64) -> Result<Verdict, livn::Error> {
    let set = |sim: &mut Simulation| {
        sim.set_weights(&weights(c))?;
        sim.set_noise(&noise(c))
    };
    let verdict = try_out(system, &set, 1, duration_ms)?;
    eprintln!("{c:?}: {verdict}");
    Ok(verdict)
}

fn search(system: &System) -> Result<Candidate, livn::Error> {
    // About 100 cell-seconds resolve a rate of 3 Hz to 6 %.
    let duration_ms = (100_000.0 / system.cell_count() as f64).clamp(200.0, 4000.0);
    let inputs = system.edge_count() as f64 / system.cell_count() as f64;
    // Recurrent input per cell is kept alike over cultures of different degree.
    let exc = (10.0 / inputs).min(1.0);
    let mut c = Candidate { noise_exc: 1.0, noise_inh: 0.4, exc, drive: exc, inh: 1.0 };
    for round in 0..2 {
        let width = if round == 0 { 3.0f64 } else { 1.3 };
        for exc_turn in [false, true] {
            let start = if exc_turn { c.noise_exc } else { c.noise_inh };
            let (mut low, mut high) = (start / width, start * width);
            for _ in 0..4 {
                let middle = (low * high).sqrt();
                if exc_turn {
                    c.noise_exc = middle;
                } else {
                    c.noise_inh = middle;
                }
                let verdict = candidate(system, c, duration_ms)?;
                let above = if exc_turn { verdict.exc_hz > EXC_HZ } else { verdict.inh_hz > INH_HZ };
                if above { high = middle } else { low = middle }
            }
        }
    }
    Ok(c)
}

fn main() -> Result<(), livn::Error> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let name = words.first().cloned().unwrap_or_else(|| "EI2".into());
    let system = culture::open(&name)?.system;
    if let [_, check, seeds, seconds] = &words[..]
        && check == "--check"
    {
        let number = |w: &String| w.parse::<f64>().unwrap_or(1.0);
        let set = |sim: &mut Simulation| sim.apply_model_defaults(true, true).map(drop);
        for seed in 1..=number(seeds) as u64 {
            println!("{name} seed {seed}: {}", try_out(&system, &set, seed, 1000.0 * number(seconds))?);
        }
        return Ok(());
    }
    let c = search(&system)?;
    println!("[rcsd.{name}]\nsource = \"examples/tune_defaults.rs\"\n[rcsd.{name}.weights]");
    for (key, value) in weights(c) {
        println!("{key} = {value:.4}");
    }
    println!("[rcsd.{name}.noise]");
    for (key, value) in noise(c) {
        println!("{key} = {value:.6}");
    }
    Ok(())
}
