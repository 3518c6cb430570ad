"""What the peer scripts share: timing, memory and one JSON line per result."""

import json
import resource
import time


def emit(peer, question, value, unit, **extra):
    """Print one result as a JSON line; `extra` says what was run and how it differs."""
    print(json.dumps({"peer": peer, "question": question, "value": value, "unit": unit, **extra}), flush=True)


def best(run, repeats=5):
    """Least CPU and wall seconds over `repeats` calls of `run` (one warm-up call is not counted)."""
    run()
    cpu, wall = [], []
    for _ in range(repeats):
        wall_0, cpu_0 = time.perf_counter(), time.process_time()
        run()
        cpu.append(time.process_time() - cpu_0)
        wall.append(time.perf_counter() - wall_0)
    return min(cpu), min(wall)


def ns_per_cell_step(seconds, cells, duration_ms, dt_ms):
    """Nanoseconds per cell and step."""
    return seconds * 1e9 / (cells * duration_ms / dt_ms)


def peak_rss_mib():
    """Peak resident memory of this process, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
