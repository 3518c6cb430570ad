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
    let state_0 = L::load(&state[0][cell..]);
    let t51 = state_0.max(L::c(-1500.0));
    let t53 = t51.min(L::c(1500.0));
    let coeffs_6 = L::load(&coeffs[6][cell..]);
    let coeffs_7 = L::load(&coeffs[7][cell..]);
    let t54 = t53.mul_add(coeffs_6, coeffs_7);
    let t55 = t54.exp2();
    let t56 = L::c(1.0) + t55;
    let t57 = L::c(1.0) / t56;
    let coeffs_5 = L::load(&coeffs[5][cell..]);
    let t58 = coeffs_5 * t57;
    let t59 = t57 * t57;
    let t60 = t58 * t59;
    let state_1 = L::load(&state[1][cell..]);
    let t61 = t60 * state_1;
    let state_7 = L::load(&state[7][cell..]);
    let t62 = state_0 - state_7;
    let t63 = t61 * t62;
    let state_2 = L::load(&state[2][cell..]);
    let t64 = state_2 * state_2;
    let t65 = t64 * t64;
    let coeffs_9 = L::load(&coeffs[9][cell..]);
    let t66 = coeffs_9 * t65;
    let state_9 = L::load(&state[9][cell..]);
    let t67 = state_0 - state_9;
    let t68 = t66 * t67;
    let coeffs_17 = L::load(&coeffs[17][cell..]);
    let state_5 = L::load(&state[5][cell..]);
    let t69 = coeffs_17 * state_5;
    let t71 = state_5 + L::c(0.0005);
    let t72 = t69 / t71;
    let t73 = t72 * t67;
    let t74 = t68 + t73;
    let t75 = t66 + t72;
    let coeffs_11 = L::load(&coeffs[11][cell..]);
    let state_4 = L::load(&state[4][cell..]);
    let t76 = coeffs_11 * state_4;
    let state_3 = L::load(&state[3][cell..]);
    let t77 = state_3 * state_3;
    let t78 = t76 * t77;
    let coeffs_15 = L::load(&coeffs[15][cell..]);
    let t79 = t53 * coeffs_15;
    let t81 = t79 * L::c(1.4426950408889634);
    let t82 = t81.exp2();
    let t83 = -t79;
    let t84 = t79.max(t83);
    let t86 = t82 - L::c(1.0);
    let t87 = L::select_lt(t84, L::c(0.0001), L::c(1.0), t86);
    let t88 = L::c(1.0) / t87;
    let t90 = t79.mul_add(L::c(-0.5), L::c(1.0));
    let t91 = t79 * t88;
    let t92 = L::select_lt(t84, L::c(0.0001), t90, t91);
    let t93 = t92 * t82;
    let t94 = L::c(1.0) - t93;
    let t95 = t88 * t94;
    let t96 = L::select_lt(t84, L::c(0.0001), L::c(-0.5), t95);
    let t97 = t96 + t96;
    let t98 = t97 + t92;
    let t100 = t88 * t82;
    let t101 = -t100;
    let t102 = t101 * t98;
    let t103 = L::select_lt(t84, L::c(0.0001), L::c(0.16666666666666666), t102);
    let coeffs_16 = L::load(&coeffs[16][cell..]);
    let t104 = state_5 * coeffs_16;
    let t105 = t104 * t82;
    let t106 = L::c(1.0) - t105;
    let t107 = t105 * t92;
    let t108 = t106 * t96;
    let t109 = t107 - t108;
    let t110 = t105 * t98;
    let t111 = t106 * t103;
    let t112 = t110 - t111;
    let t113 = t112 * coeffs_15;
    let coeffs_14 = L::load(&coeffs[14][cell..]);
    let t114 = coeffs_14 * t106;
    let t115 = -t114;
    let t116 = t115 * t92;
    let t117 = t113.mul_add(L::c(0.0005), t109);
    let t118 = t78 * t116;
    let t119 = t78 * t117;
    let coeffs_2 = L::load(&coeffs[2][cell..]);
    let t120 = state_0 - coeffs_2;
    let coeffs_1 = L::load(&coeffs[1][cell..]);
    let t121 = coeffs_1 * t120;
    let coeffs_21 = L::load(&coeffs[21][cell..]);
    let state_10 = L::load(&state[10][cell..]);
    let t122 = coeffs_21 * state_10;
    let state_11 = L::load(&state[11][cell..]);
    let t123 = t122 * state_11;
    let t124 = t123 * t67;
    let t125 = t74 + t124;
    let t126 = t75 + t123;
    let t127 = t63 + t125;
    let t128 = t61 + t126;
    let t129 = t127 + t118;
    let t130 = t128 + t119;
    let t131 = t129 + t121;
    let t132 = t130 + coeffs_1;
    let coeffs_0 = L::load(&coeffs[0][cell..]);
    let t133 = t132 + coeffs_0;
    let slope_0 = L::load(&slope[0][cell..]);
    let coeffs_4 = L::load(&coeffs[4][cell..]);
    let t134 = slope_0.mul_add(coeffs_4, t133);
    let coeffs_3 = L::load(&coeffs[3][cell..]);
    let t135 = t131 + coeffs_3;
    let t136 = -t135;
    let inward_0 = L::load(&inward[0][cell..]);
    let t137 = inward_0.mul_add(coeffs_4, t136);
    let t138 = t137 / t134;
    let t140 = t138.mul_add(L::c(2.0), state_0);
    let t141 = t140.max(L::c(-1500.0));
    let t142 = t141.min(L::c(1500.0));
    let t145 = t142.mul_add(L::c(0.09617966939259756), L::c(4.8089834696298785));
    let t146 = t145.exp2();
    let t149 = t142.mul_add(L::c(-0.09016844005556021), L::c(-4.50842200277801));
    let t150 = t149.exp2();
    let t151 = t146 + t150;
    let t153 = t142.mul_add(L::c(0.03606737602222408), L::c(1.4426950408889634));
    let t154 = t153.exp2();
    let t157 = t142.mul_add(L::c(-0.028853900817779266), L::c(-1.1541560327111708));
    let t158 = t157.exp2();
    let t159 = t154 + t158;
    let t162 = t142.mul_add(L::c(0.2060992915555662), L::c(11.33546103555614));
    let t163 = t162.exp2();
    let t164 = L::c(1.0) + t163;
    let t165 = L::c(1.0) / t164;
    let coeffs_8 = L::load(&coeffs[8][cell..]);
    let t166 = t151 * coeffs_8;
    let t168 = t146 + L::c(4.334761826185209);
    let t169 = t146 / t168;
    let coeffs_10 = L::load(&coeffs[10][cell..]);
    let t170 = t159 * coeffs_10;
    let t172 = t166.max(L::c(-60.0));
    let t173 = t172.exp2();
    let t174 = state_1 - t165;
    let t175 = t170.max(L::c(-60.0));
    let t176 = t175.exp2();
    let t177 = state_2 - t169;
    let t180 = t142.mul_add(L::c(0.28853900817779266), L::c(12.984255368000671));
    let t181 = t180.exp2();
    let t183 = t181 + L::c(20.085536923187668);
    let t184 = t181 / t183;
    let t185 = L::c(1.0) + t181;
    let t186 = L::c(1.0) / t185;
    let t187 = t184 - state_3;
    let t188 = t186 - state_4;
    let t189 = t119.mul_add(t138, t118);
    let coeffs_20 = L::load(&coeffs[20][cell..]);
    let t190 = coeffs_20 - t189;
    let coeffs_19 = L::load(&coeffs[19][cell..]);
    let t191 = coeffs_19 * t190;
    let t192 = t191.max(L::c(0.0));
    let t194 = t192 + L::c(1e-5);
    let t195 = t194 - state_5;
    let t196 = t61.mul_add(t138, t63);
    let coeffs_36 = L::load(&coeffs[36][cell..]);
    let t197 = coeffs_36 * t196;
    let state_6 = L::load(&state[6][cell..]);
    let t198 = t197 - state_6;
    let coeffs_35 = L::load(&coeffs[35][cell..]);
    let t199 = coeffs_35.mul_add(t198, state_6);
    let coeffs_38 = L::load(&coeffs[38][cell..]);
    let t201 = coeffs_38 * L::c(-0.99);
    let t202 = t199.max(t201);
    let coeffs_37 = L::load(&coeffs[37][cell..]);
    let t204 = coeffs_37 * L::c(0.99);
    let t205 = t202.min(t204);
    let t206 = coeffs_37 + coeffs_38;
    let t207 = coeffs_37 - coeffs_38;
    let t208 = L::c(2.0) * coeffs_37;
    let t209 = t208 * coeffs_38;
    let t211 = L::c(-2.0) * t205;
    let t212 = t205 + state_6;
    let t213 = t212.mul_add(t207, t209);
    let t214 = t211.mul_add(state_6, t213);
    let t215 = t205 - state_6;
    let t216 = t215 * t206;
    let t217 = t216 / t214;
    let t218 = t217 * t217;
    let t220 = t218.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let coeffs_39 = L::load(&coeffs[39][cell..]);
    let t221 = coeffs_39 * t217;
    let t222 = t126.mul_add(t138, t125);
    let coeffs_41 = L::load(&coeffs[41][cell..]);
    let t223 = coeffs_41 * t222;
    let state_8 = L::load(&state[8][cell..]);
    let t224 = t223 - state_8;
    let coeffs_40 = L::load(&coeffs[40][cell..]);
    let t225 = coeffs_40.mul_add(t224, state_8);
    let coeffs_43 = L::load(&coeffs[43][cell..]);
    let t226 = coeffs_43 * L::c(-0.99);
    let t227 = t225.max(t226);
    let coeffs_42 = L::load(&coeffs[42][cell..]);
    let t228 = coeffs_42 * L::c(0.99);
    let t229 = t227.min(t228);
    let t230 = coeffs_42 + coeffs_43;
    let t231 = coeffs_42 - coeffs_43;
    let t232 = L::c(2.0) * coeffs_42;
    let t233 = t232 * coeffs_43;
    let t234 = L::c(-2.0) * t229;
    let t235 = t229 + state_8;
    let t236 = t235.mul_add(t231, t233);
    let t237 = t234.mul_add(state_8, t236);
    let t238 = t229 - state_8;
    let t239 = t238 * t230;
    let t240 = t239 / t237;
    let t241 = t240 * t240;
    let t242 = t241.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let coeffs_44 = L::load(&coeffs[44][cell..]);
    let t243 = coeffs_44 * t240;
    let t246 = t142.mul_add(L::c(0.18033688011112042), L::c(11.902234087333948));
    let t247 = t246.exp2();
    let t249 = t247 + L::c(42.52108200006278);
    let t250 = t247 / t249;
    let t251 = L::c(1.0) + t247;
    let t252 = L::c(1.0) / t251;
    let t253 = t250 - state_10;
    let t254 = t252 - state_11;
    let trigger_1 = L::load(&trigger[1][cell..]);
    let t270 = -trigger_1;
    let next_0 = L::load(&next[0][cell..]);
    let trigger_0 = L::load(&trigger[0][cell..]);
    let t271 = next_0 + trigger_0;
    let t272 = t270 - trigger_0;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[51][cell..], t272);
    }
    let next_11 = L::load(&next[11][cell..]);
    let t273 = next_11 * t254;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[23][cell..], t273);
    }
    let coeffs_23 = L::load(&coeffs[23][cell..]);
    let t274 = next_11 * coeffs_23;
    let t275 = next_11 - t274;
    let next_10 = L::load(&next[10][cell..]);
    let t276 = next_10 * t253;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[22][cell..], t276);
    }
    let coeffs_22 = L::load(&coeffs[22][cell..]);
    let t277 = next_10 * coeffs_22;
    let t278 = next_10 - t277;
    let t279 = t274 * t252;
    let t280 = -t279;
    let t281 = t280 * t252;
    let t282 = t277 / t249;
    let t283 = t281 + t282;
    let t284 = -t282;
    let t285 = t284 * t250;
    let t286 = t283 + t285;
    let t288 = t286 * L::c(0.6931471805599453);
    let t289 = t288 * t247;
    let t290 = t289 * L::c(0.18033688011112042);
    let t291 = L::select_lt(t141, L::c(1500.0), t290, L::c(0.0));
    let t292 = L::select_lt(L::c(-1500.0), t140, t291, L::c(0.0));
    let t293 = t271 + t292;
    let next_9 = L::load(&next[9][cell..]);
    let t294 = next_9 * t242;
    let t295 = next_9 * t243;
    let t296 = t294 * t240;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[44][cell..], t296);
    }
    let t297 = t294 * coeffs_44;
    let t298 = t295 * L::c(0.3333333333333333);
    let t299 = t298.mul_add(t240, t297);
    let t300 = t298.mul_add(t240, t299);
    let t301 = t300 / t237;
    let t302 = -t301;
    let t303 = t302 * t240;
    let t304 = t301 * t230;
    let t305 = t301 * t238;
    let next_8 = L::load(&next[8][cell..]);
    let t306 = next_8 + t304;
    let t307 = -t304;
    let t308 = t303 * state_8;
    let t309 = t303.mul_add(t234, t307);
    let t310 = t303 * t231;
    let t311 = t303 * t235;
    let t312 = t306 + t310;
    let t313 = t309 + t310;
    let t314 = t308.mul_add(L::c(-2.0), t312);
    let t315 = t303 * coeffs_43;
    let t316 = t303 * t232;
    let t317 = t315 * L::c(2.0);
    let t318 = t317 + t311;
    let t319 = t316 - t311;
    let t320 = t318 + t305;
    let t321 = t319 + t305;
    let t322 = L::select_lt(t227, t228, t314, L::c(0.0));
    let t323 = L::select_lt(t227, t228, L::c(0.0), t314);
    let t324 = t323.mul_add(L::c(0.99), t320);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[42][cell..], t324);
    }
    let t325 = L::select_lt(t226, t225, t322, L::c(0.0));
    let t326 = L::select_lt(t226, t225, L::c(0.0), t322);
    let t327 = t326.mul_add(L::c(-0.99), t321);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[43][cell..], t327);
    }
    let t328 = t325 * t224;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[40][cell..], t328);
    }
    let t329 = t325 * coeffs_40;
    let t330 = t313 + t325;
    let t331 = t330 - t329;
    t331.store(&mut state_out[8][cell..]);
    let t332 = t329 * t222;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[41][cell..], t332);
    }
    let t333 = t329 * coeffs_41;
    let t334 = t333 * t138;
    let t335 = t333 * t126;
    let next_7 = L::load(&next[7][cell..]);
    let t336 = next_7 * t220;
    let t337 = next_7 * t221;
    let t338 = t336 * t217;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[39][cell..], t338);
    }
    let t339 = t336 * coeffs_39;
    let t340 = t337 * L::c(0.3333333333333333);
    let t341 = t340.mul_add(t217, t339);
    let t342 = t340.mul_add(t217, t341);
    let t343 = t342 / t214;
    let t344 = -t343;
    let t345 = t344 * t217;
    let t346 = t343 * t206;
    let t347 = t343 * t215;
    let next_6 = L::load(&next[6][cell..]);
    let t348 = next_6 + t346;
    let t349 = -t346;
    let t350 = t345 * state_6;
    let t351 = t345.mul_add(t211, t349);
    let t352 = t345 * t207;
    let t353 = t345 * t212;
    let t354 = t348 + t352;
    let t355 = t351 + t352;
    let t356 = t350.mul_add(L::c(-2.0), t354);
    let t357 = t345 * coeffs_38;
    let t358 = t345 * t208;
    let t359 = t357 * L::c(2.0);
    let t360 = t359 + t353;
    let t361 = t358 - t353;
    let t362 = t360 + t347;
    let t363 = t361 + t347;
    let t364 = L::select_lt(t202, t204, t356, L::c(0.0));
    let t365 = L::select_lt(t202, t204, L::c(0.0), t356);
    let t366 = t365.mul_add(L::c(0.99), t362);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[37][cell..], t366);
    }
    let t367 = L::select_lt(t201, t199, t364, L::c(0.0));
    let t368 = L::select_lt(t201, t199, L::c(0.0), t364);
    let t369 = t368.mul_add(L::c(-0.99), t363);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[38][cell..], t369);
    }
    let t370 = t367 * t198;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[35][cell..], t370);
    }
    let t371 = t367 * coeffs_35;
    let t372 = t355 + t367;
    let t373 = t372 - t371;
    t373.store(&mut state_out[6][cell..]);
    let t374 = t371 * t196;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[36][cell..], t374);
    }
    let t375 = t371 * coeffs_36;
    let t376 = t375 * t138;
    let t377 = t375.mul_add(t61, t335);
    let next_5 = L::load(&next[5][cell..]);
    let t378 = next_5 * t195;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[18][cell..], t378);
    }
    let coeffs_18 = L::load(&coeffs[18][cell..]);
    let t379 = next_5 * coeffs_18;
    let t380 = next_5 - t379;
    let t381 = L::select_lt(L::c(0.0), t191, t379, L::c(0.0));
    let t382 = t381 * t190;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[19][cell..], t382);
    }
    let t383 = t381 * coeffs_19;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[20][cell..], t383);
    }
    let t384 = -t383;
    let t385 = t384 * t138;
    let t386 = t384.mul_add(t119, t377);
    let next_4 = L::load(&next[4][cell..]);
    let t387 = next_4 * t188;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[13][cell..], t387);
    }
    let coeffs_13 = L::load(&coeffs[13][cell..]);
    let t388 = next_4 * coeffs_13;
    let t389 = next_4 - t388;
    let next_3 = L::load(&next[3][cell..]);
    let t390 = next_3 * t187;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[12][cell..], t390);
    }
    let coeffs_12 = L::load(&coeffs[12][cell..]);
    let t391 = next_3 * coeffs_12;
    let t392 = next_3 - t391;
    let t393 = t388 * t186;
    let t394 = -t393;
    let t395 = t394 * t186;
    let t396 = t391 / t183;
    let t397 = t395 + t396;
    let t398 = -t396;
    let t399 = t398 * t184;
    let t400 = t397 + t399;
    let t401 = t400 * L::c(0.6931471805599453);
    let t402 = t401 * t181;
    let t403 = t402 * L::c(0.28853900817779266);
    let t404 = L::select_lt(t141, L::c(1500.0), t403, L::c(0.0));
    let t405 = L::select_lt(L::c(-1500.0), t140, t404, L::c(0.0));
    let t406 = t293 + t405;
    let next_2 = L::load(&next[2][cell..]);
    let t407 = next_2 * t177;
    let t408 = next_2 * t176;
    let t409 = next_2 - t408;
    let t410 = t407 * L::c(0.6931471805599453);
    let t411 = t410 * t176;
    let t412 = L::select_lt(L::c(-60.0), t170, t411, L::c(0.0));
    let next_1 = L::load(&next[1][cell..]);
    let t413 = next_1 * t174;
    let t414 = next_1 * t173;
    let t415 = next_1 - t414;
    let t416 = t413 * L::c(0.6931471805599453);
    let t417 = t416 * t173;
    let t418 = L::select_lt(L::c(-60.0), t166, t417, L::c(0.0));
    let t419 = t406.mul_add(L::c(2.0), t386);
    let t420 = trigger_1 + t406;
    let t421 = t412 * coeffs_10;
    let t422 = t412 * t159;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[10][cell..], t422);
    }
    let t423 = t409 / t168;
    let t424 = -t423;
    let t425 = t424 * t169;
    let t426 = t423 + t425;
    let t427 = t418 * coeffs_8;
    let t428 = t418 * t151;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[8][cell..], t428);
    }
    let t429 = t415 * t165;
    let t430 = -t429;
    let t431 = t430 * t165;
    let t432 = t431 * L::c(0.6931471805599453);
    let t433 = t432 * t163;
    let t434 = t433 * L::c(0.2060992915555662);
    let t435 = t421 * L::c(0.6931471805599453);
    let t436 = t435 * t158;
    let t437 = t436.mul_add(L::c(-0.028853900817779266), t434);
    let t438 = t435 * t154;
    let t439 = t438.mul_add(L::c(0.03606737602222408), t437);
    let t440 = t426 + t427;
    let t441 = t427 * L::c(0.6931471805599453);
    let t442 = t441 * t150;
    let t443 = t442.mul_add(L::c(-0.09016844005556021), t439);
    let t444 = t440 * L::c(0.6931471805599453);
    let t445 = t444 * t146;
    let t446 = t445.mul_add(L::c(0.09617966939259756), t443);
    let t447 = L::select_lt(t141, L::c(1500.0), t446, L::c(0.0));
    let t448 = L::select_lt(L::c(-1500.0), t140, t447, L::c(0.0));
    let t449 = t448.mul_add(L::c(2.0), t419);
    let t450 = t420 + t448;
    let t451 = t449 / t134;
    let t452 = -t451;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[3][cell..], t452);
    }
    let t453 = t452 * t138;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[0][cell..], t453);
    }
    let t454 = t451 * coeffs_4;
    t454.store(&mut inward_out[0][cell..]);
    let t455 = t451 * inward_0;
    let t456 = t453 * coeffs_4;
    t456.store(&mut slope_out[0][cell..]);
    let t457 = t453.mul_add(slope_0, t455);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[4][cell..], t457);
    }
    let t458 = t385 + t453;
    let t459 = t384 + t452;
    let t460 = t376 + t453;
    let t461 = t334 + t453;
    let t462 = t375 + t452;
    let t463 = t333 + t452;
    let t464 = t463.mul_add(t67, t461);
    let t465 = t463 * t123;
    let t466 = t450 + t465;
    let t467 = next_9 - t465;
    let t468 = t464 * state_11;
    let t469 = t464.mul_add(t122, t275);
    t469.store(&mut state_out[11][cell..]);
    let t470 = t468 * state_10;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[21][cell..], t470);
    }
    let t471 = t468.mul_add(coeffs_21, t278);
    t471.store(&mut state_out[10][cell..]);
    let t472 = t452.mul_add(t120, t453);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[1][cell..], t472);
    }
    let t473 = t452 * coeffs_1;
    let t474 = t466 + t473;
    let t475 = -t473;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[2][cell..], t475);
    }
    let t476 = t458 * t117;
    let t477 = t458 * t78;
    let t478 = t459.mul_add(t116, t476);
    let t479 = t459 * t78;
    let t480 = t477 * L::c(0.0005);
    let t481 = t479 * t92;
    let t482 = t479 * t115;
    let t483 = -t481;
    let t484 = t483 * t106;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[14][cell..], t484);
    }
    let t485 = t483 * coeffs_14;
    let t486 = t480 * coeffs_15;
    let t487 = t480 * t112;
    let t488 = -t486;
    let t489 = t488.mul_add(t103, t485);
    let t490 = t488 * t106;
    let t491 = t486 * t98;
    let t492 = t486 * t105;
    let t493 = -t477;
    let t494 = t493.mul_add(t96, t489);
    let t495 = t493 * t106;
    let t496 = t477.mul_add(t92, t491);
    let t497 = t477.mul_add(t105, t482);
    let t498 = t496 - t494;
    let t499 = t498 * t82;
    let t500 = t498 * t104;
    let t501 = t499.mul_add(coeffs_16, t380);
    let t502 = t499 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[16][cell..], t502);
    }
    let t503 = L::select_lt(t84, L::c(0.0001), L::c(0.0), t490);
    let t504 = t503 * t98;
    let t505 = t503.mul_add(t101, t492);
    let t506 = -t504;
    let t507 = t506 * t82;
    let t508 = t506.mul_add(t88, t500);
    let t509 = t497 + t505;
    let t510 = t495 + t505;
    let t511 = t510 + t505;
    let t512 = L::select_lt(t84, L::c(0.0001), L::c(0.0), t511);
    let t513 = t512.mul_add(t94, t507);
    let t514 = t512 * t88;
    let t515 = -t514;
    let t516 = t515.mul_add(t82, t509);
    let t517 = t515.mul_add(t92, t508);
    let t518 = L::select_lt(t84, L::c(0.0001), t516, L::c(0.0));
    let t519 = L::select_lt(t84, L::c(0.0001), L::c(0.0), t516);
    let t520 = t519 * t88;
    let t521 = t519.mul_add(t79, t513);
    let t522 = t518.mul_add(L::c(-0.5), t520);
    let t523 = t521 * t88;
    let t524 = -t523;
    let t525 = t524 * t88;
    let t526 = L::select_lt(t84, L::c(0.0001), L::c(0.0), t525);
    let t527 = t517 + t526;
    let t528 = t527 * L::c(0.6931471805599453);
    let t529 = t528 * t82;
    let t530 = t529.mul_add(L::c(1.4426950408889634), t522);
    let t531 = t530 * coeffs_15;
    let t532 = t530.mul_add(t53, t487);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[15][cell..], t532);
    }
    let t533 = L::select_lt(t51, L::c(1500.0), t531, L::c(0.0));
    let t534 = L::select_lt(L::c(-1500.0), state_0, t533, L::c(0.0));
    let t535 = t474 + t534;
    let t536 = t478 * t77;
    let t537 = t478 * t76;
    let t538 = t537.mul_add(state_3, t392);
    let t539 = t537.mul_add(state_3, t538);
    t539.store(&mut state_out[3][cell..]);
    let t540 = t536 * state_4;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[11][cell..], t540);
    }
    let t541 = t536.mul_add(coeffs_11, t389);
    t541.store(&mut state_out[4][cell..]);
    let t542 = t463 * t72;
    let t543 = t535 + t542;
    let t544 = t467 - t542;
    let t545 = t464 / t71;
    let t546 = -t545;
    let t547 = t546 * t72;
    let t548 = t501 + t547;
    let t549 = t545 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[17][cell..], t549);
    }
    let t550 = t545.mul_add(coeffs_17, t548);
    t550.store(&mut state_out[5][cell..]);
    let t551 = t463 * t66;
    let t552 = t543 + t551;
    let t553 = t544 - t551;
    t553.store(&mut state_out[9][cell..]);
    let t554 = t464 * t65;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[9][cell..], t554);
    }
    let t555 = t464 * coeffs_9;
    let t556 = t555 * t64;
    let t557 = t555.mul_add(t64, t556);
    let t558 = t557.mul_add(state_2, t408);
    let t559 = t557.mul_add(state_2, t558);
    t559.store(&mut state_out[2][cell..]);
    let t560 = t462.mul_add(t62, t460);
    let t561 = t462 * t61;
    let t562 = t552 + t561;
    let t563 = next_7 - t561;
    t563.store(&mut state_out[7][cell..]);
    let t564 = t560 * state_1;
    let t565 = t560.mul_add(t60, t414);
    t565.store(&mut state_out[1][cell..]);
    let t566 = t564 * t59;
    let t567 = t564 * t58;
    let t568 = t567 * t57;
    let t569 = t567.mul_add(t57, t568);
    let t570 = t566 * t57;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[5][cell..], t570);
    }
    let t571 = t566.mul_add(coeffs_5, t569);
    let t572 = t571 * t57;
    let t573 = -t572;
    let t574 = t573 * t57;
    let t575 = t574 * L::c(0.6931471805599453);
    let t576 = t575 * t55;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[7][cell..], t576);
    }
    let t577 = t576 * coeffs_6;
    let t578 = t576 * t53;
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[6][cell..], t578);
    }
    let t579 = L::select_lt(t51, L::c(1500.0), t577, L::c(0.0));
    let t580 = L::select_lt(L::c(-1500.0), state_0, t579, L::c(0.0));
    let t581 = t562 + t580;
    t581.store(&mut state_out[0][cell..]);
}
