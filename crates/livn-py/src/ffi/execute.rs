//! One entry of a batch: from operands to a run, and from a run to results.

use livn::{Simulation, Stimulus};

use super::adjoint::Outcome;
use super::call::{Failure, Operand, Output as Array, Values, ValuesMut};
use super::plan::{Output, Plan};
use super::shapes::Batch;

/// Operands of a run: rows `[step, channel]`, gain `[channel, column]`, parameters `[name]`, noise stream `[]`.
pub(super) const OPERANDS: usize = 4;
const RANKS: [usize; OPERANDS] = [2, 2, 1, 0];

/// The operands of a call, checked against its plan.
pub(super) struct Operands<'c, 'a> {
    list: &'c [Operand<'a>],
    pub(super) rows: usize,
    pub(super) channels: usize,
    /// Whether the channels are the columns.
    pub(super) identity: bool,
}

impl<'c, 'a> Operands<'c, 'a> {
    pub(super) fn check(list: &'c [Operand<'a>], plan: &Plan, batch: &Batch) -> Result<Self, Failure> {
        let [rows, gain, params, stream] = list else {
            return Err(Failure::invalid(format!("a run has {OPERANDS} operands, not {}", list.len())));
        };
        batch.check("the channel input", rows.dims, &[None, None])?;
        let [.., steps, channels] = *rows.dims else {
            return Err(Failure::invalid("the channel input must be [step, channel]"));
        };
        let (steps, channels, columns) =
            (steps as usize, channels as usize, plan.settings.stimulus.columns.len());
        let identity = gain.dims.ends_with(&[0, 0]);
        if identity && channels != columns {
            return Err(Failure::invalid(format!(
                "the stimulus has {channels} columns; the plan was made for {columns}"
            )));
        }
        let (from, to) = if identity { (0, 0) } else { (channels, columns) };
        batch.check("the gain", gain.dims, &[Some(from), Some(to)])?;
        batch.check("the parameters", params.dims, &[Some(plan.settings.params.len())])?;
        batch.check("the noise stream", stream.dims, &[])?;
        if !matches!(stream.values, Values::U32(_)) {
            return Err(Failure::invalid("the noise stream must be uint32"));
        }
        for (what, operand) in [("the channel input", rows), ("the gain", gain), ("the parameters", params)] {
            if matches!(operand.values, Values::U32(_)) {
                return Err(Failure::invalid(format!("{what} must be float32 or float64, not uint32")));
            }
        }
        Ok(Self { list, rows: steps, channels, identity })
    }

    /// The values of one entry of the batch.
    pub(super) fn entry(&self, plan: &Plan, batch: &Batch, index: usize) -> Inputs {
        let at = |k: usize| {
            let operand = &self.list[k];
            let len =
                operand.dims[operand.dims.len() - RANKS[k]..].iter().map(|d| *d as usize).product::<usize>();
            let first = batch.entry_of(operand, RANKS[k], index) * len;
            (operand.values, first..first + len)
        };
        let floats = |k: usize| -> Vec<f64> {
            match at(k) {
                (Values::F32(values), range) => values[range].iter().map(|v| f64::from(*v)).collect(),
                (Values::F64(values), range) => values[range].to_vec(),
                (Values::U32(_), _) => Vec::new(),
            }
        };
        let stream = match at(3) {
            (Values::U32(values), range) => values[range].first().copied(),
            _ => None,
        };
        let single = matches!(self.list[2].values, Values::F32(_));
        let params = floats(2).into_iter().zip(&plan.settings.params).map(|(given, (_, own))| {
            // A default that went through single precision is still the default.
            if given.to_bits() == own.to_bits()
                || single && given.to_bits() == f64::from(*own as f32).to_bits()
            {
                *own
            } else {
                given
            }
        });
        Inputs {
            rows: floats(0),
            channels: self.channels,
            gain: (!self.identity).then(|| floats(1)),
            params: params.collect(),
            stream: stream.unwrap_or(plan.stream),
        }
    }
}

/// The operands of one run.
#[derive(Clone, Debug)]
pub(super) struct Inputs {
    pub(super) rows: Vec<f64>,
    pub(super) channels: usize,
    pub(super) gain: Option<Vec<f64>>,
    pub(super) params: Vec<f64>,
    pub(super) stream: u32,
}

impl Inputs {
    /// Every bit of the inputs.
    pub(super) fn bits(&self) -> Vec<u64> {
        let gain = self.gain.as_deref().unwrap_or_default();
        let floats = self.rows.iter().chain(gain).chain(&self.params).map(|v| v.to_bits());
        [self.channels as u64, u64::from(self.stream)].into_iter().chain(floats).collect()
    }

