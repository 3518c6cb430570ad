//! `cargo xtask check`: rules about the repository that the compiler does not know.

mod edges;
mod licences;
mod policy;
mod provenance;
mod text;

use crate::error::Error;
use crate::repository;

pub use edges::crate_rules;

/// Runs every check and prints its findings; true when there is none.
pub fn run() -> Result<bool, Error> {
    let metadata = repository::metadata()?;
    let policy = policy::read()?;
    let files = repository::files()?;
    let sources = text::read(&files)?;
    let mut clean = true;
    for (name, findings) in [
        ("crate dependencies", edges::check(&metadata, &crate_rules()?)),
        ("licences", licences::check(&metadata, &policy.licences)),
        ("unsafe code", text::unsafe_outside(&sources, &policy.unsafe_paths, &policy.unsafe_forms)),
        ("forbidden text", text::forbidden(&sources, &policy.forbidden)),
        ("reference data", provenance::check(&files)?),
    ] {
        clean &= findings.is_empty();
        println!(
            "{name}: {}",
            if findings.is_empty() { "ok".to_owned() } else { format!("{} findings", findings.len()) }
        );
        for finding in findings {
            println!("  {finding}");
        }
    }
    report_sizes(&sources, policy.long_file_lines);
    Ok(clean)
}

/// Lists long files; a report, never a failure, because size is a smell and not a law.
fn report_sizes(sources: &[text::Source], limit: usize) {
    let mut long: Vec<(usize, String)> = sources
        .iter()
        .filter(|source| source.is_code() && !source.is_test())
        .map(|source| (source.text.lines().count(), source.path.display().to_string()))
        .filter(|(lines, _)| *lines > limit)
        .collect();
    long.sort_by(|a, b| b.cmp(a));
    println!("files above {limit} lines: {}", long.len());
    for (lines, path) in long {
        println!("  {lines:5} {path}");
    }
}
