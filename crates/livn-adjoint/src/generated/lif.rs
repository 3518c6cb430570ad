// Generated from the equations by `cargo xtask gen`; not edited by hand.

use super::prelude::*;

/// Cotangents of one step of the leaky integrate-and-fire neuron.
#[inline(always)]
pub(crate) fn pull<L: Lane, const COEFFS: bool>(x: &StepColumns<'_>, out: &mut StepBars<'_>, cell: usize) {
    let state = fixed::<1>(x.state);
    let coeffs = fixed::<6>(x.coeffs);
    let inward = fixed::<1>(x.inward);
    let next = fixed::<1>(x.next);
    let trigger = fixed::<2>(x.trigger);
    let membrane = fixed::<1>(x.membrane);
    let state_out = fixed_mut::<1>(out.state);
    let inward_out = fixed_mut::<1>(out.inward);
    let slope_out = fixed_mut::<1>(out.slope);
    let electrode_out = fixed_mut::<1>(out.electrode);
    L::c(0.0).store(&mut slope_out[0][cell..]);
    let coeffs_3 = L::load(&coeffs[3][cell..]);
    let state_0 = L::load(&state[0][cell..]);
    let t6 = coeffs_3 - state_0;
    let coeffs_2 = L::load(&coeffs[2][cell..]);
    let inward_0 = L::load(&inward[0][cell..]);
    let t7 = coeffs_2 * inward_0;
    let t8 = t6 + t7;
    let coeffs_0 = L::load(&coeffs[0][cell..]);
    let t9 = coeffs_0.mul_add(t8, state_0);
    let membrane_0 = L::load(&membrane[0][cell..]);
    let t14 = -membrane_0;
    t14.store(&mut electrode_out[0][cell..]);
    let trigger_1 = L::load(&trigger[1][cell..]);
    let t15 = -trigger_1;
    let trigger_0 = L::load(&trigger[0][cell..]);
    let t16 = t15 - trigger_0;
    if COEFFS {
        add(&mut fixed_mut::<6>(out.coeffs)[5][cell..], t16);
    }
    let coeffs_5 = L::load(&coeffs[5][cell..]);
    let next_0 = L::load(&next[0][cell..]);
    let t18 = L::select_lt(coeffs_5, t9, next_0, L::c(0.0));
    if COEFFS {
        add(&mut fixed_mut::<6>(out.coeffs)[4][cell..], t18);
    }
    let t19 = L::select_lt(coeffs_5, t9, L::c(0.0), next_0);
    let t20 = trigger_0 + t19;
    let t21 = t20 * t8;
    if COEFFS {
        add(&mut fixed_mut::<6>(out.coeffs)[0][cell..], t21);
    }
    let t22 = t20 * coeffs_0;
    if COEFFS {
        add(&mut fixed_mut::<6>(out.coeffs)[3][cell..], t22);
    }
    let t23 = trigger_1 + t20;
    let t24 = t22 * inward_0;
    if COEFFS {
        add(&mut fixed_mut::<6>(out.coeffs)[2][cell..], t24);
    }
    let t25 = t22.mul_add(coeffs_2, membrane_0);
    t25.store(&mut inward_out[0][cell..]);
    let t26 = t23 - t22;
    t26.store(&mut state_out[0][cell..]);
}
