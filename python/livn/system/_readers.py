"""The documented readers: parts of a system by the path of its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from livn.system._metadata import CellsMetaData
from livn.system._system import System

File = str | os.PathLike[str]


def _system(filepath: File, comm: Any) -> System:
    """The system a file belongs to; the directory itself is accepted too."""
    path = Path(filepath).resolve()
    return System(path if path.is_dir() else path.parent, comm)


def read_cells_meta_data(filepath: File, comm: Any = None) -> CellsMetaData:
    """Populations of a cells file and the attributes stored for them.

    Examples
    --------
    >>> from livn.system import System, make
    >>> read_cells_meta_data(make("EI1").files["cells"]).population_ranges
    {'EXC': (0, 8), 'INH': (8, 2)}
    """
    return _system(filepath, comm).cells_meta_data


def read_coordinates(
    filepath: File, population: str, comm: Any = None
) -> Iterator[tuple[int, tuple[float, float, float]]]:
    """Yield ``(gid, (x, y, z))`` of a population (µm)."""
    return _system(filepath, comm).coordinates(population)


def coordinate_array(filepath: File, population: str, comm: Any = None, all: bool = True) -> np.ndarray:
    """Rows ``gid, x, y, z`` of a population (µm)."""
    return _system(filepath, comm).coordinate_array(population)


def read_synapses(
    filepath: File, population: str, comm: Any = None, node_allocation: Any = None
) -> Iterator[tuple[int, dict[str, np.ndarray]]]:
    """Yield ``(gid, {attribute: values})`` of a population's synapses."""
    return _system(filepath, comm).synapses(population, node_allocation)


def read_projections(
    filepath: File, pre: str, post: str, comm: Any = None, population_ranges: Any = None
) -> Iterator[tuple[int, tuple[np.ndarray, dict[str, list[Any]]]]]:
    """Yield ``(post gid, (pre gids, attributes))`` of a projection."""
    return _system(filepath, comm).projections(pre, post)


def projection_array(
    filepath: File, pre: str, post: str, comm: Any = None, all: bool = True, population_ranges: Any = None
) -> list[Any]:
    """:func:`read_projections` as a list."""
    return _system(filepath, comm).projection_array(pre, post)
