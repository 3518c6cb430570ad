//! Linear axes: which numbers to write and where.

use super::palette::{GRID, SOFT_INK};
use super::scene::{Anchor, Scene, Shape};

/// A rectangle of the picture with data coordinates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Panel {
    /// Left, top, width, height.
    pub frame: [f32; 4],
    /// Data at the left and right edge.
    pub x: [f64; 2],
    /// Data at the bottom and top edge.
    pub y: [f64; 2],
}

impl Panel {
    /// Place of a data x.
    pub fn px(&self, x: f64) -> f32 {
        self.frame[0] + ((x - self.x[0]) / span(self.x)) as f32 * self.frame[2]
    }

    /// Place of a data y.
    pub fn py(&self, y: f64) -> f32 {
        self.frame[1] + self.frame[3] - ((y - self.y[0]) / span(self.y)) as f32 * self.frame[3]
    }

    /// Vertical grid lines, and their numbers if `labels`.
    pub fn x_axis(&self, scene: &mut Scene, labels: bool) {
        let [_, top, _, height] = self.frame;
        for (value, text) in ticks(self.x, (self.frame[2] / 90.0) as usize) {
            let x = self.px(value);
            scene.add(Shape::Segments { ends: vec![[x, top, x, top + height]], width: 1.0, stroke: GRID });
            if labels {
                scene.text([x, top + height + 17.0], 12.0, Anchor::Middle, SOFT_INK, text);
            }
        }
    }

    /// Horizontal grid lines with their numbers.
    pub fn y_axis(&self, scene: &mut Scene) {
        let [left, _, width, height] = self.frame;
        for (value, text) in ticks(self.y, (height / 32.0) as usize) {
            let y = self.py(value);
            scene.add(Shape::Segments { ends: vec![[left, y, left + width, y]], width: 1.0, stroke: GRID });
            scene.text([left - 8.0, y + 4.0], 12.0, Anchor::End, SOFT_INK, text);
        }
    }
}

/// Extent of an axis; an axis of one point is one unit long.
fn span([low, high]: [f64; 2]) -> f64 {
    if high > low { high - low } else { 1.0 }
}

/// Smallest step of the series 1, 2, 5 with at most `count` steps in `range`.
pub(crate) fn nice_step(range: f64, count: usize) -> f64 {
    let raw = range / count.max(1) as f64;
    if !(raw.is_finite() && raw > 0.0) {
        return 1.0;
    }
    let decade = 10_f64.powf(raw.log10().floor());
    // 0.999: a range that is a whole number of steps must not lose one to rounding.
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * decade).find(|s| *s >= raw * 0.999).unwrap_or(raw)
}

/// Round numbers in a range with their texts.
fn ticks(range: [f64; 2], count: usize) -> Vec<(f64, String)> {
    let step = nice_step(span(range), count.max(2));
    let digits = (-step.log10().floor()).max(0.0) as usize;
    let first = (range[0] / step - 1e-9).ceil() as i64;
    let last = (range[1] / step + 1e-9).floor() as i64;
    (first..=last).map(|k| (k as f64 * step, format!("{:.digits$}", k as f64 * step))).collect()
}

#[cfg(test)]
mod tests;
