use super::*;
use crate::lane::{Scalar, UniformReader};

crate::record! {
    /// Inputs of the test equation.
    pub struct Point {
        /// Abscissa.
        x: "mV" = 1.0;
        /// Two more numbers.
        rest => [V; 2];
    }
}

#[inline(always)]
fn equation<V: Value>(p: Point<V>) -> [V; 2] {
    let [a, b] = p.rest;
    let (sin, cos) = (p.x * V::c(0.01)).sin_cos_turn();
    let guarded = V::select_lt(p.x, V::c(0.0), -a, a.max(b));
    [p.x.exp().mul_add(sin, guarded), (a * a + V::c(0.5)).ln() / (cos + b.square()).sqrt()]
}

#[test]
fn the_program_computes_the_bits_of_the_function() {
    let program = trace(equation::<Sym>);
    assert_eq!(program.inputs.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["x", "rest.0", "rest.1"]);
    for i in -20..20 {
        let inputs = [0.37 * f64::from(i), 1.1 - 0.2 * f64::from(i), 0.05 * f64::from(i * i)];
        let direct = equation(Point::<Scalar>::read(&mut UniformReader(&inputs)));
        let traced = program.eval(&inputs);
        assert_eq!(
            direct.map(|v| v.0.to_bits()).to_vec(),
            traced.iter().map(|v| v.to_bits()).collect::<Vec<_>>()
        );
    }
}

#[test]
fn records_know_their_defaults_and_units() {
    let fields = field_list::<Scalar, Point<Scalar>>();
    assert_eq!((fields[0].name.as_str(), fields[0].unit, fields[0].default), ("x", "mV", 1.0));
    assert_eq!(Point::<Scalar>::defaults().x, Scalar(1.0));
}
