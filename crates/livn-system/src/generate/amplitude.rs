//! The amplitude that meets a requested degree.

use rayon::prelude::*;

use super::connect::{Problem, Solution, squared_um2};
use super::grid::Grid;

/// Resolution of the histogram of kernel exponents.
const BINS: usize = 1 << 16;
/// exp(600) is near the largest double; nothing farther away can be reached.
const LARGEST_EXPONENT: f64 = 600.0;
/// Share of the degree that may lie beyond the reach.
const TAIL: f64 = 1e-6;

/// Numbers of pairs by kernel exponent, 0 to `reach`.
struct Histogram {
    reach: f64,
    pairs: Vec<f64>,
    weights: Vec<f64>,
}

impl Histogram {
    fn new(problem: &Problem<'_>, reach: f64) -> Self {
        let radius_um = problem.kernel.radius_um(reach, problem.sigma_um);
        let grid = Grid::new(problem.sources, radius_um);
        let scale = BINS as f64 / reach;
        // Chunks of fixed size: the sum of whole numbers does not depend on threads.
        let counts = problem
            .targets
            .par_chunks(1024)
            .enumerate()
            .map(|(chunk, targets)| {
                let mut bins = vec![0u64; BINS];
                for (k, target) in targets.iter().enumerate() {
                    let own = problem.own_source(chunk * 1024 + k);
                    for near in grid.near(*target, radius_um) {
                        for &source in near.members.iter().filter(|s| Some(**s) != own) {
                            let squared = squared_um2(&problem.sources[source as usize], target);
                            let bin = (problem.kernel.exponent(squared, problem.sigma_um) * scale) as usize;
                            if let Some(slot) = bins.get_mut(bin) {
                                *slot += 1;
                            }
                        }
                    }
                }
                bins
            })
            .reduce(
                || vec![0u64; BINS],
                |mut a, b| {
                    a.iter_mut().zip(&b).for_each(|(a, b)| *a += b);
                    a
                },
            );
        let weights = (0..BINS).map(|b| libm::exp(-(b as f64 + 0.5) / scale)).collect();
        Self { reach, pairs: counts.iter().map(|n| *n as f64).collect(), weights }
    }

    /// Expected number of edges at amplitude `a`.
    fn edges(&self, a: f64, cutoff: Option<f64>) -> f64 {
        let width = self.reach / BINS as f64;
        // Pairs with A·w below the cutoff get nothing; the bin in which that happens counts in part.
        let limit = cutoff.filter(|c| *c > 0.0).map_or(BINS as f64, |c| libm::log(a / c) / width);
        if limit <= 0.0 {
            return 0.0;
        }
        let whole = (limit as usize).min(BINS);
        let sum: f64 = self.pairs[..whole].iter().zip(&self.weights).map(|(n, w)| n * (a * w).min(1.0)).sum();
        match (self.pairs.get(whole), self.weights.get(whole)) {
            (Some(n), Some(w)) => sum + (limit - whole as f64) * n * (a * w).min(1.0),
            _ => sum,
        }
    }

    /// Logarithm of the amplitude with the wanted number of edges; the largest possible if there is none.
    fn solve(&self, wanted: f64, cutoff: Option<f64>) -> f64 {
        let (mut low, mut high) = (-80.0, LARGEST_EXPONENT + 20.0);
        for _ in 0..64 {
            let middle = f64::midpoint(low, high);
            if self.edges(libm::exp(middle), cutoff) < wanted { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }
}

impl Problem<'_> {
    /// Solve for the amplitude. A degree of all possible sources or more means all-to-all.
    pub(super) fn solve(&self) -> Solution {
        let farthest = self.largest_exponent();
        if self.degree >= self.possible_degree() {
            let amplitude = libm::exp(farthest.min(LARGEST_EXPONENT));
            let expected = self.possible_degree();
            return Solution { amplitude, reach: farthest, all_to_all: true, expected_degree: expected };
        }
        let wanted = self.degree * self.targets.len() as f64;
        let mut reach: f64 = if self.cutoff.is_some() { 4.0 } else { 16.0 };
        loop {
            reach = reach.min(farthest.min(LARGEST_EXPONENT) * (1.0 + 1e-9) + 1e-9);
            let histogram = Histogram::new(self, reach);
            let log_amplitude = histogram.solve(wanted, self.cutoff);
            let amplitude = libm::exp(log_amplitude);
            let complete = match self.cutoff {
                Some(cutoff) if cutoff > 0.0 => log_amplitude - libm::log(cutoff) <= reach,
                _ => self.sources.len() as f64 * libm::exp(log_amplitude - reach) <= TAIL * self.degree,
            };
            if complete || reach >= farthest || reach >= LARGEST_EXPONENT {
                let expected_degree = histogram.edges(amplitude, self.cutoff) / self.targets.len() as f64;
                let needed = self.cutoff.filter(|c| *c > 0.0).map(|c| log_amplitude - libm::log(c));
                let reach = needed.map_or(reach, |needed| needed.clamp(0.0, reach));
                return Solution { amplitude, reach, all_to_all: false, expected_degree };
            }
            reach *= 2.0;
        }
    }

    /// Exponent no pair exceeds.
    fn largest_exponent(&self) -> f64 {
        let mut squared = 0.0;
        for k in 0..3 {
            let bounds = |cells: &[[f32; 3]]| {
                cells.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| {
                    (low.min(f64::from(p[k])), high.max(f64::from(p[k])))
                })
            };
            let ((a0, a1), (b0, b1)) = (bounds(self.sources), bounds(self.targets));
            squared += (a1 - b0).max(b1 - a0).powi(2);
        }
        self.kernel.exponent(squared, self.sigma_um)
    }
}
