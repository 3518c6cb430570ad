//! Numbers that describe a run.

use super::view::{CultureView, RunView};

/// Activity of one population.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PopulationActivity {
    /// Name.
    pub name: String,
    /// Number of cells.
    pub cells: u32,
    /// Number of spikes.
    pub spikes: u64,
    /// Spikes per cell and second.
    pub mean_rate_hz: f64,
    /// Cells with at least one spike, as a fraction of all.
    pub active_fraction: f64,
}

/// Spikes per population, in the order of the populations.
pub fn population_activity(run: &RunView) -> Vec<PopulationActivity> {
    let counts = spikes_per_cell(run);
    run.culture
        .populations
        .iter()
        .map(|p| {
            let own = &counts[p.first as usize..(p.first + p.count) as usize];
            let spikes: u64 = own.iter().sum();
            let cells = f64::from(p.count.max(1));
            let seconds = run.duration_ms / 1000.0;
            PopulationActivity {
                name: p.name.clone(),
                cells: p.count,
                spikes,
                mean_rate_hz: if seconds > 0.0 { spikes as f64 / cells / seconds } else { 0.0 },
                active_fraction: own.iter().filter(|&&n| n > 0).count() as f64 / cells,
            }
        })
        .collect()
}

/// Number of spikes of every gid from 0 to the last gid of the culture.
pub fn spikes_per_cell(run: &RunView) -> Vec<u64> {
    let mut counts = vec![0; gid_count(&run.culture)];
    for &gid in &run.spikes.gid {
        if let Some(n) = counts.get_mut(gid as usize) {
            *n += 1;
        }
    }
    counts
}

/// Spikes heard by each electrode, in row order; a cell in range of several is counted by each.
pub fn spikes_per_electrode(run: &RunView) -> Vec<u64> {
    let counts = spikes_per_cell(run);
    let heard = |gid: &u32| counts.get(*gid as usize).copied().unwrap_or(0);
    run.culture.electrodes.iter().map(|e| e.hears.iter().map(heard).sum()).collect()
}

/// Fraction of all cells with at least one spike.
pub fn active_fraction(run: &RunView) -> f64 {
    let cells: u32 = run.culture.populations.iter().map(|p| p.count).sum();
    spikes_per_cell(run).iter().filter(|&&n| n > 0).count() as f64 / f64::from(cells.max(1))
}

/// Rate of one population (Hz per cell) in `bins` equal bins of the run.
pub fn population_rate_hz(run: &RunView, population: usize, bins: usize) -> Vec<f64> {
    let p = &run.culture.populations[population];
    let mut rate = vec![0.0; bins];
    let width_ms = run.duration_ms / bins as f64;
    if width_ms <= 0.0 || p.count == 0 {
        return rate;
    }
    let one = 1000.0 / (width_ms * f64::from(p.count));
    for (&gid, &t_ms) in run.spikes.gid.iter().zip(&run.spikes.t_ms) {
        if p.contains(gid) {
            // A spike at the very end of the run belongs to the last bin.
            rate[((t_ms / width_ms) as usize).min(bins - 1)] += one;
        }
    }
    rate
}

/// Width of the bins of a rate plot: about 100 over the run, at least 1 ms, from the series 1, 2, 5.
pub fn rate_bin_ms(duration_ms: f64) -> f64 {
    let aim = (duration_ms / 100.0).max(1.0);
    let decade = 10_f64.powf(aim.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * decade).find(|w| *w >= aim * 0.999).unwrap_or(aim)
}

fn gid_count(culture: &CultureView) -> usize {
    culture.populations.iter().map(|p| p.first as usize + p.count as usize).max().unwrap_or(0)
}

#[cfg(test)]
mod tests;
