//! The reference page of a model, made from its records and its traced step.

use std::fmt::Write as _;

use livn_eqn::kernel::Kernel;
use livn_eqn::model::CellModel;
use livn_eqn::{Field, step_program};

use crate::cells::izhikevich::Izhikevich;
use crate::cells::lif::Lif;
use crate::cells::motoneuron::Motoneuron;
use crate::cells::pinsky_rinzel::PinskyRinzel;
use crate::cells::renshaw::Renshaw;
use crate::kernel::CellKernel;
use crate::params;

/// A table of fields.
fn table(title: &str, fields: &[Field], out: &mut String) {
    let _ = writeln!(out, "\n{title}\n\n| name | unit | default | meaning |\n|---|---|---|---|");
    for f in fields {
        let default = if f.default.is_nan() { "computed".into() } else { f.default.to_string() };
        let _ = writeln!(out, "| `{}` | {} | {default} | {} |", f.name, f.unit, f.doc);
    }
}

/// The section of one cell.
fn cell<M: CellModel>(title: &str, out: &mut String) {
    let kernel = CellKernel::<M>::new();
    let program = step_program::<M>();
    let (operations, divisions, transcendental) = program.cost();
    let _ = writeln!(out, "\n## {title}\n\nSource: {}.\n", M::SOURCE);
    let _ = writeln!(out, "Compartments: {}.", M::site_names().join(", "));
    let _ = writeln!(
        out,
        "One step is {operations} operations, of which {divisions} divisions or roots and {transcendental} \
         transcendental functions."
    );
    table("Parameters", &kernel.params(), out);
    table("State", &kernel.state(), out);
}

/// The page of the RCSD model and its parameter sets.
pub fn rcsd_page() -> String {
    let mut out = String::from(
        "# RCSD: reduced calcium soma-dendrite cells\n\nGenerated from the equations by `cargo xtask gen`; the \
         equations themselves are in `crates/livn-models/src`, one file per current, pool, synapse and cell.\n",
    );
    cell::<Motoneuron<5>>("Motoneuron (population EXC)", &mut out);
    cell::<Renshaw<5>>("V1 Renshaw cell (population INH)", &mut out);
    cell::<PinskyRinzel>("Pinsky-Rinzel cell (preset 1.0, population INH)", &mut out);
    out.push_str("\n## Parameter sets\n\n| set | axon links | source |\n|---|---|---|\n");
    for (name, set) in params::sets() {
        let _ = writeln!(out, "| `{name}` | {} | {} |", set.axon_segments, set.source);
    }
    out
}

/// The page of the point models.
pub fn point_page() -> String {
    let mut out = String::from("# Point models\n\nGenerated from the equations by `cargo xtask gen`.\n");
    cell::<Izhikevich>("Izhikevich", &mut out);
    cell::<Lif>("Leaky integrate-and-fire", &mut out);
    out
}

#[cfg(test)]
mod tests;
