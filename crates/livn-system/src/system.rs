//! The system itself.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use livn_core::{Gid, PopulationRange, PopulationTable};
use serde::Serialize;
use serde_json::Value;

use crate::error::listed;
use crate::{
    BoundingBox, Edge, GraphDocument, MeaDocument, ModelDocument, ParamsDocument, Projection,
    SelectionDocument, Synapse, SynapseKind, SynapseTable, SystemError,
};

/// A culture: cells in space and the connections between them.
///
/// Gids are unique over the whole system and contiguous within a population; a selected sub-system keeps the
/// gids (and the population ranges) of the system it was taken from, so cells are addressed by gid, and by
/// *index* (position in [`System::gids`]) only inside arrays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct System {
    parts: SystemParts,
}

/// What a system is made of; [`System::new`] checks it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemParts {
    /// Name: last component of the directory, or the name of the predefined culture.
    pub name: String,
    /// Populations and their ranges of gids.
    pub populations: PopulationTable,
    /// Cells present, ascending. All cells of `populations` unless this is a selected sub-system.
    pub gids: Vec<Gid>,
    /// Soma position of each cell (µm), parallel to `gids`.
    pub positions_um: Vec<[f32; 3]>,
    /// Projections in the order of the configuration.
    pub projections: Vec<Projection>,
    /// Synapses by population, in the order of `populations`; empty if placement is not known.
    pub synapses: Vec<SynapseTable>,
    /// Extent of each layer (µm).
    pub layers: IndexMap<String, BoundingBox>,
    /// What came with the system: graph, electrodes, model, parameters, selections.
    pub documents: Documents,
}

/// The documents of a system directory, parsed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Documents {
    /// `graph.json`.
    pub graph: Option<GraphDocument>,
    /// `mea.json`.
    pub mea: Option<MeaDocument>,
    /// `model.json`.
    pub model: Option<ModelDocument>,
    /// `params.json`: flat parameter keys and values.
    pub params: Option<IndexMap<String, f64>>,
    /// `params/<selection>.json`, by selection (`default` for the whole system).
    pub params_by_selection: BTreeMap<String, ParamsDocument>,
    /// `selection/<name>.json`, by name.
    pub selections: BTreeMap<String, SelectionDocument>,
    /// `provenance.json`.
    pub provenance: Option<Value>,
}

/// Counts of a system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Cells.
    pub num_neurons: usize,
    /// Edges over all projections (the published name says projections).
    pub num_projections: usize,
    /// Cells by population, by name.
    pub population_counts: BTreeMap<String, usize>,
}

impl System {
    /// A system made of `parts`.
    ///
    /// # Errors
    /// `PositionCount`, `BadPosition`, `GidOrder`, `ForeignGid` for bad cells; `DuplicateProjection`;
    /// `SynapseColumn` for bad synapse tables; `DanglingSynapse`, `SharedSynapse` for edges that do not fit them; errors of the population table.
    pub fn new(parts: SystemParts) -> Result<Self, SystemError> {
        check_cells(&parts)?;
        check_projections(&parts)?;
        check_synapses(&parts)?;
        Ok(Self { parts })
    }

    /// Name.
    pub fn name(&self) -> &str {
        &self.parts.name
    }

    /// Populations in ascending order of gid. For a sub-system these are the ranges of the original.
    pub fn populations(&self) -> &PopulationTable {
        &self.parts.populations
    }

