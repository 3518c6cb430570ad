// Generated from the equations by `cargo xtask gen`; not edited by hand.

use super::prelude::*;

/// Cotangents of a conductance synapse: v, a, b, five coefficients.
#[inline(always)]
pub(crate) fn synapse<L: Value>(x: [L; 12]) -> [L; 8] {
    let [x_0, x_1, x_2, x_3, x_4, x_5, _, _, x_8, x_9, x_10, x_11] = x;
    let t2 = x_11 * x_4;
    let t4 = x_11 * x_2;
    let t7 = x_10 * x_3;
    let t9 = x_10 * x_1;
    let t13 = x_0 - x_5;
    let t15 = x_8.mul_add(t13, x_9);
    let t16 = x_2 - x_1;
    let t17 = x_8 * t16;
    let t18 = -t17;
    let t19 = t2 + t15;
    let t20 = t7 - t15;
    [t17, t20, t19, t9, t4, t18, L::c(0.0), L::c(0.0)]
}

/// The same with a magnesium block.
#[inline(always)]
pub(crate) fn blocked_synapse<L: Value>(x: [L; 12]) -> [L; 8] {
    let [x_0, x_1, x_2, x_3, x_4, x_5, x_6, x_7, x_8, x_9, x_10, x_11] = x;
    let t2 = x_11 * x_4;
    let t4 = x_11 * x_2;
    let t7 = x_10 * x_3;
    let t9 = x_10 * x_1;
    let t13 = x_0 - x_5;
    let t16 = x_0.max(L::c(-1500.0));
    let t17 = t16.min(L::c(1500.0));
    let t19 = x_7 * t17;
    let t20 = -t19;
    let t21 = t20.exp();
    let t23 = x_6 * t21;
    let t24 = t23 + L::c(1.0);
    let t25 = L::c(1.0) / t24;
    let t26 = L::c(1.0) - t25;
    let t27 = x_7 * t26;
    let t28 = t27.mul_add(t13, L::c(1.0));
    let t30 = x_9 * t28;
    let t31 = x_2 - x_1;
    let t32 = t31 * t25;
    let t33 = x_9 * t32;
    let t34 = t33 * t13;
    let t35 = t33 * t27;
    let t37 = x_8.mul_add(t13, t30);
    let t38 = x_8.mul_add(t32, t35);
    let t39 = t34 * t26;
    let t40 = t34 * x_7;
    let t41 = -t40;
    let t42 = t37 * t25;
    let t43 = t37.mul_add(t31, t41);
    let t44 = t43 * t25;
    let t45 = -t44;
    let t46 = t45 * t25;
    let t47 = t46 * t21;
    let t48 = t46 * x_6;
    let t49 = t48 * t21;
    let t50 = -t49;
    let t51 = t50.mul_add(t17, t39);
    let t52 = t50 * x_7;
    let t54 = L::select_lt(t16, L::c(1500.0), t52, L::c(0.0));
    let t55 = L::select_lt(L::c(-1500.0), x_0, t54, L::c(0.0));
    let t56 = t55 + t38;
    let t57 = -t38;
    let t58 = t2 + t42;
    let t59 = t7 - t42;
    [t56, t59, t58, t9, t4, t57, t47, t51]
}

/// The same for a synapse that injects a current.
#[inline(always)]
pub(crate) fn current_synapse<L: Value>(x: [L; 12]) -> [L; 8] {
    let [_, x_1, x_2, x_3, x_4, _, _, _, x_8, _, x_10, x_11] = x;
    let t1 = -x_8;
    let t4 = x_11.mul_add(x_4, t1);
    let t6 = x_11 * x_2;
    let t9 = x_10 * x_3;
    let t11 = x_10 * x_1;
    [L::c(0.0), t9, t4, t11, t6, L::c(0.0), L::c(0.0), L::c(0.0)]
}

/// Cotangents of a noise conductance: v, x, n, four coefficients.
#[inline(always)]
pub(crate) fn noise_conductance<L: Value>(x: [L; 10]) -> [L; 7] {
    let [x_0, x_1, x_2, x_3, x_4, x_5, x_6, x_7, x_8, x_9] = x;
    let t3 = x_0 - x_6;
    let t5 = x_7.mul_add(t3, x_8);
    let t9 = x_4 * x_2;
    let t12 = x_1.mul_add(x_3, t9);
    let t14 = x_5 + t12;
    let t15 = t14.max(L::c(0.0));
    let t16 = x_7 * t15;
    let t17 = -t16;
    let t18 = L::select_lt(L::c(0.0), t14, t5, L::c(0.0));
    let t20 = x_9 + t18;
    let t21 = t20 * x_3;
    let t22 = t20 * x_1;
    let t23 = t20 * x_2;
    let t24 = t20 * x_4;
    [t16, t21, t24, t22, t23, t18, t17]
}

/// Cotangents of a stimulus conductance: v, g.
#[inline(always)]
pub(crate) fn stimulus<L: Value>(x: [L; 4]) -> [L; 2] {
    let [x_0, x_1, x_2, x_3] = x;
    let t3 = x_0 - L::c(-75.0);
    let t5 = x_2.mul_add(t3, x_3);
    let t8 = -x_1;
    let t9 = t8.max(L::c(0.0));
    let t10 = x_2 * t9;
    let t11 = x_0 - L::c(0.0);
    let t12 = x_2.mul_add(t11, x_3);
    let t13 = x_1.max(L::c(0.0));
    let t14 = x_2 * t13;
    let t15 = t10 + t14;
    let t16 = L::select_lt(L::c(0.0), t8, t5, L::c(0.0));
    let t17 = -t16;
    let t18 = L::select_lt(L::c(0.0), x_1, t12, L::c(0.0));
    let t19 = t17 + t18;
    [t15, t19]
}
