//! The edges from one population to another.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use livn_core::{Gid, PopulationRange};

use crate::{ProjectionRule, SystemError};

/// Edges grouped by destination: row `r` is the cell `post.first + r`, its edges are
/// `offsets[r]..offsets[r + 1]` of the parallel columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeList {
    /// Row offsets, one more than the destination population has cells.
    pub offsets: Vec<usize>,
    /// Source gid of each edge.
    pub sources: Vec<Gid>,
    /// Distance of each edge (µm).
    pub distances_um: Vec<f32>,
    /// Synapse number of each edge, unique within the destination cell.
    pub syn_ids: Vec<u32>,
}

/// One edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// Position in the columns of the projection.
    pub index: usize,
    /// Source gid.
    pub pre: Gid,
    /// Destination gid.
    pub post: Gid,
    /// Distance (µm).
    pub distance_um: f32,
    /// Synapse number within the destination cell.
    pub syn_id: u32,
}

/// The same edges grouped by source: edges of the cell `pre.first + r` are `offsets[r]..offsets[r + 1]`,
/// in ascending order of (post gid, edge number).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceIndex {
    /// Row offsets, one more than the source population has cells.
    pub offsets: Vec<u32>,
    /// Edge numbers (positions in the columns of [`EdgeList`]).
    pub edges: Vec<u32>,
    /// Destination gid of each of those edges.
    pub posts: Vec<Gid>,
}

/// A projection: its two populations, its rule and its edges.
#[derive(Clone, Debug)]
pub struct Projection {
    pre: PopulationRange,
    post: PopulationRange,
    rule: ProjectionRule,
    edges: Arc<EdgeList>,
    by_source: OnceLock<Arc<SourceIndex>>,
}

impl PartialEq for Projection {
    fn eq(&self, other: &Self) -> bool {
        self.pre == other.pre
            && self.post == other.post
            && self.rule == other.rule
            && self.edges == other.edges
    }
}

impl Projection {
    /// A projection from `pre` to `post`; checks every column and every source.
    ///
    /// # Errors
    /// `EdgeColumn` for columns of different length, `EdgeOffsets` for decreasing offsets, `DanglingEdge`
    /// for a source outside `pre`, `BadDistance`, `TooManyEdges`.
    pub fn new(
        pre: PopulationRange,
        post: PopulationRange,
        rule: ProjectionRule,
        edges: EdgeList,
    ) -> Result<Self, SystemError> {
        check(&pre, &post, &edges)?;
        Ok(Self { pre, post, rule, edges: Arc::new(edges), by_source: OnceLock::new() })
    }

    /// Source population.
    pub fn pre(&self) -> &PopulationRange {
        &self.pre
    }

    /// Destination population.
    pub fn post(&self) -> &PopulationRange {
        &self.post
    }

    /// Type, sections, mechanisms.
    pub fn rule(&self) -> &ProjectionRule {
        &self.rule
    }

    /// The columns, grouped by destination.
    pub fn columns(&self) -> &EdgeList {
        &self.edges
    }

    /// Number of edges.
    pub fn len(&self) -> usize {
        self.edges.sources.len()
    }

    /// Whether there are no edges.
    pub fn is_empty(&self) -> bool {
        self.edges.sources.is_empty()
    }

    /// Positions of the edges onto the cell `post` (empty for a cell of another population).
    pub fn incoming(&self, post: Gid) -> Range<usize> {
        match post.checked_sub(self.post.first) {
            Some(row) if row < self.post.count => {
                let row = row as usize;
                self.edges.offsets[row]..self.edges.offsets[row + 1]
            }
            _ => 0..0,
        }
    }

