//! A straight-line program: what a traced equation computes, and an interpreter for it.

use crate::lane::Scalar;
use crate::{Field, Value};

/// Index of an operation within its program.
pub type OpId = u32;

/// One operation; operands are earlier operations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// Input column.
    Input(u32),
    /// Constant.
    Const(f64),
    /// a + b.
    Add(OpId, OpId),
    /// a − b.
    Sub(OpId, OpId),
    /// a · b.
    Mul(OpId, OpId),
    /// a / b.
    Div(OpId, OpId),
    /// −a.
    Neg(OpId),
    /// a · b + c, rounded once.
    MulAdd(OpId, OpId, OpId),
    /// a if a > b else b.
    Max(OpId, OpId),
    /// a if a < b else b.
    Min(OpId, OpId),
    /// c where a < b, else d.
    SelectLt(OpId, OpId, OpId, OpId),
    /// √a.
    Sqrt(OpId),
    /// eᵃ.
    Exp(OpId),
    /// 2ᵃ.
    Exp2(OpId),
    /// ln a.
    Ln(OpId),
    /// sin 2πa.
    SinTurn(OpId),
    /// cos 2πa.
    CosTurn(OpId),
}

/// A straight-line program without control flow, in single-assignment form.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// Operations in order of evaluation.
    pub ops: Vec<Op>,
    /// Names of the input columns.
    pub inputs: Vec<Field>,
    /// Operations whose values are the outputs, in order.
    pub outputs: Vec<OpId>,
}

impl Program {
    /// Evaluate on one cell with the reference arithmetic.
    ///
    /// # Panics
    /// If `inputs` has not one number per input column.
    pub fn eval(&self, inputs: &[f64]) -> Vec<f64> {
        assert_eq!(inputs.len(), self.inputs.len(), "one number per input column");
        let mut values: Vec<Scalar> = Vec::with_capacity(self.ops.len());
        for op in &self.ops {
            let at = |id: OpId| values[id as usize];
            values.push(match *op {
                Op::Input(i) => Scalar(inputs[i as usize]),
                Op::Const(x) => Scalar(x),
                Op::Add(a, b) => at(a) + at(b),
                Op::Sub(a, b) => at(a) - at(b),
                Op::Mul(a, b) => at(a) * at(b),
                Op::Div(a, b) => at(a) / at(b),
                Op::Neg(a) => -at(a),
                Op::MulAdd(a, b, c) => at(a).mul_add(at(b), at(c)),
                Op::Max(a, b) => at(a).max(at(b)),
                Op::Min(a, b) => at(a).min(at(b)),
                Op::SelectLt(a, b, c, d) => Scalar::select_lt(at(a), at(b), at(c), at(d)),
                Op::Sqrt(a) => at(a).sqrt(),
                Op::Exp(a) => at(a).exp(),
                Op::Exp2(a) => at(a).exp2(),
                Op::Ln(a) => at(a).ln(),
                Op::SinTurn(a) => at(a).sin_cos_turn().0,
                Op::CosTurn(a) => at(a).sin_cos_turn().1,
            });
        }
        self.outputs.iter().map(|&id| values[id as usize].0).collect()
    }

    /// How many operations of each costly kind the program has: (total without inputs and constants,
    /// divisions and roots, transcendental functions).
    pub fn cost(&self) -> (usize, usize, usize) {
        let count = |f: fn(&Op) -> bool| self.ops.iter().filter(|op| f(op)).count();
        (
            count(|op| !matches!(op, Op::Input(_) | Op::Const(_))),
            count(|op| matches!(op, Op::Div(..) | Op::Sqrt(_))),
            count(|op| matches!(op, Op::Exp(_) | Op::Exp2(_) | Op::Ln(_) | Op::SinTurn(_) | Op::CosTurn(_))),
        )
    }
}
