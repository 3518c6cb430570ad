"""Pulse trains in channel space: rows are time steps, columns electrodes, values µA."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from livn.exceptions import ParameterError


def steps(duration_ms: float, dt_ms: float, what: str, *, at_least: int = 0) -> int:
    """Nearest whole number of steps; an interval shorter than half a step is refused.

    Truncating instead would turn 0.3 ms at 0.1 ms into two steps, because
    0.3 / 0.1 is 2.9999999999999996.
    """
    if not (np.isfinite(duration_ms) and duration_ms >= 0):
        raise ParameterError(f"{what} must be a finite time >= 0 ms, not {duration_ms}")
    count = int(np.floor(duration_ms / dt_ms + 0.5))
    if count < at_least or (count == 0 and duration_ms > 0):
        raise ParameterError(f"{what} = {duration_ms} ms vanishes on the grid dt = {dt_ms} ms; use a smaller dt")
    return count


def onsets(pulse_times: Any, dt_ms: float, width: int) -> list[int]:
    """First row of each pulse, ascending; pulses must not overlap.

    Overlapping pulses would overwrite each other and leave net charge behind.
    """
    times = sorted(float(t) for t in np.atleast_1d(np.asarray(pulse_times, dtype=float)))
    if not times:
        raise ParameterError("pulse_times is empty; give at least one onset (ms)")
    if not all(np.isfinite(t) and t >= 0 for t in times):
        raise ParameterError(f"pulse_times must be finite times >= 0 ms, not {times}")
    rows = [int(np.floor(t / dt_ms + 0.5)) for t in times]
    for earlier, later in itertools.pairwise(rows):
        if later - earlier < width:
            raise ParameterError(
                f"pulses at {earlier * dt_ms:g} and {later * dt_ms:g} ms overlap: each lasts {width * dt_ms:g} ms"
            )
    return rows


def channel_list(channels: Any, n_channels: int) -> list[int]:
    """Column indices as plain integers, checked against the array."""
    chosen = [int(c) for c in np.atleast_1d(np.asarray(channels))]
    outside = [c for c in chosen if not 0 <= c < n_channels]
    if outside:
        raise ParameterError(f"channels {outside} are outside the array of {n_channels} (0 to {n_channels - 1})")
    return chosen


def train(n_channels: int, channels: Sequence[int], rows: Sequence[int], waveform: np.ndarray) -> np.ndarray:
    """Write ``waveform[step, listed channel]`` at each onset; float32, untouched channels zero."""
    array = np.zeros((max(rows) + len(waveform), n_channels), dtype=np.float32)
    for row in rows:
        array[row : row + len(waveform), channels] = waveform
    return array


def amplitudes(amplitude: Any, channels: Sequence[int]) -> np.ndarray:
    """One amplitude per listed channel (µA)."""
    values = np.asarray(amplitude, dtype=float)
    if values.ndim > 1 or (values.ndim == 1 and values.size not in (1, len(channels))):
        raise ParameterError(
            f"amplitude must be one number or one per listed channel ({len(channels)}), not shape {values.shape}"
        )
    return np.broadcast_to(values, (len(channels),)).astype(np.float32)
