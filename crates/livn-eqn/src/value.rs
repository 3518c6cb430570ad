//! What an equation may do with a number.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number of the equation language: a scalar, a SIMD vector of cells, or a traced symbol.
///
/// Equations are straight-line: there is no `if` on values, only [`Value::select_lt`]. They must not
/// use closures, which do not inherit the target features of the kernel they are inlined into.
pub trait Value:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    /// A constant.
    #[must_use]
    fn c(x: f64) -> Self;
    /// `self · a + b` with a single rounding.
    #[must_use]
    fn mul_add(self, a: Self, b: Self) -> Self;
    /// `a` if `a > b`, else `b`.
    #[must_use]
    fn max(self, b: Self) -> Self;
    /// `a` if `a < b`, else `b`.
    #[must_use]
    fn min(self, b: Self) -> Self;
    /// `then` where `a < b`, else `otherwise`.
    #[must_use]
    fn select_lt(a: Self, b: Self, then: Self, otherwise: Self) -> Self;
    /// Square root, correctly rounded.
    #[must_use]
    fn sqrt(self) -> Self;
    /// e to the power of `self`; the argument must lie within ±708 (f64) or ±87 (f32).
    #[must_use]
    fn exp(self) -> Self;
    /// 2 to the power of `self`; the argument must lie within ±1022 (f64). Cheaper than `exp` by the
    /// reduction of the argument, which equations fold into their constants.
    #[must_use]
    fn exp2(self) -> Self;
    /// Natural logarithm of a positive normal number.
    #[must_use]
    fn ln(self) -> Self;
    /// sin(2π·self) and cos(2π·self) for |self| ≤ 1/8.
    fn sin_cos_turn(self) -> (Self, Self);

    /// `1 / self`.
    #[must_use]
    #[inline(always)]
    fn recip(self) -> Self {
        Self::c(1.0) / self
    }
    /// `self²`.
    #[must_use]
    #[inline(always)]
    fn square(self) -> Self {
        self * self
    }
}
