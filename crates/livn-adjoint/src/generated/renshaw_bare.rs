// Generated from the equations by `cargo xtask gen`; not edited by hand.

use super::prelude::*;

/// Cotangents of one step of the Renshaw cell without axon.
#[inline(always)]
pub(crate) fn pull<L: Lane, const COEFFS: bool>(x: &StepColumns<'_>, out: &mut StepBars<'_>, cell: usize) {
    let state = fixed::<12>(x.state);
    let coeffs = fixed::<52>(x.coeffs);
    let inward = fixed::<1>(x.inward);
    let slope = fixed::<1>(x.slope);
    let next = fixed::<12>(x.next);
    let trigger = fixed::<2>(x.trigger);
    let membrane = fixed::<1>(x.membrane);
    let state_out = fixed_mut::<12>(out.state);
    let inward_out = fixed_mut::<1>(out.inward);
    let slope_out = fixed_mut::<1>(out.slope);
    let electrode_out = fixed_mut::<1>(out.electrode);
    let membrane_0 = L::load(&membrane[0][cell..]);
    membrane_0.store(&mut electrode_out[0][cell..]);
    let trigger_1 = L::load(&trigger[1][cell..]);
    let t1 = -trigger_1;
    let next_0 = L::load(&next[0][cell..]);
    let trigger_0 = L::load(&trigger[0][cell..]);
    let t4 = next_0 + trigger_0;
    let t5 = t1 - trigger_0;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[51][cell..], t5);
    }
    let state_0 = L::load(&state[0][cell..]);
    let t17 = state_0.max(L::c(-1500.0));
    let t18 = t17.min(L::c(1500.0));
    let coeffs_15 = L::load(&coeffs[15][cell..]);
    let t19 = t18 * coeffs_15;
    let t20 = t19 * L::c(1.4426950408889634);
    let t21 = t20.exp2();
    let t23 = t21 - L::c(1.0);
    let t25 = -t19;
    let t26 = t19.max(t25);
    let t27 = L::select_lt(t26, L::c(0.0001), L::c(1.0), t23);
    let t28 = L::c(1.0) / t27;
    let t29 = t19 * t28;
    let t31 = t19.mul_add(L::c(-0.5), L::c(1.0));
    let t32 = L::select_lt(t26, L::c(0.0001), t31, t29);
    let t33 = t32 * t21;
    let t34 = L::c(1.0) - t33;
    let t35 = t28 * t34;
    let t36 = L::select_lt(t26, L::c(0.0001), L::c(-0.5), t35);
    let state_5 = L::load(&state[5][cell..]);
    let coeffs_16 = L::load(&coeffs[16][cell..]);
    let t39 = state_5 * coeffs_16;
    let t40 = t39 * t21;
    let t41 = L::c(1.0) - t40;
    let t42 = t41 * t36;
    let t43 = t40 * t32;
    let t44 = t43 - t42;
    let t46 = t36 + t36;
    let t47 = t46 + t32;
    let t48 = t28 * t21;
    let t49 = -t48;
    let t50 = t49 * t47;
    let t52 = L::select_lt(t26, L::c(0.0001), L::c(0.16666666666666666), t50);
    let t53 = t41 * t52;
    let t54 = t40 * t47;
    let t55 = t54 - t53;
    let t56 = t55 * coeffs_15;
    let t57 = t56.mul_add(L::c(0.0005), t44);
    let state_3 = L::load(&state[3][cell..]);
    let t59 = state_3 * state_3;
    let coeffs_11 = L::load(&coeffs[11][cell..]);
    let state_4 = L::load(&state[4][cell..]);
    let t62 = coeffs_11 * state_4;
    let t63 = t62 * t59;
    let t64 = t63 * t57;
    let coeffs_21 = L::load(&coeffs[21][cell..]);
    let state_10 = L::load(&state[10][cell..]);
    let t67 = coeffs_21 * state_10;
    let state_11 = L::load(&state[11][cell..]);
    let t68 = t67 * state_11;
    let t69 = state_5 + L::c(0.0005);
    let coeffs_17 = L::load(&coeffs[17][cell..]);
    let t71 = coeffs_17 * state_5;
    let t72 = t71 / t69;
    let state_2 = L::load(&state[2][cell..]);
    let t74 = state_2 * state_2;
    let t75 = t74 * t74;
    let coeffs_9 = L::load(&coeffs[9][cell..]);
    let t77 = coeffs_9 * t75;
    let t78 = t77 + t72;
    let t79 = t78 + t68;
    let coeffs_6 = L::load(&coeffs[6][cell..]);
    let coeffs_7 = L::load(&coeffs[7][cell..]);
    let t83 = t18.mul_add(coeffs_6, coeffs_7);
    let t84 = t83.exp2();
    let t85 = L::c(1.0) + t84;
    let t86 = L::c(1.0) / t85;
    let t87 = t86 * t86;
    let coeffs_5 = L::load(&coeffs[5][cell..]);
    let t89 = coeffs_5 * t86;
    let t90 = t89 * t87;
    let state_1 = L::load(&state[1][cell..]);
    let t91 = t90 * state_1;
    let t92 = t91 + t79;
    let t93 = t92 + t64;
    let coeffs_1 = L::load(&coeffs[1][cell..]);
    let t94 = t93 + coeffs_1;
    let coeffs_0 = L::load(&coeffs[0][cell..]);
    let t95 = t94 + coeffs_0;
    let slope_0 = L::load(&slope[0][cell..]);
    let coeffs_4 = L::load(&coeffs[4][cell..]);
    let t98 = slope_0.mul_add(coeffs_4, t95);
    let coeffs_2 = L::load(&coeffs[2][cell..]);
    let t101 = state_0 - coeffs_2;
    let t102 = coeffs_1 * t101;
    let coeffs_14 = L::load(&coeffs[14][cell..]);
    let t104 = coeffs_14 * t41;
    let t105 = -t104;
    let t106 = t105 * t32;
    let t107 = t63 * t106;
    let state_9 = L::load(&state[9][cell..]);
    let t109 = state_0 - state_9;
    let t110 = t68 * t109;
    let t111 = t72 * t109;
    let t112 = t77 * t109;
    let t113 = t112 + t111;
    let t114 = t113 + t110;
    let state_7 = L::load(&state[7][cell..]);
    let t116 = state_0 - state_7;
    let t117 = t91 * t116;
    let t118 = t117 + t114;
    let t119 = t118 + t107;
    let t120 = t119 + t102;
    let coeffs_3 = L::load(&coeffs[3][cell..]);
    let t121 = t120 + coeffs_3;
    let t122 = -t121;
    let inward_0 = L::load(&inward[0][cell..]);
    let t124 = inward_0.mul_add(coeffs_4, t122);
    let t125 = t124 / t98;
    let t126 = t125.mul_add(L::c(2.0), state_0);
    let t127 = t126.max(L::c(-1500.0));
    let t128 = t127.min(L::c(1500.0));
    let t129 = t128.mul_add(L::c(0.18033688011112042), L::c(11.902234087333948));
    let t130 = t129.exp2();
    let t131 = L::c(1.0) + t130;
    let t132 = L::c(1.0) / t131;
    let t133 = t132 - state_11;
    let next_11 = L::load(&next[11][cell..]);
    let t135 = next_11 * t133;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[23][cell..], t135);
    }
    let coeffs_23 = L::load(&coeffs[23][cell..]);
    let t137 = next_11 * coeffs_23;
    let t138 = next_11 - t137;
    let t141 = t128.mul_add(L::c(-0.18033688011112042), L::c(-6.4921276840003355));
    let t142 = t141.exp2();
    let t143 = L::c(1.0) + t142;
    let t144 = L::c(1.0) / t143;
    let t145 = t144 - state_10;
    let next_10 = L::load(&next[10][cell..]);
    let t147 = next_10 * t145;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[22][cell..], t147);
    }
    let coeffs_22 = L::load(&coeffs[22][cell..]);
    let t149 = next_10 * coeffs_22;
    let t150 = next_10 - t149;
    let t151 = t137 * t132;
    let t152 = -t151;
    let t153 = t152 * t132;
    let t155 = t153 * L::c(0.6931471805599453);
    let t156 = t155 * t130;
    let t157 = t156 * L::c(0.18033688011112042);
    let t158 = t149 * t144;
    let t159 = -t158;
    let t160 = t159 * t144;
    let t161 = t160 * L::c(0.6931471805599453);
    let t162 = t161 * t142;
    let t163 = t162.mul_add(L::c(-0.18033688011112042), t157);
    let t165 = L::select_lt(t127, L::c(1500.0), t163, L::c(0.0));
    let t166 = L::select_lt(L::c(-1500.0), t126, t165, L::c(0.0));
    let t167 = t4 + t166;
    let coeffs_42 = L::load(&coeffs[42][cell..]);
    let t171 = coeffs_42 * L::c(0.99);
    let coeffs_43 = L::load(&coeffs[43][cell..]);
    let t174 = coeffs_43 * L::c(-0.99);
    let t176 = t79.mul_add(t125, t114);
    let coeffs_41 = L::load(&coeffs[41][cell..]);
    let t178 = coeffs_41 * t176;
    let state_8 = L::load(&state[8][cell..]);
    let t179 = t178 - state_8;
    let coeffs_40 = L::load(&coeffs[40][cell..]);
    let t181 = coeffs_40.mul_add(t179, state_8);
    let t182 = t181.max(t174);
    let t183 = t182.min(t171);
    let t184 = coeffs_42 - t183;
    let t185 = coeffs_43 + state_8;
    let t186 = t185 * t184;
    let t187 = coeffs_42 - state_8;
    let t188 = coeffs_43 + t183;
    let t189 = t188.mul_add(t187, t186);
    let t190 = coeffs_42 + coeffs_43;
    let t191 = t183 - state_8;
    let t192 = t191 * t190;
    let t193 = t192 / t189;
    let t194 = t193 * t193;
    let t195 = t194.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let next_9 = L::load(&next[9][cell..]);
    let t197 = next_9 * t195;
    let coeffs_44 = L::load(&coeffs[44][cell..]);
    let t199 = coeffs_44 * t193;
    let t200 = next_9 * t199;
    let t201 = t197 * t193;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[44][cell..], t201);
    }
    let t202 = t197 * coeffs_44;
    let t203 = t200 * L::c(0.3333333333333333);
    let t204 = t203.mul_add(t193, t202);
    let t205 = t203.mul_add(t193, t204);
    let t206 = t205 / t189;
    let t207 = -t206;
    let t208 = t207 * t193;
    let t209 = t208 * t187;
    let t210 = t208 * t188;
    let t211 = t208 * t184;
    let t212 = t208 * t185;
    let t213 = t206 * t190;
    let t214 = t206 * t191;
    let next_8 = L::load(&next[8][cell..]);
    let t216 = next_8 + t213;
    let t217 = -t213;
    let t218 = t214 + t212;
    let t219 = t216 - t212;
    let t220 = t214 + t209;
    let t221 = t219 + t209;
    let t222 = t218 + t210;
    let t223 = t217 - t210;
    let t224 = t220 + t211;
    let t225 = t223 + t211;
    let t226 = L::select_lt(t182, t171, t221, L::c(0.0));
    let t227 = L::select_lt(t182, t171, L::c(0.0), t221);
    let t228 = t227.mul_add(L::c(0.99), t222);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[42][cell..], t228);
    }
    let t229 = L::select_lt(t174, t181, t226, L::c(0.0));
    let t230 = L::select_lt(t174, t181, L::c(0.0), t226);
    let t231 = t230.mul_add(L::c(-0.99), t224);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[43][cell..], t231);
    }
    let t232 = t229 * t179;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[40][cell..], t232);
    }
    let t233 = t229 * coeffs_40;
    let t234 = t225 + t229;
    let t235 = t234 - t233;
    t235.store(&mut state_out[8][cell..]);
    let t236 = t233 * t176;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[41][cell..], t236);
    }
    let t237 = t233 * coeffs_41;
    let t238 = t237 * t125;
    let t239 = t237 * t79;
    let coeffs_37 = L::load(&coeffs[37][cell..]);
    let t241 = coeffs_37 * L::c(0.99);
    let coeffs_38 = L::load(&coeffs[38][cell..]);
    let t243 = coeffs_38 * L::c(-0.99);
    let t245 = t91.mul_add(t125, t117);
    let coeffs_36 = L::load(&coeffs[36][cell..]);
    let t247 = coeffs_36 * t245;
    let state_6 = L::load(&state[6][cell..]);
    let t248 = t247 - state_6;
    let coeffs_35 = L::load(&coeffs[35][cell..]);
    let t250 = coeffs_35.mul_add(t248, state_6);
    let t251 = t250.max(t243);
    let t252 = t251.min(t241);
    let t253 = coeffs_37 - t252;
    let t254 = coeffs_38 + state_6;
    let t255 = t254 * t253;
    let t256 = coeffs_37 - state_6;
    let t257 = coeffs_38 + t252;
    let t258 = t257.mul_add(t256, t255);
    let t259 = coeffs_37 + coeffs_38;
    let t260 = t252 - state_6;
    let t261 = t260 * t259;
    let t262 = t261 / t258;
    let t263 = t262 * t262;
    let t264 = t263.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let next_7 = L::load(&next[7][cell..]);
    let t266 = next_7 * t264;
    let coeffs_39 = L::load(&coeffs[39][cell..]);
    let t268 = coeffs_39 * t262;
    let t269 = next_7 * t268;
    let t270 = t266 * t262;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[39][cell..], t270);
    }
    let t271 = t266 * coeffs_39;
    let t272 = t269 * L::c(0.3333333333333333);
    let t273 = t272.mul_add(t262, t271);
    let t274 = t272.mul_add(t262, t273);
    let t275 = t274 / t258;
    let t276 = -t275;
    let t277 = t276 * t262;
    let t278 = t277 * t256;
    let t279 = t277 * t257;
    let t280 = t277 * t253;
    let t281 = t277 * t254;
    let t282 = t275 * t259;
    let t283 = t275 * t260;
    let next_6 = L::load(&next[6][cell..]);
    let t285 = next_6 + t282;
    let t286 = -t282;
    let t287 = t283 + t281;
    let t288 = t285 - t281;
    let t289 = t283 + t278;
    let t290 = t288 + t278;
    let t291 = t287 + t279;
    let t292 = t286 - t279;
    let t293 = t289 + t280;
    let t294 = t292 + t280;
    let t295 = L::select_lt(t251, t241, t290, L::c(0.0));
    let t296 = L::select_lt(t251, t241, L::c(0.0), t290);
    let t297 = t296.mul_add(L::c(0.99), t291);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[37][cell..], t297);
    }
    let t298 = L::select_lt(t243, t250, t295, L::c(0.0));
    let t299 = L::select_lt(t243, t250, L::c(0.0), t295);
    let t300 = t299.mul_add(L::c(-0.99), t293);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[38][cell..], t300);
    }
    let t301 = t298 * t248;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[35][cell..], t301);
    }
    let t302 = t298 * coeffs_35;
    let t303 = t294 + t298;
    let t304 = t303 - t302;
    t304.store(&mut state_out[6][cell..]);
    let t305 = t302 * t245;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[36][cell..], t305);
    }
    let t306 = t302 * coeffs_36;
    let t307 = t306 * t125;
    let t308 = t306.mul_add(t91, t239);
    let t310 = t64.mul_add(t125, t107);
    let coeffs_20 = L::load(&coeffs[20][cell..]);
    let t312 = coeffs_20 - t310;
    let coeffs_19 = L::load(&coeffs[19][cell..]);
    let t314 = coeffs_19 * t312;
    let t315 = t314.max(L::c(0.0));
    let t316 = t315 + L::c(1e-5);
    let t317 = t316 - state_5;
    let next_5 = L::load(&next[5][cell..]);
    let t319 = next_5 * t317;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[18][cell..], t319);
    }
    let coeffs_18 = L::load(&coeffs[18][cell..]);
    let t321 = next_5 * coeffs_18;
    let t322 = next_5 - t321;
    let t323 = L::select_lt(L::c(0.0), t314, t321, L::c(0.0));
    let t324 = t323 * t312;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[19][cell..], t324);
    }
    let t325 = t323 * coeffs_19;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[20][cell..], t325);
    }
    let t326 = -t325;
    let t327 = t326 * t125;
    let t328 = t326.mul_add(t64, t308);
    let t331 = t128.mul_add(L::c(0.28853900817779266), L::c(12.984255368000671));
    let t332 = t331.exp2();
    let t333 = L::c(1.0) + t332;
    let t334 = L::c(1.0) / t333;
    let t335 = t334 - state_4;
    let next_4 = L::load(&next[4][cell..]);
    let t337 = next_4 * t335;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[13][cell..], t337);
    }
    let coeffs_13 = L::load(&coeffs[13][cell..]);
    let t339 = next_4 * coeffs_13;
    let t340 = next_4 - t339;
    let t343 = t128.mul_add(L::c(-0.28853900817779266), L::c(-8.65617024533378));
    let t344 = t343.exp2();
    let t345 = L::c(1.0) + t344;
    let t346 = L::c(1.0) / t345;
    let t347 = t346 - state_3;
    let next_3 = L::load(&next[3][cell..]);
    let t349 = next_3 * t347;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[12][cell..], t349);
    }
    let coeffs_12 = L::load(&coeffs[12][cell..]);
    let t351 = next_3 * coeffs_12;
    let t352 = next_3 - t351;
    let t353 = t339 * t334;
    let t354 = -t353;
    let t355 = t354 * t334;
    let t356 = t355 * L::c(0.6931471805599453);
    let t357 = t356 * t332;
    let t358 = t357 * L::c(0.28853900817779266);
    let t359 = t351 * t346;
    let t360 = -t359;
    let t361 = t360 * t346;
    let t362 = t361 * L::c(0.6931471805599453);
    let t363 = t362 * t344;
    let t364 = t363.mul_add(L::c(-0.28853900817779266), t358);
    let t365 = L::select_lt(t127, L::c(1500.0), t364, L::c(0.0));
    let t366 = L::select_lt(L::c(-1500.0), t126, t365, L::c(0.0));
    let t367 = t167 + t366;
    let t370 = t128.mul_add(L::c(-0.09617966939259756), L::c(-2.6930307429927316));
    let t371 = t370.exp2();
    let t372 = L::c(1.0) + t371;
    let t373 = L::c(1.0) / t372;
    let t374 = t373 - state_2;
    let next_2 = L::load(&next[2][cell..]);
    let t376 = next_2 * t374;
    let t381 = t128.mul_add(L::c(-0.028853900817779266), L::c(-1.1541560327111708));
    let t382 = t381.exp2();
    let t384 = t128.mul_add(L::c(0.03606737602222408), L::c(1.4426950408889634));
    let t385 = t384.exp2();
    let t386 = t385 + t382;
    let coeffs_10 = L::load(&coeffs[10][cell..]);
    let t387 = t386 * coeffs_10;
    let t388 = t387.min(L::c(60.0));
    let t389 = -t388;
    let t390 = t389.exp2();
    let t391 = L::c(1.0) - t390;
    let t392 = next_2 * t391;
    let t393 = next_2 - t392;
    let t394 = -t376;
    let t395 = t394 * L::c(0.6931471805599453);
    let t396 = t395 * t390;
    let t397 = -t396;
    let t398 = L::select_lt(t387, L::c(60.0), t397, L::c(0.0));
    let t399 = t398 * coeffs_10;
    let t400 = t398 * t386;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[10][cell..], t400);
    }
    let t401 = t392 * t373;
    let t402 = -t401;
    let t403 = t402 * t373;
    let t404 = t403 * L::c(0.6931471805599453);
    let t405 = t404 * t371;
    let t406 = t405 * L::c(-0.09617966939259756);
    let t407 = t399 * L::c(0.6931471805599453);
    let t408 = t407 * t382;
    let t409 = t408.mul_add(L::c(-0.028853900817779266), t406);
    let t410 = t407 * t385;
    let t411 = t410.mul_add(L::c(0.03606737602222408), t409);
    let t412 = L::select_lt(t127, L::c(1500.0), t411, L::c(0.0));
    let t413 = L::select_lt(L::c(-1500.0), t126, t412, L::c(0.0));
    let t414 = t367 + t413;
    let t417 = t128.mul_add(L::c(0.2060992915555662), L::c(11.33546103555614));
    let t418 = t417.exp2();
    let t419 = L::c(1.0) + t418;
    let t420 = L::c(1.0) / t419;
    let t421 = t420 - state_1;
    let next_1 = L::load(&next[1][cell..]);
    let t423 = next_1 * t421;
    let t427 = t128.mul_add(L::c(-0.09016844005556021), L::c(-4.50842200277801));
    let t428 = t427.exp2();
    let t431 = t128.mul_add(L::c(0.09617966939259756), L::c(4.8089834696298785));
    let t432 = t431.exp2();
    let t433 = t432 + t428;
    let coeffs_8 = L::load(&coeffs[8][cell..]);
    let t434 = t433 * coeffs_8;
    let t435 = t434.min(L::c(60.0));
    let t436 = -t435;
    let t437 = t436.exp2();
    let t438 = L::c(1.0) - t437;
    let t439 = next_1 * t438;
    let t440 = next_1 - t439;
    let t441 = -t423;
    let t442 = t441 * L::c(0.6931471805599453);
    let t443 = t442 * t437;
    let t444 = -t443;
    let t445 = L::select_lt(t434, L::c(60.0), t444, L::c(0.0));
    let t446 = t445 * coeffs_8;
    let t447 = t445 * t433;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[8][cell..], t447);
    }
    let t448 = t439 * t420;
    let t449 = -t448;
    let t450 = t449 * t420;
    let t451 = t450 * L::c(0.6931471805599453);
    let t452 = t451 * t418;
    let t453 = t452 * L::c(0.2060992915555662);
    let t454 = t446 * L::c(0.6931471805599453);
    let t455 = t454 * t428;
    let t456 = t455.mul_add(L::c(-0.09016844005556021), t453);
    let t457 = t454 * t432;
    let t458 = t457.mul_add(L::c(0.09617966939259756), t456);
    let t459 = L::select_lt(t127, L::c(1500.0), t458, L::c(0.0));
    let t460 = L::select_lt(L::c(-1500.0), t126, t459, L::c(0.0));
    let t461 = t414 + t460;
    let t462 = t461.mul_add(L::c(2.0), t328);
    let t463 = trigger_1 + t461;
    let t464 = t462 / t98;
    let t465 = -t464;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[3][cell..], t465);
    }
    let t466 = t465 * t125;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[0][cell..], t466);
    }
    let t467 = t464 * coeffs_4;
    t467.store(&mut inward_out[0][cell..]);
    let t468 = t464 * inward_0;
    let t469 = t466 * coeffs_4;
    t469.store(&mut slope_out[0][cell..]);
    let t470 = t466.mul_add(slope_0, t468);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[4][cell..], t470);
    }
    let t471 = t327 + t466;
    let t472 = t326 + t465;
    let t473 = t307 + t466;
    let t474 = t238 + t466;
    let t475 = t306 + t465;
    let t476 = t237 + t465;
    let t477 = t476.mul_add(t109, t474);
    let t478 = t476 * t68;
    let t479 = t463 + t478;
    let t480 = next_9 - t478;
    let t481 = t477 * state_11;
    let t482 = t477.mul_add(t67, t138);
    t482.store(&mut state_out[11][cell..]);
    let t483 = t481 * state_10;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[21][cell..], t483);
    }
    let t484 = t481.mul_add(coeffs_21, t150);
    t484.store(&mut state_out[10][cell..]);
    let t485 = t465.mul_add(t101, t466);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[1][cell..], t485);
    }
    let t486 = t465 * coeffs_1;
    let t487 = t479 + t486;
    let t488 = -t486;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[2][cell..], t488);
    }
    let t489 = t471 * t57;
    let t490 = t471 * t63;
    let t491 = t472.mul_add(t106, t489);
    let t492 = t472 * t63;
    let t493 = t490 * L::c(0.0005);
    let t494 = t492 * t32;
    let t495 = t492 * t105;
    let t496 = -t494;
    let t497 = t496 * t41;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[14][cell..], t497);
    }
    let t498 = t496 * coeffs_14;
    let t499 = t493 * coeffs_15;
    let t500 = t493 * t55;
    let t501 = -t499;
    let t502 = t501.mul_add(t52, t498);
    let t503 = t501 * t41;
    let t504 = t499 * t47;
    let t505 = t499 * t40;
    let t506 = -t490;
    let t507 = t506.mul_add(t36, t502);
    let t508 = t506 * t41;
    let t509 = t490.mul_add(t32, t504);
    let t510 = t490.mul_add(t40, t495);
    let t511 = t509 - t507;
    let t512 = t511 * t21;
    let t513 = t511 * t39;
    let t514 = t512.mul_add(coeffs_16, t322);
    let t515 = t512 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[16][cell..], t515);
    }
    let t516 = L::select_lt(t26, L::c(0.0001), L::c(0.0), t503);
    let t517 = t516 * t47;
    let t518 = t516.mul_add(t49, t505);
    let t519 = -t517;
    let t520 = t519 * t21;
    let t521 = t519.mul_add(t28, t513);
    let t522 = t510 + t518;
    let t523 = t508 + t518;
    let t524 = t523 + t518;
    let t525 = L::select_lt(t26, L::c(0.0001), L::c(0.0), t524);
    let t526 = t525.mul_add(t34, t520);
    let t527 = t525 * t28;
    let t528 = -t527;
    let t529 = t528.mul_add(t21, t522);
    let t530 = t528.mul_add(t32, t521);
    let t531 = L::select_lt(t26, L::c(0.0001), t529, L::c(0.0));
    let t532 = L::select_lt(t26, L::c(0.0001), L::c(0.0), t529);
    let t533 = t532 * t28;
    let t534 = t532.mul_add(t19, t526);
    let t535 = t531.mul_add(L::c(-0.5), t533);
    let t536 = t534 * t28;
    let t537 = -t536;
    let t538 = t537 * t28;
    let t539 = L::select_lt(t26, L::c(0.0001), L::c(0.0), t538);
    let t540 = t530 + t539;
    let t541 = t540 * L::c(0.6931471805599453);
    let t542 = t541 * t21;
    let t543 = t542.mul_add(L::c(1.4426950408889634), t535);
    let t544 = t543 * coeffs_15;
    let t545 = t543.mul_add(t18, t500);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[15][cell..], t545);
    }
    let t546 = L::select_lt(t17, L::c(1500.0), t544, L::c(0.0));
    let t547 = L::select_lt(L::c(-1500.0), state_0, t546, L::c(0.0));
    let t548 = t487 + t547;
    let t549 = t491 * t59;
    let t550 = t491 * t62;
    let t551 = t550.mul_add(state_3, t352);
    let t552 = t550.mul_add(state_3, t551);
    t552.store(&mut state_out[3][cell..]);
    let t553 = t549 * state_4;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[11][cell..], t553);
    }
    let t554 = t549.mul_add(coeffs_11, t340);
    t554.store(&mut state_out[4][cell..]);
    let t555 = t476 * t72;
    let t556 = t548 + t555;
    let t557 = t480 - t555;
    let t558 = t477 / t69;
    let t559 = -t558;
    let t560 = t559 * t72;
    let t561 = t514 + t560;
    let t562 = t558 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[17][cell..], t562);
    }
    let t563 = t558.mul_add(coeffs_17, t561);
    t563.store(&mut state_out[5][cell..]);
    let t564 = t476 * t77;
    let t565 = t556 + t564;
    let t566 = t557 - t564;
    t566.store(&mut state_out[9][cell..]);
    let t567 = t477 * t75;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[9][cell..], t567);
    }
    let t568 = t477 * coeffs_9;
    let t569 = t568 * t74;
    let t570 = t568.mul_add(t74, t569);
    let t571 = t570.mul_add(state_2, t393);
    let t572 = t570.mul_add(state_2, t571);
    t572.store(&mut state_out[2][cell..]);
    let t573 = t475.mul_add(t116, t473);
    let t574 = t475 * t91;
    let t575 = t565 + t574;
    let t576 = next_7 - t574;
    t576.store(&mut state_out[7][cell..]);
    let t577 = t573 * state_1;
    let t578 = t573.mul_add(t90, t440);
    t578.store(&mut state_out[1][cell..]);
    let t579 = t577 * t87;
    let t580 = t577 * t89;
    let t581 = t580 * t86;
    let t582 = t580.mul_add(t86, t581);
    let t583 = t579 * t86;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[5][cell..], t583);
    }
    let t584 = t579.mul_add(coeffs_5, t582);
    let t585 = t584 * t86;
    let t586 = -t585;
    let t587 = t586 * t86;
    let t588 = t587 * L::c(0.6931471805599453);
    let t589 = t588 * t84;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[7][cell..], t589);
    }
    let t590 = t589 * coeffs_6;
    let t591 = t589 * t18;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[6][cell..], t591);
    }
    let t592 = L::select_lt(t17, L::c(1500.0), t590, L::c(0.0));
    let t593 = L::select_lt(L::c(-1500.0), state_0, t592, L::c(0.0));
    let t594 = t575 + t593;
    t594.store(&mut state_out[0][cell..]);
}
