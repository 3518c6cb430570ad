//! Letters as outlines, from the embedded font.

use tiny_skia::{Path, PathBuilder, Transform};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::scene::{Anchor, Weight};

// Roboto, Apache License 2.0 (fonts/LICENSE-Roboto), reduced to Latin, Greek and the signs used here.
static REGULAR: &[u8] = include_bytes!("../../../fonts/Roboto-Regular.ttf");
static MEDIUM: &[u8] = include_bytes!("../../../fonts/Roboto-Medium.ttf");

/// Width of `text` at `size`.
pub(crate) fn width(text: &str, size: f32, weight: Weight) -> f32 {
    face(weight).map_or(0.0, |face| {
        text.chars().map(|c| advance(&face, glyph(&face, c))).sum::<f32>() * scale(&face, size)
    })
}

/// Outline of `text` with its base point at the origin, y downwards.
pub(crate) fn outline(text: &str, size: f32, weight: Weight, anchor: Anchor, upwards: bool) -> Option<Path> {
    let face = face(weight)?;
    let mut pen = Pen { path: PathBuilder::new(), x: 0.0 };
    for c in text.chars() {
        let id = glyph(&face, c);
        face.outline_glyph(id, &mut pen);
        pen.x += advance(&face, id);
    }
    let shift = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => -pen.x / 2.0,
        Anchor::End => -pen.x,
    };
    let scale = scale(&face, size);
    let turn = if upwards { Transform::from_rotate(-90.0) } else { Transform::identity() };
    // Fonts have y upwards.
    pen.path.finish()?.transform(turn.pre_scale(scale, -scale).pre_translate(shift, 0.0))
}

/// The embedded font; a test reads both, so that `None` cannot happen with the files of this crate.
fn face(weight: Weight) -> Option<Face<'static>> {
    let data = match weight {
        Weight::Regular => REGULAR,
        Weight::Medium => MEDIUM,
    };
    Face::parse(data, 0).ok()
}

fn glyph(face: &Face<'_>, c: char) -> GlyphId {
    face.glyph_index(c).unwrap_or_default()
}

fn advance(face: &Face<'_>, id: GlyphId) -> f32 {
    f32::from(face.glyph_hor_advance(id).unwrap_or(0))
}

fn scale(face: &Face<'_>, size: f32) -> f32 {
    size / f32::from(face.units_per_em())
}

/// Appends glyph outlines at the current advance.
struct Pen {
    path: PathBuilder,
    x: f32,
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path.quad_to(self.x + x1, y1, self.x + x, y);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.path.cubic_to(self.x + x1, y1, self.x + x2, y2, self.x + x, y);
    }
    fn close(&mut self) {
        self.path.close();
    }
}
