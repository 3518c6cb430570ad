//! `cargo xtask bench`: this engine and its peers, measured side by side in one run on one machine.

mod machine;
mod ours;
mod peers;
mod render;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::Error;
use crate::repository;

/// Where the results are kept.
const RESULTS: &str = "benches/results.json";

#[derive(clap::Args)]
pub struct Options {
    /// Measure only `livn`, `livn 2.0`, `livn 1.0 (diffrax)`, `NEURON`, `Arbor`, `Brian2` or `gradients`; keep the
    /// other results.
    #[arg(long)]
    only: Option<String>,
    /// Measure nothing: write the tables from the results of the last run.
    #[arg(long)]
    tables: bool,
}

/// What `--only` calls the comparison of gradients, this engine's and the published one's.
const GRADIENTS: &str = "gradients";

/// One measured number. The programs that measure print it as a JSON line.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Row {
    /// Who was measured.
    pub peer: String,
    /// What was asked; rows with the same question share a line of the table.
    pub question: String,
    pub value: f64,
    pub unit: String,
    /// How to measure it again.
    #[serde(default)]
    pub command: String,
    /// What was run: cells, step, threads, memory, and how the cell differs if it does.
    #[serde(flatten)]
    pub details: Map<String, Value>,
}

/// All results of a run.
#[derive(Serialize, Deserialize)]
pub struct Results {
    pub machine: machine::Machine,
    pub rows: Vec<Row>,
}

/// Measures, writes `benches/results.json` and the tables; true unless a program failed.
pub fn run(options: &Options) -> Result<bool, Error> {
    let mut results = if options.only.is_some() || options.tables { read()? } else { Results::empty()? };
    if !options.tables {
        let wanted = |name: &str| options.only.as_ref().is_none_or(|only| only == name);
        results.machine = machine::Machine::read()?;
        if wanted("livn") {
            replace(&mut results.rows, ours::measure()?);
        }
        if options.only.as_deref() == Some(GRADIENTS) {
            let mut rows = ours::gradients()?;
            rows.extend(peers::diffrax()?);
            let fresh = |row: &Row| rows.iter().any(|r| (&r.peer, &r.question) == (&row.peer, &row.question));
            results.rows.retain(|row| !fresh(row));
            results.rows.extend(rows);
        }
        for (peer, measure) in peers::ALL {
            if wanted(peer) {
                replace(&mut results.rows, measure()?);
            }
        }
        let text = serde_json::to_string_pretty(&results).map_err(|error| Error::parse(RESULTS, error))?;
        std::fs::write(repository::root().join(RESULTS), text + "\n").map_err(Error::io(RESULTS))?;
    }
    render::write(&results)?;
    Ok(true)
}

/// Puts new rows in the place of all old ones of the same peers.
fn replace(rows: &mut Vec<Row>, new: Vec<Row>) {
    rows.retain(|row| new.iter().all(|fresh| fresh.peer != row.peer));
    rows.extend(new);
}

/// The tables made from the results of the last run, by page; none when nothing was measured yet.
pub fn tables() -> Result<Vec<(&'static str, String)>, Error> {
    let results = read()?;
    Ok(if results.rows.is_empty() { Vec::new() } else { render::parts(&results).to_vec() })
}

/// The results of the last run, or none when nothing was measured yet.
pub fn read() -> Result<Results, Error> {
    if !repository::root().join(RESULTS).exists() {
        return Results::empty();
    }
    let text = std::fs::read_to_string(repository::root().join(RESULTS)).map_err(Error::io(RESULTS))?;
    serde_json::from_str(&text).map_err(|error| Error::parse(RESULTS, error))
}

impl Results {
    fn empty() -> Result<Self, Error> {
        Ok(Self { machine: machine::Machine::read()?, rows: Vec::new() })
    }
}

/// Runs a program and collects the JSON lines that it prints; its other output goes to standard error.
fn measure(command: &mut Command) -> Result<Vec<Row>, Error> {
    let shown = shown_portably(command);
    println!("$ {shown}");
    let done = command
        .current_dir(repository::root())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| Error::Start { command: shown.clone(), source })?;
    if !done.status.success() {
        eprint!("{}", String::from_utf8_lossy(&done.stdout));
        return Err(Error::Failed { command: shown, status: done.status });
    }
    let mut rows = Vec::new();
    for line in String::from_utf8_lossy(&done.stdout).lines().filter(|line| line.starts_with('{')) {
        let mut row = parse(line)?;
        println!("  {}: {} {:.4} {}", row.peer, row.question, row.value, row.unit);
        row.command.clone_from(&shown);
        rows.push(row);
    }
    Ok(rows)
}

fn parse(line: &str) -> Result<Row, Error> {
    let fault = |error: serde_json::Error| Error::parse(line, error);
    let object: Map<String, Value> = serde_json::from_str(line).map_err(fault)?;
    match ours::bench_row(object) {
        Some(row) => Ok(row),
        None => serde_json::from_str(line).map_err(fault),
    }
}

/// The command with paths relative to the repository, so that the table can be committed.
fn shown_portably(command: &Command) -> String {
    let root = repository::root();
    let relative = |word: &std::ffi::OsStr| {
        let path = PathBuf::from(word);
        let short = path.strip_prefix(&root).map(PathBuf::from);
        let short = short.unwrap_or_else(|_| {
            path.file_name().filter(|_| path.is_absolute()).map_or(path.clone(), PathBuf::from)
        });
        short.to_string_lossy().into_owned()
    };
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(relative)
        .collect::<Vec<_>>()
        .join(" ")
}
