"""From cotangents of gains back to the places of electrodes and cells."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from livn.exceptions import UnsupportedError
from livn.io import MEA
from livn.io._conductor import (
    CULTURE_HEIGHT_UM,
    ELECTRODE_RADIUS_UM,
    MIN_DISTANCE_UM,
    disk_gain,
    electrode_potential_point_source_weights,
)

_FLOOR_UM = math.hypot(ELECTRODE_RADIUS_UM, CULTURE_HEIGHT_UM)


def stimulation_gain(env: Any) -> np.ndarray:
    """``[channel, stimulus row]`` (mV per µA), silent channels included.

    Raises
    ------
    UnsupportedError
        The array's ``cell_stimulus`` is not a product of commands and gains.
    """
    array, rows = env.io, env.stimulus_coordinates()
    if isinstance(array, MEA) and type(array).cell_stimulus is MEA.cell_stimulus:
        return np.asarray(array.reach(rows), dtype=float)
    channels = array.num_channels
    probe = np.vstack([np.eye(channels), np.arange(1.0, channels + 1.0)])
    answer = array.cell_stimulus(rows, probe)
    answer = np.asarray(getattr(answer, "array", answer), dtype=float)
    gain = answer[:channels]
    if not np.allclose(probe[-1] @ gain, answer[-1], rtol=1e-6, atol=1e-9):
        raise UnsupportedError(
            f"{type(array).__name__}.cell_stimulus is not linear in the commands, so it has no gain to go back "
            "through; pass the Stimulus it makes and take the gradient with respect to that"
        )
    return gain


def recording_gain(env: Any, rows: np.ndarray) -> np.ndarray:
    """``[channel, recorded row]`` (µV per µA) of compartments at ``rows`` (gid, x, y, z in µm)."""
    array = env.io
    if hasattr(array, "source_gain"):
        return np.asarray(array.source_gain(array.distances(rows)), dtype=float)
    return np.asarray(array.potential_recording(array.distances(rows), np.eye(len(rows))), dtype=float)


def check_positions(array: Any) -> None:
    """Refuse arrays whose gains are not those of :class:`livn.io.MEA`."""
    own = [name for name in ("amplitude_from_distance", "source_gain", "distances", "reach", "cell_stimulus")
           if getattr(type(array), name, None) is not getattr(MEA, name)]  # fmt: skip
    if own:
        raise UnsupportedError(
            f"{type(array).__name__} has its own {own[0]}, whose derivative by position is not known; "
            "ask for 'gain' and go on from there"
        )


def from_stimulation(array: Any, rows: np.ndarray, bar: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cotangents of electrodes ``[channel, xyz]`` and rows ``[row, xyz]`` (per µm) from that of the gain.

    The gain is ``K / √(r² + h²)``, so its gradient by the electrode is ``−K (e − p) / (r² + h²)^1.5``.
    """
    contact = float(disk_gain(0.0)) * _FLOOR_UM
    electrodes, places = np.zeros((len(bar), 3)), np.zeros((len(rows), 3))
    for channel, electrode in enumerate(array.electrode_coordinates[:, 1:]):
        away = electrode - rows[:, 1:]
        slope = -contact * bar[channel] / (np.square(away).sum(axis=1) + _FLOOR_UM**2) ** 1.5
        pull = slope[:, None] * away
        electrodes[channel] = pull.sum(axis=0)
        places -= pull
    return electrodes, places


def from_recording(array: Any, rows: np.ndarray, bar: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same for the gain of recording, ``S / (r + r₀)`` within reach of the electrode, else 0."""
    contact = float(electrode_potential_point_source_weights(0.0)) * MIN_DISTANCE_UM
    electrodes, places = np.zeros((len(bar), 3)), np.zeros((len(rows), 3))
    for channel, electrode in enumerate(array.electrode_coordinates[:, 1:]):
        away = electrode - rows[:, 1:]
        distance = np.sqrt(np.square(away).sum(axis=1))
        heard = (distance <= array.output_radius) & (distance > 0)
        slope = np.zeros(len(rows))
        slope[heard] = -contact * bar[channel, heard] / ((distance[heard] + MIN_DISTANCE_UM) ** 2 * distance[heard])
        pull = slope[:, None] * away
        electrodes[channel] = pull.sum(axis=0)
        places -= pull
    return electrodes, places
