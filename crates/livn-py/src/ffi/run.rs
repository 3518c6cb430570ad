//! `livn_run`: operands rows, gain, parameters, noise stream; results as the plan lists them, and with a tape a
//! ticket. The call back through the run takes the ticket: without it XLA would be free to go back first.

use super::adjoint;
use super::call::{Call, Failure, ValuesMut};
use super::execute::{Inputs, Operands, write};
use super::plan::{Output, Plan};
use super::shapes::Batch;
use super::tapes::{self, Key};
use super::workers;

/// Attribute values of `tape`: no gradient is wanted, or one with respect to the rows, or to everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Nothing,
    Rows,
    Everything,
}

impl Wanted {
    pub(super) fn read(call: &Call<'_>) -> Result<Self, Failure> {
        Ok(match call.attribute("tape")? {
            0 => Self::Nothing,
            1 => Self::Rows,
            2 => Self::Everything,
            other => return Err(Failure::invalid(format!("attribute tape is 0, 1 or 2, not {other}"))),
        })
    }
}

pub(super) fn run(call: &mut Call<'_>) -> Result<(), Failure> {
    let plan = Plan::find(call.attribute("plan")?)?;
    let wanted = Wanted::read(call)?;
    let outputs = &plan.settings.outputs;
    let ticket = usize::from(wanted != Wanted::Nothing);
    let (Some(first), true) = (call.results.first(), call.results.len() == outputs.len() + ticket) else {
        return Err(Failure::invalid(format!(
            "this call has {} results, not {}",
            outputs.len() + ticket,
            call.results.len()
        )));
    };
    let batch = Batch::of(first.dims, plan.shape(outputs[0]).len())?;
    let shapes = outputs.iter().map(|&output| (output.name(), plan.shape(output)));
    for (result, (name, shape)) in call.results.iter().zip(shapes.chain([("the ticket", Vec::new())])) {
        let base: Vec<Option<usize>> = shape.iter().copied().map(Some).collect();
        batch.check(name, result.dims, &base)?;
        if result.values_len() != batch.len() * shape.iter().product::<usize>() {
            return Err(Failure::invalid(format!("{name} must have the whole batch")));
        }
    }
    let operands = Operands::check(&call.operands, &plan, &batch)?;
    // The plain run samples in single precision, and has spikes on whole steps only.
    let precise = outputs.contains(&Output::Times)
        || call.results.iter().any(|result| matches!(result.values, ValuesMut::F64(_)));
    let results = &mut call.results;
    let work = |index| {
        let inputs = operands.entry(&plan, &batch, index);
        if wanted == Wanted::Nothing {
            once(&plan, &inputs, precise)
        } else {
            tapes::run(&plan, &Key::new(&plan, wanted, &inputs), &inputs)
        }
    };
    workers::each(batch.len(), plan.workers(), work, |index, outcome| write(&plan, results, index, &outcome))
}

fn once(plan: &Plan, inputs: &Inputs, precise: bool) -> Result<adjoint::Outcome, Failure> {
    let (mut simulation, reusable) = inputs.simulation(plan)?;
    let stimuli = inputs.stimuli(plan, false);
    let outcome = if precise {
        adjoint::taped(&mut simulation, plan.run_ms, &stimuli, plan.settings.spikes, false)?.0
    } else {
        adjoint::plain(&mut simulation, plan.run_ms, &stimuli)?
    };
    if reusable {
        plan.give_back(simulation);
    }
    Ok(outcome)
}
