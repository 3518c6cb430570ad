//! Where the synapses of a population sit on its cells.

use livn_core::{Gid, PopulationRange};

use crate::SystemError;

/// One synapse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Synapse {
    /// Number within the cell.
    pub syn_id: u32,
    /// Code of [`crate::SynapseKind`].
    pub kind: u8,
    /// Code of [`crate::SectionKind`] (SWC type).
    pub swc_type: u8,
    /// Section index within the cell.
    pub section: i32,
    /// Relative position in the section, 0..1.
    pub location: f32,
    /// Layer index.
    pub layer: i16,
    /// Distance recorded with the synapse (µm), if there is one.
    pub distance_um: Option<f32>,
}

/// The synapses of one population, grouped by cell. A population without synapses has an empty table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SynapseTable {
    /// Cells that carry synapses, ascending.
    pub gids: Vec<Gid>,
    /// Offsets into the columns, one more than cells (or none at all).
    pub offsets: Vec<usize>,
    /// Synapse numbers.
    pub syn_ids: Vec<u32>,
    /// Codes of [`crate::SynapseKind`].
    pub kinds: Vec<u8>,
    /// Codes of [`crate::SectionKind`].
    pub swc_types: Vec<u8>,
    /// Section indices.
    pub sections: Vec<i32>,
    /// Relative positions in the section.
    pub locations: Vec<f32>,
    /// Layer indices.
    pub layers: Vec<i16>,
    /// Distances (µm); empty if not recorded.
    pub distances_um: Vec<f32>,
}

/// The synapses of one cell, a view into the columns.
#[derive(Clone, Copy, Debug)]
pub struct CellSynapses<'a> {
    table: &'a SynapseTable,
    start: usize,
    end: usize,
}

impl SynapseTable {
    /// Whether no cell carries an entry.
    pub fn is_empty(&self) -> bool {
        self.gids.is_empty()
    }

    /// Number of synapses.
    pub fn len(&self) -> usize {
        self.syn_ids.len()
    }

    /// The synapses of `gid`; `None` if the cell carries no entry.
    pub fn cell(&self, gid: Gid) -> Option<CellSynapses<'_>> {
        let first = *self.gids.first()?;
        // Tables normally list every cell, so the row is known without a search.
        let guess = gid.checked_sub(first)? as usize;
        let row = match self.gids.get(guess) {
            Some(found) if *found == gid => guess,
            _ => self.gids.binary_search(&gid).ok()?,
        };
        Some(CellSynapses { table: self, start: self.offsets[row], end: self.offsets[row + 1] })
    }

    /// Check the table against the population it belongs to.
    ///
    /// # Errors
    /// `SynapseColumn` for columns of different length, `GidOrder` and `ForeignGid` for bad cells.
    pub fn check(&self, population: &PopulationRange) -> Result<(), SystemError> {
        let count = self.syn_ids.len();
        let rows = if self.gids.is_empty() { self.offsets.len().min(1) } else { self.gids.len() + 1 };
        for (column, got, expected) in [
            ("the pointer", self.offsets.len(), rows),
            ("the range of the pointer", self.offsets.last().copied().unwrap_or(0), count),
            ("syn_types", self.kinds.len(), count),
            ("swc_types", self.swc_types.len(), count),
            ("syn_secs", self.sections.len(), count),
            ("syn_locs", self.locations.len(), count),
            ("syn_layers", self.layers.len(), count),
            ("syn_cdists", self.distances_um.len(), if self.distances_um.is_empty() { 0 } else { count }),
        ] {
            if got != expected {
                let population = population.name.clone();
                return Err(SystemError::SynapseColumn { population, column, got, expected });
            }
        }
        if let Some(w) = self.offsets.windows(2).find(|w| w[1] < w[0]) {
            let population = population.name.clone();
            let (got, expected) = (w[1], w[0]);
            return Err(SystemError::SynapseColumn { population, column: "a pointer entry", got, expected });
        }
        if let Some(w) = self.gids.windows(2).find(|w| w[1] <= w[0]) {
            return Err(SystemError::GidOrder { previous: w[0], gid: w[1] });
        }
        if let Some(gid) = self.gids.iter().find(|gid| !population.gids().contains(gid)) {
            let ranges = format!("{} {:?}", population.name, population.gids());
            return Err(SystemError::ForeignGid { gid: *gid, ranges });
        }
        Ok(())
    }

    /// Bring the cells into ascending order, which files need not keep.
    pub fn sort(&mut self) {
        if self.gids.is_sorted() {
            return;
        }
        let mut order: Vec<usize> = (0..self.gids.len()).collect();
        order.sort_by_key(|row| self.gids[*row]);
        let mut out = Self { offsets: vec![0], ..Self::default() };
        for row in order {
            out.gids.push(self.gids[row]);
            let cell = CellSynapses { table: self, start: self.offsets[row], end: self.offsets[row + 1] };
            cell.iter().for_each(|s| out.push(s));
            out.offsets.push(out.syn_ids.len());
        }
        *self = out;
    }

    /// The entries of selected cells only.
    pub(crate) fn restricted(&self, keep: impl Fn(Gid) -> bool) -> Self {
        let mut out = Self::default();
        for gid in self.gids.iter().copied().filter(|gid| keep(*gid)) {
            if out.offsets.is_empty() {
                out.offsets.push(0);
            }
            out.gids.push(gid);
            for synapse in self.cell(gid).into_iter().flat_map(CellSynapses::iter) {
                out.push(synapse);
            }
            out.offsets.push(out.syn_ids.len());
        }
        out
    }

    /// Append one synapse to the columns (the caller closes the row by pushing to `offsets`).
    pub fn push(&mut self, s: Synapse) {
        self.syn_ids.push(s.syn_id);
        self.kinds.push(s.kind);
        self.swc_types.push(s.swc_type);
        self.sections.push(s.section);
        self.locations.push(s.location);
        self.layers.push(s.layer);
        self.distances_um.extend(s.distance_um);
    }
}

impl<'a> CellSynapses<'a> {
    /// Number of synapses of the cell.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the cell has none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Positions of the cell's synapses in the columns of the table.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// All synapses of the cell in stored order.
    pub fn iter(self) -> impl Iterator<Item = Synapse> + use<'a> {
        (self.start..self.end).map(move |i| self.at(i))
    }

    /// The synapse numbered `syn_id`.
    pub fn find(self, syn_id: u32) -> Option<Synapse> {
        self.position(syn_id).map(|i| self.at(i))
    }

    /// Position in the columns of the table of the synapse numbered `syn_id`.
    pub fn position(self, syn_id: u32) -> Option<usize> {
        let ids = &self.table.syn_ids[self.start..self.end];
        // Numbers normally count from 0 in stored order.
        let position = match ids.get(syn_id as usize) {
            Some(id) if *id == syn_id => syn_id as usize,
            _ => ids.iter().position(|id| *id == syn_id)?,
        };
        Some(self.start + position)
    }

    fn at(self, i: usize) -> Synapse {
        let t = self.table;
        Synapse {
            syn_id: t.syn_ids[i],
            kind: t.kinds[i],
            swc_type: t.swc_types[i],
            section: t.sections[i],
            location: t.locations[i],
            layer: t.layers[i],
            distance_um: t.distances_um.get(i).copied(),
        }
    }
}
