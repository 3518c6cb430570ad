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
    let t154 = t142.mul_add(L::c(0.2060992915555662), L::c(11.33546103555614));
    let t155 = t154.exp2();
    let t156 = L::c(1.0) + t155;
    let t157 = L::c(1.0) / t156;
    let coeffs_8 = L::load(&coeffs[8][cell..]);
    let t158 = t151 * coeffs_8;
    let t160 = t158.min(L::c(60.0));
    let t161 = -t160;
    let t162 = t161.exp2();
    let t163 = L::c(1.0) - t162;
    let t164 = t157 - state_1;
    let t166 = t142.mul_add(L::c(0.03606737602222408), L::c(1.4426950408889634));
    let t167 = t166.exp2();
    let t170 = t142.mul_add(L::c(-0.028853900817779266), L::c(-1.1541560327111708));
    let t171 = t170.exp2();
    let t172 = t167 + t171;
    let t175 = t142.mul_add(L::c(-0.09617966939259756), L::c(-2.6930307429927316));
    let t176 = t175.exp2();
    let t177 = L::c(1.0) + t176;
    let t178 = L::c(1.0) / t177;
    let coeffs_10 = L::load(&coeffs[10][cell..]);
    let t179 = t172 * coeffs_10;
    let t180 = t179.min(L::c(60.0));
    let t181 = -t180;
    let t182 = t181.exp2();
    let t183 = L::c(1.0) - t182;
    let t184 = t178 - state_2;
    let t187 = t142.mul_add(L::c(-0.28853900817779266), L::c(-8.65617024533378));
    let t188 = t187.exp2();
    let t189 = L::c(1.0) + t188;
    let t190 = L::c(1.0) / t189;
    let t193 = t142.mul_add(L::c(0.28853900817779266), L::c(12.984255368000671));
    let t194 = t193.exp2();
    let t195 = L::c(1.0) + t194;
    let t196 = L::c(1.0) / t195;
    let t197 = t190 - state_3;
    let t198 = t196 - state_4;
    let t199 = t119.mul_add(t138, t118);
    let coeffs_20 = L::load(&coeffs[20][cell..]);
    let t200 = coeffs_20 - t199;
    let coeffs_19 = L::load(&coeffs[19][cell..]);
    let t201 = coeffs_19 * t200;
    let t202 = t201.max(L::c(0.0));
    let t204 = t202 + L::c(1e-5);
    let t205 = t204 - state_5;
    let t206 = t61.mul_add(t138, t63);
    let coeffs_36 = L::load(&coeffs[36][cell..]);
    let t207 = coeffs_36 * t206;
    let state_6 = L::load(&state[6][cell..]);
    let t208 = t207 - state_6;
    let coeffs_35 = L::load(&coeffs[35][cell..]);
    let t209 = coeffs_35.mul_add(t208, state_6);
    let coeffs_38 = L::load(&coeffs[38][cell..]);
    let t211 = coeffs_38 * L::c(-0.99);
    let t212 = t209.max(t211);
    let coeffs_37 = L::load(&coeffs[37][cell..]);
    let t214 = coeffs_37 * L::c(0.99);
    let t215 = t212.min(t214);
    let t216 = coeffs_38 + state_6;
    let t217 = coeffs_37 - state_6;
    let t218 = coeffs_38 + t215;
    let t219 = coeffs_37 - t215;
    let t220 = t215 - state_6;
    let t221 = coeffs_37 + coeffs_38;
    let t222 = t220 * t221;
    let t223 = t216 * t219;
    let t224 = t218.mul_add(t217, t223);
    let t225 = t222 / t224;
    let t226 = t225 * t225;
    let t228 = t226.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let coeffs_39 = L::load(&coeffs[39][cell..]);
    let t229 = coeffs_39 * t225;
    let t230 = t126.mul_add(t138, t125);
    let coeffs_41 = L::load(&coeffs[41][cell..]);
    let t231 = coeffs_41 * t230;
    let state_8 = L::load(&state[8][cell..]);
    let t232 = t231 - state_8;
    let coeffs_40 = L::load(&coeffs[40][cell..]);
    let t233 = coeffs_40.mul_add(t232, state_8);
    let coeffs_43 = L::load(&coeffs[43][cell..]);
    let t234 = coeffs_43 * L::c(-0.99);
    let t235 = t233.max(t234);
    let coeffs_42 = L::load(&coeffs[42][cell..]);
    let t236 = coeffs_42 * L::c(0.99);
    let t237 = t235.min(t236);
    let t238 = coeffs_43 + state_8;
    let t239 = coeffs_42 - state_8;
    let t240 = coeffs_43 + t237;
    let t241 = coeffs_42 - t237;
    let t242 = t237 - state_8;
    let t243 = coeffs_42 + coeffs_43;
    let t244 = t242 * t243;
    let t245 = t238 * t241;
    let t246 = t240.mul_add(t239, t245);
    let t247 = t244 / t246;
    let t248 = t247 * t247;
    let t249 = t248.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let coeffs_44 = L::load(&coeffs[44][cell..]);
    let t250 = coeffs_44 * t247;
    let t253 = t142.mul_add(L::c(-0.18033688011112042), L::c(-6.4921276840003355));
    let t254 = t253.exp2();
    let t255 = L::c(1.0) + t254;
    let t256 = L::c(1.0) / t255;
    let t259 = t142.mul_add(L::c(0.18033688011112042), L::c(11.902234087333948));
    let t260 = t259.exp2();
    let t261 = L::c(1.0) + t260;
    let t262 = L::c(1.0) / t261;
    let t263 = t256 - state_10;
    let t264 = t262 - state_11;
    let trigger_1 = L::load(&trigger[1][cell..]);
    let t280 = -trigger_1;
    let next_0 = L::load(&next[0][cell..]);
    let trigger_0 = L::load(&trigger[0][cell..]);
    let t281 = next_0 + trigger_0;
    let t282 = t280 - trigger_0;
    let next_11 = L::load(&next[11][cell..]);
    let t283 = next_11 * t264;
    let coeffs_23 = L::load(&coeffs[23][cell..]);
    let t284 = next_11 * coeffs_23;
    let t285 = next_11 - t284;
    let next_10 = L::load(&next[10][cell..]);
    let t286 = next_10 * t263;
    let coeffs_22 = L::load(&coeffs[22][cell..]);
    let t287 = next_10 * coeffs_22;
    let t288 = next_10 - t287;
    let t289 = t284 * t262;
    let t290 = -t289;
    let t291 = t290 * t262;
    let t293 = t291 * L::c(0.6931471805599453);
    let t294 = t293 * t260;
    let t295 = t294 * L::c(0.18033688011112042);
    let t296 = t287 * t256;
    let t297 = -t296;
    let t298 = t297 * t256;
    let t299 = t298 * L::c(0.6931471805599453);
    let t300 = t299 * t254;
    let t301 = t300.mul_add(L::c(-0.18033688011112042), t295);
    let t302 = L::select_lt(t141, L::c(1500.0), t301, L::c(0.0));
    let t303 = L::select_lt(L::c(-1500.0), t140, t302, L::c(0.0));
    let t304 = t281 + t303;
    let next_9 = L::load(&next[9][cell..]);
    let t305 = next_9 * t249;
    let t306 = next_9 * t250;
    let t307 = t305 * t247;
    let t308 = t305 * coeffs_44;
    let t309 = t306 * L::c(0.3333333333333333);
    let t310 = t309.mul_add(t247, t308);
    let t311 = t309.mul_add(t247, t310);
    let t312 = t311 / t246;
    let t313 = -t312;
    let t314 = t313 * t247;
    let t315 = t314 * t239;
    let t316 = t314 * t240;
    let t317 = t314 * t241;
    let t318 = t314 * t238;
    let t319 = t312 * t243;
    let t320 = t312 * t242;
    let next_8 = L::load(&next[8][cell..]);
    let t321 = next_8 + t319;
    let t322 = -t319;
    let t323 = t320 + t318;
    let t324 = t321 - t318;
    let t325 = t320 + t315;
    let t326 = t324 + t315;
    let t327 = t323 + t316;
    let t328 = t322 - t316;
    let t329 = t325 + t317;
    let t330 = t328 + t317;
    let t331 = L::select_lt(t235, t236, t326, L::c(0.0));
    let t332 = L::select_lt(t235, t236, L::c(0.0), t326);
    let t333 = t332.mul_add(L::c(0.99), t327);
    let t334 = L::select_lt(t234, t233, t331, L::c(0.0));
    let t335 = L::select_lt(t234, t233, L::c(0.0), t331);
    let t336 = t335.mul_add(L::c(-0.99), t329);
    let t337 = t334 * t232;
    let t338 = t334 * coeffs_40;
    let t339 = t330 + t334;
    let t340 = t339 - t338;
    let t341 = t338 * t230;
    let t342 = t338 * coeffs_41;
    let t343 = t342 * t138;
    let t344 = t342 * t126;
    let next_7 = L::load(&next[7][cell..]);
    let t345 = next_7 * t228;
    let t346 = next_7 * t229;
    let t347 = t345 * t225;
    let t348 = t345 * coeffs_39;
    let t349 = t346 * L::c(0.3333333333333333);
    let t350 = t349.mul_add(t225, t348);
    let t351 = t349.mul_add(t225, t350);
    let t352 = t351 / t224;
    let t353 = -t352;
    let t354 = t353 * t225;
    let t355 = t354 * t217;
    let t356 = t354 * t218;
    let t357 = t354 * t219;
    let t358 = t354 * t216;
    let t359 = t352 * t221;
    let t360 = t352 * t220;
    let next_6 = L::load(&next[6][cell..]);
    let t361 = next_6 + t359;
    let t362 = -t359;
    let t363 = t360 + t358;
    let t364 = t361 - t358;
    let t365 = t360 + t355;
    let t366 = t364 + t355;
    let t367 = t363 + t356;
    let t368 = t362 - t356;
    let t369 = t365 + t357;
    let t370 = t368 + t357;
    let t371 = L::select_lt(t212, t214, t366, L::c(0.0));
    let t372 = L::select_lt(t212, t214, L::c(0.0), t366);
    let t373 = t372.mul_add(L::c(0.99), t367);
    let t374 = L::select_lt(t211, t209, t371, L::c(0.0));
    let t375 = L::select_lt(t211, t209, L::c(0.0), t371);
    let t376 = t375.mul_add(L::c(-0.99), t369);
    let t377 = t374 * t208;
    let t378 = t374 * coeffs_35;
    let t379 = t370 + t374;
    let t380 = t379 - t378;
    let t381 = t378 * t206;
    let t382 = t378 * coeffs_36;
    let t383 = t382 * t138;
    let t384 = t382.mul_add(t61, t344);
    let next_5 = L::load(&next[5][cell..]);
    let t385 = next_5 * t205;
    let coeffs_18 = L::load(&coeffs[18][cell..]);
    let t386 = next_5 * coeffs_18;
    let t387 = next_5 - t386;
    let t388 = L::select_lt(L::c(0.0), t201, t386, L::c(0.0));
    let t389 = t388 * t200;
    let t390 = t388 * coeffs_19;
    let t391 = -t390;
    let t392 = t391 * t138;
    let t393 = t391.mul_add(t119, t384);
    let next_4 = L::load(&next[4][cell..]);
    let t394 = next_4 * t198;
    let coeffs_13 = L::load(&coeffs[13][cell..]);
    let t395 = next_4 * coeffs_13;
    let t396 = next_4 - t395;
    let next_3 = L::load(&next[3][cell..]);
    let t397 = next_3 * t197;
    let coeffs_12 = L::load(&coeffs[12][cell..]);
    let t398 = next_3 * coeffs_12;
    let t399 = next_3 - t398;
    let t400 = t395 * t196;
    let t401 = -t400;
    let t402 = t401 * t196;
    let t403 = t402 * L::c(0.6931471805599453);
    let t404 = t403 * t194;
    let t405 = t404 * L::c(0.28853900817779266);
    let t406 = t398 * t190;
    let t407 = -t406;
    let t408 = t407 * t190;
    let t409 = t408 * L::c(0.6931471805599453);
    let t410 = t409 * t188;
    let t411 = t410.mul_add(L::c(-0.28853900817779266), t405);
    let t412 = L::select_lt(t141, L::c(1500.0), t411, L::c(0.0));
    let t413 = L::select_lt(L::c(-1500.0), t140, t412, L::c(0.0));
    let t414 = t304 + t413;
    let next_2 = L::load(&next[2][cell..]);
    let t415 = next_2 * t184;
    let t416 = next_2 * t183;
    let t417 = next_2 - t416;
    let t418 = -t415;
    let t419 = t418 * L::c(0.6931471805599453);
    let t420 = t419 * t182;
    let t421 = -t420;
    let t422 = L::select_lt(t179, L::c(60.0), t421, L::c(0.0));
    let t423 = t422 * coeffs_10;
    let t424 = t422 * t172;
    let t425 = t416 * t178;
    let t426 = -t425;
    let t427 = t426 * t178;
    let t428 = t427 * L::c(0.6931471805599453);
    let t429 = t428 * t176;
    let t430 = t429 * L::c(-0.09617966939259756);
    let t431 = t423 * L::c(0.6931471805599453);
    let t432 = t431 * t171;
    let t433 = t432.mul_add(L::c(-0.028853900817779266), t430);
    let t434 = t431 * t167;
    let t435 = t434.mul_add(L::c(0.03606737602222408), t433);
    let t436 = L::select_lt(t141, L::c(1500.0), t435, L::c(0.0));
    let t437 = L::select_lt(L::c(-1500.0), t140, t436, L::c(0.0));
    let t438 = t414 + t437;
    let next_1 = L::load(&next[1][cell..]);
    let t439 = next_1 * t164;
    let t440 = next_1 * t163;
    let t441 = next_1 - t440;
    let t442 = -t439;
    let t443 = t442 * L::c(0.6931471805599453);
    let t444 = t443 * t162;
    let t445 = -t444;
    let t446 = L::select_lt(t158, L::c(60.0), t445, L::c(0.0));
    let t447 = t446 * coeffs_8;
    let t448 = t446 * t151;
    let t449 = t440 * t157;
    let t450 = -t449;
    let t451 = t450 * t157;
    let t452 = t451 * L::c(0.6931471805599453);
    let t453 = t452 * t155;
    let t454 = t453 * L::c(0.2060992915555662);
    let t455 = t447 * L::c(0.6931471805599453);
    let t456 = t455 * t150;
    let t457 = t456.mul_add(L::c(-0.09016844005556021), t454);
    let t458 = t455 * t146;
    let t459 = t458.mul_add(L::c(0.09617966939259756), t457);
    let t460 = L::select_lt(t141, L::c(1500.0), t459, L::c(0.0));
    let t461 = L::select_lt(L::c(-1500.0), t140, t460, L::c(0.0));
    let t462 = t438 + t461;
    let t463 = t462.mul_add(L::c(2.0), t393);
    let t464 = trigger_1 + t462;
    let t465 = t463 / t134;
    let t466 = -t465;
    let t467 = t466 * t138;
    let t468 = t465 * coeffs_4;
    let t469 = t465 * inward_0;
    let t470 = t467 * coeffs_4;
    let t471 = t467.mul_add(slope_0, t469);
    let t472 = t392 + t467;
    let t473 = t391 + t466;
    let t474 = t383 + t467;
    let t475 = t343 + t467;
    let t476 = t382 + t466;
    let t477 = t342 + t466;
    let t478 = t477.mul_add(t67, t475);
    let t479 = t477 * t123;
    let t480 = t464 + t479;
    let t481 = next_9 - t479;
    let t482 = t478 * state_11;
    let t483 = t478.mul_add(t122, t285);
    let t484 = t482 * state_10;
    let t485 = t482.mul_add(coeffs_21, t288);
    let t486 = t466.mul_add(t120, t467);
    let t487 = t466 * coeffs_1;
    let t488 = t480 + t487;
    let t489 = -t487;
    let t490 = t472 * t117;
    let t491 = t472 * t78;
    let t492 = t473.mul_add(t116, t490);
    let t493 = t473 * t78;
    let t494 = t491 * L::c(0.0005);
    let t495 = t493 * t92;
    let t496 = t493 * t115;
    let t497 = -t495;
    let t498 = t497 * t106;
    let t499 = t497 * coeffs_14;
    let t500 = t494 * coeffs_15;
    let t501 = t494 * t112;
    let t502 = -t500;
    let t503 = t502.mul_add(t103, t499);
    let t504 = t502 * t106;
    let t505 = t500 * t98;
    let t506 = t500 * t105;
    let t507 = -t491;
    let t508 = t507.mul_add(t96, t503);
    let t509 = t507 * t106;
    let t510 = t491.mul_add(t92, t505);
    let t511 = t491.mul_add(t105, t496);
    let t512 = t510 - t508;
    let t513 = t512 * t82;
    let t514 = t512 * t104;
    let t515 = t513.mul_add(coeffs_16, t387);
    let t516 = t513 * state_5;
    let t517 = L::select_lt(t84, L::c(0.0001), L::c(0.0), t504);
    let t518 = t517 * t98;
    let t519 = t517.mul_add(t101, t506);
    let t520 = -t518;
    let t521 = t520 * t82;
    let t522 = t520.mul_add(t88, t514);
    let t523 = t511 + t519;
    let t524 = t509 + t519;
    let t525 = t524 + t519;
    let t526 = L::select_lt(t84, L::c(0.0001), L::c(0.0), t525);
    let t527 = t526.mul_add(t94, t521);
    let t528 = t526 * t88;
    let t529 = -t528;
    let t530 = t529.mul_add(t82, t523);
    let t531 = t529.mul_add(t92, t522);
    let t532 = L::select_lt(t84, L::c(0.0001), t530, L::c(0.0));
    let t533 = L::select_lt(t84, L::c(0.0001), L::c(0.0), t530);
    let t534 = t533 * t88;
    let t535 = t533.mul_add(t79, t527);
    let t536 = t532.mul_add(L::c(-0.5), t534);
    let t537 = t535 * t88;
    let t538 = -t537;
    let t539 = t538 * t88;
    let t540 = L::select_lt(t84, L::c(0.0001), L::c(0.0), t539);
    let t541 = t531 + t540;
    let t542 = t541 * L::c(0.6931471805599453);
    let t543 = t542 * t82;
    let t544 = t543.mul_add(L::c(1.4426950408889634), t536);
    let t545 = t544 * coeffs_15;
    let t546 = t544.mul_add(t53, t501);
    let t547 = L::select_lt(t51, L::c(1500.0), t545, L::c(0.0));
    let t548 = L::select_lt(L::c(-1500.0), state_0, t547, L::c(0.0));
    let t549 = t488 + t548;
    let t550 = t492 * t77;
    let t551 = t492 * t76;
    let t552 = t551.mul_add(state_3, t399);
    let t553 = t551.mul_add(state_3, t552);
    let t554 = t550 * state_4;
    let t555 = t550.mul_add(coeffs_11, t396);
    let t556 = t477 * t72;
    let t557 = t549 + t556;
    let t558 = t481 - t556;
    let t559 = t478 / t71;
    let t560 = -t559;
    let t561 = t560 * t72;
    let t562 = t515 + t561;
    let t563 = t559 * state_5;
    let t564 = t559.mul_add(coeffs_17, t562);
    let t565 = t477 * t66;
    let t566 = t557 + t565;
    let t567 = t558 - t565;
    let t568 = t478 * t65;
    let t569 = t478 * coeffs_9;
    let t570 = t569 * t64;
    let t571 = t569.mul_add(t64, t570);
    let t572 = t571.mul_add(state_2, t417);
    let t573 = t571.mul_add(state_2, t572);
    let t574 = t476.mul_add(t62, t474);
    let t575 = t476 * t61;
    let t576 = t566 + t575;
    let t577 = next_7 - t575;
    let t578 = t574 * state_1;
    let t579 = t574.mul_add(t60, t441);
    let t580 = t578 * t59;
    let t581 = t578 * t58;
    let t582 = t581 * t57;
    let t583 = t581.mul_add(t57, t582);
    let t584 = t580 * t57;
    let t585 = t580.mul_add(coeffs_5, t583);
    let t586 = t585 * t57;
    let t587 = -t586;
    let t588 = t587 * t57;
    let t589 = t588 * L::c(0.6931471805599453);
    let t590 = t589 * t55;
    let t591 = t590 * coeffs_6;
    let t592 = t590 * t53;
    let t593 = L::select_lt(t51, L::c(1500.0), t591, L::c(0.0));
    let t594 = L::select_lt(L::c(-1500.0), state_0, t593, L::c(0.0));
    let t595 = t576 + t594;
    t595.store(&mut state_out[0][cell..]);
    t579.store(&mut state_out[1][cell..]);
    t573.store(&mut state_out[2][cell..]);
    t553.store(&mut state_out[3][cell..]);
    t555.store(&mut state_out[4][cell..]);
    t564.store(&mut state_out[5][cell..]);
    t380.store(&mut state_out[6][cell..]);
    t577.store(&mut state_out[7][cell..]);
    t340.store(&mut state_out[8][cell..]);
    t567.store(&mut state_out[9][cell..]);
    t485.store(&mut state_out[10][cell..]);
    t483.store(&mut state_out[11][cell..]);
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[0][cell..], t467);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[1][cell..], t486);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[2][cell..], t489);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[3][cell..], t466);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[4][cell..], t471);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[5][cell..], t584);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[6][cell..], t592);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[7][cell..], t590);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[8][cell..], t448);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[9][cell..], t568);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[10][cell..], t424);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[11][cell..], t554);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[12][cell..], t397);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[13][cell..], t394);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[14][cell..], t498);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[15][cell..], t546);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[16][cell..], t516);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[17][cell..], t563);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[18][cell..], t385);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[19][cell..], t389);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[20][cell..], t390);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[21][cell..], t484);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[22][cell..], t286);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[23][cell..], t283);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[35][cell..], t377);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[36][cell..], t381);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[37][cell..], t373);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[38][cell..], t376);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[39][cell..], t347);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[40][cell..], t337);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[41][cell..], t341);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[42][cell..], t333);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[43][cell..], t336);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[44][cell..], t307);
    }
    if COEFFS {
        add(&mut fixed_mut::<52>(out.coeffs)[51][cell..], t282);
    }
    t468.store(&mut inward_out[0][cell..]);
    t470.store(&mut slope_out[0][cell..]);
    let membrane_0 = L::load(&membrane[0][cell..]);
    membrane_0.store(&mut electrode_out[0][cell..]);
}
