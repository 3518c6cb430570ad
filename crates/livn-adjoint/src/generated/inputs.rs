// Generated from the equations by `cargo xtask gen`; not edited by hand.

use super::prelude::*;

/// Cotangents of a conductance synapse: v, a, b, five coefficients.
#[inline(always)]
pub(crate) fn synapse<L: Value>(x: [L; 12]) -> [L; 8] {
    let [x_0, x_1, x_2, x_3, x_4, x_5, _, _, x_8, x_9, x_10, x_11] = x;
    let t6 = x_2 - x_1;
    let t7 = x_0 - x_5;
    let t12 = x_11 * x_4;
    let t13 = x_11 * x_2;
    let t14 = x_10 * x_3;
    let t15 = x_10 * x_1;
    let t16 = x_8.mul_add(t7, x_9);
    let t17 = x_8 * t6;
    let t18 = -t17;
    let t19 = t12 + t16;
    let t20 = t14 - t16;
    [t17, t20, t19, t15, t13, t18, L::c(0.0), L::c(0.0)]
}

/// The same with a magnesium block.
#[inline(always)]
pub(crate) fn blocked_synapse<L: Value>(x: [L; 12]) -> [L; 8] {
    let [x_0, x_1, x_2, x_3, x_4, x_5, x_6, x_7, x_8, x_9, x_10, x_11] = x;
    let t8 = x_2 - x_1;
    let t9 = x_0 - x_5;
    let t11 = x_0.max(L::c(-1500.0));
    let t13 = t11.min(L::c(1500.0));
    let t14 = x_7 * t13;
    let t15 = -t14;
    let t16 = t15.exp();
    let t17 = x_6 * t16;
    let t19 = t17 + L::c(1.0);
    let t20 = L::c(1.0) / t19;
    let t21 = t8 * t20;
    let t22 = L::c(1.0) - t20;
    let t23 = x_7 * t22;
    let t24 = t23.mul_add(t9, L::c(1.0));
    let t29 = x_11 * x_4;
    let t30 = x_11 * x_2;
    let t31 = x_10 * x_3;
    let t32 = x_10 * x_1;
    let t33 = x_9 * t24;
    let t34 = x_9 * t21;
    let t35 = t34 * t9;
    let t36 = t34 * t23;
    let t37 = x_8.mul_add(t9, t33);
    let t38 = x_8.mul_add(t21, t36);
    let t39 = t35 * t22;
    let t40 = t35 * x_7;
    let t41 = -t40;
    let t42 = t37 * t20;
    let t43 = t37.mul_add(t8, t41);
    let t44 = t43 * t20;
    let t45 = -t44;
    let t46 = t45 * t20;
    let t47 = t46 * t16;
    let t48 = t46 * x_6;
    let t49 = t48 * t16;
    let t50 = -t49;
    let t51 = t50.mul_add(t13, t39);
    let t52 = t50 * x_7;
    let t54 = L::select_lt(t11, L::c(1500.0), t52, L::c(0.0));
    let t55 = L::select_lt(L::c(-1500.0), x_0, t54, L::c(0.0));
    let t56 = t55 + t38;
    let t57 = -t38;
    let t58 = t29 + t42;
    let t59 = t31 - t42;
    [t56, t59, t58, t32, t30, t57, t47, t51]
}

/// The same for a synapse that injects a current.
#[inline(always)]
pub(crate) fn current_synapse<L: Value>(x: [L; 12]) -> [L; 8] {
    let [_, x_1, x_2, x_3, x_4, _, _, _, x_8, _, x_10, x_11] = x;
    let t8 = -x_8;
    let t9 = x_11.mul_add(x_4, t8);
    let t10 = x_11 * x_2;
    let t11 = x_10 * x_3;
    let t12 = x_10 * x_1;
    [L::c(0.0), t11, t9, t12, t10, L::c(0.0), L::c(0.0), L::c(0.0)]
}

/// Cotangents of a noise conductance: v, x, n, four coefficients.
#[inline(always)]
pub(crate) fn noise_conductance<L: Value>(x: [L; 10]) -> [L; 7] {
    let [x_0, x_1, x_2, x_3, x_4, x_5, x_6, x_7, x_8, x_9] = x;
    let t7 = x_4 * x_2;
    let t8 = x_1.mul_add(x_3, t7);
    let t9 = x_5 + t8;
    let t11 = t9.max(L::c(0.0));
    let t12 = x_0 - x_6;
    let t16 = x_7.mul_add(t12, x_8);
    let t17 = x_7 * t11;
    let t18 = -t17;
    let t19 = L::select_lt(L::c(0.0), t9, t16, L::c(0.0));
    let t20 = x_9 + t19;
    let t21 = t20 * x_3;
    let t22 = t20 * x_1;
    let t23 = t20 * x_2;
    let t24 = t20 * x_4;
    [t17, t21, t24, t22, t23, t19, t18]
}

/// Cotangents of a stimulus conductance: v, g.
#[inline(always)]
pub(crate) fn stimulus<L: Value>(x: [L; 4]) -> [L; 2] {
    let [x_0, x_1, x_2, x_3] = x;
    let t3 = x_1.max(L::c(0.0));
    let t4 = -x_1;
    let t5 = t4.max(L::c(0.0));
    let t6 = x_0 - L::c(0.0);
    let t8 = x_0 - L::c(-75.0);
    let t11 = x_2.mul_add(t8, x_3);
    let t12 = x_2 * t5;
    let t13 = x_2.mul_add(t6, x_3);
    let t14 = x_2 * t3;
    let t15 = t12 + t14;
    let t16 = L::select_lt(L::c(0.0), t4, t11, L::c(0.0));
    let t17 = -t16;
    let t18 = L::select_lt(L::c(0.0), x_1, t13, L::c(0.0));
    let t19 = t17 + t18;
    [t15, t19]
}
