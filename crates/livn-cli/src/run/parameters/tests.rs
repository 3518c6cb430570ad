use super::of_similar_size;

#[test]
fn the_stand_in_has_about_as_many_cells() {
    let names = [0, 3, 31, 32, 316, 317, 3162, 3163, 1_000_000].map(of_similar_size);
    assert_eq!(names, ["EI1", "EI1", "EI1", "EI2", "EI2", "EI3", "EI3", "EI4", "EI4"]);
}

#[test]
fn predefined_cultures_have_the_sizes_they_stand_for() {
    for name in livn::system::PREDEFINED {
        let config = livn::system::predefined_config(name).expect("known");
        let cells = config.total_cells.expect("stated") as usize;
        assert_eq!(of_similar_size(cells), name);
    }
}