    /// Names of the populations in alphabetical order, as the published API lists them.
    pub fn population_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.parts.populations.iter().map(|p| p.name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// All cells, ascending.
    pub fn gids(&self) -> &[Gid] {
        &self.parts.gids
    }

    /// Number of cells.
    pub fn cell_count(&self) -> usize {
        self.parts.gids.len()
    }

    /// Whether this is a sub-system that lacks cells of its populations.
    pub fn is_partial(&self) -> bool {
        self.cell_count() != self.parts.populations.cell_count()
    }

    /// Position of `gid` in [`System::gids`], if the cell is present.
    pub fn index_of(&self, gid: Gid) -> Option<usize> {
        let gids = &self.parts.gids;
        let guess = gid.checked_sub(*gids.first()?)? as usize;
        if gids.get(guess) == Some(&gid) { Some(guess) } else { gids.binary_search(&gid).ok() }
    }

    /// Cells of one population that are present, ascending.
    ///
    /// # Errors
    /// `Population(Unknown)` for an unknown name.
    pub fn members(&self, population: &str) -> Result<&[Gid], SystemError> {
        let (_, range) = self.parts.populations.find(population)?;
        Ok(&self.parts.gids[self.indices(range)])
    }

    /// Soma positions (µm), parallel to [`System::gids`], as stored.
    pub fn positions_um(&self) -> &[[f32; 3]] {
        &self.parts.positions_um
    }

    /// Soma position of one cell (µm).
    pub fn position_um(&self, gid: Gid) -> Option<[f64; 3]> {
        self.index_of(gid).map(|i| self.parts.positions_um[i].map(f64::from))
    }

    /// Rows `[gid, x, y, z]` (µm) of all cells, sorted by gid.
    pub fn coordinates(&self) -> Vec<[f64; 4]> {
        self.rows(0..self.cell_count())
    }

    /// Rows `[gid, x, y, z]` (µm) of one population, sorted by gid.
    ///
    /// # Errors
    /// `Population(Unknown)` for an unknown name.
    pub fn coordinate_array(&self, population: &str) -> Result<Vec<[f64; 4]>, SystemError> {
        let (_, range) = self.parts.populations.find(population)?;
        Ok(self.rows(self.indices(range)))
    }

    /// Projections in the order of the configuration (destinations outer, sources inner).
    pub fn projections(&self) -> &[Projection] {
        &self.parts.projections
    }

    /// The projection from `pre` to `post`.
    ///
    /// # Errors
    /// `Population(Unknown)` for an unknown population, `UnknownProjection` listing the ones there are.
    pub fn projection(&self, pre: &str, post: &str) -> Result<&Projection, SystemError> {
        self.parts.populations.find(pre)?;
        self.parts.populations.find(post)?;
        let found = self.parts.projections.iter().find(|p| p.pre().name == pre && p.post().name == post);
        found.ok_or_else(|| {
            let names: Vec<String> = self
                .parts
                .projections
                .iter()
                .map(|p| format!("{}->{}", p.pre().name, p.post().name))
                .collect();
            SystemError::UnknownProjection {
                pre: pre.into(),
                post: post.into(),
                available: listed(names.iter().map(String::as_str)),
            }
        })
    }

    /// Number of edges over all projections.
    pub fn edge_count(&self) -> usize {
        self.parts.projections.iter().map(Projection::len).sum()
    }

    /// Synapses of one population; empty if their placement is not known.
    ///
    /// # Errors
    /// `Population(Unknown)` for an unknown name.
    pub fn synapses(&self, population: &str) -> Result<&SynapseTable, SystemError> {
        let (i, _) = self.parts.populations.find(population)?;
        Ok(&self.parts.synapses[i])
    }

    /// Where the synapse of `edge` of `projection` sits, if placement is known.
    pub fn synapse_of(&self, projection: &Projection, edge: &Edge) -> Option<Synapse> {
        let (i, _) = self.parts.populations.find(&projection.post().name).ok()?;
        self.parts.synapses[i].cell(edge.post)?.find(edge.syn_id)
    }

    /// Extent of each layer (µm), in the order of the configuration.
    pub fn layers(&self) -> &IndexMap<String, BoundingBox> {
        &self.parts.layers
    }

    /// What came with the system.
    pub fn documents(&self) -> &Documents {
        &self.parts.documents
    }

    /// Change what comes with the system (electrodes, parameters, selections).
    pub fn documents_mut(&mut self) -> &mut Documents {
        &mut self.parts.documents
    }

    /// The same system under another name.
    #[must_use]
    pub fn renamed(mut self, name: impl Into<String>) -> Self {
        self.parts.name = name.into();
        self
    }

    /// Smallest box around all layers (µm); around the cells, 100 µm wider on every side, if there are no layers.
    pub fn bounding_box(&self) -> BoundingBox {
        BoundingBox::union(self.parts.layers.values().copied())
            .unwrap_or_else(|| self.cell_bounds().map_or_else(BoundingBox::default, |b| b.padded(100.0)))
    }

    /// Midpoint of the bounding box (µm).
    pub fn center_point(&self) -> [f64; 3] {
        self.bounding_box().center()
    }

    /// Smallest box around the somata (µm); `None` without cells.
    pub fn cell_bounds(&self) -> Option<BoundingBox> {
        BoundingBox::around(self.parts.positions_um.iter().map(|p| p.map(f64::from)))
    }

    /// Names of all weights, `PRE_POST-section-MECHANISM-weight`, destinations outer, sources inner.
    pub fn weight_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for p in &self.parts.projections {
            for section in p.rule().distinct_sections() {
                for (mechanism, _) in p.rule().mechanisms_of(section) {
                    names.push(format!("{}_{}-{section}-{mechanism}-weight", p.pre().name, p.post().name));
                }
            }
        }
        names
    }

    /// Names `PRE_POST` of all projections, destinations outer, sources inner.
    pub fn projection_names(&self) -> Vec<String> {
        self.parts.projections.iter().map(|p| format!("{}_{}", p.pre().name, p.post().name)).collect()
    }

    /// Sorted, unique (post, pre, section, mechanism, type) of all projections.
    pub fn synapse_projections(&self) -> Vec<(String, String, String, String, SynapseKind)> {
        let mut set = BTreeSet::new();
        for p in &self.parts.projections {
            for section in p.rule().distinct_sections() {
                for (mechanism, _) in p.rule().mechanisms_of(section) {
                    let (post, pre) = (p.post().name.clone(), p.pre().name.clone());
                    set.insert((post, pre, section.to_owned(), mechanism.to_owned(), p.rule().kind));
                }
            }
        }
        set.into_iter().collect()
    }

