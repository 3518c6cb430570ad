//! Writing HDF5 files in the layout NeuroH5 uses.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rust_hdf5::format::messages::datatype::{CompoundMember, EnumMember};
use rust_hdf5::{DatatypeMessage, H5File, H5Type, LibverBound};

use crate::FormatError;
use crate::container::last_words;

/// Elements per chunk, as NeuroH5 writes them.
const CHUNK: usize = 4000;

/// An HDF5 file being written.
pub(crate) struct Builder {
    file: H5File,
    path: PathBuf,
}

/// A member of a record: name and, if it is an enumeration, `None`, else the width in bytes.
pub(crate) type RecordMember = (&'static str, Option<u32>);

impl Builder {
    /// Create (or truncate) `path`.
    pub(crate) fn create(path: &Path) -> Result<Self, FormatError> {
        let refused =
            |message: String| FormatError::Object { path: path.into(), object: "/".into(), message };
        // The oldest layout of groups and chunks: the only one that every reader of such files knows.
        let created = catch_unwind(|| H5File::options().libver(LibverBound::Earliest).create(path));
        let file = created.map_err(|p| refused(last_words(&*p)))?.map_err(|e| refused(e.to_string()))?;
        Ok(Self { file, path: path.into() })
    }

    /// A group; parents must exist.
    pub(crate) fn group(&self, object: &str) -> Result<(), FormatError> {
        self.guarded(object, || self.file.create_group(object).map(drop))
    }

    /// A 1-D chunked dataset without length limit.
    pub(crate) fn numbers<T: H5Type>(&self, object: &str, data: &[T]) -> Result<(), FormatError> {
        self.guarded(object, || {
            let builder = self.file.new_dataset::<T>().shape([data.len()]).chunk(&[CHUNK]).max_shape(&[None]);
            let dataset = builder.early_allocation().create(object)?;
            if data.is_empty() { Ok(()) } else { dataset.write_raw(data) }
        })
    }

    /// Commit the enumeration `object` over 16-bit unsigned integers.
    pub(crate) fn commit_enumeration(
        &self,
        object: &str,
        names: &[(String, u16)],
    ) -> Result<(), FormatError> {
        self.guarded(object, || self.file.commit_datatype(object, enumeration(names)))
    }

    /// Commit the packed record type `object`.
    pub(crate) fn commit_record(
        &self,
        object: &str,
        members: &[RecordMember],
        names: &[(String, u16)],
    ) -> Result<(), FormatError> {
        self.guarded(object, || self.file.commit_datatype(object, record(members, names)))
    }

    /// A dataset of the committed record type `committed`, as raw little-endian bytes.
    pub(crate) fn records(
        &self,
        object: &str,
        committed: &str,
        rows: usize,
        raw: &[u8],
    ) -> Result<(), FormatError> {
        self.guarded(object, || {
            let dataset =
                self.file.new_dataset::<u8>().committed_type(committed).shape([rows]).create(object)?;
            if raw.is_empty() { Ok(()) } else { dataset.write_raw_bytes(raw) }
        })
    }

    /// A dataset of records that carries its own copy of their type, as raw little-endian bytes.
    pub(crate) fn typed_records(
        &self,
        object: &str,
        (members, names): (&[RecordMember], &[(String, u16)]),
        rows: usize,
        raw: &[u8],
    ) -> Result<(), FormatError> {
        self.guarded(object, || {
            let builder = self.file.new_dataset::<u8>().datatype(record(members, names));
            let dataset = builder.shape([rows]).create(object)?;
            if raw.is_empty() { Ok(()) } else { dataset.write_raw_bytes(raw) }
        })
    }

    /// Finish the file and hand it to the disk.
    ///
    /// The library syncs once per dataset to survive a crash halfway; a file that gets its name only when complete
    /// needs that once.
    pub(crate) fn close(self) -> Result<(), FormatError> {
        let Self { file, path } = self;
        let refused =
            |message: String| FormatError::Object { path: path.clone(), object: "/".into(), message };
        let closed = catch_unwind(AssertUnwindSafe(|| file.close_no_sync()));
        closed.map_err(|p| refused(last_words(&*p)))?.map_err(|e| refused(e.to_string()))?;
        let synced = std::fs::OpenOptions::new().write(true).open(&path).and_then(|f| f.sync_all());
        synced.map_err(|source| FormatError::Io { path, source })
    }

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

fn enumeration(names: &[(String, u16)]) -> DatatypeMessage {
    let member =
        |(name, value): &(String, u16)| EnumMember { name: name.clone(), value: value.to_le_bytes().into() };
    DatatypeMessage::enumeration(DatatypeMessage::u16_type(), names.iter().map(member).collect())
}

fn record(members: &[RecordMember], names: &[(String, u16)]) -> DatatypeMessage {
    let mut offset = 0;
    let mut out = Vec::new();
    for (name, width) in members {
        let datatype = match width {
            None => enumeration(names),
            Some(4) => DatatypeMessage::u32_type(),
            Some(_) => DatatypeMessage::u64_type(),
        };
        let size = width.unwrap_or(2);
        out.push(CompoundMember { name: (*name).into(), offset, datatype });
        offset += size;
    }
    DatatypeMessage::compound(offset, out)
}
