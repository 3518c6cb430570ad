//! What a simulation records.

use livn_core::Gid;
use livn_engine::{Probe, Signal};

use super::Simulation;
use crate::Error;

impl Simulation {
    /// Report the spikes of a population (`None`: all).
    ///
    /// # Errors
    /// Unknown population.
    pub fn record_spikes(&mut self, population: Option<&str>) -> Result<(), Error> {
        for group in self.selected(population)? {
            if !self.record_spikes.contains(&group) {
                self.record_spikes.push(group);
            }
        }
        Ok(())
    }

    /// Sample the voltage of all compartments of a population (`None`: all) every `dt_ms`.
    ///
    /// # Errors
    /// Unknown population, or a dt that is not a positive multiple of the time step.
    pub fn record_voltage(&mut self, population: Option<&str>, dt_ms: f64) -> Result<(), Error> {
        self.record(Signal::Voltage, population, dt_ms, None, None)
    }

    /// Sample the membrane current of all compartments of a population (`None`: all) every `dt_ms`.
    ///
    /// # Errors
    /// As [`Simulation::record_voltage`].
    pub fn record_membrane_current(&mut self, population: Option<&str>, dt_ms: f64) -> Result<(), Error> {
        self.record(Signal::MembraneCurrent, population, dt_ms, None, None)
    }

    /// Sample a signal of some cells and compartments. Asking again for the same signal and population
    /// replaces the earlier request.
    ///
    /// # Errors
    /// As [`Simulation::record_voltage`]; a gid that is not of the population; an unknown section.
    pub fn record(
        &mut self,
        signal: Signal,
        population: Option<&str>,
        dt_ms: f64,
        gids: Option<&[Gid]>,
        sections: Option<&[String]>,
    ) -> Result<(), Error> {
        let every = self.grid.exact("the recording dt", dt_ms)?;
        if every == 0 {
            return Err(Error::value(
                "the recording dt",
                dt_ms,
                format!("at least dt = {} ms", self.dt_ms()),
            ));
        }
        let mut probes = self.engine.probes().to_vec();
        if let Some(other) = probes.iter().find(|p| p.signal == signal && p.every != every)
            && self.selected(population)?.iter().any(|g| *g != other.group)
        {
            let allowed = format!("{} ms, as for the other populations", other.every as f64 * self.dt_ms());
            return Err(Error::value("the recording dt", dt_ms, allowed));
        }
        let mut asked = 0;
        for group in self.selected(population)? {
            let cells = match gids {
                None => None,
                Some(gids) => {
                    let of_group =
                        |g: &Gid| self.cell(*g).filter(|c| c.group as usize == group).map(|c| c.index);
                    let mut cells: Vec<u32> = gids.iter().filter_map(of_group).collect();
                    cells.sort_unstable();
                    cells.dedup();
                    asked += cells.len();
                    Some(cells)
                }
            };
            let names = self.groups[group].template.kernel.site_names();
            let sites = match sections {
                None => (0..names.len()).collect(),
                Some(sections) => {
                    let find = |s: &String| {
                        names
                            .iter()
                            .position(|n| n == s)
                            .ok_or_else(|| Error::unknown_key("section", s, names.clone()))
                    };
                    sections.iter().map(find).collect::<Result<Vec<_>, _>>()?
                }
            };
            probes.retain(|p| p.signal != signal || p.group != group);
            if cells.as_ref().is_none_or(|c| !c.is_empty()) {
                probes.push(Probe { signal, group, cells, sites, every, double: false });
            }
        }
        if let Some(gids) = gids
            && (asked < gids.len() || gids.is_empty())
        {
            let missing: Vec<String> =
                gids.iter().filter(|g| self.cell(**g).is_none()).take(10).map(ToString::to_string).collect();
            let value = if gids.is_empty() { "empty".into() } else { missing.join(", ") };
            return Err(Error::value(
                "the list of gids to record",
                value,
                "distinct gids of the chosen populations",
            ));
        }
        probes.sort_by_key(|p| p.group);
        self.engine.set_probes(probes);
        Ok(())
    }

    /// Record nothing.
    pub fn record_nothing(&mut self) {
        self.record_spikes.clear();
        self.engine.set_probes(Vec::new());
    }

    /// Whether spikes of any population are reported.
    pub fn records_spikes(&self) -> bool {
        !self.record_spikes.is_empty()
    }

    /// Sampling interval of a signal, if it is recorded, ms.
    pub fn recording_dt_ms(&self, signal: Signal) -> Option<f64> {
        let probe = self.engine.probes().iter().find(|p| p.signal == signal)?;
        Some(probe.every as f64 * self.dt_ms())
    }

    /// Bytes that recording a run of `duration_ms` from now takes.
    ///
    /// # Errors
    /// A duration off the time grid.
    pub fn recording_bytes(&self, duration_ms: f64) -> Result<u64, Error> {
        Ok(self.engine.recording_bytes(self.grid.exact("the duration", duration_ms)?))
    }

    /// Refuse runs whose recordings need more bytes than this; default 8 GiB.
    pub fn set_memory_limit(&mut self, bytes: u64) {
        self.engine.set_memory_limit(bytes);
    }
}
