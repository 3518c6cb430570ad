//! `livn._livn.TapedRun`: a run that can be differentiated.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use livn::core::Gid;
use livn::grad::{Frames, Gradients, Seeds, SpikeGradient, Tape};
use livn::{Simulation, Stimulus};
use numpy::{IntoPyArray, PyArray1, PyArray2, PyArrayMethods, PyReadonlyArray1, PyReadonlyArray2};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors::{Class, OrRaise};
use crate::simulation::PySimulation;

/// Cells and sections of the rows, sampling interval (ms), `[row][frame]`.
type Rows = (Py<PyArray1<i64>>, Py<PyArray1<i64>>, f64, Py<PyArray2<f64>>);

/// A run, what it recorded in double precision, and its tape.
#[pyclass(frozen, module = "livn._livn", name = "TapedRun")]
pub struct PyTapedRun {
    tape: Tape,
    /// `(rows, channels, columns)` of each stimulus.
    shapes: Vec<(usize, usize, usize)>,
    simulation: Py<PySimulation>,
    t0_ms: f64,
    duration_ms: f64,
    spikes: (Py<PyArray1<i64>>, Py<PyArray1<f64>>),
    voltage: Option<Rows>,
    membrane_current: Option<Rows>,
    cells: Vec<Gid>,
}

/// The treatment of spikes called `name`.
pub fn spike_gradient(name: &str, width_mv: f64) -> PyResult<SpikeGradient> {
    Ok(match name {
        "detached" => SpikeGradient::Detached,
        "event_time" => SpikeGradient::EventTime,
        "surrogate" => SpikeGradient::Surrogate { width_mv },
        other => {
            let message = format!("spikes are \"detached\", \"surrogate\" or \"event_time\", not {other:?}");
            return Err(Class::Parameter.raise(&message));
        }
    })
}

impl PyTapedRun {
    /// What `owner` did under `stimuli`.
    pub fn new(
        owner: &Bound<'_, PySimulation>,
        stimuli: &[Stimulus],
        run: livn::grad::TapedRun,
    ) -> PyResult<Self> {
        let py = owner.py();
        let recorded = run.recording.spikes.as_ref();
        let gids: Vec<i64> =
            recorded.map_or_else(Vec::new, |s| s.gids.iter().map(|g| i64::from(*g)).collect());
        Ok(Self {
            tape: run.tape,
            shapes: stimuli
                .iter()
                .map(|s| (s.rows.len() / s.channels.max(1), s.channels, s.columns.len()))
                .collect(),
            simulation: owner.clone().unbind(),
            t0_ms: run.recording.t0_ms,
            duration_ms: run.recording.duration_ms,
            spikes: (gids.into_pyarray(py).unbind(), run.spike_times_ms.into_pyarray(py).unbind()),
            voltage: run.voltage.map(|f| rows(py, f)).transpose()?,
            membrane_current: run.membrane_current.map(|f| rows(py, f)).transpose()?,
            cells: owner.get().cells(py),
        })
    }
}

fn rows(py: Python<'_>, frames: Frames) -> PyResult<Rows> {
    let gids: Vec<i64> = frames.gids.iter().map(|g| i64::from(*g)).collect();
    let sections: Vec<i64> = frames.sections.iter().map(|s| i64::from(*s)).collect();
    let shape = [gids.len(), frames.frames];
    let values = frames.values.into_pyarray(py).reshape(shape)?;
    Ok((gids.into_pyarray(py).unbind(), sections.into_pyarray(py).unbind(), frames.dt_ms, values.unbind()))
}

fn shared(rows: &Rows, py: Python<'_>) -> Rows {
    (rows.0.clone_ref(py), rows.1.clone_ref(py), rows.2, rows.3.clone_ref(py))
}

#[pymethods]
impl PyTapedRun {
    #[getter]
    fn t0(&self) -> f64 {
        self.t0_ms
    }

    #[getter]
    fn duration(&self) -> f64 {
        self.duration_ms
    }

    /// Bytes of the tape.
    #[getter]
    fn bytes(&self) -> usize {
        self.tape.bytes()
    }

    /// Cells in the order of counts and initial states.
    #[getter]
    fn cells<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<i64>> {
        self.cells.iter().map(|g| i64::from(*g)).collect::<Vec<_>>().into_pyarray(py)
    }

    /// Cell and interpolated time (ms) of each recorded spike.
    #[getter]
    fn spikes(&self, py: Python<'_>) -> (Py<PyArray1<i64>>, Py<PyArray1<f64>>) {
        (self.spikes.0.clone_ref(py), self.spikes.1.clone_ref(py))
    }

    #[getter]
    fn voltage(&self, py: Python<'_>) -> Option<Rows> {
        self.voltage.as_ref().map(|rows| shared(rows, py))
    }

    #[getter]
    fn membrane_current(&self, py: Python<'_>) -> Option<Rows> {
        self.membrane_current.as_ref().map(|rows| shared(rows, py))
    }

    /// The gradient of whatever has these cotangents: `rows`, `gain` (of the first stimulus), `params` by
    /// key, `initial_state` as (cell, state). What is `None` has cotangent zero.
    #[pyo3(signature = (*, voltage=None, membrane_current=None, counts=None, spike_times=None))]
    fn pull<'py>(
        &self,
        py: Python<'py>,
        voltage: Option<PyReadonlyArray2<'py, f64>>,
        membrane_current: Option<PyReadonlyArray2<'py, f64>>,
        counts: Option<PyReadonlyArray1<'py, f64>>,
        spike_times: Option<PyReadonlyArray1<'py, f64>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let matrix = |values: Option<PyReadonlyArray2<'py, f64>>| -> Vec<f64> {
            values.map(|v| v.as_array().iter().copied().collect()).unwrap_or_default()
        };
        let vector = |values: Option<PyReadonlyArray1<'py, f64>>| -> Vec<f64> {
            values.map(|v| v.as_array().iter().copied().collect()).unwrap_or_default()
        };
        let seeds = Seeds {
            voltage: matrix(voltage),
            membrane_current: matrix(membrane_current),
            counts: vector(counts),
            spike_times: vector(spike_times),
        };
        let owner = self.simulation.get();
        let gradients = py.detach(|| {
            let simulation = owner.inner.lock().unwrap_or_else(PoisonError::into_inner);
            let simulation: &Simulation = &simulation;
            self.tape.pull(simulation, &seeds)
        });
        self.dict(py, gradients.or_raise()?)
    }
}

impl PyTapedRun {
    fn dict<'py>(&self, py: Python<'py>, gradients: Gradients) -> PyResult<Bound<'py, PyDict>> {
        let result = PyDict::new(py);
        let (steps, channels, columns) = self.shapes.first().copied().unwrap_or_default();
        let rows = gradients.rows.into_iter().next().unwrap_or_default();
        result.set_item("rows", rows.into_pyarray(py).reshape([steps, channels])?)?;
        let gain = gradients.gain.into_iter().next();
        let gain = gain.map(|gain| gain.into_pyarray(py).reshape([channels, columns])).transpose()?;
        result.set_item("gain", gain)?;
        let params: BTreeMap<String, f64> = gradients.params;
        result.set_item("params", params)?;
        let states: Vec<(i64, Bound<'py, PyArray1<f64>>)> = gradients
            .initial_state
            .into_iter()
            .map(|(gid, state)| (i64::from(gid), state.into_pyarray(py)))
            .collect();
        result.set_item("initial_state", states)?;
        Ok(result)
    }
}
