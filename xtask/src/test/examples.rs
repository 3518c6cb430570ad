//! Rust examples are programs with a promise: the last line they print is written in their source.
//!
//! Example targets without a promise are tools; they are built with the tests and not run.

use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::repository;
use crate::stage::Count;

/// Comment that states the last line; `*` in it stands for any text.
const PROMISE: &str = "// -> ";

/// Runs every example target of the workspace that makes a promise, each in an empty folder.
pub fn rust(profile: &str, scratch: &Path) -> Result<Count, Error> {
    let mut count = Count::default();
    for package in repository::metadata()?.packages {
        for target in package.targets.iter().filter(|target| target.kind.iter().any(|kind| kind == "example"))
        {
            if !target.src_path.starts_with(repository::root()) {
                continue;
            }
            let source = std::fs::read_to_string(&target.src_path).map_err(Error::io(&target.src_path))?;
            let Some(promise) = source.lines().find_map(|line| line.trim().strip_prefix(PROMISE)) else {
                continue;
            };
            let mut command = Command::new(repository::cargo());
            command.args(["run", "--quiet", "--profile", profile, "--package", &package.name]);
            command
                .args(["--example", &target.name])
                .args(target.feature_arguments())
                .arg("--manifest-path")
                .arg(repository::root().join("Cargo.toml"));
            count.add(Count::single(keeps_promise(&mut command, promise, &target.name, scratch)?));
        }
    }
    Ok(count)
}

/// Runs an example and compares the last line it prints with its promise.
fn keeps_promise(command: &mut Command, promise: &str, name: &str, scratch: &Path) -> Result<bool, Error> {
    let folder = scratch.join(name);
    std::fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
    let shown = repository::show(command);
    let done =
        command.current_dir(folder).output().map_err(|source| Error::Start { command: shown, source })?;
    let output = String::from_utf8_lossy(&done.stdout).into_owned();
    let last = output.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
    let ok = done.status.success() && matches(promise, last);
    println!("{name}: {}", if ok { last } else { "failed" });
    if !ok {
        println!("promised: {promise}\nprinted:\n{output}{}", String::from_utf8_lossy(&done.stderr));
    }
    Ok(ok)
}

/// Whether `text` is `pattern` with every `*` replaced by something.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == text };
    text.strip_prefix(head).is_some_and(|tail| {
        (0..=tail.len()).filter(|&at| tail.is_char_boundary(at)).any(|at| matches(rest, &tail[at..]))
    })
}

#[cfg(test)]
mod tests;
