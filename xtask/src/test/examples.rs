//! Examples are programs with a promise: the last line they print is written in their source.

use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::python::Environment;
use crate::repository;
use crate::stage::Count;

/// Comment that states the last line; `*` in it stands for any text.
const PROMISE: &str = "last line:";

/// Runs every `examples/*.py` in an empty folder.
pub fn python(environment: &Environment, scratch: &Path) -> Result<Count, Error> {
    let mut count = Count::default();
    for path in repository::files()? {
        if path.parent() == Some(Path::new("examples")) && path.extension().is_some_and(|e| e == "py") {
            let source = repository::root().join(&path);
            let mut command = environment.command("python");
            command.arg(&source).env("MPLBACKEND", "Agg");
            count.add(Count::single(keeps_promise(&mut command, &source, scratch)?));
        }
    }
    Ok(count)
}

/// Runs every example target of the workspace in an empty folder.
pub fn rust(profile: &str, scratch: &Path) -> Result<Count, Error> {
    let mut count = Count::default();
    for package in repository::metadata()?.packages {
        for target in package.targets.iter().filter(|target| target.kind.iter().any(|kind| kind == "example"))
        {
            if !target.src_path.starts_with(repository::root()) {
                continue;
            }
            let mut command = Command::new(repository::cargo());
            command.args(["run", "--quiet", "--profile", profile, "--package", &package.name]);
            command
                .args(["--example", &target.name])
                .arg("--manifest-path")
                .arg(repository::root().join("Cargo.toml"));
            count.add(Count::single(keeps_promise(&mut command, &target.src_path, scratch)?));
        }
    }
    Ok(count)
}

/// Runs an example and compares the last line it prints with the promise in its source.
fn keeps_promise(command: &mut Command, source: &Path, scratch: &Path) -> Result<bool, Error> {
    let text = std::fs::read_to_string(source).map_err(Error::io(source))?;
    let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(promise) =
        text.lines().filter_map(|line| line.split_once(PROMISE)).map(|(_, rest)| rest.trim()).next_back()
    else {
        println!("{name}: states no `{PROMISE}` in a comment");
        return Ok(false);
    };
    let folder = scratch.join(&name);
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
