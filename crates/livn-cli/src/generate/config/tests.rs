use clap::Parser;
use livn::system::SynapseKind;
use livn::system::generate::{AreaKind, GenerateConfig, Kernel, MeanDegree};

use super::config;
use crate::args::{Cli, Command};
use crate::error::CliError;

fn configured(line: &str) -> Result<GenerateConfig, CliError> {
    let cli = Cli::try_parse_from(line.split(' ')).expect("valid arguments");
    let Command::Generate(args) = cli.command else { panic!("not a generate command") };
    config(&args)
}

#[test]
fn without_flags_the_defaults_hold() {
    assert_eq!(configured("livn generate a").expect("valid"), GenerateConfig::default());
    let preset = configured("livn generate a --preset EI2").expect("valid");
    assert_eq!(preset, livn::system::predefined_config("EI2").expect("known"));
}

#[test]
fn flags_reach_every_setting() {
    let c = configured(
        "livn generate a --total-cells 50 --area disk --radius 300 --inner-radius 10 --center -5,5 --z-range 0,20 \
         --population EXC:75% --population INH:10 --population X:5:inhibitory:glycinergic:soma-only \
         --definition EXC=20 --definition INH=21 --definition X=22 --sigma 80 --cutoff 0 --kernel exponential \
         --allow-self-connections --mechanisms by_transmitter --seed 9 --degree 30 --degree EXC->X=4",
    )
    .expect("valid");
    assert_eq!((c.total_cells, c.area, c.random_seed, c.z_range), (Some(50), AreaKind::Disk, 9, [0.0, 20.0]));
    assert_eq!(c.area_kwargs.center, Some([-5.0, 5.0]));
    assert_eq!((c.populations["EXC"].ratio, c.populations["INH"].count), (Some(0.75), Some(10)));
    assert_eq!(c.populations["INH"].synapse_type, SynapseKind::Inhibitory);
    assert_eq!(c.populations["X"].soma_only, Some(true));
    assert_eq!(c.definitions()["X"], 22);
    assert_eq!((c.connectivity.kernel, c.connectivity.cutoff), (Kernel::Exponential, Some(0.0)));
    let MeanDegree::ByProjection(degrees) = c.connectivity.mean_degree else { panic!("one degree for all") };
    assert_eq!((degrees["default"], degrees["EXC->X"]), (30.0, 4.0));
}

#[test]
fn flags_win_over_the_file() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("c.yml");
    let yaml = "total_cells: 10\nrandom_seed: 4\nconnectivity: {sigma: 50, mean_degree: {EXC->INH: 3}}\n";
    std::fs::write(&path, yaml).expect("written");
    let c = configured(&format!("livn generate a --config {} --seed 5", path.display())).expect("valid");
    assert_eq!((c.total_cells, c.random_seed), (Some(10), 5));
    assert_eq!(c.connectivity.cutoff, None, "a given block has no cutoff unless it says so");
    std::fs::write(&path, "total_cell: 10\n").expect("written");
    let text =
        configured(&format!("livn generate a --config {}", path.display())).expect_err("typo").to_string();
    assert!(text.contains("c.yml") && text.contains("total_cell"), "{text}");
}

#[test]
fn unknown_presets_are_refused() {
    let e = configured("livn generate a --preset EI9").expect_err("unknown");
    assert!(e.to_string().contains("EI2"), "{e}");
    assert_eq!(e.exit_code(), 2);
}
