//! Under which licences the dependencies may be used.

use crate::repository::Metadata;

/// Packages whose licence expression cannot be met with the allowed licences.
pub fn check(metadata: &Metadata, allowed: &[String]) -> Vec<String> {
    let refused = |package: &&crate::repository::Package| {
        !package.license.as_deref().is_some_and(|expression| is_allowed(expression, allowed))
    };
    metadata
        .packages
        .iter()
        .filter(refused)
        .map(|package| {
            let licence = package.license.as_deref().unwrap_or("no licence field");
            format!("{} {}: {licence}", package.name, package.version)
        })
        .collect()
}

/// Whether an SPDX expression can be met; an exception (`WITH …`) only adds permissions and is ignored.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let is_listed = |requirement: &spdx::LicenseReq| {
        requirement.license.id().is_some_and(|id| allowed.iter().any(|name| name == id.name))
    };
    // Old manifests separate alternatives by a slash; the lax mode reads it as OR.
    spdx::Expression::parse_mode(expression, spdx::ParseMode::LAX)
        .is_ok_and(|parsed| parsed.evaluate(is_listed))
}

#[cfg(test)]
mod tests;
