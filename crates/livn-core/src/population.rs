//! Populations: named, contiguous blocks of cell ids.

use crate::{Gid, nearest};

/// One population: a name and its contiguous block of gids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationRange {
    /// Name, e.g. `EXC`.
    pub name: String,
    /// First gid.
    pub first: Gid,
    /// Number of cells; may be 0.
    pub count: u32,
}

impl PopulationRange {
    /// All gids of the population.
    pub fn gids(&self) -> std::ops::Range<Gid> {
        self.first..self.first + self.count
    }
}

/// The populations of a system, sorted by first gid; blocks do not overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PopulationTable {
    ranges: Vec<PopulationRange>,
}

/// What is wrong with a set of populations or a look-up in it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PopulationError {
    /// Two populations share a name.
    #[error("population {name:?} is listed twice; give each population its own name")]
    Duplicate {
        /// The shared name.
        name: String,
    },
    /// Two populations share gids.
    #[error("populations {a:?} and {b:?} overlap at gid {gid}; blocks of gids must be disjoint")]
    Overlap {
        /// Lower block.
        a: String,
        /// Upper block.
        b: String,
        /// First shared gid.
        gid: Gid,
    },
    /// Start plus count exceeds the range of a gid.
    #[error("population {name:?}: first gid {first} plus {count} cells exceeds {}", Gid::MAX)]
    TooLarge {
        /// Population.
        name: String,
        /// First gid.
        first: u64,
        /// Cells.
        count: u64,
    },
    /// No population of that name.
    #[error("unknown population {name:?}; known: {}{}", .known.join(", "), suggestion(.name, .known))]
    Unknown {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
}

fn suggestion(name: &str, known: &[String]) -> String {
    match nearest(name, known.iter().map(String::as_str), 1).first() {
        Some(best) => format!("; did you mean {best:?}?"),
        None => String::new(),
    }
}

impl PopulationTable {
    /// Build a table from blocks in any order.
    ///
    /// # Errors
    /// `Duplicate` for a repeated name, `TooLarge` beyond the gid type, `Overlap` for shared gids.
    pub fn new(mut ranges: Vec<PopulationRange>) -> Result<Self, PopulationError> {
        ranges.sort_by(|a, b| (a.first, a.count, &a.name).cmp(&(b.first, b.count, &b.name)));
        for (i, r) in ranges.iter().enumerate() {
            if r.first.checked_add(r.count).is_none() {
                let (first, count) = (u64::from(r.first), u64::from(r.count));
                return Err(PopulationError::TooLarge { name: r.name.clone(), first, count });
            }
            if ranges[..i].iter().any(|q| q.name == r.name) {
                return Err(PopulationError::Duplicate { name: r.name.clone() });
            }
            if let Some(p) = ranges[..i].iter().rev().find(|p| p.count > 0)
                && r.count > 0
                && p.first + p.count > r.first
            {
                return Err(PopulationError::Overlap { a: p.name.clone(), b: r.name.clone(), gid: r.first });
            }
        }
        Ok(Self { ranges })
    }

    /// Consecutive blocks from gid 0, in the order given.
    ///
    /// # Errors
    /// As [`PopulationTable::new`].
    pub fn consecutive<'a>(
        counts: impl IntoIterator<Item = (&'a str, u32)>,
    ) -> Result<Self, PopulationError> {
        let mut first: u64 = 0;
        let mut ranges = Vec::new();
        for (name, count) in counts {
            if first + u64::from(count) > u64::from(Gid::MAX) {
                return Err(PopulationError::TooLarge { name: name.into(), first, count: count.into() });
            }
            ranges.push(PopulationRange { name: name.into(), first: first as Gid, count });
            first += u64::from(count);
        }
        Self::new(ranges)
    }

    /// Populations in ascending order of gid.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &PopulationRange> {
        self.ranges.iter()
    }

    /// Number of populations.
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Whether there is no population.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Total number of cells.
    pub fn cell_count(&self) -> usize {
        self.ranges.iter().map(|r| r.count as usize).sum()
    }

    /// Index and block of the population called `name`.
    ///
    /// # Errors
    /// `Unknown` with the names there are.
    pub fn find(&self, name: &str) -> Result<(usize, &PopulationRange), PopulationError> {
        self.ranges.iter().enumerate().find(|(_, r)| r.name == name).ok_or_else(|| PopulationError::Unknown {
            name: name.into(),
            known: self.ranges.iter().map(|r| r.name.clone()).collect(),
        })
    }

    /// Index of the population that owns `gid`, if any.
    pub fn owner(&self, gid: Gid) -> Option<usize> {
        let i = self.ranges.partition_point(|r| r.first <= gid);
        (0..i).rev().find(|&k| self.ranges[k].gids().contains(&gid))
    }
}

#[cfg(test)]
mod tests;
