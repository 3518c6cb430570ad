//! The JSON documents of a directory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use livn_system::{
    Documents, GraphDocument, MeaDocument, ParamsDocument, SelectionDocument, SystemError, parse_json,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::FormatError;

/// Parse one document.
fn read<T: DeserializeOwned>(path: &Path) -> Result<T, FormatError> {
    parse_json(&text(path)?).map_err(|source| FormatError::Document { path: path.into(), source })
}

/// Parse one document if the file is there.
fn read_optional<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, FormatError> {
    if path.exists() { read(path).map(Some) } else { Ok(None) }
}

fn text(path: &Path) -> Result<String, FormatError> {
    std::fs::read_to_string(path).map_err(|source| FormatError::Io { path: path.into(), source })
}

/// All documents of a directory.
pub(crate) fn read_documents(directory: &Path) -> Result<Documents, FormatError> {
    let graph_path = directory.join("graph.json");
    if !graph_path.exists() {
        return Err(FormatError::MissingFile { directory: directory.into(), file: "graph.json" });
    }
    let graph = GraphDocument::from_json(&text(&graph_path)?)
        .map_err(|source| FormatError::Document { path: graph_path, source })?;
    let mea_path = directory.join("mea.json");
    let mea: Option<MeaDocument> = read_optional(&mea_path)?;
    if let Some(mea) = &mea {
        mea.check().map_err(|source| FormatError::System { path: mea_path, source })?;
    }
    Ok(Documents {
        graph: Some(graph),
        mea,
        model: read_optional(&directory.join("model.json"))?,
        params: read_optional(&directory.join("params.json"))?,
        params_by_selection: read_folder(&directory.join("params"))?,
        selections: read_folder(&directory.join("selection"))?,
        provenance: read_optional(&directory.join("provenance.json"))?,
    })
}

/// Every `<name>.json` of a folder, by name; empty without the folder.
fn read_folder<T: DeserializeOwned>(folder: &Path) -> Result<BTreeMap<String, T>, FormatError> {
    let io = |source| FormatError::Io { path: folder.into(), source };
    let mut out = BTreeMap::new();
    if !folder.is_dir() {
        return Ok(out);
    }
    for entry in std::fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        let stem = path.file_stem().and_then(|s| s.to_str());
        if let (Some("json"), Some(stem)) = (path.extension().and_then(|e| e.to_str()), stem) {
            out.insert(stem.to_owned(), read(&path)?);
        }
    }
    Ok(out)
}

/// Write all documents of a system, `graph` given separately.
pub(crate) fn write_documents(
    directory: &Path,
    documents: &Documents,
    graph: &GraphDocument,
) -> Result<(), FormatError> {
    write(&directory.join("graph.json"), graph.document())?;
    if let Some(mea) = &documents.mea {
        write(&directory.join("mea.json"), mea)?;
    }
    if let Some(model) = &documents.model {
        write(&directory.join("model.json"), model)?;
    }
    if let Some(params) = &documents.params {
        write(&directory.join("params.json"), params)?;
    }
    if let Some(provenance) = &documents.provenance {
        write(&directory.join("provenance.json"), provenance)?;
    }
    for (name, document) in &documents.params_by_selection {
        write(&named(directory, "params", name)?, document)?;
    }
    for (name, document) in &documents.selections {
        write(&named(directory, "selection", name)?, document)?;
    }
    Ok(())
}

/// Write `mea.json` of the system in `directory`, replacing the one there.
///
/// # Errors
/// `System` for an invalid array, `Io`.
pub fn write_mea(directory: &Path, mea: &MeaDocument) -> Result<(), FormatError> {
    let path = directory.join("mea.json");
    mea.check().map_err(|source| FormatError::System { path: path.clone(), source })?;
    write(&path, mea)
}

/// Write `params/<selection>.json` of the system in `directory`, replacing the one there.
///
/// # Errors
/// `System` for a name that is not a file name, `Io`.
pub fn write_params(directory: &Path, selection: &str, document: &ParamsDocument) -> Result<(), FormatError> {
    write(&named(directory, "params", selection)?, document)
}

/// Write `selection/<name>.json` of the system in `directory`, replacing the one there.
///
/// # Errors
/// `System` for a name that is not a file name, `Io`.
pub fn write_selection(
    directory: &Path,
    name: &str,
    document: &SelectionDocument,
) -> Result<(), FormatError> {
    write(&named(directory, "selection", name)?, document)
}

/// Path of a named document; the name must not lead elsewhere.
fn named(directory: &Path, folder: &str, name: &str) -> Result<PathBuf, FormatError> {
    let folder = directory.join(folder);
    let plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']);
    if !plain {
        let allowed = "a plain file name, without separators or a leading dot";
        let source =
            SystemError::Value { what: "the name of a document", allowed, value: format!("{name:?}") };
        return Err(FormatError::System { path: folder, source });
    }
    std::fs::create_dir_all(&folder).map_err(|source| FormatError::Io { path: folder.clone(), source })?;
    Ok(folder.join(format!("{name}.json")))
}

/// Write a document through a temporary file, so that readers see the old or the new one.
pub(crate) fn write(path: &Path, document: &impl Serialize) -> Result<(), FormatError> {
    let io = |source| FormatError::Io { path: path.into(), source };
    let mut text = serde_json::to_vec_pretty(document).map_err(|e| io(e.into()))?;
    text.push(b'\n');
    let temporary = temporary(path);
    std::fs::write(&temporary, text).map_err(io)?;
    std::fs::rename(&temporary, path).map_err(io)
}

/// A name beside `path` for the file while it is written.
pub(crate) fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

#[cfg(test)]
mod tests;
