//! Cells per population.

use indexmap::IndexMap;

use super::GenerateConfig;
use crate::SystemError;

/// Cells of each population: explicit counts as given, the rest of the total by ratio with largest remainder (the
/// earlier population first on ties).
///
/// # Errors
/// `Conflict` if explicit counts exceed the total, or ratios have no total or sum to 0 with cells left; `Value` for
/// numbers beyond the range of a gid.
pub fn cell_counts(config: &GenerateConfig) -> Result<IndexMap<String, u32>, SystemError> {
    let explicit: u64 = config.populations.values().filter_map(|p| p.count).sum();
    let total = config.total_cells.unwrap_or(explicit);
    let rest = total.checked_sub(explicit).ok_or(SystemError::Conflict {
        conflict: "Sum of explicit population counts exceeds total_cells",
        remedy: "raise total_cells or lower the counts",
    })?;
    if total >= u64::from(u32::MAX) {
        let value = total.to_string();
        return Err(SystemError::Value { what: "total_cells", allowed: "below 4294967295", value });
    }
    let ratio = |p: &super::PopulationConfig| if p.count.is_some() { 0.0 } else { p.ratio.unwrap_or(0.0) };
    let sum: f64 = config.populations.values().map(ratio).sum();
    if rest > 0 && sum <= 0.0 {
        return Err(SystemError::Conflict {
            conflict: "total_cells leaves cells to share out, but no population has a ratio above 0",
            remedy: "give a ratio to at least one population",
        });
    }
    let shares: Vec<f64> = config
        .populations
        .values()
        .map(|p| if rest == 0 { 0.0 } else { rest as f64 * ratio(p) / sum })
        .collect();
    let mut counts: Vec<u64> = shares.iter().map(|s| s.floor() as u64).collect();
    let mut order: Vec<usize> = (0..shares.len()).filter(|i| shares[*i] > 0.0).collect();
    order.sort_by(|a, b| shares[*b].fract().total_cmp(&shares[*a].fract()));
    let left = rest - counts.iter().sum::<u64>().min(rest);
    for i in order.iter().cycle().take(left as usize) {
        counts[*i] += 1;
    }
    let counted = config.populations.iter().zip(counts);
    Ok(counted.map(|((name, p), share)| (name.clone(), p.count.unwrap_or(share) as u32)).collect())
}
