"""Planar cultures drawn from a seed."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from livn.exceptions import ShapeError
from livn.system._system import System


def generate_2d(
    output_directory: str | os.PathLike[str] | None = None,
    *,
    name: str = "culture2d",
    area: str | Callable[..., Any] = "rectangle",
    area_kwargs: Mapping[str, Any] | None = None,
    z_range: tuple[float, float] = (0.0, 10.0),
    total_cells: int | None = None,
    populations: Mapping[str, Mapping[str, Any]] | None = None,
    connectivity: Mapping[str, Any] | None = None,
    population_definitions: Mapping[str, int] | None = None,
    random_seed: int = 123,
    mechanisms: str = "by_type",
) -> System:
    """Draw a planar culture with distance-dependent connectivity.

    The result depends on the seed alone, not on threads or on the order of populations.
    The requested degrees are met in expectation; where geometry makes that impossible a
    warning says so.

    Parameters
    ----------
    output_directory : path, optional
        Write the system there; it stays in memory when left out.
    name : str
        Name of a system in memory.
    area : {"rectangle", "disk"} or callable
        Shape of the culture. A callable ``area(count, rng, **area_kwargs)`` returns
        ``(xs, ys)`` in µm, called once per population.
    area_kwargs : mapping
        ``x_range, y_range`` of a rectangle; ``center, radius, inner_radius`` of a disk (µm).
    z_range : (float, float)
        Depth of the cells (µm).
    total_cells : int, optional
        Cells in all; the sum of the explicit counts when left out.
    populations : mapping
        By name: ``ratio`` or ``count``, ``synapse_type`` (``"excitatory"`` or
        ``"inhibitory"``), ``transmitter``, ``soma_only``. 80 % ``EXC`` and 20 % ``INH``
        when left out.
    connectivity : mapping
        ``sigma`` (µm), ``mean_degree`` (a number, or by ``"PRE->POST"`` with an optional
        ``"default"``), ``cutoff``, ``allow_self_connections``, ``kernel``.
    population_definitions : mapping, optional
        Number of each population in the files.
    random_seed : int
    mechanisms : {"by_type", "by_transmitter"}

    Returns
    -------
    System

    Raises
    ------
    SystemError, ParameterError
        The configuration contradicts itself or names something unknown.

    Examples
    --------
    >>> side = {"x_range": (0, 200), "y_range": (0, 200)}
    >>> system = generate_2d(total_cells=50, area_kwargs=side, connectivity={"sigma": 100, "mean_degree": 4})
    >>> system.population_ranges
    {'EXC': (0, 40), 'INH': (40, 10)}
    """
    from livn import _livn

    config: dict[str, Any] = {"z_range": list(z_range), "random_seed": random_seed, "mechanisms": mechanisms}
    optional = {
        "total_cells": total_cells,
        "populations": populations,
        "connectivity": connectivity,
        "population_definitions": population_definitions,
    }
    config.update({key: value for key, value in optional.items() if value is not None})
    positions = None
    if callable(area):
        positions = _placed(config, area, dict(area_kwargs or {}), random_seed)
    else:
        config["area"] = area
        config["area_kwargs"] = dict(area_kwargs or {})
    native, report = _livn.System.generate_2d(name, json.dumps(config), positions)
    for projection in json.loads(report):
        if projection["note"]:
            warnings.warn(projection["note"], stacklevel=2)
    system = System._of(native, None)
    return system if output_directory is None else system.write(output_directory)


def _placed(
    config: dict[str, Any], area: Callable[..., Any], keywords: dict[str, Any], seed: int
) -> dict[str, list[list[float]]]:
    from livn import _livn

    rng = np.random.default_rng(seed)
    positions = {}
    for population, count in _livn.System.cell_counts(json.dumps(config)).items():
        xs, ys = area(count, rng, **keywords)
        rows = np.stack([np.asarray(xs, dtype=float), np.asarray(ys, dtype=float)], axis=1)
        if rows.shape != (count, 2):
            raise ShapeError(f"area returned {len(rows)} positions for the {count} cells of {population}")
        positions[population] = rows.tolist()
    return positions
