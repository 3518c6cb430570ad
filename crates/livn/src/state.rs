//! Saving, restoring and forking a simulation.

use livn_system::System;
use serde::{Deserialize, Serialize};

use crate::{Error, ModelSpec, Simulation};

/// First bytes of a serialised snapshot.
const MAGIC: &[u8; 8] = b"livnsnp1";

/// The full state of a simulation: cells, synapses, spikes in flight, plasticity, noise, clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    engine: livn_engine::Snapshot,
    noise: Vec<(String, f64)>,
    /// Kinetics of every synapse slot, by population.
    slots: Vec<Vec<[f64; 7]>>,
}

impl Snapshot {
    /// As bytes, for a file.
    ///
    /// # Errors
    /// `SnapshotBytes` if encoding fails.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        postcard::to_extend(self, MAGIC.to_vec()).map_err(|e| Error::SnapshotBytes { reason: e.to_string() })
    }

    /// From bytes.
    ///
    /// # Errors
    /// `SnapshotBytes` if they are not a snapshot.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let bad = |reason: String| Error::SnapshotBytes { reason };
        let Some(body) = bytes.strip_prefix(MAGIC) else {
            return Err(bad("the file does not start with the mark of one".into()));
        };
        let (snapshot, rest) = postcard::take_from_bytes(body).map_err(|e| bad(e.to_string()))?;
        if rest.is_empty() { Ok(snapshot) } else { Err(bad(format!("{} bytes too many", rest.len()))) }
    }
}

impl Simulation {
    /// Copy the state.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            engine: self.engine.snapshot(),
            noise: self.noise().into_iter().collect(),
            slots: self.groups.iter().map(|g| g.slots.iter().map(|s| s.params).collect()).collect(),
        }
    }

    /// Continue exactly from a snapshot. Recording settings and threads stay as they are.
    ///
    /// # Errors
    /// `Snapshot(Mismatch)` if it was taken of another system, model or time step; then nothing has changed.
    pub fn restore(&mut self, snapshot: &Snapshot) -> Result<(), Error> {
        let counts = |slots: &[Vec<[f64; 7]>]| slots.iter().map(Vec::len).collect::<Vec<_>>();
        if counts(&snapshot.slots) != self.groups.iter().map(|g| g.slots.len()).collect::<Vec<_>>() {
            return Err(livn_engine::SnapshotError::Mismatch { what: "the synapse mechanisms" }.into());
        }
        self.engine.restore(&snapshot.engine)?;
        for (group, slots) in self.groups.iter_mut().zip(&snapshot.slots) {
            for (slot, params) in group.slots.iter_mut().zip(slots) {
                slot.params = *params;
            }
        }
        self.noise = crate::noise::NoiseSettings::default();
        self.set_noise(&snapshot.noise)
    }

    /// A second simulation in the same state, which goes its own way.
    ///
    /// # Errors
    /// As building; `system` must be the one this simulation was built from.
    pub fn fork(&self, system: &System) -> Result<Self, Error> {
        let model: ModelSpec = self.model().clone();
        let mut twin = Simulation::builder(system, &model)
            .seed(self.seed())
            .dt_ms(self.dt_ms())
            .threads(self.threads())
            .build()?;
        for (group, wired) in self.groups.iter().enumerate() {
            twin.groups[group].template.params = wired.template.params.clone();
        }
        twin.restore(&self.snapshot())?;
        twin.record_spikes.clone_from(&self.record_spikes);
        twin.engine.set_probes(self.engine.probes().to_vec());
        Ok(twin)
    }
}
