use super::*;

/// Known-answer vectors of the Random123 distribution for philox4x32-10.
#[test]
fn philox_reproduces_the_random123_vectors() {
    assert_eq!(philox([0, 0], [0; 4]), [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
    assert_eq!(philox([u32::MAX; 2], [u32::MAX; 4]), [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
    assert_eq!(
        philox([0xa4093822, 0x299f31d0], [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]),
        [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
    );
}

#[test]
fn lanes_are_the_scalar_blocks() {
    let gids = [0, 1, 7, 8, 1 << 20, u32::MAX, 3, 99];
    let lanes = philox_lanes([5, 6], 17, gids, 2, 3);
    for (i, gid) in gids.into_iter().enumerate() {
        let block = philox([5, 6], [17, gid, 2, 3]);
        assert_eq!(block, [lanes[0][i], lanes[1][i], lanes[2][i], lanes[3][i]]);
    }
}

#[test]
fn uniform_numbers_have_the_right_mean_and_range() {
    let mut stream = Stream::new(1, StreamKind::Placement, 0, 0);
    let draws: Vec<f64> = (0..100_000).map(|_| stream.uniform()).collect();
    assert!(draws.iter().all(|u| (0.0..1.0).contains(u)));
    // Standard error of the mean is 1/sqrt(12 n) = 0.0009; five of them.
    assert!((draws.iter().sum::<f64>() / 1e5 - 0.5).abs() < 0.0046);
}

#[test]
fn below_covers_its_range_evenly() {
    let mut stream = Stream::new(1, StreamKind::Selection, 0, 0);
    let mut counts = [0u32; 6];
    for _ in 0..60_000 {
        counts[stream.below(6) as usize] += 1;
    }
    // Binomial standard deviation is 91; five of them.
    assert!(counts.iter().all(|c| c.abs_diff(10_000) < 456), "{counts:?}");
}
