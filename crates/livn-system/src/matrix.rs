//! The connectivity matrix of the published API.

use indexmap::IndexMap;
use livn_core::Gid;

use crate::error::listed_near;
use crate::mersenne::Mersenne;
use crate::{System, SystemError};

impl System {
    /// Non-zero entries `(row, column, value)` of the connectivity matrix in the order they are drawn.
    ///
    /// Row is the index of the source cell, column that of the destination. The value is `s · u · weight`: s = -1
    /// for inhibitory projections, else +1; u uniform from the Mersenne Twister seeded with `seed`, one draw per
    /// edge, destinations outer; weight = `weights["PRE_POST"]` (`POST_PRE` where only that names a projection),
    /// 1 if absent. Repeated pairs appear repeatedly; the last one counts.
    ///
    /// # Errors
    /// `UnknownWeight` for a key that names no projection.
    pub fn connectivity_entries(
        &self,
        weights: &IndexMap<String, f64>,
        seed: u64,
    ) -> Result<Vec<(u32, u32, f32)>, SystemError> {
        let by_projection = self.projection_weights(weights)?;
        let mut random = Mersenne::new(seed);
        let mut entries = Vec::with_capacity(self.edge_count());
        for (p, weight) in self.projections().iter().zip(by_projection) {
            let scale = p.rule().kind.sign();
            for e in p.edges() {
                let value = scale * random.uniform() * weight;
                if let (Some(row), Some(column)) = (self.index_of(e.pre), self.index_of(e.post)) {
                    entries.push((row as u32, column as u32, value as f32));
                }
            }
        }
        Ok(entries)
    }

    /// Dense connectivity matrix, row-major `[n, n]`, rows sources, columns destinations; `gids` restricts both
    /// (after drawing, so values do not depend on it).
    ///
    /// # Errors
    /// `UnknownWeight` for a key that names no projection, `ForeignGid` for an absent cell.
    pub fn connectivity_matrix(
        &self,
        weights: &IndexMap<String, f64>,
        seed: u64,
        gids: Option<&[Gid]>,
    ) -> Result<Vec<f32>, SystemError> {
        const ABSENT: usize = usize::MAX;
        let chosen = gids.unwrap_or(self.gids());
        let mut place = vec![ABSENT; self.cell_count()];
        for (k, gid) in chosen.iter().enumerate() {
            let index = self.index_of(*gid).ok_or_else(|| SystemError::ForeignGid {
                gid: *gid,
                ranges: format!("{} cells of {}", self.cell_count(), self.name()),
            })?;
            place[index] = k;
        }
        let n = chosen.len();
        let mut matrix = vec![0f32; n * n];
        for (row, column, value) in self.connectivity_entries(weights, seed)? {
            let (row, column) = (place[row as usize], place[column as usize]);
            if row != ABSENT && column != ABSENT {
                matrix[row * n + column] = value;
            }
        }
        Ok(matrix)
    }

    /// One weight per projection; keys are checked.
    fn projection_weights(&self, weights: &IndexMap<String, f64>) -> Result<Vec<f64>, SystemError> {
        let mut out = vec![1.0; self.projections().len()];
        let names = self.projection_names();
        for (key, value) in weights {
            let forward = names.iter().position(|n| n == key);
            let reverse = || {
                let mut all = self.projections().iter();
                all.position(|p| format!("{}_{}", p.post().name, p.pre().name) == *key)
            };
            let found = forward.or_else(reverse).ok_or_else(|| SystemError::UnknownWeight {
                key: key.clone(),
                known: listed_near(key, names.iter().map(String::as_str)),
            })?;
            out[found] = *value;
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests;
