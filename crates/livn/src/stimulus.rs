//! Stimuli in physical units, and what they mean for a cell's compartments.

use std::collections::BTreeMap;

use livn_core::Gid;
use livn_engine::{CellRef, Drive, DriveKind, DriveTarget, Engine, Interpolation};

use crate::Error;
use crate::model::ModelSpec;

/// What the values of a stimulus are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputMode {
    /// Potential outside the membrane, mV.
    Extracellular,
    /// Current into the compartment, nA.
    Current,
    /// Current density into the compartment, mA/cm².
    CurrentDensity,
    /// Conductance, µS: positive towards 0 mV, negative towards −75 mV.
    Conductance,
}

/// A stimulus, factored into channel values over time and a gain from channels to compartments.
///
/// Row 0 acts at the start of the run it is given to; after the last row the stimulus is zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Stimulus {
    /// What is delivered.
    pub mode: InputMode,
    /// Whether rows are held or interpolated.
    pub interpolation: Interpolation,
    /// Time between rows, ms.
    pub dt_ms: f64,
    /// Channels.
    pub channels: usize,
    /// `[row][channel]`.
    pub rows: Vec<f64>,
    /// Cell and compartment of each column.
    pub columns: Vec<(Gid, u16)>,
    /// For each column, the channels that reach it and their gain (units of `mode` per unit of the channel).
    pub gain: Vec<Vec<(u32, f64)>>,
}

impl Stimulus {
    /// A stimulus whose channels are its columns: `[row][column]`.
    pub fn dense(mode: InputMode, dt_ms: f64, rows: Vec<f64>, columns: Vec<(Gid, u16)>) -> Self {
        let channels = columns.len();
        let gain = (0..channels as u32).map(|c| vec![(c, 1.0)]).collect();
        Self { mode, interpolation: Interpolation::Hold, dt_ms, channels, rows, columns, gain }
    }
}

/// Nanoamperes per millivolt that a point model feels of an extracellular potential: its membrane
/// equation takes the potential as a drive in mV, and the drive of a current is R·I.
pub(crate) fn point_na_per_mv(model: &ModelSpec) -> f64 {
    match model {
        ModelSpec::Lif => 1.0 / 100.0,
        _ => 1.0 / 1000.0,
    }
}

/// Translate a stimulus for the engine; `place` finds cells. `keep_zeros` keeps driven sites whose gains are
/// all 0, which have gradients.
///
/// # Errors
/// `Value` for a dt, column or gain that does not fit; `Unsupported` for a mode the model has no use for.
pub(crate) fn drive(
    stimulus: &Stimulus,
    model: &ModelSpec,
    engine: &Engine,
    place: &dyn Fn(Gid) -> Option<CellRef>,
    keep_zeros: bool,
) -> Result<Drive, Error> {
    check(stimulus)?;
    let mut targets = Vec::with_capacity(stimulus.columns.len());
    for (&(gid, site), gain) in stimulus.columns.iter().zip(&stimulus.gain) {
        let Some(cell) = place(gid) else {
            return Err(Error::value("a stimulus column's gid", gid, "the gid of a simulated cell"));
        };
        let site = usize::from(site);
        if site >= engine.site_count(cell.group as usize) {
            let names = engine.kernel(cell.group as usize).site_names();
            let allowed = format!("below {} for cell {gid} ({})", names.len(), names.join(", "));
            return Err(Error::value("a stimulus column's compartment", site, allowed));
        }
        targets.push(DriveTarget { gid, cell, site, gain: gain.clone() });
    }
    let point = !matches!(model, ModelSpec::Rcsd(_));
    let kind = match stimulus.mode {
        InputMode::Conductance => DriveKind::Conductance,
        _ => DriveKind::Current,
    };
    match stimulus.mode {
        InputMode::Conductance | InputMode::CurrentDensity if point => {
            return Err(Error::Unsupported {
                model: model.name(),
                what: format!("stimuli of mode {:?}: its cells have no membrane area", stimulus.mode),
                remedy: "use a current (nA) or an extracellular potential (mV)".into(),
            });
        }
        InputMode::Current | InputMode::Conductance => {}
        InputMode::CurrentDensity => {
            for target in &mut targets {
                // mA/cm² · µm² = 0.01 nA.
                let area = engine
                    .kernel(target.cell.group as usize)
                    .areas_um2(params_of(engine, target.cell))[target.site];
                scale(target, 0.01 * area);
            }
        }
        InputMode::Extracellular if point => {
            for target in &mut targets {
                scale(target, point_na_per_mv(model));
            }
        }
        InputMode::Extracellular => targets = axial(&targets, engine, keep_zeros),
    }
    Ok(Drive {
        kind,
        interpolation: stimulus.interpolation,
        dt_ms: stimulus.dt_ms,
        channels: stimulus.channels,
        rows: stimulus.rows.clone(),
        targets,
    })
}

