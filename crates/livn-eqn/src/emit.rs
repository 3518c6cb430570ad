//! Rust source text of a program: functions over lanes that are compiled like hand-written code.

use std::fmt::Write as _;

use crate::{Op, OpId, Program};

/// Consecutive inputs or outputs of a program under one name.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Name of the array.
    pub name: &'static str,
    /// Number of columns.
    pub len: usize,
    /// Outputs only: the constant generic parameter (a `bool`) that says whether they are wanted. Such
    /// outputs are added to what is there, others replace it.
    pub optional: Option<&'static str>,
}

impl Part {
    /// A part that is always there.
    pub const fn new(name: &'static str, len: usize) -> Self {
        Self { name, len, optional: None }
    }
}

/// Name and position of column `k`.
fn locate(parts: &[Part], mut k: usize) -> (&Part, usize) {
    for part in parts {
        if k < part.len {
            return (part, k);
        }
        k -= part.len;
    }
    unreachable!("a program has as many columns as its parts")
}

fn constant(x: f64) -> String {
    match x {
        x if x.is_nan() => "L::c(f64::NAN)".into(),
        f64::INFINITY => "L::c(f64::INFINITY)".into(),
        f64::NEG_INFINITY => "L::c(f64::NEG_INFINITY)".into(),
        _ => format!("L::c({x:?})"),
    }
}

/// The expression of an operation; `at` gives the text of an operand.
fn expression(op: Op, at: impl Fn(OpId) -> String) -> String {
    let call = |a: OpId, name: &str| format!("{}.{name}()", at(a));
    match op {
        Op::Input(_) | Op::Const(_) => unreachable!("inputs and constants are written where they are used"),
        Op::Add(a, b) => format!("{} + {}", at(a), at(b)),
        Op::Sub(a, b) => format!("{} - {}", at(a), at(b)),
        Op::Mul(a, b) => format!("{} * {}", at(a), at(b)),
        Op::Div(a, b) => format!("{} / {}", at(a), at(b)),
        Op::Neg(a) => format!("-{}", at(a)),
        Op::MulAdd(a, b, c) => format!("{}.mul_add({}, {})", at(a), at(b), at(c)),
        Op::Max(a, b) => format!("{}.max({})", at(a), at(b)),
        Op::Min(a, b) => format!("{}.min({})", at(a), at(b)),
        Op::SelectLt(a, b, c, d) => format!("L::select_lt({}, {}, {}, {})", at(a), at(b), at(c), at(d)),
        Op::Sqrt(a) => call(a, "sqrt"),
        Op::Exp(a) => call(a, "exp"),
        Op::Exp2(a) => call(a, "exp2"),
        Op::Ln(a) => call(a, "ln"),
        Op::SinTurn(a) => format!("{}.sin_cos_turn().0", at(a)),
        Op::CosTurn(a) => format!("{}.sin_cos_turn().1", at(a)),
    }
}

/// Writes operations as statements, every input once, just before it is first needed.
struct Body<'a> {
    program: &'a Program,
    inputs: &'a [Part],
    loaded: Vec<bool>,
    text: String,
}

impl Body<'_> {
    fn operand(&self, id: OpId) -> String {
        match self.program.ops[id as usize] {
            Op::Const(x) => constant(x),
            Op::Input(k) => {
                let (part, column) = locate(self.inputs, k as usize);
                format!("{}_{column}", part.name)
            }
            _ => format!("t{id}"),
        }
    }

    fn load(&mut self, id: OpId) {
        if let Op::Input(k) = self.program.ops[id as usize]
            && !std::mem::replace(&mut self.loaded[k as usize], true)
        {
            let (part, column) = locate(self.inputs, k as usize);
            let name = part.name;
            let _ = writeln!(self.text, "    let {name}_{column} = L::load(&{name}[{column}][cell..]);");
        }
    }
}

