//! AVX2+FMA and AVX-512 vectors of f64.
#![allow(unsafe_code)]
#![allow(clippy::wildcard_imports, reason = "some sixty intrinsics")]

use core::arch::x86_64::*;
use std::ops::{Add, Div, Mul, Neg, Sub};

use super::{EXPONENT_OFFSET, Isa, Lane, MANTISSA_MASK, ONE_BITS, TWO52_BITS, Target, Task, pair::Pair};
use crate::{Value, math};

macro_rules! vector {
    (
        $(#[$meta:meta])* $name:ident($inner:ty) width $width:literal
        splat $splat:ident load $load:ident store $store:ident
        add $add:ident sub $sub:ident mul $mul:ident div $div:ident sqrt $sqrt:ident fma $fma:ident
        max $max:ident min $min:ident
        neg |$nx:ident| $neg:expr;
        select |$a:ident, $b:ident, $t:ident, $o:ident| $select:expr;
        gt_mask |$ga:ident, $gb:ident| $gt:expr;
        scale |$p:ident, $r:ident| $scale:expr;
        split |$s:ident| $split:expr;
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub(super) struct $name($inner);

        // SAFETY (all intrinsics of this macro): values of this type exist only inside the `enter_…` functions below,
        // which are reached only on CPUs that support the instruction set.
        impl Add for $name {
            type Output = Self;
            #[inline(always)]
            fn add(self, b: Self) -> Self { Self(unsafe { $add(self.0, b.0) }) }
        }
        impl Sub for $name {
            type Output = Self;
            #[inline(always)]
            fn sub(self, b: Self) -> Self { Self(unsafe { $sub(self.0, b.0) }) }
        }
        impl Mul for $name {
            type Output = Self;
            #[inline(always)]
            fn mul(self, b: Self) -> Self { Self(unsafe { $mul(self.0, b.0) }) }
        }
        impl Div for $name {
            type Output = Self;
            #[inline(always)]
            fn div(self, b: Self) -> Self { Self(unsafe { $div(self.0, b.0) }) }
        }
        impl Neg for $name {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                let $nx = self.0;
                Self(unsafe { $neg })
            }
        }
        impl Value for $name {
            #[inline(always)]
            fn c(x: f64) -> Self { Self(unsafe { $splat(x) }) }
            #[inline(always)]
            fn mul_add(self, a: Self, b: Self) -> Self { Self(unsafe { $fma(self.0, a.0, b.0) }) }
            // `max` and `min` of x86 return the second operand unless the comparison holds, exactly
            // as the scalar definition does.
            #[inline(always)]
            fn max(self, b: Self) -> Self { Self(unsafe { $max(self.0, b.0) }) }
            #[inline(always)]
            fn min(self, b: Self) -> Self { Self(unsafe { $min(self.0, b.0) }) }
            #[inline(always)]
            fn select_lt(a: Self, b: Self, then: Self, otherwise: Self) -> Self {
                let ($a, $b, $t, $o) = (a.0, b.0, then.0, otherwise.0);
                Self(unsafe { $select })
            }
            #[inline(always)]
            fn sqrt(self) -> Self { Self(unsafe { $sqrt(self.0) }) }
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
            const WIDTH: usize = $width;
            #[inline(always)]
            fn load(from: &[f64]) -> Self {
                let from = &from[..$width];
                // SAFETY: the slice holds `$width` numbers; the load is unaligned.
                Self(unsafe { $load(from.as_ptr()) })
            }
            #[inline(always)]
            fn store(self, to: &mut [f64]) {
                let to = &mut to[..$width];
                // SAFETY: the slice holds `$width` numbers; the store is unaligned.
                unsafe { $store(to.as_mut_ptr(), self.0) }
            }
            #[inline(always)]
            fn scale_by_pow2(self, rounded: Self) -> Self {
                let ($p, $r) = (self.0, rounded.0);
                Self(unsafe { $scale })
            }
            #[inline(always)]
            fn split_exponent(self) -> (Self, Self) {
                let $s = self.0;
                let (biased, mantissa) = unsafe { $split };
                (Self(biased) - Self::c(EXPONENT_OFFSET), Self(mantissa))
            }
            #[inline(always)]
            fn gt_mask(self, other: Self) -> u32 {
                let ($ga, $gb) = (self.0, other.0);
                unsafe { $gt }
            }
        }
    };
}

