//! Python examples in the documentation are programs: every block is run.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::python::Environment;
use crate::repository;
use crate::stage::Count;

/// Runs the ```` ```python ```` blocks of one page in order, in one interpreter and an empty folder.
const RUNNER: &str = include_str!("../doc_blocks.py");

/// Pages with at least one Python block, `README.md` first.
pub fn pages() -> Result<Vec<PathBuf>, Error> {
    let root = repository::root();
    let is_page = |path: &PathBuf| {
        path.extension().is_some_and(|e| e == "md")
            && (path.starts_with("docs") || path == Path::new("README.md"))
    };
    let mut pages = Vec::new();
    for path in repository::files()?.into_iter().filter(is_page) {
        let text = std::fs::read_to_string(root.join(&path)).map_err(Error::io(&path))?;
        if text.lines().any(|line| line.trim() == "```python") {
            pages.push(path);
        }
    }
    Ok(pages)
}

/// Runs the blocks of every page; each page counts its blocks.
pub fn run(environment: &Environment, scratch: &Path) -> Result<Count, Error> {
    let mut count = Count::default();
    for page in pages()? {
        let folder = scratch.join(page.to_string_lossy().replace(['/', '\\', '.'], "_"));
        std::fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        let mut command: Command = environment.command("python");
        command.arg("-c").arg(RUNNER).arg(repository::root().join(&page)).current_dir(&folder);
        let shown = page.display().to_string();
        let done = command.output().map_err(|source| Error::Start { command: shown.clone(), source })?;
        let text = String::from_utf8_lossy(&done.stdout);
        let blocks: Option<usize> =
            text.lines().last().and_then(|line| line.strip_prefix("blocks ")).and_then(|n| n.parse().ok());
        match blocks {
            Some(blocks) if done.status.success() => {
                println!("{shown}: {blocks} blocks");
                count.passed += blocks;
            }
            _ => {
                println!("{shown}: failed\n{text}{}", String::from_utf8_lossy(&done.stderr));
                count.failed += 1;
            }
        }
    }
    Ok(count)
}
