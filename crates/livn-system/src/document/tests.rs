#![allow(clippy::float_cmp, reason = "exact values are promised")]

use super::*;

const GRAPH: &str = r#"{
  "version": 1,
  "architecture": {"uuid": "u", "kind": "Element", "config": {"layer_extents": {"2D": [[-5, 0, 0], [5, 8, 2]]}}},
  "distances": {}, "synapse_forest": {}, "synapses": {},
  "connections": {"outer": {"culture2d": {"uuid": "c", "config": {
    "population_definitions": {"INH": 11, "EXC": 10},
    "synapses": {"INH": {"EXC": {"type": "excitatory", "sections": ["dend", "soma", "dend"],
      "mechanisms": {"default": {"NMDA": {"g_unit": 1e-5, "weight": 2, "beta": 3}, "AMPA": {"e": 0}}}}}}}}}}
}"#;

fn graph_with(from: &str, to: &str) -> Result<GraphDocument, DocumentError> {
    assert!(GRAPH.contains(from), "{from}");
    GraphDocument::from_json(&GRAPH.replace(from, to))
}

#[test]
fn elements_are_found_wherever_they_are() {
    let graph = GraphDocument::from_json(GRAPH).expect("valid");
    let rules = graph.rules();
    assert_eq!(rules.len(), 1);
    let (post, pre, rule) = rules[0];
    assert_eq!((post, pre), ("INH", "EXC"));
    assert_eq!(rule.distinct_sections(), ["dend", "soma"]);
    let mechanisms: Vec<&str> = rule.mechanisms_of("dend").map(|(name, _)| name).collect();
    assert_eq!(mechanisms, ["NMDA", "AMPA"], "the order of the document is kept");
    assert_eq!(rule.mechanisms["default"]["NMDA"].extra["beta"], 3);
    assert_eq!(graph.population_definitions()["EXC"], 10);
    assert_eq!((graph.version(), graph.uuid()), (Some(1), "u"));
}

#[test]
fn numbers_may_stand_for_names() {
    let text = GRAPH.replace("\"excitatory\"", "1").replace("[\"dend\", \"soma\", \"dend\"]", "[1, 4]");
    let graph = GraphDocument::from_json(&text).expect("valid");
    let rule = graph.rules()[0].2.clone();
    assert_eq!(rule.kind, crate::SynapseKind::Inhibitory);
    assert_eq!(rule.sections, ["soma", "apical"]);
    for (from, to) in
        [("\"dend\", \"soma\"", "9, 1"), ("\"dend\", \"soma\"", "null"), ("\"excitatory\"", "3")]
    {
        let error = graph_with(from, to).expect_err("refused").to_string();
        assert!(error.contains("connections.outer.culture2d.config.synapses.INH.EXC"), "{error}");
    }
}

#[test]
fn errors_name_the_place() {
    let text = |r: Result<GraphDocument, DocumentError>| r.expect_err("refused").to_string();
    assert!(text(graph_with("1e-5", "\"x\"")).starts_with("connections.outer.culture2d.config"));
    assert!(text(graph_with("excitatory", "exciting")).contains("exciting"));
    assert_eq!(graph_with("\"version\": 1", "\"version\": 2"), Err(DocumentError::Version { found: 2 }));
    assert!(text(graph_with("\"version\": 1", "\"version\": \"1\"")).contains("whole number"));
    assert!(text(graph_with("\"architecture\"", "\"archi\"")).contains("architecture: is missing"));
    assert!(text(graph_with("[5, 8, 2]", "[5, 8]")).contains("architecture.config"));
    assert!(text(graph_with("\"EXC\": 10", "\"EXC\": 70000")).contains("population_definitions"));
    assert!(text(GraphDocument::from_json("{\n  oops")).contains("line 2"));
    assert!(text(GraphDocument::from_json("[]")).contains("must be an object"));
    assert!(text(GraphDocument::from_json(&"[".repeat(100_000))).contains("recursion"));
}

#[test]
fn electrode_arrays_are_checked() {
    let mea = |rows: &str, radius: &str| -> Result<(), String> {
        let text =
            format!(r#"{{"electrode_coordinates": {rows}, "input_radius": {radius}, "output_radius": 50}}"#);
        let mea: MeaDocument = parse_json(&text).map_err(|e| e.to_string())?;
        mea.check().map_err(|e| e.to_string())
    };
    assert_eq!(mea("[[0, 1, 2, 3], [1, 2, 3, 4]]", "100"), Ok(()));
    assert!(mea("[[0, 1, 2]]", "100").is_err());
    assert!(mea("[[0, 1, 2, 3], [0, 2, 3, 4]]", "100").expect_err("refused").contains("listed once"));
    assert!(mea("[[0.5, 1, 2, 3]]", "100").expect_err("refused").contains("whole id"));
    assert!(mea("[]", "0").expect_err("refused").contains("input_radius must be positive"));
}

#[test]
fn parameter_documents_hold_numbers() {
    let good = r#"{"Model": {"default": {"params": {"EXC_EXC-soma-AMPA-weight": 1}, "meta": {"loc": 0}}}}"#;
    let document: ParamsDocument = parse_json(good).expect("valid");
    assert_eq!(document["Model"]["default"].params["EXC_EXC-soma-AMPA-weight"], 1.0);
    let bad: Result<ParamsDocument, _> = parse_json(&good.replace(": 1}", ": \"1\"}"));
    let text = bad.expect_err("refused").to_string();
    assert!(text.starts_with("Model.default.params.EXC_EXC-soma-AMPA-weight"), "{text}");
}
