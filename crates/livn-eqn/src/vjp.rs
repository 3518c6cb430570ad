//! The vector-Jacobian product of a program, as a program: reverse-mode differentiation of straight-line
//! code.

use std::collections::HashMap;

use crate::{Field, Op, OpId, Program};

/// Collects operations, each once.
#[derive(Default)]
struct Builder {
    ops: Vec<Op>,
    /// Operations by their content; constants compare by bits.
    known: HashMap<[u64; 5], OpId>,
}

/// An operation as a key.
fn key(op: Op) -> [u64; 5] {
    let id = u64::from;
    match op {
        Op::Input(i) => [0, id(i), 0, 0, 0],
        Op::Const(x) => [1, x.to_bits(), 0, 0, 0],
        Op::Add(a, b) => [2, id(a), id(b), 0, 0],
        Op::Sub(a, b) => [3, id(a), id(b), 0, 0],
        Op::Mul(a, b) => [4, id(a), id(b), 0, 0],
        Op::Div(a, b) => [5, id(a), id(b), 0, 0],
        Op::Neg(a) => [6, id(a), 0, 0, 0],
        Op::MulAdd(a, b, c) => [7, id(a), id(b), id(c), 0],
        Op::Max(a, b) => [8, id(a), id(b), 0, 0],
        Op::Min(a, b) => [9, id(a), id(b), 0, 0],
        Op::SelectLt(a, b, c, d) => [10, id(a), id(b), id(c), id(d)],
        Op::Sqrt(a) => [11, id(a), 0, 0, 0],
        Op::Exp(a) => [12, id(a), 0, 0, 0],
        Op::Exp2(a) => [13, id(a), 0, 0, 0],
        Op::Ln(a) => [14, id(a), 0, 0, 0],
        Op::SinTurn(a) => [15, id(a), 0, 0, 0],
        Op::CosTurn(a) => [16, id(a), 0, 0, 0],
    }
}

impl Builder {
    fn push(&mut self, op: Op) -> OpId {
        let key = key(op);
        if let Some(&id) = self.known.get(&key) {
            return id;
        }
        self.ops.push(op);
        let id = (self.ops.len() - 1) as OpId;
        self.known.insert(key, id);
        id
    }

    fn constant(&mut self, x: f64) -> OpId {
        self.push(Op::Const(x))
    }
}

/// Cotangents of the operations of the original program, in the making.
struct Sweep<'a> {
    builder: &'a mut Builder,
    /// Where the original operation is in the new program.
    place: Vec<OpId>,
    /// Whether an operation depends on an input that is differentiated.
    active: Vec<bool>,
    bars: Vec<Option<OpId>>,
}

