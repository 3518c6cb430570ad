//! Drawing planar cultures.
//!
//! Every random number comes from a counter-based stream addressed by (seed, what, name of the population or
//! projection, number of the cell within its population). Cells and edges therefore depend neither on threads nor
//! on the order in which populations are configured, and a population's positions do not depend on the others.
//!
//! Connection probability is p = min(1, A·w(d)), set to 0 below the cutoff, with w the kernel of the soma distance d
//! in three dimensions. A is solved for each projection so that the mean of p over all possible pairs times the
//! number of possible sources *is* the requested degree: saturation and cutoff are part of the equation. The realised
//! mean in-degree is binomial around it. Time and memory are proportional to the number of pairs within reach.

mod amplitude;
mod config;
mod connect;
mod counts;
mod electrodes;
mod grid;
mod identity;
mod kernel;
mod mechanisms;
mod place;
mod report;

pub use config::{
    AreaArguments, AreaKind, ConnectivityConfig, GenerateConfig, MeanDegree, MechanismTable,
    PopulationConfig, Transmitter,
};
pub use counts::cell_counts;
pub use electrodes::{MeaLayout, electrode_grid};
pub use identity::content_uuid;
pub(crate) use identity::name_hash;
pub use kernel::Kernel;
pub use place::{AreaPlacement, Placement, Positions};
pub use report::{Generated, ProjectionReport};

use indexmap::IndexMap;
use livn_core::{PopulationRange, PopulationTable};
use serde_json::{Value, json};

use crate::{
    BoundingBox, ConnectionsConfig, Documents, EdgeList, GraphDocument, KernelRecord, Projection, Synapse,
    SynapseTable, System, SystemError, SystemParts,
};

/// Draw a culture in the area of the configuration.
///
/// # Errors
/// `Value`, `Conflict`, `PopulationConfig`, `DegreeKey` for an invalid configuration.
pub fn generate(name: &str, config: &GenerateConfig) -> Result<Generated, SystemError> {
    generate_with(name, config, &AreaPlacement::new(config)?)
}

/// Draw a culture whose cells `placement` puts into the plane.
///
/// # Errors
/// As [`generate`], and `CoordinateRows` if the placement returns the wrong number of positions.
pub fn generate_with(
    name: &str,
    config: &GenerateConfig,
    placement: &dyn Placement,
) -> Result<Generated, SystemError> {
    let plan = config.validated()?;
    let counts = counts::cell_counts(config)?;
    let ordered: Vec<(&str, u32)> = plan.order.iter().map(|n| (n.as_str(), counts[n.as_str()])).collect();
    let populations = PopulationTable::consecutive(ordered.iter().copied())?;
    let mut positions_um = Vec::with_capacity(populations.cell_count());
    for population in populations.iter() {
        positions_um.extend(place::placed(placement, config, population)?);
    }
    let drawn = draw_projections(config, &plan.degrees, &populations, &positions_um);
    let (projections, synapses, report) = with_synapses(&populations, drawn)?;
    let documents = documents(config, placement, &populations, &positions_um, &projections)?;
    let layers = documents
        .graph
        .iter()
        .flat_map(|g| &g.architecture().layer_extents)
        .map(|(layer, [a, b])| (layer.clone(), BoundingBox::from_corners(*a, *b)))
        .collect();
    let gids = (0..positions_um.len() as u32).collect();
    let name = name.to_owned();
    let parts =
        SystemParts { name, populations, gids, positions_um, projections, synapses, layers, documents };
    Ok(Generated { system: System::new(parts)?, report })
}

/// A projection before synapses are numbered.
struct Drawn {
    pre: PopulationRange,
    post: PopulationRange,
    rule: crate::ProjectionRule,
    rows: Vec<Vec<(u32, f32)>>,
    report: ProjectionReport,
}

fn draw_projections(
    config: &GenerateConfig,
    degrees: &IndexMap<(String, String), f64>,
    populations: &PopulationTable,
    positions_um: &[[f32; 3]],
) -> Vec<Drawn> {
    let mut out = Vec::new();
    for post in populations.iter() {
        for pre in populations.iter() {
            let degree = degrees.get(&(pre.name.clone(), post.name.clone())).copied().unwrap_or(0.0);
            if degree <= 0.0 || pre.count == 0 || post.count == 0 {
                continue;
            }
            let cells = |p: &PopulationRange| &positions_um[p.first as usize..(p.first + p.count) as usize];
            let problem = connect::Problem::new(config, pre, post, cells(pre), cells(post), degree);
            let solution = problem.solve();
            let (rows, forced) = problem.draw(&solution);
            let report = report::of(&problem, &solution, &rows, forced);
            let mut rule = mechanisms::rule(config, &pre.name, &post.name);
            rule.kernel = Some(KernelRecord {
                amplitude: solution.amplitude,
                sigma_um: config.connectivity.sigma_um,
                allow_self_connections: config.connectivity.allow_self_connections,
                cutoff: config.connectivity.cutoff,
                kernel: Some(config.connectivity.kernel.name().into()),
                extra: serde_json::Map::new(),
            });
            out.push(Drawn { pre: pre.clone(), post: post.clone(), rule, rows, report });
        }
    }
    out
}

type Numbered = (Vec<Projection>, Vec<SynapseTable>, Vec<ProjectionReport>);

