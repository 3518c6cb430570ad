//! The `livn` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(livn_cli::main_with_args(std::env::args_os()))
}
