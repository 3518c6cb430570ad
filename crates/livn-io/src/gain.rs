//! The matrix between channels and sites.

use crate::Error;

/// Gains over (channel, site), dense or sparse by rows, whichever was built.
///
/// Products accumulate in ascending order of channel (drive) or site (observe), so that dense and sparse
/// forms of one matrix give the same bits.
#[derive(Clone, Debug, PartialEq)]
pub struct Gain {
    channels: usize,
    sites: usize,
    storage: Storage,
}

#[derive(Clone, Debug, PartialEq)]
enum Storage {
    /// `[channel, site]`, row-major.
    Dense(Vec<f64>),
    /// Row `c` holds `columns[start[c]..start[c + 1]]`, ascending.
    Rows { start: Vec<usize>, columns: Vec<u32>, values: Vec<f64> },
}

impl Gain {
    /// A dense matrix from `[channel, site]` values, row-major.
    ///
    /// # Errors
    /// `Shape` unless there are `channels · sites` values; `NotFinite` for a NaN or infinite gain.
    pub fn dense(channels: usize, sites: usize, values: Vec<f64>) -> Result<Self, Error> {
        check_len("gain", &[("channel", channels), ("site", sites)], values.len())?;
        if let Some(i) = values.iter().position(|v| !v.is_finite()) {
            let what = format!("gain of channel row {}, site {}", i / sites, i % sites);
            return Err(Error::NotFinite { what, value: values[i] });
        }
        Ok(Self { channels, sites, storage: Storage::Dense(values) })
    }

    /// A dense matrix from a function of (channel row, site).
    pub(crate) fn from_fn(channels: usize, sites: usize, gain: impl Fn(usize, usize) -> f64) -> Self {
        let gain = &gain;
        let values = (0..channels).flat_map(|c| (0..sites).map(move |s| gain(c, s))).collect();
        Self { channels, sites, storage: Storage::Dense(values) }
    }

    /// A sparse matrix from a function that is `None` where the gain is zero.
    pub(crate) fn sparse_from_fn(
        channels: usize,
        sites: usize,
        gain: impl Fn(usize, usize) -> Option<f64>,
    ) -> Self {
        let (mut start, mut columns, mut values) = (vec![0], Vec::new(), Vec::new());
        for c in 0..channels {
            for s in 0..sites {
                if let Some(g) = gain(c, s) {
                    columns.push(s as u32);
                    values.push(g);
                }
            }
            start.push(columns.len());
        }
        Self { channels, sites, storage: Storage::Rows { start, columns, values } }
    }

    /// Number of channels (rows).
    pub fn channels(&self) -> usize {
        self.channels
    }

    /// Number of sites (columns).
    pub fn sites(&self) -> usize {
        self.sites
    }

    /// Number of stored gains.
    pub fn stored(&self) -> usize {
        match &self.storage {
            Storage::Dense(values) | Storage::Rows { values, .. } => values.len(),
        }
    }

    /// Gain of one channel row at one site; zero where nothing is stored.
    ///
    /// # Panics
    /// If the row or the site does not exist.
    pub fn get(&self, channel: usize, site: usize) -> f64 {
        assert!(
            channel < self.channels && site < self.sites,
            "({channel}, {site}) is outside the gain matrix"
        );
        match &self.storage {
            Storage::Dense(values) => values[channel * self.sites + site],
            Storage::Rows { start, columns, values } => {
                let row = start[channel]..start[channel + 1];
                match columns[row.clone()].binary_search(&(site as u32)) {
                    Ok(i) => values[row.start + i],
                    Err(_) => 0.0,
                }
            }
        }
    }

    /// Stored gains of one channel row as (site, gain), ascending by site.
    ///
    /// # Panics
    /// If the row does not exist.
    pub fn row(&self, channel: usize) -> impl Iterator<Item = (usize, f64)> {
        let (columns, values) = match &self.storage {
            Storage::Dense(values) => (None, &values[channel * self.sites..(channel + 1) * self.sites]),
            Storage::Rows { start, columns, values } => {
                let row = start[channel]..start[channel + 1];
                (Some(&columns[row.clone()]), &values[row])
            }
        };
        values.iter().enumerate().map(move |(i, &g)| (columns.map_or(i, |c| c[i] as usize), g))
    }

    /// The whole matrix, `[channel, site]`, row-major.
    pub fn to_dense(&self) -> Vec<f64> {
        let mut out = vec![0.0; self.channels * self.sites];
        for c in 0..self.channels {
            for (s, g) in self.row(c) {
                out[c * self.sites + s] = g;
            }
        }
        out
    }

    /// `inputs · G`: `[step, channel]` commands to `[step, site]` drive. A leading batch axis is more steps.
    ///
    /// # Errors
    /// `Shape` unless `inputs` holds `steps · channels` values.
    pub fn drive<T: Copy + Into<f64>>(&self, steps: usize, inputs: &[T]) -> Result<Vec<f64>, Error> {
        check_len("channel inputs", &[("step", steps), ("channel", self.channels)], inputs.len())?;
        let mut out = vec![0.0; steps * self.sites];
        for (step, drive) in out.chunks_exact_mut(self.sites.max(1)).enumerate() {
            for c in 0..self.channels {
                let command: f64 = inputs[step * self.channels + c].into();
                if command != 0.0 {
                    self.row(c).for_each(|(s, g)| drive[s] += command * g);
                }
            }
        }
        Ok(out)
    }

    /// `G · currents`: `[site, frame]` sources to `[channel, frame]` potentials.
    ///
    /// # Errors
    /// `Shape` unless `currents` holds `sites · frames` values.
    pub fn observe<T: Copy + Into<f64>>(&self, frames: usize, currents: &[T]) -> Result<Vec<f64>, Error> {
        check_len("membrane currents", &[("site", self.sites), ("frame", frames)], currents.len())?;
        let mut out = vec![0.0; self.channels * frames];
        for (c, potential) in out.chunks_exact_mut(frames.max(1)).enumerate() {
            for (s, g) in self.row(c) {
                let source = &currents[s * frames..(s + 1) * frames];
                potential.iter_mut().zip(source).for_each(|(p, &i)| *p += g * i.into());
            }
        }
        Ok(out)
    }

    /// Adjoint of [`Gain::drive`]: the gradient with respect to `[step, channel]` commands of a loss whose
    /// gradient with respect to the `[step, site]` drive is `drive_bar`.
    ///
    /// # Errors
    /// `Shape` unless `drive_bar` holds `steps · sites` values.
    pub fn drive_adjoint(&self, steps: usize, drive_bar: &[f64]) -> Result<Vec<f64>, Error> {
        check_len("drive gradient", &[("step", steps), ("site", self.sites)], drive_bar.len())?;
        let dot = |bar: &[f64], c: usize| self.row(c).map(|(s, g)| g * bar[s]).sum::<f64>();
        Ok(drive_bar
            .chunks_exact(self.sites.max(1))
            .flat_map(|bar| (0..self.channels).map(move |c| dot(bar, c)))
            .collect())
    }
}

fn check_len(what: &'static str, axes: &[(&str, usize)], got: usize) -> Result<(), Error> {
    let expected = axes.iter().fold(1_usize, |n, (_, len)| n.saturating_mul(*len));
    if expected == got {
        return Ok(());
    }
    let named: Vec<String> = axes.iter().map(|(name, len)| format!("{len} {name}s")).collect();
    Err(Error::Shape { what, shape: named.join(" × "), expected, got })
}

#[cfg(test)]
mod tests;
