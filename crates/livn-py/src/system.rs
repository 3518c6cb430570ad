//! `livn._livn.System`: a culture in memory.

use std::path::PathBuf;

use indexmap::IndexMap;
use livn::core::Gid;
use livn::system::generate::{GenerateConfig, Positions, cell_counts, generate, generate_with};
use livn::system::{
    PopulationShare, Selection, SelectionMethod, SelectionSpec, System, UnconnectedCoordinates,
};
use numpy::{IntoPyArray, PyArray1, PyArray2, PyArrayMethods, PyReadonlyArray2};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::json;

use crate::convert::{json as to_json, matrix};
use crate::errors::{Class, OrRaise};

/// A culture: cells in space and the connections between them.
#[pyclass(frozen, module = "livn._livn", name = "System")]
pub struct PySystem {
    pub(crate) inner: System,
}

/// Post, pre, section, mechanism, type.
type SynapseProjection = (String, String, String, String, String);

type ProjectionColumns<'py> = (
    Bound<'py, PyArray1<i64>>,
    Bound<'py, PyArray1<i64>>,
    Bound<'py, PyArray1<u32>>,
    Bound<'py, PyArray1<u32>>,
    Bound<'py, PyArray1<f32>>,
);

#[pymethods]
impl PySystem {
    /// The system of a directory.
    #[staticmethod]
    fn open(py: Python<'_>, directory: PathBuf) -> PyResult<Self> {
        let inner = py.detach(|| livn::h5::read_system(&directory)).or_raise()?;
        Ok(Self { inner })
    }

    /// Write a directory; `replace` allows one that holds a system already.
    fn write(&self, py: Python<'_>, directory: PathBuf, replace: bool) -> PyResult<()> {
        let write = if replace { livn::h5::replace_system } else { livn::h5::write_system };
        py.detach(|| write(&directory, &self.inner)).or_raise()
    }

    /// Unconnected cells; `positions_um` rows x, y, z in order of gid.
    #[staticmethod]
    fn unconnected(
        counts: Vec<(String, u32)>,
        positions_um: PyReadonlyArray2<'_, f64>,
        name: &str,
    ) -> PyResult<Self> {
        let rows: Vec<[f64; 3]> =
            positions_um.as_array().rows().into_iter().map(|r| [r[0], r[1], r[2]]).collect();
        let counts = counts.iter().map(|(name, count)| (name.as_str(), *count));
        let inner = System::unconnected(name, counts, &UnconnectedCoordinates::Positions(rows)).or_raise()?;
        Ok(Self { inner })
    }

    /// A planar culture from a configuration in JSON; returns it with a report in JSON. Positions x, y (µm) by
    /// population replace the area of the configuration.
    #[staticmethod]
    #[pyo3(signature = (name, config, positions_um=None))]
    fn generate_2d(
        py: Python<'_>,
        name: &str,
        config: &str,
        positions_um: Option<IndexMap<String, Vec<[f64; 2]>>>,
    ) -> PyResult<(Self, String)> {
        let config = configuration(config)?;
        let made = py.detach(|| match positions_um {
            Some(positions) => generate_with(name, &config, &Positions(positions)),
            None => generate(name, &config),
        });
        let made = made.or_raise()?;
        let report: Vec<_> = made.report.iter().map(|r| json!({"projection": r, "note": r.note()})).collect();
        Ok((Self { inner: made.system }, to_json(&report)?))
    }

    /// Number of cells per population that a configuration in JSON asks for.
    #[staticmethod]
    fn cell_counts(config: &str) -> PyResult<IndexMap<String, u32>> {
        let counts = cell_counts(&configuration(config)?).or_raise()?;
        Ok(counts.into_iter().collect())
    }

    #[getter]
    fn name(&self) -> &str {
        self.inner.name()
    }

    #[getter]
    fn cell_count(&self) -> usize {
        self.inner.cell_count()
    }

    /// `(name, first gid, count)` of each population.
    #[getter]
    fn populations(&self) -> Vec<(String, u32, u32)> {
        self.inner.populations().iter().map(|p| (p.name.clone(), p.first, p.count)).collect()
    }

    fn gids<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<i64>> {
        widened(self.inner.gids()).into_pyarray(py)
    }

    /// Gids by population of a selected sub-system, `None` for a whole one.
    fn selected(&self) -> Option<IndexMap<String, Vec<Gid>>> {
        self.inner.is_partial().then(|| {
            let names = self.inner.population_names();
            let members = |name: &str| self.inner.members(name).map(<[Gid]>::to_vec).unwrap_or_default();
            names.into_iter().map(|name| (name.to_owned(), members(name))).collect()
        })
    }

