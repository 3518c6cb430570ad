use super::*;

const CROSSING: Timing = Timing { stamp: 1, delivery: 0, crossing: true };

fn steps(masks: &[u32], timing: Timing, refractory: u64) -> Vec<(u64, Gid)> {
    let mut detector = Detector::default();
    let mut spikes = Vec::new();
    for (step, mask) in masks.iter().enumerate() {
        detector.detect(*mask, step as u64, timing, refractory, &[10, 11], &mut spikes);
    }
    spikes.into_iter().map(|s| (s.step.0, s.gid)).collect()
}

#[test]
fn a_crossing_counts_once_and_is_stamped_after_the_step() {
    assert_eq!(steps(&[0, 1, 1, 0, 3], CROSSING, 0), [(2, 10), (5, 10), (5, 11)]);
}

#[test]
fn crossings_within_the_dead_time_are_dropped() {
    assert_eq!(steps(&[1, 0, 1, 0, 1], CROSSING, 4), [(1, 10), (5, 10)]);
}

#[test]
fn padding_cells_never_fire() {
    assert_eq!(steps(&[0b1100], CROSSING, 0), []);
}

#[test]
fn models_that_reset_fire_in_every_step_above_threshold() {
    let reset = Timing { stamp: 0, delivery: 1, crossing: false };
    assert_eq!(steps(&[1, 1], reset, 0), [(0, 10), (1, 10)]);
}
