//! A system as reports show it.

use livn::io::{Mea, Site};
use livn::system::{MeaDocument, System};
use sha2::{Digest, Sha256};

use crate::report::manifest::SystemEntry;
use crate::report::view::{CellView, CultureView, ElectrodeView, PopulationView};

/// The electrode array that came with a system, if any.
pub(crate) fn mea_of(system: &System) -> Result<Option<Mea>, livn::io::Error> {
    system.documents().mea.as_ref().map(mea_from_document).transpose()
}

/// An array from its document.
pub(crate) fn mea_from_document(document: &MeaDocument) -> Result<Mea, livn::io::Error> {
    // Through the text, so that one reader checks both forms.
    let text = serde_json::to_string(document).unwrap_or_default();
    Mea::from_json(&text)
}

/// The somata of a system.
pub(crate) fn somata(system: &System) -> Vec<Site> {
    let place = |(gid, p): (&u32, &[f32; 3])| Site { gid: *gid, position_um: p.map(f64::from) };
    system.gids().iter().zip(system.positions_um()).map(place).collect()
}

/// `system` with the cells each electrode of `mea` hears at `sites`.
pub(crate) fn culture_view(system: &System, mea: Option<&Mea>, sites: &[Site]) -> CultureView {
    let electrodes = mea.map(|mea| {
        let heard = mea.members(sites);
        mea.electrodes()
            .iter()
            .zip(heard)
            .map(|(e, m)| ElectrodeView {
                id: e.id,
                x_um: e.position_um[0],
                y_um: e.position_um[1],
                hears: m.gids,
            })
            .collect()
    });
    CultureView {
        name: system.name().into(),
        populations: populations(system),
        cells: somata(system)
            .iter()
            .map(|s| CellView { gid: s.gid, x_um: s.position_um[0], y_um: s.position_um[1] })
            .collect(),
        synapses: system.edge_count() as u64,
        electrodes: electrodes.unwrap_or_default(),
        output_radius_um: mea.map_or(0.0, Mea::output_radius_um),
    }
}

fn populations(system: &System) -> Vec<PopulationView> {
    system
        .populations()
        .iter()
        .map(|p| PopulationView {
            name: p.name.clone(),
            first: p.first,
            count: p.count,
            inhibitory: livn::kind_of(system, &p.name) == livn::CellKind::Inh,
        })
        .collect()
}

/// The entry of a manifest.
pub(crate) fn system_entry(system: &System, path: Option<String>) -> SystemEntry {
    SystemEntry {
        name: system.name().into(),
        path,
        hash: hash(system),
        cells: system.cell_count() as u64,
        synapses: system.edge_count() as u64,
        electrodes: system.documents().mea.as_ref().map_or(0, |m| m.electrode_coordinates.len() as u64),
    }
}

/// SHA-256 over everything of a system that a simulation depends on: populations, positions, connections with
/// their rules, synapse places, electrodes. Numbers enter by their little-endian bytes, texts by length and bytes.
fn hash(system: &System) -> String {
    let mut sha = Sha256::new();
    for p in system.populations().iter() {
        text(&mut sha, &p.name);
        sha.update(p.first.to_le_bytes());
        sha.update(p.count.to_le_bytes());
    }
    for (gid, position) in system.gids().iter().zip(system.positions_um()) {
        sha.update(gid.to_le_bytes());
        for x in position {
            sha.update(x.to_le_bytes());
        }
    }
    for p in system.projections() {
        text(&mut sha, &p.pre().name);
        text(&mut sha, &p.post().name);
        text(&mut sha, &serde_json::to_string(p.rule()).unwrap_or_default());
        for e in p.edges() {
            sha.update(e.pre.to_le_bytes());
            sha.update(e.post.to_le_bytes());
            sha.update(e.distance_um.to_le_bytes());
            if let Some(s) = system.synapse_of(p, &e) {
                sha.update([s.kind, s.swc_type]);
                sha.update(s.section.to_le_bytes());
                sha.update(s.location.to_le_bytes());
            }
        }
    }
    text(&mut sha, &serde_json::to_string(&system.documents().mea).unwrap_or_default());
    sha.finalize().iter().map(|b| format!("{b:02x}")).collect::<Vec<_>>().concat()
}

fn text(sha: &mut Sha256, text: &str) {
    sha.update((text.len() as u64).to_le_bytes());
    sha.update(text.as_bytes());
}
