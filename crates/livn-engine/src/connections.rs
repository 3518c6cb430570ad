//! Connections onto the cells of one block, by source.

use livn_core::Spike;
use livn_eqn::Value;
use livn_eqn::lane::Scalar;
use serde::{Deserialize, Serialize};

use crate::network::Rule;
use crate::ring::{Event, EventRing};

/// A connection without short-term plasticity.
const STATIC: u32 = u32::MAX;

/// One connection: 16 bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Connection {
    /// Index of the synapse's A column, cell included, in the block's numbers.
    pub(crate) offset: u32,
    /// Index into the state of depressing connections, or [`STATIC`].
    plastic: u32,
    /// Synapse rule: slot, weight, unit conductance, depression.
    pub(crate) rule: u16,
    /// Steps from the spike's stamp to the step it acts in.
    pub(crate) delay: u16,
    /// Multiplier of the rule's weight.
    pub(crate) factor: f32,
}

impl Connection {
    /// Its short-term state, if it has one.
    pub(crate) fn depression(&self, states: &[DepressionState]) -> Option<DepressionState> {
        (self.plastic != STATIC).then(|| states[self.plastic as usize])
    }
}

/// Short-term state of a depressing connection.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DepressionState {
    /// Available fraction after the last spike.
    resources: f64,
    /// Step of the last spike; `u64::MAX` before the first.
    last: u64,
}

impl DepressionState {
    /// All resources available, no spike yet.
    pub(crate) const RESTED: Self = Self { resources: 1.0, last: u64::MAX };

    /// Fraction left by the last spike, and its step.
    pub(crate) fn parts(&self) -> (f64, Option<u64>) {
        (self.resources, (self.last != u64::MAX).then_some(self.last))
    }
}

/// A connection while the network is being built.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawConnection {
    pub(crate) source: u32,
    pub(crate) offset: u32,
    pub(crate) rule: u16,
    pub(crate) delay: u16,
    pub(crate) factor: f32,
}

/// Connections in compressed rows: those of source `s` are `first[s]..first[s + 1]`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Connections {
    first: Vec<u32>,
    all: Vec<Connection>,
    depressing: usize,
}

impl Connections {
    /// Group by source (counting sort: stable, linear). `sources` is the number of cells that can
    /// spike.
    pub(crate) fn build(raw: &[RawConnection], sources: usize, rules: &[Rule]) -> Self {
        let mut first = vec![0u32; sources + 1];
        for c in raw {
            first[c.source as usize + 1] += 1;
        }
        for s in 0..sources {
            first[s + 1] += first[s];
        }
        let mut place = first.clone();
        let empty = Connection { offset: 0, plastic: STATIC, rule: 0, delay: 0, factor: 0.0 };
        let mut all = vec![empty; raw.len()];
        for c in raw {
            let slot = &mut place[c.source as usize];
            all[*slot as usize] = Connection {
                offset: c.offset,
                plastic: STATIC,
                rule: c.rule,
                delay: c.delay,
                factor: c.factor,
            };
            *slot += 1;
        }
        let mut depressing = 0;
        for c in &mut all {
            if rules[c.rule as usize].depression.is_some() {
                c.plastic = depressing as u32;
                depressing += 1;
            }
        }
        Self { first, all, depressing }
    }

    /// Fresh short-term state.
    pub(crate) fn rested(&self) -> Vec<DepressionState> {
        vec![DepressionState::RESTED; self.depressing]
    }

    /// Number of connections.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Connections of one source.
    pub(crate) fn of(&self, source: usize) -> &[Connection] {
        &self.all[self.first[source] as usize..self.first[source + 1] as usize]
    }

    /// Turn spikes (in canonical order) into events; `source_of` maps a gid to its source number.
    /// Returns how many events were made.
    pub(crate) fn fan_out(
        &self,
        spikes: &[Spike],
        source_of: &[u32],
        rules: &[Rule],
        dt_ms: f64,
        states: &mut [DepressionState],
        ring: &mut EventRing,
    ) -> u64 {
        let mut events = 0;
        for spike in spikes {
            let connections = self.of(source_of[spike.gid as usize] as usize);
            events += connections.len() as u64;
            for c in connections {
                let rule = &rules[c.rule as usize];
                let mut amplitude = rule.amplitude() * f64::from(c.factor);
                if let Some(depression) = &rule.depression {
                    let state = &mut states[c.plastic as usize];
                    amplitude *= depression.release(state, spike.step.0, dt_ms);
                }
                // A zero weight adds nothing and would only cost delivery.
                if amplitude != 0.0 {
                    let event = Event { offset: c.offset, slot: rule.slot as u16, amplitude };
                    ring.push(spike.step.0 + u64::from(c.delay), event);
                }
            }
        }
        events
    }
}

impl crate::network::Depression {
    /// Fraction released by a spike at `step`: recovery R ← 1 − (1 − R)·e^(−Δt/τ), release R·U, then
    /// R ← R·(1 − U) (Tsodyks & Markram 1997).
    pub(crate) fn release(&self, state: &mut DepressionState, step: u64, dt_ms: f64) -> f64 {
        if state.last != u64::MAX {
            let elapsed = (step - state.last) as f64 * dt_ms;
            let kept = Scalar(-(elapsed / self.tau_rec_ms).min(700.0)).exp().0;
            state.resources = 1.0 - (1.0 - state.resources) * kept;
        }
        state.last = step;
        let released = state.resources * self.u;
        state.resources *= 1.0 - self.u;
        released
    }
}

#[cfg(test)]
mod tests;
