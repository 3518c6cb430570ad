//! The arguments of every command.
#![allow(clippy::struct_excessive_bools, reason = "each flag of a command line is one")]
#![allow(clippy::doc_markdown, reason = "these comments are the help text, which shows Markdown as it is")]

mod parse;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::stimulate::{PulseShape, Train, parse_train};
pub(crate) use parse::{Amount, DegreeArg, PopulationArg, RecordArg, Recordable, Setting};

const TOP_EXAMPLES: &str = "\
Examples:
  livn run EI2                       simulate 1 s of a culture of 100 cells; look into ./livn-runs
  livn run EI2 --stimulate 5@100:1.5x10@20 --record spikes,voltage
  livn generate my_culture --total-cells 200 --side 600
  livn inspect my_culture
  livn run ./my_culture --duration 10s --json

Exit codes: 0 success, 2 bad arguments, 3 an input that cannot be used, 4 a simulation that
stopped, 5 an output that cannot be written, 130 interrupted.";

const RUN_EXAMPLES: &str = "\
Examples:
  livn run EI2                                   1 s, background noise, tuned parameters
  livn run EI3 --duration 10s --seed 7 --threads 4
  livn run EI2 --stimulate 5@100:1.5             one pulse of 1.5 µA on channel 5 at 100 ms
  livn run EI2 --stimulate 5@100:1.5x10@20       ten of them, at 20 Hz
  livn run EI2 --record spikes,voltage:EXC --record-dt 0.5
  livn run EI2 --set noise-g_e0=1.2 --params tuned.toml

The run directory holds
  spikes.npz        arrays gid, t_ms, population:  pd.DataFrame(dict(np.load(\"spikes.npz\")))
  voltage.npz       arrays gid, section, t_ms, v_mv [row, frame]      (--record voltage)
  membrane_current.npz   the same with i_ua (µA)                (--record membrane_current)
  activity.png, .svg     raster, population rates, electrode map
  manifest.json     system hash, parameters, seed, dt, version, command line, wall time

Ctrl-C stops the run, keeps what was simulated and exits with 130.";

const GENERATE_EXAMPLES: &str = "\
Examples:
  livn generate my_culture --total-cells 200 --side 600
  livn generate ring --area disk --radius 800 --inner-radius 400 --total-cells 500
  livn generate three --population EXC:300 --population INH:60:inhibitory --population ACH:40:cholinergic
  livn generate sparse --total-cells 1000 --side 1000 --degree 20 --degree 'EXC->INH=40'
  livn generate from_file --config culture.yml --seed 5

A configuration file holds the same settings under their published names (area, area_kwargs, z_range,
total_cells, populations, connectivity, population_definitions, random_seed); flags win over it.";

/// Simulate and explore in-vitro neural cultures.
#[derive(Debug, Parser)]
#[command(name = "livn", version, after_help = TOP_EXAMPLES, term_width = 100)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Simulate a culture; write spikes, a picture and a manifest.
    Run(Box<RunArgs>),
    /// Draw a new planar culture and write it as a system directory.
    Generate(Box<GenerateArgs>),
    /// Describe a system directory or a predefined culture.
    Inspect(InspectArgs),
    /// Give a system directory an electrode array (mea.json).
    Mea(MeaArgs),
    /// Print the version.
    Version,
}

/// Which model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModelName {
    Rcsd,
    Izhikevich,
    Lif,
}

impl ModelName {
    /// Name in the registry of models.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rcsd => "rcsd",
            Self::Izhikevich => "izhikevich",
            Self::Lif => "lif",
        }
    }
}

