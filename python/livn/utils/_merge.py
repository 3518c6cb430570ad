"""Joining per-rank results: arrays are concatenated, dicts joined key by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np


def merge_array(data: Iterable[Any] | None) -> Any:
    """Concatenate along the first axis, leaving out ``None``.

    The dtype of empty members is kept when nothing else is left, so that a run
    without spikes still has integer ids.

    Examples
    --------
    >>> merge_array([np.array([1, 2]), None, np.array([3])])
    array([1, 2, 3])
    >>> merge_array([None, np.empty(0, int)]).dtype.kind
    'i'
    """
    if data is None:
        return None
    present = [np.asarray(item) for item in data if item is not None]
    filled = [item for item in present if item.size]
    if filled:
        return np.concatenate(filled, axis=0)
    return present[0] if present else np.empty(0)


def merge_dict(data: Any) -> dict[Any, Any]:
    """Concatenate the values of equal keys, in the order given.

    Examples
    --------
    >>> merge_dict([{0: [1]}, {0: [2], 5: [3]}])
    {0: array([1, 2]), 5: array([3])}
    """
    parts = list(data.values()) if isinstance(data, Mapping) else list(data)
    keys: dict[Any, list[Any]] = {}
    for part in parts:
        for key, value in (part or {}).items():
            keys.setdefault(key, []).append(value)
    return {key: merge_array(values) for key, values in keys.items()}


def merge(*data: Any) -> Any:
    """Join per-rank lists: lists of dicts key by key, other lists by concatenation.

    One argument is returned as it is, several as a tuple.

    Examples
    --------
    >>> merge([np.array([1]), np.array([2])], [{0: [1.0]}, {0: [2.0]}])
    (array([1, 2]), {0: array([1., 2.])})
    """
    merged = [merge_dict(item) if _is_dicts(item) else merge_array(item) for item in data]
    return merged[0] if len(merged) == 1 else tuple(merged)


def _is_dicts(item: Any) -> bool:
    if isinstance(item, Mapping):
        return True
    return bool(item) and isinstance(item, list) and all(isinstance(x, Mapping) for x in item)


def sum_array(data: Iterable[Any]) -> Any:
    """Add arrays element by element, leaving out ``None``; ``None`` if nothing is left.

    Examples
    --------
    >>> sum_array([np.array([1.0, 2.0]), None, np.array([3.0, 4.0])])
    array([4., 6.])
    """
    present = [np.asarray(item) for item in data if item is not None]
    return sum(present[1:], start=present[0]) if present else None


def sum_dict(data: Any) -> dict[Any, Any]:
    """Add the values of equal keys.

    Examples
    --------
    >>> sum_dict([{"a": 1}, {"a": 2, "b": 5}])
    {'a': 3, 'b': 5}
    """
    parts = [data] if isinstance(data, Mapping) else list(data)
    total: dict[Any, Any] = {}
    for part in parts:
        for key, value in (part or {}).items():
            total[key] = total[key] + value if key in total else value
    return total


def reduce_sum(*data: Any, comm: Any = None, root: int = 0, all: bool = False) -> Any:
    """See :meth:`livn.utils.P.reduce_sum`."""
    from livn.utils._parallel import P

    return P.reduce_sum(*data, comm=comm, root=root, all=all)
