"""The traced part of an Env with JAX arrays: its parameters and positions, as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

FIELDS = ("run_key", "weights", "noise", "cells", "electrode_positions", "cell_positions")


def leaves_of(env: Any, seed: int) -> dict[str, Any]:
    """The arrays of an Env that was just set up: its engine's values."""
    import jax

    # Also when a trace is the first to ask: the Env outlives it.
    with jax.ensure_compile_time_eval():
        return _leaves_of(env, seed)


def _leaves_of(env: Any, seed: int) -> dict[str, Any]:
    import jax

    real = jax.dtypes.canonicalize_dtype(float)

    def numbers(values: dict[str, float]) -> dict[str, Any]:
        # Converted by NumPy: taking a JAX array apart would compile a slice for every number.
        return jax.device_put({key: np.asarray(value, real) for key, value in values.items()})

    sim = env._sim
    cells = {}
    if sim is not None:
        cells = {
            name: numbers({key: value for key, value, _ in sim.cell_params(name)}) for name in env.system.populations
        }
    electrodes = getattr(env.io, "electrode_coordinates", np.empty((0, 4)))
    return {
        "run_key": _key(seed % 2**32),
        "weights": {} if sim is None else numbers(sim.weights()),
        "noise": {} if sim is None else numbers(sim.noise()),
        "cells": cells,
        "electrode_positions": jax.device_put(np.asarray(electrodes[:, 1:], real)),
        "cell_positions": jax.device_put(np.asarray(env.system.neuron_coordinates[:, 1:], real)),
    }


def _key(seed: int) -> Any:
    import jax

    if jax.config.values["jax_default_prng_impl"] == "threefry2x32":
        # What PRNGKey(seed) is for this generator, without compiling anything.
        return jax.device_put(np.array([0, seed], np.uint32))
    return jax.random.PRNGKey(seed)


def parameters(leaves: dict[str, Any]) -> dict[str, Any]:
    """The scalar leaves by key of :meth:`livn.env.Env.set_params`, sorted as JAX sorts the keys of a dict."""
    found = {f"weight-{key}": value for key, value in leaves["weights"].items()}
    found.update({f"noise-{key}": value for key, value in leaves["noise"].items()})
    for population, values in leaves["cells"].items():
        found.update({f"cells-{population}-{key}": value for key, value in values.items()})
    return dict(sorted(found.items()))


def replaced(leaves: dict[str, Any], params: dict[str, Any]) -> dict[str, Any]:
    """The leaves with some parameters, named by full key, exchanged."""
    changed = {**leaves, "weights": dict(leaves["weights"]), "noise": dict(leaves["noise"])}
    changed["cells"] = {population: dict(values) for population, values in leaves["cells"].items()}
    for key, value in params.items():
        kind, _, name = key.partition("-")
        if kind == "cells":
            population, _, name = name.partition("-")
            changed["cells"][population][name] = value
        else:
            changed["weights" if kind == "weight" else "noise"][name] = value
    return changed