vector! {
    /// Four f64, AVX2 with FMA.
    F64x4(__m256d) width 4
    splat _mm256_set1_pd load _mm256_loadu_pd store _mm256_storeu_pd
    add _mm256_add_pd sub _mm256_sub_pd mul _mm256_mul_pd div _mm256_div_pd
    sqrt _mm256_sqrt_pd fma _mm256_fmadd_pd max _mm256_max_pd min _mm256_min_pd
    neg |x| _mm256_xor_pd(x, _mm256_set1_pd(-0.0));
    select |a, b, t, o| _mm256_blendv_pd(o, t, _mm256_cmp_pd::<_CMP_LT_OQ>(a, b));
    gt_mask |a, b| _mm256_movemask_pd(_mm256_cmp_pd::<_CMP_GT_OQ>(a, b)) as u32;
    scale |x, rounded| {
        let k = _mm256_slli_epi64::<52>(_mm256_castpd_si256(rounded));
        _mm256_castsi256_pd(_mm256_add_epi64(k, _mm256_castpd_si256(x)))
    };
    split |x| {
        let bits = _mm256_castpd_si256(x);
        let biased = _mm256_or_si256(_mm256_srli_epi64::<52>(bits), _mm256_set1_epi64x(TWO52_BITS as i64));
        let fraction = _mm256_and_si256(bits, _mm256_set1_epi64x(MANTISSA_MASK as i64));
        let mantissa = _mm256_or_si256(fraction, _mm256_set1_epi64x(ONE_BITS as i64));
        (_mm256_castsi256_pd(biased), _mm256_castsi256_pd(mantissa))
    };
}

vector! {
    /// Eight f64, AVX-512.
    F64x8(__m512d) width 8
    splat _mm512_set1_pd load _mm512_loadu_pd store _mm512_storeu_pd
    add _mm512_add_pd sub _mm512_sub_pd mul _mm512_mul_pd div _mm512_div_pd
    sqrt _mm512_sqrt_pd fma _mm512_fmadd_pd max _mm512_max_pd min _mm512_min_pd
    neg |x| _mm512_xor_pd(x, _mm512_set1_pd(-0.0));
    select |a, b, t, o| _mm512_mask_blend_pd(_mm512_cmp_pd_mask::<_CMP_LT_OQ>(a, b), o, t);
    gt_mask |a, b| u32::from(_mm512_cmp_pd_mask::<_CMP_GT_OQ>(a, b));
    scale |x, rounded| {
        let k = _mm512_slli_epi64::<52>(_mm512_castpd_si512(rounded));
        _mm512_castsi512_pd(_mm512_add_epi64(k, _mm512_castpd_si512(x)))
    };
    split |x| {
        let bits = _mm512_castpd_si512(x);
        let biased = _mm512_or_si512(_mm512_srli_epi64::<52>(bits), _mm512_set1_epi64(TWO52_BITS as i64));
        let fraction = _mm512_and_si512(bits, _mm512_set1_epi64(MANTISSA_MASK as i64));
        let mantissa = _mm512_or_si512(fraction, _mm512_set1_epi64(ONE_BITS as i64));
        (_mm512_castsi512_pd(biased), _mm512_castsi512_pd(mantissa))
    };
}

#[target_feature(enable = "avx2,fma")]
fn enter_avx2<T: Task>(task: T) -> T::Output {
    if T::PAIRED { task.run::<Pair<F64x4>>() } else { task.run::<F64x4>() }
}

#[target_feature(enable = "avx2,fma,avx512f,avx512dq,avx512vl")]
fn enter_avx512<T: Task>(task: T) -> T::Output {
    task.run::<F64x8>()
}

/// Run on AVX2 with FMA.
pub(super) fn run_avx2<T: Task>(target: Target, task: T) -> T::Output {
    assert_eq!(target.isa(), Isa::Avx2);
    // SAFETY: a `Target` exists only for instruction sets that the CPU supports.
    unsafe { enter_avx2(task) }
}

/// Run on AVX-512.
pub(super) fn run_avx512<T: Task>(target: Target, task: T) -> T::Output {
    assert_eq!(target.isa(), Isa::Avx512);
    // SAFETY: as above.
    unsafe { enter_avx512(task) }
}