/// Number the synapses of each cell over all its sources, in order of source gid, and place them.
fn with_synapses(populations: &PopulationTable, drawn: Vec<Drawn>) -> Result<Numbered, SystemError> {
    let mut tables = Vec::new();
    let mut lists: Vec<EdgeList> =
        drawn.iter().map(|_| EdgeList { offsets: vec![0], ..EdgeList::default() }).collect();
    for population in populations.iter() {
        let inputs: Vec<usize> = (0..drawn.len()).filter(|k| drawn[*k].post == *population).collect();
        let mut table = SynapseTable::default();
        for row in 0..population.count as usize {
            let mut next = 0;
            for &k in &inputs {
                let (kind, swc_type, section) = mechanisms::placement(&drawn[k].rule);
                for &(source, distance_um) in &drawn[k].rows[row] {
                    lists[k].sources.push(drawn[k].pre.first + source);
                    lists[k].distances_um.push(distance_um);
                    lists[k].syn_ids.push(next);
                    table.push(Synapse {
                        syn_id: next,
                        kind,
                        swc_type,
                        section,
                        location: 0.5,
                        layer: 0,
                        distance_um: Some(distance_um),
                    });
                    next += 1;
                }
                let end = lists[k].sources.len();
                lists[k].offsets.push(end);
            }
            if !inputs.is_empty() {
                if table.offsets.is_empty() {
                    table.offsets.push(0);
                }
                table.gids.push(population.first + row as u32);
                table.offsets.push(table.syn_ids.len());
            }
        }
        tables.push(table);
    }
    let mut projections = Vec::new();
    let mut report = Vec::new();
    for (d, edges) in drawn.into_iter().zip(lists) {
        projections.push(Projection::new(d.pre, d.post, d.rule, edges)?);
        report.push(d.report);
    }
    Ok((projections, tables, report))
}

fn documents(
    config: &GenerateConfig,
    placement: &dyn Placement,
    populations: &PopulationTable,
    positions_um: &[[f32; 3]],
    projections: &[Projection],
) -> Result<Documents, SystemError> {
    let cells = BoundingBox::around(positions_um.iter().map(|p| p.map(f64::from))).unwrap_or_default();
    let [z0, z1] = config.z_range;
    let count = |p: &PopulationRange| (p.name.clone(), json!(p.count));
    let distribution = |p: &PopulationRange| (p.name.clone(), json!({"2d": p.count}));
    let architecture = json!({
        "coordinate_namespace": "Generated Coordinates",
        "area": [[cells.min[0], cells.min[1]], [cells.max[0], cells.max[1]]],
        "z_range": [z0, z1],
        "cell_distributions": populations.iter().map(distribution).collect::<serde_json::Map<_, _>>(),
        "layer_extents": {"2D": [[cells.min[0], cells.min[1], z0], [cells.max[0], cells.max[1], z1]]},
        "cell_counts": populations.iter().map(count).collect::<serde_json::Map<_, _>>(),
        "cells_filepath": "./cells.h5",
    });
    let provenance = identity::provenance(config);
    let uuid = content_uuid(&json!([architecture, provenance]));
    let cell_types: serde_json::Map<String, Value> = config
        .populations
        .iter()
        .map(|(name, p)| {
            (name.clone(), json!({"mechanism": null, "synapses": {}, "synapse_type": p.synapse_type}))
        })
        .collect();
    let graph = crate::describe::graph_value(
        &uuid,
        &architecture,
        &Value::Object(cell_types),
        &connections(config, populations, projections),
    );
    let graph = GraphDocument::from_document(graph).map_err(|e| SystemError::Value {
        what: "the generated graph document",
        allowed: "valid (please report this)",
        value: e.to_string(),
    })?;
    let bounds = placement.bounds().unwrap_or([[cells.min[0], cells.min[1]], [cells.max[0], cells.max[1]]]);
    let layout = MeaLayout { z_um: f64::midpoint(z0, z1), ..MeaLayout::default() };
    let mea = Some(electrode_grid(bounds, &layout)?);
    Ok(Documents { graph: Some(graph), mea, provenance: Some(provenance), ..Documents::default() })
}

fn connections(
    config: &GenerateConfig,
    populations: &PopulationTable,
    projections: &[Projection],
) -> ConnectionsConfig {
    let mut synapses: IndexMap<String, IndexMap<String, _>> =
        populations.iter().map(|p| (p.name.clone(), IndexMap::new())).collect();
    for p in projections {
        synapses.entry(p.post().name.clone()).or_default().insert(p.pre().name.clone(), p.rule().clone());
    }
    let extra = json!({
        "coordinates_namespace": "Generated Coordinates",
        "connectivity_namespace": "Connections",
        "distances_namespace": "Connections",
        "synapses_namespace": "Synapse Attributes",
        "value_chunk_size": 1000,
        "connections_filepath": "./connections.h5",
    });
    let Value::Object(extra) = extra else { return ConnectionsConfig::default() };
    let definitions = config.definitions();
    let used = populations.iter().map(|p| (p.name.clone(), definitions[&p.name])).collect();
    ConnectionsConfig {
        synapses,
        population_definitions: used,
        layer_definitions: [("2d".to_owned(), 0)].into(),
        extra,
    }
}

#[cfg(test)]
mod tests;
