//! Promises of the engine, each stated by a test: results do not depend on threads, instruction set,
//! how a run is cut into pieces, or on a snapshot in the middle.

use std::ops::ControlFlow;

use livn::eqn::lane::{Isa, Target};
use livn::{InputMode, ModelSpec, Recording, Simulation, Snapshot, Stimulus, System, unwatched};
use livn_system::generate::generate;
use livn_system::predefined_config;

/// 100 cells, strongly coupled and noisy, so that the runs below contain bursts.
fn culture() -> System {
    generate("EI2", &predefined_config("EI2").expect("predefined")).expect("generates").system
}

fn lively(system: &System, model: &ModelSpec, threads: usize) -> Simulation {
    let mut sim = Simulation::builder(system, model).seed(5).threads(threads).build().expect("builds");
    if matches!(model, ModelSpec::Rcsd(_)) {
        let weights = sim.weight_names().into_iter().map(|k| (k, 0.5)).collect::<Vec<_>>();
        sim.set_weights(&weights).expect("valid");
        let noise = [("g_e0", 1e-3), ("std_e", 1e-3), ("g_i0", 5e-4), ("std_i", 2e-4)];
        sim.set_noise(&noise.map(|(k, v)| (k.to_string(), v))).expect("valid");
    } else {
        let weights = sim.weight_names().into_iter().map(|k| (k, 2.0)).collect::<Vec<_>>();
        sim.set_weights(&weights).expect("valid");
        // A level is in pA; the cells need some hundred to reach threshold.
        let level = if *model == ModelSpec::Lif { 600.0 } else { 3.0 };
        sim.set_noise(&[("level".into(), level)]).expect("valid");
    }
    sim.record_spikes(None).expect("valid");
    sim.record_voltage(None, 0.1).expect("valid");
    sim.record_membrane_current(Some("EXC"), 0.5).expect("valid");
    sim
}

fn stimulus(gid: u32) -> Stimulus {
    Stimulus::dense(InputMode::Current, 1.0, vec![0.0, 0.3, 0.3, 0.0, -0.1], vec![(gid, 0)])
}

fn run(sim: &mut Simulation, ms: f64) -> Recording {
    sim.run(ms, &[stimulus(3)], &mut unwatched()).expect("runs")
}

fn models() -> [ModelSpec; 3] {
    [ModelSpec::default(), ModelSpec::Izhikevich { u_zero: false }, ModelSpec::Lif]
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let system = culture();
    for model in models() {
        let reference = run(&mut lively(&system, &model, 1), 60.0);
        assert!(
            reference.all_spikes.len() > 50,
            "{}: only {} spikes",
            model.name(),
            reference.all_spikes.len()
        );
        for threads in [2, 3, 5] {
            assert!(
                run(&mut lively(&system, &model, threads), 60.0) == reference,
                "{} {threads}",
                model.name()
            );
        }
    }
}

#[test]
fn every_instruction_set_gives_the_same_bits() {
    let system = culture();
    let mut reference = None;
    for isa in Isa::available().into_iter().filter(|isa| *isa != Isa::Plain) {
        let mut sim = lively(&system, &ModelSpec::default(), 2);
        sim.set_target(Target::new(isa).expect("available"));
        let found = run(&mut sim, 20.0);
        assert!(*reference.get_or_insert_with(|| found.clone()) == found, "{}", isa.name());
    }
}

/// Spikes and traces of consecutive runs as if they were one.
fn joined(parts: &[Recording]) -> (Vec<(u64, u32)>, Vec<Vec<f32>>) {
    let spikes = parts.iter().flat_map(|p| p.all_spikes.iter().map(|s| (s.step.0, s.gid))).collect();
    let rows = parts[0].voltage.as_ref().expect("recorded").gids.len();
    let row =
        |r: usize| parts.iter().flat_map(|p| p.voltage.as_ref().expect("recorded").row(r).to_vec()).collect();
    (spikes, (0..rows).map(row).collect())
}

#[test]
fn a_run_equals_its_pieces() {
    let system = culture();
    let mut whole = lively(&system, &ModelSpec::default(), 2);
    let one = whole.run(50.0, &[], &mut unwatched()).expect("runs");
    // Pieces of every length, none a multiple of the epoch.
    let mut cut = lively(&system, &ModelSpec::default(), 2);
    let pieces: Vec<Recording> = [10.0, 0.1, 0.2, 4.7, 20.0, 15.0]
        .into_iter()
        .map(|ms| cut.run(ms, &[], &mut unwatched()).expect("runs"))
        .collect();
    assert!(joined(&[one]) == joined(&pieces));
    let state = |sim: &Simulation| sim.snapshot().to_bytes().expect("encodes");
    assert!(state(&whole) == state(&cut), "the states differ after equal recordings");
}

