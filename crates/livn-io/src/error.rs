//! What can be wrong with an array or with data handed to it.

/// An array that cannot be built or data that does not fit it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A number is NaN or infinite.
    #[error("{what} must be finite, not {value}")]
    NotFinite {
        /// Which number.
        what: String,
        /// The value given.
        value: f64,
    },
    /// A number lies outside its range.
    #[error("{what} must be {allowed}, not {value}")]
    OutOfRange {
        /// Which number.
        what: String,
        /// The value given.
        value: f64,
        /// The range in words.
        allowed: &'static str,
    },
    /// Two channels share an id.
    #[error("channel id {id} is listed twice (rows {first} and {second}); give each channel its own id")]
    DuplicateChannel {
        /// The shared id.
        id: i64,
        /// Row of its first use.
        first: usize,
        /// Row of its second use.
        second: usize,
    },
    /// No channel of that id.
    #[error("unknown channel {id}; this array has {}", known_ids(.known))]
    UnknownChannel {
        /// The id asked for.
        id: i64,
        /// The ids there are.
        known: Vec<i64>,
    },
    /// An array has the wrong number of elements for its shape.
    #[error("{what}: expected {expected} values ({shape}), got {got}")]
    Shape {
        /// Which array.
        what: &'static str,
        /// The shape in words.
        shape: String,
        /// Elements the shape asks for.
        expected: usize,
        /// Elements given.
        got: usize,
    },
    /// A table of distances does not hold the same sites for every channel.
    #[error(
        "distances size mismatch: {rows} rows are not a multiple of {channels} channels; pass the table of `distances(sites)`"
    )]
    DistanceRows {
        /// Rows given.
        rows: usize,
        /// Channels of the array.
        channels: usize,
    },
    /// JSON text that cannot be parsed.
    #[error("{file}: not valid JSON: {source}")]
    Json {
        /// The file the text is meant for, e.g. `mea.json`.
        file: &'static str,
        /// Position and cause.
        source: serde_json::Error,
    },
    /// A key that the format does not have.
    #[error("{file}: unknown key {key:?}; known: {}{}", .known.join(", "), suggestion(.key, .known))]
    UnknownKey {
        /// The file.
        file: &'static str,
        /// The key found.
        key: String,
        /// The keys there are.
        known: Vec<&'static str>,
    },
    /// A key that must be there is not.
    #[error("{file}: missing key {key:?} ({expected})")]
    MissingKey {
        /// The file.
        file: &'static str,
        /// The missing key.
        key: &'static str,
        /// What it should hold.
        expected: &'static str,
    },
    /// A value of the wrong type.
    #[error("{file}: {path} must be {expected}, not {found}")]
    WrongType {
        /// The file.
        file: &'static str,
        /// Where in the file.
        path: String,
        /// What it should be.
        expected: &'static str,
        /// What it is, shortened.
        found: String,
    },
    /// The array cannot do this.
    #[error("{array} does not support {operation}; {remedy}")]
    Unsupported {
        /// Kind of array.
        array: &'static str,
        /// What was asked.
        operation: &'static str,
        /// What to do instead.
        remedy: &'static str,
    },
}

fn suggestion(key: &str, known: &[&'static str]) -> String {
    match livn_core::nearest(key, known.iter().copied(), 1).first() {
        Some(best) => format!("; did you mean {best:?}?"),
        None => String::new(),
    }
}

fn known_ids(ids: &[i64]) -> String {
    let shown: Vec<String> = ids.iter().take(8).map(ToString::to_string).collect();
    match ids.len() {
        0 => "no channels".into(),
        n if n > 8 => format!("{n} channels: {}, … {}", shown.join(", "), ids[n - 1]),
        n => format!("{n} channels: {}", shown.join(", ")),
    }
}

/// `value` if it is finite.
pub(crate) fn finite(what: impl Into<String>, value: f64) -> Result<f64, Error> {
    if value.is_finite() { Ok(value) } else { Err(Error::NotFinite { what: what.into(), value }) }
}

/// `value` if it is finite and positive.
pub(crate) fn positive(what: impl Into<String>, value: f64) -> Result<f64, Error> {
    let what = what.into();
    let value = finite(what.clone(), value)?;
    if value > 0.0 { Ok(value) } else { Err(Error::OutOfRange { what, value, allowed: "greater than 0" }) }
}

/// `value` if it is finite and not negative.
pub(crate) fn non_negative(what: impl Into<String>, value: f64) -> Result<f64, Error> {
    let what = what.into();
    let value = finite(what.clone(), value)?;
    if value >= 0.0 { Ok(value) } else { Err(Error::OutOfRange { what, value, allowed: "0 or greater" }) }
}
