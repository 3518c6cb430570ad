//! The livn command: generate, run, inspect.
