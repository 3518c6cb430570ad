//! Colours. Populations differ in hue and in lightness, so that they stay apart for colour-blind readers
//! and in greyscale; activity goes from light to dark.

use super::scene::Color;

pub(crate) const INK: Color = Color::rgb(0x20, 0x26, 0x2e);
pub(crate) const SOFT_INK: Color = Color::rgb(0x5f, 0x68, 0x74);
pub(crate) const GRID: Color = Color::rgb(0xe6, 0xe9, 0xee);
pub(crate) const PANEL: Color = Color::rgb(0xf8, 0xf9, 0xfb);
pub(crate) const STIMULUS: Color = Color::rgb(0xe8, 0xa3, 0x17);

const EXCITATORY: [Color; 4] = [
    Color::rgb(0x1f, 0x5f, 0xa8),
    Color::rgb(0x12, 0x8a, 0x8c),
    Color::rgb(0x5b, 0x4b, 0xb5),
    Color::rgb(0x3c, 0x8d, 0x40),
];
const INHIBITORY: [Color; 4] = [
    Color::rgb(0xd6, 0x4c, 0x3f),
    Color::rgb(0xb3, 0x3a, 0x7a),
    Color::rgb(0xc9, 0x7b, 0x1e),
    Color::rgb(0x8c, 0x2d, 0x2d),
];

/// Colour of each population: blue to green for excitatory ones, red to orange for inhibitory ones.
pub(crate) fn populations(inhibitory: &[bool]) -> Vec<Color> {
    let (mut exc, mut inh) = (0, 0);
    inhibitory
        .iter()
        .map(|&i| {
            let (set, n) = if i { (INHIBITORY, &mut inh) } else { (EXCITATORY, &mut exc) };
            *n += 1;
            set[(*n - 1) % set.len()]
        })
        .collect()
}

/// Colour of an activity between 0 and 1: sand, amber, red, plum.
pub(crate) fn activity(value: f64) -> Color {
    const STOPS: [[f64; 3]; 5] = [
        [248.0, 242.0, 228.0],
        [252.0, 205.0, 130.0],
        [240.0, 126.0, 72.0],
        [190.0, 50.0, 84.0],
        [84.0, 18.0, 92.0],
    ];
    let at = if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 } * (STOPS.len() - 1) as f64;
    let i = (at as usize).min(STOPS.len() - 2);
    let f = at - i as f64;
    let [r, g, b] = [0, 1, 2].map(|k| (STOPS[i][k] * (1.0 - f) + STOPS[i + 1][k] * f).round() as u8);
    Color::rgb(r, g, b)
}
