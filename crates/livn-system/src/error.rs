//! What can be wrong with a system or a request to it.

use livn_core::{Gid, PopulationError};

/// An inconsistent system, or a question it cannot answer.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum SystemError {
    /// A population table that is not one, or an unknown population.
    #[error(transparent)]
    Population(#[from] PopulationError),
    /// Positions and cells differ in number.
    #[error("{cells} cells but {positions} positions; give one position per cell, in order of gid")]
    PositionCount {
        /// Number of cells.
        cells: usize,
        /// Number of positions.
        positions: usize,
    },
    /// A coordinate that is not a number.
    #[error("gid {gid}: position {position_um:?} µm is not finite")]
    BadPosition {
        /// The cell.
        gid: Gid,
        /// Its position (µm).
        position_um: [f32; 3],
    },
    /// Cells out of order or listed twice.
    #[error("gid {gid} follows gid {previous}; cells must be listed once, in ascending order")]
    GidOrder {
        /// The gid before.
        previous: Gid,
        /// The offending gid.
        gid: Gid,
    },
    /// A cell that no population owns.
    #[error("gid {gid} belongs to no population; known ranges: {ranges}")]
    ForeignGid {
        /// The gid.
        gid: Gid,
        /// The ranges there are.
        ranges: String,
    },
    /// An edge list whose columns disagree.
    #[error("projection {pre}->{post}: {column} has {got} entries, expected {expected}")]
    EdgeColumn {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
        /// The column.
        column: &'static str,
        /// Its length.
        got: usize,
        /// The length it must have.
        expected: usize,
    },
    /// Row offsets that decrease.
    #[error(
        "projection {pre}->{post}: offset {value} of row {row} is smaller than the one before, {previous}"
    )]
    EdgeOffsets {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
        /// Row (post gid minus first gid).
        row: usize,
        /// Offset of the row.
        value: usize,
        /// Offset of the row before.
        previous: usize,
    },
    /// An edge from a cell outside the source population.
    #[error("projection {pre}->{post}: edge {edge} comes from gid {gid}, outside {first}..{end} of {pre}")]
    DanglingEdge {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
        /// Edge number.
        edge: usize,
        /// The source gid.
        gid: u64,
        /// First gid of the source population.
        first: Gid,
        /// One past its last gid.
        end: Gid,
    },
    /// A distance that is negative or not a number.
    #[error(
        "projection {pre}->{post}: edge {edge} has distance {distance_um} µm; it must be finite and >= 0"
    )]
    BadDistance {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
        /// Edge number.
        edge: usize,
        /// The value.
        distance_um: f32,
    },
    /// More edges than an edge number can count.
    #[error("projection {pre}->{post}: {edges} edges exceed the limit of {}", u32::MAX)]
    TooManyEdges {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
        /// Number of edges.
        edges: usize,
    },
    /// The same projection twice.
    #[error("projection {pre}->{post} is listed twice")]
    DuplicateProjection {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
    },
    /// No such projection.
    #[error("no projection {pre}->{post}; available: {available}")]
    UnknownProjection {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
        /// The projections there are, or "none".
        available: String,
    },
    /// Synapse placement whose columns disagree.
    #[error("synapses of {population}: {column} has {got} entries, expected {expected}")]
    SynapseColumn {
        /// Population.
        population: String,
        /// The column.
        column: &'static str,
        /// Its length.
        got: usize,
        /// The length it must have.
        expected: usize,
    },
    /// An edge whose synapse is not among the synapses of its cell.
    #[error("projection {pre}->{post}: gid {gid} has no synapse {syn_id}, which edge {edge} refers to")]
    DanglingSynapse {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
        /// Edge number.
        edge: usize,
        /// Destination gid.
        gid: Gid,
        /// The synapse number.
        syn_id: u32,
    },
    /// Two edges that end at the same synapse.
    #[error(
        "projection {pre}->{post}: edge {edge} ends at synapse {syn_id} of gid {gid}, as another edge does; each edge needs its own"
    )]
    SharedSynapse {
        /// Source population.
        pre: String,
        /// Destination population.
        post: String,
        /// Edge number.
        edge: usize,
        /// Destination gid.
        gid: Gid,
        /// The synapse number.
        syn_id: u32,
    },
    /// A key of the weights of `connectivity_matrix` that names no projection.
    #[error("weight {key:?} names no projection; known: {known}")]
    UnknownWeight {
        /// The key.
        key: String,
        /// Known keys.
        known: String,
    },
    /// A value outside what is allowed.
    #[error("{what} must be {allowed}, not {value}")]
    Value {
        /// Which argument.
        what: &'static str,
        /// What it may be.
        allowed: &'static str,
        /// What was given.
        value: String,
    },
    /// Two arguments that exclude each other, or one that lacks its companion.
    #[error("{conflict}; {remedy}")]
    Conflict {
        /// What is in conflict.
        conflict: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// An unknown stored selection.
    #[error("no stored selection {name:?}; stored: {stored}")]
    UnknownSelection {
        /// The name.
        name: String,
        /// The names there are, or "none".
        stored: String,
    },
    /// A stored selection made for another graph.
    #[error(
        "selection {name:?} was made for graph {recorded}, this system is {present}; gids are positions, so make the selection again"
    )]
    StaleSelection {
        /// The name.
        name: String,
        /// Identifier in the selection.
        recorded: String,
        /// Identifier of this system.
        present: String,
    },
    /// Rows of coordinates of the wrong shape or number.
    #[error("coordinates: {got} rows for {cells} cells; give one row per cell")]
    CoordinateRows {
        /// Rows given.
        got: usize,
        /// Cells.
        cells: usize,
    },
    /// A name that is not a predefined system.
    #[error("unknown predefined system {name:?}; known: {known}")]
    UnknownPredefined {
        /// The name.
        name: String,
        /// Known names.
        known: String,
    },
    /// A population that the configuration does not declare, or the other way round.
    #[error("population {name:?} {problem}; known: {known}")]
    PopulationConfig {
        /// The population.
        name: String,
        /// What is wrong.
        problem: &'static str,
        /// Known populations.
        known: String,
    },
    /// A configured projection key that names no pair of populations.
    #[error(
        "mean_degree: {key:?} names no pair of populations; write \"PRE->POST\" with {known}, or \"default\""
    )]
    DegreeKey {
        /// The key.
        key: String,
        /// Known populations.
        known: String,
    },
}

/// Names joined for a message, with the ones nearest to `name`.
pub(crate) fn listed_near<'a>(name: &str, names: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let list = listed(names.clone());
    match livn_core::nearest(name, names, 1).first() {
        Some(best) => format!("{list}; did you mean {best:?}?"),
        None => list,
    }
}

/// Names joined for a message, or "none".
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    if names.is_empty() { "none".into() } else { names.join(", ") }
}
