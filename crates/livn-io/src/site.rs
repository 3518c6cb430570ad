//! Places on cells, and how far they are from channels.

use livn_core::Gid;

use crate::Electrode;

/// One place on one cell. A cell of several compartments has several sites with the same gid, in the order
/// of its sections.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    /// The cell.
    pub gid: Gid,
    /// Where the place is (µm).
    pub position_um: [f64; 3],
}

/// One row of a distance table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance {
    /// Channel id.
    pub channel: i64,
    /// Cell of the site.
    pub gid: Gid,
    /// Euclidean distance from channel to site (µm).
    pub distance_um: f64,
}

/// Distance of every site from every electrode: `[electrode · site]` rows, electrode-major, each in the
/// order given.
pub fn calculate_distances(electrodes: &[Electrode], sites: &[Site]) -> Vec<Distance> {
    let mut table = Vec::with_capacity(electrodes.len() * sites.len());
    for e in electrodes {
        table.extend(sites.iter().map(|s| Distance {
            channel: e.id,
            gid: s.gid,
            distance_um: squared_distance(e.position_um, s.position_um).sqrt(),
        }));
    }
    table
}

/// Squared distance (µm²) of two points.
pub(crate) fn squared_distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let [dx, dy, dz] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    dx * dx + dy * dy + dz * dz
}
