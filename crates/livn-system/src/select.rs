//! Choosing subsets of cells.

use indexmap::IndexMap;
use livn_core::random::{Stream, StreamKind};
use livn_core::{Gid, PopulationRange};

use crate::error::listed_near;
use crate::{System, SystemError};

/// A chosen subset: ascending gids by population. Populations left with nothing are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Cells by population.
    pub gids: IndexMap<String, Vec<Gid>>,
}

/// What to choose.
#[derive(Clone, Debug, PartialEq)]
pub enum SelectionSpec {
    /// Everything.
    All,
    /// This many cells in all, shared out by population size (each share rounded half to even).
    Total(u64),
    /// This fraction of each population (at least one cell of each, unless it is <= 0).
    Fraction(f64),
    /// A share of each population; populations not mentioned give nothing.
    Shares(IndexMap<String, PopulationShare>),
    /// A stored selection by name.
    Stored(String),
    /// The cells inside these corners (µm, inclusive, in either order).
    Bounds([[f64; 2]; 2]),
}

/// A share of one population.
#[derive(Clone, Debug, PartialEq)]
pub enum PopulationShare {
    /// This many cells, at most all.
    Count(u64),
    /// This fraction, at least one cell unless it is <= 0.
    Fraction(f64),
    /// These cells.
    Gids(Vec<Gid>),
}

/// How cells are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SelectionMethod {
    /// The first cells of each population.
    #[default]
    First,
    /// Cells drawn without replacement; independent for each population, the same for the same seed.
    Random {
        /// Seed.
        seed: u64,
    },
    /// Cells around the centre of the culture: the nearest ones for a count, a centred box for a fraction.
    Patch,
}

impl Selection {
    /// Number of chosen cells.
    pub fn len(&self) -> usize {
        self.gids.values().map(Vec::len).sum()
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All chosen cells, ascending.
    pub fn sorted_gids(&self) -> Vec<Gid> {
        let mut all: Vec<Gid> = self.gids.values().flatten().copied().collect();
        all.sort_unstable();
        all
    }
}

impl System {
    /// Choose cells; `populations` restricts the choice to some populations. `None` means everything.
    ///
    /// # Errors
    /// `Population(Unknown)` for an unknown population, `ForeignGid` for a listed cell outside its population,
    /// `UnknownSelection` and `StaleSelection` for a stored selection, `Conflict` for per-population shares with
    /// the patch method or bounds with another, `Value` for a fraction that is not a number.
    pub fn selection(
        &self,
        spec: &SelectionSpec,
        populations: Option<&[&str]>,
        method: SelectionMethod,
    ) -> Result<Option<Selection>, SystemError> {
        let eligible = self.eligible(populations)?;
        let chosen = match (spec, method) {
            (SelectionSpec::All, _) if populations.is_none() => return Ok(None),
            (SelectionSpec::Stored(name), SelectionMethod::First) => {
                return self.stored_selection(name).map(Some);
            }
            (SelectionSpec::Stored(_), _) => {
                return Err(SystemError::Conflict {
                    conflict: "a stored selection is already a list of cells",
                    remedy: "leave the method away",
                });
            }
            (SelectionSpec::Shares(_), SelectionMethod::Patch) => {
                return Err(SystemError::Conflict {
                    conflict: "shares of populations are ambiguous with the patch method",
                    remedy: "give one number or fraction, or use the first or random method",
                });
            }
            (SelectionSpec::Bounds(corners), SelectionMethod::Patch) => self.inside(*corners, &eligible),
            (SelectionSpec::Bounds(_), _) => {
                return Err(SystemError::Conflict {
                    conflict: "bounds need the patch method",
                    remedy: "set the method to patch",
                });
            }
            (SelectionSpec::Total(count), SelectionMethod::Patch) => self.nearest_center(*count, &eligible),
            (SelectionSpec::Fraction(fraction), SelectionMethod::Patch) => {
                self.center_box(number(*fraction)?, &eligible)
            }
            _ => self.shares(spec, method, &eligible)?,
        };
        Ok(Some(grouped(chosen, &eligible)))
    }

    /// The sub-system of the chosen cells and the edges between them. Gids and ranges are kept.
    #[must_use]
    pub fn select(&self, selection: &Selection) -> System {
        let keep = selection.sorted_gids();
        let has = |gid: Gid| keep.binary_search(&gid).is_ok();
        let mut parts = self.parts().clone();
        let cells = self.gids().iter().zip(self.positions_um()).filter(|(gid, _)| has(**gid));
        (parts.gids, parts.positions_um) = cells.map(|(gid, p)| (*gid, *p)).unzip();
        parts.projections = self.projections().iter().map(|p| p.restricted(has)).collect();
        parts.synapses = self.parts().synapses.iter().map(|t| t.restricted(has)).collect();
        System::from_checked(parts)
    }

