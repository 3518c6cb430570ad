//! `livn_pull`: operands of the run, then the cotangents of its results that have one; results the
//! cotangents of rows, gain and parameters.

use super::adjoint::{Cotangents, Outcome, Pulled};
use super::call::{Call, Failure, Operand, Values};
use super::execute::{Inputs, OPERANDS, Operands, inside, put};
use super::plan::{Output, Plan};
use super::run::Wanted;
use super::shapes::Batch;
use super::tapes::{self, Key};
use super::workers;

pub(super) fn pull(call: &mut Call<'_>) -> Result<(), Failure> {
    let plan = Plan::find(call.attribute("plan")?)?;
    let wanted = Wanted::read(call)?;
    let given = seeded(&plan, call.attribute("seeds")?)?;
    if call.operands.len() != OPERANDS + given.len() || call.results.len() != 3 {
        return Err(Failure::invalid(format!(
            "going back through a run takes {} operands and gives 3 results, not {} and {}",
            OPERANDS + given.len(),
            call.operands.len(),
            call.results.len()
        )));
    }
    let batch = Batch::of(call.results[0].dims, 2)?;
    let (own, cotangents) = call.operands.split_at(OPERANDS);
    let operands = Operands::check(own, &plan, &batch)?;
    for (cotangent, &output) in cotangents.iter().zip(&given) {
        let shape: Vec<Option<usize>> = plan.shape(output).into_iter().map(Some).collect();
        batch.check(output.name(), cotangent.dims, &shape)?;
    }
    let columns = if operands.identity { 0 } else { plan.settings.stimulus.columns.len() };
    let channels = if operands.identity { 0 } else { operands.channels };
    let shapes =
        [vec![operands.rows, operands.channels], vec![channels, columns], vec![plan.settings.params.len()]];
    for (result, shape) in call.results.iter().zip(&shapes) {
        let base: Vec<Option<usize>> = shape.iter().copied().map(Some).collect();
        batch.check("a cotangent", result.dims, &base)?;
        if result.values_len() != batch.len() * shape.iter().product::<usize>() {
            return Err(Failure::invalid("a cotangent must have the whole batch"));
        }
    }
    let results = &mut call.results;
    let work = |index| {
        let inputs = operands.entry(&plan, &batch, index);
        let key = Key::new(&plan, wanted, &inputs);
        let pulled =
            tapes::pull(&plan, &key, &inputs, |run| seeds(&plan, &batch, index, &given, cotangents, run))?;
        Ok(flattened(&plan, &inputs, &pulled, wanted))
    };
    workers::each(batch.len(), plan.workers(), work, |index, cotangents| {
        for (k, values) in cotangents.iter().enumerate() {
            let len: usize = shapes[k].iter().product();
            if values.len() != len {
                return Err(Failure::invalid(format!(
                    "a gradient has {} values where {len} are expected",
                    values.len()
                )));
            }
            put(&mut results[k], index * len, values, "a cotangent")?;
        }
        Ok(())
    })
}

/// The outputs that have a cotangent, from the bits of an attribute.
fn seeded(plan: &Plan, bits: i64) -> Result<Vec<Output>, Failure> {
    let outputs = &plan.settings.outputs;
    let chosen: Vec<Output> =
        outputs.iter().enumerate().filter(|(k, _)| bits >> k & 1 == 1).map(|(_, output)| *output).collect();
    if let Some(output) = chosen.iter().find(|o| matches!(o, Output::Mask | Output::Steps)) {
        return Err(Failure::invalid(format!("{} has no gradient", output.name())));
    }
    Ok(chosen)
}

/// The cotangents of the results of one run.
fn seeds(
    plan: &Plan,
    batch: &Batch,
    index: usize,
    given: &[Output],
    cotangents: &[Operand<'_>],
    run: &Outcome,
) -> Result<Cotangents, Failure> {
    let mut seeds = Cotangents::default();
    for (operand, &output) in cotangents.iter().zip(given) {
        let shape = plan.shape(output);
        let len: usize = shape.iter().product();
        let first = batch.entry_of(operand, shape.len(), index) * len;
        let values: Vec<f64> = match operand.values {
            Values::F32(values) => values[first..first + len].iter().map(|v| f64::from(*v)).collect(),
            Values::F64(values) => values[first..first + len].to_vec(),
            Values::U32(_) => {
                return Err(Failure::invalid("a cotangent must be float32 or float64, not uint32"));
            }
        };
        match output {
            Output::Voltage => seeds.voltage = values,
            Output::Current => seeds.current = values,
            Output::Counts => seeds.counts = values,
            Output::Times => {
                seeds.times = vec![0.0; run.spikes.len()];
                let mut counts = vec![0usize; plan.cells.len()];
                for (cell, _, k) in inside(plan, run) {
                    seeds.times[k] = values[cell * plan.settings.max_spikes + counts[cell]];
                    counts[cell] += 1;
                }
            }
            Output::Mask | Output::Steps => {}
        }
    }
    Ok(seeds)
}

/// Gradients as arrays; those that were not asked for are zero.
fn flattened(plan: &Plan, inputs: &Inputs, pulled: &Pulled, wanted: Wanted) -> [Vec<f64>; 3] {
    let gain = inputs.gain.as_ref().map_or(0, Vec::len);
    if wanted != Wanted::Everything {
        return [pulled.rows.clone(), vec![0.0; gain], vec![0.0; plan.settings.params.len()]];
    }
    let gain = if gain == 0 { Vec::new() } else { pulled.gain.clone() };
    // A parameter the run does not depend on (a synapse nobody has) is absent: its gradient is zero.
    let params = plan.settings.params.iter().map(|(key, _)| pulled.params.get(key).copied().unwrap_or(0.0));
    [pulled.rows.clone(), gain, params.collect()]
}
