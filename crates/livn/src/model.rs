//! Which cell model a population gets, with which parameters.

use std::collections::BTreeMap;
use std::sync::Arc;

use livn_core::nearest;
use livn_eqn::kernel::Kernel;
use livn_models::kernels;
use livn_models::params::{self, ParamVector};
use livn_system::{SynapseKind, System};

use crate::{Error, heterogeneity};

/// Parameter sets of the RCSD model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// Motoneuron and Renshaw cell at 36 °C, resting current pinned.
    #[default]
    Current,
    /// The published parameters of livn 1.0: two-compartment motoneuron and Pinsky–Rinzel cell at
    /// 6.3 °C, nothing pinned.
    V1,
}

/// Options of the RCSD model.
#[derive(Clone, Debug, PartialEq)]
pub struct RcsdOptions {
    /// Cell set.
    pub preset: Preset,
    /// Whether cells have their axon links.
    pub axon: bool,
    /// Parameter set by cell kind (`EXC`, `INH`); default: the preset's.
    pub sets: BTreeMap<String, String>,
    /// Cell parameters by population, on top of the set.
    pub overrides: BTreeMap<String, BTreeMap<String, f64>>,
    /// Voltage at t = 0, mV.
    pub v_init_mv: f64,
    /// Dead time of the spike detector, ms.
    pub refractory_period_ms: f64,
    /// Whether AMPA synapses depress.
    pub short_term_depression: bool,
    /// Distance of the dendrite's field point from the soma, µm.
    pub dendrite_offset_um: f64,
    /// Whether each cell's dendrite points its own way (else along +x).
    pub dendrite_random: bool,
    /// Seed of the dendrites' directions.
    pub dendrite_seed: u64,
    /// Coefficient of variation of the cells' diameters, by kind.
    pub size_cv: BTreeMap<String, f64>,
    /// Seed of the diameters.
    pub size_seed: u64,
}

impl Default for RcsdOptions {
    fn default() -> Self {
        Self {
            preset: Preset::Current,
            axon: true,
            sets: BTreeMap::new(),
            overrides: BTreeMap::new(),
            v_init_mv: -75.0,
            refractory_period_ms: 2.0,
            short_term_depression: true,
            dendrite_offset_um: 60.0,
            dendrite_random: true,
            dendrite_seed: 20_260_824,
            size_cv: BTreeMap::new(),
            size_seed: 20_260_827,
        }
    }
}

/// The dynamics of a culture.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelSpec {
    /// Reduced calcium soma-dendrite cells.
    Rcsd(RcsdOptions),
    /// Izhikevich point neurons; `u_zero` starts the recovery variable at 0 instead of b·v.
    Izhikevich {
        /// Start at u = 0, as livn 1.0 did.
        u_zero: bool,
    },
    /// Leaky integrate-and-fire point neurons.
    Lif,
}

impl Default for ModelSpec {
    fn default() -> Self {
        Self::Rcsd(RcsdOptions::default())
    }
}

/// What a population does to others, which decides its cell model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Excitatory.
    Exc,
    /// Inhibitory.
    Inh,
}

impl CellKind {
    /// `EXC` or `INH`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exc => "EXC",
            Self::Inh => "INH",
        }
    }
}

/// The kind of a population: `EXC` and `INH` by name, others by their outgoing synapses (excitatory
/// unless they have an inhibitory projection).
pub fn kind_of(system: &System, population: &str) -> CellKind {
    let inhibits =
        |p: &livn_system::Projection| p.pre().name == population && p.rule().kind == SynapseKind::Inhibitory;
    match population {
        "EXC" => CellKind::Exc,
        "INH" => CellKind::Inh,
        _ if system.projections().iter().any(inhibits) => CellKind::Inh,
        _ => CellKind::Exc,
    }
}

/// A population's template: kernel, default parameters, and where the compartments are.
pub(crate) struct Template {
    pub(crate) kind: CellKind,
    pub(crate) kernel: Arc<dyn Kernel>,
    /// Parameters by name; the vector of a cell may differ from it.
    pub(crate) params: ParamVector,
    /// Site of the dendrite, if there is one.
    pub(crate) dend: Option<usize>,
}

