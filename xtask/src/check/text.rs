//! Rules about the text of tracked files.

use std::path::{Path, PathBuf};

use super::policy::Forbidden;
use crate::error::Error;
use crate::repository;

/// A tracked text file.
pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

impl Source {
    pub fn is_code(&self) -> bool {
        self.path.extension().is_some_and(|extension| extension == "rs" || extension == "py")
    }

    pub fn is_test(&self) -> bool {
        self.path.components().any(|part| part.as_os_str() == "tests") || self.path.ends_with("tests.rs")
    }
}

/// Reads every tracked file that is text; the rule files themselves name what they forbid and are left out.
pub fn read(files: &[PathBuf]) -> Result<Vec<Source>, Error> {
    let root = repository::root();
    let mut sources = Vec::new();
    for path in files {
        if path.starts_with("xtask/policy.toml") {
            continue;
        }
        let bytes = std::fs::read(root.join(path)).map_err(Error::io(path))?;
        if let Ok(text) = String::from_utf8(bytes) {
            sources.push(Source { path: path.clone(), text });
        }
    }
    Ok(sources)
}

/// Places with the keyword `unsafe` outside the paths that may have it.
///
/// Comments do not count; `forms` are the ways in which the keyword opens something or its lint is lifted.
pub fn unsafe_outside(sources: &[Source], allowed: &[String], forms: &[String]) -> Vec<String> {
    let has_form = |line: &str| {
        let code = line.split("//").next().unwrap_or_default();
        forms.iter().any(|form| code.contains(form.as_str()))
    };
    let is_allowed =
        |path: &Path| allowed.iter().any(|prefix| path.to_string_lossy().starts_with(prefix.as_str()));
    let rust = sources.iter().filter(|source| source.path.extension().is_some_and(|e| e == "rs"));
    rust.filter(|source| !is_allowed(&source.path))
        .flat_map(|source| found(source, has_form, "unsafe code outside the named places"))
        .collect()
}

/// Places with forbidden text.
pub fn forbidden(sources: &[Source], rules: &[Forbidden]) -> Vec<String> {
    let mut findings = Vec::new();
    for rule in rules {
        let excepted = |path: &Path| rule.except.iter().any(|except| path == Path::new(except));
        for source in sources.iter().filter(|source| !excepted(&source.path)) {
            findings.extend(found(
                source,
                |line| line.contains(&rule.text),
                &format!("{:?}: {}", rule.text, rule.why),
            ));
        }
    }
    findings
}

fn found(source: &Source, has: impl Fn(&str) -> bool, what: &str) -> Vec<String> {
    let lines = source.text.lines().enumerate().filter(|(_, line)| has(line));
    lines.map(|(number, _)| format!("{}:{}: {what}", source.path.display(), number + 1)).collect()
}

#[cfg(test)]
mod tests;
