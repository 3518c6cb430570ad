//! Reading HDF5 files: everything checked before it is believed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rust_hdf5::format::messages::datatype::CompoundMember;
use rust_hdf5::{ByteOrder, DatatypeMessage, H5Dataset, H5File, ReadNumeric, StorageLayout};

use crate::FormatError;

/// Deflate cannot expand data further than this.
const LARGEST_EXPANSION: u128 = 1032;

/// An HDF5 file open for reading.
pub(crate) struct Container {
    file: H5File,
    path: PathBuf,
    bytes: u64,
}

/// A table of records, members found by name.
pub(crate) struct Table {
    object: String,
    raw: Vec<u8>,
    record: usize,
    members: Vec<CompoundMember>,
}

/// Numbers an HDF5 dataset can be read as.
pub(crate) trait Number: ReadNumeric + Copy {
    /// Whether integers (else floating point) are expected.
    const INTEGER: bool;
}

macro_rules! number {
    ($($t:ty: $integer:expr),*) => { $(impl Number for $t { const INTEGER: bool = $integer; })* };
}
number!(u8: true, u16: true, i16: true, i32: true, u32: true, u64: true, f32: false);

impl Container {
    /// Open `path`.
    pub(crate) fn open(path: &Path) -> Result<Self, FormatError> {
        let io = |source| FormatError::Io { path: path.into(), source };
        let metadata = std::fs::metadata(path).map_err(io)?;
        if !metadata.is_file() {
            let message = "it is not a file".into();
            return Err(FormatError::NotHdf5 { path: path.into(), message });
        }
        let opened = catch_unwind(|| H5File::options().no_locking().open(path));
        let not = |message: String| FormatError::NotHdf5 { path: path.into(), message };
        let file = opened.map_err(|p| not(last_words(&*p)))?.map_err(|e| not(e.to_string()))?;
        Ok(Self { file, path: path.into(), bytes: metadata.len() })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Names of the groups directly below `object` ("" is the root), sorted.
    pub(crate) fn groups(&self, object: &str) -> Result<Vec<String>, FormatError> {
        self.guarded(object, || self.group_at(object)?.group_names())
    }

    /// Names of everything directly below `object`, sorted.
    pub(crate) fn links(&self, object: &str) -> Result<Vec<String>, FormatError> {
        self.guarded(object, || self.group_at(object)?.link_names())
    }

    /// Whether there is a group `object`.
    pub(crate) fn has_group(&self, object: &str) -> Result<bool, FormatError> {
        self.guarded(object, || Ok(self.group_at(object).is_ok()))
    }

    /// A 1-D dataset of numbers, converted to `T` with every value checked.
    pub(crate) fn numbers<T: Number>(&self, object: &str) -> Result<Vec<T>, FormatError> {
        let dataset = self.dataset(object)?;
        self.check_number::<T>(object, &dataset)?;
        self.guarded(object, || dataset.read_numeric_as::<T>())
    }

    /// A 1-D dataset of records.
    pub(crate) fn table(&self, object: &str) -> Result<Table, FormatError> {
        let dataset = self.dataset(object)?;
        let datatype = self.guarded(object, || dataset.datatype())?;
        let DatatypeMessage::Compound { size, members } = datatype else {
            return Err(self.wrong_type(object, "a table of records", &datatype));
        };
        let raw = self.guarded(object, || dataset.read_raw_bytes())?;
        let record = size as usize;
        if record == 0 || raw.len() % record != 0 {
            let (got, expected) = (raw.len() as u64, u64::from(size));
            let (path, object) = (self.path.clone(), object.into());
            return Err(FormatError::Length { path, object, got, expected, reason: "whole records" });
        }
        Ok(Table { object: object.into(), raw, record, members })
    }

    /// One unsigned member of every record.
    pub(crate) fn member(&self, table: &Table, name: &str) -> Result<Vec<u64>, FormatError> {
        let member = self.find_member(table, name)?;
        let base = match &member.datatype {
            DatatypeMessage::Enum { base, .. } => base.as_ref(),
            other => other,
        };
        let (width, big) = match base {
            DatatypeMessage::FixedPoint { size, byte_order, .. } if *size <= 8 => {
                (*size as usize, *byte_order == ByteOrder::BigEndian)
            }
            other => return Err(self.wrong_type(&format!("{}.{name}", table.object), "an integer", other)),
        };
        let offset = member.offset as usize;
        if offset + width > table.record {
            let object = format!("{}.{name}", table.object);
            let found = format!("{width} bytes at offset {offset} of a record of {}", table.record);
            return Err(FormatError::WrongType {
                path: self.path.clone(),
                object,
                expected: "inside its record".into(),
                found,
            });
        }
        let value = |record: &[u8]| {
            let bytes = &record[offset..offset + width];
            let fold = |v: u64, b: &u8| (v << 8) | u64::from(*b);
            if big { bytes.iter().fold(0, fold) } else { bytes.iter().rev().fold(0, fold) }
        };
        Ok(table.raw.chunks_exact(table.record).map(value).collect())
    }

    /// Names and values of the enumeration that a member has as type.
    pub(crate) fn member_names(&self, table: &Table, name: &str) -> Result<Vec<(String, u64)>, FormatError> {
        match &self.find_member(table, name)?.datatype {
            DatatypeMessage::Enum { base, members } => {
                let big =
                    matches!(**base, DatatypeMessage::FixedPoint { byte_order: ByteOrder::BigEndian, .. });
                let fold = |v: u64, b: &u8| (v << 8) | u64::from(*b);
                let value = |bytes: &[u8]| {
                    let bytes = &bytes[..bytes.len().min(8)];
                    if big { bytes.iter().fold(0, fold) } else { bytes.iter().rev().fold(0, fold) }
                };
                Ok(members.iter().map(|m| (m.name.clone(), value(&m.value))).collect())
            }
            other => Err(self.wrong_type(&format!("{}.{name}", table.object), "an enumeration", other)),
        }
    }

    /// `object` with its siblings, as an error.
    pub(crate) fn missing(&self, object: &str) -> FormatError {
        let parent = object.rsplit_once('/').map_or("", |(parent, _)| parent);
        let present = self.links(parent).unwrap_or_default().join(", ");
        let present = if present.is_empty() { "nothing".into() } else { present };
        FormatError::Missing { path: self.path.clone(), object: format!("/{object}"), present }
    }

    /// A bad value, as an error.
    pub(crate) fn bad_value(
        &self,
        object: &str,
        index: usize,
        value: impl std::fmt::Display,
        allowed: impl Into<String>,
    ) -> FormatError {
        FormatError::Value {
            path: self.path.clone(),
            object: format!("/{object}"),
            index,
            value: value.to_string(),
            allowed: allowed.into(),
        }
    }

    /// A bad length, as an error.
    pub(crate) fn bad_length(
        &self,
        object: &str,
        got: usize,
        expected: usize,
        reason: &'static str,
    ) -> FormatError {
        let (path, object) = (self.path.clone(), format!("/{object}"));
        FormatError::Length { path, object, got: got as u64, expected: expected as u64, reason }
    }

    fn group_at(&self, object: &str) -> rust_hdf5::Result<rust_hdf5::H5Group> {
        if object.is_empty() { Ok(self.file.root_group()) } else { self.file.root_group().group(object) }
    }

    /// Open a dataset and check that its data can be in the file.
    fn dataset(&self, object: &str) -> Result<H5Dataset, FormatError> {
        let parent = object.rsplit_once('/').map_or(("", object), |(parent, name)| (parent, name));
        if !self.has_group(parent.0)? || !self.links(parent.0)?.iter().any(|n| n == parent.1) {
            return Err(self.missing(object));
        }
        let dataset = self.guarded(object, || self.file.dataset(object))?;
        let shape = dataset.shape();
        if shape.len() != 1 {
            let found = format!("shape {shape:?}");
            let (path, expected) = (self.path.clone(), "one-dimensional".into());
            return Err(FormatError::WrongType { path, object: format!("/{object}"), expected, found });
        }
        let layout = self.guarded(object, || dataset.storage_layout())?;
        let expansion = match layout {
            StorageLayout::Contiguous | StorageLayout::Compact => 1,
            StorageLayout::Chunked => {
                let filters = self.guarded(object, || dataset.filters())?;
                if filters.is_empty() { 1 } else { LARGEST_EXPANSION }
            }
            StorageLayout::Virtual => {
                let (path, object) = (self.path.clone(), format!("/{object}"));
                let message = "it is a view of other datasets, which is not read".into();
                return Err(FormatError::Object { path, object, message });
            }
        };
        if !self.guarded(object, || dataset.external_files())?.is_empty() {
            let (path, object) = (self.path.clone(), format!("/{object}"));
            return Err(FormatError::Object { path, object, message: "its data are in another file".into() });
        }
        let declared = shape[0] as u128 * dataset.element_size() as u128;
        if declared > u128::from(self.bytes) * expansion {
            let (path, object) = (self.path.clone(), format!("/{object}"));
            return Err(FormatError::TooLong { path, object, declared, available: self.bytes });
        }
        Ok(dataset)
    }

    fn check_number<T: Number>(&self, object: &str, dataset: &H5Dataset) -> Result<(), FormatError> {
        let datatype = self.guarded(object, || dataset.datatype())?;
        let class = match &datatype {
            DatatypeMessage::Enum { base, .. } => base.as_ref(),
            other => other,
        };
        let fits = match class {
            DatatypeMessage::FixedPoint { .. } => T::INTEGER,
            DatatypeMessage::FloatingPoint { .. } => !T::INTEGER,
            _ => false,
        };
        let expected = if T::INTEGER { "integers" } else { "floating-point numbers" };
        if fits { Ok(()) } else { Err(self.wrong_type(object, expected, &datatype)) }
    }

    fn find_member<'t>(&self, table: &'t Table, name: &str) -> Result<&'t CompoundMember, FormatError> {
        table.members.iter().find(|m| m.name == name).ok_or_else(|| {
            let names: Vec<&str> = table.members.iter().map(|m| m.name.as_str()).collect();
            FormatError::Missing {
                path: self.path.clone(),
                object: format!("/{}.{name}", table.object),
                present: names.join(", "),
            }
        })
    }

    fn wrong_type(&self, object: &str, expected: &str, found: &DatatypeMessage) -> FormatError {
        let (path, object) = (self.path.clone(), format!("/{object}"));
        FormatError::WrongType { path, object, expected: expected.into(), found: class_name(found) }
    }

    /// Run a library call; errors and panics name the object.
    fn guarded<T>(
        &self,
        object: &str,
        call: impl FnOnce() -> rust_hdf5::Result<T>,
    ) -> Result<T, FormatError> {
        let (path, object) = (self.path.clone(), format!("/{object}"));
        match catch_unwind(AssertUnwindSafe(call)) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(FormatError::Object { path, object, message: error.to_string() }),
            Err(panic) => Err(FormatError::Internal { path, object, message: last_words(&*panic) }),
        }
    }
}

impl Table {
    /// The path of the dataset.
    pub(crate) fn object(&self) -> &str {
        &self.object
    }
}

/// The message of a panic.
pub(crate) fn last_words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without a message".into())
}

fn class_name(datatype: &DatatypeMessage) -> String {
    match datatype {
        DatatypeMessage::FixedPoint { size, signed, .. } => {
            format!("{}-bit {} integers", size * 8, if *signed { "signed" } else { "unsigned" })
        }
        DatatypeMessage::FloatingPoint { size, .. } => format!("{}-bit floating-point numbers", size * 8),
        DatatypeMessage::Compound { .. } => "a table of records".into(),
        DatatypeMessage::Enum { .. } => "an enumeration".into(),
        DatatypeMessage::FixedString { .. } => "strings".into(),
        other => format!("{other:?}").chars().take(40).collect(),
    }
}
