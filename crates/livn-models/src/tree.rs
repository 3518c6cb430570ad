//! The implicit step on a tree of compartments, without divisions in the serial part.
//!
//! Row i reads d_i·δ_i − b_i·δ_parent − Σ a_c·δ_child = r_i. Eliminating a subtree gives its root an
//! effective diagonal d/p and right-hand side r/p; carrying numerators and the common denominator
//! apart leaves only multiplications in the chain from the leaves to the root, and the reciprocals
//! needed on the way back are independent of each other.

use livn_eqn::Value;

/// A compartment whose children have been eliminated.
#[derive(Clone, Copy, Debug)]
pub struct Node<V> {
    /// Numerator of the diagonal: the determinant of the subtree.
    d: V,
    /// Common denominator: the product of the children's determinants.
    p: V,
    /// Numerator of the right-hand side.
    r: V,
}

impl<V: Value> Node<V> {
    /// A compartment without children.
    #[inline(always)]
    pub fn leaf(diagonal: V, rhs: V) -> Self {
        Self { d: diagonal, p: V::c(1.0), r: rhs }
    }

    /// Eliminate `child`, coupled with `to_parent` (a: child's δ in this row) and `to_child`
    /// (b: this δ in the child's row).
    #[inline(always)]
    #[must_use]
    pub fn join(self, child: &Self, to_parent: V, to_child: V) -> Self {
        Self {
            d: self.d * child.d - (to_parent * to_child) * (child.p * self.p),
            r: self.r.mul_add(child.d, (to_parent * child.r) * self.p),
            p: self.p * child.d,
        }
    }

    /// δ of the root.
    #[inline(always)]
    pub fn root(&self) -> V {
        self.r / self.d
    }

    /// δ of a child, from its parent's.
    #[inline(always)]
    pub fn below(&self, parent_delta: V, to_child: V) -> V {
        (to_child * self.p).mul_add(parent_delta, self.r) * self.d.recip()
    }
}

#[cfg(test)]
mod tests;
