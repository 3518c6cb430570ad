//! One `.npz` of reference arrays with its description.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use ndarray::{ArrayD, IxDyn, OwnedRepr};
use ndarray_npy::{NpzReader, ReadNpzError, ReadableElement};
use serde_json::Value;

use super::GoldenError;

/// Name of the array that holds the description as text.
const META: &str = "__meta__";

/// A reference archive: numeric arrays by name (`case/signal`) and a JSON description.
pub struct Archive {
    path: PathBuf,
    names: Vec<String>,
    meta: Value,
    reader: RefCell<NpzReader<File>>,
}

impl Archive {
    /// Opens `path` and reads its description.
    ///
    /// # Errors
    /// [`GoldenError::Io`], [`GoldenError::NotAnArchive`] or [`GoldenError::Meta`].
    pub fn open(path: &Path) -> Result<Self, GoldenError> {
        let unreadable = |reason: String| GoldenError::NotAnArchive { path: path.to_path_buf(), reason };
        let mut reader = NpzReader::new(open_file(path)?).map_err(|error| unreadable(error.to_string()))?;
        let mut names = reader.names().map_err(|error| unreadable(error.to_string()))?;
        for name in &mut names {
            if let Some(bare) = name.strip_suffix(".npy") {
                *name = bare.to_owned();
            }
        }
        let meta = if names.iter().any(|name| name == META) { read_meta(path)? } else { Value::Null };
        names.retain(|name| name != META);
        Ok(Self { path: path.to_path_buf(), names, meta, reader: RefCell::new(reader) })
    }

    /// The description written by the producer: software, protocol, units, parameters of each case.
    pub fn meta(&self) -> &Value {
        &self.meta
    }

    /// Names of the numeric arrays, in file order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Distinct parts of the names before the last `/`, sorted.
    pub fn cases(&self) -> Vec<String> {
        let cases: BTreeSet<&str> =
            self.names.iter().filter_map(|name| name.rsplit_once('/')).map(|(case, _)| case).collect();
        cases.into_iter().map(str::to_owned).collect()
    }

    /// Whether an array of this name exists.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// An array in the shape stored, converted to `f64`.
    ///
    /// # Errors
    /// [`GoldenError::Array`] when there is no such array or it is not of a numeric type.
    pub fn array(&self, name: &str) -> Result<ArrayD<f64>, GoldenError> {
        // The stored type is known by trying: the reader refuses a wrong one without reading the data.
        self.typed::<f64>(name, |x| x)
            .or_else(|_| self.typed::<f32>(name, f64::from))
            .or_else(|_| self.typed::<i64>(name, |x| x as f64))
            .or_else(|_| self.typed::<i32>(name, f64::from))
            .or_else(|_| self.typed::<u32>(name, f64::from))
            .map_err(|reason| GoldenError::Array {
                path: self.path.clone(),
                name: name.to_owned(),
                reason: reason.to_string(),
                example: self.names.iter().take(4).cloned().collect(),
            })
    }

    /// An array as one flat vector in row-major order.
    ///
    /// # Panics
    /// When there is no such array: the test asked for data that the file does not hold.
    pub fn vector(&self, name: &str) -> Vec<f64> {
        self.array(name).unwrap_or_else(|error| panic!("{error}")).into_iter().collect()
    }

    /// One number (the first entry of the array).
    ///
    /// # Panics
    /// When there is no such array or it is empty.
    pub fn number(&self, name: &str) -> f64 {
        let values = self.vector(name);
        *values.first().unwrap_or_else(|| panic!("{}: {name} is empty", self.path.display()))
    }

    /// Rows of a two-dimensional array.
    ///
    /// # Panics
    /// When there is no such array or it has not two axes.
    pub fn rows(&self, name: &str) -> Vec<Vec<f64>> {
        let array = self.array(name).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            array.ndim(),
            2,
            "{}: {name} has shape {:?}, expected two axes",
            self.path.display(),
            array.shape()
        );
        array.outer_iter().map(|row| row.iter().copied().collect()).collect()
    }

    /// Entries of `times` whose entry in `ids` is `id`: the spikes of one cell.
    ///
    /// # Panics
    /// When one of the arrays does not exist.
    pub fn times_of(&self, id: u32, ids: &str, times: &str) -> Vec<f64> {
        let (ids, times) = (self.vector(ids), self.vector(times));
        ids.iter().zip(times).filter(|(found, _)| **found as u32 == id).map(|(_, time)| time).collect()
    }

    fn typed<T: ReadableElement + Copy>(
        &self,
        name: &str,
        to_f64: fn(T) -> f64,
    ) -> Result<ArrayD<f64>, ReadNpzError> {
        let mut reader = self.reader.borrow_mut();
        let array = reader.by_name::<OwnedRepr<T>, IxDyn>(&format!("{name}.npy"))?;
        Ok(array.mapv(to_f64))
    }
}

fn open_file(path: &Path) -> Result<File, GoldenError> {
    File::open(path).map_err(|source| GoldenError::Io { path: path.to_path_buf(), source })
}

/// The description is a zero-dimensional array of text: a header, then UTF-32 characters padded with zeros.
fn read_meta(path: &Path) -> Result<Value, GoldenError> {
    let fault = |reason: String| GoldenError::Meta { path: path.to_path_buf(), reason };
    let mut zip = zip::ZipArchive::new(open_file(path)?).map_err(|error| fault(error.to_string()))?;
    let mut bytes = Vec::new();
    zip.by_name(&format!("{META}.npy"))
        .map_err(|error| fault(error.to_string()))?
        .read_to_end(&mut bytes)
        .map_err(|error| fault(error.to_string()))?;
    // Format 1.0 of npy: 6 bytes magic, 2 bytes version, 2 bytes header length.
    let length = bytes.get(8..10).map_or(0, |b| usize::from(u16::from_le_bytes([b[0], b[1]])));
    let body = bytes.get(10 + length..).ok_or_else(|| fault("truncated header".to_owned()))?;
    let text: String = body
        .chunks_exact(4)
        .map(|b| char::from_u32(u32::from_le_bytes([b[0], b[1], b[2], b[3]])).unwrap_or('\u{fffd}'))
        .filter(|&c| c != '\0')
        .collect();
    serde_json::from_str(&text).map_err(|error| fault(error.to_string()))
}
