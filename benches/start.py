"""The Python package: seconds to import, from import to the first spike of a culture, and memory of a run."""

import json
import subprocess
import sys
import time

RUN = """
import resource
from livn import make
env = make({name!r})
env.record_spikes()
env.run(20.0)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def peak_mib(name):
    """Peak resident memory of a process that opens and runs a culture (generated and cached on first use)."""
    done = subprocess.run([sys.executable, "-c", RUN.format(name=name)], check=True, capture_output=True, text=True)
    return float(done.stdout)


# The second process finds the cultures in the cache, as every later one does.
memory = {name: (peak_mib(name), peak_mib(name))[1] for name in ("EI2", "EI3")}

started = time.perf_counter()
from livn import make  # noqa: E402
from livn.env import Env  # noqa: E402, F401

imported = time.perf_counter() - started
DT_MS = 0.025


def first_spike():
    """Seconds since the import began, and the biological time that had to be simulated (ms)."""
    env = make("EI2")
    env.record_spikes()
    simulated_ms = 0.0
    while simulated_ms < 2000:
        simulated_ms += 10
        if len(env.run(10.0, dt=DT_MS)[0]):
            return time.perf_counter() - started, simulated_ms
    sys.exit("EI2 did not fire within 2 s of biological time")


def emit(question, value, unit="s", **details):
    print(json.dumps({"peer": "livn", "question": question, "value": value, "unit": unit, **details}))


seconds, simulated_ms = first_spike()
emit("import", imported)
emit("import to first spike", seconds, simulated_ms=simulated_ms)
for name, mib in memory.items():
    emit(f"{name}, peak memory", mib, "MiB")
