//! Which crate uses which: the table in `crates.toml` against what the manifests say.

use serde::Deserialize;

use crate::error::Error;
use crate::repository::Metadata;

/// A row of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrateRule {
    pub name: String,
    pub purpose: String,
    pub may_use: Vec<String>,
    pub dev: Vec<String>,
}

#[derive(Deserialize)]
struct Table {
    #[serde(rename = "crate")]
    crates: Vec<CrateRule>,
}

/// The table, top to bottom.
pub fn crate_rules() -> Result<Vec<CrateRule>, Error> {
    let table: Table = toml::from_str(include_str!("../../crates.toml"))
        .map_err(|error| Error::parse("xtask/crates.toml", error))?;
    Ok(table.crates)
}

/// Edges that the table does not list, crates it does not know, and rows that point downwards.
pub fn check(metadata: &Metadata, rules: &[CrateRule]) -> Vec<String> {
    let mut findings = downward(rules);
    for package in metadata.packages.iter().filter(|package| metadata.workspace_members.contains(&package.id))
    {
        let Some(rule) = rules.iter().find(|rule| rule.name == package.name) else {
            findings.push(format!("{} has no row in xtask/crates.toml", package.name));
            continue;
        };
        for edge in package.dependencies.iter().filter(|edge| edge.path.is_some()) {
            let is_dev = edge.kind.as_deref() == Some("dev");
            let allowed = rule.may_use.contains(&edge.name) || (is_dev && rule.dev.contains(&edge.name));
            if !allowed {
                let kind = if is_dev { "in its tests " } else { "" };
                findings
                    .push(format!("{} uses {} {kind}and its row does not list it", package.name, edge.name));
            }
        }
    }
    findings
}

/// Rows that use a crate written below them: the table would have a cycle or a wrong order.
fn downward(rules: &[CrateRule]) -> Vec<String> {
    let mut findings = Vec::new();
    for (row, rule) in rules.iter().enumerate() {
        for used in &rule.may_use {
            if !rules[..row].iter().any(|above| &above.name == used) {
                findings.push(format!("xtask/crates.toml: {} uses {used}, which is not above it", rule.name));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests;
