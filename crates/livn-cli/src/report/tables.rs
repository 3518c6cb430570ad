//! The tables of a run: spikes and traces.

use std::fmt::Write;
use std::path::Path;

use super::npz::NpzWriter;
use super::view::RunView;
use crate::Gid;

/// Recorded samples of some compartments.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TraceView<'a> {
    /// Cell of each row.
    pub gids: &'a [Gid],
    /// Section of each row within its cell.
    pub sections: &'a [u16],
    /// Sampling interval (ms).
    pub dt_ms: f64,
    /// Time of the first sample (ms).
    pub first_ms: f64,
    /// Samples per row.
    pub frames: usize,
    /// `[row, frame]`, row-major.
    pub values: &'a [f32],
}

/// Write `gid`, `t_ms` and `population` of every spike, in order of time.
///
/// # Errors
/// Whatever writing the file gives.
pub fn write_spikes(path: &Path, run: &RunView) -> std::io::Result<()> {
    let names: Vec<&str> = run.culture.populations.iter().map(|p| p.name.as_str()).chain(["?"]).collect();
    // Every spike comes from a cell of a population; the last name is for views that were made up.
    let population = |gid: &Gid| run.culture.population_of(*gid).unwrap_or(names.len() - 1);
    let populations: Vec<usize> = run.spikes.gid.iter().map(population).collect();
    let mut npz = NpzWriter::create(path)?;
    npz.u32("gid", &run.spikes.gid)?;
    npz.f64("t_ms", &[run.spikes.t_ms.len()], &run.spikes.t_ms)?;
    npz.names("population", &names, &populations)?;
    npz.finish()
}

/// The same as comma-separated text with a header.
pub fn spikes_csv(run: &RunView) -> String {
    let mut out = String::from("gid,t_ms,population\n");
    for (gid, t_ms) in run.spikes.gid.iter().zip(&run.spikes.t_ms) {
        let name = run.culture.population_of(*gid).map_or("?", |p| run.culture.populations[p].name.as_str());
        // Nanoseconds hide the rounding of step · dt. (Writing to a String cannot fail.)
        let _ = writeln!(out, "{gid},{},{name}", (t_ms * 1e6).round() / 1e6);
    }
    out
}

/// Write `gid`, `section`, `t_ms` and the samples under `values_name` `[row, frame]`.
///
/// # Errors
/// Whatever writing the file gives.
pub fn write_traces(path: &Path, values_name: &str, traces: &TraceView<'_>) -> std::io::Result<()> {
    let t_ms: Vec<f64> = (0..traces.frames).map(|k| traces.first_ms + k as f64 * traces.dt_ms).collect();
    let mut npz = NpzWriter::create(path)?;
    npz.u32("gid", traces.gids)?;
    npz.u16("section", traces.sections)?;
    npz.f64("t_ms", &[t_ms.len()], &t_ms)?;
    npz.f32(values_name, &[traces.gids.len(), traces.frames], traces.values)?;
    npz.finish()
}

#[cfg(test)]
mod tests;