#[test]
fn a_snapshot_in_a_burst_continues_exactly() {
    let system = culture();
    let mut sim = lively(&system, &ModelSpec::default(), 2);
    run(&mut sim, 30.0);
    let snapshot = sim.snapshot();
    let bytes = snapshot.to_bytes().expect("encodes");
    let continued = run(&mut sim, 20.0);
    assert!(!continued.all_spikes.is_empty());

    sim.restore(&snapshot).expect("fits");
    assert!(run(&mut sim, 20.0) == continued, "restored in place");
    let mut fresh = lively(&system, &ModelSpec::default(), 1);
    fresh.restore(&Snapshot::from_bytes(&bytes).expect("decodes")).expect("fits");
    assert!(run(&mut fresh, 20.0) == continued, "restored from bytes into another simulation");

    sim.restore(&snapshot).expect("fits");
    let mut twin = sim.fork(&system).expect("forks");
    assert!(run(&mut twin, 20.0) == continued, "the fork");
    assert!(run(&mut sim, 20.0) == continued, "the original beside its fork");
}

#[test]
fn foreign_and_broken_snapshots_are_refused() {
    let system = culture();
    let sim = lively(&system, &ModelSpec::default(), 1);
    let mut other = lively(&system, &ModelSpec::Lif, 1);
    assert!(other.restore(&sim.snapshot()).is_err());
    let bytes = sim.snapshot().to_bytes().expect("encodes");
    assert!(Snapshot::from_bytes(&bytes[..bytes.len() - 1]).is_err());
    assert!(Snapshot::from_bytes(b"something else").is_err());
}

#[test]
fn clear_repeats_the_noise_and_reseeding_does_not() {
    let system = culture();
    let mut sim = lively(&system, &ModelSpec::default(), 2);
    let first = run(&mut sim, 20.0);
    sim.clear(false);
    assert_eq!(sim.t_ms().to_bits(), 0f64.to_bits());
    assert!(run(&mut sim, 20.0) == first);
    sim.clear(true);
    assert!(run(&mut sim, 20.0) != first);
}

#[test]
fn an_interrupted_run_can_be_continued() {
    let system = culture();
    let mut sim = lively(&system, &ModelSpec::default(), 2);
    let mut calls = 0;
    let part = sim
        .run(30.0, &[], &mut |_| {
            calls += 1;
            if calls == 100 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .expect("runs");
    assert!(part.interrupted && part.duration_ms > 0.0 && part.duration_ms < 30.0);
    assert!((sim.t_ms() - part.duration_ms).abs() < 1e-9);
    let rest = sim.run(30.0 - part.duration_ms, &[], &mut unwatched()).expect("runs");
    let mut whole = lively(&system, &ModelSpec::default(), 2);
    let one = whole.run(30.0, &[], &mut unwatched()).expect("runs");
    assert_eq!(joined(&[one]).0, joined(&[part, rest]).0);
}

#[test]
fn a_runaway_cell_is_named_and_what_came_before_is_kept() {
    let system = culture();
    let mut sim = lively(&system, &ModelSpec::default(), 2);
    let blow = Stimulus::dense(InputMode::Current, 1.0, vec![0.0, 0.0, 0.0, 0.0, 0.0, 1e6], vec![(17, 0)]);
    let error = sim.run(20.0, &[blow], &mut unwatched()).expect_err("runs away");
    let text = error.to_string();
    let livn::Error::RanAway { cause, partial } = error else { panic!("{text}") };
    assert_eq!(cause.gid, 17);
    assert!((5.0..6.0).contains(&cause.t_ms), "{text}");
    assert!(text.contains("soma") && text.contains("smaller dt"), "{text}");
    let voltage = partial.voltage.expect("recorded");
    assert!(voltage.frames >= 50, "{} frames", voltage.frames);
    assert!(sim.run(1.0, &[], &mut unwatched()).is_err(), "must be cleared first");
    sim.clear(false);
    assert!(sim.run(1.0, &[], &mut unwatched()).is_ok());
}