    pub(super) fn stimuli(&self, plan: &Plan, dense: bool) -> Vec<Stimulus> {
        if plan.settings.stimulus.columns.is_empty() {
            return Vec::new();
        }
        vec![plan.settings.stimulus.fill(self.rows.clone(), self.channels, self.gain.as_deref(), dense)]
    }

    /// A simulation at t = 0 with these parameters, and whether its cells are still the prototype's.
    pub(super) fn simulation(&self, plan: &Plan) -> Result<(Simulation, bool), Failure> {
        let mut simulation = plan.take()?;
        let changed: Vec<(String, f64)> = (self.params.iter().zip(&plan.settings.params))
            .filter(|(given, (_, own))| given.to_bits() != own.to_bits())
            .map(|(given, (key, _))| (key.clone(), *given))
            .collect();
        if !changed.is_empty() {
            simulation.set_params(&changed)?;
        }
        if self.stream != plan.stream {
            simulation.reseed_noise(Some(self.stream));
        }
        Ok((simulation, !changed.iter().any(|(key, _)| key.starts_with("cells-"))))
    }
}

/// Write entry `index` of every result of a run.
pub(super) fn write(
    plan: &Plan,
    results: &mut [Array<'_>],
    index: usize,
    outcome: &Outcome,
) -> Result<(), Failure> {
    for (result, &output) in results.iter_mut().zip(&plan.settings.outputs) {
        let len: usize = plan.shape(output).iter().product();
        let values = match output {
            Output::Voltage => &outcome.voltage,
            Output::Current => &outcome.current,
            Output::Mask => {
                mask(plan, result, index * len, outcome)?;
                continue;
            }
            Output::Counts | Output::Times | Output::Steps => &spikes(plan, output, outcome)?,
        };
        if values.len() != len {
            return Err(Failure::invalid(format!(
                "{} has {} values where the plan has {len}",
                output.name(),
                values.len()
            )));
        }
        put(result, index * len, values, output.name())?;
    }
    Ok(())
}

/// Write numbers into a result from position `first` on.
pub(super) fn put(result: &mut Array<'_>, first: usize, values: &[f64], what: &str) -> Result<(), Failure> {
    match &mut result.values {
        ValuesMut::F32(into) => {
            for (into, value) in into[first..first + values.len()].iter_mut().zip(values) {
                *into = *value as f32;
            }
        }
        ValuesMut::F64(into) => into[first..first + values.len()].copy_from_slice(values),
        ValuesMut::Bool(_) => {
            return Err(Failure::invalid(format!("{what} must be float32 or float64, not bool")));
        }
    }
    Ok(())
}

fn mask(plan: &Plan, result: &mut Array<'_>, first: usize, outcome: &Outcome) -> Result<(), Failure> {
    let ValuesMut::Bool(into) = &mut result.values else {
        return Err(Failure::invalid("the spike mask must be bool"));
    };
    for (cell, step, _) in inside(plan, outcome) {
        // A spike at the time of a frame belongs to the interval that ends there, so that the last column,
        // after which nothing was simulated, stays empty.
        let frame = (step.div_ceil(plan.every) as usize).saturating_sub(1);
        into[first + cell * plan.frames + frame] = 1;
    }
    Ok(())
}

/// Row, step and position in the list of the spikes inside the window.
pub(super) fn inside<'a>(
    plan: &'a Plan,
    outcome: &'a Outcome,
) -> impl Iterator<Item = (usize, u64, usize)> + 'a {
    outcome.spikes.iter().enumerate().filter_map(|(k, spike)| {
        let cell = plan.cells.binary_search(&spike.gid).ok()?;
        (spike.step.0 <= plan.steps).then_some((cell, spike.step.0, k))
    })
}

fn spikes(plan: &Plan, output: Output, outcome: &Outcome) -> Result<Vec<f64>, Failure> {
    let mut counts = vec![0usize; plan.cells.len()];
    let width = plan.settings.max_spikes;
    let mut times = vec![f64::INFINITY; if output == Output::Counts { 0 } else { counts.len() * width }];
    let dt = plan.run_ms / (plan.steps + 1) as f64;
    for (cell, step, k) in inside(plan, outcome) {
        if output != Output::Counts {
            if counts[cell] == width {
                return Err(Failure::invalid(format!(
                    "cell {} fires more than max_spikes = {width} times in {} ms; pass a larger max_spikes to run()",
                    plan.cells[cell], plan.settings.window_ms
                )));
            }
            let time = if output == Output::Steps {
                Some(step as f64 * dt)
            } else {
                outcome.times_ms.get(k).copied()
            };
            times[cell * width + counts[cell]] =
                time.ok_or_else(|| Failure::invalid("this run has no interpolated spike times"))?;
        }
        counts[cell] += 1;
    }
    Ok(if output == Output::Counts { counts.into_iter().map(|n| n as f64).collect() } else { times })
}
