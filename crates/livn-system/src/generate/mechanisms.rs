//! Mechanisms and target sections by transmitter.

use indexmap::IndexMap;
use serde_json::Map;

use super::{GenerateConfig, MechanismTable, PopulationConfig, Transmitter};
use crate::{Mechanism, ProjectionRule, SectionKind, SynapseKind};

/// The rule for synapses from `pre` onto `post`. Both populations are configured.
pub(super) fn rule(config: &GenerateConfig, pre: &str, post: &str) -> ProjectionRule {
    let (source, target) = (&config.populations[pre], &config.populations[post]);
    let inhibitory = matches!(source.transmitter(), Transmitter::Gabaergic | Transmitter::Glycinergic);
    let section = if inhibitory || target.soma_only() { "soma" } else { "dend" };
    let (contacts, mechanisms) = table(config.mechanisms, source);
    ProjectionRule {
        kind: source.synapse_type,
        contacts,
        layers: vec!["2d".into()],
        sections: vec![section.into()],
        proportions: vec![1.0],
        mechanisms: [("default".to_owned(), mechanisms)].into(),
        kernel: None,
        extra: Map::new(),
    }
}

/// Codes stored with each synapse of the rule: kind, SWC type, section index.
pub(super) fn placement(rule: &ProjectionRule) -> (u8, u8, i32) {
    let soma = rule.sections.first().is_some_and(|s| s == "soma");
    let (section, index) = if soma { (SectionKind::Soma, 0) } else { (SectionKind::Apical, 1) };
    (rule.kind as u8, section as u8, index)
}

fn table(which: MechanismTable, source: &PopulationConfig) -> (f64, IndexMap<String, Mechanism>) {
    let transmitter = match which {
        MechanismTable::ByTransmitter => source.transmitter(),
        MechanismTable::ByType if source.synapse_type == SynapseKind::Inhibitory => Transmitter::Gabaergic,
        MechanismTable::ByType => Transmitter::Glutamatergic,
    };
    let contacts = transmitter.contacts();
    // e mV, g_unit µS, rise and decay ms.
    let rows: &[(&str, f64, f64, f64, f64)] = match transmitter {
        Transmitter::Glutamatergic => &[("AMPA", 0.0, 0.0005, 0.5, 3.0), ("NMDA", 0.0, 0.0005, 0.5, 80.0)],
        Transmitter::Cholinergic => &[("AMPA", 0.0, 0.0005, 0.5, 7.0)],
        Transmitter::Gabaergic => &[("GABA_A", -60.0, 0.001, 0.3, 6.0)],
        Transmitter::Glycinergic => &[("GABA_A", -70.0, 0.00025, 0.3, 5.0)],
    };
    let mechanism = |&(name, e, g, rise, decay): &(&str, f64, f64, f64, f64)| {
        let m = Mechanism {
            e_mv: Some(e),
            g_unit_us: Some(g),
            tau_rise_ms: Some(rise),
            tau_decay_ms: Some(decay),
            // One edge per pair carries all its contacts.
            weight: contacts,
            extra: Map::new(),
        };
        (name.to_owned(), m)
    };
    (contacts, rows.iter().map(mechanism).collect())
}
