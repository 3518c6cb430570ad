"""Gradients through this engine from Python: the published example's step, first gradient included."""

import json
import os
import resource
import sys
import time

os.environ["LIVN_BACKEND"] = "diffrax"
STARTED_WALL, STARTED_CPU = time.perf_counter(), time.process_time()

import equinox as eqx  # noqa: E402
import jax.numpy as jnp  # noqa: E402

from livn.env import Env  # noqa: E402

CHANNELS, DURATION_MS = 16, 30
CASE = "30 ms, 16 channels, 100 cells"


def emit(question, value, unit, **extra):
    row = {"peer": "livn", "question": question, "value": value, "unit": unit, **extra}
    print(json.dumps(row), flush=True)


def measure(run, repeats=7):
    """Median wall and CPU seconds of a call, after one that is not counted."""
    run()
    times = []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        times.append((time.perf_counter() - wall, time.process_time() - cpu))
    return sorted(times)[repeats // 2]


def loss(inputs, env):
    stimulus = env.cell_stimulus(inputs)
    _, _, _, voltage, *_ = env.run(DURATION_MS, stimulus, unroll="mask")
    return -jnp.mean(voltage)


def main(which):
    if which == "coupled":
        env, how = Env("EI2"), {"cell": "default culture, 7 compartments, coupled"}
        env = env.init()
        env.apply_model_defaults()
    else:
        from livn.models.rcsd import ReducedCalciumSomaDendrite
        from livn.system import System, predefined

        model = ReducedCalciumSomaDendrite(preset="1.0")
        env = Env(System(predefined("EI2")), model=model).init()
        how = {"cell": "published cells (two compartments), uncoupled"}
        env.set_weights({name: 0.0 for name in env.weight_names})
    inputs = jnp.zeros([DURATION_MS, CHANNELS])
    step = eqx.filter_jit(eqx.filter_value_and_grad(loss))
    step(inputs, env)[1].block_until_ready()
    wall, cpu = time.perf_counter() - STARTED_WALL, time.process_time() - STARTED_CPU
    emit(f"gradient, import to first ({which})", wall, "s", cpu_s=cpu, **how)
    wall, cpu = measure(lambda: step(inputs, env)[1].block_until_ready())
    forward = eqx.filter_jit(loss)
    once, _ = measure(lambda: forward(inputs, env).block_until_ready())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    emit(f"gradient, {CASE} ({which})", wall * 1e3, "ms", cpu_ms=cpu * 1e3, peak_rss_mib=peak, **how)
    emit(f"gradient over run, {CASE} ({which})", wall / once, "times the run", **how)


if __name__ == "__main__":
    main(sys.argv[1])