    /// All edges by destination, then in stored order.
    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        self.post.gids().flat_map(move |post| self.incoming(post).map(move |i| self.edge(i, post)))
    }

    /// The edges onto `post`, in stored order.
    pub fn edges_onto(&self, post: Gid) -> impl Iterator<Item = Edge> {
        self.incoming(post).map(move |i| self.edge(i, post))
    }

    /// The edges from `pre`, by destination. The index by source is built on first use, in O(edges).
    pub fn edges_from(&self, pre: Gid) -> impl Iterator<Item = Edge> {
        let index = self.by_source();
        let range = match pre.checked_sub(self.pre.first) {
            Some(row) if row < self.pre.count => index.offsets[row as usize]..index.offsets[row as usize + 1],
            _ => 0..0,
        };
        range.map(move |k| self.edge(index.edges[k as usize] as usize, index.posts[k as usize]))
    }

    /// Destinations with at least one edge, ascending.
    pub fn destinations(&self) -> impl Iterator<Item = Gid> {
        self.post.gids().filter(|post| !self.incoming(*post).is_empty())
    }

    /// The edges grouped by source; built once, in O(edges).
    pub fn by_source(&self) -> &SourceIndex {
        self.by_source.get_or_init(|| Arc::new(SourceIndex::new(&self.pre, &self.post, &self.edges)))
    }

    /// The edges between selected cells only; gids are kept.
    pub(crate) fn restricted(&self, keep: impl Fn(Gid) -> bool) -> Self {
        let mut edges = EdgeList { offsets: vec![0], ..EdgeList::default() };
        for post in self.post.gids() {
            if keep(post) {
                for e in self.edges_onto(post).filter(|e| keep(e.pre)) {
                    edges.sources.push(e.pre);
                    edges.distances_um.push(e.distance_um);
                    edges.syn_ids.push(e.syn_id);
                }
            }
            edges.offsets.push(edges.sources.len());
        }
        let (pre, post, rule) = (self.pre.clone(), self.post.clone(), self.rule.clone());
        Self { pre, post, rule, edges: Arc::new(edges), by_source: OnceLock::new() }
    }

    fn edge(&self, index: usize, post: Gid) -> Edge {
        let pre = self.edges.sources[index];
        let (distance_um, syn_id) = (self.edges.distances_um[index], self.edges.syn_ids[index]);
        Edge { index, pre, post, distance_um, syn_id }
    }
}

impl SourceIndex {
    /// Counting sort, so edges of one source stay in order of destination.
    fn new(pre: &PopulationRange, post: &PopulationRange, edges: &EdgeList) -> Self {
        let mut offsets = vec![0u32; pre.count as usize + 1];
        for source in &edges.sources {
            offsets[(source - pre.first) as usize + 1] += 1;
        }
        for row in 1..offsets.len() {
            offsets[row] += offsets[row - 1];
        }
        let mut next = offsets.clone();
        let mut order = vec![0u32; edges.sources.len()];
        let mut posts = vec![0; edges.sources.len()];
        for (row, gid) in post.gids().enumerate() {
            for e in edges.offsets[row]..edges.offsets[row + 1] {
                let slot = &mut next[(edges.sources[e] - pre.first) as usize];
                order[*slot as usize] = e as u32;
                posts[*slot as usize] = gid;
                *slot += 1;
            }
        }
        Self { offsets, edges: order, posts }
    }
}

fn check(pre: &PopulationRange, post: &PopulationRange, edges: &EdgeList) -> Result<(), SystemError> {
    let names = || (pre.name.clone(), post.name.clone());
    let count = edges.sources.len();
    if count > u32::MAX as usize {
        let (pre, post) = names();
        return Err(SystemError::TooManyEdges { pre, post, edges: count });
    }
    let last = edges.offsets.last().copied().unwrap_or(0);
    for (column, got, expected) in [
        ("offsets", edges.offsets.len(), post.count as usize + 1),
        ("the first offset", edges.offsets.first().copied().unwrap_or(0), 0),
        ("the range of offsets", last, count),
        ("distances", edges.distances_um.len(), count),
        ("synapse numbers", edges.syn_ids.len(), count),
    ] {
        if got != expected {
            let (pre, post) = names();
            return Err(SystemError::EdgeColumn { pre, post, column, got, expected });
        }
    }
    if let Some(row) = edges.offsets.windows(2).position(|w| w[1] < w[0]) {
        let (pre, post) = names();
        let (previous, value) = (edges.offsets[row], edges.offsets[row + 1]);
        return Err(SystemError::EdgeOffsets { pre, post, row: row + 1, value, previous });
    }
    let range = pre.gids();
    if let Some(edge) = edges.sources.iter().position(|gid| !range.contains(gid)) {
        let gid = edges.sources[edge].into();
        let (first, end) = (range.start, range.end);
        let (pre, post) = names();
        return Err(SystemError::DanglingEdge { pre, post, edge, gid, first, end });
    }
    if let Some(edge) = edges.distances_um.iter().position(|d| !(d.is_finite() && *d >= 0.0)) {
        let (pre, post) = names();
        return Err(SystemError::BadDistance { pre, post, edge, distance_um: edges.distances_um[edge] });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
