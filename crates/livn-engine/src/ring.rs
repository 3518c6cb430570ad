//! Pending synaptic events, by the step in which they act.

use serde::{Deserialize, Serialize};

/// One event on its way: what to add to which synapse.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Event {
    /// Index of the synapse's A column, cell included, in the block's numbers.
    pub(crate) offset: u32,
    /// Slot of the synapse within its group.
    pub(crate) slot: u16,
    /// Weight times unit conductance (µS) or current (nA).
    pub(crate) amplitude: f64,
}

/// Events of the steps ahead; the list of a step is in the order in which they were pushed, which is
/// by (spike step, source gid, position among the source's connections) whatever the epoch length.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct EventRing {
    slots: Vec<Vec<Event>>,
}

impl EventRing {
    /// A ring for events at most `horizon` steps ahead.
    pub(crate) fn new(horizon: u64) -> Self {
        let depth = (horizon + 1).next_power_of_two() as usize;
        Self { slots: vec![Vec::new(); depth] }
    }

    fn index(&self, step: u64) -> usize {
        (step as usize) & (self.slots.len() - 1)
    }

    /// Add an event that acts in `step`.
    pub(crate) fn push(&mut self, step: u64, event: Event) {
        let index = self.index(step);
        self.slots[index].push(event);
    }

    /// The events of `step`.
    pub(crate) fn due(&self, step: u64) -> &[Event] {
        &self.slots[self.index(step)]
    }

    /// Forget the events of `step`; its place is reused.
    pub(crate) fn clear_step(&mut self, step: u64) {
        let index = self.index(step);
        self.slots[index].clear();
    }

    /// Whether this ring, read from outside, can take the place of `own`: same depth, and no event
    /// points outside `numbers` numbers.
    pub(crate) fn fits(&self, own: &Self, numbers: usize) -> bool {
        let inside = |e: &Event| e.offset as usize + livn_eqn::lane::TILE < numbers;
        self.slots.len() == own.slots.len() && self.slots.iter().flatten().all(inside)
    }
}

#[cfg(test)]
mod tests;
