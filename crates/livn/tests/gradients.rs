//! Promise: gradients by key are the derivatives of a culture's run with respect to what the key sets, through
//! electrodes, geometry, synapses and noise.

use livn::grad::{Seeds, TapeOptions};
use livn::{Error, InputMode, Interpolation, ModelSpec, Simulation, Stimulus, culture, unwatched};

const CHANNELS: usize = 3;

struct Case {
    model: ModelSpec,
    mode: InputMode,
    /// Typical stimulus value.
    size: f64,
    change: Option<(Change, f64)>,
}

#[derive(Clone, Debug)]
enum Change {
    Key(String),
    Row(usize),
    /// Channel, column.
    Gain(usize, usize),
}

fn wave(i: usize) -> f64 {
    (1.7 * i as f64 + 0.3).sin()
}

impl Case {
    fn amount(&self, wanted: impl Fn(&Change) -> bool) -> f64 {
        self.change.iter().filter(|c| wanted(&c.0)).map(|c| c.1).sum()
    }

    fn build(&self) -> Result<(Simulation, Stimulus), Error> {
        let culture = culture::open("EI1")?;
        let mut sim = Simulation::builder(&culture.system, &self.model).seed(5).threads(2).build()?;
        if matches!(self.model, ModelSpec::Rcsd(_)) {
            sim.apply_model_defaults(true, true)?;
        } else {
            let weights: Vec<(String, f64)> = sim.weight_names().into_iter().map(|n| (n, 6.0)).collect();
            sim.set_weights(&weights)?;
            sim.set_noise(&[("level".into(), 1.0)])?;
        }
        if let Some((Change::Key(key), by)) = &self.change {
            let now = value_of(&sim, key);
            sim.set_params(&[(key.clone(), now + by)])?;
        }
        sim.record_spikes(None)?;
        sim.record_voltage(None, 0.1)?;
        sim.record_membrane_current(None, 0.2)?;
        let columns: Vec<(u32, u16)> = sim
            .compartments()
            .iter()
            .filter(|row| row.1 < if matches!(self.model, ModelSpec::Rcsd(_)) { 2 } else { 1 })
            .map(|row| (row.0, row.1))
            .collect();
        let rows = (0..8 * CHANNELS)
            .map(|k| self.size * wave(k) + self.amount(|c| matches!(c, Change::Row(i) if *i == k)))
            .collect();
        let gain = (0..columns.len())
            .map(|column| {
                let one = |channel: usize| {
                    let moved =
                        self.amount(|c| matches!(c, Change::Gain(a, b) if (*a, *b) == (channel, column)));
                    (channel as u32, 1.0 + 0.5 * wave(17 * column + channel) + moved)
                };
                (0..CHANNELS).map(one).collect()
            })
            .collect();
        let interpolation = Interpolation::Hold;
        let stimulus =
            Stimulus { mode: self.mode, interpolation, dt_ms: 1.0, channels: CHANNELS, rows, columns, gain };
        Ok((sim, stimulus))
    }

    fn with(&self, change: &Change, by: f64) -> Self {
        Self {
            model: self.model.clone(),
            mode: self.mode,
            size: self.size,
            change: Some((change.clone(), by)),
        }
    }

    fn loss(&self) -> f64 {
        let (mut sim, stimulus) = self.build().expect("builds");
        let run = sim.run_taped(8.0, &[stimulus], &TapeOptions::default(), &mut unwatched()).expect("runs");
        let (voltage, current) = (run.voltage.expect("recorded"), run.membrane_current.expect("recorded"));
        let sum = |values: &[f64], scale: f64| -> f64 {
            values.iter().enumerate().map(|(i, x)| scale * wave(i) * x).sum()
        };
        sum(&voltage.values, 0.01) + sum(&current.values, 500.0)
    }
}

/// The present value of a key.
fn value_of(sim: &Simulation, key: &str) -> f64 {
    if let Some(name) = key.strip_prefix("noise-") {
        return sim.noise().get(name).copied().unwrap_or(2.728);
    }
    if let Some(name) = key.strip_prefix("cells-") {
        let (population, name) = name.split_once('-').expect("population and name");
        let rows = sim.cell_params(population).expect("a population");
        return rows.into_iter().find(|row| row.0 == name).expect("a parameter").2;
    }
    let name = key.strip_prefix("weight-").expect("a weight");
    sim.weights().get(name).copied().unwrap_or_else(|| match name.rsplit('-').next() {
        Some("tau_decay") if name.contains("AMPA") => 3.0,
        Some("tau_decay") => 6.2,
        Some("e") if name.contains("GABA") => -60.0,
        Some("U") => 0.25,
        _ => panic!("{name} has no value here"),
    })
}

