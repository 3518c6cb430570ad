"""Cells without connections."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from livn.exceptions import ShapeError, SystemError  # noqa: A004
from livn.system._system import System


class ParallelSystem(System):
    """Unconnected cells, made in memory.

    Parameters
    ----------
    num_neurons : int or mapping of population to int
        A number of ``EXC`` cells, or counts in the order gids are given out.
    coordinates : float, array or callable
        Spacing along x (µm); rows ``x, y, z``; rows ``gid, x, y, z``; or a function of
        the number of cells that returns such rows.
    name : str
    comm : MPI communicator, optional

    Raises
    ------
    TypeError
        ``num_neurons`` is neither an integer nor a mapping.
    SystemError, ShapeError
        No cells, a negative count, or coordinates that do not fit.

    Examples
    --------
    >>> ParallelSystem({"EXC": 3, "INH": 5}).population_ranges
    {'EXC': (0, 3), 'INH': (3, 5)}
    """

    def __init__(
        self,
        num_neurons: int | Mapping[str, int] = 1,
        coordinates: Any = 0.0,
        name: str = "ParallelSystem",
        comm: Any = None,
    ):
        from livn import _livn

        counts = _counts(num_neurons)
        rows = _positions(coordinates, sum(count for _, count in counts))
        self.uri = None
        self.comm = comm
        self._native = _livn.System.unconnected(counts, rows, name)

    def __reduce__(self) -> tuple[Any, ...]:
        counts = {name: count for name, (_, count) in self.population_ranges.items()}
        return ParallelSystem, (counts, self.neuron_coordinates[:, 1:], self.name)


def _counts(num_neurons: Any) -> list[tuple[str, int]]:
    items = list(num_neurons.items()) if isinstance(num_neurons, Mapping) else [("EXC", num_neurons)]
    counts = []
    for name, count in items:
        if isinstance(count, bool):
            raise TypeError(f"the number of {name} cells is a bool")
        try:
            counts.append((str(name), operator.index(count)))
        except TypeError:
            raise TypeError(f"the number of {name} cells must be an integer, not {count!r}") from None
    if any(count < 0 for _, count in counts):
        raise SystemError(f"numbers of cells must be >= 0, not {dict(counts)}")
    if sum(count for _, count in counts) < 1:
        raise SystemError("a system needs at least one cell")
    return counts


def _positions(coordinates: float | Callable[[int], Any] | Any, total: int) -> np.ndarray:
    if callable(coordinates):
        coordinates = coordinates(total)
    if np.isscalar(coordinates):
        rows = np.zeros((total, 3))
        rows[:, 0] = np.arange(total) * np.asarray(coordinates, dtype=float)
        return rows
    rows = np.asarray(coordinates, dtype=float)
    if rows.ndim != 2 or rows.shape[1] not in (3, 4) or len(rows) != total:
        raise ShapeError(f"coordinates must be [{total}, 3] or [{total}, 4], not {rows.shape}")
    if rows.shape[1] == 3:
        return rows
    gids = rows[:, 0]
    if not np.array_equal(np.sort(gids), np.arange(total)):
        raise ShapeError(f"the gids of coordinates must be 0 to {total - 1}, each once")
    return rows[np.argsort(gids), 1:]
