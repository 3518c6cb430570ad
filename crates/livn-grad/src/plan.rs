//! How far apart checkpoints are.

use livn_engine::Engine;

/// Checkpoints of a taped run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Steps between checkpoints.
    pub segment: u64,
    /// Bytes that checkpoints and one replayed segment take.
    pub bytes: u64,
}

/// The plan that needs the least memory for a run of `steps`: checkpoints and the replayed segment in
/// balance, so that memory grows with the square root of the run.
///
/// `together` says whether all blocks are replayed at the same time, as they are when spikes carry gradient,
/// or `threads` at a time.
pub fn plan(engine: &Engine, steps: u64, threads: usize, together: bool) -> Plan {
    let blocks = engine.block_count().max(1) as u64;
    let checkpoint = engine.checkpoint_bytes();
    let active = if together { blocks } else { blocks.min(threads as u64) };
    // Frames hold some columns that checkpoints do not.
    let frame = (engine.frame_bytes() * active).div_ceil(blocks).max(1);
    let balanced = ((steps * checkpoint) as f64 / frame as f64).sqrt().ceil() as u64;
    let epoch = engine.epoch_steps();
    let segment = balanced.clamp(1, steps.max(1)).div_ceil(epoch) * epoch;
    Plan { segment, bytes: steps.div_ceil(segment) * checkpoint + segment * frame }
}
