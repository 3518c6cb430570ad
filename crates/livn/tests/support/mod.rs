//! What the golden tests share: a run described in a few words, and its outcome by cell.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::path::Path;

use livn::{
    InputMode, Interpolation, ModelSpec, RcsdOptions, Simulation, Stimulus, System, UnconnectedCoordinates,
};

/// Unconnected cells of one population.
pub fn unconnected(population: &str, cells: usize) -> System {
    System::unconnected("cells", [(population, cells as u32)], &UnconnectedCoordinates::Spacing(100.0))
        .expect("a system")
}

/// The system in a directory.
pub fn open(directory: &Path) -> System {
    livn::culture::open(directory.to_str().expect("a readable path")).expect("a system").system
}

/// One channel with the values `rows`, reaching each (cell, section) with its gain.
pub fn channel(
    mode: InputMode,
    interpolation: Interpolation,
    dt_ms: f64,
    rows: Vec<f64>,
    columns: &[(u32, u16, f64)],
) -> Stimulus {
    Stimulus {
        mode,
        interpolation,
        dt_ms,
        channels: 1,
        rows,
        columns: columns.iter().map(|&(gid, section, _)| (gid, section)).collect(),
        gain: columns.iter().map(|&(_, _, gain)| vec![(0, gain)]).collect(),
    }
}

/// A run to do.
pub struct Request {
    system: System,
    model: ModelSpec,
    duration_ms: f64,
    stimuli: Vec<Stimulus>,
    weights: Vec<(String, f64)>,
    record_voltage_ms: Option<f64>,
    record_current_ms: Option<f64>,
}

impl Request {
    pub fn new(system: System, duration_ms: f64) -> Self {
        Self {
            system,
            model: ModelSpec::Rcsd(RcsdOptions::default()),
            duration_ms,
            stimuli: Vec::new(),
            weights: Vec::new(),
            record_voltage_ms: None,
            record_current_ms: None,
        }
    }

    pub fn model(mut self, model: ModelSpec) -> Self {
        self.model = model;
        self
    }

    pub fn stimulus(mut self, stimulus: Stimulus) -> Self {
        self.stimuli.push(stimulus);
        self
    }

    pub fn weights(mut self, weights: Vec<(String, f64)>) -> Self {
        self.weights = weights;
        self
    }

    pub fn record_voltage(mut self, dt_ms: f64) -> Self {
        self.record_voltage_ms = Some(dt_ms);
        self
    }

    pub fn record_membrane_current(mut self, dt_ms: f64) -> Self {
        self.record_current_ms = Some(dt_ms);
        self
    }

    pub fn run(self) -> Outcome {
        let mut sim = Simulation::builder(&self.system, &self.model).build().expect("a simulation");
        sim.set_weights(&self.weights).expect("known weights");
        sim.record_spikes(None).expect("spikes");
        if let Some(dt_ms) = self.record_voltage_ms {
            sim.record_voltage(None, dt_ms).expect("voltage");
        }
        if let Some(dt_ms) = self.record_current_ms {
            sim.record_membrane_current(None, dt_ms).expect("current");
        }
        let recording = sim.run(self.duration_ms, &self.stimuli, &mut livn::unwatched()).expect("a run");
        let mut outcome = Outcome::default();
        let train = recording.spikes.expect("recorded");
        for (gid, time) in train.gids.into_iter().zip(train.times_ms) {
            outcome.spikes.entry(gid).or_default().push(time);
        }
        for (traces, into) in
            [(recording.voltage, &mut outcome.voltage), (recording.membrane_current, &mut outcome.current)]
        {
            let Some(traces) = traces else { continue };
            for (row, (&gid, &section)) in traces.gids.iter().zip(&traces.sections).enumerate() {
                into.insert((gid, section), traces.row(row).iter().map(|&x| f64::from(x)).collect());
            }
        }
        outcome
    }
}

/// What came out of a run.
#[derive(Default)]
pub struct Outcome {
    spikes: BTreeMap<u32, Vec<f64>>,
    voltage: BTreeMap<(u32, u16), Vec<f64>>,
    current: BTreeMap<(u32, u16), Vec<f64>>,
}

impl Outcome {
    /// Spike times of a cell, ms.
    pub fn spikes(&self, gid: u32) -> Vec<f64> {
        self.spikes.get(&gid).cloned().unwrap_or_default()
    }

    /// Voltage of a section of a cell, mV.
    pub fn voltage(&self, gid: u32, section: u16) -> Vec<f64> {
        self.voltage.get(&(gid, section)).cloned().expect("recorded")
    }

    /// Membrane currents by (cell, section), µA.
    pub fn currents(&self) -> &BTreeMap<(u32, u16), Vec<f64>> {
        &self.current
    }
}
