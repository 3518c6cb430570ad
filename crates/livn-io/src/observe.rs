//! What a channel hears: its cells, their events, their share of its potential.

use livn_core::Gid;

use crate::mea::within;
use crate::site::squared_distance;
use crate::{Distance, Error, Mea, Site};

/// The cells of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Channel id.
    pub channel: i64,
    /// Cells with any site within the output radius, ascending, each once. May be empty.
    pub gids: Vec<Gid>,
}

/// The events one channel hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelEvents {
    /// Channel id.
    pub channel: i64,
    /// Positions in the events given, order kept. May be empty.
    pub events: Vec<usize>,
}

/// The share of one site in the potential of a channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// Cell of the site.
    pub gid: Gid,
    /// Distance from the electrode (µm).
    pub distance_um: f64,
    /// Potential per membrane current (µV/µA).
    pub gain_uv_per_ua: f64,
    /// Share of the sum of all gains of the channel (%).
    pub contribution_pct: f64,
}

impl Mea {
    /// The cells each channel hears: those with any site within the output radius. Every channel is listed,
    /// in row order, also when it hears nothing; a cell may belong to several channels.
    pub fn members(&self, sites: &[Site]) -> Vec<Membership> {
        self.electrodes()
            .iter()
            .map(|e| {
                let mut gids: Vec<Gid> = sites
                    .iter()
                    .filter(|s| {
                        within(squared_distance(e.position_um, s.position_um), self.output_radius_um())
                            .is_some()
                    })
                    .map(|s| s.gid)
                    .collect();
                gids.sort_unstable();
                gids.dedup();
                Membership { channel: e.id, gids }
            })
            .collect()
    }

    /// Which of the events of `gids` each channel hears. Any signal that runs along the events is split by
    /// indexing it with [`ChannelEvents::events`]. Cells without a site are heard by no channel.
    pub fn channel_recording(&self, sites: &[Site], gids: &[Gid]) -> Vec<ChannelEvents> {
        self.members(sites)
            .into_iter()
            .map(|m| ChannelEvents {
                channel: m.channel,
                events: (0..gids.len()).filter(|&i| m.gids.binary_search(&gids[i]).is_ok()).collect(),
            })
            .collect()
    }

    /// The sites in range of one channel with their share of its potential, nearest first.
    ///
    /// # Errors
    /// `UnknownChannel` with the ids there are.
    pub fn channel_contribution(&self, sites: &[Site], channel: i64) -> Result<Vec<Contribution>, Error> {
        let e = self.electrodes()[self.channel_row(channel)?];
        let mut table: Vec<Contribution> = sites
            .iter()
            .filter_map(|s| {
                let r = within(squared_distance(e.position_um, s.position_um), self.output_radius_um())?;
                let gain_uv_per_ua = self.conductor.recording_uv_per_ua(r);
                Some(Contribution { gid: s.gid, distance_um: r, gain_uv_per_ua, contribution_pct: 0.0 })
            })
            .collect();
        table.sort_by(|a, b| a.distance_um.total_cmp(&b.distance_um).then(a.gid.cmp(&b.gid)));
        let total: f64 = table.iter().map(|c| c.gain_uv_per_ua).sum();
        if total > 0.0 {
            for c in &mut table {
                c.contribution_pct = 100.0 * c.gain_uv_per_ua / total;
            }
        }
        Ok(table)
    }
}

/// Distances as fractions of `boundary_um`, optionally without the rows beyond it.
///
/// # Errors
/// `OutOfRange` or `NotFinite` unless the boundary is a positive number.
pub fn relative_distance(
    distances: &[Distance],
    boundary_um: f64,
    drop_beyond: bool,
) -> Result<Vec<Distance>, Error> {
    crate::error::positive("boundary_um", boundary_um)?;
    Ok(distances
        .iter()
        .filter(|d| !drop_beyond || d.distance_um <= boundary_um)
        .map(|d| Distance { distance_um: d.distance_um / boundary_um, ..*d })
        .collect())
}

#[cfg(test)]
mod tests;
