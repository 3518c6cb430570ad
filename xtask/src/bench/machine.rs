//! On what the numbers were measured.

use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::repository;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Machine {
    pub cpu: String,
    pub cores: usize,
    /// Vector extensions that the engine can use.
    pub vectors: Vec<String>,
    pub rustc: String,
    pub date: String,
}

impl Machine {
    pub fn read() -> Result<Self, Error> {
        let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let field = |name: &str| {
            let line = cpuinfo.lines().find(|line| line.starts_with(name))?;
            line.split_once(':').map(|(_, value)| value.trim().to_owned())
        };
        let flags = field("flags").or_else(|| field("Features")).unwrap_or_default();
        let has = |flag: &&&str| flags.split_whitespace().any(|known| known == **flag);
        Ok(Self {
            cpu: field("model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            vectors: ["avx2", "fma", "avx512f", "asimd"]
                .iter()
                .filter(has)
                .map(|&flag| flag.to_owned())
                .collect(),
            rustc: repository::output(Command::new("rustc").arg("--version"))?.trim().to_owned(),
            date: repository::output(Command::new("date").args(["-u", "+%Y-%m-%d"]))?.trim().to_owned(),
        })
    }
}