/// Simulate a culture; write spikes, a picture and a manifest.
#[derive(Debug, Args)]
#[command(after_help = RUN_EXAMPLES)]
pub(crate) struct RunArgs {
    /// A predefined culture (EI1, EI2, EI3, EI4) or a system directory.
    pub system: String,
    /// Time to simulate: ms, or with a unit (500ms, 10s, 2min).
    #[arg(long, value_name = "TIME", default_value = "1s", value_parser = parse::time_ms)]
    pub duration: f64,
    /// Time step in ms.
    #[arg(long, value_name = "MS", default_value_t = 0.025, value_parser = parse::positive)]
    pub dt: f64,
    /// Seed of the background noise.
    #[arg(long, default_value_t = 123)]
    pub seed: u64,
    /// Worker threads [default: all cores]. Results do not depend on them.
    #[arg(long, value_name = "N", value_parser = parse::count)]
    pub threads: Option<usize>,
    /// Model of the cells: reduced calcium soma-dendrite cells with axons, or point neurons.
    #[arg(long, value_enum, default_value = "rcsd")]
    pub model: ModelName,
    /// What to record: spikes (always), voltage, membrane_current; the latter two of one population with
    /// :POPULATION.
    #[arg(long, value_name = "LIST", default_value = "spikes", value_delimiter = ',', value_parser = parse::record)]
    pub record: Vec<RecordArg>,
    /// Sampling interval of recorded traces in ms, a multiple of dt.
    #[arg(long, value_name = "MS", default_value_t = 0.1, value_parser = parse::positive)]
    pub record_dt: f64,
    /// Pulses on an electrode: CHANNEL@MS:UA[xN@HZ]; may be given several times.
    #[arg(long, value_name = "CHANNEL@MS:UA[xN@HZ]", value_parser = parse_train, allow_hyphen_values = true)]
    pub stimulate: Vec<Train>,
    /// Shape of the pulses: −UA then +UA (cathode first, balanced), the reverse, or +UA only.
    #[arg(long, value_enum, default_value = "biphasic")]
    pub pulse: PulseShape,
    /// Duration of a phase of a pulse in ms.
    #[arg(long, value_name = "MS", default_value_t = 0.2)]
    pub phase_ms: f64,
    /// Pause between the phases of a pulse in ms.
    #[arg(long, value_name = "MS", default_value_t = 0.05)]
    pub gap_ms: f64,
    /// Parameters that replace tuned ones: a JSON, TOML or YAML file of keys such as noise-g_e0.
    #[arg(long, value_name = "FILE")]
    pub params: Option<PathBuf>,
    /// One parameter that replaces a tuned one; may be given several times.
    #[arg(long, value_name = "KEY=VALUE", value_parser = parse::setting)]
    pub set: Vec<Setting>,
    /// Leave out the background noise.
    #[arg(long)]
    pub no_noise: bool,
    /// Run directory [default: a new one in ./livn-runs].
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Write spikes.csv as well.
    #[arg(long)]
    pub csv: bool,
    /// Draw no picture.
    #[arg(long)]
    pub no_picture: bool,
    /// Print errors only.
    #[arg(long, short)]
    pub quiet: bool,
    /// Print the manifest as JSON instead of the summary.
    #[arg(long)]
    pub json: bool,
}