    /// Fraction of the edges onto chosen cells that come from chosen cells; `None` if there are none.
    pub fn retained_in_degree(&self, selection: &Selection) -> Option<f64> {
        let keep = selection.sorted_gids();
        let has = |gid: &Gid| keep.binary_search(gid).is_ok();
        let (mut all, mut kept) = (0usize, 0usize);
        for p in self.projections() {
            for post in p.destinations().filter(|post| has(post)) {
                all += p.incoming(post).len();
                kept += p.edges_onto(post).filter(|e| has(&e.pre)).count();
            }
        }
        (all > 0).then(|| kept as f64 / all as f64)
    }

    /// Names of the stored selections, sorted.
    pub fn selections(&self) -> Vec<&str> {
        self.documents().selections.keys().map(String::as_str).collect()
    }

    /// The stored selection called `name`, checked against this system.
    ///
    /// # Errors
    /// `UnknownSelection`, `StaleSelection` if it was made for another graph, `ForeignGid`, unknown population.
    pub fn stored_selection(&self, name: &str) -> Result<Selection, SystemError> {
        let stored = &self.documents().selections;
        let document = stored.get(name).ok_or_else(|| SystemError::UnknownSelection {
            name: name.into(),
            stored: listed_near(name, stored.keys().map(String::as_str)),
        })?;
        let present = self.documents().graph.as_ref().map(crate::GraphDocument::uuid);
        if let (Some(recorded), Some(present)) =
            (document.meta.get("graph").and_then(|g| g.as_str()), present)
            && recorded != present
        {
            return Err(SystemError::StaleSelection {
                name: name.into(),
                recorded: recorded.into(),
                present: present.into(),
            });
        }
        let eligible = self.eligible(None)?;
        let mut chosen = Vec::new();
        for (population, gids) in &document.gids {
            self.members(population)?;
            let range = self.populations().find(population)?.1;
            chosen.extend(self.listed_gids(range, gids)?);
        }
        Ok(grouped(chosen, &eligible))
    }

    fn eligible(&self, populations: Option<&[&str]>) -> Result<Vec<&PopulationRange>, SystemError> {
        let mut out: Vec<&PopulationRange> = match populations {
            Some(names) => {
                names.iter().map(|n| self.populations().find(n).map(|(_, r)| r)).collect::<Result<_, _>>()?
            }
            None => self.populations().iter().collect(),
        };
        // Alphabetical, the order in which systems list their populations.
        out.sort_by(|a, b| a.name.cmp(&b.name));
        out.dedup();
        Ok(out)
    }

    fn shares(
        &self,
        spec: &SelectionSpec,
        method: SelectionMethod,
        eligible: &[&PopulationRange],
    ) -> Result<Vec<Gid>, SystemError> {
        let total: usize = eligible.iter().map(|p| self.present(p).len()).sum();
        if let SelectionSpec::Shares(shares) = spec {
            for name in shares.keys() {
                self.populations().find(name)?;
            }
        }
        let mut chosen = Vec::new();
        for population in eligible {
            let members = self.present(population);
            let count = members.len();
            let wanted = match spec {
                SelectionSpec::Total(n) => {
                    let share = *n as f64 * count as f64 / (total.max(1)) as f64;
                    (share.round_ties_even() as usize).min(count)
                }
                SelectionSpec::Fraction(f) => fraction_of(number(*f)?, count),
                SelectionSpec::Shares(shares) => match shares.get(&population.name) {
                    None => 0,
                    Some(PopulationShare::Count(n)) => (*n).min(count as u64) as usize,
                    Some(PopulationShare::Fraction(f)) => fraction_of(number(*f)?, count),
                    Some(PopulationShare::Gids(gids)) => {
                        chosen.extend(self.listed_gids(population, gids)?);
                        continue;
                    }
                },
                _ => count,
            };
            match method {
                SelectionMethod::Random { seed } => {
                    chosen.extend(drawn(members, wanted, seed, crate::generate::name_hash(&population.name)));
                }
                _ => chosen.extend(&members[..wanted]),
            }
        }
        Ok(chosen)
    }

