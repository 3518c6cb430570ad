use std::fs;

use livn_system::{ParamsEntry, UnconnectedCoordinates};

use super::*;
use crate::{read_system, write_system};

#[test]
fn documents_are_written_beside_the_system_and_read_back() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let directory = folder.path().join("cells");
    let cells =
        livn_system::System::unconnected("cells", [("EXC", 2)], &UnconnectedCoordinates::Spacing(1.0));
    write_system(&directory, &cells.expect("valid")).expect("written");
    let entry = ParamsEntry { params: [("noise-g_e0".to_owned(), 0.1)].into(), meta: serde_json::Map::new() };
    let params: ParamsDocument = [("Model".to_owned(), [("default".to_owned(), entry)].into())].into();
    write_params(&directory, "e1", &params).expect("written");
    let selection =
        SelectionDocument { gids: [("EXC".to_owned(), vec![1])].into(), meta: serde_json::Map::new() };
    write_selection(&directory, "e1", &selection).expect("written");
    fs::write(directory.join("params.json"), r#"{"EXC_EXC-soma-AMPA-weight": 0.25}"#).expect("written");
    fs::write(directory.join("model.json"), r#"{"cls": "livn.models.lif.LIF"}"#).expect("written");
    let system = read_system(&directory).expect("readable");
    let documents = system.documents();
    assert_eq!(documents.params_by_selection["e1"], params);
    assert_eq!(documents.selections["e1"], selection);
    assert_eq!(
        documents.params.as_ref().expect("there")["EXC_EXC-soma-AMPA-weight"].to_bits(),
        0.25f64.to_bits()
    );
    assert_eq!(documents.model.as_ref().expect("there").cls, "livn.models.lif.LIF");
    assert_eq!(system.stored_selection("e1").expect("valid").sorted_gids(), [1]);
}

#[test]
fn names_do_not_lead_elsewhere() {
    let folder = tempfile::tempdir().expect("temporary directory");
    for name in ["", "..", "../x", "a/b", ".hidden", "a\\b", "C:x"] {
        let error =
            write_params(folder.path(), name, &ParamsDocument::new()).expect_err("refused").to_string();
        assert!(error.contains("a plain file name"), "{error}");
    }
}