fn check(case: &Case, changes: &[(Change, f64)]) {
    let (mut sim, stimulus) = case.build().expect("builds");
    let run = sim.run_taped(8.0, &[stimulus], &TapeOptions::default(), &mut unwatched()).expect("runs");
    let (voltage, current) = (run.voltage.expect("recorded"), run.membrane_current.expect("recorded"));
    let seeds = Seeds {
        voltage: (0..voltage.values.len()).map(|i| 0.01 * wave(i)).collect(),
        membrane_current: (0..current.values.len()).map(|i| 500.0 * wave(i)).collect(),
        ..Seeds::default()
    };
    let g = run.tape.pull(&sim, &seeds).expect("valid");
    let columns = g.gain[0].len() / CHANNELS;
    for (change, scale) in changes {
        let analytic = match change {
            Change::Key(key) => g.params[key],
            Change::Row(k) => g.rows[0][*k],
            Change::Gain(channel, column) => g.gain[0][channel * columns + column],
        };
        let error = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6]
            .map(|relative| {
                let h = relative * scale;
                let at = |x: f64| case.with(change, x).loss();
                let numeric = (8.0 * (at(h) - at(-h)) - (at(2.0 * h) - at(-2.0 * h))) / (12.0 * h);
                // A full change of the parameter that moves the loss (some hundreds) by less than 2e-3 is lost in
                // the rounding of the differences.
                (analytic - numeric).abs() / analytic.abs().max(2e-3 / scale)
            })
            .into_iter()
            .fold(f64::INFINITY, f64::min);
        assert!(error < 1e-6, "{:?} {change:?}: {analytic:e} is off by {error:e}", case.mode);
    }
}

fn keys(all: &[(&str, f64)]) -> Vec<(Change, f64)> {
    all.iter().map(|(key, scale)| (Change::Key((*key).into()), *scale)).collect()
}

#[test]
fn electrodes_geometry_synapses_and_noise() {
    let case = Case { model: ModelSpec::default(), mode: InputMode::Extracellular, size: 60.0, change: None };
    let mut changes = keys(&[
        ("cells-EXC-gc", 8.0),
        ("cells-EXC-global_diam", 8.0),
        ("cells-EXC-soma_gmax_Na", 0.1),
        ("cells-EXC-v_init", 75.0),
        ("cells-INH-axon_Ra", 70.0),
        ("noise-EXC-g_e0", 3e-3),
        ("noise-EXC-std_i", 1e-3),
        ("noise-INH-tau_e", 2.7),
        ("weight-EXC_EXC-dend-AMPA-weight", 1.0),
        ("weight-INH_EXC-soma-GABA_A-weight", 1.0),
        ("weight-EXC-dend-AMPA-tau_decay", 3.0),
        ("weight-EXC-dend-AMPA-U", 0.25),
        ("weight-EXC-soma-GABA_A-e", 60.0),
    ]);
    changes.extend([(Change::Row(4), 60.0), (Change::Row(13), 60.0)]);
    changes.extend([(Change::Gain(0, 3), 1.0), (Change::Gain(2, 8), 1.0)]);
    check(&case, &changes);
}

#[test]
fn every_input_mode() {
    for (mode, size) in
        [(InputMode::Current, 0.4), (InputMode::CurrentDensity, 0.02), (InputMode::Conductance, 0.01)]
    {
        let case = Case { model: ModelSpec::default(), mode, size, change: None };
        let mut changes = keys(&[("cells-EXC-Ltotal", 120.0), ("cells-EXC-pp", 0.1)]);
        changes.extend([(Change::Row(4), size), (Change::Gain(1, 2), 1.0)]);
        check(&case, &changes);
    }
}

#[test]
fn point_models() {
    for (model, key, scale) in [
        (ModelSpec::Izhikevich { u_zero: false }, "cells-INH-c", 65.0),
        (ModelSpec::Lif, "cells-EXC-tau", 10.0),
    ] {
        let case = Case { model, mode: InputMode::Extracellular, size: 12.0, change: None };
        let weight = format!("weight-{}", case.build().expect("builds").0.weight_names()[0]);
        let mut changes = keys(&[(&weight, 6.0), ("noise-level", 1.0), (key, scale)]);
        changes.extend([(Change::Row(4), 12.0), (Change::Gain(1, 2), 1.0)]);
        check(&case, &changes);
    }
}
