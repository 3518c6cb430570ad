//! Strict reading of the small JSON files that describe arrays.

use serde_json::{Map, Value};

use crate::Error;

/// An object of one file whose keys are all known.
pub(crate) struct Object<'a> {
    pub file: &'static str,
    path: String,
    map: &'a Map<String, Value>,
}

/// Parse `text` into a JSON value.
pub(crate) fn parse(file: &'static str, text: &str) -> Result<Value, Error> {
    serde_json::from_str(text).map_err(|source| Error::Json { file, source })
}

impl<'a> Object<'a> {
    /// `value` as an object with no keys but `known`.
    pub fn new(
        file: &'static str,
        path: &str,
        value: &'a Value,
        known: &[&'static str],
    ) -> Result<Self, Error> {
        let Value::Object(map) = value else {
            return Err(wrong(file, path, "an object", value));
        };
        match map.keys().find(|k| !known.contains(&k.as_str())) {
            Some(key) => Err(Error::UnknownKey { file, key: key.clone(), known: known.to_vec() }),
            None => Ok(Self { file, path: path.into(), map }),
        }
    }

    /// The value of `key`; absent and null are the same.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|v| !v.is_null())
    }

    /// The value of `key`, which must be there.
    pub fn required(&self, key: &'static str, expected: &'static str) -> Result<&'a Value, Error> {
        self.get(key).ok_or(Error::MissingKey { file: self.file, key, expected })
    }

    /// A number, or `default` where the key is absent.
    pub fn number_or(&self, key: &str, default: f64) -> Result<f64, Error> {
        self.get(key).map_or(Ok(default), |v| number(self.file, &self.at(key), v))
    }

    /// True or false, or `default` where the key is absent.
    pub fn bool_or(&self, key: &str, default: bool) -> Result<bool, Error> {
        let Some(value) = self.get(key) else { return Ok(default) };
        value.as_bool().ok_or_else(|| wrong(self.file, &self.at(key), "true or false", value))
    }

    /// Name of a key for messages.
    pub fn at(&self, key: &str) -> String {
        if self.path.is_empty() { key.into() } else { format!("{}.{key}", self.path) }
    }
}

/// A list of rows of `N` numbers.
pub(crate) fn rows<const N: usize>(
    file: &'static str,
    path: &str,
    value: &Value,
    expected: &'static str,
) -> Result<Vec<[f64; N]>, Error> {
    let list = value.as_array().ok_or_else(|| wrong(file, path, expected, value))?;
    list.iter()
        .enumerate()
        .map(|(i, row)| {
            let at = format!("{path}[{i}]");
            let cells =
                row.as_array().filter(|r| r.len() == N).ok_or_else(|| wrong(file, &at, expected, row))?;
            let mut out = [0.0; N];
            for (k, cell) in cells.iter().enumerate() {
                out[k] = number(file, &format!("{at}[{k}]"), cell)?;
            }
            Ok(out)
        })
        .collect()
}

/// A channel id: a whole number, also when written as a float.
pub(crate) fn channel_id(file: &'static str, path: &str, value: f64) -> Result<i64, Error> {
    // Above 2^53 a float no longer holds every integer.
    if value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0 {
        return Ok(value as i64);
    }
    Err(Error::WrongType {
        file,
        path: path.into(),
        expected: "a whole channel id",
        found: value.to_string(),
    })
}

fn number(file: &'static str, path: &str, value: &Value) -> Result<f64, Error> {
    value.as_f64().filter(|v| v.is_finite()).ok_or_else(|| wrong(file, path, "a finite number", value))
}

pub(crate) fn wrong(file: &'static str, path: &str, expected: &'static str, value: &Value) -> Error {
    let mut found = value.to_string();
    if found.chars().count() > 60 {
        found = found.chars().take(60).chain(['…']).collect();
    }
    let path = if path.is_empty() { "the file".into() } else { path.into() };
    Error::WrongType { file, path, expected, found }
}
