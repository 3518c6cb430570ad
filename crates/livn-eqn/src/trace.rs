//! The tracer: a [`Value`] that records what an equation does.

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::{Field, Op, OpId, Program, Reader, Record, Value, Writer, field_list};

thread_local! {
    static TAPE: RefCell<Vec<Op>> = const { RefCell::new(Vec::new()) };
}

/// A traced number: the operation that computes it on this thread's tape.
#[derive(Clone, Copy, Debug)]
pub struct Sym(OpId);

fn push(op: Op) -> Sym {
    TAPE.with_borrow_mut(|tape| {
        // Repeated constants share one operation; arithmetic is never folded, because folding is
        // where a traced program could come to differ from the code it was traced from.
        if let Op::Const(x) = op
            && let Some(i) = tape.iter().position(|o| matches!(o, Op::Const(y) if y.to_bits() == x.to_bits()))
        {
            return Sym(i as OpId);
        }
        tape.push(op);
        Sym((tape.len() - 1) as OpId)
    })
}

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl $trait for Sym {
            type Output = Self;
            fn $method(self, b: Self) -> Self {
                push(Op::$trait(self.0, b.0))
            }
        }
    };
}
operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

impl Neg for Sym {
    type Output = Self;
    fn neg(self) -> Self {
        push(Op::Neg(self.0))
    }
}

impl Value for Sym {
    fn c(x: f64) -> Self {
        push(Op::Const(x))
    }
    fn mul_add(self, a: Self, b: Self) -> Self {
        push(Op::MulAdd(self.0, a.0, b.0))
    }
    fn max(self, b: Self) -> Self {
        push(Op::Max(self.0, b.0))
    }
    fn min(self, b: Self) -> Self {
        push(Op::Min(self.0, b.0))
    }
    fn select_lt(a: Self, b: Self, then: Self, otherwise: Self) -> Self {
        push(Op::SelectLt(a.0, b.0, then.0, otherwise.0))
    }
    fn sqrt(self) -> Self {
        push(Op::Sqrt(self.0))
    }
    fn exp(self) -> Self {
        push(Op::Exp(self.0))
    }
    fn exp2(self) -> Self {
        push(Op::Exp2(self.0))
    }
    fn ln(self) -> Self {
        push(Op::Ln(self.0))
    }
    fn sin_cos_turn(self) -> (Self, Self) {
        (push(Op::SinTurn(self.0)), push(Op::CosTurn(self.0)))
    }
}

struct Inputs(u32);

impl Reader<Sym> for Inputs {
    fn read(&mut self) -> Sym {
        self.0 += 1;
        push(Op::Input(self.0 - 1))
    }
}

struct Outputs(Vec<OpId>);

impl Writer<Sym> for Outputs {
    fn write(&mut self, value: Sym) {
        self.0.push(value.0);
    }
}

/// Record the function `f` from one record to another as a program.
pub fn trace<A: Record<Sym>, B: Record<Sym>>(f: impl FnOnce(A) -> B) -> Program {
    TAPE.with_borrow_mut(Vec::clear);
    let input = A::read(&mut Inputs(0));
    let mut outputs = Outputs(Vec::new());
    f(input).write(&mut outputs);
    let ops = TAPE.with_borrow_mut(std::mem::take);
    let inputs: Vec<Field> = field_list::<Sym, A>();
    Program { ops, inputs, outputs: outputs.0 }
}

#[cfg(test)]
mod tests;