/// Draw a new planar culture and write it as a system directory.
#[derive(Debug, Args)]
#[command(after_help = GENERATE_EXAMPLES)]
pub(crate) struct GenerateArgs {
    /// Directory to write; its last part is the name of the culture.
    pub out: PathBuf,
    /// Configuration file (YAML, TOML or JSON).
    #[arg(long, value_name = "FILE", conflicts_with = "preset")]
    pub config: Option<PathBuf>,
    /// Start from a predefined culture (EI1, EI2, EI3, EI4).
    #[arg(long, value_name = "NAME")]
    pub preset: Option<String>,
    /// Cells in all.
    #[arg(long, value_name = "N")]
    pub total_cells: Option<u64>,
    /// A population: NAME:AMOUNT[:TYPE][:TRANSMITTER][:soma-only]. AMOUNT is a number of cells or a share such as
    /// 80%; TYPE excitatory or inhibitory; TRANSMITTER glutamatergic, cholinergic, gabaergic or glycinergic.
    #[arg(long, value_name = "NAME:AMOUNT[:…]", value_parser = parse::population)]
    pub population: Vec<PopulationArg>,
    /// Number of a population in the files, which orders the gids: NAME=NUMBER.
    #[arg(long, value_name = "NAME=NUMBER", value_parser = parse::definition)]
    pub definition: Vec<(String, u16)>,
    /// Shape of the area.
    #[arg(long, value_parser = ["rectangle", "disk"])]
    pub area: Option<String>,
    /// Side of a square area in µm, from the origin.
    #[arg(long, value_name = "UM", value_parser = parse::positive, conflicts_with_all = ["x_range", "y_range"])]
    pub side: Option<f64>,
    /// Extent of a rectangle along x in µm.
    #[arg(long, value_name = "MIN,MAX", value_parser = parse::pair, allow_hyphen_values = true)]
    pub x_range: Option<[f64; 2]>,
    /// Extent of a rectangle along y in µm.
    #[arg(long, value_name = "MIN,MAX", value_parser = parse::pair, allow_hyphen_values = true)]
    pub y_range: Option<[f64; 2]>,
    /// Centre of a disk in µm.
    #[arg(long, value_name = "X,Y", value_parser = parse::pair, allow_hyphen_values = true)]
    pub center: Option<[f64; 2]>,
    /// Radius of a disk in µm.
    #[arg(long, value_name = "UM", value_parser = parse::positive)]
    pub radius: Option<f64>,
    /// Radius of the hole of a ring in µm.
    #[arg(long, value_name = "UM")]
    pub inner_radius: Option<f64>,
    /// Depth of the cells in µm.
    #[arg(long, value_name = "MIN,MAX", value_parser = parse::pair, allow_hyphen_values = true)]
    pub z_range: Option<[f64; 2]>,
    /// Width of the connectivity kernel in µm.
    #[arg(long, value_name = "UM")]
    pub sigma: Option<f64>,
    /// Mean number of sources per cell: N for every projection, PRE->POST=N for one, default=N for the others.
    #[arg(long, value_name = "N|PRE->POST=N", value_parser = parse::degree)]
    pub degree: Vec<DegreeArg>,
    /// Probability below which no connection is made (0 to 1).
    #[arg(long, value_name = "P")]
    pub cutoff: Option<f64>,
    /// Shape of the connectivity kernel.
    #[arg(long, value_parser = ["gaussian", "exponential"])]
    pub kernel: Option<String>,
    /// Let cells contact themselves.
    #[arg(long)]
    pub allow_self_connections: bool,
    /// Which mechanisms synapses get.
    #[arg(long, value_parser = ["by_type", "by_transmitter"])]
    pub mechanisms: Option<String>,
    /// Seed of everything drawn.
    #[arg(long)]
    pub seed: Option<u64>,
    /// Distance between electrodes in µm.
    #[arg(long, value_name = "UM", default_value_t = 100.0, value_parser = parse::positive)]
    pub pitch: f64,
    /// Stimulation radius of the electrodes in µm.
    #[arg(long, value_name = "UM", default_value_t = 100.0, value_parser = parse::positive)]
    pub input_radius: f64,
    /// Recording radius of the electrodes in µm.
    #[arg(long, value_name = "UM", default_value_t = 50.0, value_parser = parse::positive)]
    pub output_radius: f64,
    /// Write no electrode array.
    #[arg(long)]
    pub no_mea: bool,
    /// Draw no picture.
    #[arg(long)]
    pub no_picture: bool,
    /// Print errors only.
    #[arg(long, short)]
    pub quiet: bool,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Describe a system directory or a predefined culture.
#[derive(Debug, Args)]
pub(crate) struct InspectArgs {
    /// A system directory, or the name of a predefined culture.
    pub system: String,
    /// Draw a picture of the culture to FILE.png and FILE.svg.
    #[arg(long, value_name = "FILE")]
    pub picture: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Give a system directory an electrode array (mea.json).
#[derive(Debug, Args)]
pub(crate) struct MeaArgs {
    /// A system directory.
    pub system: PathBuf,
    /// Distance between electrodes in µm.
    #[arg(long, value_name = "UM", default_value_t = 100.0, value_parser = parse::positive)]
    pub pitch: f64,
    /// Height of the electrodes in µm [default: the middle of the cells].
    #[arg(long, value_name = "UM", allow_hyphen_values = true)]
    pub z: Option<f64>,
    /// Stimulation radius in µm.
    #[arg(long, value_name = "UM", default_value_t = 100.0, value_parser = parse::positive)]
    pub input_radius: f64,
    /// Recording radius in µm.
    #[arg(long, value_name = "UM", default_value_t = 50.0, value_parser = parse::positive)]
    pub output_radius: f64,
    /// Replace an existing mea.json.
    #[arg(long)]
    pub overwrite: bool,
}
