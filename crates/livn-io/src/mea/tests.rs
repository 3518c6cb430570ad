use std::fs::File;
use std::path::Path;

use ndarray::{Array1, Array2};
use ndarray_npy::NpzReader;

use super::{Electrode, InputReach, Mea};
use crate::{Conductor, Site};

fn line(n: u32, step_um: f64) -> Vec<Site> {
    (0..n).map(|gid| Site { gid, position_um: [500.0 + f64::from(gid) * step_um, 500.0, 175.0] }).collect()
}

#[test]
fn each_compartment_keeps_its_own_column() {
    let at = |gid, x| Site { gid, position_um: [x, 0.0, 0.0] };
    let sites = [at(1, 0.0), at(1, 50.0), at(0, 100.0), at(0, 250.0)];
    let mea =
        Mea::new(vec![Electrode { id: 9, position_um: [0.0; 3] }], 250.0, 250.0).expect("valid electrode");
    let drive = mea.cell_stimulus(&sites, 1, &[2.0]).expect("one command");
    let want: Vec<f64> =
        [0.0, 50.0, 100.0, 250.0].map(|r| 2.0 * Conductor::default().stimulation_mv_per_ua(r)).to_vec();
    assert_eq!(drive, want);
}

#[test]
fn the_input_radius_acts_only_when_asked() {
    let mut mea = Mea::default();
    let sites = line(4, 100.0);
    assert!(mea.input_gain(&sites).get(0, 3) > 0.0);
    mea.input_reach = InputReach::WithinRadius;
    let gain = mea.input_gain(&sites);
    assert_eq!(gain.row(0).map(|(s, _)| s).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn the_output_radius_includes_its_edge() {
    let mea = Mea::new(vec![Electrode { id: 0, position_um: [500.0, 500.0, 175.0] }], 0.0, 100.0)
        .expect("valid electrode");
    let gain = mea.output_gain(&line(3, 100.0));
    assert_eq!(gain.row(0).map(|(s, _)| s).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn some_rows_are_the_same_rows() {
    let mea = Mea::default();
    let sites = line(3, 70.0);
    let all = mea.input_gain(&sites);
    let some = mea.input_gain_of_rows(&[5, 2], &sites);
    assert_eq!((some.channels(), some.get(0, 1), some.get(1, 2)), (2, all.get(5, 1), all.get(2, 2)));
}

#[test]
fn a_distance_table_gives_the_same_gains() {
    let mea = Mea::default();
    let sites = line(6, 60.0);
    let table = mea.distances(&sites);
    assert_eq!(table.len(), 16 * 6);
    assert_eq!((table[7].channel, table[7].gid), (1, 1));
    assert_eq!(mea.output_gain_from_distances(&table).expect("whole table"), mea.output_gain(&sites));
    let text = mea.output_gain_from_distances(&table[1..]).expect_err("one row short").to_string();
    assert!(text.starts_with("distances size mismatch: 95 rows are not a multiple of 16 channels"), "{text}");
}

#[test]
fn unknown_channels_are_refused_with_the_known_ones() {
    let text = Mea::default().channel_row(16).expect_err("ids end at 15").to_string();
    assert_eq!(text, "unknown channel 16; this array has 16 channels: 0, 1, 2, 3, 4, 5, 6, 7, … 15");
    let bad = Mea::new(vec![Electrode { id: 4, position_um: [0.0, f64::NAN, 0.0] }], 1.0, 1.0);
    assert_eq!(bad.expect_err("NaN").to_string(), "y of electrode 4 must be finite, not NaN");
}

fn sites_of(table: &Array2<f64>) -> Vec<Site> {
    table.rows().into_iter().map(|r| Site { gid: r[0] as u32, position_um: [r[1], r[2], r[3]] }).collect()
}

/// Reference: livn 1.0.0's transforms on 30 cells and 16 electrodes, random commands, spikes and currents.
#[test]
fn transforms_match_the_reference_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../golden/mea_v1_N30.npz");
    let file = File::open(&path).expect("committed reference data");
    let mut npz = NpzReader::new(file).expect("readable archive");
    let electrodes: Array2<f64> = npz.by_name("electrode_coordinates").expect("electrodes");
    let sites = sites_of(&npz.by_name("neuron_coordinates").expect("cells"));
    let electrodes = electrodes
        .rows()
        .into_iter()
        .map(|r| Electrode { id: r[0] as i64, position_um: [r[1], r[2], r[3]] })
        .collect();
    let mea = Mea::new(electrodes, 250.0, 100.0).expect("valid array");

    let inputs: Array2<f64> = npz.by_name("channel_inputs").expect("inputs");
    let want: Array2<f64> = npz.by_name("cell_stimulus").expect("stimulus");
    let got = mea.cell_stimulus(&sites, 20, &inputs.iter().copied().collect::<Vec<_>>()).expect("fits");
    let peak = want.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    assert!(got.iter().zip(&want).all(|(g, w)| (g - w).abs() <= 1e-12 * peak));

    let currents: Array2<f32> = npz.by_name("currents").expect("currents");
    let currents: Vec<f32> = currents.iter().copied().collect();
    let got = mea.potential_recording(&sites, 50, &currents).expect("fits");
    if let Ok(want) = npz.by_name::<ndarray::OwnedRepr<f64>, ndarray::Ix2>("potential") {
        let peak = want.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        assert!(got.iter().zip(&want).all(|(g, w)| (g - w).abs() <= 1e-12 * peak));
    } else {
        let want: Array2<f32> = npz.by_name("potential").expect("potential");
        let peak = want.iter().fold(0.0_f64, |m, v| m.max(f64::from(v.abs())));
        assert!(got.iter().zip(&want).all(|(g, w)| (g - f64::from(*w)).abs() <= 1e-6 * peak));
    }

    let gids: Array1<i64> = npz.by_name("it").expect("spiking cells");
    let times: Array1<f64> = npz.by_name("t").expect("spike times");
    let spiking: Vec<u32> = gids.iter().map(|g| *g as u32).collect();
    for heard in mea.channel_recording(&sites, &spiking) {
        let Ok(want_it) =
            npz.by_name::<ndarray::OwnedRepr<i64>, ndarray::Ix1>(&format!("channel_it_{}", heard.channel))
        else {
            // The reference leaves out channels with no cell in range.
            assert!(heard.events.is_empty());
            continue;
        };
        let want_t: Array1<f64> = npz.by_name(&format!("channel_t_{}", heard.channel)).expect("times");
        let got_it: Vec<i64> = heard.events.iter().map(|&i| gids[i]).collect();
        let got_t: Vec<f64> = heard.events.iter().map(|&i| times[i]).collect();
        assert_eq!((got_it, got_t), (want_it.to_vec(), want_t.to_vec()), "channel {}", heard.channel);
    }
}