impl Body<'_> {
    /// Write output `k`, which is operation `output`.
    fn store(&mut self, outputs: &[Part], k: usize, output: OpId) {
        let (part, column) = locate(outputs, k);
        self.load(output);
        let value = self.operand(output);
        let _ = match part.optional {
            None => writeln!(self.text, "    {value}.store(&mut {}_out[{column}][cell..]);", part.name),
            // A cotangent that is always zero adds nothing.
            Some(_) if self.program.ops[output as usize] == Op::Const(0.0) => Ok(()),
            // Not even there if not wanted.
            Some(flag) => writeln!(
                self.text,
                "    if {flag} {{\n        add(&mut fixed_mut::<{}>(out.{})[{column}][cell..], {value});\n    }}",
                part.len, part.name
            ),
        };
    }
}

/// A function over columns of a tile:
/// `fn NAME<L: Lane, const …: bool>(x: &STRUCT<'_>, out: &mut RESULTS<'_>, cell: usize)`, where the
/// parts are fields of the two structures, slices of columns. `types` names the two.
pub fn column_function(
    name: &str,
    doc: &str,
    types: (&str, &str),
    program: &Program,
    inputs: &[Part],
    outputs: &[Part],
) -> String {
    let mut body = Body { program, inputs, loaded: vec![false; program.inputs.len()], text: String::new() };
    // Results are stored as soon as they are known; those that are inputs or constants come first.
    let simple = |op: Op| matches!(op, Op::Input(_) | Op::Const(_));
    let at_once = program.outputs.iter().enumerate().filter(|(_, o)| simple(program.ops[**o as usize]));
    for (k, &output) in at_once {
        body.store(outputs, k, output);
    }
    for (id, &op) in program.ops.iter().enumerate().filter(|(_, op)| !simple(**op)) {
        for operand in crate::vjp::operands(op) {
            body.load(operand);
        }
        let value = expression(op, |a| body.operand(a));
        let _ = writeln!(body.text, "    let t{id} = {value};");
        for (k, &output) in program.outputs.iter().enumerate() {
            if output as usize == id {
                body.store(outputs, k, output);
            }
        }
    }
    let mut flags: Vec<&str> = outputs.iter().filter_map(|p| p.optional).collect();
    flags.dedup();
    let flags = flags.iter().fold(String::new(), |all, f| all + ", const " + f + ": bool");
    let mut text = format!(
        "/// {doc}\n#[inline(always)]\npub(crate) fn {name}<L: Lane{flags}>(x: &{}<'_>, out: &mut {}<'_>, \
         cell: usize) {{\n",
        types.0, types.1
    );
    for part in inputs {
        let used = (0..part.len).any(|c| body.text.contains(&format!(" {}_{c} = ", part.name)));
        if used {
            let _ = writeln!(text, "    let {0} = fixed::<{1}>(x.{0});", part.name, part.len);
        }
    }
    for part in outputs {
        if body.text.contains(&format!("&mut {}_out[", part.name)) {
            let _ = writeln!(text, "    let {0}_out = fixed_mut::<{1}>(out.{0});", part.name, part.len);
        }
    }
    text + &body.text + "}\n"
}

/// A function over values: `fn NAME<L: Value>(x: [L; N]) -> [L; M]`.
pub fn value_function(name: &str, doc: &str, program: &Program) -> String {
    let count = program.inputs.len();
    let parts = [Part::new("x", count)];
    let body = Body { program, inputs: &parts, loaded: vec![true; count], text: String::new() };
    let at = |id: OpId| body.operand(id);
    let mut text = format!(
        "/// {doc}\n#[inline(always)]\npub(crate) fn {name}<L: Value>(x: [L; {count}]) -> [L; {}] {{\n",
        program.outputs.len()
    );
    let used = |k: usize| program.ops.contains(&Op::Input(k as u32));
    let names: Vec<String> =
        (0..count).map(|k| if used(k) { format!("x_{k}") } else { "_".into() }).collect();
    let _ = writeln!(text, "    let [{}] = x;", names.join(", "));
    for (id, &op) in program.ops.iter().enumerate() {
        if !matches!(op, Op::Input(_) | Op::Const(_)) {
            let _ = writeln!(text, "    let t{id} = {};", expression(op, at));
        }
    }
    let outputs: Vec<String> = program.outputs.iter().map(|&o| at(o)).collect();
    let _ = writeln!(text, "    [{}]\n}}", outputs.join(", "));
    text
}

#[cfg(test)]
mod tests;
