//! Pixels, through tiny-skia.

use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::scene::{Color, Scene, Shape};
use super::{PictureError, text};

/// Marks per path: longer paths make the rasteriser sort more edges at once.
const CHUNK: usize = 4096;

/// `scene` as PNG bytes, `scale` pixels per unit.
pub(crate) fn draw(scene: &Scene, scale: f32) -> Result<Vec<u8>, PictureError> {
    let [width, height] = scene.size.map(|s| (s * scale).ceil() as u32);
    let mut canvas = Pixmap::new(width, height).ok_or(PictureError::Size { width, height })?;
    for shape in &scene.shapes {
        draw_shape(&mut canvas, Transform::from_scale(scale, scale), shape);
    }
    canvas.encode_png().map_err(|_| PictureError::Size { width, height })
}

fn draw_shape(canvas: &mut Pixmap, transform: Transform, shape: &Shape) {
    match shape {
        Shape::Rect { frame, radius, fill } => {
            fill_path(canvas, transform, rounded(*frame, *radius), *fill);
        }
        Shape::Area { points, fill } => fill_path(canvas, transform, polygon(points, true), *fill),
        Shape::Line { points, width, stroke } => {
            stroke_path(canvas, transform, polygon(points, false), *width, *stroke);
        }
        Shape::Segments { ends, width, stroke } => {
            for chunk in ends.chunks(CHUNK) {
                let mut path = PathBuilder::new();
                for [x0, y0, x1, y1] in chunk {
                    path.move_to(*x0, *y0);
                    path.line_to(*x1, *y1);
                }
                stroke_path(canvas, transform, path.finish(), *width, *stroke);
            }
        }
        Shape::Dots { centres, radius, fill } => {
            for chunk in centres.chunks(CHUNK) {
                let mut path = PathBuilder::new();
                for [x, y] in chunk {
                    path.push_circle(*x, *y, *radius);
                }
                fill_path(canvas, transform, path.finish(), *fill);
            }
        }
        Shape::Ring { centre: [x, y], radius, width, stroke } => {
            stroke_path(canvas, transform, PathBuilder::from_circle(*x, *y, *radius), *width, *stroke);
        }
        Shape::Text { at: [x, y], size, anchor, weight, fill, upwards, text } => {
            let outline = text::outline(text, *size, *weight, *anchor, *upwards);
            fill_path(canvas, transform.pre_translate(*x, *y), outline, *fill);
        }
    }
}

// A path without extent (an empty text, no points) is nothing to draw.
fn fill_path(canvas: &mut Pixmap, transform: Transform, path: Option<Path>, color: Color) {
    if let Some(path) = path {
        canvas.fill_path(&path, &paint(color), FillRule::Winding, transform, None);
    }
}

fn stroke_path(canvas: &mut Pixmap, transform: Transform, path: Option<Path>, width: f32, color: Color) {
    if let Some(path) = path {
        let stroke =
            Stroke { width, line_cap: LineCap::Butt, line_join: LineJoin::Round, ..Stroke::default() };
        canvas.stroke_path(&path, &paint(color), &stroke, transform, None);
    }
}

fn paint(color: Color) -> Paint<'static> {
    let [r, g, b] = color.rgb;
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(r, g, b, (color.alpha * 255.0).round() as u8);
    paint
}

fn polygon(points: &[[f32; 2]], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (i, [x, y]) in points.iter().enumerate() {
        if i == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn rounded([x, y, w, h]: [f32; 4], radius: f32) -> Option<Path> {
    if radius <= 0.0 {
        return Some(PathBuilder::from_rect(Rect::from_xywh(x, y, w, h)?));
    }
    let r = radius.min(w / 2.0).min(h / 2.0);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.line_to(x + w - r, y);
    path.quad_to(x + w, y, x + w, y + r);
    path.line_to(x + w, y + h - r);
    path.quad_to(x + w, y + h, x + w - r, y + h);
    path.line_to(x + r, y + h);
    path.quad_to(x, y + h, x, y + h - r);
    path.line_to(x, y + r);
    path.quad_to(x, y, x + r, y);
    path.close();
    path.finish()
}
