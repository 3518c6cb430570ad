//! What can go wrong, with the values that say why.

/// A network that cannot be built.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum BuildError {
    /// A connection's delay is below one step.
    #[error(
        "connection {pre} -> {post}: a delay of {steps} steps is below the minimum of 1; use a smaller dt"
    )]
    DelayTooShort {
        /// Source gid.
        pre: u32,
        /// Target gid.
        post: u32,
        /// Delay.
        steps: u64,
    },
    /// A connection's delay exceeds what the event ring can hold.
    #[error(
        "connection {pre} -> {post}: a delay of {steps} steps exceeds the maximum of {max}; use a larger dt"
    )]
    DelayTooLong {
        /// Source gid.
        pre: u32,
        /// Target gid.
        post: u32,
        /// Delay.
        steps: u64,
        /// Longest possible delay.
        max: u64,
    },
    /// A connection starts or ends at a cell that no group has.
    #[error("connection {pre} -> {post}: gid {missing} belongs to no group of cells")]
    UnknownCell {
        /// Source gid.
        pre: u32,
        /// Target gid.
        post: u32,
        /// The one that is missing.
        missing: u32,
    },
    /// The same gid twice.
    #[error("gid {gid} appears in two groups or twice in one")]
    DuplicateCell {
        /// Gid.
        gid: u32,
    },
    /// Not one parameter vector, nor one per cell.
    #[error("group {group:?}: {found} parameter vectors for {cells} cells; give one for all or one for each")]
    ParamCount {
        /// Group.
        group: String,
        /// Vectors given.
        found: usize,
        /// Cells.
        cells: usize,
    },
    /// A slot, site or rule index outside the group's.
    #[error("group {group:?}: {what} {index} does not exist (there are {count})")]
    BadIndex {
        /// Group.
        group: String,
        /// Kind of index.
        what: &'static str,
        /// Index.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// More rules than the connection table can number.
    #[error("{found} synapse rules; at most {max} are possible")]
    TooManyRules {
        /// Rules.
        found: usize,
        /// Limit.
        max: usize,
    },
}

/// A state that is not finite or has run away.
#[derive(Clone, Debug, PartialEq)]
pub struct Quarantine {
    /// Cell.
    pub gid: u32,
    /// Model of the cell.
    pub model: &'static str,
    /// Compartment.
    pub site: String,
    /// State variable.
    pub variable: String,
    /// Its value.
    pub value: f64,
    /// Time of detection, ms since t = 0.
    pub t_ms: f64,
    /// Voltage of every compartment at detection, mV.
    pub voltages_mv: Vec<f64>,
}

impl std::fmt::Display for Quarantine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "cell {} ({}) ran away at t = {:.3} ms: {} of {} is {} (compartment voltages in mV: {}). Everything \
             recorded before is kept. Check stimulus amplitudes, synaptic weights and noise; if they are as \
             intended, use a smaller dt",
            self.gid,
            self.model,
            self.t_ms,
            self.variable,
            self.site,
            self.value,
            self.voltages_mv.iter().map(|v| format!("{v:.4}")).collect::<Vec<_>>().join(", ")
        )
    }
}

/// A run that cannot start.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum RunError {
    /// An earlier run ended with a runaway cell.
    #[error("the last run ended with a runaway cell; clear() or restore a snapshot first")]
    RanAway,
    /// The recording would not fit the memory limit.
    #[error(
        "recording {steps} steps needs {bytes} bytes, above the limit of {limit}; record fewer cells or sites, use \
         a coarser recording dt, run in shorter pieces, or raise the limit"
    )]
    RecordingTooLarge {
        /// Steps of the run.
        steps: u64,
        /// Bytes needed.
        bytes: u64,
        /// Limit in bytes.
        limit: u64,
    },
    /// A stimulus value is not finite.
    #[error("stimulus row {row}, channel {channel} is {value}; stimuli must be finite")]
    NotFinite {
        /// Row.
        row: usize,
        /// Channel.
        channel: usize,
        /// Value.
        value: f64,
    },
    /// A stimulus addresses what does not exist.
    #[error("stimulus column for gid {gid}, site {site}: {why}")]
    BadTarget {
        /// Gid.
        gid: u32,
        /// Site index.
        site: usize,
        /// Reason.
        why: &'static str,
    },
    /// Rows and channels do not fit the data.
    #[error("stimulus of {values} values is not a whole number of rows of {channels} channels")]
    BadShape {
        /// Number of values.
        values: usize,
        /// Channels.
        channels: usize,
    },
}

/// A snapshot that does not fit.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SnapshotError {
    /// It was taken of another network, model, time step or version.
    #[error(
        "the snapshot was taken of another simulation ({what} differs); restore it into the one it came from"
    )]
    Mismatch {
        /// What differs.
        what: &'static str,
    },
}
