//! Boxes.

use serde::Serialize;

/// An axis-aligned box (µm).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct BoundingBox {
    /// Corner with the smallest coordinates.
    pub min: [f64; 3],
    /// Corner with the largest coordinates.
    pub max: [f64; 3],
}

impl BoundingBox {
    /// The box with these opposite corners, in either order.
    pub fn from_corners(a: [f64; 3], b: [f64; 3]) -> Self {
        let mut out = Self { min: a, max: a };
        out.include(b);
        out
    }

    /// The smallest box around `points`; `None` without points.
    pub fn around(points: impl IntoIterator<Item = [f64; 3]>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let mut out = Self { min: first, max: first };
        points.for_each(|p| out.include(p));
        Some(out)
    }

    /// The smallest box around `boxes`; `None` without boxes.
    pub fn union(boxes: impl IntoIterator<Item = Self>) -> Option<Self> {
        Self::around(boxes.into_iter().flat_map(|b| [b.min, b.max]))
    }

    /// The box wider by `margin_um` on every side.
    #[must_use]
    pub fn padded(self, margin_um: f64) -> Self {
        Self { min: self.min.map(|x| x - margin_um), max: self.max.map(|x| x + margin_um) }
    }

    /// Midpoint.
    pub fn center(&self) -> [f64; 3] {
        std::array::from_fn(|k| f64::midpoint(self.min[k], self.max[k]))
    }

    /// Length of each side.
    pub fn extent(&self) -> [f64; 3] {
        std::array::from_fn(|k| self.max[k] - self.min[k])
    }

    fn include(&mut self, point: [f64; 3]) {
        for (k, x) in point.into_iter().enumerate() {
            self.min[k] = self.min[k].min(x);
            self.max[k] = self.max[k].max(x);
        }
    }
}
