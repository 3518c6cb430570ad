//! Two vectors treated as one: twice the independent work per instruction hides latency.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::Lane;
use crate::Value;

/// Two lanes side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<L>(L, L);

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl<L: Lane> $trait for Pair<L> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, b: Self) -> Self {
                Self($trait::$method(self.0, b.0), $trait::$method(self.1, b.1))
            }
        }
    };
}
operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

impl<L: Lane> Neg for Pair<L> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0, -self.1)
    }
}

impl<L: Lane> Value for Pair<L> {
    #[inline(always)]
    fn c(x: f64) -> Self {
        Self(L::c(x), L::c(x))
    }
    #[inline(always)]
    fn mul_add(self, a: Self, b: Self) -> Self {
        Self(self.0.mul_add(a.0, b.0), self.1.mul_add(a.1, b.1))
    }
    #[inline(always)]
    fn max(self, b: Self) -> Self {
        Self(self.0.max(b.0), self.1.max(b.1))
    }
    #[inline(always)]
    fn min(self, b: Self) -> Self {
        Self(self.0.min(b.0), self.1.min(b.1))
    }
    #[inline(always)]
    fn select_lt(a: Self, b: Self, then: Self, otherwise: Self) -> Self {
        Self(L::select_lt(a.0, b.0, then.0, otherwise.0), L::select_lt(a.1, b.1, then.1, otherwise.1))
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.sqrt(), self.1.sqrt())
    }
    #[inline(always)]
    fn exp(self) -> Self {
        crate::math::exp(self)
    }
    #[inline(always)]
    fn exp2(self) -> Self {
        crate::math::exp2(self)
    }
    #[inline(always)]
    fn ln(self) -> Self {
        crate::math::ln(self)
    }
    #[inline(always)]
    fn sin_cos_turn(self) -> (Self, Self) {
        crate::math::sin_cos_turn(self)
    }
}

impl<L: Lane> Lane for Pair<L> {
    const WIDTH: usize = 2 * L::WIDTH;
    #[inline(always)]
    fn load(from: &[f64]) -> Self {
        let (a, b) = from.split_at(L::WIDTH);
        Self(L::load(a), L::load(b))
    }
    #[inline(always)]
    fn store(self, to: &mut [f64]) {
        let (a, b) = to.split_at_mut(L::WIDTH);
        self.0.store(a);
        self.1.store(b);
    }
    #[inline(always)]
    fn scale_by_pow2(self, rounded: Self) -> Self {
        Self(self.0.scale_by_pow2(rounded.0), self.1.scale_by_pow2(rounded.1))
    }
    #[inline(always)]
    fn split_exponent(self) -> (Self, Self) {
        let ((ea, ma), (eb, mb)) = (self.0.split_exponent(), self.1.split_exponent());
        (Self(ea, eb), Self(ma, mb))
    }
    #[inline(always)]
    fn gt_mask(self, other: Self) -> u32 {
        self.0.gt_mask(other.0) | (self.1.gt_mask(other.1) << L::WIDTH)
    }
}
