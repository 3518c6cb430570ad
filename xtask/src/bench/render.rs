//! The tables made from the results: a short one for the README, a full one for `benches/README.md`.

use std::fmt::Write as _;
use std::path::Path;

use super::{Results, Row};
use crate::error::Error;
use crate::generate::replace;
use crate::repository;

/// Columns of the short table, left to right.
const PEERS: [&str; 7] =
    ["livn", "livn 2.0", "livn 1.0 (diffrax)", "Arbor", "NEURON", "CoreNEURON", "Brian2"];

/// Writes both tables between their `bench` markers.
pub fn write(results: &Results) -> Result<(), Error> {
    for (path, text) in parts(results) {
        let file = repository::root().join(path);
        let page = std::fs::read_to_string(&file).map_err(Error::io(path))?;
        let page = replace(&page, "bench", &text, Path::new(path))?;
        std::fs::write(&file, page).map_err(Error::io(path))?;
        println!("{path}: written");
    }
    Ok(())
}

/// The generated text of each page.
pub fn parts(results: &Results) -> [(&'static str, String); 2] {
    [("README.md", short(results)), ("benches/README.md", full(results))]
}

/// One line per question, one column per peer.
fn short(results: &Results) -> String {
    let mut text = format!("Measured by `cargo xtask bench` on {}.\n\n| ", machine(results));
    let _ = writeln!(text, "| {} |\n|---|{}", PEERS.join(" | "), "---:|".repeat(PEERS.len()));
    let mut differs = false;
    for question in questions(results) {
        let of = |peer: &str| results.rows.iter().find(|row| row.question == question && row.peer == peer);
        let Some(unit) = results.rows.iter().find(|row| row.question == question).map(|row| &row.unit) else {
            continue;
        };
        // A question that only we answer belongs to the full table.
        if PEERS[1..].iter().all(|peer| of(peer).is_none()) || of("livn").is_none() {
            continue;
        }
        let cells = PEERS.map(|peer| {
            of(peer).map_or_else(String::new, |row| {
                differs |= is_different(row);
                format!("{}{}", number(row.value), if is_different(row) { " \u{2020}" } else { "" })
            })
        });
        let _ = writeln!(text, "| {question} ({unit}) | {} |", cells.join(" | "));
    }
    if differs {
        text.push_str("\n\u{2020} a simpler cell; see `benches/README.md`.\n");
    }
    text
}

/// Every result with its command and what is particular about it.
fn full(results: &Results) -> String {
    let mut text = format!("Measured on {}, {}.\n", machine(results), results.machine.date);
    for question in questions(results) {
        let _ = writeln!(text, "\n### {question}\n\n| who | result | how | command |\n|---|---:|---|---|");
        for row in results.rows.iter().filter(|row| row.question == question) {
            let details: Vec<String> =
                row.details.iter().map(|(key, value)| format!("{key} {}", plain(value))).collect();
            let value = number(row.value);
            let _ = writeln!(
                text,
                "| {} | {value} {} | {} | `{}` |",
                row.peer,
                row.unit,
                details.join(", "),
                row.command
            );
        }
    }
    text
}

fn machine(results: &Results) -> String {
    let machine = &results.machine;
    format!("{} ({} cores, {}), {}", machine.cpu, machine.cores, machine.vectors.join(" "), machine.rustc)
}

/// Distinct questions in the order in which they were first asked.
fn questions(results: &Results) -> Vec<String> {
    let mut questions: Vec<String> = Vec::new();
    for row in &results.rows {
        if !questions.contains(&row.question) {
            questions.push(row.question.clone());
        }
    }
    questions
}

fn is_different(row: &Row) -> bool {
    row.details.get("cell").and_then(|cell| cell.as_str()).is_some_and(|cell| cell.starts_with("different"))
}

/// Three significant digits.
fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let digits = (2 - value.abs().log10().floor() as i32).max(0);
    format!("{value:.*}", digits as usize)
}

fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Number(n) if n.is_f64() => number(n.as_f64().unwrap_or_default()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
