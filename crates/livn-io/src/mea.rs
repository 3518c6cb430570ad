//! The multi-electrode array.

mod file;

use std::collections::BTreeMap;

use crate::error::{Error, finite, non_negative};
use crate::site::squared_distance;
use crate::{Conductor, Distance, Gain, Site, calculate_distances, electrode_array_coordinates};

/// One electrode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Electrode {
    /// Channel id; ids need not be dense or ascending.
    pub id: i64,
    /// Place (µm).
    pub position_um: [f64; 3],
}

/// How far a stimulation current is taken to reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputReach {
    /// Every site of the culture feels every electrode, whatever `input_radius_um` says. Published livn
    /// versions carry the radius in their files but never use it; results that are to match need this.
    #[default]
    Everywhere,
    /// Sites beyond `input_radius_um` feel nothing. Sharper than physics, but sparse.
    WithinRadius,
}

/// A multi-electrode array: stimulates with currents (µA), hears spikes and potentials (µV).
#[derive(Clone, Debug, PartialEq)]
pub struct Mea {
    electrodes: Vec<Electrode>,
    input_radius_um: f64,
    output_radius_um: f64,
    /// The medium between electrodes and cells.
    pub conductor: Conductor,
    /// Whether `input_radius_um` limits stimulation.
    pub input_reach: InputReach,
}

impl Default for Mea {
    /// 4 × 4 electrodes at a pitch of 1000 µm from (500, 500) in the plane z = 175, radii 250 µm.
    fn default() -> Self {
        Self {
            electrodes: electrode_array_coordinates(1000.0, 4, 4, 500.0, 500.0, 175.0),
            input_radius_um: 250.0,
            output_radius_um: 250.0,
            conductor: Conductor::default(),
            input_reach: InputReach::default(),
        }
    }
}

impl Mea {
    /// An array of `electrodes` that hears cells within `output_radius_um`.
    ///
    /// # Errors
    /// `NotFinite` for a coordinate or radius that is NaN or infinite, `OutOfRange` for a negative radius,
    /// `DuplicateChannel` for a repeated id.
    pub fn new(
        electrodes: Vec<Electrode>,
        input_radius_um: f64,
        output_radius_um: f64,
    ) -> Result<Self, Error> {
        let mut row_of = BTreeMap::new();
        for (row, e) in electrodes.iter().enumerate() {
            for (axis, value) in ["x", "y", "z"].into_iter().zip(e.position_um) {
                finite(format!("{axis} of electrode {}", e.id), value)?;
            }
            if let Some(first) = row_of.insert(e.id, row) {
                return Err(Error::DuplicateChannel { id: e.id, first, second: row });
            }
        }
        Ok(Self {
            electrodes,
            input_radius_um: non_negative("input_radius", input_radius_um)?,
            output_radius_um: non_negative("output_radius", output_radius_um)?,
            conductor: Conductor::default(),
            input_reach: InputReach::default(),
        })
    }

    /// The electrodes, in row order.
    pub fn electrodes(&self) -> &[Electrode] {
        &self.electrodes
    }

    /// Ids of the channels, in row order.
    pub fn channel_ids(&self) -> Vec<i64> {
        self.electrodes.iter().map(|e| e.id).collect()
    }

    /// Number of channels.
    pub fn num_channels(&self) -> usize {
        self.electrodes.len()
    }

    /// Stimulation radius (µm); see [`InputReach`].
    pub fn input_radius_um(&self) -> f64 {
        self.input_radius_um
    }

    /// Distance up to and including which an electrode hears a site (µm).
    pub fn output_radius_um(&self) -> f64 {
        self.output_radius_um
    }

    /// Row of the channel with this id.
    ///
    /// # Errors
    /// `UnknownChannel` with the ids there are.
    pub fn channel_row(&self, id: i64) -> Result<usize, Error> {
        self.electrodes
            .iter()
            .position(|e| e.id == id)
            .ok_or_else(|| Error::UnknownChannel { id, known: self.channel_ids() })
    }

