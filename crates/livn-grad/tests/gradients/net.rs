//! Small networks with everything in them, and a loss on what they record.

use std::ops::ControlFlow;
use std::sync::Arc;

use livn_adjoint::of;
use livn_engine::{
    CellRef, Depression, Drive, DriveKind, DriveTarget, Engine, GroupSpec, Interpolation, NetworkBuilder,
    Probe, Rule, RunOutput, Signal, Tape,
};
use livn_eqn::Record;
use livn_eqn::adjoint::Adjoint;
use livn_eqn::kernel::{GroupData, Kernel, NoiseSource, SynapseKind, SynapseSlot};
use livn_eqn::lane::Scalar;
use livn_grad::{Gradients, Seeds, SpikeGradient, pull};
use livn_models::kernels;
use livn_models::synapses::{self, SynapseParams};

pub const DT_MS: f64 = 0.025;

/// Cell models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    Motoneuron,
    MotoneuronBare,
    Renshaw,
    RenshawBare,
    PinskyRinzel,
    Izhikevich,
    Lif,
}

impl Cells {
    pub const ALL: [Self; 7] = [
        Self::Motoneuron,
        Self::MotoneuronBare,
        Self::Renshaw,
        Self::RenshawBare,
        Self::PinskyRinzel,
        Self::Izhikevich,
        Self::Lif,
    ];

    fn kernel(self) -> Arc<dyn Kernel> {
        match self {
            Self::Motoneuron => kernels::motoneuron(true),
            Self::MotoneuronBare => kernels::motoneuron(false),
            Self::Renshaw => kernels::renshaw(true),
            Self::RenshawBare => kernels::renshaw(false),
            Self::PinskyRinzel => kernels::pinsky_rinzel(),
            Self::Izhikevich => kernels::izhikevich(),
            Self::Lif => kernels::lif(),
        }
    }

    fn point(self) -> bool {
        matches!(self, Self::Izhikevich | Self::Lif)
    }

    /// Current of the stimulus, nA, that makes the cell fire within milliseconds.
    fn strength(self) -> f64 {
        match self {
            Self::Izhikevich => 0.05,
            Self::Lif => 0.6,
            Self::PinskyRinzel => 2.0,
            _ => 1.2,
        }
    }
}

/// One number the run depends on.
#[derive(Clone, Debug, PartialEq)]
pub enum Param {
    Weight(usize),
    DepressionU(usize),
    DepressionTau(usize),
    /// Drive, position in its rows.
    Row(usize, usize),
    /// Drive, target, channel.
    Gain(usize, usize, usize),
    /// Group, slot, coefficient.
    Slot(usize, usize, usize),
    /// Group, slot, state.
    Increment(usize, usize, usize),
    /// Group, coefficient of the only noise source.
    Noise(usize, usize),
    /// Group, cell parameter.
    Cell(usize, usize),
}

/// A network and the changes made to its numbers.
#[derive(Clone)]
pub struct Net {
    pub cells: Cells,
    pub steps: u64,
    pub segment: u64,
    pub piece: u64,
    pub threads: usize,
    pub salt: u64,
    pub changes: Vec<(Param, f64)>,
}

