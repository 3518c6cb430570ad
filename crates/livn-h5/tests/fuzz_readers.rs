//! Promise: no file, however damaged, makes a reader panic, hang or claim memory out of proportion.
//!
//! Valid files are damaged at random (bits flipped, bytes set to extreme values, pieces cut out, copied, cut off) for
//! `LIVN_FUZZ_SECONDS` (default 10) from a fixed seed, or `LIVN_FUZZ_SEED`. A case that fails is left in the temporary
//! directory that the message names.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use livn_core::random::{Stream, StreamKind};
use livn_h5::{FormatError, read_system, write_system};
use livn_system::generate::generate;
use livn_system::predefined_config;
use livn_testkit::golden;

/// No damaged file of this size may take longer to refuse.
const PATIENCE: Duration = Duration::from_secs(30);
/// Memory the whole run may claim at its peak, far above what the valid files need.
const LARGEST_MEMORY_KIB: u64 = 2 * 1024 * 1024;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

/// Peak resident memory in KiB, where the system tells.
fn peak_memory_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// One random change.
fn damage(bytes: &mut Vec<u8>, random: &mut Stream) {
    if bytes.is_empty() {
        return;
    }
    let at = |random: &mut Stream, bytes: &[u8]| random.below(bytes.len() as u32) as usize;
    let position = at(random, bytes);
    match random.below(7) {
        0 => bytes[position] ^= 1 << random.below(8),
        1 => bytes[position] = [0, 1, 0x7F, 0x80, 0xFF][random.below(5) as usize],
        2 => {
            let value = [0u64, 1, u64::MAX, u64::MAX >> 1, 1 << 31, 1 << 40][random.below(6) as usize];
            let width = [2, 4, 8][random.below(3) as usize];
            let end = (position + width).min(bytes.len());
            bytes[position..end].copy_from_slice(&value.to_le_bytes()[..end - position]);
        }
        3 => bytes.truncate(position),
        4 => {
            let end = (position + 1 + random.below(64) as usize).min(bytes.len());
            bytes.drain(position..end);
        }
        5 => {
            let from = at(random, bytes);
            let length = (1 + random.below(64) as usize).min(bytes.len() - position.max(from));
            bytes.copy_within(from..from + length, position);
        }
        _ => {
            let end = (position + 1 + random.below(16) as usize).min(bytes.len());
            bytes[position..end].iter_mut().for_each(|b| *b = b.wrapping_add(1));
        }
    }
}

/// Positions of bytes that matter: files are mostly zeros.
fn interesting(bytes: &[u8]) -> Vec<usize> {
    bytes.iter().enumerate().filter(|(_, b)| **b != 0).map(|(i, _)| i).collect()
}

/// Directories of valid systems to damage: ours, and one by the original writer where it is at hand.
fn seeds(folder: &Path) -> Vec<PathBuf> {
    let config = predefined_config("EI1").expect("known");
    let own = folder.join("own");
    write_system(&own, &generate("EI1", &config).expect("valid").system).expect("written");
    let original = ["v1/N10", "head/psp_ei"].into_iter().filter_map(golden::system);
    std::iter::once(own).chain(original).collect()
}

#[test]
fn damaged_systems_are_refused_in_good_order() {
    let folder = tempfile::tempdir().expect("temporary directory");
    let seeds = seeds(folder.path());
    let seed = setting("LIVN_FUZZ_SEED", 1);
    let until = Instant::now() + Duration::from_secs(setting("LIVN_FUZZ_SECONDS", 10));
    let (mut cases, mut refused) = (0u32, 0u32);
    while Instant::now() < until {
        let mut random = Stream::new(seed, StreamKind::Selection, 0xF022, cases);
        let source = &seeds[random.below(seeds.len() as u32) as usize];
        let case = folder.path().join("case");
        fs::create_dir_all(&case).expect("created");
        let files = ["cells.h5", "connections.h5", "graph.json", "mea.json"];
        // HDF5 files are the larger risk.
        let target = files[[0, 0, 0, 1, 1, 1, 2, 3][random.below(8) as usize]];
        for file in files {
            let mut bytes = fs::read(source.join(file)).expect("readable");
            if file == target {
                let spots = interesting(&bytes);
                for _ in 0..=random.below(4) {
                    if random.below(2) == 0 && !spots.is_empty() {
                        let spot = spots[random.below(spots.len() as u32) as usize];
                        if let Some(byte) = bytes.get_mut(spot) {
                            *byte = random.bits() as u8;
                        }
                    } else {
                        damage(&mut bytes, &mut random);
                    }
                }
            }
            fs::write(case.join(file), bytes).expect("written");
        }
        let (send, receive) = mpsc::channel();
        let directory = case.clone();
        std::thread::spawn(move || {
            let result = std::panic::catch_unwind(|| read_system(&directory));
            // The receiver is gone only if the case took too long.
            let _ = send.send(result.map(|r| r.map(drop)));
        });
        let outcome = receive.recv_timeout(PATIENCE);
        let keep = || {
            let kept = std::env::temp_dir().join(format!("livn-fuzz-{seed}-{cases}"));
            fs::rename(&case, &kept).map(|()| kept)
        };
        match outcome {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(error))) => {
                refused += 1;
                let text = error.to_string();
                assert!(text.contains(target) || names_other_file(&error), "{target}: {text}");
            }
            Ok(Err(_)) => panic!("case {cases} panicked; kept in {:?}", keep()),
            Err(late) => panic!("case {cases}: {late} after {PATIENCE:?}; kept in {:?}", keep()),
        }
        if let Some(peak) = peak_memory_kib() {
            assert!(peak < LARGEST_MEMORY_KIB, "case {cases} claimed {peak} KiB; kept in {:?}", keep());
        }
        cases += 1;
    }
    eprintln!("{cases} damaged systems, {refused} refused, peak memory {:?} KiB", peak_memory_kib());
    assert!(refused > 0 && cases > refused, "{refused} of {cases} cases refused");
}

/// Damage to one file may first show as a contradiction with another.
fn names_other_file(error: &FormatError) -> bool {
    matches!(error, FormatError::Mismatch { .. } | FormatError::System { .. } | FormatError::Length { .. })
        || matches!(error, FormatError::Value { .. } | FormatError::Missing { .. })
}
