"""The published differentiable engine (livn 1.0 on JAX and diffrax): one optimisation step's gradient.

100 uncoupled two-compartment cells, 16 channels, 30 ms. The published culture and electrodes are downloads of their
own; a fixed matrix from channels to compartments stands in for them, which costs next to nothing in either direction.
"""

import os
import time

os.environ["LIVN_BACKEND"] = "diffrax"
STARTED_WALL, STARTED_CPU = time.perf_counter(), time.process_time()

import equinox as eqx  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402
from common import best, emit, peak_rss_mib  # noqa: E402
from livn.env import Env  # noqa: E402
from livn.models.rcsd import ReducedCalciumSomaDendrite  # noqa: E402
from livn.stimulus import Stimulus  # noqa: E402

CELLS, CHANNELS, DURATION_MS = 100, 16, 30
CASE = "30 ms, 16 channels, 100 cells"
HOW = {"cell": "soma and dendrite, uncoupled", "dt_ms": 0.01, "cells": CELLS}


def main():
    env = Env(CELLS, model=ReducedCalciumSomaDendrite())
    # Cells without a system have no ids in this version, and its model asks for them.
    env.system.gids = np.arange(CELLS)
    env = env.init()
    mix = jnp.asarray(np.random.default_rng(1).uniform(0, 1e-3, (CHANNELS, 2 * CELLS)))

    def loss(inputs, env):
        _, _, _, voltage, *_ = env.run(DURATION_MS, Stimulus(inputs @ mix, dt=1.0), unroll="mask")
        return -jnp.mean(voltage)

    step = eqx.filter_jit(eqx.filter_value_and_grad(loss))
    inputs = jnp.zeros([DURATION_MS, CHANNELS])
    step(inputs, env)[1].block_until_ready()
    wall, cpu = time.perf_counter() - STARTED_WALL, time.process_time() - STARTED_CPU
    emit("livn 1.0 (diffrax)", "gradient, import to first (uncoupled)", wall, "s", cpu_s=cpu, **HOW)
    cpu, wall = best(lambda: step(inputs, env)[1].block_until_ready())
    emit("livn 1.0 (diffrax)", f"gradient, {CASE} (uncoupled)", wall * 1e3, "ms", cpu_ms=cpu * 1e3, peak_rss_mib=peak_rss_mib(), **HOW)
    forward = eqx.filter_jit(loss)
    _, once = best(lambda: forward(inputs, env).block_until_ready())
    emit("livn 1.0 (diffrax)", f"gradient over run, {CASE} (uncoupled)", wall / once, "times the run", **HOW)


if __name__ == "__main__":
    main()