    fn coordinates<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<f64>>> {
        matrix(py, &self.inner.coordinates())
    }

    fn coordinate_array<'py>(
        &self,
        py: Python<'py>,
        population: &str,
    ) -> PyResult<Bound<'py, PyArray2<f64>>> {
        matrix(py, &self.inner.coordinate_array(population).or_raise()?)
    }

    fn bounding_box<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<f64>>> {
        let bounds = self.inner.bounding_box();
        matrix(py, &[bounds.min, bounds.max])
    }

    fn center_point<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<f64>> {
        self.inner.center_point().to_vec().into_pyarray(py)
    }

    /// `(post gids, offsets, pre gids, syn_ids, distances µm)` of a projection, grouped by destination.
    fn projection<'py>(&self, py: Python<'py>, pre: &str, post: &str) -> PyResult<ProjectionColumns<'py>> {
        let projection = self.inner.projection(pre, post).or_raise()?;
        let posts: Vec<Gid> = projection.destinations().collect();
        let mut offsets = vec![0i64];
        let (mut pres, mut syn_ids, mut distances) = (Vec::new(), Vec::new(), Vec::new());
        for gid in &posts {
            for edge in projection.edges_onto(*gid) {
                pres.push(edge.pre);
                syn_ids.push(edge.syn_id);
                distances.push(edge.distance_um);
            }
            offsets.push(pres.len() as i64);
        }
        Ok((
            widened(&posts).into_pyarray(py),
            offsets.into_pyarray(py),
            pres.into_pyarray(py),
            syn_ids.into_pyarray(py),
            distances.into_pyarray(py),
        ))
    }

    /// Columns of a population's synapses, one row per synapse, `gids` naming the cell.
    fn synapses<'py>(&self, py: Python<'py>, population: &str) -> PyResult<Option<Bound<'py, PyDict>>> {
        let table = self.inner.synapses(population).or_raise()?;
        if table.is_empty() {
            return Ok(None);
        }
        let lengths = table.offsets.windows(2).map(|w| w[1] - w[0]);
        let owners: Vec<i64> =
            table.gids.iter().zip(lengths).flat_map(|(g, n)| std::iter::repeat_n(i64::from(*g), n)).collect();
        let columns = PyDict::new(py);
        columns.set_item("gids", owners.into_pyarray(py))?;
        columns.set_item("syn_ids", table.syn_ids.clone().into_pyarray(py))?;
        columns.set_item("syn_locs", table.locations.clone().into_pyarray(py))?;
        columns.set_item("syn_secs", table.sections.clone().into_pyarray(py))?;
        columns.set_item("syn_layers", table.layers.clone().into_pyarray(py))?;
        columns.set_item("syn_types", table.kinds.clone().into_pyarray(py))?;
        columns.set_item("swc_types", table.swc_types.clone().into_pyarray(py))?;
        Ok(Some(columns))
    }

    /// Sorted `(post, pre, section, mechanism, type)`.
    fn synapse_projections(&self) -> PyResult<Vec<SynapseProjection>> {
        let rows = self.inner.synapse_projections().into_iter();
        rows.map(|(post, pre, section, mechanism, kind)| {
            Ok((post, pre, section, mechanism, to_json(&kind)?.trim_matches('"').to_owned()))
        })
        .collect()
    }

    fn weight_names(&self) -> Vec<String> {
        self.inner.weight_names()
    }

    #[pyo3(signature = (weights, seed, gids=None))]
    fn connectivity_matrix<'py>(
        &self,
        py: Python<'py>,
        weights: IndexMap<String, f64>,
        seed: u64,
        gids: Option<Vec<Gid>>,
    ) -> PyResult<Bound<'py, PyArray2<f32>>> {
        let n = gids.as_ref().map_or(self.inner.cell_count(), Vec::len);
        let values =
            py.detach(|| self.inner.connectivity_matrix(&weights, seed, gids.as_deref())).or_raise()?;
        values.into_pyarray(py).reshape([n, n])
    }

    /// Counts, as JSON.
    fn summary(&self) -> PyResult<String> {
        to_json(&self.inner.summary())
    }

    /// Gids by population of a request made by `livn.system._selection`.
    fn selection<'py>(
        &self,
        py: Python<'py>,
        request: &Bound<'py, PyDict>,
    ) -> PyResult<Option<Bound<'py, PyDict>>> {
        let spec = selection_spec(request)?;
        let method = match required::<String>(request, "method")?.as_str() {
            "random" => SelectionMethod::Random { seed: required(request, "seed")? },
            "patch" => SelectionMethod::Patch,
            _ => SelectionMethod::First,
        };
        let names: Option<Vec<String>> = required(request, "populations")?;
        let names: Option<Vec<&str>> = names.as_ref().map(|n| n.iter().map(String::as_str).collect());
        let Some(chosen) = self.inner.selection(&spec, names.as_deref(), method).or_raise()? else {
            return Ok(None);
        };
        let result = PyDict::new(py);
        for (name, gids) in &chosen.gids {
            result.set_item(name, widened(gids).into_pyarray(py))?;
        }
        Ok(Some(result))
    }

    /// The sub-system of some cells.
    fn select(&self, gids: IndexMap<String, Vec<Gid>>) -> PyResult<Self> {
        let shares = gids.into_iter().map(|(name, gids)| (name, PopulationShare::Gids(gids))).collect();
        let spec = SelectionSpec::Shares(shares);
        let chosen = self.inner.selection(&spec, None, SelectionMethod::First).or_raise()?;
        Ok(Self { inner: self.inner.select(&chosen.unwrap_or_else(Selection::default)) })
    }

    fn selection_names(&self) -> Vec<String> {
        self.inner.selections().into_iter().map(str::to_owned).collect()
    }

    /// A document of the system as JSON: `graph`, `mea`, `model`, `params` or `provenance`.
    fn document(&self, which: &str) -> PyResult<Option<String>> {
        let documents = self.inner.documents();
        match which {
            "graph" => Ok(Some(to_json(self.inner.graph_document().or_raise()?.document())?)),
            "mea" => documents.mea.as_ref().map(to_json).transpose(),
            "model" => documents.model.as_ref().map(to_json).transpose(),
            "params" => documents.params.as_ref().map(to_json).transpose(),
            "provenance" => documents.provenance.as_ref().map(to_json).transpose(),
            _ => Err(Class::Parameter.raise(&format!("a system has no document {which:?}"))),
        }
    }

    /// `params/<selection>.json` as JSON.
    fn params_document(&self, selection: &str) -> PyResult<Option<String>> {
        self.inner.documents().params_by_selection.get(selection).map(to_json).transpose()
    }
}

