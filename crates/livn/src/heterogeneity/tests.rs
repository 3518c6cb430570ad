use super::*;

#[test]
fn the_published_dendrite_of_cell_0() {
    let angle = dendrite_angle(0, 20_260_824);
    assert!((60.0 * angle.cos() - 28.18679772).abs() < 1e-7);
    assert!((60.0 * angle.sin() - 52.9670127).abs() < 1e-7);
}

#[test]
fn quantiles_of_the_normal_distribution() {
    for (u, z) in [(0.5, 0.0), (0.975, 1.959963984540054), (1e-9, -5.997807015008182)] {
        assert!((normal_quantile(u) - z).abs() < 1e-8, "{u}: {}", normal_quantile(u));
    }
}

#[test]
fn scales_have_mean_one_and_the_given_variation() {
    let scales: Vec<f64> = (0..20_000).map(|gid| size_scale(gid, 7, 0.2)).collect();
    let mean = scales.iter().sum::<f64>() / 2e4;
    let sd = (scales.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / 2e4).sqrt();
    // Standard error of the mean is 0.0014; five of them.
    assert!((mean - 1.0).abs() < 0.007 && (sd - 0.2).abs() < 0.01, "{mean} {sd}");
    assert_eq!(size_scale(3, 7, 0.0).to_bits(), 1f64.to_bits());
}
