//! One cell at a time: with fused multiply-add ([`Scalar`], the reference) and without ([`Plain`]).

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::Lane;
use crate::{Value, math};

macro_rules! scalar_lane {
    ($(#[$meta:meta])* $name:ident, |$x:ident, $a:ident, $b:ident| $mul_add:expr) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(pub f64);

        impl Add for $name {
            type Output = Self;
            #[inline(always)]
            fn add(self, b: Self) -> Self { Self(self.0 + b.0) }
        }
        impl Sub for $name {
            type Output = Self;
            #[inline(always)]
            fn sub(self, b: Self) -> Self { Self(self.0 - b.0) }
        }
        impl Mul for $name {
            type Output = Self;
            #[inline(always)]
            fn mul(self, b: Self) -> Self { Self(self.0 * b.0) }
        }
        impl Div for $name {
            type Output = Self;
            #[inline(always)]
            fn div(self, b: Self) -> Self { Self(self.0 / b.0) }
        }
        impl Neg for $name {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self { Self(-self.0) }
        }
        impl Value for $name {
            #[inline(always)]
            fn c(x: f64) -> Self { Self(x) }
            #[inline(always)]
            fn mul_add(self, a: Self, b: Self) -> Self {
                let ($x, $a, $b) = (self.0, a.0, b.0);
                Self($mul_add)
            }
            #[inline(always)]
            fn max(self, b: Self) -> Self { if self.0 > b.0 { self } else { b } }
            #[inline(always)]
            fn min(self, b: Self) -> Self { if self.0 < b.0 { self } else { b } }
            #[inline(always)]
            fn select_lt(a: Self, b: Self, then: Self, otherwise: Self) -> Self {
                if a.0 < b.0 { then } else { otherwise }
            }
            #[inline(always)]
            fn sqrt(self) -> Self { Self(self.0.sqrt()) }
            #[inline(always)]
            fn exp(self) -> Self { math::exp(self) }
            #[inline(always)]
            fn exp2(self) -> Self { math::exp2(self) }
            #[inline(always)]
            fn ln(self) -> Self { math::ln(self) }
            #[inline(always)]
            fn sin_cos_turn(self) -> (Self, Self) { math::sin_cos_turn(self) }
        }
        impl Lane for $name {
            const WIDTH: usize = 1;
            #[inline(always)]
            fn load(from: &[f64]) -> Self { Self(from[0]) }
            #[inline(always)]
            fn store(self, to: &mut [f64]) { to[0] = self.0; }
            #[inline(always)]
            fn scale_by_pow2(self, rounded: Self) -> Self {
                Self(f64::from_bits(self.0.to_bits().wrapping_add(rounded.0.to_bits() << 52)))
            }
            #[inline(always)]
            fn split_exponent(self) -> (Self, Self) {
                let bits = self.0.to_bits();
                let mantissa = f64::from_bits((bits & super::MANTISSA_MASK) | super::ONE_BITS);
                let biased = f64::from_bits((bits >> 52) | super::TWO52_BITS);
                (Self(biased - super::EXPONENT_OFFSET), Self(mantissa))
            }
            #[inline(always)]
            fn gt_mask(self, other: Self) -> u32 { u32::from(self.0 > other.0) }
        }
    };
}

scalar_lane!(
    /// One f64 with fused multiply-add. Public: it is the reference all other executions equal.
    Scalar, |x, a, b| x.mul_add(a, b)
);
scalar_lane!(
    /// One f64, multiply and add rounded separately.
    Plain, |x, a, b| x * a + b
);
