//! One stage of the test run: a command whose output is shown and whose tests are counted.

use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::error::Error;
use crate::repository;

/// Tests counted in a stage; a stage without tests of its own counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    /// Tests a harness reported as not run.
    pub not_run: usize,
    /// Comparisons that tests left out because their reference data are absent.
    pub left_out: usize,
}

impl Count {
    pub fn single(ok: bool) -> Self {
        Self { passed: usize::from(ok), failed: usize::from(!ok), ..Self::default() }
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.not_run += other.not_run;
        self.left_out += other.left_out;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.not_run > 0 {
            write!(f, ", {} not run", self.not_run)?;
        }
        if self.left_out > 0 {
            write!(f, ", {} comparisons left out (no reference data)", self.left_out)?;
        }
        Ok(())
    }
}

/// The result of a stage, for the summary.
pub struct Outcome {
    pub name: &'static str,
    pub count: Count,
    pub seconds: f64,
}

/// Runs `work` as the stage `name` and prints its one-line summary.
pub fn run(name: &'static str, work: impl FnOnce() -> Result<Count, Error>) -> Result<Outcome, Error> {
    println!("\n== {name}");
    let started = Instant::now();
    let count = work()?;
    let seconds = started.elapsed().as_secs_f64();
    println!("== {name}: {count} ({seconds:.0} s)");
    Ok(Outcome { name, count, seconds })
}

/// Runs a command, shows its output, and counts the tests that it reports.
///
/// A command that reports no tests counts as one. A failure that no test accounts for (a build error) counts as one.
pub fn command(command: &mut Command) -> Result<Count, Error> {
    command_in(command, &repository::root())
}

/// Like [`command`], in another folder than the root of the repository.
pub fn command_in(command: &mut Command, folder: &Path) -> Result<Count, Error> {
    let shown = repository::show(command);
    println!("$ {shown}");
    let start = |source| Error::Start { command: shown.clone(), source };
    // Both streams into one pipe would interleave lines; standard error is read by a thread of its own.
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(start)?;
    let errors =
        child.stderr.take().map(|stream| std::thread::spawn(move || relay(BufReader::new(stream), true)));
    let mut count =
        child.stdout.take().map_or_else(Count::default, |stream| relay(BufReader::new(stream), false));
    if let Some(errors) = errors
        && let Ok(more) = errors.join()
    {
        count.add(more);
    }
    let ok = child.wait().map_err(|source| Error::Start { command: shown.clone(), source })?.success();
    if count.passed + count.failed == 0 || (!ok && count.failed == 0) {
        count.add(Count::single(ok));
    }
    Ok(count)
}

/// Passes a stream on line by line and counts what the lines report.
fn relay(stream: impl BufRead, is_error: bool) -> Count {
    let mut count = Count::default();
    for line in stream.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        count.add(count_line(&line));
        // Nothing sensible can be done when our own output is closed.
        if is_error {
            let _ = writeln!(std::io::stderr(), "{line}");
        } else {
            let _ = writeln!(std::io::stdout(), "{line}");
        }
    }
    count
}

/// Tests reported by a line of cargo's or pytest's summary.
fn count_line(line: &str) -> Count {
    let line = line.trim();
    if line.starts_with("left out: ") {
        return Count { left_out: 1, ..Count::default() };
    }
    let is_cargo = line.starts_with("test result:");
    let is_pytest = line.contains(" in ") && (line.contains(" passed") || line.contains(" failed"));
    if !is_cargo && !is_pytest {
        return Count::default();
    }
    let words: Vec<&str> =
        line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut count = Count::default();
    for pair in words.windows(2) {
        let Ok(number) = pair[0].parse::<usize>() else { continue };
        match pair[1] {
            "passed" => count.passed += number,
            "failed" | "error" | "errors" => count.failed += number,
            "ignored" | "skipped" | "xfailed" | "deselected" => count.not_run += number,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests;