/// Multiply the gain of a target.
fn scale(target: &mut DriveTarget, factor: f64) {
    for gain in &mut target.gain {
        gain.1 *= factor;
    }
}

pub(crate) fn params_of(engine: &Engine, cell: CellRef) -> &[f64] {
    let all = engine.params(cell.group as usize);
    if all.len() == 1 { &all[0] } else { &all[cell.index as usize] }
}

fn check(s: &Stimulus) -> Result<(), Error> {
    if !(s.dt_ms.is_finite() && s.dt_ms > 0.0) {
        return Err(Error::value("the stimulus dt", s.dt_ms, "a positive number of ms"));
    }
    if s.gain.len() != s.columns.len() {
        let allowed = format!("one for each of the {} columns", s.columns.len());
        return Err(Error::value("the number of stimulus gains", s.gain.len(), allowed));
    }
    Ok(())
}

/// Gain of each channel at one site.
type SiteGain = BTreeMap<u32, f64>;
/// A cell and the potential at each of its sites that the stimulus names.
type CellPotentials = (Gid, Vec<Option<SiteGain>>);

/// Potentials outside a cell drive the current I_j = Σ_k (Ve_k − Ve_j)/R_jk into each compartment
/// (mV/MΩ = nA): what matters is the gradient along the cell.
///
/// A junction is driven if the stimulus names both its sides. A cell named at a single compartment is
/// taken to be at 0 mV elsewhere.
fn axial(targets: &[DriveTarget], engine: &Engine, keep_zeros: bool) -> Vec<DriveTarget> {
    let mut cells: BTreeMap<(u32, u32), CellPotentials> = BTreeMap::new();
    for target in targets {
        let sites = engine.site_count(target.cell.group as usize);
        let key = (target.cell.group, target.cell.index);
        let (_, potentials) = cells.entry(key).or_insert_with(|| (target.gid, vec![None; sites]));
        let potential = potentials[target.site].get_or_insert_default();
        for &(channel, gain) in &target.gain {
            *potential.entry(channel).or_insert(0.0) += gain;
        }
    }
    let mut out = Vec::new();
    for ((group, index), (gid, mut potentials)) in cells {
        let cell = CellRef { group, index };
        let kernel = engine.kernel(group as usize);
        if potentials.iter().flatten().count() == 1 {
            for potential in &mut potentials {
                potential.get_or_insert_default();
            }
        }
        let resistances = kernel.resistances_mohm(params_of(engine, cell));
        let mut currents: Vec<SiteGain> = vec![SiteGain::new(); potentials.len()];
        for (parent, child) in kernel.junctions() {
            let (Some(outer), Some(inner)) = (&potentials[parent], &potentials[child]) else { continue };
            let conductance = 1.0 / resistances[child];
            for (potential, sign) in [(inner, 1.0), (outer, -1.0)] {
                for (&channel, &gain) in potential {
                    *currents[parent].entry(channel).or_insert(0.0) += sign * gain * conductance;
                    *currents[child].entry(channel).or_insert(0.0) -= sign * gain * conductance;
                }
            }
        }
        for (site, current) in currents.into_iter().enumerate() {
            let gain: Vec<(u32, f64)> = current.into_iter().filter(|g| g.1 != 0.0).collect();
            if keep_zeros || !gain.is_empty() {
                out.push(DriveTarget { gid, cell, site, gain });
            }
        }
    }
    out
}
