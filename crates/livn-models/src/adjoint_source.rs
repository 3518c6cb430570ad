//! Rust source of the reverse steps, derived from the equations: every cell, synapse and noise source is
//! traced, differentiated and written out. `cargo xtask gen` keeps the copies in `livn-adjoint` fresh.

use std::fmt::Write as _;

use livn_eqn::emit::{Part, column_function, value_function};
use livn_eqn::model::CellModel;
use livn_eqn::trace::{Sym, trace};
use livn_eqn::{Program, Record, Value, record, step_program};

use crate::cells::izhikevich::Izhikevich;
use crate::cells::lif::Lif;
use crate::cells::motoneuron::Motoneuron;
use crate::cells::pinsky_rinzel::PinskyRinzel;
use crate::cells::renshaw::Renshaw;
use crate::kernel::stimulus_current;
use crate::kernels::AXON_LINKS;
use crate::noise::{self, OuCoeffs};
use crate::synapses::{self, SynapseCoeffs, SynapseState};

const HEADER: &str = "// Generated from the equations by `cargo xtask gen`; not edited by hand.\n\n";

record! {
    /// What a synapse's share of a step reads.
    pub struct SynapseInput {
        /// Membrane voltage.
        v: "mV" = 0.0;
        /// State.
        state => SynapseState<V>;
        /// Coefficients.
        coeffs => SynapseCoeffs<V>;
    }
}
record! {
    /// What a noise conductance's share of a step reads.
    pub struct NoiseInput {
        /// Membrane voltage.
        v: "mV" = 0.0;
        /// Fluctuation before the step.
        x: "uS" = 0.0;
        /// Standard normal number.
        n: "1" = 0.0;
        /// Coefficients.
        coeffs => OuCoeffs<V>;
    }
}

/// Current, slope and the two states after the step.
#[inline(always)]
fn synapse<V: Value, const BLOCKED: bool>(x: SynapseInput<V>) -> [V; 4] {
    let i = synapses::current::<V, BLOCKED>(x.v, &x.state, &x.coeffs);
    let next = synapses::decay(&x.state, &x.coeffs);
    [i.i, i.g, next.a, next.b]
}

/// The same for a synapse that injects its second state as a current.
#[inline(always)]
fn current_synapse<V: Value>(x: SynapseInput<V>) -> [V; 4] {
    let next = synapses::decay(&x.state, &x.coeffs);
    [-x.state.b, V::c(0.0), next.a, next.b]
}

/// Current, slope and fluctuation after the step.
#[inline(always)]
fn noise_conductance<V: Value>(x: NoiseInput<V>) -> [V; 3] {
    let next = noise::advance(x.x, x.n, &x.coeffs);
    let i = noise::current(x.v, next, &x.coeffs);
    [i.i, i.g, next]
}

/// Current and slope of a stimulus conductance, from voltage and conductance.
#[inline(always)]
fn stimulus<V: Value>(x: [V; 2]) -> [V; 2] {
    let i = stimulus_current(x[0], x[1]);
    [i.i, i.g]
}

fn everything(program: &Program) -> Program {
    program.vjp(&vec![true; program.inputs.len()])
}

fn cell<M: CellModel>(title: &str) -> String {
    let program = step_program::<M>();
    let (state, coeffs, sites) =
        (M::State::<Sym>::LEN, M::Coeffs::<Sym>::LEN, <M::PerSite<Sym> as Record<Sym>>::LEN);
    let inputs = [
        Part::new("state", state),
        Part::new("coeffs", coeffs),
        Part::new("inward", sites),
        Part::new("slope", sites),
        Part::new("electrode", sites),
        Part::new("next", state),
        Part::new("trigger", 2),
        Part::new("membrane", sites),
    ];
    let outputs = [
        Part::new("state", state),
        Part { name: "coeffs", len: coeffs, optional: Some("COEFFS") },
        Part::new("inward", sites),
        Part::new("slope", sites),
        Part::new("electrode", sites),
    ];
    let doc = format!("Cotangents of one step of the {title}.");
    let types = ("StepColumns", "StepBars");
    let function = column_function("pull", &doc, types, &everything(&program), &inputs, &outputs);
    format!("{HEADER}use super::prelude::*;\n\n{function}")
}

fn inputs() -> String {
    let mut out = format!("{HEADER}use super::prelude::*;\n");
    let functions = [
        (
            "synapse",
            "Cotangents of a conductance synapse: v, a, b, five coefficients.",
            trace(synapse::<Sym, false>),
        ),
        ("blocked_synapse", "The same with a magnesium block.", trace(synapse::<Sym, true>)),
        ("current_synapse", "The same for a synapse that injects a current.", trace(current_synapse::<Sym>)),
        (
            "noise_conductance",
            "Cotangents of a noise conductance: v, x, n, four coefficients.",
            trace(noise_conductance::<Sym>),
        ),
        ("stimulus", "Cotangents of a stimulus conductance: v, g.", trace(stimulus::<Sym>)),
    ];
    for (name, doc, program) in functions {
        let _ = write!(out, "\n{}", value_function(name, doc, &everything(&program)));
    }
    out
}

/// File name and text of every generated file.
pub fn files() -> Vec<(&'static str, String)> {
    vec![
        ("motoneuron.rs", cell::<Motoneuron<AXON_LINKS>>("motoneuron with axon")),
        ("motoneuron_bare.rs", cell::<Motoneuron<0>>("motoneuron without axon")),
        ("renshaw.rs", cell::<Renshaw<AXON_LINKS>>("Renshaw cell with axon")),
        ("renshaw_bare.rs", cell::<Renshaw<0>>("Renshaw cell without axon")),
        ("pinsky_rinzel.rs", cell::<PinskyRinzel>("Pinsky-Rinzel cell")),
        ("izhikevich.rs", cell::<Izhikevich>("Izhikevich neuron")),
        ("lif.rs", cell::<Lif>("leaky integrate-and-fire neuron")),
        ("inputs.rs", inputs()),
    ]
}
