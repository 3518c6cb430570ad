"""livn 2.0 with its own compiled engine: the motoneuron without a network, and whole cultures.

Usage: python livn2.py cells | import DIRECTORY | culture DIRECTORY [DIRECTORY ...]
"""

import os
import sys
import time

os.environ["LIVN_BACKEND"] = "native"
os.environ.setdefault("LIVN_PROGRESS_INTERVAL", "0")

from common import best, emit, ns_per_cell_step, peak_rss_mib  # noqa: E402

DT_MS = 0.025
CELLS = 256
NOISE = {"g_e0": 0.003, "g_i0": 0.003, "std_e": 0.001, "std_i": 0.001}


def cells():
    """Unconnected motoneurons, without and with noise."""
    from livn.env import Env

    duration_ms = 50.0
    for question, noise in (("bare", None), ("noise", NOISE)):
        env = Env({"EXC": CELLS}).init()
        if noise:
            env.set_noise(noise)
        env.record_spikes()
        cpu, _ = best(lambda env=env: env.run(duration_ms, dt=DT_MS))
        emit("livn 2.0", f"motoneuron, {question}", ns_per_cell_step(cpu, CELLS, duration_ms, DT_MS), "ns/cell-step",
             cell="same (7 compartments)", cells=CELLS, dt_ms=DT_MS, threads=1, peak_rss_mib=peak_rss_mib())  # fmt: skip


def culture(directories):
    """Wall seconds per biological second of whole systems with model defaults."""
    from livn.env import Env

    for directory in directories:
        started = time.perf_counter()
        env = Env(directory).init()
        env.apply_model_defaults()
        env.record_spikes()
        built = time.perf_counter() - started
        n = len(env.system.gids)
        duration_ms = 1000.0 if n <= 200 else 100.0
        started_wall, started_cpu = time.perf_counter(), time.process_time()
        result = env.run(duration_ms, dt=DT_MS)
        wall, cpu = time.perf_counter() - started_wall, time.process_time() - started_cpu
        name = os.path.basename(os.path.normpath(directory))
        # The engine has one thread; its CPU time is what the run would take on an idle machine.
        emit("livn 2.0", f"{name}, 1 thread", cpu * 1000 / duration_ms, "s per biological s", cells=n, dt_ms=DT_MS,
             simulated_ms=duration_ms, spikes=len(result[0]), wall_s=wall, build_s=built)  # fmt: skip
        emit("livn 2.0", f"{name}, peak memory", peak_rss_mib(), "MiB", cells=n)


def first_spike(directory):
    """Seconds from `import` until a driven run has returned a spike."""
    started = time.perf_counter()
    from livn.env import Env

    imported = time.perf_counter() - started
    env = Env(directory).init()
    env.apply_model_defaults()
    env.record_spikes()
    simulated_ms = 0.0
    while not len(env.run(10.0, dt=DT_MS)[0]) and simulated_ms < 2000:
        simulated_ms += 10
    emit("livn 2.0", "import", imported, "s")
    emit("livn 2.0", "import to first spike", time.perf_counter() - started, "s", simulated_ms=simulated_ms + 10)


if __name__ == "__main__":
    command = sys.argv[1]
    if command == "cells":
        cells()
    elif command == "culture":
        culture(sys.argv[2:])
    else:
        first_spike(sys.argv[2])
