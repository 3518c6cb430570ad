// Generated from the equations by `cargo xtask gen`; not edited by hand.

use super::prelude::*;

/// Cotangents of one step of the Izhikevich neuron.
#[inline(always)]
pub(crate) fn pull<L: Lane, const COEFFS: bool>(x: &StepColumns<'_>, out: &mut StepBars<'_>, cell: usize) {
    let state = fixed::<2>(x.state);
    let coeffs = fixed::<7>(x.coeffs);
    let inward = fixed::<1>(x.inward);
    let next = fixed::<2>(x.next);
    let trigger = fixed::<2>(x.trigger);
    let membrane = fixed::<1>(x.membrane);
    let state_out = fixed_mut::<2>(out.state);
    let inward_out = fixed_mut::<1>(out.inward);
    let slope_out = fixed_mut::<1>(out.slope);
    let electrode_out = fixed_mut::<1>(out.electrode);
    L::c(0.0).store(&mut slope_out[0][cell..]);
    let membrane_0 = L::load(&membrane[0][cell..]);
    let t1 = -membrane_0;
    t1.store(&mut electrode_out[0][cell..]);
    let inward_0 = L::load(&inward[0][cell..]);
    let t7 = inward_0 * L::c(1000.0);
    let state_0 = L::load(&state[0][cell..]);
    let t12 = L::c(0.04) * state_0;
    let t13 = t12 + L::c(5.0);
    let t14 = t13 * state_0;
    let t15 = t14 + L::c(140.0);
    let state_1 = L::load(&state[1][cell..]);
    let t16 = t15 - state_1;
    let t17 = t16 + t7;
    let coeffs_0 = L::load(&coeffs[0][cell..]);
    let t19 = coeffs_0.mul_add(t17, state_0);
    let next_1 = L::load(&next[1][cell..]);
    let t21 = L::select_lt(L::c(30.0), t19, next_1, L::c(0.0));
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[4][cell..], t21);
    }
    let t22 = L::select_lt(L::c(30.0), t19, L::c(0.0), next_1);
    let t23 = t22 + t21;
    let next_0 = L::load(&next[0][cell..]);
    let t25 = L::select_lt(L::c(30.0), t19, next_0, L::c(0.0));
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[3][cell..], t25);
    }
    let t26 = L::select_lt(L::c(30.0), t19, L::c(0.0), next_0);
    let trigger_0 = L::load(&trigger[0][cell..]);
    let t28 = trigger_0 + t26;
    let coeffs_2 = L::load(&coeffs[2][cell..]);
    let t30 = coeffs_2 * state_0;
    let t31 = t30 - state_1;
    let coeffs_1 = L::load(&coeffs[1][cell..]);
    let t33 = coeffs_1 * t31;
    let t34 = t23 * t33;
    let t35 = t23 * coeffs_0;
    let t36 = t35 * t31;
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[1][cell..], t36);
    }
    let t37 = t35 * coeffs_1;
    let t38 = t23 - t37;
    let t39 = t37 * state_0;
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[2][cell..], t39);
    }
    let trigger_1 = L::load(&trigger[1][cell..]);
    let t41 = t37.mul_add(coeffs_2, trigger_1);
    let t42 = t28.mul_add(t17, t34);
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[0][cell..], t42);
    }
    let t43 = t28 * coeffs_0;
    let t44 = t41 + t28;
    let t45 = t38 - t43;
    t45.store(&mut state_out[1][cell..]);
    let t46 = t43 * state_0;
    let t47 = t43.mul_add(t13, t44);
    let t48 = t46.mul_add(L::c(0.04), t47);
    t48.store(&mut state_out[0][cell..]);
    let t49 = t43.mul_add(L::c(1000.0), membrane_0);
    t49.store(&mut inward_out[0][cell..]);
}
