//! Tapes between a run and the call that goes back through it.
//!
//! XLA makes the two calls independently, so a tape is found again by what it is a tape of. Losing one
//! costs a second run, nothing else.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use livn::Simulation;

use super::adjoint::{self, Cotangents, Outcome, Pulled, Tape};
use super::call::Failure;
use super::execute::Inputs;
use super::plan::Plan;
use super::run::Wanted;

/// Bytes that tapes nobody went back through yet may take; the oldest goes first, the newest always stays.
const WAITING_BYTES: usize = 512 << 20;
/// Tapes that are kept after somebody went back through them: one for each run of a small batch. They are used
/// again only where several cotangents are taken back through the same run, one after the other.
const USED: usize = 8;

static TAPES: Mutex<VecDeque<Arc<Entry>>> = Mutex::new(VecDeque::new());

/// What a tape is a tape of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    plan: u64,
    wanted: u8,
    inputs: Vec<u64>,
}

impl Key {
    pub(super) fn new(plan: &Plan, wanted: Wanted, inputs: &Inputs) -> Self {
        Self { plan: plan.id, wanted: wanted as u8, inputs: inputs.bits() }
    }
}

struct Entry {
    key: Key,
    simulation: Simulation,
    tape: Tape,
    spikes: Outcome,
    bytes: usize,
    used: AtomicBool,
}

/// Run and keep the tape.
pub(super) fn run(plan: &Plan, key: &Key, inputs: &Inputs) -> Result<Outcome, Failure> {
    let (outcome, entry) = record(plan, key, inputs)?;
    keep(entry);
    Ok(outcome)
}

/// Cotangents of the inputs of the run with this key. `seeds` makes the cotangents of its results, given
/// its spikes.
pub(super) fn pull(
    plan: &Plan,
    key: &Key,
    inputs: &Inputs,
    seeds: impl FnOnce(&Outcome) -> Result<Cotangents, Failure>,
) -> Result<Pulled, Failure> {
    let found = lock(&TAPES).iter().find(|entry| entry.key == *key).cloned();
    let entry = match found {
        Some(entry) => entry,
        None => keep(record(plan, key, inputs)?.1),
    };
    let seeds = seeds(&entry.spikes)?;
    let pulled = adjoint::pull(&entry.tape, &entry.simulation, seeds);
    entry.used.store(true, Ordering::Relaxed);
    let mut tapes = lock(&TAPES);
    trim(&mut tapes, true, |count, _| count <= USED);
    pulled
}

/// Drop the tapes of a plan.
pub(super) fn forget(plan: u64) {
    lock(&TAPES).retain(|entry| entry.key.plan != plan);
}

fn record(plan: &Plan, key: &Key, inputs: &Inputs) -> Result<(Outcome, Arc<Entry>), Failure> {
    let (mut simulation, _) = inputs.simulation(plan)?;
    let everything = key.wanted == Wanted::Everything as u8;
    let stimuli = inputs.stimuli(plan, everything);
    let (outcome, tape) =
        adjoint::taped(&mut simulation, plan.run_ms, &stimuli, plan.settings.spikes, everything)?;
    let spikes =
        Outcome { spikes: outcome.spikes.clone(), times_ms: outcome.times_ms.clone(), ..Outcome::default() };
    // The operands are kept as the key, in the stimulus, and as what the stimulus becomes for the engine.
    let operands = 6 * key.inputs.len() * size_of::<u64>();
    let bytes = tape.bytes() + simulation_bytes(&simulation) + operands;
    Ok((
        outcome,
        Arc::new(Entry { key: key.clone(), simulation, tape, spikes, bytes, used: AtomicBool::new(false) }),
    ))
}

/// About what the simulation of a tape takes: its state, and its connections as the engine stores them.
fn simulation_bytes(simulation: &Simulation) -> usize {
    const CONNECTION: usize = 24;
    // Twice: the columns, and the events under way.
    2 * simulation.engine().checkpoint_bytes() as usize + CONNECTION * simulation.engine().connection_count()
}

fn keep(entry: Arc<Entry>) -> Arc<Entry> {
    let mut tapes = lock(&TAPES);
    tapes.retain(|other| other.key != entry.key);
    tapes.push_back(Arc::clone(&entry));
    trim(&mut tapes, false, |_, bytes| bytes <= WAITING_BYTES);
    entry
}

/// Drop the oldest of the tapes that were, or were not, used until their number and bytes fit; the last stays.
fn trim(tapes: &mut VecDeque<Arc<Entry>>, used: bool, fits: impl Fn(usize, usize) -> bool) {
    let of_kind = |entry: &&Arc<Entry>| entry.used.load(Ordering::Relaxed) == used;
    let mut bytes: usize = tapes.iter().filter(of_kind).map(|entry| entry.bytes).sum();
    let mut count = tapes.iter().filter(of_kind).count();
    tapes.retain(|entry| {
        let drop = count > 1 && !fits(count, bytes) && of_kind(&entry);
        if drop {
            count -= 1;
            bytes -= entry.bytes;
        }
        !drop
    });
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