    /// Distances of all sites from all electrodes, electrode-major.
    pub fn distances(&self, sites: &[Site]) -> Vec<Distance> {
        calculate_distances(&self.electrodes, sites)
    }

    /// Potential per command at each site, `[channel, site]` (mV/µA), one column per site in the order given.
    pub fn input_gain(&self, sites: &[Site]) -> Gain {
        let rows: Vec<usize> = (0..self.electrodes.len()).collect();
        self.input_gain_of_rows(&rows, sites)
    }

    /// [`Mea::input_gain`] restricted to some channel rows, for stimuli that use few channels of a large array.
    ///
    /// # Panics
    /// If a row does not exist.
    pub fn input_gain_of_rows(&self, rows: &[usize], sites: &[Site]) -> Gain {
        let r2 =
            |c: usize, s: usize| squared_distance(self.electrodes[rows[c]].position_um, sites[s].position_um);
        match self.input_reach {
            InputReach::Everywhere => Gain::from_fn(rows.len(), sites.len(), |c, s| {
                self.conductor.stimulation_mv_per_ua(r2(c, s).sqrt())
            }),
            InputReach::WithinRadius => Gain::sparse_from_fn(rows.len(), sites.len(), |c, s| {
                let r = within(r2(c, s), self.input_radius_um)?;
                Some(self.conductor.stimulation_mv_per_ua(r))
            }),
        }
    }

    /// Potential per membrane current at each site, `[channel, site]` (µV/µA), zero beyond the output radius.
    pub fn output_gain(&self, sites: &[Site]) -> Gain {
        Gain::sparse_from_fn(self.electrodes.len(), sites.len(), |c, s| {
            let r = within(
                squared_distance(self.electrodes[c].position_um, sites[s].position_um),
                self.output_radius_um,
            )?;
            Some(self.conductor.recording_uv_per_ua(r))
        })
    }

    /// [`Mea::output_gain`] from a table made by [`Mea::distances`].
    ///
    /// # Errors
    /// `DistanceRows` unless the table has the same number of rows for every channel.
    pub fn output_gain_from_distances(&self, distances: &[Distance]) -> Result<Gain, Error> {
        let channels = self.electrodes.len();
        let rows = distances.len();
        if (channels == 0 && rows > 0) || (channels > 0 && !rows.is_multiple_of(channels)) {
            return Err(Error::DistanceRows { rows, channels });
        }
        let sites = rows.checked_div(channels).unwrap_or(0);
        Ok(Gain::sparse_from_fn(channels, sites, |c, s| {
            let r = distances[c * sites + s].distance_um;
            (r <= self.output_radius_um).then(|| self.conductor.recording_uv_per_ua(r))
        }))
    }

    /// Extracellular potential (mV) at each site, `[step, site]`, for commands `[step, channel]` in µA.
    /// A batch `[batch, step, channel]` is passed as `batch · step` steps.
    ///
    /// # Errors
    /// `Shape` unless there are `steps · channels` commands.
    pub fn cell_stimulus<T: Copy + Into<f64>>(
        &self,
        sites: &[Site],
        steps: usize,
        commands_ua: &[T],
    ) -> Result<Vec<f64>, Error> {
        self.input_gain(sites).drive(steps, commands_ua)
    }

    /// Electrode potentials (µV), `[channel, frame]`, for membrane currents `[site, frame]` in µA, outward
    /// positive.
    ///
    /// # Errors
    /// `Shape` unless there are `sites · frames` currents.
    pub fn potential_recording<T: Copy + Into<f64>>(
        &self,
        sites: &[Site],
        frames: usize,
        currents_ua: &[T],
    ) -> Result<Vec<f64>, Error> {
        self.output_gain(sites).observe(frames, currents_ua)
    }
}

/// The distance if it is at most `radius_um`. The square root is taken only near or inside the radius.
pub(crate) fn within(squared_um2: f64, radius_um: f64) -> Option<f64> {
    if squared_um2 > radius_um * radius_um * (1.0 + 1e-12) {
        return None;
    }
    Some(squared_um2.sqrt()).filter(|r| *r <= radius_um)
}

#[cfg(test)]
mod tests;
