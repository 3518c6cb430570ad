//! SVG text.

use std::fmt::Write;

use super::scene::{Anchor, Color, Scene, Shape, Weight};

/// `scene` as an SVG document.
pub(crate) fn write(scene: &Scene) -> String {
    let [w, h] = scene.size;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         font-family=\"Roboto, 'Helvetica Neue', Arial, sans-serif\">\n<title>{}</title>\n",
        escaped(&scene.title)
    );
    for shape in &scene.shapes {
        write_shape(&mut out, shape);
    }
    out.push_str("</svg>\n");
    out
}

fn write_shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect { frame: [x, y, w, h], radius, fill } => {
            out.push_str("<rect");
            numbers(out, &[("x", *x), ("y", *y), ("width", *w), ("height", *h), ("rx", *radius)]);
            paint(out, "fill", *fill);
        }
        Shape::Area { points, fill } => {
            path(out, |d| {
                corners(d, points);
                d.push('Z');
            });
            paint(out, "fill", *fill);
        }
        Shape::Line { points, width, stroke } => {
            path(out, |d| corners(d, points));
            out.push_str(" fill=\"none\" stroke-linejoin=\"round\"");
            numbers(out, &[("stroke-width", *width)]);
            paint(out, "stroke", *stroke);
        }
        Shape::Segments { ends, width, stroke } => {
            path(out, |d| ends.iter().for_each(|[a, b, e, f]| corners(d, &[[*a, *b], [*e, *f]])));
            out.push_str(" fill=\"none\"");
            numbers(out, &[("stroke-width", *width)]);
            paint(out, "stroke", *stroke);
        }
        // A line of no length with round ends is a disc, and far shorter than a circle element.
        Shape::Dots { centres, radius, fill } => {
            path(out, |d| {
                for centre in centres {
                    corners(d, &[*centre]);
                    d.push_str("h0");
                }
            });
            out.push_str(" stroke-linecap=\"round\"");
            numbers(out, &[("stroke-width", 2.0 * radius)]);
            paint(out, "stroke", *fill);
        }
        Shape::Ring { centre: [x, y], radius, width, stroke } => {
            out.push_str("<circle fill=\"none\"");
            numbers(out, &[("cx", *x), ("cy", *y), ("r", *radius), ("stroke-width", *width)]);
            paint(out, "stroke", *stroke);
        }
        Shape::Text { .. } => write_text(out, shape),
    }
    if !matches!(shape, Shape::Text { .. }) {
        out.push_str("/>\n");
    }
}

fn write_text(out: &mut String, shape: &Shape) {
    let Shape::Text { at: [x, y], size, anchor, weight, fill, upwards, text } = shape else { return };
    out.push_str("<text");
    numbers(out, &[("x", *x), ("y", *y), ("font-size", *size)]);
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if *weight == Weight::Medium {
        out.push_str(" font-weight=\"500\"");
    }
    if *upwards {
        out.push_str(" transform=\"rotate(-90 ");
        number(out, *x);
        out.push(' ');
        number(out, *y);
        out.push_str(")\"");
    }
    paint(out, "fill", *fill);
    out.push('>');
    out.push_str(&escaped(text));
    out.push_str("</text>\n");
}

fn path(out: &mut String, data: impl FnOnce(&mut String)) {
    out.push_str("<path d=\"");
    data(out);
    out.push('"');
}

fn corners(out: &mut String, points: &[[f32; 2]]) {
    for (i, [x, y]) in points.iter().enumerate() {
        out.push(if i == 0 { 'M' } else { 'L' });
        number(out, *x);
        out.push(' ');
        number(out, *y);
    }
}

fn numbers(out: &mut String, attributes: &[(&str, f32)]) {
    for (name, value) in attributes {
        let _ = write!(out, " {name}=\"");
        number(out, *value);
        out.push('"');
    }
}

fn paint(out: &mut String, attribute: &str, color: Color) {
    let [r, g, b] = color.rgb;
    let _ = write!(out, " {attribute}=\"#{r:02x}{g:02x}{b:02x}\"");
    if color.alpha < 1.0 {
        let _ = write!(out, " {attribute}-opacity=\"{}\"", color.alpha);
    }
}

/// A number with at most two digits after the point. (Writing to a `String` cannot fail.)
fn number(out: &mut String, value: f32) {
    let hundredths = (f64::from(value) * 100.0).round() as i64;
    let (sign, whole, rest) =
        (if hundredths < 0 { "-" } else { "" }, hundredths.abs() / 100, hundredths.abs() % 100);
    let _ = match rest {
        0 => write!(out, "{sign}{whole}"),
        r if r % 10 == 0 => write!(out, "{sign}{whole}.{}", r / 10),
        r => write!(out, "{sign}{whole}.{r:02}"),
    };
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
