"""What a caller may write for a choice of cells, brought into one form."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from typing import Any

import numpy as np

from livn.exceptions import ParameterError

METHODS = ("first", "random", "patch")


def native_spec(
    known: list[str], spec: Any, populations: Any, seed: int, method: str, bounds: Any
) -> dict[str, Any] | None:
    """Check a selection and describe it to the engine; ``None`` means every cell."""
    if method not in METHODS:
        raise ParameterError(f"method must be one of {METHODS}, not {method!r}")
    if bounds is not None and method != "patch":
        raise ParameterError("bounds choose a region: use method='patch'")
    if isinstance(spec, str) and (method != "first" or bounds is not None):
        raise ParameterError(f"the stored selection {spec!r} cannot be combined with method or bounds")
    if spec is None and bounds is None:
        return None
    request: dict[str, Any] = {"method": method, "seed": int(seed), "populations": _names(known, populations)}
    if bounds is not None:
        corners = np.asarray(bounds, dtype=float)
        if corners.shape != (2, 2):
            raise ParameterError(f"bounds are two corners ((x0, y0), (x1, y1)), not shape {corners.shape}")
        return {**request, "kind": "bounds", "bounds": corners.tolist()}
    if isinstance(spec, str):
        return {**request, "kind": "stored", "name": spec}
    if isinstance(spec, Mapping):
        _names(known, list(spec))
        return {**request, "kind": "shares", "shares": [(name, *_share(share)) for name, share in spec.items()]}
    kind, value = _share(spec)
    if kind == "gids":
        raise TypeError("gids are chosen per population: {'EXC': [0, 1, 2]}")
    return {**request, "kind": {"count": "total", "fraction": "fraction"}[kind], "value": value}


def _names(known: list[str], populations: Any) -> list[str] | None:
    if populations is None:
        return None
    names = [populations] if isinstance(populations, str) else list(populations)
    for name in names:
        if name not in known:
            raise ParameterError(f"unknown population {name!r}; known: {known}")
    return names


def _share(share: Any) -> tuple[str, Any]:
    if isinstance(share, (bool, np.bool_)):
        raise TypeError("a selection is a count, a fraction, gids per population or a name, not a bool")
    if isinstance(share, (float, np.floating)):
        return "fraction", float(share)
    try:
        count = operator.index(share)
    except TypeError:
        if isinstance(share, (str, bytes)) or not np.iterable(share):
            raise TypeError(f"a selection is a count, a fraction, gids or a name, not {share!r}") from None
        return "gids", [int(gid) for gid in share]
    if count < 0:
        raise ParameterError(f"a number of cells must be >= 0, not {count}")
    return "count", count
