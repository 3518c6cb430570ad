"""Where electrodes sit, and how far things are."""

from __future__ import annotations

from typing import Any

import numpy as np

from livn._arrays import floats, namespace, separation
from livn.exceptions import ParameterError, ShapeError


def electrode_array_coordinates(
    pitch: float = 1000, xs: int = 4, ys: int = 4, xoffset: float = 500, yoffset: float = 500, z: float = 350 / 2
) -> np.ndarray:
    """Grid of electrodes, x fastest.

    Returns
    -------
    float[xs * ys, 4]
        Rows ``id, x, y, z`` (µm), ids from 0.

    Examples
    --------
    >>> electrode_array_coordinates()[[0, 1, -1]].tolist()
    [[0.0, 500.0, 500.0, 175.0], [1.0, 1500.0, 500.0, 175.0], [15.0, 3500.0, 3500.0, 175.0]]
    """
    ids = np.arange(xs * ys)
    x = xoffset + (ids % xs) * pitch
    y = yoffset + (ids // xs) * pitch
    return np.stack([ids, x, y, np.full(len(ids), z)], axis=1).astype(float)


def electrode_array_coordinates_for_area(pitch: float, area: Any, z: float = 0) -> np.ndarray:
    """Grid centred in a rectangle, with a power of two of electrodes along each axis.

    Parameters
    ----------
    pitch : float
        Distance between neighbours (µm).
    area : ((x0, y0), (x1, y1))
        Corners (µm).

    Raises
    ------
    ParameterError
        The pitch is not positive or the corners are swapped.

    Examples
    --------
    >>> electrode_array_coordinates_for_area(100, ((0, 0), (450, 250)))[[0, -1], 1:3].tolist()
    [[75.0, 75.0], [375.0, 175.0]]
    """
    low, high = np.asarray(area, dtype=float)
    extent = high - low
    if not pitch > 0 or (extent < 0).any():
        raise ParameterError(f"an array needs pitch > 0 and area ((x0, y0), (x1, y1)); got {pitch} and {area}")
    counts = [1 << int(np.floor(np.log2(np.floor(length / pitch) + 1))) for length in extent]
    offset = low + (extent - (np.array(counts) - 1) * pitch) / 2
    return electrode_array_coordinates(pitch, counts[0], counts[1], offset[0], offset[1], z)


def coordinate_rows(coordinates: Any, what: str) -> Any:
    """Check that ``coordinates`` are rows ``id, x, y, z`` and return them as floats."""
    rows = floats(coordinates)
    if rows.ndim != 2 or rows.shape[1] != 4:
        raise ShapeError(f"{what} must have rows [id, x, y, z] (µm), not shape {rows.shape}")
    return rows


def calculate_distances(source: Any, coords: Any) -> Any:
    """Distance of every coordinate from every source.

    Returns
    -------
    float[sources * coords, 3]
        Rows ``source id, gid, distance`` (µm), source by source.

    Examples
    --------
    >>> calculate_distances([[7, 0, 0, 0]], [[0, 3, 4, 0], [1, 0, 0, 2]])
    array([[7., 0., 5.],
           [7., 1., 2.]])
    """
    source, coords = coordinate_rows(source, "sources"), coordinate_rows(coords, "coordinates")
    xp = namespace(source, coords)
    between = separation(source[:, 1:], coords[:, 1:]).ravel()
    return xp.stack([xp.repeat(source[:, 0], len(coords)), xp.tile(coords[:, 0], len(source)), between], axis=1)


def relative_distance(distances: Any, boundary: float, filter_out_of_bounds: bool = False) -> np.ndarray:
    """Divide the last column by ``boundary``; optionally drop what lies beyond it.

    The input is not changed.

    Examples
    --------
    >>> relative_distance([[0, 1, 50.0], [0, 2, 150.0]], 100, filter_out_of_bounds=True)
    array([[0. , 1. , 0.5]])
    """
    table = np.array(distances, dtype=float)
    if filter_out_of_bounds:
        table = table[table[:, -1] <= boundary]
    table[:, -1] /= boundary
    return table


def with_amplitude(distances: Any, amplitudes: Any) -> Any:
    """Replace the last column of a distance table."""
    table = floats(distances)
    xp = namespace(table, amplitudes)
    return xp.concatenate([table[:, :-1], xp.reshape(amplitudes, (-1, 1))], axis=1)
