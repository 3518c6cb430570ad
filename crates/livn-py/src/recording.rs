//! Stimuli in, recordings out.

use livn::core::Gid;
use livn::{InputMode, Interpolation, Recording, Stimulus, Traces};
use numpy::{IntoPyArray, PyArray1, PyArray2, PyArrayMethods, PyReadonlyArray1, PyReadonlyArray2};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors::Class;

/// The fields of `livn.env._drive.Drive`, in its order.
#[derive(FromPyObject)]
struct Drive<'py>(
    String,
    bool,
    f64,
    PyReadonlyArray2<'py, f64>,
    Option<PyReadonlyArray2<'py, f64>>,
    PyReadonlyArray1<'py, i64>,
    PyReadonlyArray1<'py, i64>,
);

/// A stimulus from `livn.env._drive.Drive`.
pub fn stimulus(drive: &Bound<'_, PyAny>) -> PyResult<Stimulus> {
    let Drive(mode, linear, dt_ms, rows, gain, gids, sections) = drive.extract()?;
    let mode = input_mode(&mode)?;
    let rows = rows.as_array();
    let columns = column_list(&gids, &sections)?;
    let gain: Vec<Vec<(u32, f64)>> = match &gain {
        None => (0..columns.len() as u32).map(|c| vec![(c, 1.0)]).collect(),
        Some(gain) => {
            let reaching = |column: numpy::ndarray::ArrayView1<'_, f64>| {
                (0u32..).zip(column.iter().copied()).filter(|(_, g)| *g != 0.0).collect()
            };
            gain.as_array().columns().into_iter().map(reaching).collect()
        }
    };
    Ok(Stimulus {
        mode,
        interpolation: if linear { Interpolation::Linear } else { Interpolation::Hold },
        dt_ms,
        channels: rows.ncols(),
        rows: rows.iter().copied().collect(),
        columns,
        gain,
    })
}

/// The input mode called `name`.
pub fn input_mode(name: &str) -> PyResult<InputMode> {
    Ok(match name {
        "extracellular" => InputMode::Extracellular,
        "current" => InputMode::Current,
        "current_density" => InputMode::CurrentDensity,
        "conductance" => InputMode::Conductance,
        other => {
            let message = format!("the cells of this model do not respond to {other}");
            return Err(Class::Unsupported.raise(&message));
        }
    })
}

/// Pairs of gid and section.
pub fn column_list(
    gids: &PyReadonlyArray1<'_, i64>,
    sections: &PyReadonlyArray1<'_, i64>,
) -> PyResult<Vec<(Gid, u16)>> {
    let pairs =
        gids.as_array().into_iter().copied().zip(sections.as_array().iter().copied().collect::<Vec<_>>());
    pairs
        .map(|(gid, section)| {
            let column = Gid::try_from(gid).ok().zip(u16::try_from(section).ok());
            column.ok_or_else(|| {
                Class::Shape.raise(&format!("no compartment is addressed by gid {gid}, section {section}"))
            })
        })
        .collect()
}

type Rows<'py> = (Bound<'py, PyArray1<i64>>, Bound<'py, PyArray1<i64>>, f64, f64, Bound<'py, PyArray2<f32>>);

/// What a run recorded, as `{"spikes": (ids, times), "voltage": (gids, sections, dt, first, values), ...}`.
pub fn recording_dict(py: Python<'_>, recording: Recording) -> PyResult<Bound<'_, PyDict>> {
    let result = PyDict::new(py);
    result.set_item("t0", recording.t0_ms)?;
    result.set_item("duration", recording.duration_ms)?;
    let spikes = recording.spikes.map(|s| {
        let ids: Vec<i64> = s.gids.iter().map(|g| i64::from(*g)).collect();
        (ids.into_pyarray(py), s.times_ms.into_pyarray(py))
    });
    result.set_item("spikes", spikes)?;
    result.set_item("voltage", recording.voltage.map(|t| rows(py, t)).transpose()?)?;
    result.set_item("membrane_current", recording.membrane_current.map(|t| rows(py, t)).transpose()?)?;
    Ok(result)
}

fn rows(py: Python<'_>, traces: Traces) -> PyResult<Rows<'_>> {
    let gids: Vec<i64> = traces.gids.iter().map(|g| i64::from(*g)).collect();
    let sections: Vec<i64> = traces.sections.iter().map(|s| i64::from(*s)).collect();
    let shape = [gids.len(), traces.frames];
    let values = traces.values.into_pyarray(py).reshape(shape)?;
    Ok((gids.into_pyarray(py), sections.into_pyarray(py), traces.dt_ms, traces.first_ms, values))
}
