//! A uniform grid over the plane that finds the cells within reach.

/// Cells sorted into square boxes.
pub(super) struct Grid {
    origin: [f64; 2],
    side_um: f64,
    columns: usize,
    rows: usize,
    starts: Vec<u32>,
    members: Vec<u32>,
}

/// Cells of one box and the smallest possible planar distance to them, squared (µm²).
pub(super) struct Near<'a> {
    pub members: &'a [u32],
    pub squared_um2: f64,
}

impl Grid {
    /// Boxes small against `reach_um`, but with a few cells each on average.
    pub(super) fn new(positions: &[[f32; 3]], reach_um: f64) -> Self {
        let fold = |k: usize, f: fn(f64, f64) -> f64, start: f64| {
            positions.iter().fold(start, |a, p| f(a, f64::from(p[k])))
        };
        let origin = [fold(0, f64::min, f64::INFINITY), fold(1, f64::min, f64::INFINITY)];
        let extent = [
            (fold(0, f64::max, f64::NEG_INFINITY) - origin[0]).max(0.0),
            (fold(1, f64::max, f64::NEG_INFINITY) - origin[1]).max(0.0),
        ];
        // At most one box per cell: memory stays linear whatever the reach.
        let crowd = (extent[0] * extent[1] / positions.len().max(1) as f64).sqrt() * 2.0;
        let longest = extent[0].max(extent[1]);
        let side_um = (reach_um / 8.0).max(crowd).max(longest / positions.len().max(1) as f64).max(1e-3);
        let columns = (extent[0] / side_um) as usize + 1;
        let rows = (extent[1] / side_um) as usize + 1;
        let mut grid =
            Self { origin, side_um, columns, rows, starts: vec![0; columns * rows + 1], members: Vec::new() };
        let boxes: Vec<usize> = positions.iter().map(|p| grid.place(p)).collect();
        for b in &boxes {
            grid.starts[b + 1] += 1;
        }
        for b in 1..grid.starts.len() {
            grid.starts[b] += grid.starts[b - 1];
        }
        let mut next = grid.starts.clone();
        grid.members = vec![0; positions.len()];
        for (i, b) in boxes.iter().enumerate() {
            grid.members[next[*b] as usize] = i as u32;
            next[*b] += 1;
        }
        grid
    }

    /// Boxes that hold cells and touch the disk of `radius_um` around `center`, row by row.
    pub(super) fn near(&self, center: [f32; 3], radius_um: f64) -> impl Iterator<Item = Near<'_>> {
        let c = [f64::from(center[0]) - self.origin[0], f64::from(center[1]) - self.origin[1]];
        let span = move |k: usize, count: usize| {
            let low = ((c[k] - radius_um) / self.side_um).max(0.0).min(count as f64);
            let high = ((c[k] + radius_um) / self.side_um + 1.0).max(0.0).min(count as f64);
            low as usize..high as usize
        };
        let gap = move |k: usize, i: usize| {
            let low = i as f64 * self.side_um;
            // Rounding of the box number must not turn into a distance that is too large.
            ((low - c[k]).max(c[k] - low - self.side_um) - 1e-6 * self.side_um).max(0.0)
        };
        span(1, self.rows).flat_map(move |row| {
            span(0, self.columns).filter_map(move |column| {
                let b = row * self.columns + column;
                let members = &self.members[self.starts[b] as usize..self.starts[b + 1] as usize];
                let squared_um2 = gap(0, column).powi(2) + gap(1, row).powi(2);
                (!members.is_empty() && squared_um2 <= radius_um * radius_um)
                    .then_some(Near { members, squared_um2 })
            })
        })
    }

    fn place(&self, p: &[f32; 3]) -> usize {
        let at = |k: usize, count: usize| {
            (((f64::from(p[k]) - self.origin[k]) / self.side_um) as usize).min(count - 1)
        };
        at(1, self.rows) * self.columns + at(0, self.columns)
    }
}
