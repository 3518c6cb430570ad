//! NEON vectors of f64 (part of every aarch64 CPU). Not yet compiled or run on such a machine: run the
//! tests of this module there before relying on it.
#![allow(unsafe_code)]

use core::arch::aarch64::*;
use std::ops::{Add, Div, Mul, Neg, Sub};

use super::{EXPONENT_OFFSET, Lane, MANTISSA_MASK, ONE_BITS, TWO52_BITS};
use crate::{Value, math};

/// Two f64.
#[derive(Clone, Copy, Debug)]
pub(super) struct F64x2(float64x2_t);

macro_rules! operator {
    ($trait:ident, $method:ident, $intrinsic:ident) => {
        impl $trait for F64x2 {
            type Output = Self;
            #[inline(always)]
            fn $method(self, b: Self) -> Self {
                // SAFETY: NEON is part of the aarch64 baseline.
                Self(unsafe { $intrinsic(self.0, b.0) })
            }
        }
    };
}
operator!(Add, add, vaddq_f64);
operator!(Sub, sub, vsubq_f64);
operator!(Mul, mul, vmulq_f64);
operator!(Div, div, vdivq_f64);

impl Neg for F64x2 {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        // SAFETY: NEON is part of the aarch64 baseline (here and below).
        Self(unsafe { vnegq_f64(self.0) })
    }
}

impl Value for F64x2 {
    #[inline(always)]
    fn c(x: f64) -> Self {
        Self(unsafe { vdupq_n_f64(x) })
    }
    #[inline(always)]
    fn mul_add(self, a: Self, b: Self) -> Self {
        Self(unsafe { vfmaq_f64(b.0, self.0, a.0) })
    }
    // NEON's own max and min treat NaN differently from the scalar definition.
    #[inline(always)]
    fn max(self, b: Self) -> Self {
        Self::select_lt(b, self, self, b)
    }
    #[inline(always)]
    fn min(self, b: Self) -> Self {
        Self::select_lt(self, b, self, b)
    }
    #[inline(always)]
    fn select_lt(a: Self, b: Self, then: Self, otherwise: Self) -> Self {
        Self(unsafe { vbslq_f64(vcltq_f64(a.0, b.0), then.0, otherwise.0) })
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(unsafe { vsqrtq_f64(self.0) })
    }
    #[inline(always)]
    fn exp(self) -> Self {
        math::exp(self)
    }
    #[inline(always)]
    fn exp2(self) -> Self {
        math::exp2(self)
    }
    #[inline(always)]
    fn ln(self) -> Self {
        math::ln(self)
    }
    #[inline(always)]
    fn sin_cos_turn(self) -> (Self, Self) {
        math::sin_cos_turn(self)
    }
}

impl Lane for F64x2 {
    const WIDTH: usize = 2;
    #[inline(always)]
    fn load(from: &[f64]) -> Self {
        let from = &from[..2];
        // SAFETY: the slice holds two numbers.
        Self(unsafe { vld1q_f64(from.as_ptr()) })
    }
    #[inline(always)]
    fn store(self, to: &mut [f64]) {
        let to = &mut to[..2];
        // SAFETY: the slice holds two numbers.
        unsafe { vst1q_f64(to.as_mut_ptr(), self.0) }
    }
    #[inline(always)]
    fn scale_by_pow2(self, rounded: Self) -> Self {
        unsafe {
            let k = vshlq_n_u64::<52>(vreinterpretq_u64_f64(rounded.0));
            Self(vreinterpretq_f64_u64(vaddq_u64(k, vreinterpretq_u64_f64(self.0))))
        }
    }
    #[inline(always)]
    fn split_exponent(self) -> (Self, Self) {
        unsafe {
            let bits = vreinterpretq_u64_f64(self.0);
            let biased = vorrq_u64(vshrq_n_u64::<52>(bits), vdupq_n_u64(TWO52_BITS));
            let fraction = vandq_u64(bits, vdupq_n_u64(MANTISSA_MASK));
            let mantissa = vorrq_u64(fraction, vdupq_n_u64(ONE_BITS));
            let exponent = Self(vreinterpretq_f64_u64(biased)) - Self::c(EXPONENT_OFFSET);
            (exponent, Self(vreinterpretq_f64_u64(mantissa)))
        }
    }
    #[inline(always)]
    fn gt_mask(self, other: Self) -> u32 {
        unsafe {
            let m = vcgtq_f64(self.0, other.0);
            (vgetq_lane_u64::<0>(m) & 1) as u32 | ((vgetq_lane_u64::<1>(m) & 1) << 1) as u32
        }
    }
}
