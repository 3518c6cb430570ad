use super::{activity, culture, palette, text};
use crate::report::picture::Weight;
use crate::report::view::{CellView, CultureView, ElectrodeView, PopulationView, RunView, SpikeView};

fn run() -> RunView {
    let population =
        |name: &str, first, count, inhibitory| PopulationView { name: name.into(), first, count, inhibitory };
    RunView {
        culture: CultureView {
            name: "A<B".into(),
            populations: vec![population("EXC", 0, 8, false), population("INH", 8, 2, true)],
            cells: (0..10).map(|gid| CellView { gid, x_um: f64::from(gid) * 40.0, y_um: 10.0 }).collect(),
            synapses: 90,
            electrodes: vec![ElectrodeView { id: 0, x_um: 200.0, y_um: 0.0, hears: vec![4, 5, 6] }],
            output_radius_um: 50.0,
        },
        spikes: SpikeView { gid: vec![0, 5, 9], t_ms: vec![1.0, 50.0, 99.9] },
        duration_ms: 100.0,
        pulses_ms: vec![20.0],
        ..RunView::default()
    }
}

#[test]
fn the_svg_is_well_formed_and_escaped() {
    let svg = activity(&run()).to_svg();
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(svg.contains("A&lt;B") && !svg.contains("A<B"));
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
}

#[test]
fn the_png_has_two_pixels_per_unit() {
    let scene = activity(&run());
    let png = scene.to_png(2.0).expect("drawable");
    let header = tiny_skia::Pixmap::decode_png(&png).expect("a PNG");
    assert_eq!([header.width(), header.height()], scene.size.map(|s| (2.0 * s) as u32));
}

#[test]
fn pictures_of_nothing_can_be_drawn() {
    for view in [RunView::default(), RunView { spikes: SpikeView::default(), ..run() }] {
        let scene = activity(&view);
        assert!(!scene.to_svg().contains("NaN"));
        scene.to_png(1.0).expect("drawable");
        let scene = culture(&view.culture, &[(0, 1), (77, 0)], "");
        assert!(!scene.to_svg().contains("NaN"));
        scene.to_png(1.0).expect("drawable");
    }
}

#[test]
fn both_embedded_fonts_have_letters() {
    for weight in [Weight::Regular, Weight::Medium] {
        assert!(text::width("Hz µm ·", 10.0, weight) > 20.0);
    }
}

#[test]
fn populations_of_one_kind_differ_in_colour() {
    let colors = palette::populations(&[false, true, false, true]);
    for (i, a) in colors.iter().enumerate() {
        assert!(colors[..i].iter().all(|b| a != b));
    }
}

#[test]
fn the_picture_of_a_long_run_stays_small() {
    let mut long = run();
    long.culture.populations[0].count = 1000;
    long.spikes.gid = (0..400_000).map(|k| k * 7 % 1000).collect();
    long.spikes.t_ms = (0..400_000).map(|k| f64::from(k) / 4000.0).collect();
    let svg = activity(&long).to_svg();
    assert!(svg.len() < 8_000_000, "{} bytes", svg.len());
}
