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
    let t140 = t130 + L::c(42.52108200006278);
    let t141 = t130 / t140;
    let t142 = t141 - state_10;
    let next_10 = L::load(&next[10][cell..]);
    let t144 = next_10 * t142;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[22][cell..], t144);
    }
    let coeffs_22 = L::load(&coeffs[22][cell..]);
    let t146 = next_10 * coeffs_22;
    let t147 = next_10 - t146;
    let t148 = t137 * t132;
    let t149 = -t148;
    let t150 = t149 * t132;
    let t151 = t146 / t140;
    let t152 = t150 + t151;
    let t153 = -t151;
    let t154 = t153 * t141;
    let t155 = t152 + t154;
    let t157 = t155 * L::c(0.6931471805599453);
    let t158 = t157 * t130;
    let t159 = t158 * L::c(0.18033688011112042);
    let t161 = L::select_lt(t127, L::c(1500.0), t159, L::c(0.0));
    let t162 = L::select_lt(L::c(-1500.0), t126, t161, L::c(0.0));
    let t163 = t4 + t162;
    let coeffs_42 = L::load(&coeffs[42][cell..]);
    let t167 = L::c(2.0) * coeffs_42;
    let coeffs_43 = L::load(&coeffs[43][cell..]);
    let t168 = t167 * coeffs_43;
    let t169 = coeffs_42 - coeffs_43;
    let t172 = coeffs_42 * L::c(0.99);
    let t174 = coeffs_43 * L::c(-0.99);
    let t175 = t79.mul_add(t125, t114);
    let coeffs_41 = L::load(&coeffs[41][cell..]);
    let t177 = coeffs_41 * t175;
    let state_8 = L::load(&state[8][cell..]);
    let t178 = t177 - state_8;
    let coeffs_40 = L::load(&coeffs[40][cell..]);
    let t180 = coeffs_40.mul_add(t178, state_8);
    let t181 = t180.max(t174);
    let t182 = t181.min(t172);
    let t183 = t182 + state_8;
    let t184 = t183.mul_add(t169, t168);
    let t186 = L::c(-2.0) * t182;
    let t187 = t186.mul_add(state_8, t184);
    let t188 = coeffs_42 + coeffs_43;
    let t189 = t182 - state_8;
    let t190 = t189 * t188;
    let t191 = t190 / t187;
    let t192 = t191 * t191;
    let t193 = t192.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let next_9 = L::load(&next[9][cell..]);
    let t195 = next_9 * t193;
    let coeffs_44 = L::load(&coeffs[44][cell..]);
    let t197 = coeffs_44 * t191;
    let t198 = next_9 * t197;
    let t199 = t195 * t191;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[44][cell..], t199);
    }
    let t200 = t195 * coeffs_44;
    let t201 = t198 * L::c(0.3333333333333333);
    let t202 = t201.mul_add(t191, t200);
    let t203 = t201.mul_add(t191, t202);
    let t204 = t203 / t187;
    let t205 = -t204;
    let t206 = t205 * t191;
    let t207 = t204 * t188;
    let t208 = t204 * t189;
    let next_8 = L::load(&next[8][cell..]);
    let t210 = next_8 + t207;
    let t211 = -t207;
    let t212 = t206 * state_8;
    let t213 = t206.mul_add(t186, t211);
    let t214 = t206 * t169;
    let t215 = t206 * t183;
    let t216 = t210 + t214;
    let t217 = t213 + t214;
    let t218 = t212.mul_add(L::c(-2.0), t216);
    let t219 = t206 * coeffs_43;
    let t220 = t206 * t167;
    let t221 = t219 * L::c(2.0);
    let t222 = t221 + t215;
    let t223 = t220 - t215;
    let t224 = t222 + t208;
    let t225 = t223 + t208;
    let t226 = L::select_lt(t181, t172, t218, L::c(0.0));
    let t227 = L::select_lt(t181, t172, L::c(0.0), t218);
    let t228 = t227.mul_add(L::c(0.99), t224);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[42][cell..], t228);
    }
    let t229 = L::select_lt(t174, t180, t226, L::c(0.0));
    let t230 = L::select_lt(t174, t180, L::c(0.0), t226);
    let t231 = t230.mul_add(L::c(-0.99), t225);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[43][cell..], t231);
    }
    let t232 = t229 * t178;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[40][cell..], t232);
    }
    let t233 = t229 * coeffs_40;
    let t234 = t217 + t229;
    let t235 = t234 - t233;
    t235.store(&mut state_out[8][cell..]);
    let t236 = t233 * t175;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[41][cell..], t236);
    }
    let t237 = t233 * coeffs_41;
    let t238 = t237 * t125;
    let t239 = t237 * t79;
    let coeffs_37 = L::load(&coeffs[37][cell..]);
    let t242 = L::c(2.0) * coeffs_37;
    let coeffs_38 = L::load(&coeffs[38][cell..]);
    let t243 = t242 * coeffs_38;
    let t244 = coeffs_37 - coeffs_38;
    let t246 = coeffs_37 * L::c(0.99);
    let t247 = coeffs_38 * L::c(-0.99);
    let t248 = t91.mul_add(t125, t117);
    let coeffs_36 = L::load(&coeffs[36][cell..]);
    let t250 = coeffs_36 * t248;
    let state_6 = L::load(&state[6][cell..]);
    let t251 = t250 - state_6;
    let coeffs_35 = L::load(&coeffs[35][cell..]);
    let t253 = coeffs_35.mul_add(t251, state_6);
    let t254 = t253.max(t247);
    let t255 = t254.min(t246);
    let t256 = t255 + state_6;
    let t257 = t256.mul_add(t244, t243);
    let t258 = L::c(-2.0) * t255;
    let t259 = t258.mul_add(state_6, t257);
    let t260 = coeffs_37 + coeffs_38;
    let t261 = t255 - state_6;
    let t262 = t261 * t260;
    let t263 = t262 / t259;
    let t264 = t263 * t263;
    let t265 = t264.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let next_7 = L::load(&next[7][cell..]);
    let t267 = next_7 * t265;
    let coeffs_39 = L::load(&coeffs[39][cell..]);
    let t269 = coeffs_39 * t263;
    let t270 = next_7 * t269;
    let t271 = t267 * t263;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[39][cell..], t271);
    }
    let t272 = t267 * coeffs_39;
    let t273 = t270 * L::c(0.3333333333333333);
    let t274 = t273.mul_add(t263, t272);
    let t275 = t273.mul_add(t263, t274);
    let t276 = t275 / t259;
    let t277 = -t276;
    let t278 = t277 * t263;
    let t279 = t276 * t260;
    let t280 = t276 * t261;
    let next_6 = L::load(&next[6][cell..]);
    let t282 = next_6 + t279;
    let t283 = -t279;
    let t284 = t278 * state_6;
    let t285 = t278.mul_add(t258, t283);
    let t286 = t278 * t244;
    let t287 = t278 * t256;
    let t288 = t282 + t286;
    let t289 = t285 + t286;
    let t290 = t284.mul_add(L::c(-2.0), t288);
    let t291 = t278 * coeffs_38;
    let t292 = t278 * t242;
    let t293 = t291 * L::c(2.0);
    let t294 = t293 + t287;
    let t295 = t292 - t287;
    let t296 = t294 + t280;
    let t297 = t295 + t280;
    let t298 = L::select_lt(t254, t246, t290, L::c(0.0));
    let t299 = L::select_lt(t254, t246, L::c(0.0), t290);
    let t300 = t299.mul_add(L::c(0.99), t296);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[37][cell..], t300);
    }
    let t301 = L::select_lt(t247, t253, t298, L::c(0.0));
    let t302 = L::select_lt(t247, t253, L::c(0.0), t298);
    let t303 = t302.mul_add(L::c(-0.99), t297);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[38][cell..], t303);
    }
    let t304 = t301 * t251;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[35][cell..], t304);
    }
    let t305 = t301 * coeffs_35;
    let t306 = t289 + t301;
    let t307 = t306 - t305;
    t307.store(&mut state_out[6][cell..]);
    let t308 = t305 * t248;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[36][cell..], t308);
    }
    let t309 = t305 * coeffs_36;
    let t310 = t309 * t125;
    let t311 = t309.mul_add(t91, t239);
    let t313 = t64.mul_add(t125, t107);
    let coeffs_20 = L::load(&coeffs[20][cell..]);
    let t315 = coeffs_20 - t313;
    let coeffs_19 = L::load(&coeffs[19][cell..]);
    let t317 = coeffs_19 * t315;
    let t318 = t317.max(L::c(0.0));
    let t319 = t318 + L::c(1e-5);
    let t320 = t319 - state_5;
    let next_5 = L::load(&next[5][cell..]);
    let t322 = next_5 * t320;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[18][cell..], t322);
    }
    let coeffs_18 = L::load(&coeffs[18][cell..]);
    let t324 = next_5 * coeffs_18;
    let t325 = next_5 - t324;
    let t326 = L::select_lt(L::c(0.0), t317, t324, L::c(0.0));
    let t327 = t326 * t315;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[19][cell..], t327);
    }
    let t328 = t326 * coeffs_19;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[20][cell..], t328);
    }
    let t329 = -t328;
    let t330 = t329 * t125;
    let t331 = t329.mul_add(t64, t311);
    let t334 = t128.mul_add(L::c(0.28853900817779266), L::c(12.984255368000671));
    let t335 = t334.exp2();
    let t336 = L::c(1.0) + t335;
    let t337 = L::c(1.0) / t336;
    let t338 = t337 - state_4;
    let next_4 = L::load(&next[4][cell..]);
    let t340 = next_4 * t338;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[13][cell..], t340);
    }
    let coeffs_13 = L::load(&coeffs[13][cell..]);
    let t342 = next_4 * coeffs_13;
    let t343 = next_4 - t342;
    let t345 = t335 + L::c(20.085536923187668);
    let t346 = t335 / t345;
    let t347 = t346 - state_3;
    let next_3 = L::load(&next[3][cell..]);
    let t349 = next_3 * t347;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[12][cell..], t349);
    }
    let coeffs_12 = L::load(&coeffs[12][cell..]);
    let t351 = next_3 * coeffs_12;
    let t352 = next_3 - t351;
    let t353 = t342 * t337;
    let t354 = -t353;
    let t355 = t354 * t337;
    let t356 = t351 / t345;
    let t357 = t355 + t356;
    let t358 = -t356;
    let t359 = t358 * t346;
    let t360 = t357 + t359;
    let t361 = t360 * L::c(0.6931471805599453);
    let t362 = t361 * t335;
    let t363 = t362 * L::c(0.28853900817779266);
    let t364 = L::select_lt(t127, L::c(1500.0), t363, L::c(0.0));
    let t365 = L::select_lt(L::c(-1500.0), t126, t364, L::c(0.0));
    let t366 = t163 + t365;
    let t370 = t128.mul_add(L::c(0.09617966939259756), L::c(4.8089834696298785));
    let t371 = t370.exp2();
    let t372 = t371 + L::c(4.334761826185209);
    let t373 = t371 / t372;
    let t374 = state_2 - t373;
    let next_2 = L::load(&next[2][cell..]);
    let t376 = next_2 * t374;
    let t381 = t128.mul_add(L::c(-0.028853900817779266), L::c(-1.1541560327111708));
    let t382 = t381.exp2();
    let t384 = t128.mul_add(L::c(0.03606737602222408), L::c(1.4426950408889634));
    let t385 = t384.exp2();
    let t386 = t385 + t382;
    let coeffs_10 = L::load(&coeffs[10][cell..]);
    let t387 = t386 * coeffs_10;
    let t388 = t387.max(L::c(-60.0));
    let t389 = t388.exp2();
    let t390 = next_2 * t389;
    let t391 = next_2 - t390;
    let t392 = t376 * L::c(0.6931471805599453);
    let t393 = t392 * t389;
    let t394 = L::select_lt(L::c(-60.0), t387, t393, L::c(0.0));
    let t397 = t128.mul_add(L::c(0.2060992915555662), L::c(11.33546103555614));
    let t398 = t397.exp2();
    let t399 = L::c(1.0) + t398;
    let t400 = L::c(1.0) / t399;
    let t401 = state_1 - t400;
    let next_1 = L::load(&next[1][cell..]);
    let t403 = next_1 * t401;
    let t407 = t128.mul_add(L::c(-0.09016844005556021), L::c(-4.50842200277801));
    let t408 = t407.exp2();
    let t409 = t371 + t408;
    let coeffs_8 = L::load(&coeffs[8][cell..]);
    let t410 = t409 * coeffs_8;
    let t411 = t410.max(L::c(-60.0));
    let t412 = t411.exp2();
    let t413 = next_1 * t412;
    let t414 = next_1 - t413;
    let t415 = t403 * L::c(0.6931471805599453);
    let t416 = t415 * t412;
    let t417 = L::select_lt(L::c(-60.0), t410, t416, L::c(0.0));
    let t418 = t366.mul_add(L::c(2.0), t331);
    let t419 = trigger_1 + t366;
    let t420 = t394 * coeffs_10;
    let t421 = t394 * t386;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[10][cell..], t421);
    }
    let t422 = t391 / t372;
    let t423 = -t422;
    let t424 = t423 * t373;
    let t425 = t422 + t424;
    let t426 = t417 * coeffs_8;
    let t427 = t417 * t409;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[8][cell..], t427);
    }
    let t428 = t414 * t400;
    let t429 = -t428;
    let t430 = t429 * t400;
    let t431 = t430 * L::c(0.6931471805599453);
    let t432 = t431 * t398;
    let t433 = t432 * L::c(0.2060992915555662);
    let t434 = t420 * L::c(0.6931471805599453);
    let t435 = t434 * t382;
    let t436 = t435.mul_add(L::c(-0.028853900817779266), t433);
    let t437 = t434 * t385;
    let t438 = t437.mul_add(L::c(0.03606737602222408), t436);
    let t439 = t425 + t426;
    let t440 = t426 * L::c(0.6931471805599453);
    let t441 = t440 * t408;
    let t442 = t441.mul_add(L::c(-0.09016844005556021), t438);
    let t443 = t439 * L::c(0.6931471805599453);
    let t444 = t443 * t371;
    let t445 = t444.mul_add(L::c(0.09617966939259756), t442);
    let t446 = L::select_lt(t127, L::c(1500.0), t445, L::c(0.0));
    let t447 = L::select_lt(L::c(-1500.0), t126, t446, L::c(0.0));
    let t448 = t447.mul_add(L::c(2.0), t418);
    let t449 = t419 + t447;
    let t450 = t448 / t98;
    let t451 = -t450;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[3][cell..], t451);
    }
    let t452 = t451 * t125;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[0][cell..], t452);
    }
    let t453 = t450 * coeffs_4;
    t453.store(&mut inward_out[0][cell..]);
    let t454 = t450 * inward_0;
    let t455 = t452 * coeffs_4;
    t455.store(&mut slope_out[0][cell..]);
    let t456 = t452.mul_add(slope_0, t454);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[4][cell..], t456);
    }
    let t457 = t330 + t452;
    let t458 = t329 + t451;
    let t459 = t310 + t452;
    let t460 = t238 + t452;
    let t461 = t309 + t451;
    let t462 = t237 + t451;
    let t463 = t462.mul_add(t109, t460);
    let t464 = t462 * t68;
    let t465 = t449 + t464;
    let t466 = next_9 - t464;
    let t467 = t463 * state_11;
    let t468 = t463.mul_add(t67, t138);
    t468.store(&mut state_out[11][cell..]);
    let t469 = t467 * state_10;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[21][cell..], t469);
    }
    let t470 = t467.mul_add(coeffs_21, t147);
    t470.store(&mut state_out[10][cell..]);
    let t471 = t451.mul_add(t101, t452);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[1][cell..], t471);
    }
    let t472 = t451 * coeffs_1;
    let t473 = t465 + t472;
    let t474 = -t472;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[2][cell..], t474);
    }
    let t475 = t457 * t57;
    let t476 = t457 * t63;
    let t477 = t458.mul_add(t106, t475);
    let t478 = t458 * t63;
    let t479 = t476 * L::c(0.0005);
    let t480 = t478 * t32;
    let t481 = t478 * t105;
    let t482 = -t480;
    let t483 = t482 * t41;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[14][cell..], t483);
    }
    let t484 = t482 * coeffs_14;
    let t485 = t479 * coeffs_15;
    let t486 = t479 * t55;
    let t487 = -t485;
    let t488 = t487.mul_add(t52, t484);
    let t489 = t487 * t41;
    let t490 = t485 * t47;
    let t491 = t485 * t40;
    let t492 = -t476;
    let t493 = t492.mul_add(t36, t488);
    let t494 = t492 * t41;
    let t495 = t476.mul_add(t32, t490);
    let t496 = t476.mul_add(t40, t481);
    let t497 = t495 - t493;
    let t498 = t497 * t21;
    let t499 = t497 * t39;
    let t500 = t498.mul_add(coeffs_16, t325);
    let t501 = t498 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[16][cell..], t501);
    }
    let t502 = L::select_lt(t26, L::c(0.0001), L::c(0.0), t489);
    let t503 = t502 * t47;
    let t504 = t502.mul_add(t49, t491);
    let t505 = -t503;
    let t506 = t505 * t21;
    let t507 = t505.mul_add(t28, t499);
    let t508 = t496 + t504;
    let t509 = t494 + t504;
    let t510 = t509 + t504;
    let t511 = L::select_lt(t26, L::c(0.0001), L::c(0.0), t510);
    let t512 = t511.mul_add(t34, t506);
    let t513 = t511 * t28;
    let t514 = -t513;
    let t515 = t514.mul_add(t21, t508);
    let t516 = t514.mul_add(t32, t507);
    let t517 = L::select_lt(t26, L::c(0.0001), t515, L::c(0.0));
    let t518 = L::select_lt(t26, L::c(0.0001), L::c(0.0), t515);
    let t519 = t518 * t28;
    let t520 = t518.mul_add(t19, t512);
    let t521 = t517.mul_add(L::c(-0.5), t519);
    let t522 = t520 * t28;
    let t523 = -t522;
    let t524 = t523 * t28;
    let t525 = L::select_lt(t26, L::c(0.0001), L::c(0.0), t524);
    let t526 = t516 + t525;
    let t527 = t526 * L::c(0.6931471805599453);
    let t528 = t527 * t21;
    let t529 = t528.mul_add(L::c(1.4426950408889634), t521);
    let t530 = t529 * coeffs_15;
    let t531 = t529.mul_add(t18, t486);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[15][cell..], t531);
    }
    let t532 = L::select_lt(t17, L::c(1500.0), t530, L::c(0.0));
    let t533 = L::select_lt(L::c(-1500.0), state_0, t532, L::c(0.0));
    let t534 = t473 + t533;
    let t535 = t477 * t59;
    let t536 = t477 * t62;
    let t537 = t536.mul_add(state_3, t352);
    let t538 = t536.mul_add(state_3, t537);
    t538.store(&mut state_out[3][cell..]);
    let t539 = t535 * state_4;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[11][cell..], t539);
    }
    let t540 = t535.mul_add(coeffs_11, t343);
    t540.store(&mut state_out[4][cell..]);
    let t541 = t462 * t72;
    let t542 = t534 + t541;
    let t543 = t466 - t541;
    let t544 = t463 / t69;
    let t545 = -t544;
    let t546 = t545 * t72;
    let t547 = t500 + t546;
    let t548 = t544 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[17][cell..], t548);
    }
    let t549 = t544.mul_add(coeffs_17, t547);
    t549.store(&mut state_out[5][cell..]);
    let t550 = t462 * t77;
    let t551 = t542 + t550;
    let t552 = t543 - t550;
    t552.store(&mut state_out[9][cell..]);
    let t553 = t463 * t75;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[9][cell..], t553);
    }
    let t554 = t463 * coeffs_9;
    let t555 = t554 * t74;
    let t556 = t554.mul_add(t74, t555);
    let t557 = t556.mul_add(state_2, t390);
    let t558 = t556.mul_add(state_2, t557);
    t558.store(&mut state_out[2][cell..]);
    let t559 = t461.mul_add(t116, t459);
    let t560 = t461 * t91;
    let t561 = t551 + t560;
    let t562 = next_7 - t560;
    t562.store(&mut state_out[7][cell..]);
    let t563 = t559 * state_1;
    let t564 = t559.mul_add(t90, t413);
    t564.store(&mut state_out[1][cell..]);
    let t565 = t563 * t87;
    let t566 = t563 * t89;
    let t567 = t566 * t86;
    let t568 = t566.mul_add(t86, t567);
    let t569 = t565 * t86;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[5][cell..], t569);
    }
    let t570 = t565.mul_add(coeffs_5, t568);
    let t571 = t570 * t86;
    let t572 = -t571;
    let t573 = t572 * t86;
    let t574 = t573 * L::c(0.6931471805599453);
    let t575 = t574 * t84;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[7][cell..], t575);
    }
    let t576 = t575 * coeffs_6;
    let t577 = t575 * t18;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[6][cell..], t577);
    }
    let t578 = L::select_lt(t17, L::c(1500.0), t576, L::c(0.0));
    let t579 = L::select_lt(L::c(-1500.0), state_0, t578, L::c(0.0));
    let t580 = t561 + t579;
    t580.store(&mut state_out[0][cell..]);
}
