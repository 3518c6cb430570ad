use std::fs::File;
use std::io::Read;

use ndarray::{Array1, Array2, array};
use ndarray_npy::NpzReader;

use super::{NpzWriter, npy_header};

#[test]
fn an_independent_reader_gets_the_arrays_back() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("a.npz");
    let mut npz = NpzWriter::create(&path).expect("created");
    npz.u32("gid", &[3, 1]).expect("written");
    npz.u16("section", &[0, 7]).expect("written");
    npz.f64("t_ms", &[2], &[0.025, 1.5]).expect("written");
    npz.f32("v_mv", &[2, 3], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).expect("written");
    npz.names("population", &["EXC", "INH2"], &[1, 0]).expect("written");
    npz.f64("nothing", &[0], &[]).expect("written");
    npz.finish().expect("finished");

    let mut back = NpzReader::new(File::open(&path).expect("exists")).expect("archive");
    let gid: Array1<u32> = back.by_name("gid").expect("gid");
    assert_eq!(gid, array![3, 1]);
    let section: Array1<u16> = back.by_name("section").expect("section");
    assert_eq!(section, array![0, 7]);
    let t_ms: Array1<f64> = back.by_name("t_ms").expect("t_ms");
    assert_eq!(t_ms, array![0.025, 1.5]);
    let v_mv: Array2<f32> = back.by_name("v_mv").expect("v_mv");
    assert_eq!(v_mv, array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    let nothing: Array1<f64> = back.by_name("nothing").expect("nothing");
    assert_eq!(nothing.len(), 0);

    let mut zip = zip::ZipArchive::new(File::open(&path).expect("exists")).expect("archive");
    let mut bytes = Vec::new();
    zip.by_name("population.npy").expect("there").read_to_end(&mut bytes).expect("readable");
    let text: String = bytes[128..].chunks(4).map(|c| c[0] as char).collect();
    assert!(bytes.starts_with(b"\x93NUMPY") && String::from_utf8_lossy(&bytes).contains("'descr': '<U4'"));
    assert_eq!(text, "INH2EXC\0");
}

#[test]
fn headers_are_padded_to_64_bytes() {
    for shape in [vec![], vec![0], vec![123_456_789], vec![10, 20, 30]] {
        let header = npy_header("<f8", &shape);
        assert_eq!(header.len() % 64, 0);
        assert!(header.ends_with(b"\n"));
    }
}
