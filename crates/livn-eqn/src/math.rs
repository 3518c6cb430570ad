//! Transcendental functions as polynomials over lane primitives: the same bits at every width.
//!
//! Polynomials are Chebyshev fits (near-minimax); the stated errors are those of the polynomial,
//! measured against 40-digit arithmetic. Rounding adds about half a unit in the last place.

use crate::lane::Lane;

const LOG2_E: f64 = std::f64::consts::LOG2_E;
/// ln 2 with its 21 low bits cleared, so that k·LN2_HI is exact for |k| < 2²⁰, and the remainder.
const LN2_HI: f64 = 0.6931471803691238;
const LN2_LO: f64 = 1.9082149292705877e-10;

/// (exp(r) − 1 − r)/r² on |r| ≤ ln2/2, relative error of exp 1.3e-17; highest power first.
const EXP: [f64; 10] = [
    2.5100375832561234e-08,
    2.7620075879983367e-07,
    2.7557268480310024e-06,
    2.4801521322368692e-05,
    0.00019841269863040545,
    0.0013888888917196719,
    0.008333333333330065,
    0.041666666666624164,
    0.16666666666666669,
    0.5000000000000001,
];

/// (2ʳ − 1)/r on |r| ≤ ½, relative error of 2ʳ 9e-18; highest power first.
const EXP2: [f64; 11] = [
    4.4549605981865186e-10,
    7.072585949269223e-09,
    1.0178062445845774e-07,
    1.321544258792169e-06,
    1.525273382983612e-05,
    0.0001540353044173605,
    0.0013333558146416936,
    0.009618129107606888,
    0.0555041086648216,
    0.24022650695910097,
    std::f64::consts::LN_2,
];

/// (ln((1+s)/(1−s)) − 2s)/s³ in powers of s², for mantissas within √½ … √2; error 9e-18.
const LN: [f64; 7] = [
    0.14616449685043406,
    0.15331721600556042,
    0.18182889125261723,
    0.2222221113479508,
    0.28571428625975487,
    0.39999999999899505,
    0.666666666666667,
];

/// sin(2πr)/r in powers of r² on |r| ≤ 1/8; error 2e-17.
const SIN: [f64; 7] = [
    3.7808689593022957,
    -15.093804209987114,
    42.058685020160894,
    -76.70585970427454,
    81.60524927594804,
    -41.341702240399634,
    std::f64::consts::TAU,
];

/// cos(2πr) in powers of r² on |r| ≤ 1/8; error 3e-20.
const COS: [f64; 8] = [
    -1.6968494702918826,
    7.903091687751697,
    -26.426250908622137,
    60.244641328867296,
    -85.45681720652271,
    64.93939402266795,
    -19.739208802178716,
    1.0,
];

#[inline(always)]
fn horner<L: Lane, const N: usize>(x: L, coefficients: [f64; N]) -> L {
    let mut sum = L::c(coefficients[0]);
    for &c in &coefficients[1..] {
        sum = sum.mul_add(x, L::c(c));
    }
    sum
}

/// e^x for |x| ≤ 708; beyond it the exponent wraps.
#[inline(always)]
pub fn exp<L: Lane>(x: L) -> L {
    // Adding the magic number rounds x·log2(e) to an integer k and leaves k in the low mantissa bits.
    let shifted = x.mul_add(L::c(LOG2_E), L::c(L::ROUND_MAGIC));
    let k = shifted - L::c(L::ROUND_MAGIC);
    let r = k.mul_add(L::c(-LN2_HI), x);
    let r = k.mul_add(L::c(-LN2_LO), r);
    let q = horner(r, EXP);
    let p = (r * r).mul_add(q, r) + L::c(1.0);
    p.scale_by_pow2(shifted)
}

/// 2^x for |x| ≤ 1022; beyond it the exponent wraps.
#[inline(always)]
pub fn exp2<L: Lane>(x: L) -> L {
    let shifted = x + L::c(L::ROUND_MAGIC);
    let r = x - (shifted - L::c(L::ROUND_MAGIC));
    // Even and odd powers apart: two chains of half the length, which is what limits an exponential.
    let r2 = r * r;
    let even = horner(r2, [EXP2[1], EXP2[3], EXP2[5], EXP2[7], EXP2[9], 1.0]);
    let odd = horner(r2, [EXP2[0], EXP2[2], EXP2[4], EXP2[6], EXP2[8], EXP2[10]]);
    odd.mul_add(r, even).scale_by_pow2(shifted)
}

/// ln x for positive normal x.
#[inline(always)]
pub fn ln<L: Lane>(x: L) -> L {
    let (exponent, mantissa) = x.split_exponent();
    let root2 = L::c(std::f64::consts::SQRT_2);
    let above = L::select_lt(root2, mantissa, L::c(1.0), L::c(0.0));
    let m = L::select_lt(root2, mantissa, mantissa * L::c(0.5), mantissa);
    let e = exponent + above;
    let s = (m - L::c(1.0)) / (m + L::c(1.0));
    let z = s * s;
    let tail = (s * z).mul_add(horner(z, LN), e * L::c(LN2_LO));
    e.mul_add(L::c(LN2_HI), (s + s) + tail)
}

/// (sin 2πr, cos 2πr) for |r| ≤ 1/8.
#[inline(always)]
pub fn sin_cos_turn<L: Lane>(r: L) -> (L, L) {
    let z = r * r;
    (r * horner(z, SIN), horner(z, COS))
}
