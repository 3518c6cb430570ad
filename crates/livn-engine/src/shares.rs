//! Who advances which block: blocks are dealt evenly, and a worker that is done early takes some of another's.
//!
//! Processors are not equally fast from one epoch to the next (interrupts, caches, neighbours), and with a barrier per
//! epoch all would wait for the slowest. Every worker takes its own blocks in the same order each time, so that they
//! stay in its cache; those that change hands are always the last of a share. Who advances a block never changes what
//! comes out.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::block::Block;
use crate::engine::Group;

/// A mutex whose data stay usable after a panic elsewhere: the barrier reports the panic.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Blocks and their workers.
pub(crate) struct Shares<'a> {
    /// By worker.
    blocks: Vec<Vec<Mutex<&'a mut Block>>>,
    /// How many of each share are taken, for even and odd epochs: one is renewed while the other is in use.
    taken: [Vec<AtomicUsize>; 2],
}

impl<'a> Shares<'a> {
    /// Deal blocks: dearest first, each to the worker with the least to do.
    pub(crate) fn deal(blocks: &'a mut [Block], groups: &[Group], workers: usize) -> Self {
        let cost = |b: &Block| b.tile_count() * groups[b.group].layout.columns();
        let mut order: Vec<&mut Block> = blocks.iter_mut().collect();
        order.sort_by_key(|b| std::cmp::Reverse(cost(b)));
        let mut shares: Vec<(usize, Vec<Mutex<&mut Block>>)> =
            (0..workers).map(|_| (0, Vec::new())).collect();
        for block in order {
            if let Some(least) = shares.iter_mut().min_by_key(|s| s.0) {
                least.0 += cost(block);
                least.1.push(Mutex::new(block));
            }
        }
        let counters = || (0..workers).map(|_| AtomicUsize::new(0)).collect();
        Self { blocks: shares.into_iter().map(|s| s.1).collect(), taken: [counters(), counters()] }
    }

    /// Number of workers.
    pub(crate) fn workers(&self) -> usize {
        self.blocks.len()
    }

    /// The next block for `worker` in an epoch: of its own, then of the others'; none when all are taken.
    pub(crate) fn take(&self, epoch: usize, worker: usize) -> Option<MutexGuard<'_, &'a mut Block>> {
        (worker..self.workers()).chain(0..worker).find_map(|of| self.take_of(epoch, of))
    }

    fn take_of(&self, epoch: usize, of: usize) -> Option<MutexGuard<'_, &'a mut Block>> {
        let (share, taken) = (&self.blocks[of], &self.taken[epoch % 2][of]);
        // Looking first keeps the counter from growing while others wait.
        if taken.load(Ordering::Relaxed) >= share.len() {
            return None;
        }
        share.get(taken.fetch_add(1, Ordering::Relaxed)).map(lock)
    }

    /// Make a share available for the next epoch. To be called by its worker between two barriers: nobody looks at
    /// the counters of the epoch before any more, and nobody yet as those of the next.
    pub(crate) fn renew(&self, epoch: usize, worker: usize) {
        self.taken[(epoch + 1) % 2][worker].store(0, Ordering::Relaxed);
    }

    /// The blocks dealt to `worker`, when no more are taken.
    pub(crate) fn dealt_to(&self, worker: usize) -> impl Iterator<Item = MutexGuard<'_, &'a mut Block>> {
        self.blocks[worker].iter().map(lock)
    }
}
