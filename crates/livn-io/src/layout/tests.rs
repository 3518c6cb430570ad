use super::{electrode_array_coordinates, electrode_array_coordinates_for_area};

#[test]
fn the_grid_counts_x_fastest() {
    let grid = electrode_array_coordinates(1000.0, 4, 4, 500.0, 500.0, 175.0);
    assert_eq!(grid.len(), 16);
    assert_eq!((grid[1].id, grid[1].position_um), (1, [1500.0, 500.0, 175.0]));
    assert_eq!((grid[15].id, grid[15].position_um), (15, [3500.0, 3500.0, 175.0]));
}

#[test]
fn an_area_gets_a_centred_power_of_two_grid() {
    let grid =
        electrode_array_coordinates_for_area(100.0, [[0.0, 0.0], [450.0, 250.0]], 0.0).expect("valid area");
    assert_eq!(grid.len(), 8);
    assert_eq!((grid[0].id, grid[0].position_um), (0, [75.0, 75.0, 0.0]));
    assert_eq!((grid[7].id, grid[7].position_um), (7, [375.0, 175.0, 0.0]));
}

#[test]
fn predefined_extents_give_the_published_channel_counts() {
    for (extent, channels) in [(40.0, 1), (400.0, 16), (399.5, 16), (1000.0, 64), (4000.0, 1024)] {
        let grid = electrode_array_coordinates_for_area(100.0, [[0.0; 2], [extent; 2]], 5.0).expect("valid");
        assert_eq!(grid.len(), channels, "extent {extent}");
    }
}

#[test]
fn impossible_areas_say_which_number_is_wrong() {
    let err = |pitch, area| {
        electrode_array_coordinates_for_area(pitch, area, 0.0).expect_err("must be refused").to_string()
    };
    assert_eq!(err(0.0, [[0.0; 2], [1.0; 2]]), "pitch_um must be greater than 0, not 0");
    assert!(err(1.0, [[0.0, 2.0], [1.0, 1.0]]).starts_with("height of area_um must be 0 or greater"));
    assert_eq!(err(1.0, [[0.0; 2], [f64::NAN; 2]]), "width of area_um must be finite, not NaN");
    assert!(err(1e-9, [[0.0; 2], [1.0; 2]]).contains("1048576"));
}
