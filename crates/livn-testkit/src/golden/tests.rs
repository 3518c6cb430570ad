use super::*;

#[test]
fn the_committed_files_are_found_and_readable() {
    let archive = open("rcsd_fI_v2_native.npz").expect("committed in golden/");
    assert_eq!(archive.vector("amps_nA").len(), 22);
    assert!(archive.meta().is_object(), "{}", archive.meta());
    assert!(archive.has("EXC_count") && !archive.has("nothing"));
}

#[test]
fn cases_are_the_prefixes_of_the_names() {
    let archive = open("lif_v1_brian2.npz").expect("committed in golden/");
    assert_eq!(archive.cases(), ["0", "10", "14.9", "15.5", "20", "40", "5"]);
    let rows = archive.rows("20/v");
    assert_eq!((rows.len(), rows[0].len()), (2, 3000));
}

#[test]
fn an_absent_file_is_none_and_an_absent_array_an_error() {
    assert!(open("no_such_file.npz").is_none());
    let archive = open("rcsd_fI_v2_native.npz").expect("committed in golden/");
    let error = archive.array("EXC_rate").expect_err("no such array").to_string();
    assert!(error.contains("EXC_rate") && error.contains("amps_nA"), "{error}");
}

#[test]
fn systems_unpack_to_directories() {
    let tiny = system("head/tiny3").expect("committed in golden/");
    for file in ["cells.h5", "connections.h5", "graph.json", "mea.json"] {
        assert!(tiny.join(file).is_file(), "{file}");
    }
}
