use crate::Value;
use crate::trace::{Sym, trace};

crate::record! {
    /// Inputs of the test equation.
    pub struct Point {
        /// Three numbers.
        x => [V; 3];
    }
}

/// Uses every operation, values more than once, and has outputs that are inputs.
fn equation<V: Value>(p: Point<V>) -> [V; 4] {
    let [a, b, c] = p.x;
    let (sin, cos) = (a * V::c(0.01)).sin_cos_turn();
    let chosen = V::select_lt(a, b, a * c, c.max(b) - a.min(c));
    let first = a.exp().mul_add(sin, chosen) / (b.square() + V::c(1.0));
    let second = (a * a + V::c(0.5)).ln() * (cos + b.square()).sqrt() - (-c).exp2();
    [first, second * first, c, c.recip() + V::c(3.0)]
}

fn points() -> impl Iterator<Item = [f64; 3]> {
    (0..40).map(|i| {
        let i = f64::from(i);
        [(0.7 * i).sin() * 2.0, (1.3 * i).cos() * 1.5, 0.4 + (0.37 * i).sin().powi(2)]
    })
}

#[test]
fn cotangents_are_central_differences() {
    let program = trace(equation::<Sym>);
    let vjp = program.vjp(&[true; 3]);
    let seeds = [0.3, -1.1, 0.7, 2.0];
    for x in points() {
        let gradient = vjp.eval(&[&x[..], &seeds].concat());
        for k in 0..3 {
            let h = 1e-6;
            let value = |shift: f64| {
                let mut y = x;
                y[k] += shift;
                program.eval(&y).iter().zip(seeds).map(|(a, b)| a * b).sum::<f64>()
            };
            let numeric = (value(h) - value(-h)) / (2.0 * h);
            assert!((gradient[k] - numeric).abs() < 1e-7 * (1.0 + numeric.abs()), "{x:?} {k}");
        }
    }
}

#[test]
fn only_what_is_asked_for_is_computed() {
    let program = trace(equation::<Sym>);
    let all = program.vjp(&[true; 3]);
    let one = program.vjp(&[false, true, false]);
    assert_eq!(one.outputs.len(), 1);
    assert!(one.ops.len() < all.ops.len());
    for x in points() {
        let inputs = [&x[..], &[1.0, 2.0, 3.0, 4.0]].concat();
        assert_eq!(one.eval(&inputs)[0].to_bits(), all.eval(&inputs)[1].to_bits());
    }
}

#[test]
fn a_reciprocal_costs_no_second_division() {
    let program = trace(|x: Point<Sym>| x.x[0].recip());
    assert_eq!(program.vjp(&[true; 3]).cost().1, 1);
}