/// Deterministic numbers in [-1, 1).
pub fn wave(i: u64) -> f64 {
    let x = i.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D;
    let x = (x ^ (x >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((x ^ (x >> 32)) >> 11) as f64 / (1u64 << 52) as f64 - 1.0
}

const COUNTS: [usize; 2] = [9, 3];
const CHANNELS: usize = 2;

impl Net {
    pub fn new(cells: Cells, steps: u64) -> Self {
        // Held depolarised, this cell's fixed-step scheme jitters by tenths of a millivolt with exponentially
        // growing sensitivity; before that it has fired and its events have acted.
        let steps = if cells == Cells::PinskyRinzel { steps.min(64) } else { steps };
        Self { cells, steps, segment: 24, piece: u64::MAX, threads: 1, salt: 0, changes: Vec::new() }
    }

    /// The same network with one number moved.
    pub fn with(&self, param: &Param, by: f64) -> Self {
        let mut other = self.clone();
        other.changes.push((param.clone(), by));
        other
    }

    fn change(&self, wanted: &Param) -> f64 {
        self.changes.iter().filter(|c| c.0 == *wanted).map(|c| c.1).sum()
    }

    fn slots(&self) -> Vec<SynapseSlot> {
        let kinds = if self.cells.point() {
            vec![SynapseKind::Current]
        } else {
            vec![SynapseKind::Conductance, SynapseKind::Blocked, SynapseKind::Conductance]
        };
        let sites = self.cells.kernel().site_names().len();
        let slot = |(k, kind): (usize, SynapseKind)| {
            let mut coeffs = Vec::new();
            synapses::prepare(&params(k), Scalar(DT_MS)).write(&mut coeffs);
            SynapseSlot { site: k.min(sites - 1).min(1), kind, coeffs }
        };
        kinds.into_iter().enumerate().map(slot).collect()
    }

    fn increments(&self) -> Vec<[f64; 2]> {
        let one = |k: usize| {
            let x = synapses::event_increment(&params(k), Scalar(DT_MS), true);
            if self.cells.point() { [0.0, 1.0] } else { [x.a.0, x.b.0] }
        };
        (0..self.slots().len()).map(one).collect()
    }

    fn noise(&self) -> NoiseSource {
        if self.cells.point() {
            NoiseSource::HeldCurrent { site: 0, na: 0.003, every: 40 }
        } else {
            NoiseSource::Conductances {
                site_e: 0,
                site_i: 0,
                coeffs_e: vec![0.99, 4e-4, 1e-3, 0.0],
                coeffs_i: vec![0.998, 3e-4, 2e-3, -75.0],
            }
        }
    }

    fn group(&self, g: usize) -> GroupSpec {
        let kernel = self.cells.kernel();
        let mut values: Vec<f64> = kernel.params().iter().map(|f| f.default).collect();
        for (k, value) in values.iter_mut().enumerate() {
            *value += self.change(&Param::Cell(g, k));
        }
        let mut synapses = self.slots();
        for (s, slot) in synapses.iter_mut().enumerate() {
            for (k, value) in slot.coeffs.iter_mut().enumerate() {
                *value += self.change(&Param::Slot(g, s, k));
            }
        }
        let mut increments = self.increments();
        for (s, increment) in increments.iter_mut().enumerate() {
            for (k, value) in increment.iter_mut().enumerate() {
                *value += self.change(&Param::Increment(g, s, k));
            }
        }
        let mut noise = self.noise();
        match &mut noise {
            NoiseSource::Conductances { coeffs_e, coeffs_i, .. } => {
                for (k, value) in coeffs_e.iter_mut().chain(coeffs_i).enumerate() {
                    *value += self.change(&Param::Noise(g, k));
                }
            }
            NoiseSource::HeldCurrent { na, .. } => *na += self.change(&Param::Noise(g, 0)),
            NoiseSource::Off => {}
        }
        let first = if g == 0 { 0 } else { COUNTS[0] as u32 };
        GroupSpec {
            name: format!("group {g}"),
            kernel,
            gids: (first..first + COUNTS[g] as u32).collect(),
            params: vec![values],
            data: GroupData { synapses, noise: vec![noise] },
            increments,
            refractory_steps: 40,
        }
    }

    fn rules(&self) -> Vec<Rule> {
        let mut rules = Vec::new();
        for group in 0..2 {
            for slot in 0..self.slots().len() {
                let depression = (slot == 0).then(|| Depression {
                    u: 0.4 + self.change(&Param::DepressionU(rules.len())),
                    tau_rec_ms: 30.0 + self.change(&Param::DepressionTau(rules.len())),
                });
                let weight = 1.5
                    + 0.5 * wave(rules.len() as u64 + self.salt)
                    + self.change(&Param::Weight(rules.len()));
                let unit = if self.cells.point() { 0.002 } else { 0.0015 };
                rules.push(Rule { group, slot, weight, unit, depression });
            }
        }
        rules
    }

    /// The network, recording everything in double precision.
    pub fn build(&self) -> Engine {
        let rules = self.rules();
        let per_group = rules.len() / 2;
        let mut builder = NetworkBuilder::new(vec![self.group(0), self.group(1)], rules).expect("valid");
        let total = (COUNTS[0] + COUNTS[1]) as u32;
        for pre in 0..total {
            for post in 0..total {
                let pick = wave(u64::from(pre * 31 + post * 7) + 1000 * self.salt);
                if pre == post || pick < 0.2 {
                    continue;
                }
                let group = usize::from(post >= COUNTS[0] as u32);
                for slot in 0..per_group {
                    let delay = 3 + ((pick * 40.0) as u64 + slot as u64) % 23;
                    let factor = 0.7 + 0.2 * pick as f32;
                    builder.connect(pre, post, group * per_group + slot, delay, factor).expect("valid");
                }
            }
        }
        let mut engine = builder.build(DT_MS, 7 + self.salt);
        let sites = |g: usize| (0..engine.site_count(g)).collect::<Vec<_>>();
        let probe = |signal, group, every| Probe {
            signal,
            group,
            cells: None,
            sites: sites(group),
            every,
            double: true,
        };
        let probes = vec![
            probe(Signal::Voltage, 0, 4),
            probe(Signal::Voltage, 1, 7),
            probe(Signal::MembraneCurrent, 0, 5),
        ];
        engine.set_probes(probes);
        engine
    }

    fn plain_row(&self, drive: usize, position: usize) -> f64 {
        let wiggle = 0.1 * wave((drive * 1000 + position) as u64 + self.salt);
        if drive == 0 { self.cells.strength() * (1.0 + wiggle) } else { 2e-3 * wiggle * 10.0 }
    }

    fn plain_gain(&self, drive: usize, target: usize, channel: usize) -> f64 {
        0.5 + 0.3 * wave((drive * 7 + target * 3 + channel) as u64 + self.salt)
    }

    /// A held current into the first site of every cell, and an interpolated conductance into one cell.
    pub fn drives(&self) -> Vec<Drive> {
        let drive = |d: usize, kind, interpolation, cells: Vec<u32>| {
            let row = |k: usize| self.plain_row(d, k) + self.change(&Param::Row(d, k));
            let targets = cells.iter().enumerate().map(|(t, &gid)| {
                let group = u32::from(gid >= COUNTS[0] as u32);
                let index = if group == 0 { gid } else { gid - COUNTS[0] as u32 };
                let gain =
                    |c: usize| (c as u32, self.plain_gain(d, t, c) + self.change(&Param::Gain(d, t, c)));
                let gain = (0..CHANNELS).map(gain).collect();
                DriveTarget { gid, cell: CellRef { group, index }, site: 0, gain }
            });
            let rows = (0..6 * CHANNELS).map(row).collect();
            Drive { kind, interpolation, dt_ms: 1.0, channels: CHANNELS, rows, targets: targets.collect() }
        };
        let all = (0..(COUNTS[0] + COUNTS[1]) as u32).collect();
        let mut drives = vec![drive(0, DriveKind::Current, Interpolation::Hold, all)];
        if !self.cells.point() {
            drives.push(drive(1, DriveKind::Conductance, Interpolation::Linear, vec![2, 10]));
        }
        drives
    }

    pub fn run(&self) -> RunOutput {
        let mut watch = |_| ControlFlow::Continue(());
        self.build().run(self.steps, self.drives(), self.threads, &mut watch).expect("runs")
    }

    /// Weights of the loss, by probe.
    pub fn seeds(output: &RunOutput) -> Vec<Vec<f64>> {
        let of = |(p, t): (usize, &livn_engine::Traces)| {
            let scale = if p == 2 { 3.0 } else { 0.01 };
            (0..t.doubles.len()).map(|i| scale * wave((p * 1_000_003 + i) as u64)).collect()
        };
        output.traces.iter().enumerate().map(of).collect()
    }

    pub fn loss(&self) -> f64 {
        Self::loss_of(&self.run())
    }

    pub fn loss_of(output: &RunOutput) -> f64 {
        let seeds = Self::seeds(output);
        let pairs = output.traces.iter().zip(&seeds).flat_map(|(t, s)| t.doubles.iter().zip(s));
        pairs.map(|(x, s)| x * s).sum()
    }

    pub fn adjoints(engine: &Engine) -> Vec<Arc<dyn Adjoint>> {
        (0..2).map(|g| of(&**engine.kernel(g)).expect("a shipped model")).collect()
    }

    pub fn taped(&self) -> (Engine, RunOutput, Tape) {
        let mut engine = self.build();
        let mut watch = |_| ControlFlow::Continue(());
        let (output, tape) = engine
            .run_taped(self.steps, self.drives(), self.threads, (self.segment, self.piece), &mut watch)
            .expect("runs");
        (engine, output, tape)
    }

    pub fn raw_gradient(&self, how: SpikeGradient) -> Gradients {
        let (engine, output, tape) = self.taped();
        assert!(!tape.spikes().is_empty(), "{:?}: nothing fired, so the test would prove little", self.cells);
        let seeds = Seeds { traces: Self::seeds(&output), ..Seeds::default() };
        pull(&engine, &tape, &Self::adjoints(&engine), &seeds, how, true, self.threads).expect("valid")
    }

    /// Every parameter and its gradient.
    pub fn gradient(&self, how: SpikeGradient) -> Vec<(Param, f64)> {
        let g = self.raw_gradient(how);
        let engine = self.build();
        let mut all = Vec::new();
        all.extend(g.weights.iter().enumerate().map(|(r, x)| (Param::Weight(r), *x)));
        for (r, bars) in g.depression.iter().enumerate().filter(|(r, _)| engine.rule(*r).depression.is_some())
        {
            all.extend([(Param::DepressionU(r), bars[0]), (Param::DepressionTau(r), bars[1])]);
        }
        for (d, rows) in g.rows.iter().enumerate() {
            all.extend(rows.iter().enumerate().map(|(k, x)| (Param::Row(d, k), *x)));
        }
        for (d, gains) in g.gains.iter().enumerate() {
            let at = |k: usize| Param::Gain(d, k / CHANNELS, k % CHANNELS);
            all.extend(gains.iter().enumerate().map(|(k, x)| (at(k), *x)));
        }
        for group in 0..2 {
            for s in 0..g.slots[group].len() {
                all.extend((0..5).map(|k| (Param::Slot(group, s, k), g.slots[group][s][k])));
                all.extend((0..2).map(|k| (Param::Increment(group, s, k), g.increments[group][s][k])));
            }
            let noise = if self.cells.point() { 1 } else { 8 };
            all.extend((0..noise).map(|k| (Param::Noise(group, k), g.noise[group][0][k])));
            all.extend(cell_gradients(&engine, group, &g));
        }
        all
    }

    /// Typical size of a parameter.
    pub fn scale(&self, param: &Param) -> f64 {
        let value = match param {
            Param::Weight(r) => self.rules()[*r].weight,
            Param::DepressionU(_) => 0.4,
            Param::DepressionTau(_) => 30.0,
            Param::Row(d, k) => self.plain_row(*d, *k),
            Param::Gain(d, t, c) => self.plain_gain(*d, *t, *c),
            Param::Slot(_, _, 2) => 10.0,
            Param::Slot(_, s, k) => self.slots()[*s].coeffs[*k].abs().max(1e-2),
            Param::Increment(_, s, k) => self.increments()[*s][*k].max(0.1),
            Param::Noise(_, k) => match self.noise() {
                NoiseSource::Conductances { coeffs_e, coeffs_i, .. } => {
                    coeffs_e.iter().chain(&coeffs_i).nth(*k).copied().unwrap_or(1.0).abs().max(1e-3)
                }
                _ => 0.003,
            },
            Param::Cell(g, k) => self.group(*g).params[0][*k].abs().max(1e-3),
        };
        value.abs().max(1e-9)
    }

    /// Gradients below this are lost in the rounding of the loss.
    pub fn floor(&self, param: &Param) -> f64 {
        2e-4 / self.scale(param)
    }
}

fn params(k: usize) -> SynapseParams<Scalar> {
    let base = SynapseParams::<Scalar>::defaults();
    match k {
        0 => SynapseParams { tau_rise: Scalar(0.5), tau_decay: Scalar(3.0), ..base },
        1 => SynapseParams { tau_rise: Scalar(0.5), tau_decay: Scalar(20.0), mg: Scalar(1.0), ..base },
        _ => SynapseParams { tau_rise: Scalar(0.3), tau_decay: Scalar(6.2), e: Scalar(-75.0), ..base },
    }
}

/// Gradients with respect to a group's cell parameters, through coefficients and initial state.
fn cell_gradients(engine: &Engine, group: usize, g: &Gradients) -> Vec<(Param, f64)> {
    let params = &engine.params(group)[0];
    let adjoint = &Net::adjoints(engine)[group];
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let one = |k: usize| {
        let mut direction = vec![0.0; params.len()];
        direction[k] = 1.0;
        let along = adjoint.along(params, &direction, DT_MS);
        let initial: f64 = g.first_state[group].iter().map(|s| dot(s, &along.initial)).sum();
        (Param::Cell(group, k), dot(&g.coeffs[group][0], &along.coeffs) + initial)
    };
    (0..params.len()).filter(|&k| !params[k].is_nan()).map(one).collect()
}
