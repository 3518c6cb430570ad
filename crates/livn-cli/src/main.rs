//! The `livn` command.

fn main() {}
