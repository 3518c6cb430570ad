//! A run in one picture: raster over population rate, and the electrode map.

use super::axis::{Panel, nice_step};
use super::palette::{self, GRID, INK, PANEL, SOFT_INK, STIMULUS};
use super::scene::{Anchor, Color, Scene, Shape, Weight};
use super::text;
use crate::report::statistics::{
    active_fraction, population_activity, population_rate_hz, rate_bin_ms, spikes_per_electrode,
};
use crate::report::summary::thousands;
use crate::report::view::RunView;

const WIDTH: f32 = 1280.0;
const HEIGHT: f32 = 720.0;
/// Marks of one population above which they are drawn as a crowd.
const CROWD: usize = 50_000;

/// Draw a run.
pub fn activity(run: &RunView) -> Scene {
    let inhibitory: Vec<bool> = run.culture.populations.iter().map(|p| p.inhibitory).collect();
    let colors = palette::populations(&inhibitory);
    let mut scene = Scene::new(WIDTH, HEIGHT, format!("Activity of {}", run.culture.name));
    heading(&mut scene, run);
    legend(&mut scene, run, &colors);
    // The unit of time follows the length of the run.
    let (unit, per_ms) = if run.duration_ms >= 2000.0 { ("s", 1e-3) } else { ("ms", 1.0) };
    let time = [0.0, (run.duration_ms * per_ms).max(f64::MIN_POSITIVE)];
    let cells = run.culture.populations.iter().map(|p| p.count).sum::<u32>();
    let raster = Panel { frame: [92.0, 112.0, 668.0, 362.0], x: time, y: [0.0, f64::from(cells.max(1))] };
    draw_raster(&mut scene, run, &raster, &colors, per_ms);
    draw_rate(&mut scene, run, time, &colors, unit, per_ms);
    if run.culture.electrodes.is_empty() && run.culture.cells.is_empty() {
        return scene;
    }
    draw_map(&mut scene, run, &colors);
    scene
}

fn heading(scene: &mut Scene, run: &RunView) {
    let cells: u32 = run.culture.populations.iter().map(|p| p.count).sum();
    let title = format!(
        "{} · {} cells, {} synapses",
        run.culture.name,
        thousands(u64::from(cells)),
        thousands(run.culture.synapses)
    );
    scene.heading([32.0, 46.0], 23.0, INK, title);
    scene.text([32.0, 70.0], 13.5, Anchor::Start, SOFT_INK, run.caption.clone());
}

/// Populations with their rates, right of the title.
fn legend(scene: &mut Scene, run: &RunView, colors: &[Color]) {
    let mut right = WIDTH - 32.0;
    let active = format!("{:.0} % of cells active", 100.0 * active_fraction(run));
    scene.text([right, 70.0], 13.5, Anchor::End, SOFT_INK, active);
    for (p, color) in population_activity(run).iter().zip(colors).rev() {
        let label = format!("{}  {:.2} Hz", p.name, p.mean_rate_hz);
        scene.add(Shape::Text {
            at: [right, 46.0],
            size: 15.0,
            anchor: Anchor::End,
            weight: Weight::Medium,
            fill: *color,
            upwards: false,
            text: label.clone(),
        });
        right -= text::width(&label, 15.0, Weight::Medium) + 12.0;
        scene.add(Shape::Dots { centres: vec![[right, 41.0]], radius: 5.0, fill: *color });
        right -= 24.0;
    }
}

