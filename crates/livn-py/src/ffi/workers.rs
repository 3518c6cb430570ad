//! The entries of a batch on several threads.

use std::thread;

use super::call::Failure;

/// Threads this machine runs at the same time.
pub(super) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Do `work` for `0..count`, up to `workers` at a time, and hand its results to `take` in order. The first
/// failure in that order ends it.
pub(super) fn each<T: Send>(
    count: usize,
    workers: usize,
    work: impl Fn(usize) -> Result<T, Failure> + Sync,
    mut take: impl FnMut(usize, T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let work = &work;
    for first in (0..count).step_by(workers.max(1)) {
        let chunk = first..(first + workers.max(1)).min(count);
        if chunk.len() == 1 {
            take(first, work(first)?)?;
            continue;
        }
        let results: Vec<Result<T, Failure>> = thread::scope(|scope| {
            let running: Vec<_> = chunk.clone().map(|index| scope.spawn(move || work(index))).collect();
            // A panic goes on to the caller of the call, who reports it.
            running
                .into_iter()
                .map(|one| one.join().unwrap_or_else(|p| std::panic::resume_unwind(p)))
                .collect()
        });
        for (index, result) in chunk.zip(results) {
            take(index, result?)?;
        }
    }
    Ok(())
}
