//! `livn._livn.Plan`: a plan for as long as Python keeps it.

use std::sync::Arc;

use livn::Interpolation;
use numpy::{IntoPyArray, PyArray1, PyReadonlyArray1};
use pyo3::prelude::*;

use super::adjoint::Gradient;
use super::plan::{Output, Plan, Rows, Settings};
use super::stimulus::Template;
use crate::errors::{Class, OrRaise};
use crate::recording::{column_list, input_mode};
use crate::simulation::PySimulation;

/// A registered plan.
#[pyclass(frozen, module = "livn._livn", name = "Plan")]
pub struct PyPlan {
    plan: Arc<Plan>,
}

/// Mode, whether rows are connected by straight lines, dt (ms), gids and sections of the columns.
#[derive(FromPyObject)]
struct Static<'py>(String, bool, f64, PyReadonlyArray1<'py, i64>, PyReadonlyArray1<'py, i64>);

type PyRows<'py> = (Bound<'py, PyArray1<i64>>, Bound<'py, PyArray1<i64>>);

#[pymethods]
impl PyPlan {
    #[new]
    #[pyo3(signature = (simulation, *, window_ms, frame_ms, stimulus, params, outputs, max_spikes, spikes))]
    #[allow(clippy::too_many_arguments, reason = "all by keyword")]
    fn new(
        py: Python<'_>,
        simulation: &PySimulation,
        window_ms: f64,
        frame_ms: f64,
        stimulus: Static<'_>,
        params: Vec<(String, f64)>,
        outputs: Vec<String>,
        max_spikes: usize,
        spikes: (String, f64),
    ) -> PyResult<Self> {
        let Static(mode, linear, dt_ms, gids, sections) = stimulus;
        let output = |name: &String| {
            Output::named(name)
                .ok_or_else(|| Class::Parameter.raise(&format!("no output is called {name:?}")))
        };
        let settings = Settings {
            window_ms,
            frame_ms,
            stimulus: Template {
                mode: input_mode(&mode)?,
                interpolation: if linear { Interpolation::Linear } else { Interpolation::Hold },
                dt_ms,
                columns: column_list(&gids, &sections)?,
            },
            params,
            outputs: outputs.iter().map(output).collect::<PyResult<_>>()?,
            max_spikes,
            spikes: spike_gradient(&spikes)?,
        };
        let (copy, system) = simulation.forked(py)?;
        Ok(Self { plan: Plan::register(copy, system, settings).or_raise()? })
    }

    /// The number that names the plan in a call.
    #[getter]
    fn id(&self) -> u64 {
        self.plan.id
    }

    /// Name and shape of each result.
    #[getter]
    fn results(&self) -> Vec<(&'static str, Vec<usize>)> {
        let outputs = &self.plan.settings.outputs;
        outputs.iter().map(|&output| (output.name(), self.plan.shape(output))).collect()
    }

    /// Number of the noise stream of the simulation the plan was made from.
    #[getter]
    fn stream(&self) -> u32 {
        self.plan.stream
    }

    /// Gid and section of each row of the voltage.
    fn voltage_rows<'py>(&self, py: Python<'py>) -> PyRows<'py> {
        rows(py, &self.plan.voltage)
    }

    /// Gid and section of each row of the membrane current.
    fn current_rows<'py>(&self, py: Python<'py>) -> PyRows<'py> {
        rows(py, &self.plan.current)
    }
}

impl Drop for PyPlan {
    fn drop(&mut self) {
        Plan::unregister(self.plan.id);
    }
}

fn rows<'py>(py: Python<'py>, (gids, sections): &Rows) -> PyRows<'py> {
    let gids: Vec<i64> = gids.iter().map(|g| i64::from(*g)).collect();
    let sections: Vec<i64> = sections.iter().map(|s| i64::from(*s)).collect();
    (gids.into_pyarray(py), sections.into_pyarray(py))
}

fn spike_gradient((name, width_mv): &(String, f64)) -> PyResult<Gradient> {
    Ok(match name.as_str() {
        "detached" => Gradient::Detached,
        "surrogate" => Gradient::Surrogate { width_mv: *width_mv },
        "event_time" => Gradient::EventTime,
        other => {
            let message = format!("spike_gradient is 'detached', 'surrogate' or 'event_time', not {other:?}");
            return Err(Class::Parameter.raise(&message));
        }
    })
}
