//! The rules of `policy.toml`.

use serde::Deserialize;

use crate::error::Error;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    pub licences: Vec<String>,
    pub unsafe_paths: Vec<String>,
    pub unsafe_forms: Vec<String>,
    pub long_file_lines: usize,
    pub forbidden: Vec<Forbidden>,
}

/// Text that must not appear, and where it may all the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forbidden {
    pub text: String,
    pub why: String,
    #[serde(default)]
    pub except: Vec<String>,
}

pub fn read() -> Result<Policy, Error> {
    toml::from_str(include_str!("../../policy.toml"))
        .map_err(|error| Error::parse("xtask/policy.toml", error))
}
