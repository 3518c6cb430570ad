"""Formulas written once for NumPy and for JAX: which of the two an array belongs to."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np


def is_jax(value: Any) -> bool:
    """Whether ``value`` is a JAX array, traced or not. Does not import JAX."""
    jax = sys.modules.get("jax")
    return jax is not None and isinstance(value, jax.Array)


def is_traced(value: Any) -> bool:
    """Whether ``value`` stands for an array inside ``jit``, ``grad`` or ``vmap``.

    Examples
    --------
    >>> is_traced(1.0)
    False
    """
    jax = sys.modules.get("jax")
    return jax is not None and isinstance(value, jax.core.Tracer)


def namespace(*arrays: Any) -> Any:
    """``jax.numpy`` if one of the arrays is a JAX array, else ``numpy``.

    Examples
    --------
    >>> namespace(np.zeros(2), [1.0]).__name__
    'numpy'
    """
    if any(is_jax(array) for array in arrays):
        return sys.modules["jax"].numpy
    return np


def floats(values: Any) -> Any:
    """A floating-point array of the kind ``values`` is of; anything but a JAX array becomes NumPy's float64.

    Half precision becomes single: positions and potentials do not fit into it.
    """
    if not is_jax(values):
        return np.asarray(values, dtype=float)
    xp = namespace(values)
    if not xp.issubdtype(values.dtype, xp.floating):
        return values.astype(float)
    return values.astype(xp.promote_types(values.dtype, xp.float32))


def separation(source: Any, places: Any) -> Any:
    """Distance of ``places[row, xyz]`` from one point, or ``[source, row]`` from several.

    The derivative at distance zero, which does not exist, is zero.
    """
    xp = namespace(source, places)
    difference = places - source if source.ndim == 1 else places[None, :, :] - source[:, None, :]
    square = xp.square(difference).sum(axis=-1)
    if xp is np:
        return np.sqrt(square)
    apart = square > 0
    return xp.where(apart, xp.sqrt(xp.where(apart, square, 1.0)), 0.0)
