//! A culture in one picture: cells, some of its connections, electrodes.

use super::axis::{Panel, nice_step};
use super::palette::{self, INK, PANEL, SOFT_INK};
use super::scene::{Anchor, Color, Scene, Shape, Weight};
use super::text;
use crate::report::summary::{counted, thousands};
use crate::report::view::CultureView;

const MARGIN: f32 = 36.0;
const SIDE: f32 = 760.0;

/// Draw a culture with `edges` (source, target gid) as thin lines in the colour of the source population.
pub fn culture(view: &CultureView, edges: &[(u32, u32)], caption: &str) -> Scene {
    let inhibitory: Vec<bool> = view.populations.iter().map(|p| p.inhibitory).collect();
    let colors = palette::populations(&inhibitory);
    let mut scene = Scene::new(SIDE + 2.0 * MARGIN, SIDE + 176.0, format!("Culture {}", view.name));
    let cells: u32 = view.populations.iter().map(|p| p.count).sum();
    let title = format!(
        "{} · {}, {}, {}",
        view.name,
        counted(u64::from(cells), "cell"),
        counted(view.synapses, "synapse"),
        counted(view.electrodes.len() as u64, "electrode")
    );
    scene.heading([MARGIN, 46.0], 23.0, INK, title);
    scene.text([MARGIN, 70.0], 13.5, Anchor::Start, SOFT_INK, caption);
    let frame = [MARGIN, 92.0, SIDE, SIDE];
    let panel = map_panel(view, frame);
    scene.add(Shape::Rect { frame, radius: 3.0, fill: PANEL });
    draw_electrodes(&mut scene, view, &panel);
    draw_edges(&mut scene, view, edges, &panel, &colors);
    draw_cells(&mut scene, view, &panel, &colors, 1.25);
    scale_bar(&mut scene, &panel);
    let mut left = MARGIN;
    for (p, color) in view.populations.iter().zip(&colors) {
        let label = format!("{}  {} cells", p.name, thousands(u64::from(p.count)));
        scene.add(Shape::Dots { centres: vec![[left + 5.0, SIDE + 139.0]], radius: 5.0, fill: *color });
        scene.text([left + 18.0, SIDE + 144.0], 14.0, Anchor::Start, *color, label.clone());
        left += text::width(&label, 14.0, Weight::Regular) + 46.0;
    }
    if !edges.is_empty() {
        let shown =
            format!("{} of {} synapses drawn", thousands(edges.len() as u64), thousands(view.synapses));
        scene.text([MARGIN + SIDE, SIDE + 144.0], 13.0, Anchor::End, SOFT_INK, shown);
    }
    scene
}

/// The part of `frame` in which one µm is equally long in both directions, with room around the culture.
pub(crate) fn map_panel(view: &CultureView, frame: [f32; 4]) -> Panel {
    let [x0, y0, x1, y1] = view.extent_um();
    let span = (x1 - x0).max(y1 - y0).max(1.0);
    let half = 0.54 * span;
    let (cx, cy) = (f64::midpoint(x0, x1), f64::midpoint(y0, y1));
    Panel { frame, x: [cx - half, cx + half], y: [cy - half, cy + half] }
}

/// Cells as dots in the colour of their population, smaller in larger cultures.
pub(crate) fn draw_cells(scene: &mut Scene, view: &CultureView, panel: &Panel, colors: &[Color], size: f32) {
    let radius = size * (40.0 / (view.cells.len().max(1) as f32).sqrt()).clamp(0.8, 4.0);
    let mut centres = vec![Vec::new(); view.populations.len()];
    for c in &view.cells {
        if let Some(p) = view.population_of(c.gid) {
            centres[p].push([panel.px(c.x_um), panel.py(c.y_um)]);
        }
    }
    for (centres, color) in centres.into_iter().zip(colors) {
        if radius > 1.5 {
            let fill = Color::rgb(255, 255, 255).with_alpha(0.9);
            scene.add(Shape::Dots { centres: centres.clone(), radius: radius + 0.8, fill });
        }
        scene.add(Shape::Dots { centres, radius, fill: *color });
    }
}

fn draw_electrodes(scene: &mut Scene, view: &CultureView, panel: &Panel) {
    let radius = (panel.px(view.output_radius_um) - panel.px(0.0)).max(1.5);
    for e in &view.electrodes {
        let centre = [panel.px(e.x_um), panel.py(e.y_um)];
        scene.add(Shape::Dots { centres: vec![centre], radius, fill: INK.with_alpha(0.045) });
        scene.add(Shape::Ring { centre, radius, width: 0.8, stroke: INK.with_alpha(0.22) });
        if radius > 14.0 {
            let at = [centre[0], centre[1] - radius + 13.0];
            scene.text(at, 11.0, Anchor::Middle, SOFT_INK, e.id.to_string());
        }
    }
}

fn draw_edges(scene: &mut Scene, view: &CultureView, edges: &[(u32, u32)], panel: &Panel, colors: &[Color]) {
    let place: std::collections::BTreeMap<u32, [f32; 2]> =
        view.cells.iter().map(|c| (c.gid, [panel.px(c.x_um), panel.py(c.y_um)])).collect();
    let mut lines = vec![Vec::new(); view.populations.len()];
    for (source, target) in edges {
        if let (Some(p), Some(a), Some(b)) =
            (view.population_of(*source), place.get(source), place.get(target))
        {
            lines[p].push([a[0], a[1], b[0], b[1]]);
        }
    }
    for (ends, color) in lines.into_iter().zip(colors) {
        scene.add(Shape::Segments { ends, width: 0.6, stroke: color.with_alpha(0.16) });
    }
}

/// A bar of a round length, right above the map.
pub(crate) fn scale_bar(scene: &mut Scene, panel: &Panel) {
    let [left, top, width, _] = panel.frame;
    let length_um = nice_step(panel.x[1] - panel.x[0], 6);
    let length = panel.px(length_um) - panel.px(0.0);
    let label =
        if length_um >= 1000.0 { format!("{} mm", length_um / 1000.0) } else { format!("{length_um} µm") };
    let [right, y] = [left + width, top - 8.0];
    scene.add(Shape::Segments { ends: vec![[right - length, y, right, y]], width: 2.0, stroke: SOFT_INK });
    scene.text([right - length - 8.0, y + 4.0], 12.0, Anchor::End, SOFT_INK, label);
}
