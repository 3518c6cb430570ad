//! The implicit step along the axon: a chain of links at the soma.
//!
//! Each function does one thing for all links before the next does the next thing. Links do not wait for each other
//! within one thing, so a processor that looks a few hundred instructions ahead always finds work; link by link it would
//! wait for one exponential after the other.

use livn_eqn::{Value, unroll};

use super::axon::{self, AxonCoeffs, AxonCurrents, AxonState, PoolCoeffs};
use super::compartment::{Coupling, row};
use crate::currents::Course;
use crate::tree::Node;

/// The couplings along the chain.
#[derive(Clone, Copy, Debug)]
pub struct Chain<'a, V> {
    /// First link to soma.
    pub soma: &'a Coupling<V>,
    /// Link to link.
    pub link: &'a Coupling<V>,
}

impl<V> Chain<'_, V> {
    /// Coupling of link `k` to its parent.
    #[inline(always)]
    fn to_parent(&self, k: usize) -> &Coupling<V> {
        if k == 0 { self.soma } else { self.link }
    }
}

/// The links eliminated from the tip to the soma.
#[derive(Clone, Copy, Debug)]
pub struct Eliminated<V, const A: usize> {
    nodes: [Node<V>; A],
    /// Axial current density that the first link draws from the soma, mA/cm² of the soma.
    back_flow: V,
}

/// Currents of every link.
#[inline(always)]
pub fn currents<V: Value, const A: usize>(s: &[AxonState<V>; A], c: &AxonCoeffs<V>) -> [AxonCurrents<V>; A] {
    let mut links = [AxonCurrents::zero(); A];
    unroll!(k in 0..A => { links[k] = axon::currents(&s[k], c); });
    links
}

/// The row of every link in the implicit step, eliminated from the tip to the soma.
#[inline(always)]
pub fn eliminate<V: Value, const A: usize>(
    s: &[AxonState<V>; A],
    links: &[AxonCurrents<V>; A],
    soma_v: V,
    c: &AxonCoeffs<V>,
    chain: &Chain<'_, V>,
    (slope_us, inward_na): (&[V; A], &[V; A]),
) -> Eliminated<V, A> {
    let mut nodes = [Node::leaf(V::c(0.0), V::c(0.0)); A];
    let mut back_flow = V::c(0.0);
    unroll!(k in (0..A).rev() => {
        let coupling = chain.to_parent(k);
        let parent_v = if k == 0 { soma_v } else { s[k - 1].v };
        let (d, r) = row(links[k].total(), &c.passive, slope_us[k], inward_na[k]);
        let difference = parent_v - s[k].v;
        let d = d + coupling.in_child;
        let r = coupling.in_child.mul_add(difference, r);
        nodes[k] = if k + 1 < A {
            Node::leaf(d + chain.link.in_parent, r - back_flow).join(
                &nodes[k + 1],
                chain.link.in_parent,
                chain.link.in_child,
            )
        } else {
            Node::leaf(d, r)
        };
        back_flow = coupling.in_parent * difference;
    });
    Eliminated { nodes, back_flow }
}

impl<V: Value, const A: usize> Eliminated<V, A> {
    /// The soma's node with the chain eliminated, from its row without the chain.
    #[inline(always)]
    pub fn join_soma(&self, d: V, r: V, chain: &Chain<'_, V>) -> Node<V> {
        if A == 0 {
            return Node::leaf(d, r);
        }
        Node::leaf(d + chain.soma.in_parent, r - self.back_flow).join(
            &self.nodes[0],
            chain.soma.in_parent,
            chain.soma.in_child,
        )
    }

    /// By how much the voltage of every link moves in half a step.
    #[inline(always)]
    pub fn deltas(&self, delta_soma: V, chain: &Chain<'_, V>) -> [V; A] {
        let mut delta = [V::c(0.0); A];
        unroll!(k in 0..A => {
            let parent = if k == 0 { delta_soma } else { delta[k - 1] };
            delta[k] = self.nodes[k].below(parent, chain.to_parent(k).in_child);
        });
        delta
    }
}

/// Courses of the gates h and n of every link.
#[inline(always)]
pub fn courses<V: Value, const A: usize>(
    s: &[AxonState<V>; A],
    delta: &[V; A],
    c: &AxonCoeffs<V>,
) -> [[Course<V>; 2]; A] {
    let still = Course { inf: V::c(0.0), log2_decay: V::c(0.0) };
    let mut courses = [[still; 2]; A];
    unroll!(k in 0..A => { courses[k] = axon::courses(&s[k], delta[k], c); });
    courses
}

/// Every link after dt.
#[inline(always)]
pub fn advance<V: Value, const A: usize>(
    s: &[AxonState<V>; A],
    links: &[AxonCurrents<V>; A],
    delta: &[V; A],
    courses: &[[Course<V>; 2]; A],
    pools: &PoolCoeffs<V>,
) -> [AxonState<V>; A] {
    let mut next = *s;
    unroll!(k in 0..A => { next[k] = axon::advance(&s[k], &links[k], delta[k], courses[k], pools); });
    next
}

/// Adds the axial current into each link to `membrane_na`; returns the current out of the soma, nA.
#[inline(always)]
pub fn axial_currents<V: Value, const A: usize>(
    s: &[AxonState<V>; A],
    delta: &[V; A],
    soma_v: V,
    chain: &Chain<'_, V>,
    membrane_na: &mut [V; A],
) -> V {
    let mut out_of_soma = V::c(0.0);
    unroll!(k in 0..A => {
        let parent_v = if k == 0 { soma_v } else { s[k - 1].v + delta[k - 1] };
        let into = chain.to_parent(k).g_us * (parent_v - (s[k].v + delta[k]));
        membrane_na[k] = membrane_na[k] + into;
        if k == 0 {
            out_of_soma = into;
        } else {
            membrane_na[k - 1] = membrane_na[k - 1] - into;
        }
    });
    out_of_soma
}
