"""Which conventions an :class:`~livn.env.Env` follows.

There is one engine. ``LIVN_BACKEND`` (or ``Env(backend=...)``) selects whose
*conventions* it follows: the default time step, the type of arrays, and how an
array without a declared input mode is read. It is looked up when an Env is
constructed, so two settings can live side by side in one process.
"""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from livn._dependencies import require

__all__ = ["BACKENDS", "Conventions", "array_module", "backend", "conventions"]


@dataclass(frozen=True)
class Conventions:
    """What a backend name changes. See the module documentation."""

    name: str
    #: Step of the first run (ms) when ``run`` is not told.
    dt_ms: float
    #: How an array without a declared mode is read.
    input_mode: str
    #: ``"numpy"`` or ``"jax"``.
    arrays: str = "numpy"


BACKENDS = {
    "native": Conventions("native", 0.025, "extracellular"),
    "neuron": Conventions("neuron", 0.025, "extracellular"),
    "brian2": Conventions("brian2", 0.025, "extracellular"),
    "diffrax": Conventions("diffrax", 0.025, "conductance", arrays="jax"),
}


def backend() -> str:
    """Return the backend selected by ``LIVN_BACKEND``; ``"native"`` when it is unset or empty.

    Examples
    --------
    >>> backend()
    'native'
    """
    return os.environ.get("LIVN_BACKEND", "").strip() or "native"


def conventions(name: str) -> Conventions | ModuleType:
    """Look up a backend: one of :data:`BACKENDS`, or a module that exports ``Env``.

    Raises
    ------
    ImportError
        ``name`` is neither.
    """
    if name in BACKENDS:
        return BACKENDS[name]
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise ImportError(
            f"livn: backend not found: {name} (known: {', '.join(sorted(BACKENDS))}, or the import path "
            "of a module with a class Env)"
        ) from error
    if not hasattr(module, "Env"):
        raise ImportError(f"livn: backend not found: {name} has no class Env")
    return module


def array_module(name: str) -> Any:
    """Return ``numpy``, or ``jax.numpy`` for a backend whose conventions ask for it."""
    known = BACKENDS.get(name)
    if known is not None and known.arrays == "jax":
        return require("jax.numpy", "LIVN_BACKEND=diffrax (JAX arrays)")
    import numpy

    return numpy
