//! `graph.json` for a system that was not read from one.

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::{ConnectionsConfig, DocumentError, GRAPH_VERSION, GraphDocument, System};

impl System {
    /// The graph document of this system: the one it came with, or one that describes what it is.
    ///
    /// # Errors
    /// Only if the document that came with the system was changed into something invalid.
    pub fn graph_document(&self) -> Result<GraphDocument, DocumentError> {
        match &self.documents().graph {
            Some(graph) => Ok(graph.clone()),
            None => GraphDocument::from_document(self.described()),
        }
    }

    fn described(&self) -> Value {
        let mut synapses: IndexMap<String, IndexMap<String, _>> = IndexMap::new();
        for population in self.populations().iter() {
            synapses.insert(population.name.clone(), IndexMap::new());
        }
        for p in self.projections() {
            let sources = synapses.entry(p.post().name.clone()).or_default();
            sources.insert(p.pre().name.clone(), p.rule().clone());
        }
        let numbers = self.populations().iter().zip(10u16..).map(|(p, n)| (p.name.clone(), n)).collect();
        let connections = ConnectionsConfig {
            synapses,
            population_definitions: numbers,
            layer_definitions: [("2d".to_owned(), 0)].into(),
            extra: serde_json::Map::new(),
        };
        let counts: IndexMap<&str, Value> =
            self.populations().iter().map(|p| (p.name.as_str(), json!({"2d": p.count}))).collect();
        let bounds = self.bounding_box();
        let architecture = json!({
            "coordinate_namespace": "Generated Coordinates",
            "area": [[bounds.min[0], bounds.min[1]], [bounds.max[0], bounds.max[1]]],
            "z_range": [bounds.min[2], bounds.max[2]],
            "cell_distributions": counts,
            "layer_extents": {"2D": [bounds.min, bounds.max]},
        });
        graph_value(&crate::generate::content_uuid(&architecture), &architecture, &json!({}), &connections)
    }
}

/// Assemble the document from its parts.
pub(crate) fn graph_value(
    uuid: &str,
    architecture: &Value,
    cell_types: &Value,
    connections: &ConnectionsConfig,
) -> Value {
    let stage = |label: &str| crate::generate::content_uuid(&json!([uuid, label]));
    json!({
        "version": GRAPH_VERSION,
        "architecture": {"uuid": uuid, "config": architecture},
        "distances": {"culture2d": {"uuid": stage("distances"), "config": {
            "coordinate_namespace": architecture["coordinate_namespace"],
            "cell_distributions": architecture["cell_distributions"],
            "layer_extents": architecture["layer_extents"],
        }}},
        "synapse_forest": {},
        "synapses": {"culture2d": {"uuid": stage("synapses"), "config": {"cell_types": cell_types}}},
        "connections": {"culture2d": {"uuid": stage("connections"), "config": connections}},
    })
}