impl Sweep<'_> {
    /// Cotangent of `a` gains `x`.
    fn add(&mut self, a: OpId, x: OpId) {
        if self.active[a as usize] {
            let sum = match self.bars[a as usize] {
                Some(old) => self.builder.push(Op::Add(old, x)),
                None => x,
            };
            self.bars[a as usize] = Some(sum);
        }
    }

    /// Cotangent of `a` gains `x·y`.
    fn add_product(&mut self, a: OpId, x: OpId, y: OpId) {
        if self.active[a as usize] {
            let sum = match self.bars[a as usize] {
                Some(old) => self.builder.push(Op::MulAdd(x, y, old)),
                None => self.builder.push(Op::Mul(x, y)),
            };
            self.bars[a as usize] = Some(sum);
        }
    }

    /// Cotangent of `a` loses `x`.
    fn subtract(&mut self, a: OpId, x: OpId) {
        if self.active[a as usize] {
            let sum = match self.bars[a as usize] {
                Some(old) => self.builder.push(Op::Sub(old, x)),
                None => self.builder.push(Op::Neg(x)),
            };
            self.bars[a as usize] = Some(sum);
        }
    }

    /// Cotangent of `a` gains `then` where p < q, else `otherwise`; `None` is zero.
    fn add_selected(&mut self, a: OpId, (p, q): (OpId, OpId), then: Option<OpId>, otherwise: Option<OpId>) {
        if self.active[a as usize] {
            let zero = self.builder.constant(0.0);
            let (then, otherwise) = (then.unwrap_or(zero), otherwise.unwrap_or(zero));
            let part = self.builder.push(Op::SelectLt(p, q, then, otherwise));
            self.add(a, part);
        }
    }

    /// Pass the cotangent `y_bar` of operation `op`, whose value is `y` in the new program, to its operands.
    fn reverse(&mut self, op: Op, y: OpId, y_bar: OpId) {
        let at = |id: OpId, sweep: &Self| sweep.place[id as usize];
        match op {
            Op::Input(_) | Op::Const(_) => {}
            Op::Add(a, b) => {
                self.add(a, y_bar);
                self.add(b, y_bar);
            }
            Op::Sub(a, b) => {
                self.add(a, y_bar);
                self.subtract(b, y_bar);
            }
            Op::Mul(a, b) => {
                let (x_a, x_b) = (at(a, self), at(b, self));
                self.add_product(a, y_bar, x_b);
                self.add_product(b, y_bar, x_a);
            }
            Op::Div(a, b) => {
                let (x_a, x_b) = (at(a, self), at(b, self));
                // ȳ/b; the reciprocal is the value itself where a is 1.
                let part = if self.builder.ops[x_a as usize] == Op::Const(1.0) {
                    self.builder.push(Op::Mul(y_bar, y))
                } else {
                    self.builder.push(Op::Div(y_bar, x_b))
                };
                self.add(a, part);
                let minus = self.builder.push(Op::Neg(part));
                self.add_product(b, minus, y);
            }
            Op::Neg(a) => self.subtract(a, y_bar),
            Op::MulAdd(a, b, c) => {
                let (x_a, x_b) = (at(a, self), at(b, self));
                self.add_product(a, y_bar, x_b);
                self.add_product(b, y_bar, x_a);
                self.add(c, y_bar);
            }
            Op::Max(a, b) => {
                let order = (at(b, self), at(a, self));
                self.add_selected(a, order, Some(y_bar), None);
                self.add_selected(b, order, None, Some(y_bar));
            }
            Op::Min(a, b) => {
                let order = (at(a, self), at(b, self));
                self.add_selected(a, order, Some(y_bar), None);
                self.add_selected(b, order, None, Some(y_bar));
            }
            Op::SelectLt(p, q, a, b) => {
                let order = (at(p, self), at(q, self));
                self.add_selected(a, order, Some(y_bar), None);
                self.add_selected(b, order, None, Some(y_bar));
            }
            Op::Sqrt(a) => {
                // ȳ/(2√a).
                let twice = self.builder.push(Op::Add(y, y));
                let part = self.builder.push(Op::Div(y_bar, twice));
                self.add(a, part);
            }
            Op::Exp(a) => self.add_product(a, y_bar, y),
            Op::Exp2(a) => {
                let ln2 = self.builder.constant(std::f64::consts::LN_2);
                let scaled = self.builder.push(Op::Mul(y_bar, ln2));
                self.add_product(a, scaled, y);
            }
            Op::Ln(a) => {
                let x = at(a, self);
                let part = self.builder.push(Op::Div(y_bar, x));
                self.add(a, part);
            }
            Op::SinTurn(a) | Op::CosTurn(a) => {
                let x = at(a, self);
                let sin = matches!(op, Op::SinTurn(_));
                let turn = if sin { std::f64::consts::TAU } else { -std::f64::consts::TAU };
                let rate = self.builder.constant(turn);
                let other = self.builder.push(if sin { Op::CosTurn(x) } else { Op::SinTurn(x) });
                let scaled = self.builder.push(Op::Mul(y_bar, rate));
                self.add_product(a, scaled, other);
            }
        }
    }
}

/// Operands of an operation.
pub(crate) fn operands(op: Op) -> impl Iterator<Item = OpId> {
    let list = match op {
        Op::Input(_) | Op::Const(_) => [None; 4],
        Op::Neg(a) | Op::Sqrt(a) | Op::Exp(a) | Op::Exp2(a) | Op::Ln(a) | Op::SinTurn(a) | Op::CosTurn(a) => {
            [Some(a), None, None, None]
        }
        Op::Add(a, b) | Op::Sub(a, b) | Op::Mul(a, b) | Op::Div(a, b) | Op::Max(a, b) | Op::Min(a, b) => {
            [Some(a), Some(b), None, None]
        }
        Op::MulAdd(a, b, c) => [Some(a), Some(b), Some(c), None],
        Op::SelectLt(a, b, c, d) => [Some(a), Some(b), Some(c), Some(d)],
    };
    list.into_iter().flatten()
}

