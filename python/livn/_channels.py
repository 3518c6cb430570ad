"""The two kinds of recording a :class:`~livn.run.Run` holds: events and series."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from livn.exceptions import UnsupportedError

_ALIGN_TOLERANCE = 1e-9


def as_array(values: Any) -> Any:
    """Lists become NumPy arrays; arrays of any kind stay what they are."""
    return values if hasattr(values, "shape") else np.asarray(values)


@dataclass(frozen=True)
class PaddedEvents:
    """Events of a fixed shape: ``times[..., cell, k]`` with non-finite padding."""

    ids: Any
    times: Any

    @property
    def fired(self) -> Any:
        """Mask of the entries that are events, not padding."""
        return np.isfinite(np.asarray(self.times))

    def compact(self) -> tuple[np.ndarray, np.ndarray]:
        """Return ``(ids, times)`` without padding, sorted by time."""
        times = np.asarray(self.times)
        if times.ndim != 2:
            raise ValueError(f"padded events with shape {times.shape} are batched; compact one batch entry at a time")
        fired = np.isfinite(times)
        ids = np.broadcast_to(np.asarray(self.ids)[:, None], times.shape)[fired]
        order = np.argsort(times[fired], kind="stable")
        return ids[order], times[fired][order]


class Events:
    """Spikes: one id and one time per event, times in ms relative to ``t0``.

    Examples
    --------
    >>> events = Events([0, 3], [1.5, 4.0], duration=5.0)
    >>> events.window(1.0, 2.0).times
    array([0.5])
    """

    __slots__ = ("_ids", "_padded", "_times", "duration", "t0")

    def __init__(
        self,
        ids: Any = None,
        times: Any = None,
        t0: float = 0.0,
        duration: float | None = None,
        padded: PaddedEvents | None = None,
    ):
        self._ids = None if ids is None else as_array(ids)
        self._times = None if times is None else as_array(times)
        if self._ids is not None and self._times is not None and len(self._ids) != len(self._times):
            raise ValueError(f"events need one time per id: {len(self._ids)} ids, {len(self._times)} times")
        self._padded = padded
        self.t0 = float(t0)
        self.duration = None if duration is None else float(duration)

    def compact(self) -> Events:
        """Make sure ids and times exist without padding; returns self."""
        if self._ids is None and self._padded is not None:
            self._ids, self._times = self._padded.compact()
        return self

    @property
    def padded(self) -> PaddedEvents | None:
        """The fixed-shape form, if the events came in it."""
        return self._padded

    @property
    def ids(self) -> np.ndarray:
        """Cell of each event."""
        ids = self.compact()._ids
        return np.empty(0, np.int64) if ids is None else ids

    @property
    def times(self) -> np.ndarray:
        """Time of each event (ms, relative to ``t0``)."""
        times = self.compact()._times
        return np.empty(0) if times is None else times

    values = times

    def concat(self, other: Events, shift: float) -> Events:
        """Append ``other``, whose times are delayed by ``shift`` ms."""
        total = None if other.duration is None else shift + other.duration
        return Events(
            np.concatenate([self.ids, other.ids]), np.concatenate([self.times, other.times + shift]), self.t0, total
        )

    def merge(self, other: Events) -> Events:
        """Union over other cells of the same window, sorted by time."""
        ids, times = np.concatenate([self.ids, other.ids]), np.concatenate([self.times, other.times])
        order = np.argsort(times, kind="stable")
        return Events(ids[order], times[order], self.t0, self.duration)

    def select(self, keep: Any) -> Events:
        """Keep the events of the cells in ``keep``."""
        mask = np.isin(self.ids, np.asarray(list(keep)))
        return Events(self.ids[mask], self.times[mask], self.t0, self.duration)

    def window(self, start: float, stop: float, name: str = "events") -> Events:
        """Keep ``start <= t < stop``; times become relative to ``start``."""
        mask = (self.times >= start) & (self.times < stop)
        return Events(self.ids[mask], self.times[mask] - start, self.t0 + start, stop - start)

    def raster(self, dt: float, n_cells: int | None = None, steps: int | None = None) -> np.ndarray:
        """Boolean ``[cell, step]``; times are rounded to the grid and clipped to it."""
        cells = int(self.ids.max(initial=-1)) + 1 if n_cells is None else n_cells
        if steps is None:
            span = self.duration if self.duration is not None else self.times.max(initial=0.0)
            steps = round(span / dt) + 1
        image = np.zeros((cells, steps), dtype=bool)
        columns = np.clip(np.round(self.times / dt).astype(int), 0, steps - 1)
        image[self.ids.astype(int), columns] = True
        return image

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Unrolled:
    """Spikes as an array whose shape does not depend on how many there are.

    ``kind`` says what ``ids`` and ``values`` are: ``"mask"`` booleans ``ids[cell, frame]``,
    ``"counts"`` numbers ``ids[cell]``, ``"times"`` cells ``ids[cell]`` and times
    ``values[cell, k]`` (ms) with +∞ after the last.
    """

    ids: Any
    values: Any
    kind: str

    @property
    def times(self) -> Any:
        """Same as ``values``."""
        return self.values

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise UnsupportedError(
            f"spikes unrolled as {self.kind!r} cannot be cut, joined or selected; run with unroll=None for a list"
        )

    concat = merge = select = window = _refuse


@dataclass(frozen=True)
class Series:
    """Traces: ``values[row, frame, ...]``, one id per row, sample ``k`` at ``t0 + k·dt``."""

    ids: Any = None
    values: Any = None
    dt: float = 0.1
    t0: float = 0.0
    sections: Any = None

    def __post_init__(self) -> None:
        if not self.dt > 0:
            raise ValueError(f"a series needs dt > 0 ms, not {self.dt}")
        if self.ids is not None and self.values is not None and len(self.ids) != len(self.values):
            raise ValueError(f"a series needs one id per row: {len(self.ids)} ids, {len(self.values)} rows")

    @property
    def duration(self) -> float:
        """Frames times dt (ms)."""
        return 0.0 if self.values is None else self.values.shape[1] * self.dt

    @property
    def times(self) -> np.ndarray:
        """Time of each frame (ms, relative to ``t0``)."""
        return np.arange(0 if self.values is None else self.values.shape[1]) * self.dt

    def concat(self, other: Series, shift: float) -> Series:
        """Append ``other`` in time.

        Raises
        ------
        ValueError
            Different dt, rows, or a gap between the two.
        """
        if abs(other.dt - self.dt) > _ALIGN_TOLERANCE:
            raise ValueError(f"series with dt {self.dt} and {other.dt} ms cannot be joined")
        if len(other.values) != len(self.values):
            raise ValueError(f"series with {len(self.values)} and {len(other.values)} rows cannot be joined")
        return replace(self, values=np.concatenate([self.values, other.values], axis=1))

    def merge(self, other: Series) -> Series:
        """Stack the rows of other cells of the same window."""
        if abs(other.dt - self.dt) > _ALIGN_TOLERANCE or other.values.shape[1] != self.values.shape[1]:
            raise ValueError(
                f"series must agree in dt and length to be merged: {self.dt} ms x {self.values.shape[1]} and "
                f"{other.dt} ms x {other.values.shape[1]}"
            )
        sections = None
        if self.sections is not None and other.sections is not None:
            sections = np.concatenate([self.sections, other.sections])
        return replace(
            self,
            ids=np.concatenate([self.ids, other.ids]),
            values=np.concatenate([self.values, other.values]),
            sections=sections,
        )

    def select(self, keep: Any) -> Series:
        """Keep the rows of the cells in ``keep``."""
        mask = np.isin(np.asarray(self.ids), np.asarray(list(keep)))
        sections = None if self.sections is None else np.asarray(self.sections)[mask]
        return replace(self, ids=np.asarray(self.ids)[mask], values=np.asarray(self.values)[mask], sections=sections)

    def window(self, start: float, stop: float, name: str = "series", offset: float = 0.0) -> Series:
        """Keep the frames of ``[start, stop)``.

        ``offset`` is how much later than time 0 of the bounds the first frame is. Without
        one, the bounds must lie on the grid; with one (a run that started between two
        samples) the frames inside them are kept.
        """
        if abs(offset) < _ALIGN_TOLERANCE:
            first = frame_index(start, self.dt, "start", name)
            last = frame_index(stop, self.dt, "stop", name)
        else:
            first, last = (max(0, math.ceil((t - offset) / self.dt - _ALIGN_TOLERANCE)) for t in (start, stop))
        return replace(self, values=self.values[:, first:last], t0=self.t0 + first * self.dt)


def frame_index(t_ms: float, dt_ms: float, label: str, name: str) -> int:
    """Index of the frame at ``t_ms``, rounded, not truncated: 10.3 / 0.1 is frame 103.

    Raises
    ------
    ValueError
        ``t_ms`` lies between two frames.
    """
    index = t_ms / dt_ms
    # Relative to the index: the quotient of two decimal fractions carries rounding that grows with it.
    if abs(index - round(index)) > _ALIGN_TOLERANCE * max(1.0, abs(index)):
        raise ValueError(
            f"{label}={t_ms} ms does not align with {name} recording dt={dt_ms} ms yielding a fractional index {index}"
        )
    return round(index)
