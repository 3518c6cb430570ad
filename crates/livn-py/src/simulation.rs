//! `livn._livn.Simulation`: a culture under simulation.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indexmap::IndexMap;
use livn::core::Gid;
use livn::engine::Signal;
use livn::grad::TapeOptions;
use livn::{Error, Progress, Recording, Simulation, Snapshot};
use numpy::PyArray2;
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::{PyBytes, PyDict};

use crate::errors::{Class, OrRaise, Raise};
use crate::grad::{PyTapedRun, spike_gradient};
use crate::model::model_spec;
use crate::recording::{recording_dict, stimulus};
use crate::system::PySystem;

/// How often a run asks Python whether Ctrl-C was pressed. Half of what is promised, because an epoch may
/// be under way.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(10);
/// How often a progress callback is called.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(50);

/// A culture in its present state.
#[pyclass(frozen, module = "livn._livn", name = "Simulation")]
pub struct PySimulation {
    pub(crate) inner: Mutex<Simulation>,
    system: Py<PySystem>,
}

#[pymethods]
impl PySimulation {
    #[new]
    #[pyo3(signature = (system, model, options, *, seed, dt_ms, threads=None))]
    fn new(
        py: Python<'_>,
        system: Py<PySystem>,
        model: &str,
        options: &Bound<'_, PyDict>,
        seed: u64,
        dt_ms: f64,
        threads: Option<usize>,
    ) -> PyResult<Self> {
        let model = model_spec(model, options)?;
        let culture = &system.get().inner;
        let inner = py.detach(|| {
            let builder = Simulation::builder(culture, &model).seed(seed).dt_ms(dt_ms);
            match threads {
                Some(n) => builder.threads(n).build(),
                None => builder.build(),
            }
        });
        let inner = inner.or_raise()?;
        Ok(Self { inner: Mutex::new(inner), system })
    }

    #[getter]
    fn dt_ms(&self, py: Python<'_>) -> f64 {
        self.lock(py).dt_ms()
    }

    #[getter]
    fn t_ms(&self, py: Python<'_>) -> f64 {
        self.lock(py).t_ms()
    }

    /// Instruction set the engine chose.
    #[getter]
    fn target(&self, py: Python<'_>) -> String {
        format!("{:?}", self.lock(py).engine().target())
    }

    fn sections(&self, py: Python<'_>, population: &str) -> PyResult<Vec<String>> {
        self.lock(py).sections(population).or_raise()
    }

    /// Rows gid, x, y, z (µm) of every compartment, cells by population, compartments interleaved.
    fn compartments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<f64>>> {
        let rows = self.lock(py).compartments();
        let rows: Vec<[f64; 4]> = rows.into_iter().map(|(g, _, [x, y, z])| [f64::from(g), x, y, z]).collect();
        crate::convert::matrix(py, &rows)
    }

    fn weight_names(&self, py: Python<'_>) -> Vec<String> {
        self.lock(py).weight_names()
    }

    fn weights(&self, py: Python<'_>) -> BTreeMap<String, f64> {
        self.lock(py).weights()
    }

    fn noise(&self, py: Python<'_>) -> BTreeMap<String, f64> {
        self.lock(py).noise()
    }

    /// Name, value and unit of the parameters of a population's cells.
    fn cell_params(&self, py: Python<'_>, population: &str) -> PyResult<Vec<(String, f64, &'static str)>> {
        let rows = self.lock(py).cell_params(population).or_raise()?;
        Ok(rows.into_iter().map(|(name, unit, value)| (name, value, unit)).collect())
    }

    /// Set parameters by prefix; returns what should be said about ambiguous keys, by key.
    fn set_params(&self, py: Python<'_>, values: IndexMap<String, f64>) -> PyResult<Vec<(String, String)>> {
        let values: Vec<(String, f64)> = values.into_iter().collect();
        let notes = self.lock(py).set_params(&values).or_raise()?;
        // A reversed key that fits one projection only needs no comment.
        let ambiguous = notes.into_iter().filter(|n| n.note.starts_with("both orders"));
        Ok(ambiguous.map(|n| (n.key, n.note)).collect())
    }

    fn record_spikes(&self, py: Python<'_>, population: &str) -> PyResult<()> {
        self.lock(py).record_spikes(Some(population)).or_raise()
    }

    /// Sample `voltage` or `membrane_current` of a population.
    #[pyo3(signature = (signal, population, dt_ms, gids=None, sections=None))]
    fn record(
        &self,
        py: Python<'_>,
        signal: &str,
        population: &str,
        dt_ms: f64,
        gids: Option<Vec<Gid>>,
        sections: Option<Vec<String>>,
    ) -> PyResult<()> {
        let signal = match signal {
            "voltage" => Signal::Voltage,
            "membrane_current" => Signal::MembraneCurrent,
            other => return Err(Class::Parameter.raise(&format!("no signal {other:?} can be sampled"))),
        };
        self.lock(py).record(signal, Some(population), dt_ms, gids.as_deref(), sections.as_deref()).or_raise()
    }

    fn record_nothing(&self, py: Python<'_>) {
        self.lock(py).record_nothing();
    }

