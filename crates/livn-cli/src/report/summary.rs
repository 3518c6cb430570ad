//! The summary of a run, as text.

use std::fmt::Write;

use super::statistics::{
    active_fraction, population_activity, population_rate_hz, rate_bin_ms, spikes_per_electrode,
};
use super::view::RunView;

/// Most electrodes listed one by one.
const LISTED: usize = 16;

/// Describe a run on about ten lines.
pub fn summary(run: &RunView) -> String {
    let mut out = String::new();
    let culture = &run.culture;
    let cells: u32 = culture.populations.iter().map(|p| p.count).sum();
    let stopped = if run.interrupted { " (interrupted)" } else { "" };
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{}: {}, {}, {}",
        culture.name,
        counted(u64::from(cells), "cell"),
        counted(culture.synapses, "synapse"),
        counted(culture.electrodes.len() as u64, "electrode")
    );
    let _ = writeln!(
        out,
        "simulated {} in {}{stopped}: {}",
        duration(run.duration_ms),
        duration(run.wall_s * 1000.0),
        speed(run)
    );
    let _ = writeln!(out);
    populations(&mut out, run);
    if !culture.electrodes.is_empty() {
        let _ = writeln!(out);
        electrodes(&mut out, run);
    }
    out
}

fn populations(out: &mut String, run: &RunView) {
    let name_width =
        run.culture.populations.iter().map(|p| p.name.chars().count()).max().unwrap_or(0).max(10);
    let _ = writeln!(
        out,
        "{:name_width$}  {:>8}  {:>9}  {:>10}  {:>7}  rate over time",
        "population", "cells", "spikes", "mean rate", "active"
    );
    let bins = ((run.duration_ms / rate_bin_ms(run.duration_ms)).round() as usize).clamp(1, 40);
    for (i, p) in population_activity(run).iter().enumerate() {
        let _ = writeln!(
            out,
            "{:name_width$}  {:>8}  {:>9}  {:>7.2} Hz  {:>5.0} %  {}",
            p.name,
            thousands(u64::from(p.cells)),
            thousands(p.spikes),
            p.mean_rate_hz,
            100.0 * p.active_fraction,
            sparkline(&population_rate_hz(run, i, bins))
        );
    }
    let spikes = thousands(run.spikes.gid.len() as u64);
    let active = 100.0 * active_fraction(run);
    let _ = writeln!(out, "{:name_width$}  {:>8}  {spikes:>9}  {:>10}  {active:>5.0} %", "all", "", "");
}

fn electrodes(out: &mut String, run: &RunView) {
    let heard = spikes_per_electrode(run);
    let total: u64 = heard.iter().sum();
    let hearing = run.culture.electrodes.iter().filter(|e| !e.hears.is_empty()).count();
    let _ = writeln!(
        out,
        "spikes per electrode: mean {:.1}, most {}, {} of {} electrodes hear a cell",
        total as f64 / heard.len() as f64,
        thousands(heard.iter().copied().max().unwrap_or(0)),
        hearing,
        heard.len()
    );
    if heard.len() <= LISTED {
        let listed: Vec<String> = run
            .culture
            .electrodes
            .iter()
            .zip(&heard)
            .map(|(e, n)| format!("{}: {}", e.id, thousands(*n)))
            .collect();
        let _ = writeln!(out, "  {}", listed.join("   "));
    }
}

/// Simulated time over wall time.
pub fn real_time_factor(run: &RunView) -> f64 {
    if run.wall_s > 0.0 { run.duration_ms / 1000.0 / run.wall_s } else { 0.0 }
}

fn speed(run: &RunView) -> String {
    let factor = real_time_factor(run);
    match factor {
        f if f <= 0.0 => "too short to time".into(),
        f if f >= 10.0 => format!("{f:.0} × real time"),
        f if f >= 0.1 => format!("{f:.2} × real time"),
        f => format!("{f:.4} × real time"),
    }
}

/// A time in the unit that reads best.
pub fn duration(ms: f64) -> String {
    match ms {
        t if t < 1000.0 => format!("{} ms", trimmed(t, 1)),
        t if t < 120_000.0 => format!("{} s", trimmed(t / 1000.0, 2)),
        t => format!("{} min", trimmed(t / 60_000.0, 1)),
    }
}

fn trimmed(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    text.trim_end_matches('0').trim_end_matches('.').into()
}

/// A count and what is counted.
pub fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// A count with a comma between groups of three digits.
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Values as bars of eight heights, the largest filling its cell.
fn sparkline(values: &[f64]) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = values.iter().fold(0.0_f64, |m, v| m.max(*v));
    let bar = |v: &f64| if most > 0.0 { BARS[((v / most * 7.0).round() as usize).min(7)] } else { BARS[0] };
    values.iter().map(bar).collect()
}

#[cfg(test)]
mod tests;
