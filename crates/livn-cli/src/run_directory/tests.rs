use super::{MANIFEST, numbered, prepare, write_text};

#[test]
fn foreign_files_are_not_touched() {
    let dir = tempfile::tempdir().expect("temporary directory");
    prepare(&dir.path().join("new/deep")).expect("created");
    prepare(dir.path().join("new/deep").as_path()).expect("empty");
    let text = prepare(dir.path()).expect_err("holds a directory").to_string();
    assert!(text.contains("is not empty and holds no earlier result"), "{text}");
    write_text(&dir.path().join(MANIFEST), "{}").expect("written");
    prepare(dir.path()).expect("holds earlier results");
}

#[test]
fn numbers_go_up() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let parent = dir.path().join("livn-runs");
    let names = [(); 2].map(|()| numbered(&parent, "EI2").expect("created"));
    assert_eq!(names, [parent.join("EI2-1"), parent.join("EI2-2")]);
}