    /// Advance. `drive` is `livn.env._drive.Drive` or `None`. Python's signals are served meanwhile; an
    /// exception that stops the run carries what was recorded as its attribute `recording`.
    #[pyo3(signature = (duration_ms, drive, progress))]
    fn run<'py>(
        &self,
        py: Python<'py>,
        duration_ms: f64,
        drive: Option<&Bound<'py, PyAny>>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let stimuli = drive.map(stimulus).transpose()?;
        let mut watcher = Watcher::new(progress.as_ref(), duration_ms);
        let outcome = py.detach(|| {
            let mut simulation = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
            simulation.run(duration_ms, stimuli.as_slice(), &mut |state| watcher.watch(state))
        });
        let recording = match outcome {
            Ok(recording) => recording,
            Err(error) => return Err(ran_away(py, error)),
        };
        if watcher.stop.is_none()
            && let Some(callback) = &progress
            && let Err(error) = callback.call1(py, (recording.duration_ms, duration_ms))
        {
            watcher.stop = Some(error);
        }
        match watcher.stop {
            None => recording_dict(py, recording),
            Some(error) => Err(carrying(py, error, recording)),
        }
    }

    /// Advance as `run` does, and keep what it takes to differentiate the run.
    #[pyo3(signature = (duration_ms, drive, progress, *, spikes, width_mv, parameters, memory_bytes=None))]
    #[expect(clippy::too_many_arguments, reason = "keywords of a Python function")]
    fn run_taped<'py>(
        slf: &Bound<'py, Self>,
        duration_ms: f64,
        drive: Option<&Bound<'py, PyAny>>,
        progress: Option<Py<PyAny>>,
        spikes: &str,
        width_mv: f64,
        parameters: bool,
        memory_bytes: Option<u64>,
    ) -> PyResult<PyTapedRun> {
        let py = slf.py();
        let stimuli = drive.map(stimulus).transpose()?;
        let options = TapeOptions { spikes: spike_gradient(spikes, width_mv)?, parameters, memory_bytes };
        let mut watcher = Watcher::new(progress.as_ref(), duration_ms);
        let owner = slf.get();
        let outcome = py.detach(|| {
            let mut simulation = owner.inner.lock().unwrap_or_else(PoisonError::into_inner);
            simulation.run_taped(duration_ms, stimuli.as_slice(), &options, &mut |state| watcher.watch(state))
        });
        let run = outcome.map_err(|error| ran_away(py, error))?;
        match watcher.stop {
            None => PyTapedRun::new(slf, stimuli.as_slice(), run),
            Some(error) => Err(carrying(py, error, run.recording)),
        }
    }

    fn clear(&self, py: Python<'_>, reseed: bool) {
        self.lock(py).clear(reseed);
    }

    #[pyo3(signature = (stream=None))]
    fn reseed_noise(&self, py: Python<'_>, stream: Option<u32>) {
        self.lock(py).reseed_noise(stream);
    }

    fn snapshot<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = self.lock(py).snapshot().to_bytes().or_raise()?;
        Ok(PyBytes::new(py, &bytes))
    }

    fn restore(&self, py: Python<'_>, state: &[u8]) -> PyResult<()> {
        let snapshot = Snapshot::from_bytes(state).or_raise()?;
        self.lock(py).restore(&snapshot).or_raise()
    }

    fn fork(&self, py: Python<'_>) -> PyResult<Self> {
        let inner = self.lock(py).fork(&self.system.get().inner).or_raise()?;
        Ok(Self { inner: Mutex::new(inner), system: self.system.clone_ref(py) })
    }
}

impl PySimulation {
    /// A copy that goes its own way, and the system it was built from.
    pub fn forked(&self, py: Python<'_>) -> PyResult<(Simulation, Py<PySystem>)> {
        let copy = self.lock(py).fork(&self.system.get().inner).or_raise()?;
        Ok((copy, self.system.clone_ref(py)))
    }

    /// Cells, populations one after the other.
    pub fn cells(&self, py: Python<'_>) -> Vec<Gid> {
        self.lock(py).engine().groups().flat_map(|(_, gids)| gids.to_vec()).collect()
    }

    /// The simulation. Waiting for a run on another thread lets go of the interpreter, which that run needs.
    fn lock(&self, py: Python<'_>) -> MutexGuard<'_, Simulation> {
        self.inner.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks up from a run now and then.
struct Watcher<'a> {
    progress: Option<&'a Py<PyAny>>,
    duration_ms: f64,
    signals_at: Instant,
    progress_at: Instant,
    stop: Option<PyErr>,
}

impl<'a> Watcher<'a> {
    fn new(progress: Option<&'a Py<PyAny>>, duration_ms: f64) -> Self {
        let now = Instant::now();
        Self { progress, duration_ms, signals_at: now, progress_at: now, stop: None }
    }

    fn watch(&mut self, state: Progress) -> ControlFlow<()> {
        let now = Instant::now();
        if now.duration_since(self.signals_at) < SIGNAL_INTERVAL {
            return ControlFlow::Continue(());
        }
        self.signals_at = now;
        let report = now.duration_since(self.progress_at) >= PROGRESS_INTERVAL;
        let heard = Python::attach(|py| {
            py.check_signals()?;
            if report && let Some(callback) = self.progress {
                self.progress_at = now;
                let done_ms = self.duration_ms * state.done as f64 / state.total as f64;
                callback.call1(py, (done_ms, self.duration_ms))?;
            }
            Ok(())
        });
        match heard {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.stop = Some(error);
                ControlFlow::Break(())
            }
        }
    }
}

fn ran_away(py: Python<'_>, error: Error) -> PyErr {
    match error {
        Error::RanAway { cause, partial } => {
            let raised = Class::NonFinite.raise(&cause);
            carrying(py, raised, *partial)
        }
        other => other.class().raise(&other),
    }
}

/// The error with what was recorded as its attribute `recording`.
fn carrying(py: Python<'_>, error: PyErr, recording: Recording) -> PyErr {
    match recording_dict(py, recording).and_then(|partial| error.value(py).setattr("recording", partial)) {
        Ok(()) => error,
        Err(failure) => failure,
    }
}
