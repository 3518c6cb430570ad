//! `manifest.json`: everything needed to repeat a run.

use std::time::{Duration, UNIX_EPOCH};

use serde::Serialize;

use super::statistics::PopulationActivity;

/// What was run, with what, and what came out.
#[derive(Clone, Debug, Serialize)]
pub struct Manifest {
    /// `livn run`, `livn generate`, …
    pub command: &'static str,
    /// Version of livn.
    pub version: &'static str,
    /// Arguments as typed.
    pub command_line: Vec<String>,
    /// Start (UTC, RFC 3339).
    pub started: String,
    /// Culture.
    pub system: SystemEntry,
    /// Model name.
    pub model: String,
    /// Parameters in effect: weights and noise.
    pub parameters: serde_json::Value,
    /// Seed of the noise.
    pub seed: u64,
    /// Time step (ms).
    pub dt_ms: f64,
    /// Time asked for (ms).
    pub duration_ms: f64,
    /// Time simulated (ms); less than asked for after an interruption.
    pub simulated_ms: f64,
    /// Worker threads. They do not change results.
    pub threads: usize,
    /// Stimulation as typed.
    pub stimulation: Vec<String>,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
    /// Wall time of the simulation (s).
    pub wall_s: f64,
    /// Simulated time over wall time.
    pub real_time_factor: f64,
    /// What came out.
    pub results: Results,
    /// Files of the run, relative to its directory.
    pub files: Vec<FileEntry>,
}

/// The culture of a run.
#[derive(Clone, Debug, Serialize)]
pub struct SystemEntry {
    /// Name.
    pub name: String,
    /// Directory it was read from, if any.
    pub path: Option<String>,
    /// SHA-256 over populations, coordinates, connections and electrodes.
    pub hash: String,
    /// Number of cells.
    pub cells: u64,
    /// Number of synapses.
    pub synapses: u64,
    /// Number of electrodes.
    pub electrodes: u64,
}

/// Numbers of the summary.
#[derive(Clone, Debug, Serialize)]
pub struct Results {
    /// Number of spikes.
    pub spikes: u64,
    /// Cells with at least one spike, as a fraction of all.
    pub active_fraction: f64,
    /// Per population.
    pub populations: Vec<PopulationActivity>,
    /// Spikes heard by each electrode, in row order.
    pub spikes_per_electrode: Vec<u64>,
}

/// A file of the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileEntry {
    /// Name inside the run directory.
    pub name: String,
    /// What it holds.
    pub content: &'static str,
}

/// A time since 1970 as `2026-11-20T13:05:09Z`.
pub fn rfc3339(since_epoch: Duration) -> String {
    let seconds = since_epoch.as_secs();
    let (year, month, day) = civil(seconds / 86_400);
    let of_day = seconds % 86_400;
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", of_day / 3600, of_day / 60 % 60, of_day % 60)
}

/// The present as [`rfc3339`]; a clock before 1970 counts as 1970.
pub fn now() -> String {
    rfc3339(UNIX_EPOCH.elapsed().unwrap_or_default())
}

/// Year, month, day of a day since 1970 in the Gregorian calendar, whose years begin in March here, so that
/// the leap day is the last.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests;
