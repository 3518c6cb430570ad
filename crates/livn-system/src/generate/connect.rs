//! Drawing the edges of one projection.

use livn_core::PopulationRange;
use livn_core::random::{Stream, StreamKind};
use rayon::prelude::*;

use super::grid::{Grid, Near};
use super::{GenerateConfig, Kernel, identity};

/// Above this bound pairs are tried one by one, below it rejected pairs are skipped over.
const DENSE: f64 = 0.25;

/// Everything the edges of one projection depend on.
pub(super) struct Problem<'a> {
    pub pre: &'a str,
    pub post: &'a str,
    pub sources: &'a [[f32; 3]],
    pub targets: &'a [[f32; 3]],
    pub degree: f64,
    pub kernel: Kernel,
    pub sigma_um: f64,
    pub cutoff: Option<f64>,
    seed: u64,
    recurrent: bool,
}

/// The amplitude and what follows from it.
pub(super) struct Solution {
    pub amplitude: f64,
    /// Largest kernel exponent with a probability above 0.
    pub reach: f64,
    pub all_to_all: bool,
    pub expected_degree: f64,
}

/// Sources of one destination, ascending, with distances (µm).
type Row = Vec<(u32, f32)>;

pub(super) fn squared_um2(a: &[f32; 3], b: &[f32; 3]) -> f64 {
    (0..3).map(|k| (f64::from(a[k]) - f64::from(b[k])).powi(2)).sum()
}

impl<'a> Problem<'a> {
    pub(super) fn new(
        config: &GenerateConfig,
        pre: &'a PopulationRange,
        post: &'a PopulationRange,
        sources: &'a [[f32; 3]],
        targets: &'a [[f32; 3]],
        degree: f64,
    ) -> Self {
        let c = &config.connectivity;
        Self {
            pre: &pre.name,
            post: &post.name,
            sources,
            targets,
            degree,
            kernel: c.kernel,
            sigma_um: c.sigma_um,
            cutoff: c.cutoff,
            seed: config.random_seed,
            recurrent: pre == post && !c.allow_self_connections,
        }
    }

    /// The source that is destination `target` itself, where that may not be connected.
    pub(super) fn own_source(&self, target: usize) -> Option<u32> {
        self.recurrent.then_some(target as u32)
    }

    /// Largest in-degree there can be.
    pub(super) fn possible_degree(&self) -> f64 {
        (self.sources.len() - usize::from(self.recurrent)) as f64
    }

    /// The edges by destination, and whether the only one had to be forced because none was drawn.
    pub(super) fn draw(&self, solution: &Solution) -> (Vec<Row>, bool) {
        let radius_um = self.kernel.radius_um(solution.reach, self.sigma_um);
        let grid = Grid::new(self.sources, radius_um);
        let address = identity::name_hash(&format!("{}->{}", self.pre, self.post));
        let row = |target: usize| {
            let mut stream = Stream::new(self.seed, StreamKind::Connection, address, target as u32);
            let mut row = Row::new();
            if solution.all_to_all {
                self.everything(target, &mut row);
            } else {
                for near in grid.near(self.targets[target], radius_um) {
                    self.draw_box(target, &near, solution, &mut stream, &mut row);
                }
                row.sort_unstable_by_key(|(source, _)| *source);
            }
            row
        };
        let mut rows: Vec<Row> = (0..self.targets.len()).into_par_iter().map(row).collect();
        let forced = rows.iter().all(Vec::is_empty) && self.force_nearest(&mut rows);
        (rows, forced)
    }

    fn everything(&self, target: usize, row: &mut Row) {
        let own = self.own_source(target);
        let all = (0..self.sources.len() as u32).filter(|source| Some(*source) != own);
        row.extend(all.map(|source| (source, self.distance_um(source, target))));
    }

    /// Thinning: candidates appear with the largest probability of the box and stay with p / bound.
    fn draw_box(
        &self,
        target: usize,
        near: &Near<'_>,
        solution: &Solution,
        stream: &mut Stream,
        row: &mut Row,
    ) {
        let bound = self.probability(near.squared_um2, solution);
        if bound <= 0.0 {
            return;
        }
        let own = self.own_source(target);
        let mut accept = |source: u32, stream: &mut Stream, bound: f64| {
            let squared = squared_um2(&self.sources[source as usize], &self.targets[target]);
            // The draw happens in any case, so that the stream does not depend on rounding of p.
            let u = stream.uniform();
            if u * bound < self.probability(squared, solution) && Some(source) != own {
                row.push((source, squared.sqrt() as f32));
            }
        };
        if bound > DENSE {
            near.members.iter().for_each(|source| accept(*source, stream, 1.0));
            return;
        }
        let log_rest = libm::log1p(-bound);
        let mut next = 0usize;
        loop {
            let skip = libm::log(1.0 - stream.uniform()) / log_rest;
            if skip >= (near.members.len() - next) as f64 {
                return;
            }
            next += skip as usize;
            accept(near.members[next], stream, bound);
            next += 1;
            if next >= near.members.len() {
                return;
            }
        }
    }

    /// Connection probability at a squared distance (µm²).
    fn probability(&self, squared_um2: f64, solution: &Solution) -> f64 {
        let exponent = self.kernel.exponent(squared_um2, self.sigma_um);
        let p = (solution.amplitude * libm::exp(-exponent)).min(1.0);
        if self.cutoff.is_some_and(|cutoff| p < cutoff) { 0.0 } else { p }
    }

    /// A projection that was asked for has at least one edge: the shortest.
    fn force_nearest(&self, rows: &mut [Row]) -> bool {
        let mut best: Option<(f64, usize, u32)> = None;
        for (target, position) in self.targets.iter().enumerate() {
            let own = self.own_source(target);
            for (source, other) in (0u32..).zip(self.sources).filter(|(source, _)| Some(*source) != own) {
                let squared = squared_um2(other, position);
                if best.is_none_or(|(shortest, _, _)| squared < shortest) {
                    best = Some((squared, target, source));
                }
            }
        }
        match best {
            Some((squared, target, source)) => {
                rows[target].push((source, squared.sqrt() as f32));
                true
            }
            None => false,
        }
    }

    fn distance_um(&self, source: u32, target: usize) -> f32 {
        squared_um2(&self.sources[source as usize], &self.targets[target]).sqrt() as f32
    }
}
