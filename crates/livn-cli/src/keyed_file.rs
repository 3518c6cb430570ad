//! Files with settings: JSON, TOML or YAML, by their extension.

use std::path::Path;

use serde_json::{Map, Number, Value};

use crate::error::CliError;

/// The content of `path`.
pub(crate) fn read(path: &Path) -> Result<Value, CliError> {
    let text = std::fs::read_to_string(path).map_err(CliError::read(path))?;
    let problem = |problem: String| CliError::Content { path: path.into(), problem };
    match path.extension().and_then(|e| e.to_str()) {
        Some("json") => serde_json::from_str(&text).map_err(|e| problem(format!("not valid JSON: {e}"))),
        Some("toml") => toml::from_str(&text).map_err(|e| problem(format!("not valid TOML: {e}"))),
        Some("yml" | "yaml") => yaml(&text).map_err(problem),
        _ => Err(problem("the name must end in .json, .toml, .yml or .yaml".into())),
    }
}

/// Parameters of `path` as flat keys: tables are joined with `-`, so that `[noise] g_e0 = 1` is `noise-g_e0`.
/// `weights` and `weight` are the same table.
pub(crate) fn parameters(path: &Path) -> Result<Vec<(String, f64)>, CliError> {
    let mut out = Vec::new();
    flatten("", &read(path)?, &mut out)
        .map_err(|problem| CliError::Content { path: path.into(), problem })?;
    Ok(out)
}

fn flatten(prefix: &str, value: &Value, out: &mut Vec<(String, f64)>) -> Result<(), String> {
    match value {
        Value::Object(map) => map.iter().try_for_each(|(key, value)| {
            let key = if prefix.is_empty() && key == "weights" { "weight" } else { key };
            let path = if prefix.is_empty() { key.to_owned() } else { format!("{prefix}-{key}") };
            flatten(&path, value, out)
        }),
        Value::Number(n) if !prefix.is_empty() => {
            let number = n.as_f64().filter(|v| v.is_finite());
            out.push((prefix.into(), number.ok_or_else(|| format!("{prefix}: {n} is not a finite number"))?));
            Ok(())
        }
        _ if prefix.is_empty() => {
            Err("expected a table of parameters, for example {\"noise-g_e0\": 1.0}".into())
        }
        other => Err(format!("{prefix} must be a number, not {other}")),
    }
}

fn yaml(text: &str) -> Result<Value, String> {
    use saphyr::{LoadableYamlNode, Yaml};
    let documents = Yaml::load_from_str(text).map_err(|e| format!("not valid YAML: {e}"))?;
    match documents.as_slice() {
        [] => Ok(Value::Object(Map::new())),
        [one] => yaml_value(one),
        more => Err(format!("holds {} YAML documents; one is expected", more.len())),
    }
}

fn yaml_value(node: &saphyr::Yaml<'_>) -> Result<Value, String> {
    if node.is_null() {
        return Ok(Value::Null);
    }
    if let Some(b) = node.as_bool() {
        return Ok(b.into());
    }
    if let Some(i) = node.as_integer() {
        return Ok(i.into());
    }
    if let Some(f) = node.as_floating_point() {
        return Number::from_f64(f).map(Value::Number).ok_or_else(|| format!("{f} is not a finite number"));
    }
    if let Some(s) = node.as_str() {
        return Ok(s.into());
    }
    if let Some(list) = node.as_sequence() {
        return list.iter().map(yaml_value).collect();
    }
    let Some(map) = node.as_mapping() else {
        return Err("holds a YAML node that is no value (an alias or an unknown tag)".into());
    };
    let mut out = Map::new();
    for (key, value) in map {
        let key = match yaml_value(key)? {
            Value::String(s) => s,
            other => other.to_string(),
        };
        out.insert(key, yaml_value(value)?);
    }
    Ok(Value::Object(out))
}

#[cfg(test)]
mod tests;
