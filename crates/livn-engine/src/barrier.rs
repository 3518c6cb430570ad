//! A barrier that spins briefly before it yields: epochs last tens of microseconds, less than an
//! operating-system barrier costs.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Spins before the processor is given to somebody else: 20 to 200 µs, depending on how long the CPU pauses in each.
const SPINS: u32 = 4_000;

/// Lets `count` threads wait for each other, over and over.
pub struct Barrier {
    count: usize,
    spins: u32,
    arrived: AtomicUsize,
    generation: AtomicUsize,
    poisoned: AtomicBool,
}

impl Barrier {
    /// A barrier for `count` threads. With more threads than processors it yields at once.
    pub fn new(count: usize) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            count,
            spins: if count <= processors { SPINS } else { 0 },
            arrived: AtomicUsize::new(0),
            generation: AtomicUsize::new(0),
            poisoned: AtomicBool::new(false),
        }
    }

    /// Wait until all threads have called this. Returns false if one of them panicked.
    pub fn wait(&self) -> bool {
        let generation = self.generation.load(Ordering::Acquire);
        if self.arrived.fetch_add(1, Ordering::AcqRel) + 1 == self.count {
            self.arrived.store(0, Ordering::Release);
            self.generation.store(generation.wrapping_add(1), Ordering::Release);
        } else {
            let mut spins = 0;
            while self.generation.load(Ordering::Acquire) == generation {
                if self.poisoned.load(Ordering::Acquire) {
                    return false;
                }
                if spins < self.spins {
                    spins += 1;
                    std::hint::spin_loop();
                } else {
                    std::thread::yield_now();
                }
            }
        }
        !self.poisoned.load(Ordering::Acquire)
    }

    /// A guard that releases the other threads if its owner panics.
    pub fn guard(&self) -> PoisonGuard<'_> {
        PoisonGuard(self)
    }
}

/// Poisons its barrier when dropped during a panic.
pub struct PoisonGuard<'a>(&'a Barrier);

impl Drop for PoisonGuard<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.poisoned.store(true, Ordering::Release);
        }
    }
}