fn configuration(text: &str) -> PyResult<GenerateConfig> {
    serde_json::from_str(text).map_err(|e| Class::Parameter.raise(&format!("generate_2d: {e}")))
}

fn widened(gids: &[Gid]) -> Vec<i64> {
    gids.iter().map(|gid| i64::from(*gid)).collect()
}

fn required<'py, T: FromPyObjectOwned<'py>>(request: &Bound<'py, PyDict>, key: &str) -> PyResult<T> {
    let value = request.get_item(key)?;
    let value = value.ok_or_else(|| Class::Parameter.raise(&format!("the selection lacks {key:?}")))?;
    value.extract().map_err(Into::into)
}

fn selection_spec(request: &Bound<'_, PyDict>) -> PyResult<SelectionSpec> {
    Ok(match required::<String>(request, "kind")?.as_str() {
        "bounds" => SelectionSpec::Bounds(required(request, "bounds")?),
        "stored" => SelectionSpec::Stored(required(request, "name")?),
        "total" => SelectionSpec::Total(required(request, "value")?),
        "fraction" => SelectionSpec::Fraction(required(request, "value")?),
        _ => {
            let shares: Vec<(String, String, Bound<'_, PyAny>)> = required(request, "shares")?;
            let shares = shares.into_iter().map(|(name, kind, value)| {
                let share = match kind.as_str() {
                    "count" => PopulationShare::Count(value.extract()?),
                    "fraction" => PopulationShare::Fraction(value.extract()?),
                    _ => PopulationShare::Gids(value.extract()?),
                };
                Ok((name, share))
            });
            SelectionSpec::Shares(shares.collect::<PyResult<_>>()?)
        }
    })
}

/// Directory of a predefined culture in the cache, generated if it is not there.
#[pyfunction]
pub fn predefined(py: Python<'_>, name: &str) -> PyResult<PathBuf> {
    let cache = livn::h5::default_cache_dir().or_raise()?;
    py.detach(|| livn::h5::predefined(name, &cache)).or_raise()
}

/// Where predefined cultures are kept.
#[pyfunction]
pub fn cache_directory() -> PyResult<PathBuf> {
    livn::h5::default_cache_dir().or_raise()
}

/// Attributes of cells that the files of a directory hold: population, namespace, names.
#[pyfunction]
pub fn attribute_inventory(directory: PathBuf) -> PyResult<IndexMap<String, IndexMap<String, Vec<String>>>> {
    livn::h5::attribute_inventory(&directory).or_raise()
}
