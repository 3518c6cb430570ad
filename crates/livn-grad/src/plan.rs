//! How far apart checkpoints are.

use livn_engine::Engine;

/// Checkpoints of a taped run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Steps between checkpoints.
    pub segment: u64,
    /// Steps replayed at once; fewer than a segment has if checkpoints have two levels.
    pub piece: u64,
    /// Bytes that checkpoints and what is replayed at once take.
    pub bytes: u64,
}

/// The plan that needs the least memory for a run of `steps`.
///
/// Checkpoints and the replayed segment are in balance, so that memory grows with the square root of the run
/// (Griewank 1992). If that is more than `limit`, segments are longer and have checkpoints of their own:
/// memory grows with the cube root, and every step is computed once more. `together` says whether all blocks
/// are replayed at the same time, as they are when spikes carry gradient, or `threads` at a time.
pub fn plan(engine: &Engine, steps: u64, threads: usize, together: bool, limit: Option<u64>) -> Plan {
    let blocks = engine.block_count().max(1) as u64;
    let checkpoint = engine.checkpoint_bytes();
    let active = if together { blocks } else { blocks.min(threads as u64) };
    // Frames hold some columns that checkpoints do not.
    let frame = (engine.frame_bytes() * active).div_ceil(blocks).max(1);
    let balanced = ((steps * checkpoint) as f64 / frame as f64).sqrt().ceil() as u64;
    let epoch = engine.epoch_steps();
    let whole = |x: u64| x.clamp(1, steps.max(1)).div_ceil(epoch) * epoch;
    let segment = whole(balanced);
    let bytes = steps.div_ceil(segment) * checkpoint + segment * frame;
    if limit.is_none_or(|limit| bytes <= limit) {
        return Plan { segment, piece: segment, bytes };
    }
    // T/s·c + s/p·k + p·f, with k the checkpoints of the blocks at work, is least where the three are equal.
    let inner = (checkpoint * active).div_ceil(blocks).max(1);
    let ratio = checkpoint as f64 * inner as f64 / (frame as f64).powi(2);
    let piece = whole((steps as f64 * ratio).cbrt().ceil() as u64);
    let segment = whole(((piece * piece * frame) as f64 / inner as f64).ceil() as u64).max(piece);
    let bytes = steps.div_ceil(segment) * checkpoint + segment.div_ceil(piece) * inner + piece * frame;
    Plan { segment, piece, bytes }
}
