//! Small reference systems, unpacked once per build folder.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::GoldenError;

/// The archive that holds them.
const ARCHIVE: &str = "systems.tar.xz";

/// Directory of a reference system such as `head/tiny3`, or `None` (said on standard error) without the archive.
///
/// The archive is unpacked beside the test program, so it costs once per build folder; treat the files as read-only.
///
/// # Panics
/// When the archive is damaged or holds no such system.
pub fn system(name: &str) -> Option<PathBuf> {
    static UNPACKED: OnceLock<Option<PathBuf>> = OnceLock::new();
    let root = UNPACKED
        .get_or_init(|| {
            super::find(ARCHIVE).map(|path| unpack(&path).unwrap_or_else(|error| panic!("{error}")))
        })
        .as_ref()?;
    let directory = root.join("systems").join(name);
    assert!(directory.is_dir(), "{ARCHIVE} holds no system {name:?}");
    Some(directory)
}

fn unpack(archive: &Path) -> Result<PathBuf, GoldenError> {
    let fault = |source| GoldenError::Io { path: archive.to_path_buf(), source };
    let (length, changed) =
        fs::metadata(archive).and_then(|m| Ok((m.len(), m.modified()?))).map_err(fault)?;
    let changed = changed.duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let target = build_folder().map_err(fault)?.join(format!("golden-systems-{length}-{changed}"));
    if target.is_dir() {
        return Ok(target);
    }
    // Test processes run side by side: each unpacks for itself, the first to rename wins.
    let scratch = target.with_extension(std::process::id().to_string());
    let file = File::open(archive).map_err(fault)?;
    tar::Archive::new(lzma_rust2::XzReader::new(file, true)).unpack(&scratch).map_err(fault)?;
    if let Err(error) = fs::rename(&scratch, &target) {
        fs::remove_dir_all(&scratch).map_err(fault)?;
        if !target.is_dir() {
            return Err(fault(error));
        }
    }
    Ok(target)
}

/// Folder of the running test program, inside cargo's target folder.
fn build_folder() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    program.parent().map(Path::to_path_buf).ok_or_else(|| io::Error::other("the test program has no folder"))
}