    /// Counts of cells and edges.
    pub fn summary(&self) -> Summary {
        let population_counts =
            self.parts.populations.iter().map(|p| (p.name.clone(), self.indices(p).len())).collect();
        Summary { num_neurons: self.cell_count(), num_projections: self.edge_count(), population_counts }
    }

    /// A number that identifies what is simulated: populations, positions, rules, edges. Not the name, nor
    /// documents such as electrodes and parameters.
    pub fn fingerprint(&self) -> u64 {
        crate::fingerprint::of(&self.parts)
    }

    /// The parts, for taking the system to pieces.
    pub fn into_parts(self) -> SystemParts {
        self.parts
    }

    /// A system from parts that a checked system was reduced to.
    pub(crate) fn from_checked(parts: SystemParts) -> Self {
        Self { parts }
    }

    pub(crate) fn parts(&self) -> &SystemParts {
        &self.parts
    }

    fn indices(&self, range: &PopulationRange) -> std::ops::Range<usize> {
        let gids = &self.parts.gids;
        let end = range.gids().end;
        gids.partition_point(|g| *g < range.first)..gids.partition_point(|g| *g < end)
    }

    fn rows(&self, indices: std::ops::Range<usize>) -> Vec<[f64; 4]> {
        indices
            .map(|i| {
                let [x, y, z] = self.parts.positions_um[i].map(f64::from);
                [f64::from(self.parts.gids[i]), x, y, z]
            })
            .collect()
    }
}

fn check_cells(parts: &SystemParts) -> Result<(), SystemError> {
    let (cells, positions) = (parts.gids.len(), parts.positions_um.len());
    if cells != positions {
        return Err(SystemError::PositionCount { cells, positions });
    }
    if let Some(w) = parts.gids.windows(2).find(|w| w[1] <= w[0]) {
        return Err(SystemError::GidOrder { previous: w[0], gid: w[1] });
    }
    if let Some(gid) = parts.gids.iter().find(|gid| parts.populations.owner(**gid).is_none()) {
        let names: Vec<String> =
            parts.populations.iter().map(|p| format!("{} {:?}", p.name, p.gids())).collect();
        return Err(SystemError::ForeignGid { gid: *gid, ranges: listed(names.iter().map(String::as_str)) });
    }
    for (gid, position) in parts.gids.iter().zip(&parts.positions_um) {
        if position.iter().any(|x| !x.is_finite()) {
            return Err(SystemError::BadPosition { gid: *gid, position_um: *position });
        }
    }
    Ok(())
}

fn check_projections(parts: &SystemParts) -> Result<(), SystemError> {
    for (i, p) in parts.projections.iter().enumerate() {
        for end in [p.pre(), p.post()] {
            let (_, known) = parts.populations.find(&end.name)?;
            if known != end {
                let ranges = format!("{} {:?}", known.name, known.gids());
                return Err(SystemError::ForeignGid { gid: end.first, ranges });
            }
        }
        if parts.projections[..i].iter().any(|q| q.pre() == p.pre() && q.post() == p.post()) {
            let (pre, post) = (p.pre().name.clone(), p.post().name.clone());
            return Err(SystemError::DuplicateProjection { pre, post });
        }
    }
    Ok(())
}

fn check_synapses(parts: &SystemParts) -> Result<(), SystemError> {
    if parts.synapses.len() != parts.populations.len() {
        return Err(SystemError::SynapseColumn {
            population: "all populations".into(),
            column: "the list of tables",
            got: parts.synapses.len(),
            expected: parts.populations.len(),
        });
    }
    for (table, population) in parts.synapses.iter().zip(parts.populations.iter()) {
        table.check(population)?;
    }
    let mut used: Vec<Vec<bool>> = parts.synapses.iter().map(|t| vec![false; t.len()]).collect();
    for p in &parts.projections {
        let (i, _) = parts.populations.find(&p.post().name)?;
        let table = &parts.synapses[i];
        if table.is_empty() {
            continue;
        }
        for post in p.destinations() {
            let cell = table.cell(post);
            for e in p.edges_onto(post) {
                let (edge, gid, syn_id) = (e.index, e.post, e.syn_id);
                let names = || (p.pre().name.clone(), p.post().name.clone());
                let Some(place) = cell.and_then(|c| c.position(syn_id)) else {
                    let (pre, post) = names();
                    return Err(SystemError::DanglingSynapse { pre, post, edge, gid, syn_id });
                };
                if std::mem::replace(&mut used[i][place], true) {
                    let (pre, post) = names();
                    return Err(SystemError::SharedSynapse { pre, post, edge, gid, syn_id });
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
