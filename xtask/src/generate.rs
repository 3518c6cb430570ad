//! `cargo xtask gen`: text that is derived from code or data, committed, and checked for freshness.

use std::fmt::Write as _;
use std::path::Path;

use crate::check::crate_rules;
use crate::error::Error;
use crate::repository;

#[derive(clap::Args)]
pub struct Options {
    /// Fail when a generated part is out of date instead of writing it.
    #[arg(long)]
    pub check: bool,
}

/// One generated part of a file.
struct Part {
    path: &'static str,
    name: &'static str,
    text: String,
}

/// Writes (or with `--check` compares) every generated part; false when one is out of date.
pub fn run(options: &Options) -> Result<bool, Error> {
    let mut fresh = true;
    for part in parts()? {
        let path = repository::root().join(part.path);
        let old = std::fs::read_to_string(&path).map_err(Error::io(part.path))?;
        let new = replace(&old, part.name, &part.text, Path::new(part.path))?;
        if old == new {
            println!("{} ({}): fresh", part.path, part.name);
        } else if options.check {
            println!("{} ({}): out of date; run `cargo xtask gen`", part.path, part.name);
            fresh = false;
        } else {
            std::fs::write(&path, new).map_err(Error::io(part.path))?;
            println!("{} ({}): written", part.path, part.name);
        }
    }
    Ok(fresh)
}

fn parts() -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    if repository::root().join("ARCHITECTURE.md").exists() {
        parts.push(Part { path: "ARCHITECTURE.md", name: "crates", text: crate_table()? });
    }
    Ok(parts)
}

/// The table of crates and what each may use.
fn crate_table() -> Result<String, Error> {
    let mut text = String::from("| crate | purpose | may use |\n|---|---|---|\n");
    for rule in crate_rules()? {
        let short: Vec<&str> =
            rule.may_use.iter().map(|name| name.strip_prefix("livn-").unwrap_or(name)).collect();
        let used = if short.is_empty() { "–".to_owned() } else { short.join(", ") };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| `{}` | {} | {used} |", rule.name, rule.purpose);
    }
    Ok(text)
}

/// Replaces what lies between `<!-- NAME:begin -->` and `<!-- NAME:end -->`.
pub fn replace(page: &str, name: &str, text: &str, path: &Path) -> Result<String, Error> {
    let (begin, end) = (format!("<!-- {name}:begin -->"), format!("<!-- {name}:end -->"));
    let missing = |marker: &str| Error::NoMarker { path: path.to_path_buf(), marker: marker.to_owned() };
    let (head, rest) = page.split_once(&begin).ok_or_else(|| missing(&begin))?;
    let (_, tail) = rest.split_once(&end).ok_or_else(|| missing(&end))?;
    Ok(format!("{head}{begin}\n\n{}\n\n{end}{tail}", text.trim()))
}

#[cfg(test)]
mod tests;
