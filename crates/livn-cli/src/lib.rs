//! The `livn` command: run, generate, inspect.
//!
//! [`main_with_args`] is the whole command; the binary and the Python package both call it.

mod args;
mod compat;
mod console;
mod culture_view;
mod error;
mod generate;
mod inspect;
mod interrupt;
mod keyed_file;
mod mea;
mod opened;
pub mod report;
mod run;
mod run_directory;
mod stimulate;

use std::ffi::OsString;

use clap::Parser;

pub use console::Console;
/// Global cell id.
pub type Gid = u32;

/// Run the command with `args` (the first is the program's name) and the process's standard streams.
///
/// Returns the exit code: 0 success, 2 bad arguments, 3 an input that cannot be used, 4 a simulation that
/// stopped, 5 an output that cannot be written, 130 interrupted.
pub fn main_with_args<T: Into<OsString>>(args: impl IntoIterator<Item = T>) -> u8 {
    use std::io::IsTerminal;
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    let interactive = err.is_terminal();
    command(args, &mut Console::new(&mut out, &mut err, interactive))
}

/// Run the command with `args`, writing to `console`.
pub fn command<T: Into<OsString>>(args: impl IntoIterator<Item = T>, console: &mut Console<'_>) -> u8 {
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    let typed: Vec<String> = args.iter().map(|a| a.to_string_lossy().into_owned()).collect();
    if let Some(answer) = compat::answer(typed.get(1..).unwrap_or_default()) {
        console.complain(&answer);
        return error::USAGE;
    }
    let parsed = match args::Cli::try_parse_from(&args) {
        Ok(parsed) => parsed,
        Err(e) => return clap_said(&e, console),
    };
    let result = match parsed.command {
        args::Command::Run(a) => run::run(&a, &typed, console),
        args::Command::Generate(a) => generate::generate(&a, &typed, console),
        args::Command::Inspect(a) => inspect::inspect(&a, console),
        args::Command::Mea(a) => mea::mea(&a, console),
        args::Command::Version => {
            console.say(concat!("livn ", env!("CARGO_PKG_VERSION")));
            Ok(())
        }
    };
    match result {
        Ok(()) => 0,
        Err(e) => {
            console.complain(&format!("error: {e}"));
            e.exit_code()
        }
    }
}

/// Help and version go to standard output, complaints to standard error.
fn clap_said(e: &clap::Error, console: &mut Console<'_>) -> u8 {
    let text = e.render().to_string();
    if e.use_stderr() {
        console.complain(text.trim_end());
        error::USAGE
    } else {
        console.say(text.trim_end());
        0
    }
}
