use livn_eqn::lane::Scalar;

use super::Node;

/// A root (0) with a leaf child (1) and a chain (2, 3), against Gaussian elimination by hand.
#[test]
fn a_branched_tree_satisfies_its_equations() {
    let s = Scalar;
    let d = [3.0, 2.5, 4.0, 1.7];
    let r = [0.4, -1.0, 0.3, 2.0];
    // (child, parent, a, b)
    let edges = [(1, 0, 0.9, 0.2), (2, 0, 0.4, 1.1), (3, 2, 0.6, 0.5)];
    let leaf = |i: usize| Node::leaf(s(d[i]), s(r[i]));
    let n3 = leaf(3);
    let n2 = leaf(2).join(&n3, s(0.6), s(0.5));
    let n1 = leaf(1);
    let n0 = leaf(0).join(&n1, s(0.9), s(0.2)).join(&n2, s(0.4), s(1.1));
    let x0 = n0.root();
    let x1 = n1.below(x0, s(0.2));
    let x2 = n2.below(x0, s(1.1));
    let x3 = n3.below(x2, s(0.5));
    let x = [x0.0, x1.0, x2.0, x3.0];
    for i in 0..4 {
        let mut row = d[i] * x[i];
        for &(c, p, a, b) in &edges {
            if p == i {
                row -= a * x[c];
            }
            if c == i {
                row -= b * x[p];
            }
        }
        assert!((row - r[i]).abs() < 1e-14, "row {i}: {row} {}", r[i]);
    }
}
