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
    let coeffs_37 = L::load(&coeffs[37][cell..]);
    let state_14 = L::load(&state[14][cell..]);
    let t77 = coeffs_37 * state_14;
    let t79 = state_14 + L::c(0.0005);
    let t80 = t77 / t79;
    let state_10 = L::load(&state[10][cell..]);
    let state_16 = L::load(&state[16][cell..]);
    let t81 = state_10 - state_16;
    let t82 = t80 * t81;
    let coeffs_26 = L::load(&coeffs[26][cell..]);
    let state_12 = L::load(&state[12][cell..]);
    let t83 = coeffs_26 * state_12;
    let state_11 = L::load(&state[11][cell..]);
    let t84 = state_11 * state_11;
    let t85 = t83 * t84;
    let t87 = state_10.max(L::c(-1500.0));
    let t89 = t87.min(L::c(1500.0));
    let coeffs_30 = L::load(&coeffs[30][cell..]);
    let t90 = t89 * coeffs_30;
    let t92 = t90 * L::c(1.4426950408889634);
    let t93 = t92.exp2();
    let t94 = -t90;
    let t95 = t90.max(t94);
    let t97 = t93 - L::c(1.0);
    let t98 = L::select_lt(t95, L::c(0.0001), L::c(1.0), t97);
    let t99 = L::c(1.0) / t98;
    let t101 = t90.mul_add(L::c(-0.5), L::c(1.0));
    let t102 = t90 * t99;
    let t103 = L::select_lt(t95, L::c(0.0001), t101, t102);
    let t104 = t103 * t93;
    let t105 = L::c(1.0) - t104;
    let t106 = t99 * t105;
    let t107 = L::select_lt(t95, L::c(0.0001), L::c(-0.5), t106);
    let t108 = t107 + t107;
    let t109 = t108 + t103;
    let t111 = t99 * t93;
    let t112 = -t111;
    let t113 = t112 * t109;
    let t114 = L::select_lt(t95, L::c(0.0001), L::c(0.16666666666666666), t113);
    let coeffs_31 = L::load(&coeffs[31][cell..]);
    let t115 = state_14 * coeffs_31;
    let t116 = t115 * t93;
    let t117 = L::c(1.0) - t116;
    let t118 = t116 * t103;
    let t119 = t117 * t107;
    let t120 = t118 - t119;
    let t121 = t116 * t109;
    let t122 = t117 * t114;
    let t123 = t121 - t122;
    let t124 = t123 * coeffs_30;
    let coeffs_29 = L::load(&coeffs[29][cell..]);
    let t125 = coeffs_29 * t117;
    let t126 = -t125;
    let t127 = t126 * t103;
    let t128 = t124.mul_add(L::c(0.0005), t120);
    let t129 = t85 * t127;
    let t130 = t85 * t128;
    let coeffs_32 = L::load(&coeffs[32][cell..]);
    let state_13 = L::load(&state[13][cell..]);
    let t131 = coeffs_32 * state_13;
    let coeffs_35 = L::load(&coeffs[35][cell..]);
    let t132 = t89 * coeffs_35;
    let t133 = t132 * L::c(1.4426950408889634);
    let t134 = t133.exp2();
    let t135 = -t132;
    let t136 = t132.max(t135);
    let t137 = t134 - L::c(1.0);
    let t138 = L::select_lt(t136, L::c(0.0001), L::c(1.0), t137);
    let t139 = L::c(1.0) / t138;
    let t140 = t132.mul_add(L::c(-0.5), L::c(1.0));
    let t141 = t132 * t139;
    let t142 = L::select_lt(t136, L::c(0.0001), t140, t141);
    let t143 = t142 * t134;
    let t144 = L::c(1.0) - t143;
    let t145 = t139 * t144;
    let t146 = L::select_lt(t136, L::c(0.0001), L::c(-0.5), t145);
    let t147 = t146 + t146;
    let t148 = t147 + t142;
    let t149 = t139 * t134;
    let t150 = -t149;
    let t151 = t150 * t148;
    let t152 = L::select_lt(t136, L::c(0.0001), L::c(0.16666666666666666), t151);
    let coeffs_36 = L::load(&coeffs[36][cell..]);
    let t153 = state_14 * coeffs_36;
    let t154 = t153 * t134;
    let t155 = L::c(1.0) - t154;
    let t156 = t154 * t142;
    let t157 = t155 * t146;
    let t158 = t156 - t157;
    let t159 = t154 * t148;
    let t160 = t155 * t152;
    let t161 = t159 - t160;
    let t162 = t161 * coeffs_35;
    let coeffs_34 = L::load(&coeffs[34][cell..]);
    let t163 = coeffs_34 * t155;
    let t164 = -t163;
    let t165 = t164 * t142;
    let t166 = t162.mul_add(L::c(0.0005), t158);
    let t167 = t131 * t165;
    let t168 = t131 * t166;
    let t169 = t129 + t167;
    let t170 = t130 + t168;
    let coeffs_23 = L::load(&coeffs[23][cell..]);
    let t171 = state_10 - coeffs_23;
    let coeffs_22 = L::load(&coeffs[22][cell..]);
    let t172 = coeffs_22 * t171;
    let state_0 = L::load(&state[0][cell..]);
    let t173 = state_0.max(L::c(-1500.0));
    let t174 = t173.min(L::c(1500.0));
    let coeffs_6 = L::load(&coeffs[6][cell..]);
    let coeffs_7 = L::load(&coeffs[7][cell..]);
    let t175 = t174.mul_add(coeffs_6, coeffs_7);
    let t176 = t175.exp2();
    let t177 = L::c(1.0) + t176;
    let t178 = L::c(1.0) / t177;
    let coeffs_5 = L::load(&coeffs[5][cell..]);
    let t179 = coeffs_5 * t178;
    let t180 = t178 * t178;
    let t181 = t179 * t180;
    let state_1 = L::load(&state[1][cell..]);
    let t182 = t181 * state_1;
    let state_7 = L::load(&state[7][cell..]);
    let t183 = state_0 - state_7;
    let t184 = t182 * t183;
    let state_2 = L::load(&state[2][cell..]);
    let t185 = state_2 * state_2;
    let t186 = t185 * t185;
    let coeffs_9 = L::load(&coeffs[9][cell..]);
    let t187 = coeffs_9 * t186;
    let state_9 = L::load(&state[9][cell..]);
    let t188 = state_0 - state_9;
    let t189 = t187 * t188;
    let coeffs_17 = L::load(&coeffs[17][cell..]);
    let state_5 = L::load(&state[5][cell..]);
    let t190 = coeffs_17 * state_5;
    let t191 = state_5 + L::c(0.0005);
    let t192 = t190 / t191;
    let t193 = t192 * t188;
    let t194 = t189 + t193;
    let t195 = t187 + t192;
    let coeffs_11 = L::load(&coeffs[11][cell..]);
    let state_4 = L::load(&state[4][cell..]);
    let t196 = coeffs_11 * state_4;
    let state_3 = L::load(&state[3][cell..]);
    let t197 = state_3 * state_3;
    let t198 = t196 * t197;
    let coeffs_15 = L::load(&coeffs[15][cell..]);
    let t199 = t174 * coeffs_15;
    let t200 = t199 * L::c(1.4426950408889634);
    let t201 = t200.exp2();
    let t202 = -t199;
    let t203 = t199.max(t202);
    let t204 = t201 - L::c(1.0);
    let t205 = L::select_lt(t203, L::c(0.0001), L::c(1.0), t204);
    let t206 = L::c(1.0) / t205;
    let t207 = t199.mul_add(L::c(-0.5), L::c(1.0));
    let t208 = t199 * t206;
    let t209 = L::select_lt(t203, L::c(0.0001), t207, t208);
    let t210 = t209 * t201;
    let t211 = L::c(1.0) - t210;
    let t212 = t206 * t211;
    let t213 = L::select_lt(t203, L::c(0.0001), L::c(-0.5), t212);
    let t214 = t213 + t213;
    let t215 = t214 + t209;
    let t216 = t206 * t201;
    let t217 = -t216;
    let t218 = t217 * t215;
    let t219 = L::select_lt(t203, L::c(0.0001), L::c(0.16666666666666666), t218);
    let coeffs_16 = L::load(&coeffs[16][cell..]);
    let t220 = state_5 * coeffs_16;
    let t221 = t220 * t201;
    let t222 = L::c(1.0) - t221;
    let t223 = t221 * t209;
    let t224 = t222 * t213;
    let t225 = t223 - t224;
    let t226 = t221 * t215;
    let t227 = t222 * t219;
    let t228 = t226 - t227;
    let t229 = t228 * coeffs_15;
    let coeffs_14 = L::load(&coeffs[14][cell..]);
    let t230 = coeffs_14 * t222;
    let t231 = -t230;
    let t232 = t231 * t209;
    let t233 = t229.mul_add(L::c(0.0005), t225);
    let t234 = t198 * t232;
    let t235 = t198 * t233;
    let coeffs_2 = L::load(&coeffs[2][cell..]);
    let t236 = state_0 - coeffs_2;
    let coeffs_1 = L::load(&coeffs[1][cell..]);
    let t237 = coeffs_1 * t236;
    let t238 = t82 + t169;
    let t239 = t80 + t170;
    let t240 = t238 + t172;
    let t241 = t239 + coeffs_22;
    let coeffs_21 = L::load(&coeffs[21][cell..]);
    let t242 = t241 + coeffs_21;
    let slope_1 = L::load(&slope[1][cell..]);
    let coeffs_25 = L::load(&coeffs[25][cell..]);
    let t243 = slope_1.mul_add(coeffs_25, t242);
    let coeffs_24 = L::load(&coeffs[24][cell..]);
    let t244 = t240 + coeffs_24;
    let t245 = -t244;
    let inward_1 = L::load(&inward[1][cell..]);
    let t246 = inward_1.mul_add(coeffs_25, t245);
    let t247 = state_0 - state_10;
    let coeffs_64 = L::load(&coeffs[64][cell..]);
    let t248 = t243 + coeffs_64;
    let t249 = coeffs_64.mul_add(t247, t246);
    let t250 = t184 + t194;
    let t251 = t182 + t195;
    let t252 = t250 + t234;
    let t253 = t251 + t235;
    let t254 = t252 + t237;
    let t255 = t253 + coeffs_1;
    let coeffs_0 = L::load(&coeffs[0][cell..]);
    let t256 = t255 + coeffs_0;
    let slope_0 = L::load(&slope[0][cell..]);
    let coeffs_4 = L::load(&coeffs[4][cell..]);
    let t257 = slope_0.mul_add(coeffs_4, t256);
    let coeffs_3 = L::load(&coeffs[3][cell..]);
    let t258 = t254 + coeffs_3;
    let t259 = -t258;
    let inward_0 = L::load(&inward[0][cell..]);
    let t260 = inward_0.mul_add(coeffs_4, t259);
    let coeffs_63 = L::load(&coeffs[63][cell..]);
    let t261 = t257 + coeffs_63;
    let t262 = coeffs_63 * t247;
    let t263 = t260 - t262;
    let t264 = t261 * t248;
    let t265 = coeffs_63 * coeffs_64;
    let t266 = L::c(1.0) * L::c(1.0);
    let t267 = t265 * t266;
    let t268 = t264 - t267;
    let t269 = coeffs_63 * t249;
    let t270 = t269 * L::c(1.0);
    let t271 = t263.mul_add(t248, t270);
    let t272 = t271 / t268;
    let t273 = coeffs_64 * L::c(1.0);
    let t274 = t273.mul_add(t272, t249);
    let t275 = L::c(1.0) / t248;
    let t276 = t274 * t275;
    let t278 = t272.mul_add(L::c(2.0), state_0);
    let t279 = t278.max(L::c(-1500.0));
    let t280 = t279.min(L::c(1500.0));
    let t283 = t280.mul_add(L::c(0.09617966939259756), L::c(4.8089834696298785));
    let t284 = t283.exp2();
    let t287 = t280.mul_add(L::c(-0.09016844005556021), L::c(-4.50842200277801));
    let t288 = t287.exp2();
    let t289 = t284 + t288;
    let t291 = t280.mul_add(L::c(0.03606737602222408), L::c(1.4426950408889634));
    let t292 = t291.exp2();
    let t295 = t280.mul_add(L::c(-0.028853900817779266), L::c(-1.1541560327111708));
    let t296 = t295.exp2();
    let t297 = t292 + t296;
    let t300 = t280.mul_add(L::c(0.2060992915555662), L::c(11.33546103555614));
    let t301 = t300.exp2();
    let t302 = L::c(1.0) + t301;
    let t303 = L::c(1.0) / t302;
    let coeffs_8 = L::load(&coeffs[8][cell..]);
    let t304 = t289 * coeffs_8;
    let t306 = t284 + L::c(4.334761826185209);
    let t307 = t284 / t306;
    let coeffs_10 = L::load(&coeffs[10][cell..]);
    let t308 = t297 * coeffs_10;
    let t310 = t304.max(L::c(-60.0));
    let t311 = t310.exp2();
    let t312 = state_1 - t303;
    let t313 = t308.max(L::c(-60.0));
    let t314 = t313.exp2();
    let t315 = state_2 - t307;
    let t318 = t280.mul_add(L::c(0.28853900817779266), L::c(12.984255368000671));
    let t319 = t318.exp2();
    let t321 = t319 + L::c(20.085536923187668);
    let t322 = t319 / t321;
    let t323 = L::c(1.0) + t319;
    let t324 = L::c(1.0) / t323;
    let t325 = t322 - state_3;
    let t326 = t324 - state_4;
    let t327 = t235.mul_add(t272, t234);
    let coeffs_20 = L::load(&coeffs[20][cell..]);
    let t328 = coeffs_20 - t327;
    let coeffs_19 = L::load(&coeffs[19][cell..]);
    let t329 = coeffs_19 * t328;
    let t330 = t329.max(L::c(0.0));
    let t332 = t330 + L::c(1e-5);
    let t333 = t332 - state_5;
    let t334 = t182.mul_add(t272, t184);
    let coeffs_53 = L::load(&coeffs[53][cell..]);
    let t335 = coeffs_53 * t334;
    let state_6 = L::load(&state[6][cell..]);
    let t336 = t335 - state_6;
    let coeffs_52 = L::load(&coeffs[52][cell..]);
    let t337 = coeffs_52.mul_add(t336, state_6);
    let coeffs_55 = L::load(&coeffs[55][cell..]);
    let t339 = coeffs_55 * L::c(-0.99);
    let t340 = t337.max(t339);
    let coeffs_54 = L::load(&coeffs[54][cell..]);
    let t342 = coeffs_54 * L::c(0.99);
    let t343 = t340.min(t342);
    let t344 = coeffs_54 + coeffs_55;
    let t345 = coeffs_54 - coeffs_55;
    let t346 = L::c(2.0) * coeffs_54;
    let t347 = t346 * coeffs_55;
    let t349 = L::c(-2.0) * t343;
    let t350 = t343 + state_6;
    let t351 = t350.mul_add(t345, t347);
    let t352 = t349.mul_add(state_6, t351);
    let t353 = t343 - state_6;
    let t354 = t353 * t344;
    let t355 = t354 / t352;
    let t356 = t355 * t355;
    let t358 = t356.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let coeffs_56 = L::load(&coeffs[56][cell..]);
    let t359 = coeffs_56 * t355;
    let t360 = t195.mul_add(t272, t194);
    let coeffs_58 = L::load(&coeffs[58][cell..]);
    let t361 = coeffs_58 * t360;
    let state_8 = L::load(&state[8][cell..]);
    let t362 = t361 - state_8;
    let coeffs_57 = L::load(&coeffs[57][cell..]);
    let t363 = coeffs_57.mul_add(t362, state_8);
    let coeffs_60 = L::load(&coeffs[60][cell..]);
    let t364 = coeffs_60 * L::c(-0.99);
    let t365 = t363.max(t364);
    let coeffs_59 = L::load(&coeffs[59][cell..]);
    let t366 = coeffs_59 * L::c(0.99);
    let t367 = t365.min(t366);
    let t368 = coeffs_59 + coeffs_60;
    let t369 = coeffs_59 - coeffs_60;
    let t370 = L::c(2.0) * coeffs_59;
    let t371 = t370 * coeffs_60;
    let t372 = L::c(-2.0) * t367;
    let t373 = t367 + state_8;
    let t374 = t373.mul_add(t369, t371);
    let t375 = t372.mul_add(state_8, t374);
    let t376 = t367 - state_8;
    let t377 = t376 * t368;
    let t378 = t377 / t375;
    let t379 = t378 * t378;
    let t380 = t379.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let coeffs_61 = L::load(&coeffs[61][cell..]);
    let t381 = coeffs_61 * t378;
    let t382 = t276.mul_add(L::c(2.0), state_10);
    let t383 = t382.max(L::c(-1500.0));
    let t384 = t383.min(L::c(1500.0));
    let t385 = t384.mul_add(L::c(0.28853900817779266), L::c(12.984255368000671));
    let t386 = t385.exp2();
    let t387 = t386 + L::c(20.085536923187668);
    let t388 = t386 / t387;
    let t389 = L::c(1.0) + t386;
    let t390 = L::c(1.0) / t389;
    let t391 = t388 - state_11;
    let t392 = t390 - state_12;
    let t395 = t384.mul_add(L::c(-0.2060992915555662), L::c(-8.243971662222648));
    let t396 = t395.exp2();
    let t397 = L::c(1.0) + t396;
    let t398 = L::c(1.0) / t397;
    let t399 = t398 - state_13;
    let t400 = t170.mul_add(t276, t169);
    let coeffs_40 = L::load(&coeffs[40][cell..]);
    let t401 = coeffs_40 - t400;
    let coeffs_39 = L::load(&coeffs[39][cell..]);
    let t402 = coeffs_39 * t401;
    let t403 = t402.max(L::c(0.0));
    let t404 = t403 + L::c(1e-5);
    let t405 = t404 - state_14;
    let t406 = t80.mul_add(t276, t82);
    let t407 = coeffs_58 * t406;
    let state_15 = L::load(&state[15][cell..]);
    let t408 = t407 - state_15;
    let t409 = coeffs_57.mul_add(t408, state_15);
    let t410 = t409.max(t364);
    let t411 = t410.min(t366);
    let t412 = L::c(-2.0) * t411;
    let t413 = t411 + state_15;
    let t414 = t413.mul_add(t369, t371);
    let t415 = t412.mul_add(state_15, t414);
    let t416 = t411 - state_15;
    let t417 = t416 * t368;
    let t418 = t417 / t415;
    let t419 = t418 * t418;
    let t420 = t419.mul_add(L::c(0.3333333333333333), L::c(1.0));
    let t421 = coeffs_61 * t418;
    let t422 = state_0 + t272;
    let t423 = state_10 + t276;
    let t424 = t422 - t423;
    let trigger_1 = L::load(&trigger[1][cell..]);
    let t446 = -trigger_1;
    let next_0 = L::load(&next[0][cell..]);
    let trigger_0 = L::load(&trigger[0][cell..]);
    let t447 = next_0 + trigger_0;
    let t448 = t446 - trigger_0;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[71][cell..], t448);
    }
    let t449 = -membrane_0;
    let t450 = t449 + membrane_1;
    let t451 = t450 * t424;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[62][cell..], t451);
    }
    let coeffs_62 = L::load(&coeffs[62][cell..]);
    let t452 = t450 * coeffs_62;
    let t453 = -t452;
    let t454 = trigger_1 + t452;
    let next_16 = L::load(&next[16][cell..]);
    let t455 = next_16 * t420;
    let t456 = next_16 * t421;
    let t457 = t455 * t418;
    let t458 = t455 * coeffs_61;
    let t459 = t456 * L::c(0.3333333333333333);
    let t460 = t459.mul_add(t418, t458);
    let t461 = t459.mul_add(t418, t460);
    let t462 = t461 / t415;
    let t463 = -t462;
    let t464 = t463 * t418;
    let t465 = t462 * t368;
    let t466 = t462 * t416;
    let next_15 = L::load(&next[15][cell..]);
    let t467 = next_15 + t465;
    let t468 = -t465;
    let t469 = t464 * state_15;
    let t470 = t464.mul_add(t412, t468);
    let t471 = t464 * t369;
    let t472 = t464 * t413;
    let t473 = t467 + t471;
    let t474 = t470 + t471;
    let t475 = t469.mul_add(L::c(-2.0), t473);
    let t476 = t464 * coeffs_60;
    let t477 = t464 * t370;
    let t478 = t476 * L::c(2.0);
    let t479 = t478 + t472;
    let t480 = t477 - t472;
    let t481 = t479 + t466;
    let t482 = t480 + t466;
    let t483 = L::select_lt(t410, t366, t475, L::c(0.0));
    let t484 = L::select_lt(t410, t366, L::c(0.0), t475);
    let t485 = t484.mul_add(L::c(0.99), t481);
    let t486 = L::select_lt(t364, t409, t483, L::c(0.0));
    let t487 = L::select_lt(t364, t409, L::c(0.0), t483);
    let t488 = t487.mul_add(L::c(-0.99), t482);
    let t489 = t486 * t408;
    let t490 = t486 * coeffs_57;
    let t491 = t474 + t486;
    let t492 = t491 - t490;
    t492.store(&mut state_out[15][cell..]);
    let t493 = t490 * t406;
    let t494 = t490 * coeffs_58;
    let t495 = t494 * t276;
    let t496 = t494.mul_add(t80, t453);
    let next_14 = L::load(&next[14][cell..]);
    let t497 = next_14 * t405;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[38][cell..], t497);
    }
    let coeffs_38 = L::load(&coeffs[38][cell..]);
    let t498 = next_14 * coeffs_38;
    let t499 = next_14 - t498;
    let t500 = L::select_lt(L::c(0.0), t402, t498, L::c(0.0));
    let t501 = t500 * t401;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[39][cell..], t501);
    }
    let t502 = t500 * coeffs_39;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[40][cell..], t502);
    }
    let t503 = -t502;
    let t504 = t503 * t276;
    let t505 = t503.mul_add(t170, t496);
    let next_13 = L::load(&next[13][cell..]);
    let t506 = next_13 * t399;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[33][cell..], t506);
    }
    let coeffs_33 = L::load(&coeffs[33][cell..]);
    let t507 = next_13 * coeffs_33;
    let t508 = next_13 - t507;
    let t509 = t507 * t398;
    let t510 = -t509;
    let t511 = t510 * t398;
    let t513 = t511 * L::c(0.6931471805599453);
    let t514 = t513 * t396;
    let t515 = t514 * L::c(-0.2060992915555662);
    let t516 = L::select_lt(t383, L::c(1500.0), t515, L::c(0.0));
    let t517 = L::select_lt(L::c(-1500.0), t382, t516, L::c(0.0));
    let next_10 = L::load(&next[10][cell..]);
    let t518 = next_10 + t517;
    let next_12 = L::load(&next[12][cell..]);
    let t519 = next_12 * t392;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[28][cell..], t519);
    }
    let coeffs_28 = L::load(&coeffs[28][cell..]);
    let t520 = next_12 * coeffs_28;
    let t521 = next_12 - t520;
    let next_11 = L::load(&next[11][cell..]);
    let t522 = next_11 * t391;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[27][cell..], t522);
    }
    let coeffs_27 = L::load(&coeffs[27][cell..]);
    let t523 = next_11 * coeffs_27;
    let t524 = next_11 - t523;
    let t525 = t520 * t390;
    let t526 = -t525;
    let t527 = t526 * t390;
    let t528 = t523 / t387;
    let t529 = t527 + t528;
    let t530 = -t528;
    let t531 = t530 * t388;
    let t532 = t529 + t531;
    let t533 = t532 * L::c(0.6931471805599453);
    let t534 = t533 * t386;
    let t535 = t534 * L::c(0.28853900817779266);
    let t536 = L::select_lt(t383, L::c(1500.0), t535, L::c(0.0));
    let t537 = L::select_lt(L::c(-1500.0), t382, t536, L::c(0.0));
    let t538 = t518 + t537;
    let t539 = t538.mul_add(L::c(2.0), t505);
    let t540 = t453 + t538;
    let next_9 = L::load(&next[9][cell..]);
    let t541 = next_9 * t380;
    let t542 = next_9 * t381;
    let t543 = t541.mul_add(t378, t457);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[61][cell..], t543);
    }
    let t544 = t541 * coeffs_61;
    let t545 = t542 * L::c(0.3333333333333333);
    let t546 = t545.mul_add(t378, t544);
    let t547 = t545.mul_add(t378, t546);
    let t548 = t547 / t375;
    let t549 = -t548;
    let t550 = t549 * t378;
    let t551 = t548 * t368;
    let t552 = t548 * t376;
    let next_8 = L::load(&next[8][cell..]);
    let t553 = next_8 + t551;
    let t554 = -t551;
    let t555 = t550 * state_8;
    let t556 = t550.mul_add(t372, t554);
    let t557 = t550 * t369;
    let t558 = t550 * t373;
    let t559 = t553 + t557;
    let t560 = t556 + t557;
    let t561 = t555.mul_add(L::c(-2.0), t559);
    let t562 = t550 * coeffs_60;
    let t563 = t550.mul_add(t370, t488);
    let t564 = t562.mul_add(L::c(2.0), t485);
    let t565 = t564 + t558;
    let t566 = t563 - t558;
    let t567 = t565 + t552;
    let t568 = t566 + t552;
    let t569 = L::select_lt(t365, t366, t561, L::c(0.0));
    let t570 = L::select_lt(t365, t366, L::c(0.0), t561);
    let t571 = t570.mul_add(L::c(0.99), t567);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[59][cell..], t571);
    }
    let t572 = L::select_lt(t364, t363, t569, L::c(0.0));
    let t573 = L::select_lt(t364, t363, L::c(0.0), t569);
    let t574 = t573.mul_add(L::c(-0.99), t568);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[60][cell..], t574);
    }
    let t575 = t572.mul_add(t362, t489);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[57][cell..], t575);
    }
    let t576 = t572 * coeffs_57;
    let t577 = t560 + t572;
    let t578 = t577 - t576;
    t578.store(&mut state_out[8][cell..]);
    let t579 = t576.mul_add(t360, t493);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[58][cell..], t579);
    }
    let t580 = t576 * coeffs_58;
    let t581 = t580 * t272;
    let t582 = t580.mul_add(t195, t452);
    let next_7 = L::load(&next[7][cell..]);
    let t583 = next_7 * t358;
    let t584 = next_7 * t359;
    let t585 = t583 * t355;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[56][cell..], t585);
    }
    let t586 = t583 * coeffs_56;
    let t587 = t584 * L::c(0.3333333333333333);
    let t588 = t587.mul_add(t355, t586);
    let t589 = t587.mul_add(t355, t588);
    let t590 = t589 / t352;
    let t591 = -t590;
    let t592 = t591 * t355;
    let t593 = t590 * t344;
    let t594 = t590 * t353;
    let next_6 = L::load(&next[6][cell..]);
    let t595 = next_6 + t593;
    let t596 = -t593;
    let t597 = t592 * state_6;
    let t598 = t592.mul_add(t349, t596);
    let t599 = t592 * t345;
    let t600 = t592 * t350;
    let t601 = t595 + t599;
    let t602 = t598 + t599;
    let t603 = t597.mul_add(L::c(-2.0), t601);
    let t604 = t592 * coeffs_55;
    let t605 = t592 * t346;
    let t606 = t604 * L::c(2.0);
    let t607 = t606 + t600;
    let t608 = t605 - t600;
    let t609 = t607 + t594;
    let t610 = t608 + t594;
    let t611 = L::select_lt(t340, t342, t603, L::c(0.0));
    let t612 = L::select_lt(t340, t342, L::c(0.0), t603);
    let t613 = t612.mul_add(L::c(0.99), t609);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[54][cell..], t613);
    }
    let t614 = L::select_lt(t339, t337, t611, L::c(0.0));
    let t615 = L::select_lt(t339, t337, L::c(0.0), t611);
    let t616 = t615.mul_add(L::c(-0.99), t610);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[55][cell..], t616);
    }
    let t617 = t614 * t336;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[52][cell..], t617);
    }
    let t618 = t614 * coeffs_52;
    let t619 = t602 + t614;
    let t620 = t619 - t618;
    t620.store(&mut state_out[6][cell..]);
    let t621 = t618 * t334;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[53][cell..], t621);
    }
    let t622 = t618 * coeffs_53;
    let t623 = t622 * t272;
    let t624 = t622.mul_add(t182, t582);
    let next_5 = L::load(&next[5][cell..]);
    let t625 = next_5 * t333;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[18][cell..], t625);
    }
    let coeffs_18 = L::load(&coeffs[18][cell..]);
    let t626 = next_5 * coeffs_18;
    let t627 = next_5 - t626;
    let t628 = L::select_lt(L::c(0.0), t329, t626, L::c(0.0));
    let t629 = t628 * t328;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[19][cell..], t629);
    }
    let t630 = t628 * coeffs_19;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[20][cell..], t630);
    }
    let t631 = -t630;
    let t632 = t631 * t272;
    let t633 = t631.mul_add(t235, t624);
    let next_4 = L::load(&next[4][cell..]);
    let t634 = next_4 * t326;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[13][cell..], t634);
    }
    let coeffs_13 = L::load(&coeffs[13][cell..]);
    let t635 = next_4 * coeffs_13;
    let t636 = next_4 - t635;
    let next_3 = L::load(&next[3][cell..]);
    let t637 = next_3 * t325;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[12][cell..], t637);
    }
    let coeffs_12 = L::load(&coeffs[12][cell..]);
    let t638 = next_3 * coeffs_12;
    let t639 = next_3 - t638;
    let t640 = t635 * t324;
    let t641 = -t640;
    let t642 = t641 * t324;
    let t643 = t638 / t321;
    let t644 = t642 + t643;
    let t645 = -t643;
    let t646 = t645 * t322;
    let t647 = t644 + t646;
    let t648 = t647 * L::c(0.6931471805599453);
    let t649 = t648 * t319;
    let t650 = t649 * L::c(0.28853900817779266);
    let t651 = L::select_lt(t279, L::c(1500.0), t650, L::c(0.0));
    let t652 = L::select_lt(L::c(-1500.0), t278, t651, L::c(0.0));
    let t653 = t447 + t652;
    let next_2 = L::load(&next[2][cell..]);
    let t654 = next_2 * t315;
    let t655 = next_2 * t314;
    let t656 = next_2 - t655;
    let t657 = t654 * L::c(0.6931471805599453);
    let t658 = t657 * t314;
    let t659 = L::select_lt(L::c(-60.0), t308, t658, L::c(0.0));
    let next_1 = L::load(&next[1][cell..]);
    let t660 = next_1 * t312;
    let t661 = next_1 * t311;
    let t662 = next_1 - t661;
    let t663 = t660 * L::c(0.6931471805599453);
    let t664 = t663 * t311;
    let t665 = L::select_lt(L::c(-60.0), t304, t664, L::c(0.0));
    let t666 = t653.mul_add(L::c(2.0), t633);
    let t667 = t454 + t653;
    let t668 = t659 * coeffs_10;
    let t669 = t659 * t297;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[10][cell..], t669);
    }
    let t670 = t656 / t306;
    let t671 = -t670;
    let t672 = t671 * t307;
    let t673 = t670 + t672;
    let t674 = t665 * coeffs_8;
    let t675 = t665 * t289;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[8][cell..], t675);
    }
    let t676 = t662 * t303;
    let t677 = -t676;
    let t678 = t677 * t303;
    let t679 = t678 * L::c(0.6931471805599453);
    let t680 = t679 * t301;
    let t681 = t680 * L::c(0.2060992915555662);
    let t682 = t668 * L::c(0.6931471805599453);
    let t683 = t682 * t296;
    let t684 = t683.mul_add(L::c(-0.028853900817779266), t681);
    let t685 = t682 * t292;
    let t686 = t685.mul_add(L::c(0.03606737602222408), t684);
    let t687 = t673 + t674;
    let t688 = t674 * L::c(0.6931471805599453);
    let t689 = t688 * t288;
    let t690 = t689.mul_add(L::c(-0.09016844005556021), t686);
    let t691 = t687 * L::c(0.6931471805599453);
    let t692 = t691 * t284;
    let t693 = t692.mul_add(L::c(0.09617966939259756), t690);
    let t694 = L::select_lt(t279, L::c(1500.0), t693, L::c(0.0));
    let t695 = L::select_lt(L::c(-1500.0), t278, t694, L::c(0.0));
    let t696 = t695.mul_add(L::c(2.0), t666);
    let t697 = t667 + t695;
    let t698 = t539 * t275;
    let t699 = t539 * t274;
    let t700 = t699 * t275;
    let t701 = -t700;
    let t702 = t701 * t275;
    let t703 = t698 * t272;
    let t704 = t698.mul_add(t273, t696);
    let t705 = t703 * L::c(1.0);
    let t706 = t704 / t268;
    let t707 = -t706;
    let t708 = t707 * t272;
    let t709 = t706 * t248;
    let t710 = t706.mul_add(t263, t702);
    let t711 = t706 * L::c(1.0);
    let t712 = t711 * t249;
    let t713 = t711.mul_add(coeffs_63, t698);
    let t714 = -t708;
    let t715 = t714 * t266;
    let t716 = t715.mul_add(coeffs_64, t712);
    let t717 = t715.mul_add(coeffs_63, t705);
    let t718 = t708 * t248;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[0][cell..], t718);
    }
    let t719 = t708.mul_add(t261, t710);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[21][cell..], t719);
    }
    let t720 = -t709;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[3][cell..], t720);
    }
    let t721 = t720.mul_add(t247, t716);
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
    let t728 = t632 + t718;
    let t729 = t631 + t720;
    let t730 = t623 + t718;
    let t731 = t581 + t718;
    let t732 = t622 + t720;
    let t733 = t580 + t720;
    let t734 = t713.mul_add(t247, t717);
    let t735 = t713.mul_add(coeffs_64, t722);
    let t736 = t734 + t719;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[64][cell..], t736);
    }
    let t737 = t697 + t735;
    let t738 = t540 - t735;
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
    let t744 = t495 + t719;
    let t745 = t504 + t719;
    let t746 = t494 + t741;
    let t747 = t503 + t741;
    let t748 = t720.mul_add(t236, t718);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[1][cell..], t748);
    }
    let t749 = t720 * coeffs_1;
    let t750 = t737 + t749;
    let t751 = -t749;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[2][cell..], t751);
    }
    let t752 = t728 * t233;
    let t753 = t728 * t198;
    let t754 = t729.mul_add(t232, t752);
    let t755 = t729 * t198;
    let t756 = t753 * L::c(0.0005);
    let t757 = t755 * t209;
    let t758 = t755 * t231;
    let t759 = -t757;
    let t760 = t759 * t222;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[14][cell..], t760);
    }
    let t761 = t759 * coeffs_14;
    let t762 = t756 * coeffs_15;
    let t763 = t756 * t228;
    let t764 = -t762;
    let t765 = t764.mul_add(t219, t761);
    let t766 = t764 * t222;
    let t767 = t762 * t215;
    let t768 = t762 * t221;
    let t769 = -t753;
    let t770 = t769.mul_add(t213, t765);
    let t771 = t769 * t222;
    let t772 = t753.mul_add(t209, t767);
    let t773 = t753.mul_add(t221, t758);
    let t774 = t772 - t770;
    let t775 = t774 * t201;
    let t776 = t774 * t220;
    let t777 = t775.mul_add(coeffs_16, t627);
    let t778 = t775 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[16][cell..], t778);
    }
    let t779 = L::select_lt(t203, L::c(0.0001), L::c(0.0), t766);
    let t780 = t779 * t215;
    let t781 = t779.mul_add(t217, t768);
    let t782 = -t780;
    let t783 = t782 * t201;
    let t784 = t782.mul_add(t206, t776);
    let t785 = t773 + t781;
    let t786 = t771 + t781;
    let t787 = t786 + t781;
    let t788 = L::select_lt(t203, L::c(0.0001), L::c(0.0), t787);
    let t789 = t788.mul_add(t211, t783);
    let t790 = t788 * t206;
    let t791 = -t790;
    let t792 = t791.mul_add(t201, t785);
    let t793 = t791.mul_add(t209, t784);
    let t794 = L::select_lt(t203, L::c(0.0001), t792, L::c(0.0));
    let t795 = L::select_lt(t203, L::c(0.0001), L::c(0.0), t792);
    let t796 = t795 * t206;
    let t797 = t795.mul_add(t199, t789);
    let t798 = t794.mul_add(L::c(-0.5), t796);
    let t799 = t797 * t206;
    let t800 = -t799;
    let t801 = t800 * t206;
    let t802 = L::select_lt(t203, L::c(0.0001), L::c(0.0), t801);
    let t803 = t793 + t802;
    let t804 = t803 * L::c(0.6931471805599453);
    let t805 = t804 * t201;
    let t806 = t805.mul_add(L::c(1.4426950408889634), t798);
    let t807 = t806 * coeffs_15;
    let t808 = t806.mul_add(t174, t763);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[15][cell..], t808);
    }
    let t809 = L::select_lt(t173, L::c(1500.0), t807, L::c(0.0));
    let t810 = L::select_lt(L::c(-1500.0), state_0, t809, L::c(0.0));
    let t811 = t750 + t810;
    let t812 = t754 * t197;
    let t813 = t754 * t196;
    let t814 = t813.mul_add(state_3, t639);
    let t815 = t813.mul_add(state_3, t814);
    t815.store(&mut state_out[3][cell..]);
    let t816 = t812 * state_4;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[11][cell..], t816);
    }
    let t817 = t812.mul_add(coeffs_11, t636);
    t817.store(&mut state_out[4][cell..]);
    let t818 = t733.mul_add(t188, t731);
    let t819 = t733 * t192;
    let t820 = t811 + t819;
    let t821 = next_9 - t819;
    let t822 = t818 / t191;
    let t823 = -t822;
    let t824 = t823 * t192;
    let t825 = t777 + t824;
    let t826 = t822 * state_5;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[17][cell..], t826);
    }
    let t827 = t822.mul_add(coeffs_17, t825);
    t827.store(&mut state_out[5][cell..]);
    let t828 = t733 * t187;
    let t829 = t820 + t828;
    let t830 = t821 - t828;
    t830.store(&mut state_out[9][cell..]);
    let t831 = t818 * t186;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[9][cell..], t831);
    }
    let t832 = t818 * coeffs_9;
    let t833 = t832 * t185;
    let t834 = t832.mul_add(t185, t833);
    let t835 = t834.mul_add(state_2, t655);
    let t836 = t834.mul_add(state_2, t835);
    t836.store(&mut state_out[2][cell..]);
    let t837 = t732.mul_add(t183, t730);
    let t838 = t732 * t182;
    let t839 = t829 + t838;
    let t840 = next_7 - t838;
    t840.store(&mut state_out[7][cell..]);
    let t841 = t837 * state_1;
    let t842 = t837.mul_add(t181, t661);
    t842.store(&mut state_out[1][cell..]);
    let t843 = t841 * t180;
    let t844 = t841 * t179;
    let t845 = t844 * t178;
    let t846 = t844.mul_add(t178, t845);
    let t847 = t843 * t178;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[5][cell..], t847);
    }
    let t848 = t843.mul_add(coeffs_5, t846);
    let t849 = t848 * t178;
    let t850 = -t849;
    let t851 = t850 * t178;
    let t852 = t851 * L::c(0.6931471805599453);
    let t853 = t852 * t176;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[7][cell..], t853);
    }
    let t854 = t853 * coeffs_6;
    let t855 = t853 * t174;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[6][cell..], t855);
    }
    let t856 = L::select_lt(t173, L::c(1500.0), t854, L::c(0.0));
    let t857 = L::select_lt(L::c(-1500.0), state_0, t856, L::c(0.0));
    let t858 = t839 + t857;
    t858.store(&mut state_out[0][cell..]);
    let t859 = t741.mul_add(t171, t719);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[22][cell..], t859);
    }
    let t860 = t741 * coeffs_22;
    let t861 = t738 + t860;
    let t862 = -t860;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[23][cell..], t862);
    }
    let t863 = t745 * t166;
    let t864 = t745 * t131;
    let t865 = t747.mul_add(t165, t863);
    let t866 = t747 * t131;
    let t867 = t864 * L::c(0.0005);
    let t868 = t866 * t142;
    let t869 = t866 * t164;
    let t870 = -t868;
    let t871 = t870 * t155;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[34][cell..], t871);
    }
    let t872 = t870 * coeffs_34;
    let t873 = t867 * coeffs_35;
    let t874 = t867 * t161;
    let t875 = -t873;
    let t876 = t875.mul_add(t152, t872);
    let t877 = t875 * t155;
    let t878 = t873 * t148;
    let t879 = t873 * t154;
    let t880 = -t864;
    let t881 = t880.mul_add(t146, t876);
    let t882 = t880 * t155;
    let t883 = t864.mul_add(t142, t878);
    let t884 = t864.mul_add(t154, t869);
    let t885 = t883 - t881;
    let t886 = t885 * t134;
    let t887 = t885 * t153;
    let t888 = t886.mul_add(coeffs_36, t499);
    let t889 = t886 * state_14;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[36][cell..], t889);
    }
    let t890 = L::select_lt(t136, L::c(0.0001), L::c(0.0), t877);
    let t891 = t890 * t148;
    let t892 = t890.mul_add(t150, t879);
    let t893 = -t891;
    let t894 = t893 * t134;
    let t895 = t893.mul_add(t139, t887);
    let t896 = t884 + t892;
    let t897 = t882 + t892;
    let t898 = t897 + t892;
    let t899 = L::select_lt(t136, L::c(0.0001), L::c(0.0), t898);
    let t900 = t899.mul_add(t144, t894);
    let t901 = t899 * t139;
    let t902 = -t901;
    let t903 = t902.mul_add(t134, t896);
    let t904 = t902.mul_add(t142, t895);
    let t905 = L::select_lt(t136, L::c(0.0001), t903, L::c(0.0));
    let t906 = L::select_lt(t136, L::c(0.0001), L::c(0.0), t903);
    let t907 = t906 * t139;
    let t908 = t906.mul_add(t132, t900);
    let t909 = t905.mul_add(L::c(-0.5), t907);
    let t910 = t908 * t139;
    let t911 = -t910;
    let t912 = t911 * t139;
    let t913 = L::select_lt(t136, L::c(0.0001), L::c(0.0), t912);
    let t914 = t904 + t913;
    let t915 = t914 * L::c(0.6931471805599453);
    let t916 = t915 * t134;
    let t917 = t916.mul_add(L::c(1.4426950408889634), t909);
    let t918 = t917 * coeffs_35;
    let t919 = t917.mul_add(t89, t874);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[35][cell..], t919);
    }
    let t920 = L::select_lt(t87, L::c(1500.0), t918, L::c(0.0));
    let t921 = L::select_lt(L::c(-1500.0), state_10, t920, L::c(0.0));
    let t922 = t861 + t921;
    let t923 = t865 * state_13;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[32][cell..], t923);
    }
    let t924 = t865.mul_add(coeffs_32, t508);
    t924.store(&mut state_out[13][cell..]);
    let t925 = t745 * t128;
    let t926 = t745 * t85;
    let t927 = t747.mul_add(t127, t925);
    let t928 = t747 * t85;
    let t929 = t926 * L::c(0.0005);
    let t930 = t928 * t103;
    let t931 = t928 * t126;
    let t932 = -t930;
    let t933 = t932 * t117;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[29][cell..], t933);
    }
    let t934 = t932 * coeffs_29;
    let t935 = t929 * coeffs_30;
    let t936 = t929 * t123;
    let t937 = -t935;
    let t938 = t937.mul_add(t114, t934);
    let t939 = t937 * t117;
    let t940 = t935 * t109;
    let t941 = t935 * t116;
    let t942 = -t926;
    let t943 = t942.mul_add(t107, t938);
    let t944 = t942 * t117;
    let t945 = t926.mul_add(t103, t940);
    let t946 = t926.mul_add(t116, t931);
    let t947 = t945 - t943;
    let t948 = t947 * t93;
    let t949 = t947 * t115;
    let t950 = t948.mul_add(coeffs_31, t888);
    let t951 = t948 * state_14;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[31][cell..], t951);
    }
    let t952 = L::select_lt(t95, L::c(0.0001), L::c(0.0), t939);
    let t953 = t952 * t109;
    let t954 = t952.mul_add(t112, t941);
    let t955 = -t953;
    let t956 = t955 * t93;
    let t957 = t955.mul_add(t99, t949);
    let t958 = t946 + t954;
    let t959 = t944 + t954;
    let t960 = t959 + t954;
    let t961 = L::select_lt(t95, L::c(0.0001), L::c(0.0), t960);
    let t962 = t961.mul_add(t105, t956);
    let t963 = t961 * t99;
    let t964 = -t963;
    let t965 = t964.mul_add(t93, t958);
    let t966 = t964.mul_add(t103, t957);
    let t967 = L::select_lt(t95, L::c(0.0001), t965, L::c(0.0));
    let t968 = L::select_lt(t95, L::c(0.0001), L::c(0.0), t965);
    let t969 = t968 * t99;
    let t970 = t968.mul_add(t90, t962);
    let t971 = t967.mul_add(L::c(-0.5), t969);
    let t972 = t970 * t99;
    let t973 = -t972;
    let t974 = t973 * t99;
    let t975 = L::select_lt(t95, L::c(0.0001), L::c(0.0), t974);
    let t976 = t966 + t975;
    let t977 = t976 * L::c(0.6931471805599453);
    let t978 = t977 * t93;
    let t979 = t978.mul_add(L::c(1.4426950408889634), t971);
    let t980 = t979 * coeffs_30;
    let t981 = t979.mul_add(t89, t936);
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[30][cell..], t981);
    }
    let t982 = L::select_lt(t87, L::c(1500.0), t980, L::c(0.0));
    let t983 = L::select_lt(L::c(-1500.0), state_10, t982, L::c(0.0));
    let t984 = t922 + t983;
    let t985 = t927 * t84;
    let t986 = t927 * t83;
    let t987 = t986.mul_add(state_11, t524);
    let t988 = t986.mul_add(state_11, t987);
    t988.store(&mut state_out[11][cell..]);
    let t989 = t985 * state_12;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[26][cell..], t989);
    }
    let t990 = t985.mul_add(coeffs_26, t521);
    t990.store(&mut state_out[12][cell..]);
    let t991 = t746.mul_add(t81, t744);
    let t992 = t746 * t80;
    let t993 = t984 + t992;
    t993.store(&mut state_out[10][cell..]);
    let t994 = next_16 - t992;
    t994.store(&mut state_out[16][cell..]);
    let t995 = t991 / t79;
    let t996 = -t995;
    let t997 = t996 * t80;
    let t998 = t950 + t997;
    let t999 = t995 * state_14;
    if COEFFS {
        add(&mut fixed_mut::<72>(out.coeffs)[37][cell..], t999);
    }
    let t1000 = t995.mul_add(coeffs_37, t998);
    t1000.store(&mut state_out[14][cell..]);
}
