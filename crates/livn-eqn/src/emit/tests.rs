use super::*;
use crate::Value;
use crate::trace::{Sym, trace};

crate::record! {
    /// Inputs of the test equation.
    pub struct Point {
        /// Three numbers.
        x => [V; 3];
    }
}

fn program() -> Program {
    trace(|p: Point<Sym>| {
        let [a, b, c] = p.x;
        [(a * Sym::c(2.0)).exp() + c, b]
    })
}

#[test]
fn values_in_values_out() {
    let text = value_function("f", "Test.", &program());
    assert_eq!(
        text,
        "/// Test.\n#[inline(always)]\npub(crate) fn f<L: Value>(x: [L; 3]) -> [L; 2] {\n    \
         let [x_0, x_1, x_2] = x;\n    let t5 = x_0 * L::c(2.0);\n    let t6 = t5.exp();\n    \
         let t7 = t6 + x_2;\n    [t7, x_1]\n}\n"
    );
}

#[test]
fn columns_are_loaded_once_and_optional_outputs_are_added() {
    let inputs = [Part::new("state", 1), Part::new("rest", 2)];
    let outputs = [Part::new("state", 1), Part { name: "rest", len: 1, optional: Some("REST") }];
    let text = column_function("f", "Test.", ("In", "Out"), &program(), &inputs, &outputs);
    let expected = [
        "/// Test.",
        "#[inline(always)]",
        "pub(crate) fn f<L: Lane, const REST: bool>(x: &In<'_>, out: &mut Out<'_>, cell: usize) {",
        "    let state = fixed::<1>(x.state);",
        "    let rest = fixed::<2>(x.rest);",
        "    let state_out = fixed_mut::<1>(out.state);",
        "    let rest_0 = L::load(&rest[0][cell..]);",
        "    if REST {",
        "        add(&mut fixed_mut::<1>(out.rest)[0][cell..], rest_0);",
        "    }",
        "    let state_0 = L::load(&state[0][cell..]);",
        "    let t5 = state_0 * L::c(2.0);",
        "    let t6 = t5.exp();",
        "    let rest_1 = L::load(&rest[1][cell..]);",
        "    let t7 = t6 + rest_1;",
        "    t7.store(&mut state_out[0][cell..]);",
        "}\n",
    ];
    assert_eq!(text, expected.join("\n"));
}