impl ModelSpec {
    /// Names of the models.
    pub const NAMES: [&'static str; 3] = ["rcsd", "izhikevich", "lif"];

    /// The model called `name`, with its default options.
    ///
    /// # Errors
    /// `UnknownModel` listing the names there are.
    pub fn named(name: &str) -> Result<Self, Error> {
        match name {
            "rcsd" => Ok(Self::default()),
            "izhikevich" => Ok(Self::Izhikevich { u_zero: false }),
            "lif" => Ok(Self::Lif),
            _ => Err(Error::UnknownModel {
                name: name.into(),
                known: Self::NAMES.iter().map(ToString::to_string).collect(),
                nearest: nearest(name, Self::NAMES, 1).into_iter().map(String::from).collect(),
            }),
        }
    }

    /// Name of the model.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Rcsd(_) => "rcsd",
            Self::Izhikevich { .. } => "izhikevich",
            Self::Lif => "lif",
        }
    }

    /// Dead time of the spike detector, ms.
    pub(crate) fn refractory_ms(&self) -> f64 {
        if let Self::Rcsd(o) = self { o.refractory_period_ms } else { 0.0 }
    }

    /// Largest time step, ms, and why.
    pub(crate) fn largest_dt(&self) -> (f64, &'static str) {
        match self {
            Self::Rcsd(_) => (
                0.1,
                "the sodium and potassium gates of a spike turn over in 0.1 ms and would be stepped across",
            ),
            Self::Izhikevich { .. } | Self::Lif => {
                (1.0, "forward Euler of the membrane equation becomes inaccurate")
            }
        }
    }

    /// The template of one population.
    pub(crate) fn template(&self, system: &System, population: &str) -> Result<Template, Error> {
        let kind = kind_of(system, population);
        match self {
            Self::Rcsd(options) => options.template(kind, population),
            Self::Izhikevich { u_zero } => {
                let kernel = kernels::izhikevich();
                let mut params = ParamVector::of_kernel(&*kernel);
                if *u_zero {
                    params.set("izhikevich", "u_init", 0.0)?;
                }
                Ok(Template { kind, kernel, params, dend: None })
            }
            Self::Lif => {
                let kernel = kernels::lif();
                Ok(Template { kind, params: ParamVector::of_kernel(&*kernel), kernel, dend: None })
            }
        }
    }

    /// Parameter vectors of a population's cells: one for all, or one for each.
    pub(crate) fn cell_params(
        &self,
        template: &Template,
        gids: &[u32],
        seed: u64,
    ) -> Result<Vec<Vec<f64>>, Error> {
        match self {
            Self::Rcsd(options) => {
                let cv = options.size_cv.get(template.kind.name()).copied().unwrap_or(0.0);
                if cv == 0.0 {
                    return Ok(vec![template.params.values().to_vec()]);
                }
                let salt = u64::from(template.kind == CellKind::Inh);
                let scaled = |gid: &u32| {
                    let scale = heterogeneity::size_scale(*gid, options.size_seed + salt, cv);
                    let mut p = template.params.clone();
                    for name in ["global_diam", "axon_diam"] {
                        if let Some(x) = p.get(name) {
                            p.set(template.kernel.name(), name, x * scale)?;
                        }
                    }
                    Ok(p.values().to_vec())
                };
                gids.iter().map(scaled).collect()
            }
            Self::Izhikevich { .. } => {
                let vary = |gid: &u32| {
                    let r = heterogeneity::uniform(seed, *gid);
                    let mut p = template.params.clone();
                    let pairs = match template.kind {
                        CellKind::Exc => {
                            [("c", -65.0 + 15.0 * r * r), ("d", 8.0 - 6.0 * r * r), ("a", 0.02), ("b", 0.2)]
                        }
                        CellKind::Inh => {
                            [("a", 0.02 + 0.08 * r), ("b", 0.25 - 0.05 * r), ("c", -65.0), ("d", 2.0)]
                        }
                    };
                    for (name, value) in pairs {
                        p.set("izhikevich", name, value)?;
                    }
                    Ok(p.values().to_vec())
                };
                gids.iter().map(vary).collect()
            }
            Self::Lif => Ok(vec![template.params.values().to_vec()]),
        }
    }
}

impl RcsdOptions {
    /// Check ranges.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let at_least_zero =
            [("refractory_period", self.refractory_period_ms), ("dendrite_offset", self.dendrite_offset_um)];
        for (name, value) in at_least_zero.into_iter().chain(self.size_cv.values().map(|v| ("size_cv", *v))) {
            if !(value.is_finite() && value >= 0.0) {
                return Err(Error::value(name, value, "a finite number >= 0"));
            }
        }
        if !(-120.0..=60.0).contains(&self.v_init_mv) {
            return Err(Error::value("v_init", self.v_init_mv, "between -120 and 60 mV"));
        }
        Ok(())
    }

    fn default_set(&self, kind: CellKind) -> &'static str {
        match (self.preset, kind) {
            (Preset::Current, CellKind::Exc) => "BoothRinzelKiehn-MN",
            (Preset::Current, CellKind::Inh) => "V1In-Renshaw-InVitro",
            (Preset::V1, CellKind::Exc) => "BoothRinzelKiehn-MN-1.0",
            (Preset::V1, CellKind::Inh) => "PinskyRinzel-PVBC",
        }
    }

    fn template(&self, kind: CellKind, population: &str) -> Result<Template, Error> {
        self.check()?;
        let set_name = self.sets.get(kind.name()).map_or_else(|| self.default_set(kind), String::as_str);
        let set = params::set(set_name)?;
        let links = if self.axon { set.axon_segments } else { 0 };
        let kernel = if set_name.starts_with("PinskyRinzel") {
            kernels::pinsky_rinzel()
        } else if set_name.contains("-MN") {
            kernels::motoneuron(links > 0)
        } else {
            kernels::renshaw(links > 0)
        };
        let mut params = ParamVector::of_kernel(&*kernel);
        for (name, value) in &set.values {
            params.set(kernel.name(), name, *value)?;
        }
        params.set(kernel.name(), "v_init", self.v_init_mv)?;
        for (name, value) in self.overrides.get(population).into_iter().flatten() {
            params.set(kernel.name(), name, *value)?;
        }
        let dend = kernel.site_names().iter().position(|s| s == "dend");
        Ok(Template { kind, kernel, params, dend })
    }
}
