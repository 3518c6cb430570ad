"""Start-up of the Python package: seconds to import, and from import to the first spike of a culture."""

import json
import subprocess
import sys
import time

# The culture is generated and cached on first use, which is not start-up.
subprocess.run([sys.executable, "-c", "from livn import make; make('EI2')"], check=True)

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


def emit(question, value, **details):
    print(json.dumps({"peer": "livn", "question": question, "value": value, "unit": "s", **details}))


seconds, simulated_ms = first_spike()
emit("import", imported)
emit("import to first spike", seconds, simulated_ms=simulated_ms)
