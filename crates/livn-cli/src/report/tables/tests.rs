use std::fs::File;

use ndarray::{Array1, Array2, array};
use ndarray_npy::NpzReader;

use super::{TraceView, spikes_csv, write_spikes, write_traces};
use crate::report::view::{CultureView, PopulationView, RunView, SpikeView};

fn run() -> RunView {
    let populations = vec![
        PopulationView { name: "EXC".into(), first: 0, count: 4, inhibitory: false },
        PopulationView { name: "INH".into(), first: 4, count: 1, inhibitory: true },
    ];
    RunView {
        culture: CultureView { populations, ..CultureView::default() },
        spikes: SpikeView { gid: vec![4, 0], t_ms: vec![3.0 * 0.025, 7.5] },
        ..RunView::default()
    }
}

#[test]
fn spikes_come_back() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("spikes.npz");
    write_spikes(&path, &run()).expect("written");
    let mut npz = NpzReader::new(File::open(&path).expect("exists")).expect("archive");
    assert_eq!(
        npz.names().expect("names"),
        ["gid.npy", "t_ms.npy", "population.npy"].map(|n| n.trim_end_matches(".npy"))
    );
    let gid: Array1<u32> = npz.by_name("gid").expect("gid");
    let t_ms: Array1<f64> = npz.by_name("t_ms").expect("t_ms");
    assert_eq!((gid, t_ms), (array![4, 0], array![3.0 * 0.025, 7.5]));
}

#[test]
fn csv_is_readable() {
    assert_eq!(spikes_csv(&run()), "gid,t_ms,population\n4,0.075,INH\n0,7.5,EXC\n");
}

#[test]
fn traces_come_back() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("voltage.npz");
    let values = [-70.0, -69.0, -68.0, -60.0, -61.0, -62.0];
    let (gids, sections) = (&[1, 1], &[0, 1]);
    let traces = TraceView { gids, sections, dt_ms: 0.5, first_ms: 0.0, frames: 3, values: &values };
    write_traces(&path, "v_mv", &traces).expect("written");
    let mut npz = NpzReader::new(File::open(&path).expect("exists")).expect("archive");
    let v: Array2<f32> = npz.by_name("v_mv").expect("v_mv");
    let t: Array1<f64> = npz.by_name("t_ms").expect("t_ms");
    assert_eq!((v, t), (array![[-70.0, -69.0, -68.0], [-60.0, -61.0, -62.0]], array![0.0, 0.5, 1.0]));
}