/// An operation with its operands renumbered.
fn renumbered(op: Op, new: impl Fn(OpId) -> OpId) -> Op {
    match op {
        Op::Input(_) | Op::Const(_) => op,
        Op::Add(a, b) => Op::Add(new(a), new(b)),
        Op::Sub(a, b) => Op::Sub(new(a), new(b)),
        Op::Mul(a, b) => Op::Mul(new(a), new(b)),
        Op::Div(a, b) => Op::Div(new(a), new(b)),
        Op::Neg(a) => Op::Neg(new(a)),
        Op::MulAdd(a, b, c) => Op::MulAdd(new(a), new(b), new(c)),
        Op::Max(a, b) => Op::Max(new(a), new(b)),
        Op::Min(a, b) => Op::Min(new(a), new(b)),
        Op::SelectLt(a, b, c, d) => Op::SelectLt(new(a), new(b), new(c), new(d)),
        Op::Sqrt(a) => Op::Sqrt(new(a)),
        Op::Exp(a) => Op::Exp(new(a)),
        Op::Exp2(a) => Op::Exp2(new(a)),
        Op::Ln(a) => Op::Ln(new(a)),
        Op::SinTurn(a) => Op::SinTurn(new(a)),
        Op::CosTurn(a) => Op::CosTurn(new(a)),
    }
}

impl Program {
    /// The vector-Jacobian product: from the inputs followed by one cotangent per output to one
    /// cotangent per differentiated input (those where `wrt` is true, in order).
    ///
    /// Comparisons are taken as they fall: the derivative of a maximum or a selection is that of the
    /// chosen branch.
    ///
    /// # Panics
    /// If `wrt` has not one entry per input.
    #[must_use]
    pub fn vjp(&self, wrt: &[bool]) -> Program {
        assert_eq!(wrt.len(), self.inputs.len(), "one flag per input column");
        let mut builder = Builder::default();
        let mut place: Vec<OpId> = Vec::with_capacity(self.ops.len());
        let mut active: Vec<bool> = Vec::with_capacity(self.ops.len());
        for &op in &self.ops {
            active.push(match op {
                Op::Input(i) => wrt[i as usize],
                // Both branches of a selection count, what is compared does not.
                Op::SelectLt(_, _, a, b) => active[a as usize] || active[b as usize],
                _ => operands(op).any(|a| active[a as usize]),
            });
            place.push(builder.push(renumbered(op, |a| place[a as usize])));
        }
        let mut inputs = self.inputs.clone();
        let mut bars: Vec<Option<OpId>> = vec![None; self.ops.len()];
        for (k, &output) in self.outputs.iter().enumerate() {
            inputs.push(Field { name: format!("cotangent.{k}"), unit: "", default: 0.0, doc: "" });
            let seed = builder.push(Op::Input((inputs.len() - 1) as u32));
            if active[output as usize] {
                bars[output as usize] = Some(match bars[output as usize] {
                    Some(old) => builder.push(Op::Add(old, seed)),
                    None => seed,
                });
            }
        }
        let mut sweep = Sweep { builder: &mut builder, place, active, bars };
        for (i, &op) in self.ops.iter().enumerate().rev() {
            if let Some(bar) = sweep.bars[i] {
                sweep.reverse(op, sweep.place[i], bar);
            }
        }
        let mut of_input = vec![None; self.inputs.len()];
        for (i, &op) in self.ops.iter().enumerate() {
            if let Op::Input(k) = op {
                of_input[k as usize] = sweep.bars[i];
            }
        }
        let zero = builder.constant(0.0);
        let wanted = wrt.iter().zip(of_input).filter(|(w, _)| **w);
        let outputs = wanted.map(|(_, bar)| bar.unwrap_or(zero)).collect();
        Program { ops: builder.ops, inputs, outputs }.without_unused()
    }

    /// The program without operations that no output needs. The order stays: equations that do one thing for all
    /// compartments before the next are reversed in the same way, and compilers keep the order they are given.
    #[must_use]
    fn without_unused(self) -> Program {
        let mut needed = vec![false; self.ops.len()];
        for &output in &self.outputs {
            needed[output as usize] = true;
        }
        for (i, &op) in self.ops.iter().enumerate().rev() {
            if needed[i] {
                for a in operands(op) {
                    needed[a as usize] = true;
                }
            }
        }
        let mut place: Vec<OpId> = vec![0; self.ops.len()];
        let mut ops = Vec::new();
        for (i, &op) in self.ops.iter().enumerate().filter(|(i, _)| needed[*i]) {
            ops.push(renumbered(op, |a| place[a as usize]));
            place[i] = (ops.len() - 1) as OpId;
        }
        let outputs = self.outputs.iter().map(|&o| place[o as usize]).collect();
        Program { ops, inputs: self.inputs, outputs }
    }
}

#[cfg(test)]
mod tests;
