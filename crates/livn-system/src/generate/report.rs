//! What the generator did.

use serde::Serialize;

use super::connect::{Problem, Solution};
use crate::System;

/// A culture and how it came out.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The culture.
    pub system: System,
    /// One entry per projection, in the order of the system.
    pub report: Vec<ProjectionReport>,
}

/// Requested, expected and realised mean in-degree of one projection.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProjectionReport {
    /// Source population.
    pub pre: String,
    /// Destination population.
    pub post: String,
    /// Degree asked for.
    pub requested_degree: f64,
    /// Degree in expectation, given the positions.
    pub expected_degree: f64,
    /// Degree drawn.
    pub realised_degree: f64,
    /// Number of edges.
    pub edges: usize,
    /// Amplitude of the kernel.
    pub amplitude: f64,
    /// The degree asked for is all there are or more, so every pair is connected.
    pub all_to_all: bool,
    /// Nothing was drawn, so the nearest pair was connected.
    pub forced: bool,
}

impl ProjectionReport {
    /// A sentence for the user where the culture is not what was asked for.
    pub fn note(&self) -> Option<String> {
        let name = format!("{}->{}", self.pre, self.post);
        if self.all_to_all && self.requested_degree > self.expected_degree {
            return Some(format!(
                "{name}: degree {} exceeds the {} possible sources; all pairs are connected",
                self.requested_degree, self.expected_degree
            ));
        }
        if self.forced {
            return Some(format!("{name}: nothing was drawn; the nearest pair was connected"));
        }
        let short = self.requested_degree - self.expected_degree;
        (short > 0.01 * self.requested_degree).then(|| {
            format!(
                "{name}: degree {} is out of reach of the kernel; expected {:.3}",
                self.requested_degree, self.expected_degree
            )
        })
    }
}

pub(super) fn of(
    problem: &Problem<'_>,
    solution: &Solution,
    rows: &[Vec<(u32, f32)>],
    forced: bool,
) -> ProjectionReport {
    let edges: usize = rows.iter().map(Vec::len).sum();
    ProjectionReport {
        pre: problem.pre.into(),
        post: problem.post.into(),
        requested_degree: problem.degree,
        expected_degree: solution.expected_degree,
        realised_degree: edges as f64 / rows.len().max(1) as f64,
        edges,
        amplitude: solution.amplitude,
        all_to_all: solution.all_to_all,
        forced,
    }
}
