use crate::{Conductor, InputReach, Mea};

fn refused(text: &str) -> String {
    Mea::from_json(text).expect_err("must be refused").to_string()
}

#[test]
fn a_published_file_reads_and_round_trips() {
    let text = r#"{"electrode_coordinates": [[0, 50.0, 50.0, 5.0], [7, 150.0, 50.0, 5.0]],
                   "input_radius": 100.0, "output_radius": 50.0}"#;
    let mea = Mea::from_json(text).expect("valid file");
    assert_eq!(mea.channel_ids(), [0, 7]);
    assert_eq!((mea.input_radius_um(), mea.output_radius_um()), (100.0, 50.0));
    assert_eq!(Mea::from_json(&mea.to_json()).expect("own text"), mea);
    assert!(!mea.to_json().contains("volume_conductor"), "older readers do not know the key");
}

#[test]
fn non_default_settings_round_trip() {
    let mut mea = Mea { conductor: Conductor::point(3.5, 5.0), ..Mea::default() };
    mea.input_reach = InputReach::WithinRadius;
    assert_eq!(Mea::from_json(&mea.to_json()).expect("own text"), mea);
}

#[test]
fn bad_files_say_what_and_where() {
    assert_eq!(
        refused(r#"{"electrode_coordinates": [], "output_raduis": 1}"#),
        "mea.json: unknown key \"output_raduis\"; known: electrode_coordinates, input_radius, output_radius, \
         volume_conductor, limit_input; did you mean \"output_radius\"?"
    );
    assert_eq!(
        refused("{}"),
        "mea.json: missing key \"electrode_coordinates\" (a list of [id, x, y, z] rows (µm))"
    );
    assert_eq!(
        refused(r#"{"electrode_coordinates": [[0, 1, 2]]}"#),
        "mea.json: electrode_coordinates[0] must be a list of [id, x, y, z] rows (µm), not [0,1,2]"
    );
    assert_eq!(
        refused(r#"{"electrode_coordinates": [[0, 1, 2, "3"]]}"#),
        "mea.json: electrode_coordinates[0][3] must be a finite number, not \"3\""
    );
    assert_eq!(
        refused(r#"{"electrode_coordinates": [[0.5, 1, 2, 3]]}"#),
        "mea.json: electrode_coordinates[0][0] must be a whole channel id, not 0.5"
    );
    assert_eq!(
        refused(r#"{"electrode_coordinates": [[3, 1, 2, 3], [3, 4, 5, 6]]}"#),
        "channel id 3 is listed twice (rows 0 and 1); give each channel its own id"
    );
    assert_eq!(
        refused(r#"{"electrode_coordinates": [], "volume_conductor": {"min_distance_um": 0}}"#),
        "min_distance_um must be greater than 0, not 0"
    );
    assert!(
        refused(r#"{"electrode_coordinates": [[0, NaN, 1, 2]]}"#).starts_with("mea.json: not valid JSON")
    );
    assert!(refused("[1]").starts_with("mea.json: the file must be an object"));
}
