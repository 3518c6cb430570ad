use std::path::Path;

use rust_hdf5::H5File;

use super::*;
use crate::testing::population;

/// An attribute whose three datasets are given as they are.
fn file_with(folder: &Path, index: &[u32], pointer: &[u64], values: &[f32]) -> Container {
    let path = folder.join("cells.h5");
    let file = Builder::create(&path).expect("created");
    for group in ["Populations", "Populations/A", "Populations/A/N", "Populations/A/N/x"] {
        file.group(group).expect("created");
    }
    file.numbers("Populations/A/N/x/Cell Index", index).expect("written");
    file.numbers("Populations/A/N/x/Attribute Pointer", pointer).expect("written");
    file.numbers("Populations/A/N/x/Attribute Value", values).expect("written");
    file.close().expect("closed");
    Container::open(&path).expect("opened")
}

fn read_x(file: &Container) -> Result<Attribute<f32>, FormatError> {
    read(file, &population("A", 100, 4), "N", "x")
}

#[test]
fn rows_are_ragged_and_may_be_empty() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let x = read_x(&file_with(folder.path(), &[0, 2, 3], &[0, 2, 2, 3], &[1.0, 2.0, 3.0])).expect("readable");
    assert_eq!(x.rows, Rows { gids: vec![100, 102, 103], offsets: vec![0, 2, 2, 3] });
    assert_eq!(x.values.len(), 3);
    for pointer in [vec![], vec![0]] {
        let folder = tempfile::tempdir().expect("temporary directory");
        let x = read_x(&file_with(folder.path(), &[], &pointer, &[])).expect("no cell carries it");
        assert!(x.rows.gids.is_empty() && x.values.is_empty());
    }
}

#[test]
fn every_inconsistency_is_named() {
    let check = |index: &[u32], pointer: &[u64], values: &[f32], message: &str| {
        let folder = tempfile::tempdir().expect("temporary directory");
        let error = read_x(&file_with(folder.path(), index, pointer, values)).map(drop).expect_err("refused");
        let error = error.to_string();
        assert!(error.contains(message), "{error:?} should contain {message:?}");
        assert!(error.contains("cells.h5"), "{error}");
    };
    check(&[4], &[0, 1], &[1.0], "Cell Index[0] = 4, must be below 4, the cells of A");
    check(&[0], &[0], &[1.0], "Attribute Pointer has 1 entries, expected 2");
    check(&[0], &[1, 1], &[1.0], "Attribute Pointer[0] = 1, must be 0");
    check(&[0, 1], &[0, 2, 1], &[1.0], "Attribute Pointer[2] = 1, must be at least 2");
    check(&[0], &[0, 9], &[1.0], "Attribute Pointer[1] = 9, must be 1, the length of Attribute Value");
    check(&[], &[], &[1.0], "Attribute Value has 1 entries, expected 0");
    check(&[0], &[0, u64::MAX], &[1.0], "must be 1");
}

/// Storage the original writers may use: a shared index by hard link, deflate, contiguous data, other widths.
#[test]
fn any_storage_reads_the_same() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let path = folder.path().join("cells.h5");
    let file = H5File::create(&path).expect("created");
    for group in ["Populations", "Populations/A", "Populations/A/N", "Populations/A/N/x", "Populations/A/N/y"]
    {
        file.create_group(group).expect("created");
    }
    let index = file.new_dataset::<u16>().shape([3]).create("Populations/A/N/Cell Index").expect("created");
    index.write_raw(&[0u16, 2, 3]).expect("written");
    for attribute in ["x", "y"] {
        let group = file.root_group().group(&format!("Populations/A/N/{attribute}")).expect("there");
        group.link("Cell Index", "/Populations/A/N/Cell Index").expect("linked");
        let at = |name: &str| format!("Populations/A/N/{attribute}/{name}");
        let pointer = file.new_dataset::<u64>().shape([4]).chunk(&[3]).deflate(9);
        pointer
            .create(&at("Attribute Pointer"))
            .expect("created")
            .write_raw(&[0u64, 2, 2, 3])
            .expect("written");
        let values = file.new_dataset::<f32>().shape([3]).chunk(&[2]).max_shape(&[None]).shuffle_deflate(4);
        values
            .create(&at("Attribute Value"))
            .expect("created")
            .write_raw(&[1f32, 2.0, 3.0])
            .expect("written");
    }
    file.close().expect("closed");
    let file = Container::open(&path).expect("opened");
    assert_eq!(names(&file, "A", "N").expect("readable"), ["x", "y"], "the shared index is no attribute");
    for attribute in ["x", "y"] {
        let a = read::<f32>(&file, &population("A", 100, 4), "N", attribute).expect("readable");
        assert_eq!(a.rows, Rows { gids: vec![100, 102, 103], offsets: vec![0, 2, 2, 3] });
        assert_eq!(a.values, [1.0, 2.0, 3.0]);
    }
}

#[test]
fn wrong_types_and_missing_objects_are_named() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let file = file_with(folder.path(), &[0], &[0, 1], &[1.0]);
    let a = population("A", 100, 4);
    let error = read::<u32>(&file, &a, "N", "x").map(drop).expect_err("refused").to_string();
    assert!(
        error.contains("/Populations/A/N/x/Attribute Value must be integers, found 32-bit floating-point"),
        "{error}"
    );
    let error = read::<u32>(&file, &a, "N", "z").map(drop).expect_err("refused").to_string();
    assert!(error.contains("/Populations/A/N/z is missing; present: x"), "{error}");
    let error =
        read::<u32>(&file, &population("B", 0, 1), "N", "z").map(drop).expect_err("refused").to_string();
    assert!(error.contains("/Populations/B/N/z is missing; present: nothing"), "{error}");
}