    fn present(&self, population: &PopulationRange) -> &[Gid] {
        let range = population.gids();
        let gids = self.gids();
        &gids[gids.partition_point(|g| *g < range.start)..gids.partition_point(|g| *g < range.end)]
    }

    fn listed_gids(&self, population: &PopulationRange, gids: &[Gid]) -> Result<Vec<Gid>, SystemError> {
        let mut sorted = gids.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        match sorted.iter().find(|g| !population.gids().contains(g) || self.index_of(**g).is_none()) {
            Some(gid) => {
                let ranges = format!("{} {:?}", population.name, population.gids());
                Err(SystemError::ForeignGid { gid: *gid, ranges })
            }
            None => Ok(sorted),
        }
    }

    fn planar(&self, eligible: &[&PopulationRange]) -> Vec<(Gid, [f64; 2])> {
        let gids = eligible.iter().flat_map(|p| self.present(p).iter().copied());
        gids.filter_map(|gid| self.position_um(gid).map(|p| (gid, [p[0], p[1]]))).collect()
    }

    fn inside(&self, corners: [[f64; 2]; 2], eligible: &[&PopulationRange]) -> Vec<Gid> {
        let within = |p: [f64; 2], k: usize| {
            let (a, b) = (corners[0][k], corners[1][k]);
            (a.min(b)..=a.max(b)).contains(&p[k])
        };
        let cells = self.planar(eligible).into_iter();
        cells.filter(|(_, p)| within(*p, 0) && within(*p, 1)).map(|(gid, _)| gid).collect()
    }

    fn center_box(&self, fraction: f64, eligible: &[&PopulationRange]) -> Vec<Gid> {
        let cells = self.planar(eligible);
        let Some(bounds) = crate::BoundingBox::around(cells.iter().map(|(_, p)| [p[0], p[1], 0.0])) else {
            return Vec::new();
        };
        if fraction <= 0.0 {
            return Vec::new();
        }
        if fraction >= 1.0 {
            return cells.into_iter().map(|(gid, _)| gid).collect();
        }
        let (center, extent) = (bounds.center(), bounds.extent());
        let half = |k: usize| extent[k] * fraction.sqrt() / 2.0;
        let corner = |sign: f64| [center[0] + sign * half(0), center[1] + sign * half(1)];
        self.inside([corner(-1.0), corner(1.0)], eligible)
    }

    fn nearest_center(&self, count: u64, eligible: &[&PopulationRange]) -> Vec<Gid> {
        let mut cells = self.planar(eligible);
        let Some(bounds) = crate::BoundingBox::around(cells.iter().map(|(_, p)| [p[0], p[1], 0.0])) else {
            return Vec::new();
        };
        let c = bounds.center();
        let squared = |p: [f64; 2]| (p[0] - c[0]).powi(2) + (p[1] - c[1]).powi(2);
        cells.sort_by(|a, b| squared(a.1).total_cmp(&squared(b.1)).then(a.0.cmp(&b.0)));
        cells.into_iter().take(count.min(usize::MAX as u64) as usize).map(|(gid, _)| gid).collect()
    }
}

fn number(fraction: f64) -> Result<f64, SystemError> {
    if fraction.is_nan() {
        let value = fraction.to_string();
        return Err(SystemError::Value { what: "the fraction", allowed: "a number", value });
    }
    Ok(fraction)
}

fn fraction_of(fraction: f64, count: usize) -> usize {
    if fraction <= 0.0 || count == 0 {
        return 0;
    }
    if fraction >= 1.0 {
        return count;
    }
    ((fraction * count as f64).round_ties_even() as usize).max(1)
}

/// `wanted` of `members` without replacement (partial Fisher-Yates), ascending.
fn drawn(members: &[Gid], wanted: usize, seed: u64, population: u32) -> Vec<Gid> {
    let mut stream = Stream::new(seed, StreamKind::Selection, population, 0);
    let mut pool = members.to_vec();
    for i in 0..wanted {
        let rest = (pool.len() - i) as u32;
        pool.swap(i, i + stream.below(rest) as usize);
    }
    pool.truncate(wanted);
    pool.sort_unstable();
    pool
}

fn grouped(mut gids: Vec<Gid>, eligible: &[&PopulationRange]) -> Selection {
    gids.sort_unstable();
    gids.dedup();
    let mut out = Selection::default();
    for population in eligible {
        let range = population.gids();
        let members: Vec<Gid> = gids.iter().copied().filter(|g| range.contains(g)).collect();
        if !members.is_empty() {
            out.gids.insert(population.name.clone(), members);
        }
    }
    out
}

#[cfg(test)]
mod tests;
