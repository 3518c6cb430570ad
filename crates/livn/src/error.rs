//! Everything that can go wrong, with the values that say why.

use livn_core::PopulationError;

/// An error of livn.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A system that is wrong in itself.
    #[error(transparent)]
    System(#[from] livn_system::SystemError),
    /// A file that cannot be read or written.
    #[error(transparent)]
    Format(#[from] livn_h5::FormatError),
    /// A predefined culture that cannot be had.
    #[error(transparent)]
    Cache(#[from] livn_h5::CacheError),
    /// Electrodes or their inputs.
    #[error(transparent)]
    Io(#[from] livn_io::Error),
    /// A population that does not exist.
    #[error(transparent)]
    Population(#[from] PopulationError),
    /// A network that cannot be built.
    #[error(transparent)]
    Build(#[from] livn_engine::BuildError),
    /// A run that cannot start.
    #[error(transparent)]
    Run(#[from] livn_engine::RunError),
    /// A cell ran away during a run; `partial` is what was recorded before.
    #[error("{cause}")]
    RanAway {
        /// Who, where, when.
        cause: Box<livn_engine::Quarantine>,
        /// Recorded before.
        partial: Box<crate::Recording>,
    },
    /// A cell parameter.
    #[error(transparent)]
    Param(#[from] livn_models::params::ParamError),
    /// A time that does not fit the grid.
    #[error(transparent)]
    Step(#[from] livn_core::StepError),
    /// A snapshot that does not fit.
    #[error(transparent)]
    Snapshot(#[from] livn_engine::SnapshotError),
    /// A gradient that cannot be computed.
    #[cfg(feature = "gradients")]
    #[error(transparent)]
    Grad(#[from] livn_grad::GradError),
    /// A run whose tape does not fit the memory allowed for it.
    #[cfg(feature = "gradients")]
    #[error(
        "taping {steps} steps takes {bytes} bytes, above the limit of {limit}; raise memory_bytes or differentiate shorter runs"
    )]
    TapeMemory {
        /// Steps.
        steps: u64,
        /// Bytes needed.
        bytes: u64,
        /// Limit.
        limit: u64,
    },
    /// Bytes that are no snapshot.
    #[error("not a snapshot of this version of livn: {reason}")]
    SnapshotBytes {
        /// What the decoder says.
        reason: String,
    },
    /// Neither a predefined culture nor a directory.
    #[error("{spec:?} is neither a predefined culture ({}) nor a system directory{}", .known.join(", "), suggest(.nearest))]
    UnknownCulture {
        /// What was asked for.
        spec: String,
        /// Predefined names.
        known: Vec<String>,
        /// Closest of them.
        nearest: Vec<String>,
    },
    /// An unknown model name.
    #[error("unknown model {name:?}; known: {}{}", .known.join(", "), suggest(.nearest))]
    UnknownModel {
        /// Name asked for.
        name: String,
        /// Known names.
        known: Vec<String>,
        /// Closest of them.
        nearest: Vec<String>,
    },
    /// A key that addresses nothing.
    #[error("{what} key {key:?} addresses nothing in this simulation{}; valid keys: {}", suggest(.nearest), .known.join(", "))]
    UnknownKey {
        /// Kind of key.
        what: &'static str,
        /// The key.
        key: String,
        /// Closest valid keys.
        nearest: Vec<String>,
        /// Valid keys.
        known: Vec<String>,
    },
    /// A short key that several projections answer to.
    #[error("weight key {key:?} is ambiguous: it could mean {}; write the one you mean", .candidates.join(" or "))]
    AmbiguousKey {
        /// The key.
        key: String,
        /// What it could mean.
        candidates: Vec<String>,
    },
    /// A value outside its range.
    #[error("{what} must be {allowed}, not {value}")]
    Value {
        /// What.
        what: String,
        /// Value given.
        value: String,
        /// Allowed range, and the remedy.
        allowed: String,
    },
    /// Something this model cannot do.
    #[error("the {model} model does not support {what}; {remedy}")]
    Unsupported {
        /// Model.
        model: &'static str,
        /// What was asked.
        what: String,
        /// What can be done.
        remedy: String,
    },
    /// A connection whose place on the cell is not known.
    #[error(
        "projection {pre}->{post}: synapse {syn_id} of cell {gid} has no placement, and the projection names several \
         sections ({sections}); store `Synapse Attributes` for it or name one section"
    )]
    PlacementUnknown {
        /// Source population.
        pre: String,
        /// Target population.
        post: String,
        /// Cell.
        gid: u32,
        /// Synapse.
        syn_id: u32,
        /// Sections.
        sections: String,
    },
    /// A mechanism that is not known, or lacks a constant.
    #[error("projection {pre}->{post}, mechanism {mechanism:?}: {problem}")]
    Mechanism {
        /// Source population.
        pre: String,
        /// Target population.
        post: String,
        /// Mechanism.
        mechanism: String,
        /// What is wrong and what is known.
        problem: String,
    },
}

fn suggest(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; did you mean {}?", nearest.join(" or ")) }
}

impl Error {
    /// A value outside its range.
    pub(crate) fn value(
        what: impl Into<String>,
        value: impl std::fmt::Display,
        allowed: impl Into<String>,
    ) -> Self {
        Self::Value { what: what.into(), value: value.to_string(), allowed: allowed.into() }
    }

    /// A key that addresses nothing among `known`.
    pub(crate) fn unknown_key(what: &'static str, key: &str, known: Vec<String>) -> Self {
        let nearest = livn_core::nearest(key, known.iter().map(String::as_str), 2)
            .into_iter()
            .map(String::from)
            .collect();
        Self::UnknownKey { what, key: key.into(), nearest, known }
    }
}
