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
    let inward_0 = L::load(&inward[0][cell..]);
    let t7 = inward_0 * L::c(1000.0);
    let state_0 = L::load(&state[0][cell..]);
    let t9 = L::c(0.04) * state_0;
    let t11 = t9 + L::c(5.0);
    let t12 = t11 * state_0;
    let t14 = t12 + L::c(140.0);
    let state_1 = L::load(&state[1][cell..]);
    let t15 = t14 - state_1;
    let t16 = t15 + t7;
    let coeffs_0 = L::load(&coeffs[0][cell..]);
    let t17 = coeffs_0.mul_add(t16, state_0);
    let coeffs_2 = L::load(&coeffs[2][cell..]);
    let t18 = coeffs_2 * state_0;
    let t19 = t18 - state_1;
    let coeffs_1 = L::load(&coeffs[1][cell..]);
    let t20 = coeffs_1 * t19;
    let membrane_0 = L::load(&membrane[0][cell..]);
    let t27 = -membrane_0;
    t27.store(&mut electrode_out[0][cell..]);
    let next_1 = L::load(&next[1][cell..]);
    let t29 = L::select_lt(L::c(30.0), t17, next_1, L::c(0.0));
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[4][cell..], t29);
    }
    let t30 = L::select_lt(L::c(30.0), t17, L::c(0.0), next_1);
    let t31 = t30 + t29;
    let next_0 = L::load(&next[0][cell..]);
    let t32 = L::select_lt(L::c(30.0), t17, next_0, L::c(0.0));
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[3][cell..], t32);
    }
    let t33 = L::select_lt(L::c(30.0), t17, L::c(0.0), next_0);
    let trigger_0 = L::load(&trigger[0][cell..]);
    let t34 = trigger_0 + t33;
    let t35 = t31 * t20;
    let t36 = t31 * coeffs_0;
    let t37 = t36 * t19;
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[1][cell..], t37);
    }
    let t38 = t36 * coeffs_1;
    let t39 = t31 - t38;
    let t40 = t38 * state_0;
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[2][cell..], t40);
    }
    let trigger_1 = L::load(&trigger[1][cell..]);
    let t41 = t38.mul_add(coeffs_2, trigger_1);
    let t42 = t34.mul_add(t16, t35);
    if COEFFS {
        add(&mut fixed_mut::<7>(out.coeffs)[0][cell..], t42);
    }
    let t43 = t34 * coeffs_0;
    let t44 = t41 + t34;
    let t45 = t39 - t43;
    t45.store(&mut state_out[1][cell..]);
    let t46 = t43 * state_0;
    let t47 = t43.mul_add(t11, t44);
    let t48 = t46.mul_add(L::c(0.04), t47);
    t48.store(&mut state_out[0][cell..]);
    let t49 = t43.mul_add(L::c(1000.0), membrane_0);
    t49.store(&mut inward_out[0][cell..]);
}
