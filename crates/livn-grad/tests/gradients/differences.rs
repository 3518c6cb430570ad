//! The promise: gradients are the derivatives of the run, for every class of parameter of every model,
//! through synapses, delays, noise, stimuli, checkpoints and epochs.

use crate::net::{Cells, Net};
use livn_grad::SpikeGradient;

/// Central differences, fourth order: at the best step they are good to some 1e-8 of the loss, so 1e-6 of a
/// gradient that matters leaves a factor of a hundred.
fn numeric(loss: impl Fn(f64) -> f64, h: f64) -> f64 {
    (8.0 * (loss(h) - loss(-h)) - (loss(2.0 * h) - loss(-2.0 * h))) / (12.0 * h)
}

fn check(net: &Net, how: SpikeGradient, tolerance: f64) {
    let gradient = net.gradient(how);
    let mut wrong = Vec::new();
    for (param, analytic) in gradient {
        // The best of several steps: a large one suffers from curvature, a small one from rounding.
        let best = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6]
            .map(|relative| {
                let h = relative * net.scale(&param);
                let value = numeric(|x| net.with(&param, x).loss(), h);
                (analytic - value).abs() / analytic.abs().max(value.abs()).max(net.floor(&param))
            })
            .into_iter()
            .fold(f64::INFINITY, f64::min);
        if best >= tolerance {
            wrong.push(format!("{param:?}: {analytic:e} is off by {best:e}"));
        }
    }
    assert!(wrong.is_empty(), "{:?}: {}", net.cells, wrong.join("\n"));
}

#[test]
fn every_parameter_of_every_model_detached() {
    for cells in Cells::ALL {
        check(&Net::new(cells, 400), SpikeGradient::Detached, 1e-6);
    }
}
