//! From the gains of driven sites back to those of a stimulus's columns, and to the geometry between them.

use std::collections::BTreeMap;
use std::sync::Arc;

use livn_engine::{CellRef, Drive};

use crate::model::ModelSpec;
use crate::simulation::Simulation;
use crate::stimulus::{InputMode, Stimulus, params_of, point_na_per_mv};

/// Cotangents of what lies between electrodes and membranes.
#[derive(Clone, Debug, Default)]
pub(super) struct Geometry {
    /// By stimulus: `[channel][column]`.
    pub(super) columns: Vec<Vec<f64>>,
    /// By (group, cell): area (per µm²) of each site, resistance (per MΩ) of each site's junction.
    pub(super) cells: BTreeMap<(u32, u32), (Vec<f64>, Vec<f64>)>,
}

/// Cotangents of columns and geometry, from those of the driven sites (`[target][channel]`).
pub(super) fn pull(
    simulation: &Simulation,
    stimuli: &[Stimulus],
    drives: &[Arc<Drive>],
    targets: &[Vec<f64>],
) -> Geometry {
    let mut out = Geometry::default();
    for ((stimulus, drive), bars) in stimuli.iter().zip(drives).zip(targets) {
        let mut sites = Sites { simulation, drive, bars, channels: stimulus.channels };
        let columns = sites.columns(stimulus, &mut out);
        out.columns.push(columns);
    }
    out
}

struct Sites<'a> {
    simulation: &'a Simulation,
    drive: &'a Drive,
    bars: &'a [f64],
    channels: usize,
}

impl Sites<'_> {
    fn bar(&self, target: usize) -> &[f64] {
        &self.bars[target * self.channels..][..self.channels]
    }

    fn columns(&mut self, stimulus: &Stimulus, out: &mut Geometry) -> Vec<f64> {
        let width = stimulus.columns.len();
        let mut columns = vec![0.0; self.channels * width];
        let point = !matches!(self.simulation.model(), ModelSpec::Rcsd(_));
        match stimulus.mode {
            InputMode::Extracellular if !point => self.axial(stimulus, &mut columns, out),
            InputMode::Extracellular => {
                self.scaled(width, &mut columns, |_| point_na_per_mv(self.simulation.model()));
            }
            InputMode::CurrentDensity => {
                let engine = &self.simulation.engine;
                let area = |t: usize| {
                    let target = &self.drive.targets[t];
                    let kernel = engine.kernel(target.cell.group as usize);
                    kernel.areas_um2(params_of(engine, target.cell))[target.site]
                };
                self.scaled(width, &mut columns, |t| 0.01 * area(t));
                self.areas(stimulus, out);
            }
            InputMode::Current | InputMode::Conductance => self.scaled(width, &mut columns, |_| 1.0),
        }
        columns
    }

    /// Targets are columns, times a factor.
    fn scaled(&self, width: usize, columns: &mut [f64], factor: impl Fn(usize) -> f64) {
        for target in 0..width {
            let factor = factor(target);
            for (channel, bar) in self.bar(target).iter().enumerate() {
                columns[channel * width + target] = factor * bar;
            }
        }
    }

    /// A density acts in proportion to the area.
    fn areas(&self, stimulus: &Stimulus, out: &mut Geometry) {
        for (t, (target, gain)) in self.drive.targets.iter().zip(&stimulus.gain).enumerate() {
            let bar: f64 = gain.iter().map(|&(channel, g)| 0.01 * g * self.bar(t)[channel as usize]).sum();
            self.cell(out, target.cell).0[target.site] += bar;
        }
    }

    fn cell<'g>(&self, out: &'g mut Geometry, cell: CellRef) -> &'g mut (Vec<f64>, Vec<f64>) {
        let sites = self.simulation.engine.site_count(cell.group as usize);
        out.cells.entry((cell.group, cell.index)).or_insert_with(|| (vec![0.0; sites], vec![0.0; sites]))
    }

    /// Potentials drive currents through the junctions between the compartments they differ at.
    fn axial(&self, stimulus: &Stimulus, columns: &mut [f64], out: &mut Geometry) {
        let engine = &self.simulation.engine;
        let width = stimulus.columns.len();
        let mut by_cell: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
        for (column, (gid, _)) in stimulus.columns.iter().enumerate() {
            if let Some(cell) = self.simulation.cell(*gid) {
                by_cell.entry((cell.group, cell.index)).or_default().push(column);
            }
        }
        let mut targets: BTreeMap<(u32, u32, usize), usize> = BTreeMap::new();
        for (t, target) in self.drive.targets.iter().enumerate() {
            targets.insert((target.cell.group, target.cell.index, target.site), t);
        }
        let none = vec![0.0; self.channels];
        for ((group, index), members) in by_cell {
            let cell = CellRef { group, index };
            let kernel = engine.kernel(group as usize);
            let sites = engine.site_count(group as usize);
            let mut potentials: Vec<Option<Vec<f64>>> = vec![None; sites];
            for &column in &members {
                let site = usize::from(stimulus.columns[column].1);
                let potential = potentials[site].get_or_insert_with(|| none.clone());
                for &(channel, gain) in &stimulus.gain[column] {
                    potential[channel as usize] += gain;
                }
            }
            // As in the forward direction: a cell named at one compartment is at 0 mV elsewhere.
            if potentials.iter().flatten().count() == 1 {
                for potential in &mut potentials {
                    potential.get_or_insert_with(|| none.clone());
                }
            }
            let resistances = kernel.resistances_mohm(params_of(engine, cell));
            let bar = |site: usize| targets.get(&(group, index, site)).map_or(&none[..], |&t| self.bar(t));
            let mut potential_bars = vec![none.clone(); sites];
            for (parent, child) in kernel.junctions() {
                let (Some(outer), Some(inner)) = (&potentials[parent], &potentials[child]) else { continue };
                let conductance = 1.0 / resistances[child];
                let mut through = 0.0;
                for channel in 0..self.channels {
                    let difference = bar(parent)[channel] - bar(child)[channel];
                    potential_bars[child][channel] += conductance * difference;
                    potential_bars[parent][channel] -= conductance * difference;
                    through += difference * (inner[channel] - outer[channel]);
                }
                self.cell(out, cell).1[child] -= through * conductance * conductance;
            }
            for column in members {
                let site = usize::from(stimulus.columns[column].1);
                for (channel, bar) in potential_bars[site].iter().enumerate() {
                    columns[channel * width + column] = *bar;
                }
            }
        }
    }
}
