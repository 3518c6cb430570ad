//! Every committed reference file has an entry in `golden/PROVENANCE.toml`, and every entry a file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::error::Error;
use crate::repository;

const TABLE: &str = "golden/PROVENANCE.toml";

#[derive(Deserialize)]
struct Provenance {
    files: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    holds: String,
    software: String,
    tolerance: String,
    reason: String,
}

pub fn check(files: &[PathBuf]) -> Result<Vec<String>, Error> {
    let text = std::fs::read_to_string(repository::root().join(TABLE)).map_err(Error::io(TABLE))?;
    let table: Provenance = toml::from_str(&text).map_err(|error| Error::parse(TABLE, error))?;
    let committed: Vec<String> = files
        .iter()
        .filter_map(|path| path.strip_prefix("golden").ok())
        .map(|path| path.display().to_string())
        .filter(|name| name != "PROVENANCE.toml")
        .collect();
    let mut findings: Vec<String> = committed
        .iter()
        .filter(|name| !table.files.contains_key(*name))
        .map(|name| format!("golden/{name} has no entry in {TABLE}"))
        .collect();
    for (name, entry) in &table.files {
        if !committed.contains(name) {
            findings.push(format!("{TABLE}: {name} does not exist"));
        }
        if [&entry.holds, &entry.software, &entry.tolerance, &entry.reason].iter().any(|text| text.is_empty())
        {
            findings.push(format!("{TABLE}: {name} has an empty field"));
        }
    }
    Ok(findings)
}
