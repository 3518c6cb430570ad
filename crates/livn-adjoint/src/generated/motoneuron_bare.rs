// Generated from the equations by `cargo xtask gen`; not edited by hand.

use super::prelude::*;

/// Cotangents of one step of the motoneuron without axon.
#[inline(always)]
pub(crate) fn pull<L: Lane, const COEFFS: bool>(x: &StepColumns<'_>, out: &mut StepBars<'_>, cell: usize) {
    let state = fixed::<17>(x.state);
    let coeffs = fixed::<72>(x.coeffs);
    let inward = fixed::<2>(x.inward);
    let slope = fixed::<2>(x.slope);
    let next = fixed::<17>(x.next);
    let trigger = fixed::<2>(x.trigger);
    let membrane = fixed::<2>(x.membrane);
    let state_out = fixed_mut::<17>(out.state);
    let inward_out = fixed_mut::<2>(out.inward);
    let slope_out = fixed_mut::<2>(out.slope);
    let electrode_out = fixed_mut::<2>(out.electrode);
    let membrane_0 = L::load(&membrane[0][cell..]);
    membrane_0.store(&mut electrode_out[0][cell..]);
    let membrane_1 = L::load(&membrane[1][cell..]);
    membrane_1.store(&mut electrode_out[1][cell..]);
    let trigger_1 = L::load(&trigger[1][cell..]);
    let t1 = -trigger_1;
    let next_0 = L::load(&next[0][cell..]);
    let trigger_0 = L::load(&trigger[0][cell..]);
    let t4 = next_0 + trigger_0;
    let t5 = t1 - trigger_0;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[71][cell..], t5);
    }
    let t7 = -membrane_0;
    let t9 = t7 + membrane_1;
    let state_10 = L::load(&state[10][cell..]);
    let t18 = state_10.max(L::c(-1500.0));
    let t19 = t18.min(L::c(1500.0));
    let coeffs_35 = L::load(&coeffs[35][cell..]);
    let t20 = t19 * coeffs_35;
    let t21 = t20 * L::c(1.4426950408889634);
    let t22 = t21.exp2();
    let t24 = t22 - L::c(1.0);
    let t26 = -t20;
    let t27 = t20.max(t26);
    let t28 = L::select_lt(t27, L::c(0.0001), L::c(1.0), t24);
    let t29 = L::c(1.0) / t28;
    let t30 = t20 * t29;
    let t32 = t20.mul_add(L::c(-0.5), L::c(1.0));
    let t33 = L::select_lt(t27, L::c(0.0001), t32, t30);
    let t34 = t33 * t22;
    let t35 = L::c(1.0) - t34;
    let t36 = t29 * t35;
    let t37 = L::select_lt(t27, L::c(0.0001), L::c(-0.5), t36);
    let state_14 = L::load(&state[14][cell..]);
    let coeffs_36 = L::load(&coeffs[36][cell..]);
    let t40 = state_14 * coeffs_36;
    let t41 = t40 * t22;
    let t42 = L::c(1.0) - t41;
    let t43 = t42 * t37;
    let t44 = t41 * t33;
    let t45 = t44 - t43;
    let t47 = t37 + t37;
    let t48 = t47 + t33;
    let t49 = t29 * t22;
    let t50 = -t49;
    let t51 = t50 * t48;
    let t53 = L::select_lt(t27, L::c(0.0001), L::c(0.16666666666666666), t51);
    let t54 = t42 * t53;
    let t55 = t41 * t48;
    let t56 = t55 - t54;
    let t57 = t56 * coeffs_35;
    let t58 = t57.mul_add(L::c(0.0005), t45);
    let coeffs_32 = L::load(&coeffs[32][cell..]);
    let state_13 = L::load(&state[13][cell..]);
    let t61 = coeffs_32 * state_13;
    let t62 = t61 * t58;
    let coeffs_30 = L::load(&coeffs[30][cell..]);
    let t64 = t19 * coeffs_30;
    let t65 = t64 * L::c(1.4426950408889634);
    let t66 = t65.exp2();
    let t67 = t66 - L::c(1.0);
    let t68 = -t64;
    let t69 = t64.max(t68);
    let t70 = L::select_lt(t69, L::c(0.0001), L::c(1.0), t67);
    let t71 = L::c(1.0) / t70;
    let t72 = t64 * t71;
    let t73 = t64.mul_add(L::c(-0.5), L::c(1.0));
    let t74 = L::select_lt(t69, L::c(0.0001), t73, t72);
    let t75 = t74 * t66;
    let t76 = L::c(1.0) - t75;
    let t77 = t71 * t76;
    let t78 = L::select_lt(t69, L::c(0.0001), L::c(-0.5), t77);
    let coeffs_31 = L::load(&coeffs[31][cell..]);
    let t80 = state_14 * coeffs_31;
    let t81 = t80 * t66;
    let t82 = L::c(1.0) - t81;
    let t83 = t82 * t78;
    let t84 = t81 * t74;
    let t85 = t84 - t83;
    let t86 = t78 + t78;
    let t87 = t86 + t74;
    let t88 = t71 * t66;
    let t89 = -t88;
    let t90 = t89 * t87;
    let t91 = L::select_lt(t69, L::c(0.0001), L::c(0.16666666666666666), t90);
    let t92 = t82 * t91;
    let t93 = t81 * t87;
    let t94 = t93 - t92;
    let t95 = t94 * coeffs_30;
    let t96 = t95.mul_add(L::c(0.0005), t85);
    let state_11 = L::load(&state[11][cell..]);
    let t98 = state_11 * state_11;
    let coeffs_26 = L::load(&coeffs[26][cell..]);
    let state_12 = L::load(&state[12][cell..]);
    let t101 = coeffs_26 * state_12;
    let t102 = t101 * t98;
    let t103 = t102 * t96;
    let t104 = t103 + t62;
    let t105 = state_14 + L::c(0.0005);
    let coeffs_37 = L::load(&coeffs[37][cell..]);
    let t107 = coeffs_37 * state_14;
    let t108 = t107 / t105;
    let t109 = t108 + t104;
    let coeffs_22 = L::load(&coeffs[22][cell..]);
    let t110 = t109 + coeffs_22;
    let coeffs_21 = L::load(&coeffs[21][cell..]);
    let t111 = t110 + coeffs_21;
    let slope_1 = L::load(&slope[1][cell..]);
    let coeffs_25 = L::load(&coeffs[25][cell..]);
    let t114 = slope_1.mul_add(coeffs_25, t111);
    let coeffs_64 = L::load(&coeffs[64][cell..]);
    let t115 = t114 + coeffs_64;
    let t116 = L::c(1.0) / t115;
    let coeffs_23 = L::load(&coeffs[23][cell..]);
    let t119 = state_10 - coeffs_23;
    let t120 = coeffs_22 * t119;
    let coeffs_34 = L::load(&coeffs[34][cell..]);
    let t122 = coeffs_34 * t42;
    let t123 = -t122;
    let t124 = t123 * t33;
    let t125 = t61 * t124;
    let coeffs_29 = L::load(&coeffs[29][cell..]);
    let t127 = coeffs_29 * t82;
    let t128 = -t127;
    let t129 = t128 * t74;
    let t130 = t102 * t129;
    let t131 = t130 + t125;
    let state_16 = L::load(&state[16][cell..]);
    let t133 = state_10 - state_16;
    let t134 = t108 * t133;
    let t135 = t134 + t131;
    let t136 = t135 + t120;
    let coeffs_24 = L::load(&coeffs[24][cell..]);
    let t137 = t136 + coeffs_24;
    let t138 = -t137;
    let inward_1 = L::load(&inward[1][cell..]);
    let t140 = inward_1.mul_add(coeffs_25, t138);
    let state_0 = L::load(&state[0][cell..]);
    let t142 = state_0 - state_10;
    let t143 = coeffs_64.mul_add(t142, t140);
    let t144 = L::c(1.0) * L::c(1.0);
    let coeffs_63 = L::load(&coeffs[63][cell..]);
    let t146 = coeffs_63 * coeffs_64;
    let t147 = t146 * t144;
    let t151 = state_0.max(L::c(-1500.0));
    let t152 = t151.min(L::c(1500.0));
    let coeffs_15 = L::load(&coeffs[15][cell..]);
    let t153 = t152 * coeffs_15;
    let t154 = t153 * L::c(1.4426950408889634);
    let t155 = t154.exp2();
    let t156 = t155 - L::c(1.0);
    let t157 = -t153;
    let t158 = t153.max(t157);
    let t159 = L::select_lt(t158, L::c(0.0001), L::c(1.0), t156);
    let t160 = L::c(1.0) / t159;
    let t161 = t153 * t160;
    let t162 = t153.mul_add(L::c(-0.5), L::c(1.0));
    let t163 = L::select_lt(t158, L::c(0.0001), t162, t161);
    let t164 = t163 * t155;
    let t165 = L::c(1.0) - t164;
    let t166 = t160 * t165;
    let t167 = L::select_lt(t158, L::c(0.0001), L::c(-0.5), t166);
    let state_5 = L::load(&state[5][cell..]);
    let coeffs_16 = L::load(&coeffs[16][cell..]);
    let t170 = state_5 * coeffs_16;
    let t171 = t170 * t155;
    let t172 = L::c(1.0) - t171;
    let t173 = t172 * t167;
    let t174 = t171 * t163;
    let t175 = t174 - t173;
    let t176 = t167 + t167;
    let t177 = t176 + t163;
    let t178 = t160 * t155;
    let t179 = -t178;
    let t180 = t179 * t177;
    let t181 = L::select_lt(t158, L::c(0.0001), L::c(0.16666666666666666), t180);
    let t182 = t172 * t181;
    let t183 = t171 * t177;
    let t184 = t183 - t182;
    let t185 = t184 * coeffs_15;
    let t186 = t185.mul_add(L::c(0.0005), t175);
    let state_3 = L::load(&state[3][cell..]);
    let t188 = state_3 * state_3;
    let coeffs_11 = L::load(&coeffs[11][cell..]);
    let state_4 = L::load(&state[4][cell..]);
    let t191 = coeffs_11 * state_4;
    let t192 = t191 * t188;
    let t193 = t192 * t186;
    let t194 = state_5 + L::c(0.0005);
    let coeffs_17 = L::load(&coeffs[17][cell..]);
    let t196 = coeffs_17 * state_5;
    let t197 = t196 / t194;
    let state_2 = L::load(&state[2][cell..]);
    let t199 = state_2 * state_2;
    let t200 = t199 * t199;
    let coeffs_9 = L::load(&coeffs[9][cell..]);
    let t202 = coeffs_9 * t200;
    let t203 = t202 + t197;
    let coeffs_6 = L::load(&coeffs[6][cell..]);
    let coeffs_7 = L::load(&coeffs[7][cell..]);
    let t207 = t152.mul_add(coeffs_6, coeffs_7);
    let t208 = t207.exp2();
    let t209 = L::c(1.0) + t208;
    let t210 = L::c(1.0) / t209;
    let t211 = t210 * t210;
    let coeffs_5 = L::load(&coeffs[5][cell..]);
    let t213 = coeffs_5 * t210;
    let t214 = t213 * t211;
    let state_1 = L::load(&state[1][cell..]);
    let t215 = t214 * state_1;
    let t216 = t215 + t203;
    let t217 = t216 + t193;
    let coeffs_1 = L::load(&coeffs[1][cell..]);
    let t218 = t217 + coeffs_1;
    let coeffs_0 = L::load(&coeffs[0][cell..]);
    let t219 = t218 + coeffs_0;
    let slope_0 = L::load(&slope[0][cell..]);
    let coeffs_4 = L::load(&coeffs[4][cell..]);
    let t222 = slope_0.mul_add(coeffs_4, t219);
    let t223 = t222 + coeffs_63;
    let t224 = t223 * t115;
    let t225 = t224 - t147;
    let t226 = coeffs_63 * t143;
    let t227 = t226 * L::c(1.0);
    let t228 = coeffs_63 * t142;
    let coeffs_2 = L::load(&coeffs[2][cell..]);
    let t231 = state_0 - coeffs_2;
    let t232 = coeffs_1 * t231;
    let coeffs_14 = L::load(&coeffs[14][cell..]);
    let t234 = coeffs_14 * t172;
    let t235 = -t234;
    let t236 = t235 * t163;
    let t237 = t192 * t236;
    let state_9 = L::load(&state[9][cell..]);
    let t239 = state_0 - state_9;
    let t240 = t197 * t239;
    let t241 = t202 * t239;
    let t242 = t241 + t240;
    let state_7 = L::load(&state[7][cell..]);
    let t244 = state_0 - state_7;
    let t245 = t215 * t244;
    let t246 = t245 + t242;
    let t247 = t246 + t237;
    let t248 = t247 + t232;
    let coeffs_3 = L::load(&coeffs[3][cell..]);
    let t249 = t248 + coeffs_3;
    let t250 = -t249;
    let inward_0 = L::load(&inward[0][cell..]);
    let t252 = inward_0.mul_add(coeffs_4, t250);
    let t253 = t252 - t228;
    let t254 = t253.mul_add(t115, t227);
    let t255 = t254 / t225;
    let t256 = coeffs_64 * L::c(1.0);
    let t257 = t256.mul_add(t255, t143);
    let t258 = t257 * t116;
    let t259 = state_10 + t258;
    let t260 = state_0 + t255;
    let t261 = t260 - t259;
    let t262 = t9 * t261;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[62][cell..], t262);
    }
    let coeffs_62 = L::load(&coeffs[62][cell..]);
    let t264 = t9 * coeffs_62;
    let t265 = -t264;
    let t266 = trigger_1 + t264;
    let coeffs_59 = L::load(&coeffs[59][cell..]);
    let t271 = L::c(2.0) * coeffs_59;
    let coeffs_60 = L::load(&coeffs[60][cell..]);
    let t272 = t271 * coeffs_60;
    let t273 = coeffs_59 - coeffs_60;
    let t276 = coeffs_59 * L::c(0.99);
    let t278 = coeffs_60 * L::c(-0.99);
    let t279 = t108.mul_add(t258, t134);
    let coeffs_58 = L::load(&coeffs[58][cell..]);
    let t281 = coeffs_58 * t279;
    let state_15 = L::load(&state[15][cell..]);
    let t282 = t281 - state_15;
    let coeffs_57 = L::load(&coeffs[57][cell..]);
    let t284 = coeffs_57.mul_add(t282, state_15);
    let t285 = t284.max(t278);
    let t286 = t285.min(t276);
    let t287 = t286 + state_15;
    let t288 = t287.mul_add(t273, t272);
    let t290 = L::c(-2.0) * t286;
    let t291 = t290.mul_add(state_15, t288);
    let t292 = coeffs_59 + coeffs_60;
    let t293 = t286 - state_15;
    let t294 = t293 * t292;
    let t295 = t294 / t291;
    let t296 = t295 * t295;
    let t297 = t296.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let next_16 = L::load(&next[16][cell..]);
    let t299 = next_16 * t297;
    let coeffs_61 = L::load(&coeffs[61][cell..]);
    let t301 = coeffs_61 * t295;
    let t302 = next_16 * t301;
    let t303 = t299 * t295;
    let t304 = t299 * coeffs_61;
    let t305 = t302 * L::c(0.3333333333333333);
    let t306 = t305.mul_add(t295, t304);
    let t307 = t305.mul_add(t295, t306);
    let t308 = t307 / t291;
    let t309 = -t308;
    let t310 = t309 * t295;
    let t311 = t308 * t292;
    let t312 = t308 * t293;
    let next_15 = L::load(&next[15][cell..]);
    let t314 = next_15 + t311;
    let t315 = -t311;
    let t316 = t310 * state_15;
    let t317 = t310.mul_add(t290, t315);
    let t318 = t310 * t273;
    let t319 = t310 * t287;
    let t320 = t314 + t318;
    let t321 = t317 + t318;
    let t322 = t316.mul_add(L::c(-2.0), t320);
    let t323 = t310 * coeffs_60;
    let t324 = t310 * t271;
    let t325 = t323 * L::c(2.0);
    let t326 = t325 + t319;
    let t327 = t324 - t319;
    let t328 = t326 + t312;
    let t329 = t327 + t312;
    let t331 = L::select_lt(t285, t276, t322, L::c(0.0));
    let t332 = L::select_lt(t285, t276, L::c(0.0), t322);
    let t333 = t332.mul_add(L::c(0.99), t328);
    let t334 = L::select_lt(t278, t284, t331, L::c(0.0));
    let t335 = L::select_lt(t278, t284, L::c(0.0), t331);
    let t336 = t335.mul_add(L::c(-0.99), t329);
    let t337 = t334 * t282;
    let t338 = t334 * coeffs_57;
    let t339 = t321 + t334;
    let t340 = t339 - t338;
    t340.store(&mut state_out[15][cell..]);
    let t341 = t338 * t279;
    let t342 = t338 * coeffs_58;
    let t343 = t342 * t258;
    let t344 = t342.mul_add(t108, t265);
    let t346 = t104.mul_add(t258, t131);
    let coeffs_40 = L::load(&coeffs[40][cell..]);
    let t348 = coeffs_40 - t346;
    let coeffs_39 = L::load(&coeffs[39][cell..]);
    let t350 = coeffs_39 * t348;
    let t351 = t350.max(L::c(0.0));
    let t352 = t351 + L::c(1e-5);
    let t353 = t352 - state_14;
    let next_14 = L::load(&next[14][cell..]);
    let t355 = next_14 * t353;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[38][cell..], t355);
    }
    let coeffs_38 = L::load(&coeffs[38][cell..]);
    let t357 = next_14 * coeffs_38;
    let t358 = next_14 - t357;
    let t359 = L::select_lt(L::c(0.0), t350, t357, L::c(0.0));
    let t360 = t359 * t348;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[39][cell..], t360);
    }
    let t361 = t359 * coeffs_39;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[40][cell..], t361);
    }
    let t362 = -t361;
    let t363 = t362 * t258;
    let t364 = t362.mul_add(t104, t344);
    let t367 = t258.mul_add(L::c(2.0), state_10);
    let t368 = t367.max(L::c(-1500.0));
    let t369 = t368.min(L::c(1500.0));
    let t370 = t369.mul_add(L::c(-0.2060992915555662), L::c(-8.243971662222648));
    let t371 = t370.exp2();
    let t372 = L::c(1.0) + t371;
    let t373 = L::c(1.0) / t372;
    let t374 = t373 - state_13;
    let next_13 = L::load(&next[13][cell..]);
    let t376 = next_13 * t374;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[33][cell..], t376);
    }
    let coeffs_33 = L::load(&coeffs[33][cell..]);
    let t378 = next_13 * coeffs_33;
    let t379 = next_13 - t378;
    let t380 = t378 * t373;
    let t381 = -t380;
    let t382 = t381 * t373;
    let t384 = t382 * L::c(0.6931471805599453);
    let t385 = t384 * t371;
    let t386 = t385 * L::c(-0.2060992915555662);
    let t387 = L::select_lt(t368, L::c(1500.0), t386, L::c(0.0));
    let t388 = L::select_lt(L::c(-1500.0), t367, t387, L::c(0.0));
    let next_10 = L::load(&next[10][cell..]);
    let t390 = next_10 + t388;
    let t393 = t369.mul_add(L::c(0.28853900817779266), L::c(12.984255368000671));
    let t394 = t393.exp2();
    let t395 = L::c(1.0) + t394;
    let t396 = L::c(1.0) / t395;
    let t397 = t396 - state_12;
    let next_12 = L::load(&next[12][cell..]);
    let t399 = next_12 * t397;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[28][cell..], t399);
    }
    let coeffs_28 = L::load(&coeffs[28][cell..]);
    let t401 = next_12 * coeffs_28;
    let t402 = next_12 - t401;
    let t404 = t394 + L::c(20.085536923187668);
    let t405 = t394 / t404;
    let t406 = t405 - state_11;
    let next_11 = L::load(&next[11][cell..]);
    let t408 = next_11 * t406;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[27][cell..], t408);
    }
    let coeffs_27 = L::load(&coeffs[27][cell..]);
    let t410 = next_11 * coeffs_27;
    let t411 = next_11 - t410;
    let t412 = t401 * t396;
    let t413 = -t412;
    let t414 = t413 * t396;
    let t415 = t410 / t404;
    let t416 = t414 + t415;
    let t417 = -t415;
    let t418 = t417 * t405;
    let t419 = t416 + t418;
    let t420 = t419 * L::c(0.6931471805599453);
    let t421 = t420 * t394;
    let t422 = t421 * L::c(0.28853900817779266);
    let t423 = L::select_lt(t368, L::c(1500.0), t422, L::c(0.0));
    let t424 = L::select_lt(L::c(-1500.0), t367, t423, L::c(0.0));
    let t425 = t390 + t424;
    let t426 = t425.mul_add(L::c(2.0), t364);
    let t427 = t265 + t425;
    let t429 = t203.mul_add(t255, t242);
    let t430 = coeffs_58 * t429;
    let state_8 = L::load(&state[8][cell..]);
    let t431 = t430 - state_8;
    let t432 = coeffs_57.mul_add(t431, state_8);
    let t433 = t432.max(t278);
    let t434 = t433.min(t276);
    let t435 = t434 + state_8;
    let t436 = t435.mul_add(t273, t272);
    let t437 = L::c(-2.0) * t434;
    let t438 = t437.mul_add(state_8, t436);
    let t439 = t434 - state_8;
    let t440 = t439 * t292;
    let t441 = t440 / t438;
    let t442 = t441 * t441;
    let t443 = t442.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let next_9 = L::load(&next[9][cell..]);
    let t445 = next_9 * t443;
    let t446 = coeffs_61 * t441;
    let t447 = next_9 * t446;
    let t448 = t445.mul_add(t441, t303);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[61][cell..], t448);
    }
    let t449 = t445 * coeffs_61;
    let t450 = t447 * L::c(0.3333333333333333);
    let t451 = t450.mul_add(t441, t449);
    let t452 = t450.mul_add(t441, t451);
    let t453 = t452 / t438;
    let t454 = -t453;
    let t455 = t454 * t441;
    let t456 = t453 * t292;
    let t457 = t453 * t439;
    let next_8 = L::load(&next[8][cell..]);
    let t459 = next_8 + t456;
    let t460 = -t456;
    let t461 = t455 * state_8;
    let t462 = t455.mul_add(t437, t460);
    let t463 = t455 * t273;
    let t464 = t455 * t435;
    let t465 = t459 + t463;
    let t466 = t462 + t463;
    let t467 = t461.mul_add(L::c(-2.0), t465);
    let t468 = t455 * coeffs_60;
    let t469 = t455.mul_add(t271, t336);
    let t470 = t468.mul_add(L::c(2.0), t333);
    let t471 = t470 + t464;
    let t472 = t469 - t464;
    let t473 = t471 + t457;
    let t474 = t472 + t457;
    let t475 = L::select_lt(t433, t276, t467, L::c(0.0));
    let t476 = L::select_lt(t433, t276, L::c(0.0), t467);
    let t477 = t476.mul_add(L::c(0.99), t473);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[59][cell..], t477);
    }
    let t478 = L::select_lt(t278, t432, t475, L::c(0.0));
    let t479 = L::select_lt(t278, t432, L::c(0.0), t475);
    let t480 = t479.mul_add(L::c(-0.99), t474);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[60][cell..], t480);
    }
    let t481 = t478.mul_add(t431, t337);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[57][cell..], t481);
    }
    let t482 = t478 * coeffs_57;
    let t483 = t466 + t478;
    let t484 = t483 - t482;
    t484.store(&mut state_out[8][cell..]);
    let t485 = t482.mul_add(t429, t341);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[58][cell..], t485);
    }
    let t486 = t482 * coeffs_58;
    let t487 = t486 * t255;
    let t488 = t486.mul_add(t203, t264);
    let coeffs_54 = L::load(&coeffs[54][cell..]);
    let t491 = L::c(2.0) * coeffs_54;
    let coeffs_55 = L::load(&coeffs[55][cell..]);
    let t492 = t491 * coeffs_55;
    let t493 = coeffs_54 - coeffs_55;
    let t495 = coeffs_54 * L::c(0.99);
    let t496 = coeffs_55 * L::c(-0.99);
    let t497 = t215.mul_add(t255, t245);
    let coeffs_53 = L::load(&coeffs[53][cell..]);
    let t499 = coeffs_53 * t497;
    let state_6 = L::load(&state[6][cell..]);
    let t500 = t499 - state_6;
    let coeffs_52 = L::load(&coeffs[52][cell..]);
    let t502 = coeffs_52.mul_add(t500, state_6);
    let t503 = t502.max(t496);
    let t504 = t503.min(t495);
    let t505 = t504 + state_6;
    let t506 = t505.mul_add(t493, t492);
    let t507 = L::c(-2.0) * t504;
    let t508 = t507.mul_add(state_6, t506);
    let t509 = coeffs_54 + coeffs_55;
    let t510 = t504 - state_6;
    let t511 = t510 * t509;
    let t512 = t511 / t508;
    let t513 = t512 * t512;
    let t514 = t513.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let next_7 = L::load(&next[7][cell..]);
    let t516 = next_7 * t514;
    let coeffs_56 = L::load(&coeffs[56][cell..]);
    let t518 = coeffs_56 * t512;
    let t519 = next_7 * t518;
    let t520 = t516 * t512;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[56][cell..], t520);
    }
    let t521 = t516 * coeffs_56;
    let t522 = t519 * L::c(0.3333333333333333);
    let t523 = t522.mul_add(t512, t521);
    let t524 = t522.mul_add(t512, t523);
    let t525 = t524 / t508;
    let t526 = -t525;
    let t527 = t526 * t512;
    let t528 = t525 * t509;
    let t529 = t525 * t510;
    let next_6 = L::load(&next[6][cell..]);
    let t531 = next_6 + t528;
    let t532 = -t528;
    let t533 = t527 * state_6;
    let t534 = t527.mul_add(t507, t532);
    let t535 = t527 * t493;
    let t536 = t527 * t505;
    let t537 = t531 + t535;
    let t538 = t534 + t535;
    let t539 = t533.mul_add(L::c(-2.0), t537);
    let t540 = t527 * coeffs_55;
    let t541 = t527 * t491;
    let t542 = t540 * L::c(2.0);
    let t543 = t542 + t536;
    let t544 = t541 - t536;
    let t545 = t543 + t529;
    let t546 = t544 + t529;
    let t547 = L::select_lt(t503, t495, t539, L::c(0.0));
    let t548 = L::select_lt(t503, t495, L::c(0.0), t539);
    let t549 = t548.mul_add(L::c(0.99), t545);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[54][cell..], t549);
    }
    let t550 = L::select_lt(t496, t502, t547, L::c(0.0));
    let t551 = L::select_lt(t496, t502, L::c(0.0), t547);
    let t552 = t551.mul_add(L::c(-0.99), t546);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[55][cell..], t552);
    }
    let t553 = t550 * t500;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[52][cell..], t553);
    }
    let t554 = t550 * coeffs_52;
    let t555 = t538 + t550;
    let t556 = t555 - t554;
    t556.store(&mut state_out[6][cell..]);
    let t557 = t554 * t497;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[53][cell..], t557);
    }
    let t558 = t554 * coeffs_53;
    let t559 = t558 * t255;
    let t560 = t558.mul_add(t215, t488);
    let t561 = t193.mul_add(t255, t237);
    let coeffs_20 = L::load(&coeffs[20][cell..]);
    let t563 = coeffs_20 - t561;
    let coeffs_19 = L::load(&coeffs[19][cell..]);
    let t565 = coeffs_19 * t563;
    let t566 = t565.max(L::c(0.0));
    let t567 = t566 + L::c(1e-5);
    let t568 = t567 - state_5;
    let next_5 = L::load(&next[5][cell..]);
    let t570 = next_5 * t568;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[18][cell..], t570);
    }
    let coeffs_18 = L::load(&coeffs[18][cell..]);
    let t572 = next_5 * coeffs_18;
    let t573 = next_5 - t572;
    let t574 = L::select_lt(L::c(0.0), t565, t572, L::c(0.0));
    let t575 = t574 * t563;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[19][cell..], t575);
    }
    let t576 = t574 * coeffs_19;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[20][cell..], t576);
    }
    let t577 = -t576;
    let t578 = t577 * t255;
    let t579 = t577.mul_add(t193, t560);
    let t580 = t255.mul_add(L::c(2.0), state_0);
    let t581 = t580.max(L::c(-1500.0));
    let t582 = t581.min(L::c(1500.0));
    let t583 = t582.mul_add(L::c(0.28853900817779266), L::c(12.984255368000671));
    let t584 = t583.exp2();
    let t585 = L::c(1.0) + t584;
    let t586 = L::c(1.0) / t585;
    let t587 = t586 - state_4;
    let next_4 = L::load(&next[4][cell..]);
    let t589 = next_4 * t587;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[13][cell..], t589);
    }
    let coeffs_13 = L::load(&coeffs[13][cell..]);
    let t591 = next_4 * coeffs_13;
    let t592 = next_4 - t591;
    let t593 = t584 + L::c(20.085536923187668);
    let t594 = t584 / t593;
    let t595 = t594 - state_3;
    let next_3 = L::load(&next[3][cell..]);
    let t597 = next_3 * t595;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[12][cell..], t597);
    }
    let coeffs_12 = L::load(&coeffs[12][cell..]);
    let t599 = next_3 * coeffs_12;
    let t600 = next_3 - t599;
    let t601 = t591 * t586;
    let t602 = -t601;
    let t603 = t602 * t586;
    let t604 = t599 / t593;
    let t605 = t603 + t604;
    let t606 = -t604;
    let t607 = t606 * t594;
    let t608 = t605 + t607;
    let t609 = t608 * L::c(0.6931471805599453);
    let t610 = t609 * t584;
    let t611 = t610 * L::c(0.28853900817779266);
    let t612 = L::select_lt(t581, L::c(1500.0), t611, L::c(0.0));
    let t613 = L::select_lt(L::c(-1500.0), t580, t612, L::c(0.0));
    let t614 = t4 + t613;
    let t618 = t582.mul_add(L::c(0.09617966939259756), L::c(4.8089834696298785));
    let t619 = t618.exp2();
    let t620 = t619 + L::c(4.334761826185209);
    let t621 = t619 / t620;
    let t622 = state_2 - t621;
    let next_2 = L::load(&next[2][cell..]);
    let t624 = next_2 * t622;
    let t629 = t582.mul_add(L::c(-0.028853900817779266), L::c(-1.1541560327111708));
    let t630 = t629.exp2();
    let t632 = t582.mul_add(L::c(0.03606737602222408), L::c(1.4426950408889634));
    let t633 = t632.exp2();
    let t634 = t633 + t630;
    let coeffs_10 = L::load(&coeffs[10][cell..]);
    let t635 = t634 * coeffs_10;
    let t636 = t635.max(L::c(-60.0));
    let t637 = t636.exp2();
    let t638 = next_2 * t637;
    let t639 = next_2 - t638;
    let t640 = t624 * L::c(0.6931471805599453);
    let t641 = t640 * t637;
    let t642 = L::select_lt(L::c(-60.0), t635, t641, L::c(0.0));
    let t645 = t582.mul_add(L::c(0.2060992915555662), L::c(11.33546103555614));
    let t646 = t645.exp2();
    let t647 = L::c(1.0) + t646;
    let t648 = L::c(1.0) / t647;
    let t649 = state_1 - t648;
    let next_1 = L::load(&next[1][cell..]);
    let t651 = next_1 * t649;
    let t655 = t582.mul_add(L::c(-0.09016844005556021), L::c(-4.50842200277801));
    let t656 = t655.exp2();
    let t657 = t619 + t656;
    let coeffs_8 = L::load(&coeffs[8][cell..]);
    let t658 = t657 * coeffs_8;
    let t659 = t658.max(L::c(-60.0));
    let t660 = t659.exp2();
    let t661 = next_1 * t660;
    let t662 = next_1 - t661;
    let t663 = t651 * L::c(0.6931471805599453);
    let t664 = t663 * t660;
    let t665 = L::select_lt(L::c(-60.0), t658, t664, L::c(0.0));
    let t666 = t614.mul_add(L::c(2.0), t579);
    let t667 = t266 + t614;
    let t668 = t642 * coeffs_10;
    let t669 = t642 * t634;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[10][cell..], t669);
    }
    let t670 = t639 / t620;
    let t671 = -t670;
    let t672 = t671 * t621;
    let t673 = t670 + t672;
    let t674 = t665 * coeffs_8;
    let t675 = t665 * t657;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[8][cell..], t675);
    }
    let t676 = t662 * t648;
    let t677 = -t676;
    let t678 = t677 * t648;
    let t679 = t678 * L::c(0.6931471805599453);
    let t680 = t679 * t646;
    let t681 = t680 * L::c(0.2060992915555662);
    let t682 = t668 * L::c(0.6931471805599453);
    let t683 = t682 * t630;
    let t684 = t683.mul_add(L::c(-0.028853900817779266), t681);
    let t685 = t682 * t633;
    let t686 = t685.mul_add(L::c(0.03606737602222408), t684);
    let t687 = t673 + t674;
    let t688 = t674 * L::c(0.6931471805599453);
    let t689 = t688 * t656;
    let t690 = t689.mul_add(L::c(-0.09016844005556021), t686);
    let t691 = t687 * L::c(0.6931471805599453);
    let t692 = t691 * t619;
    let t693 = t692.mul_add(L::c(0.09617966939259756), t690);
    let t694 = L::select_lt(t581, L::c(1500.0), t693, L::c(0.0));
    let t695 = L::select_lt(L::c(-1500.0), t580, t694, L::c(0.0));
    let t696 = t695.mul_add(L::c(2.0), t666);
    let t697 = t667 + t695;
    let t698 = t426 * t116;
    let t699 = t426 * t257;
    let t700 = t699 * t116;
    let t701 = -t700;
    let t702 = t701 * t116;
    let t703 = t698 * t255;
    let t704 = t698.mul_add(t256, t696);
    let t705 = t703 * L::c(1.0);
    let t706 = t704 / t225;
    let t707 = -t706;
    let t708 = t707 * t255;
    let t709 = t706 * t115;
    let t710 = t706.mul_add(t253, t702);
    let t711 = t706 * L::c(1.0);
    let t712 = t711 * t143;
    let t713 = t711.mul_add(coeffs_63, t698);
    let t714 = -t708;
    let t715 = t714 * t144;
    let t716 = t715.mul_add(coeffs_64, t712);
    let t717 = t715.mul_add(coeffs_63, t705);
    let t718 = t708 * t115;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[0][cell..], t718);
    }
    let t719 = t708.mul_add(t223, t710);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[21][cell..], t719);
    }
    let t720 = -t709;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[3][cell..], t720);
    }
    let t721 = t720.mul_add(t142, t716);
    let t722 = t720 * coeffs_63;
    let t723 = t721 + t718;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[63][cell..], t723);
    }
    let t724 = t709 * coeffs_4;
    t724.store(&mut inward_out[0][cell..]);
    let t725 = t709 * inward_0;
    let t726 = t718 * coeffs_4;
    t726.store(&mut slope_out[0][cell..]);
    let t727 = t718.mul_add(slope_0, t725);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[4][cell..], t727);
    }
    let t728 = t578 + t718;
    let t729 = t577 + t720;
    let t730 = t559 + t718;
    let t731 = t487 + t718;
    let t732 = t558 + t720;
    let t733 = t486 + t720;
    let t734 = t713.mul_add(t142, t717);
    let t735 = t713.mul_add(coeffs_64, t722);
    let t736 = t734 + t719;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[64][cell..], t736);
    }
    let t737 = t697 + t735;
    let t738 = t427 - t735;
    let t739 = t713 * coeffs_25;
    t739.store(&mut inward_out[1][cell..]);
    let t740 = t713 * inward_1;
    let t741 = -t713;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[24][cell..], t741);
    }
    let t742 = t719 * coeffs_25;
    t742.store(&mut slope_out[1][cell..]);
    let t743 = t719.mul_add(slope_1, t740);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[25][cell..], t743);
    }
    let t744 = t343 + t719;
    let t745 = t363 + t719;
    let t746 = t342 + t741;
    let t747 = t362 + t741;
    let t748 = t720.mul_add(t231, t718);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[1][cell..], t748);
    }
    let t749 = t720 * coeffs_1;
    let t750 = t737 + t749;
    let t751 = -t749;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[2][cell..], t751);
    }
    let t752 = t728 * t186;
    let t753 = t728 * t192;
    let t754 = t729.mul_add(t236, t752);
    let t755 = t729 * t192;
    let t756 = t753 * L::c(0.0005);
    let t757 = t755 * t163;
    let t758 = t755 * t235;
    let t759 = -t757;
    let t760 = t759 * t172;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[14][cell..], t760);
    }
    let t761 = t759 * coeffs_14;
    let t762 = t756 * coeffs_15;
    let t763 = t756 * t184;
    let t764 = -t762;
    let t765 = t764.mul_add(t181, t761);
    let t766 = t764 * t172;
    let t767 = t762 * t177;
    let t768 = t762 * t171;
    let t769 = -t753;
    let t770 = t769.mul_add(t167, t765);
    let t771 = t769 * t172;
    let t772 = t753.mul_add(t163, t767);
    let t773 = t753.mul_add(t171, t758);
    let t774 = t772 - t770;
    let t775 = t774 * t155;
    let t776 = t774 * t170;
    let t777 = t775.mul_add(coeffs_16, t573);
    let t778 = t775 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[16][cell..], t778);
    }
    let t779 = L::select_lt(t158, L::c(0.0001), L::c(0.0), t766);
    let t780 = t779 * t177;
    let t781 = t779.mul_add(t179, t768);
    let t782 = -t780;
    let t783 = t782 * t155;
    let t784 = t782.mul_add(t160, t776);
    let t785 = t773 + t781;
    let t786 = t771 + t781;
    let t787 = t786 + t781;
    let t788 = L::select_lt(t158, L::c(0.0001), L::c(0.0), t787);
    let t789 = t788.mul_add(t165, t783);
    let t790 = t788 * t160;
    let t791 = -t790;
    let t792 = t791.mul_add(t155, t785);
    let t793 = t791.mul_add(t163, t784);
    let t794 = L::select_lt(t158, L::c(0.0001), t792, L::c(0.0));
    let t795 = L::select_lt(t158, L::c(0.0001), L::c(0.0), t792);
    let t796 = t795 * t160;
    let t797 = t795.mul_add(t153, t789);
    let t798 = t794.mul_add(L::c(-0.5), t796);
    let t799 = t797 * t160;
    let t800 = -t799;
    let t801 = t800 * t160;
    let t802 = L::select_lt(t158, L::c(0.0001), L::c(0.0), t801);
    let t803 = t793 + t802;
    let t804 = t803 * L::c(0.6931471805599453);
    let t805 = t804 * t155;
    let t806 = t805.mul_add(L::c(1.4426950408889634), t798);
    let t807 = t806 * coeffs_15;
    let t808 = t806.mul_add(t152, t763);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[15][cell..], t808);
    }
    let t809 = L::select_lt(t151, L::c(1500.0), t807, L::c(0.0));
    let t810 = L::select_lt(L::c(-1500.0), state_0, t809, L::c(0.0));
    let t811 = t750 + t810;
    let t812 = t754 * t188;
    let t813 = t754 * t191;
    let t814 = t813.mul_add(state_3, t600);
    let t815 = t813.mul_add(state_3, t814);
    t815.store(&mut state_out[3][cell..]);
    let t816 = t812 * state_4;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[11][cell..], t816);
    }
    let t817 = t812.mul_add(coeffs_11, t592);
    t817.store(&mut state_out[4][cell..]);
    let t818 = t733.mul_add(t239, t731);
    let t819 = t733 * t197;
    let t820 = t811 + t819;
    let t821 = next_9 - t819;
    let t822 = t818 / t194;
    let t823 = -t822;
    let t824 = t823 * t197;
    let t825 = t777 + t824;
    let t826 = t822 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[17][cell..], t826);
    }
    let t827 = t822.mul_add(coeffs_17, t825);
    t827.store(&mut state_out[5][cell..]);
    let t828 = t733 * t202;
    let t829 = t820 + t828;
    let t830 = t821 - t828;
    t830.store(&mut state_out[9][cell..]);
    let t831 = t818 * t200;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[9][cell..], t831);
    }
    let t832 = t818 * coeffs_9;
    let t833 = t832 * t199;
    let t834 = t832.mul_add(t199, t833);
    let t835 = t834.mul_add(state_2, t638);
    let t836 = t834.mul_add(state_2, t835);
    t836.store(&mut state_out[2][cell..]);
    let t837 = t732.mul_add(t244, t730);
    let t838 = t732 * t215;
    let t839 = t829 + t838;
    let t840 = next_7 - t838;
    t840.store(&mut state_out[7][cell..]);
    let t841 = t837 * state_1;
    let t842 = t837.mul_add(t214, t661);
    t842.store(&mut state_out[1][cell..]);
    let t843 = t841 * t211;
    let t844 = t841 * t213;
    let t845 = t844 * t210;
    let t846 = t844.mul_add(t210, t845);
    let t847 = t843 * t210;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[5][cell..], t847);
    }
    let t848 = t843.mul_add(coeffs_5, t846);
    let t849 = t848 * t210;
    let t850 = -t849;
    let t851 = t850 * t210;
    let t852 = t851 * L::c(0.6931471805599453);
    let t853 = t852 * t208;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[7][cell..], t853);
    }
    let t854 = t853 * coeffs_6;
    let t855 = t853 * t152;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[6][cell..], t855);
    }
    let t856 = L::select_lt(t151, L::c(1500.0), t854, L::c(0.0));
    let t857 = L::select_lt(L::c(-1500.0), state_0, t856, L::c(0.0));
    let t858 = t839 + t857;
    t858.store(&mut state_out[0][cell..]);
    let t859 = t741.mul_add(t119, t719);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[22][cell..], t859);
    }
    let t860 = t741 * coeffs_22;
    let t861 = t738 + t860;
    let t862 = -t860;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[23][cell..], t862);
    }
    let t863 = t745 * t58;
    let t864 = t745 * t61;
    let t865 = t747.mul_add(t124, t863);
    let t866 = t747 * t61;
    let t867 = t864 * L::c(0.0005);
    let t868 = t866 * t33;
    let t869 = t866 * t123;
    let t870 = -t868;
    let t871 = t870 * t42;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[34][cell..], t871);
    }
    let t872 = t870 * coeffs_34;
    let t873 = t867 * coeffs_35;
    let t874 = t867 * t56;
    let t875 = -t873;
    let t876 = t875.mul_add(t53, t872);
    let t877 = t875 * t42;
    let t878 = t873 * t48;
    let t879 = t873 * t41;
    let t880 = -t864;
    let t881 = t880.mul_add(t37, t876);
    let t882 = t880 * t42;
    let t883 = t864.mul_add(t33, t878);
    let t884 = t864.mul_add(t41, t869);
    let t885 = t883 - t881;
    let t886 = t885 * t22;
    let t887 = t885 * t40;
    let t888 = t886.mul_add(coeffs_36, t358);
    let t889 = t886 * state_14;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[36][cell..], t889);
    }
    let t890 = L::select_lt(t27, L::c(0.0001), L::c(0.0), t877);
    let t891 = t890 * t48;
    let t892 = t890.mul_add(t50, t879);
    let t893 = -t891;
    let t894 = t893 * t22;
    let t895 = t893.mul_add(t29, t887);
    let t896 = t884 + t892;
    let t897 = t882 + t892;
    let t898 = t897 + t892;
    let t899 = L::select_lt(t27, L::c(0.0001), L::c(0.0), t898);
    let t900 = t899.mul_add(t35, t894);
    let t901 = t899 * t29;
    let t902 = -t901;
    let t903 = t902.mul_add(t22, t896);
    let t904 = t902.mul_add(t33, t895);
    let t905 = L::select_lt(t27, L::c(0.0001), t903, L::c(0.0));
    let t906 = L::select_lt(t27, L::c(0.0001), L::c(0.0), t903);
    let t907 = t906 * t29;
    let t908 = t906.mul_add(t20, t900);
    let t909 = t905.mul_add(L::c(-0.5), t907);
    let t910 = t908 * t29;
    let t911 = -t910;
    let t912 = t911 * t29;
    let t913 = L::select_lt(t27, L::c(0.0001), L::c(0.0), t912);
    let t914 = t904 + t913;
    let t915 = t914 * L::c(0.6931471805599453);
    let t916 = t915 * t22;
    let t917 = t916.mul_add(L::c(1.4426950408889634), t909);
    let t918 = t917 * coeffs_35;
    let t919 = t917.mul_add(t19, t874);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[35][cell..], t919);
    }
    let t920 = L::select_lt(t18, L::c(1500.0), t918, L::c(0.0));
    let t921 = L::select_lt(L::c(-1500.0), state_10, t920, L::c(0.0));
    let t922 = t861 + t921;
    let t923 = t865 * state_13;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[32][cell..], t923);
    }
    let t924 = t865.mul_add(coeffs_32, t379);
    t924.store(&mut state_out[13][cell..]);
    let t925 = t745 * t96;
    let t926 = t745 * t102;
    let t927 = t747.mul_add(t129, t925);
    let t928 = t747 * t102;
    let t929 = t926 * L::c(0.0005);
    let t930 = t928 * t74;
    let t931 = t928 * t128;
    let t932 = -t930;
    let t933 = t932 * t82;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[29][cell..], t933);
    }
    let t934 = t932 * coeffs_29;
    let t935 = t929 * coeffs_30;
    let t936 = t929 * t94;
    let t937 = -t935;
    let t938 = t937.mul_add(t91, t934);
    let t939 = t937 * t82;
    let t940 = t935 * t87;
    let t941 = t935 * t81;
    let t942 = -t926;
    let t943 = t942.mul_add(t78, t938);
    let t944 = t942 * t82;
    let t945 = t926.mul_add(t74, t940);
    let t946 = t926.mul_add(t81, t931);
    let t947 = t945 - t943;
    let t948 = t947 * t66;
    let t949 = t947 * t80;
    let t950 = t948.mul_add(coeffs_31, t888);
    let t951 = t948 * state_14;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[31][cell..], t951);
    }
    let t952 = L::select_lt(t69, L::c(0.0001), L::c(0.0), t939);
    let t953 = t952 * t87;
    let t954 = t952.mul_add(t89, t941);
    let t955 = -t953;
    let t956 = t955 * t66;
    let t957 = t955.mul_add(t71, t949);
    let t958 = t946 + t954;
    let t959 = t944 + t954;
    let t960 = t959 + t954;
    let t961 = L::select_lt(t69, L::c(0.0001), L::c(0.0), t960);
    let t962 = t961.mul_add(t76, t956);
    let t963 = t961 * t71;
    let t964 = -t963;
    let t965 = t964.mul_add(t66, t958);
    let t966 = t964.mul_add(t74, t957);
    let t967 = L::select_lt(t69, L::c(0.0001), t965, L::c(0.0));
    let t968 = L::select_lt(t69, L::c(0.0001), L::c(0.0), t965);
    let t969 = t968 * t71;
    let t970 = t968.mul_add(t64, t962);
    let t971 = t967.mul_add(L::c(-0.5), t969);
    let t972 = t970 * t71;
    let t973 = -t972;
    let t974 = t973 * t71;
    let t975 = L::select_lt(t69, L::c(0.0001), L::c(0.0), t974);
    let t976 = t966 + t975;
    let t977 = t976 * L::c(0.6931471805599453);
    let t978 = t977 * t66;
    let t979 = t978.mul_add(L::c(1.4426950408889634), t971);
    let t980 = t979 * coeffs_30;
    let t981 = t979.mul_add(t19, t936);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[30][cell..], t981);
    }
    let t982 = L::select_lt(t18, L::c(1500.0), t980, L::c(0.0));
    let t983 = L::select_lt(L::c(-1500.0), state_10, t982, L::c(0.0));
    let t984 = t922 + t983;
    let t985 = t927 * t98;
    let t986 = t927 * t101;
    let t987 = t986.mul_add(state_11, t411);
    let t988 = t986.mul_add(state_11, t987);
    t988.store(&mut state_out[11][cell..]);
    let t989 = t985 * state_12;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[26][cell..], t989);
    }
    let t990 = t985.mul_add(coeffs_26, t402);
    t990.store(&mut state_out[12][cell..]);
    let t991 = t746.mul_add(t133, t744);
    let t992 = t746 * t108;
    let t993 = t984 + t992;
    t993.store(&mut state_out[10][cell..]);
    let t994 = next_16 - t992;
    t994.store(&mut state_out[16][cell..]);
    let t995 = t991 / t105;
    let t996 = -t995;
    let t997 = t996 * t108;
    let t998 = t950 + t997;
    let t999 = t995 * state_14;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[37][cell..], t999);
    }
    let t1000 = t995.mul_add(coeffs_37, t998);
    t1000.store(&mut state_out[14][cell..]);
}