fn draw_raster(scene: &mut Scene, run: &RunView, panel: &Panel, colors: &[Color], per_ms: f64) {
    let [left, top, width, height] = panel.frame;
    scene.add(Shape::Rect { frame: panel.frame, radius: 3.0, fill: PANEL });
    panel.x_axis(scene, false);
    let pulses: Vec<_> =
        run.pulses_ms.iter().map(|t| panel.px(t * per_ms)).map(|x| [x, top - 7.0, x, top + height]).collect();
    scene.add(Shape::Segments { ends: pulses, width: 1.0, stroke: STIMULUS.with_alpha(0.7) });
    let mut below = 0.0;
    for (p, color) in run.culture.populations.iter().zip(colors) {
        let count = f64::from(p.count);
        let row_height = panel.frame[3] / panel.y[1] as f32;
        let marks: Vec<[f32; 2]> = run
            .spikes
            .gid
            .iter()
            .zip(&run.spikes.t_ms)
            .filter(|(gid, _)| p.contains(**gid))
            .map(|(gid, t)| [panel.px(t * per_ms), panel.py(below + f64::from(gid - p.first) + 0.5)])
            .collect();
        scene.add(raster_marks(marks, row_height, *color));
        let (y0, y1) = (panel.py(below), panel.py(below + count));
        scene.add(Shape::Rect {
            frame: [left - 10.0, y1 + 1.0, 4.0, (y0 - y1 - 2.0).max(1.0)],
            radius: 2.0,
            fill: *color,
        });
        scene.text([left - 18.0, f32::midpoint(y0, y1) + 4.5], 13.0, Anchor::End, *color, p.name.clone());
        if below > 0.0 {
            scene.add(Shape::Segments { ends: vec![[left, y0, left + width, y0]], width: 1.0, stroke: GRID });
        }
        below += count;
    }
    if run.spikes.gid.is_empty() {
        let middle = [left + width / 2.0, top + height / 2.0];
        scene.text(middle, 15.0, Anchor::Middle, SOFT_INK, "no spikes");
    }
}

/// Ticks where rows are tall enough to tell cells apart, dots that fade with density otherwise.
fn raster_marks(marks: Vec<[f32; 2]>, row_height: f32, color: Color) -> Shape {
    if row_height >= 2.0 {
        let half = (row_height * 0.42).min(9.0);
        let ends = marks.into_iter().map(|[x, y]| [x, y - half, x, y + half]).collect();
        return Shape::Segments { ends, width: 1.4, stroke: color };
    }
    let alpha = if marks.len() > CROWD { 0.45 } else { 0.75 };
    let radius = if row_height < 0.2 { 0.6 } else { 0.8 };
    Shape::Dots { centres: thinned(marks), radius, fill: color.with_alpha(alpha) }
}

/// In a crowd, one mark for all that fall within the same half unit: nothing to see is lost, and the file does
/// not grow with the run.
fn thinned(marks: Vec<[f32; 2]>) -> Vec<[f32; 2]> {
    if marks.len() <= CROWD {
        return marks;
    }
    let mut cells: Vec<[u16; 2]> = marks.iter().map(|m| m.map(|v| (v * 2.0).round() as u16)).collect();
    cells.sort_unstable();
    cells.dedup();
    cells.into_iter().map(|c| c.map(|v| f32::from(v) / 2.0)).collect()
}

fn draw_rate(scene: &mut Scene, run: &RunView, time: [f64; 2], colors: &[Color], unit: &str, per_ms: f64) {
    let bin_ms = rate_bin_ms(run.duration_ms);
    let bins = ((run.duration_ms / bin_ms).round() as usize).max(1);
    let rates: Vec<Vec<f64>> =
        (0..run.culture.populations.len()).map(|p| population_rate_hz(run, p, bins)).collect();
    let peak = rates.iter().flatten().fold(0.0_f64, |m, r| m.max(*r));
    let step = nice_step(peak.max(1.0), 4);
    let top = ((peak.max(1.0) / step).ceil() * step).max(step);
    let panel = Panel { frame: [92.0, 494.0, 668.0, 160.0], x: time, y: [0.0, top] };
    scene.add(Shape::Rect { frame: panel.frame, radius: 3.0, fill: PANEL });
    panel.x_axis(scene, true);
    panel.y_axis(scene);
    for (rate, color) in rates.iter().zip(colors) {
        let width = run.duration_ms * per_ms / bins as f64;
        let at = |i: usize| panel.px((i as f64 + 0.5) * width);
        let line: Vec<[f32; 2]> = rate.iter().enumerate().map(|(i, r)| [at(i), panel.py(*r)]).collect();
        let mut area = line.clone();
        area.push([at(bins - 1), panel.py(0.0)]);
        area.push([at(0), panel.py(0.0)]);
        scene.add(Shape::Area { points: area, fill: color.with_alpha(0.14) });
        scene.add(Shape::Line { points: line, width: 1.5, stroke: *color });
    }
    let [left, y, width, height] = panel.frame;
    scene.text(
        [left + width / 2.0, y + height + 40.0],
        13.0,
        Anchor::Middle,
        SOFT_INK,
        format!("time ({unit})"),
    );
    scene.add(Shape::Text {
        at: [left - 48.0, y + height / 2.0],
        size: 13.0,
        anchor: Anchor::Middle,
        weight: Weight::Regular,
        fill: SOFT_INK,
        upwards: true,
        text: format!("rate (Hz per cell, {bin_ms} ms bins)"),
    });
}

