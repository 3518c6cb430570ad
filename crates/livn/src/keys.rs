//! Weight keys: `PRE_POST-section-MECHANISM-weight` and its accepted dialects.

use livn_system::Projection;

use crate::Error;
use crate::model::Template;

/// What a synapse rule is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleName {
    /// Source population.
    pub pre: String,
    /// Target population.
    pub post: String,
    /// Compartment of the target: `soma` or `dend`.
    pub section: String,
    /// Receptor.
    pub mechanism: String,
    /// Section names that address this rule.
    aliases: Vec<String>,
}

/// Something to tell the user about a key that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyNote {
    /// The key.
    pub key: String,
    /// How it was read.
    pub note: String,
}

/// Names that all mean the dendrite of a reduced cell.
const DENDRITIC: [&str; 6] = ["dend", "hillock", "basal", "apical", "trunk", "tuft"];

impl RuleName {
    pub(crate) fn new(projection: &Projection, template: &Template, site: usize, mechanism: &str) -> Self {
        let dendritic = template.dend == Some(site);
        let mut aliases: Vec<String> = Vec::new();
        if dendritic || template.dend.is_none() {
            // On a cell without dendrite its only compartment answers to the dendrite's names too.
            aliases.extend(DENDRITIC.map(String::from));
        }
        if !dendritic {
            aliases.push("soma".into());
        }
        Self {
            pre: projection.pre().name.clone(),
            post: projection.post().name.clone(),
            section: if dendritic { "dend" } else { "soma" }.into(),
            mechanism: mechanism.into(),
            aliases,
        }
    }

    /// `PRE_POST-section-MECHANISM-weight`.
    pub fn key(&self) -> String {
        format!("{}_{}-{}-{}-weight", self.pre, self.post, self.section, self.mechanism)
    }

    fn fits(&self, section: Option<&str>, mechanism: Option<&str>) -> bool {
        section.is_none_or(|s| self.aliases.iter().any(|a| a == s))
            && mechanism.is_none_or(|m| self.mechanism == m)
    }
}

/// The parts of a key after the projection.
struct Parsed<'a> {
    pair: &'a str,
    section: Option<&'a str>,
    mechanism: Option<&'a str>,
    parameter: Option<&'a str>,
}

fn parse(key: &str) -> Option<Parsed<'_>> {
    let fields: Vec<&str> = key.split('-').collect();
    if fields.len() > 4 || fields.iter().any(|f| f.is_empty()) {
        return None;
    }
    Some(Parsed {
        pair: fields[0],
        section: fields.get(1).copied(),
        mechanism: fields.get(2).copied(),
        parameter: fields.get(3).copied(),
    })
}

/// The rules a weight key addresses, and a note if the reading is worth telling.
///
/// # Errors
/// `UnknownKey` with the nearest valid keys; `Value` for a parameter other than `weight`.
pub(crate) fn resolve(rules: &[RuleName], key: &str) -> Result<(Vec<usize>, Option<KeyNote>), Error> {
    let unknown = || Error::unknown_key("weight", key, rules.iter().map(RuleName::key).collect());
    let parsed = parse(key).ok_or_else(unknown)?;
    if let Some(parameter) = parsed.parameter
        && parameter != "weight"
    {
        let message =
            "`weight`; mechanism parameters are addressed by the target alone, as in EXC-dend-AMPA-tau_decay";
        return Err(Error::value(format!("the parameter of weight key {key:?}"), parameter, message));
    }
    let addressed = |forward: bool| -> Vec<usize> {
        let named = |r: &RuleName| {
            let (first, second) = if forward { (&r.pre, &r.post) } else { (&r.post, &r.pre) };
            parsed.pair.strip_prefix(first.as_str()).and_then(|rest| rest.strip_prefix('_')) == Some(second)
        };
        (0..rules.len())
            .filter(|&i| named(&rules[i]) && rules[i].fits(parsed.section, parsed.mechanism))
            .collect()
    };
    let (forward, reversed) = (addressed(true), addressed(false));
    let note = |note: String| Some(KeyNote { key: key.into(), note });
    match (forward.is_empty(), reversed.is_empty()) {
        (true, true) => Err(unknown()),
        (true, false) => {
            let name = &rules[reversed[0]];
            Ok((
                reversed.clone(),
                note(format!("read as POST_PRE: the projection {}->{}", name.pre, name.post)),
            ))
        }
        (false, false) if forward != reversed => {
            let name = &rules[forward[0]];
            let text =
                format!("both orders exist; read as PRE_POST: the projection {}->{}", name.pre, name.post);
            Ok((forward, note(text)))
        }
        (false, _) => Ok((forward, None)),
    }
}

/// A mechanism parameter's address: target population, section, mechanism, parameter.
pub(crate) fn parse_mechanism(key: &str) -> Option<(&str, &str, &str, &str)> {
    match key.split('-').collect::<Vec<_>>()[..] {
        [population, section, mechanism, parameter] if parameter != "weight" => {
            Some((population, section, mechanism, parameter))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
