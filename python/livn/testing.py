"""Helpers for tests of code that uses livn."""

from __future__ import annotations

from typing import Any

import numpy as np

from livn.run import Events, Run

__all__ = ["assert_runs_equal", "check_model", "tiny_system"]


def tiny_system(cells: int = 10, seed: int = 123) -> Any:
    """A small connected culture in memory.

    Examples
    --------
    >>> tiny_system().summary()["population_counts"]
    {'EXC': 8, 'INH': 2}
    """
    from livn.system import generate_2d

    return generate_2d(
        name="tiny",
        total_cells=cells,
        area_kwargs={"x_range": (0, 100), "y_range": (0, 100)},
        connectivity={"sigma": 100, "mean_degree": {"EXC->EXC": 3, "EXC->INH": 3, "INH->EXC": 1}},
        random_seed=seed,
    )


def assert_runs_equal(a: Run, b: Run, *, atol: float = 0.0) -> None:
    """Fail with the recording and place where two runs differ.

    Parameters
    ----------
    a, b : Run
    atol : float
        Allowed difference of times (ms), voltages (mV) and currents (µA); ids must be equal.

    Examples
    --------
    >>> run = Run(duration=1.0).add_spikes([0], [0.5])
    >>> assert_runs_equal(run, run)
    """
    if set(a.channels) != set(b.channels):
        raise AssertionError(f"recorded {sorted(a.channels)} and {sorted(b.channels)}")
    if a.duration != b.duration:
        raise AssertionError(f"durations {a.duration} and {b.duration} ms")
    for name, left in a.channels.items():
        right = b[name]
        if type(left) is not type(right) or np.shape(left.values) != np.shape(right.values):
            raise AssertionError(f"{name}: shapes {np.shape(left.values)} and {np.shape(right.values)}")
        if not np.array_equal(left.ids, right.ids):
            kind = "event" if isinstance(left, Events) else "row"
            first = int(np.flatnonzero(np.asarray(left.ids) != np.asarray(right.ids))[0])
            raise AssertionError(f"{name}: {kind} {first} is of cell {left.ids[first]} and {right.ids[first]}")
        difference = np.abs(np.asarray(left.values) - np.asarray(right.values))
        if difference.size and not difference.max() <= atol:
            place = np.unravel_index(int(np.argmax(difference)), difference.shape)
            where = tuple(int(k) for k in place)
            raise AssertionError(f"{name}: largest difference {difference.max():g} at {where}, allowed {atol:g}")


def check_model(model: Any, *, duration: float = 20.0) -> None:
    """Run a model through what every model must do; fail with what it does not.

    It must build a culture, record it, continue as if never interrupted, repeat itself
    after ``clear``, and come back from a snapshot.

    Examples
    --------
    >>> from livn.models import LIF
    >>> check_model(LIF())
    """
    from livn.env import Env

    env = Env(tiny_system(), model=model).init().record_spikes().record_voltage().record_membrane_current()
    whole = env.run(duration)
    if not np.isfinite(whole.voltage).all():
        raise AssertionError("voltages are not finite")
    assert_runs_equal(whole, env.clear().run(duration))
    half = env.clear().run(duration / 2)
    state = env.snapshot()
    rest = env.run(duration / 2)
    joined = half.concat(rest)
    assert_runs_equal(whole, joined, atol=1e-9)
    assert_runs_equal(rest, env.restore(state).run(duration / 2))
