use super::{active_fraction, population_activity, population_rate_hz, rate_bin_ms, spikes_per_electrode};
use crate::report::view::{CultureView, ElectrodeView, PopulationView, RunView, SpikeView};

fn run() -> RunView {
    let population =
        |name: &str, first, count, inhibitory| PopulationView { name: name.into(), first, count, inhibitory };
    let electrode = |id, hears: &[u32]| ElectrodeView { id, x_um: 0.0, y_um: 0.0, hears: hears.to_vec() };
    RunView {
        culture: CultureView {
            populations: vec![population("EXC", 0, 4, false), population("INH", 4, 1, true)],
            electrodes: vec![electrode(3, &[0, 4]), electrode(9, &[])],
            ..CultureView::default()
        },
        spikes: SpikeView { gid: vec![0, 0, 1, 4], t_ms: vec![10.0, 250.0, 260.0, 500.0] },
        duration_ms: 500.0,
        ..RunView::default()
    }
}

#[test]
fn rates_are_per_cell_and_second() {
    let [exc, inh] = <[_; 2]>::try_from(population_activity(&run())).expect("two populations");
    assert_eq!((exc.spikes, exc.mean_rate_hz, exc.active_fraction), (3, 1.5, 0.5));
    assert_eq!((inh.spikes, inh.mean_rate_hz, inh.active_fraction), (1, 2.0, 1.0));
    assert!((active_fraction(&run()) - 0.6).abs() < 1e-12);
}

#[test]
fn an_electrode_counts_the_cells_it_hears() {
    assert_eq!(spikes_per_electrode(&run()), [3, 0]);
}

#[test]
fn the_last_bin_takes_the_last_spike() {
    assert_eq!(population_rate_hz(&run(), 1, 2), [0.0, 4.0]);
    assert_eq!(population_rate_hz(&run(), 0, 2), [1.0, 2.0]);
}

#[test]
fn bins_come_from_the_series_one_two_five() {
    let widths = [100.0, 1000.0, 1100.0, 60_000.0].map(|t| rate_bin_ms(t).to_string());
    assert_eq!(widths, ["1", "10", "20", "1000"]);
}

#[test]
fn an_empty_run_has_zero_rates() {
    let empty = RunView { duration_ms: 0.0, spikes: SpikeView::default(), ..run() };
    assert_eq!(population_activity(&empty)[0].mean_rate_hz.to_bits(), 0);
    assert_eq!(population_rate_hz(&empty, 0, 3), [0.0; 3]);
}
