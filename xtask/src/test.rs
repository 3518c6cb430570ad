//! `cargo xtask test`: every test of the project, with one summary line per stage.

mod examples;

use std::process::Command;
use std::time::Instant;

use crate::error::Error;
use crate::python::Environment;
use crate::repository::PROFILE;
use crate::scratch::Scratch;
use crate::stage::{self, Count, Outcome};
use crate::{check, docs, generate, repository};

/// Stages that need the Python environment.
const PYTHON_STAGES: [&str; 3] = ["python build", "python tests", "documentation"];

#[derive(clap::Args)]
pub struct Options {
    /// Run only these stages, for example `rust,documentation`.
    #[arg(long, value_delimiter = ',', value_name = "STAGE")]
    only: Vec<String>,
}

/// The run so far.
struct Run<'a> {
    options: &'a Options,
    outcomes: Vec<Outcome>,
}

impl Run<'_> {
    fn wants(&self, name: &str) -> bool {
        self.options.only.is_empty() || self.options.only.iter().any(|only| only == name)
    }

    fn stage(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<Count, Error>,
    ) -> Result<(), Error> {
        if self.wants(name) {
            self.outcomes.push(stage::run(name, work)?);
        }
        Ok(())
    }
}

/// Runs the stages in order and prints the summary; true when nothing failed.
///
/// A later stage runs even when an earlier one failed, so that one run shows everything.
pub fn run(options: &Options) -> Result<bool, Error> {
    let started = Instant::now();
    let scratch = Scratch::new()?;
    let mut run = Run { options, outcomes: Vec::new() };
    rust_stages(&mut run, &scratch)?;
    python_stages(&mut run, &scratch)?;
    Ok(summarise(&run.outcomes, started.elapsed().as_secs_f64()))
}

fn rust_stages(run: &mut Run<'_>, scratch: &Scratch) -> Result<(), Error> {
    run.stage("format", || stage::command(&mut cargo(&["fmt", "--all", "--check"])))?;
    run.stage("check", || check::run().map(Count::single))?;
    run.stage("generated", || generate::run(&generate::Options { check: true }).map(Count::single))?;
    run.stage("lints", || {
        stage::command(&mut cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    run.stage("rust", || {
        // The workspace without the Python extension, whose tests need the package and run below.
        let arguments = [
            "test",
            "--workspace",
            "--exclude",
            "livn-py",
            "--features",
            "livn/gradients",
            "--profile",
            PROFILE,
            "--no-fail-fast",
            "--quiet",
        ];
        stage::command(&mut cargo(&arguments))
    })?;
    run.stage("rust examples", || examples::rust(PROFILE, scratch.path()))?;
    run.stage("first command", || {
        let mut command =
            cargo(&["run", "--quiet", "--release", "--", "run", "EI2", "--quiet", "--duration", "100"]);
        command.arg("--out").arg(scratch.folder("first-command")?);
        stage::command(&mut command)
    })
}

/// Installs the package into the project's own environment as a user would, then runs everything that needs it.
fn python_stages(run: &mut Run<'_>, scratch: &Scratch) -> Result<(), Error> {
    if !PYTHON_STAGES.iter().any(|name| run.wants(name)) {
        return Ok(());
    }
    let environment = Environment::open(&repository::root().join(".venv"))?;
    let pytest = |arguments: &[&str]| {
        let mut command = environment.command("python");
        command.args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider"]).args(arguments);
        command
    };
    run.stage("python build", || {
        environment.install(&["--upgrade", "pip"])?;
        environment.install(&[".[test]"])?;
        Ok(Count::single(true))
    })?;
    run.stage("python tests", || stage::command(&mut pytest(&["python/tests"])))?;
    run.stage("documentation", || docs::run(&environment, &scratch.folder("documentation")?))
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(repository::cargo());
    command.args(arguments);
    command
}

fn summarise(outcomes: &[Outcome], seconds: f64) -> bool {
    println!("\n== summary");
    let mut total = Count::default();
    for outcome in outcomes {
        let mark = if outcome.count.failed == 0 { "ok    " } else { "FAILED" };
        println!("{mark} {:18} {} ({:.0} s)", outcome.name, outcome.count, outcome.seconds);
        total.add(outcome.count);
    }
    println!("{total} in {:.1} min", seconds / 60.0);
    total.failed == 0
}
