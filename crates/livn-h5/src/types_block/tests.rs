use super::*;
use crate::testing::block;

#[test]
fn ranges_go_by_number_not_by_name() {
    // By name AAC comes first, by number PYR does: the rows of the file are in order of number.
    let folder = tempfile::tempdir().expect("temporary directory");
    let path = folder.path().join("cells.h5");
    let written = block(&[("PYR", 0, 5, 100), ("AAC", 5, 2, 103), ("EMPTY", 7, 0, 104)]);
    let file = Builder::create(&path).expect("created");
    written.write(&file, &[(0, 0), (1, 0)]).expect("written");
    file.close().expect("closed");
    let read = TypesBlock::read(&Container::open(&path).expect("opened")).expect("readable");
    assert_eq!(read, written);
    assert_eq!(read.populations.find("PYR").expect("known").1.gids(), 0..5);
    assert_eq!(read.populations.find("AAC").expect("known").1.gids(), 5..7);
}

#[test]
fn the_old_layout_is_refused() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let path = folder.path().join("connections.h5");
    let file = Builder::create(&path).expect("created");
    block(&[("EXC", 0, 5, 10)]).write(&file, &[]).expect("written");
    for group in ["Projections", "Projections/EXC to EXC", "Projections/EXC to EXC/Connectivity"] {
        file.group(group).expect("created");
    }
    file.close().expect("closed");
    let error = TypesBlock::read(&Container::open(&path).expect("opened")).expect_err("refused");
    assert!(matches!(error, FormatError::OldLayout { .. }));
    assert!(
        error.to_string().contains("/Projections/EXC to EXC/Connectivity belongs to the old NeuroH5 layout")
    );
}

#[test]
fn bad_rows_are_named() {
    let read = |rows: &[(u64, u32, u16)]| {
        let folder = tempfile::tempdir().expect("temporary directory");
        let path = folder.path().join("cells.h5");
        let file = Builder::create(&path).expect("created");
        let names = [("EXC".to_owned(), 10), ("INH".to_owned(), 11)];
        file.group("H5Types").expect("created");
        file.commit_record(RANGE, &[("Start", Some(8)), ("Count", Some(4)), ("Population", None)], &names)
            .expect("committed");
        let mut raw = Vec::new();
        for (start, count, number) in rows {
            raw.extend(start.to_le_bytes());
            raw.extend(count.to_le_bytes());
            raw.extend(number.to_le_bytes());
        }
        file.records(POPULATIONS, RANGE, rows.len(), &raw).expect("written");
        file.close().expect("closed");
        TypesBlock::read(&Container::open(&path).expect("opened"))
    };
    let text = |rows: &[(u64, u32, u16)]| read(rows).expect_err("refused").to_string();
    assert!(read(&[(0, 8, 10), (8, 2, 11)]).is_ok());
    assert!(text(&[(0, 8, 12)]).contains("Populations[0] = 12, must be one of 10 (EXC), 11 (INH)"));
    assert!(text(&[(u64::MAX, 8, 10)]).contains("must be within 4294967295 cells"));
    assert!(text(&[(0, 8, 10), (7, 2, 11)]).contains("overlap at gid 7"));
    assert!(text(&[(0, 8, 10), (8, 2, 10)]).contains("listed twice"));
}
