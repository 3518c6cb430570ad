use super::{duration, summary, thousands};
use crate::report::view::{CultureView, ElectrodeView, PopulationView, RunView, SpikeView};

fn run() -> RunView {
    let population =
        |name: &str, first, count, inhibitory| PopulationView { name: name.into(), first, count, inhibitory };
    RunView {
        culture: CultureView {
            name: "EI1".into(),
            populations: vec![population("EXC", 0, 8, false), population("INH", 8, 2, true)],
            synapses: 8934,
            electrodes: vec![
                ElectrodeView { id: 0, x_um: 0.0, y_um: 0.0, hears: vec![0, 9] },
                ElectrodeView { id: 1, x_um: 0.0, y_um: 0.0, hears: vec![] },
            ],
            ..CultureView::default()
        },
        spikes: SpikeView { gid: vec![0, 0, 0, 9], t_ms: vec![0.5, 1.5, 1.6, 9.5] },
        duration_ms: 10.0,
        wall_s: 0.004,
        ..RunView::default()
    }
}

#[test]
fn the_summary_reads_well() {
    insta::assert_snapshot!("summary", summary(&run()));
}

#[test]
fn counts_and_durations_are_readable() {
    assert_eq!([0, 999, 1000, 1504422].map(thousands), ["0", "999", "1,000", "1,504,422"]);
    assert_eq!(
        [0.0, 50.5, 1000.0, 12_345.0, 600_000.0].map(duration),
        ["0 ms", "50.5 ms", "1 s", "12.35 s", "10 min"]
    );
}