fn draw_map(scene: &mut Scene, run: &RunView, colors: &[Color]) {
    const LEFT: f32 = 800.0;
    const TOP: f32 = 112.0;
    const SIDE: f32 = 448.0;
    let culture = &run.culture;
    let panel = super::culture::map_panel(culture, [LEFT, TOP, SIDE, SIDE]);
    scene.add(Shape::Rect { frame: [LEFT, TOP, SIDE, SIDE], radius: 3.0, fill: PANEL });
    let seconds = (run.duration_ms / 1000.0).max(f64::MIN_POSITIVE);
    let heard: Vec<f64> = spikes_per_electrode(run).iter().map(|&n| n as f64 / seconds).collect();
    let most = heard.iter().fold(0.0_f64, |m, v| m.max(*v));
    let radius = (panel.px(culture.output_radius_um) - panel.px(0.0)).max(2.5);
    for (e, rate) in culture.electrodes.iter().zip(&heard) {
        let centre = [panel.px(e.x_um), panel.py(e.y_um)];
        let fill = palette::activity(rate / most.max(f64::MIN_POSITIVE)).with_alpha(0.92);
        scene.add(Shape::Dots { centres: vec![centre], radius, fill });
        scene.add(Shape::Ring { centre, radius, width: 0.8, stroke: INK.with_alpha(0.18) });
    }
    if radius > 16.0 {
        for (e, rate) in culture.electrodes.iter().zip(&heard) {
            let ink = if rate / most.max(f64::MIN_POSITIVE) > 0.55 { PANEL } else { SOFT_INK };
            let at = [panel.px(e.x_um), panel.py(e.y_um) - radius + 14.0];
            scene.text(at, 11.0, Anchor::Middle, ink, e.id.to_string());
        }
    }
    super::culture::draw_cells(scene, culture, &panel, colors, 0.85);
    super::culture::scale_bar(scene, &panel);
    if !heard.is_empty() {
        color_bar(scene, [LEFT, TOP + SIDE + 28.0, SIDE, 12.0], most);
    }
}

/// Colours of the electrode map with their rates.
fn color_bar(scene: &mut Scene, [left, top, width, height]: [f32; 4], most: f64) {
    const STEPS: usize = 96;
    let step = width / STEPS as f32;
    for i in 0..STEPS {
        let fill = palette::activity(i as f64 / (STEPS - 1) as f64);
        // Half a pixel of overlap, so that no seam shows between neighbours.
        scene.add(Shape::Rect {
            frame: [left + i as f32 * step, top, step + 0.5, height],
            radius: 0.0,
            fill,
        });
    }
    let base = top + height + 18.0;
    scene.text([left, base], 12.0, Anchor::Start, SOFT_INK, "0");
    scene.text([left + width, base], 12.0, Anchor::End, SOFT_INK, rounded(most));
    scene.text(
        [left + width / 2.0, base],
        13.0,
        Anchor::Middle,
        SOFT_INK,
        "spikes heard per electrode and second",
    );
}

fn rounded(value: f64) -> String {
    if value >= 100.0 || value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}
