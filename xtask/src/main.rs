//! Development tasks: `cargo xtask test | check | gen | bench`.
#![allow(clippy::print_stdout, reason = "a command-line tool reports on standard output")]

mod bench;
mod check;
mod docs;
mod error;
mod generate;
mod python;
mod repository;
mod scratch;
mod stage;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Development tasks")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run every test: format, lints, checks, Rust, Python, documentation, examples.
    Test(test::Options),
    /// Check crate dependencies, licences, unsafe code, forbidden text and provenance; report long files.
    Check,
    /// Write the generated documentation (or check that it is fresh).
    Gen(generate::Options),
    /// Measure this engine and its peers and write benches/results.json and the tables made from it.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Test(options) => test::run(&options),
        Task::Check => check::run(),
        Task::Gen(options) => generate::run(&options),
        Task::Bench(options) => bench::run(&options),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
