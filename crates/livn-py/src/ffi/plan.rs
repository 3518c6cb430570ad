//! Plans: everything about a run that XLA does not trace.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use livn::core::Gid;
use livn::{Simulation, Snapshot, unwatched};
use pyo3::Py;

use super::adjoint::Gradient;
use super::call::Failure;
use super::stimulus::Template;
use super::tapes;
use super::workers;
use crate::system::PySystem;

static PLANS: RwLock<BTreeMap<u64, Arc<Plan>>> = RwLock::new(BTreeMap::new());
static NEXT: AtomicU64 = AtomicU64::new(1);

/// An array a run returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// `[row, frame]`, mV.
    Voltage,
    /// `[row, frame]`, µA.
    Current,
    /// `[cell, frame]`: whether the cell fired after this frame and not after the next.
    Mask,
    /// `[cell]`: spikes; their gradient is that of the surrogate.
    Counts,
    /// `[cell, spike]`: interpolated times (ms), +∞ after the last.
    Times,
    /// `[cell, spike]`: times on whole steps (ms), +∞ after the last; without gradient.
    Steps,
}

impl Output {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "voltage" => Self::Voltage,
            "current" => Self::Current,
            "mask" => Self::Mask,
            "counts" => Self::Counts,
            "times" => Self::Times,
            "steps" => Self::Steps,
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Voltage => "voltage",
            Self::Current => "current",
            Self::Mask => "mask",
            Self::Counts => "counts",
            Self::Times => "times",
            Self::Steps => "steps",
        }
    }
}

/// Cell and compartment of each row of a signal.
pub(super) type Rows = (Vec<Gid>, Vec<u16>);

/// What [`Plan::new`] is made from, beside the simulation.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    /// Length of the window, ms.
    pub(super) window_ms: f64,
    /// Time between frames, ms.
    pub(super) frame_ms: f64,
    pub(super) stimulus: Template,
    /// Keys of the traced parameters, as of `set_params`, and their values in the simulation.
    pub(super) params: Vec<(String, f64)>,
    pub(super) outputs: Vec<Output>,
    /// Columns of [`Output::Times`] and [`Output::Steps`].
    pub(super) max_spikes: usize,
    pub(super) spikes: Gradient,
}

/// A prototype of the culture and how to run it.
pub(super) struct Plan {
    pub(super) id: u64,
    pub(super) settings: Settings,
    /// Steps of the window and of a frame.
    pub(super) steps: u64,
    pub(super) every: u64,
    pub(super) frames: usize,
    /// Gids, ascending.
    pub(super) cells: Vec<Gid>,
    pub(super) voltage: Rows,
    pub(super) current: Rows,
    /// One step more than the window, because a frame shows the state a step starts from.
    pub(super) run_ms: f64,
    pub(super) stream: u32,
    threads: usize,
    system: Py<PySystem>,
    base: Snapshot,
    prototype: Mutex<Simulation>,
    idle: Mutex<Vec<Simulation>>,
}

impl Plan {
    /// Register a plan for a simulation at t = 0 whose recordings are set up.
    pub(super) fn register(
        mut simulation: Simulation,
        system: Py<PySystem>,
        settings: Settings,
    ) -> Result<Arc<Self>, livn::Error> {
        simulation.clear(false);
        let dt = simulation.dt_ms();
        let (steps, every) =
            ((settings.window_ms / dt).round() as u64, (settings.frame_ms / dt).round().max(1.0) as u64);
        let mut cells: Vec<Gid> = simulation.engine().groups().flat_map(|(_, gids)| gids.to_vec()).collect();
        cells.sort_unstable();
        // The first frame names the rows.
        let probe = simulation.fork(&system.get().inner)?.run(dt, &[], &mut unwatched())?;
        let rows = |traces: Option<livn::Traces>| traces.map(|t| (t.gids, t.sections)).unwrap_or_default();
        let plan = Arc::new(Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            steps,
            every,
            frames: (steps / every) as usize + 1,
            cells,
            voltage: rows(probe.voltage),
            current: rows(probe.membrane_current),
            run_ms: (steps + 1) as f64 * dt,
            stream: simulation.engine().noise_stream().1,
            threads: simulation.threads().max(1),
            base: simulation.snapshot(),
            settings,
            system,
            prototype: Mutex::new(simulation),
            idle: Mutex::new(Vec::new()),
        });
        PLANS.write().unwrap_or_else(PoisonError::into_inner).insert(plan.id, Arc::clone(&plan));
        Ok(plan)
    }

    /// Forget a plan and the tapes of its runs. Runs under way finish.
    pub(super) fn unregister(id: u64) {
        PLANS.write().unwrap_or_else(PoisonError::into_inner).remove(&id);
        tapes::forget(id);
    }

    /// Look a plan up.
    pub(super) fn find(id: i64) -> Result<Arc<Self>, Failure> {
        let plans = PLANS.read().unwrap_or_else(PoisonError::into_inner);
        let plan = u64::try_from(id).ok().and_then(|id| plans.get(&id));
        plan.cloned().ok_or_else(|| {
            Failure::not_found(format!(
                "plan {id} does not exist (any more): keep the Env for as long as functions compiled with it are used"
            ))
        })
    }

    /// A simulation at t = 0 with the prototype's parameters.
    pub(super) fn take(&self) -> Result<Simulation, Failure> {
        if let Some(idle) = lock(&self.idle).pop() {
            return Ok(idle);
        }
        Ok(lock(&self.prototype).fork(&self.system.get().inner)?)
    }

    /// Hand a simulation back whose cell parameters are the prototype's; anything else may have changed.
    pub(super) fn give_back(&self, mut simulation: Simulation) {
        let mut idle = lock(&self.idle);
        // More are made when more calls run at the same time, and dropped again.
        if idle.len() < workers::processors() && simulation.restore(&self.base).is_ok() {
            simulation.reseed_noise(Some(self.stream));
            idle.push(simulation);
        }
    }

    /// Runs of this plan that fit on the machine at the same time.
    pub(super) fn workers(&self) -> usize {
        (workers::processors() / self.threads).max(1)
    }

    /// Shape of a result without batch.
    pub(super) fn shape(&self, output: Output) -> Vec<usize> {
        match output {
            Output::Voltage => vec![self.voltage.0.len(), self.frames],
            Output::Current => vec![self.current.0.len(), self.frames],
            Output::Mask => vec![self.cells.len(), self.frames],
            Output::Counts => vec![self.cells.len()],
            Output::Times | Output::Steps => vec![self.cells.len(), self.settings.max_spikes],
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
