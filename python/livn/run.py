"""What a simulation run returns: named, immutable recordings of one window of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from livn._channels import Events, PaddedEvents, Series, Unrolled, as_array
from livn._nearest import suggestion

__all__ = ["IS_PYTREE", "Events", "PaddedEvents", "Run", "Series", "Unrolled"]

#: Whether :class:`Run` is registered with JAX, which happens with the first Env that uses JAX arrays.
IS_PYTREE = False
_SIX = ("spikes", "voltage", "current")
_UNITS = {"spikes": "ms", "voltage": "mV", "current": "uA"}
_DEFAULT_DT_MS = 0.1


class Run:
    """Recordings of ``[t0, t0 + duration)`` ms.

    Unpacks as the six documented arrays ``it, tt, iv, vv, im, mp``: spike ids and
    times (ms, relative to the start of the run), voltage ids and ``[row, frame]``
    traces (mV), membrane-current ids and traces (µA). What was not recorded is ``None``.

    Parameters
    ----------
    channels : mapping of str to Events or Series, optional
    t0 : float
        Start of the window (ms since the last ``clear``).
    duration : float, optional
        Length of the window (ms).

    Examples
    --------
    >>> run = Run(duration=5.0).add_spikes([0, 3], [1.5, 4.0])
    >>> it, tt, iv, vv, im, mp = run
    >>> it, tt, iv
    (array([0, 3]), array([1.5, 4. ]), None)
    >>> run.spike_times.max(), run.units("spikes")
    (np.float64(4.0), 'ms')
    """

    __slots__ = ("_channels", "_duration", "_t0", "interrupted")

    def __init__(
        self,
        channels: Mapping[str, Events | Series | Unrolled] | None = None,
        t0: float = 0.0,
        duration: float | None = None,
    ):
        self._channels = dict(channels or {})
        self._t0 = float(t0)
        self._duration = None if duration is None else float(duration)
        #: Whether the run was stopped before ``duration`` was reached.
        self.interrupted = False

    # -- window ------------------------------------------------------------------------

    @property
    def channels(self) -> dict[str, Events | Series | Unrolled]:
        """A copy of the name-to-recording table."""
        return dict(self._channels)

    @property
    def t0(self) -> float:
        """Absolute start (ms)."""
        return self._t0

    @property
    def duration(self) -> float | None:
        """Length (ms)."""
        return self._duration

    @property
    def t1(self) -> float | None:
        """Absolute end (ms)."""
        return None if self._duration is None else self._t0 + self._duration

    # -- named access ------------------------------------------------------------------

    def channel(self, name: str) -> Events | Series | Unrolled | None:
        """Return a recording, or ``None`` if it was not made."""
        return self._channels.get(name)

    def ids(self, name: str) -> Any:
        """Ids of a recording's events or rows."""
        channel = self._channels.get(name)
        return None if channel is None else channel.ids

    def values(self, name: str) -> Any:
        """Times of events, ``[row, frame]`` of a series."""
        channel = self._channels.get(name)
        return None if channel is None else channel.values

    def sections(self, name: str) -> Any:
        """Compartment of each row of a series."""
        return getattr(self._channels.get(name), "sections", None)

    def units(self, name: str) -> str:
        """Unit of a recording's values.

        Raises
        ------
        KeyError
            The name is not one of the standard recordings.
        """
        if name not in _UNITS:
            raise KeyError(f"no unit is known for {name!r}{suggestion(name, _UNITS)}")
        return _UNITS[name]

    def _dt(self, name: str) -> float | None:
        return getattr(self._channels.get(name), "dt", None)

    @property
    def spikes(self) -> Any:
        """Spikes as :class:`Events`, ``None`` if they were not recorded."""
        return self._channels.get("spikes")

    @property
    def spike_ids(self) -> Any:
        """Gid of each spike."""
        return self.ids("spikes")

    @property
    def spike_times(self) -> Any:
        """Time of each spike (ms from the start of the run)."""
        return self.values("spikes")

    @property
    def voltage_ids(self) -> Any:
        """Gid of each voltage row."""
        return self.ids("voltage")

    @property
    def voltage(self) -> Any:
        """Membrane potentials ``[row, frame]`` (mV)."""
        return self.values("voltage")

    @property
    def voltage_sections(self) -> Any:
        """Compartment name of each voltage row."""
        return self.sections("voltage")

    @property
    def voltage_dt(self) -> float | None:
        """Sampling interval of the voltage (ms)."""
        return self._dt("voltage")

    @property
    def current_ids(self) -> Any:
        """Gid of each membrane-current row."""
        return self.ids("current")

    @property
    def current(self) -> Any:
        """Membrane currents ``[row, frame]`` (µA, outward positive)."""
        return self.values("current")

    @property
    def current_dt(self) -> float | None:
        """Sampling interval of the membrane current (ms)."""
        return self._dt("current")

    # -- as the six-tuple --------------------------------------------------------------

    def _tuple(self) -> tuple[Any, ...]:
        return tuple(part for name in _SIX for part in (self.ids(name), self.values(name)))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._tuple())

    def __len__(self) -> int:
        return 6

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            if key not in self._channels:
                raise KeyError(f"nothing named {key!r} was recorded{suggestion(key, self._channels)}")
            return self._channels[key]
        return self._tuple()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._channels

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    # -- building ----------------------------------------------------------------------

    def _with(self, channels: Mapping[str, Any], t0: float | None = None, duration: Any = ...) -> Run:
        run = Run(channels, self._t0 if t0 is None else t0, self._duration if duration is ... else duration)
        run.interrupted = self.interrupted
        return run

    def add(
        self,
        name: str,
        ids: Any,
        values: Any = None,
        *,
        dt: float | None = None,
        kind: str | None = None,
        t0: float | None = None,
        duration: float | None = None,
        padded: bool = False,
        sections: Any = None,
    ) -> Run:
        """Return a run with one more recording.

        Parameters
        ----------
        name : str
        ids, values : array
            One id per event or row; times of events or ``[row, frame, ...]``.
        dt : float, optional
            Sampling interval of a series (ms); 0.1 when left out.
        kind : {"events", "series"}, optional
            Inferred when left out: padded means events, else dt or two dimensions mean a
            series, else events.
        """
        if kind is None:
            is_series = not padded and (dt is not None or np.ndim(values) >= 2)
            kind = "series" if is_series else "events"
        start = self._t0 if t0 is None else t0
        length = self._duration if duration is None else duration
        if kind == "series":
            channel: Any = Series(
                as_array(ids), as_array(values), _DEFAULT_DT_MS if dt is None else dt, start, sections
            )
        elif kind == "events":
            channel = (
                Events(t0=start, duration=length, padded=PaddedEvents(ids, values))
                if padded
                else Events(ids, values, start, length)
            )
        else:
            raise ValueError(f"kind must be 'events' or 'series', not {kind!r}")
        return self._with({**self._channels, name: channel})

    def add_spikes(self, ids: Any, times: Any, *, padded: bool = False) -> Run:
        """Add spikes; nothing happens when both are ``None``."""
        if ids is None and times is None:
            return self
        return self.add("spikes", ids, times, kind="events", padded=padded)

    def add_voltage(self, ids: Any, values: Any, dt: float = _DEFAULT_DT_MS, sections: Any = None) -> Run:
        """Add voltages (mV); nothing happens when both are ``None``."""
        if ids is None and values is None:
            return self
        return self.add("voltage", ids, values, dt=dt, kind="series", sections=sections)

    def add_current(self, ids: Any, values: Any, dt: float = _DEFAULT_DT_MS, sections: Any = None) -> Run:
        """Add membrane currents (µA); nothing happens when both are ``None``."""
        if ids is None and values is None:
            return self
        return self.add("current", ids, values, dt=dt, kind="series", sections=sections)

    def drop(self, name: str) -> Run:
        """Return a run without a recording."""
        return self._with({key: value for key, value in self._channels.items() if key != name})

    def drop_spikes(self) -> Run:
        """Return a run without spikes."""
        return self.drop("spikes")

    def drop_voltage(self) -> Run:
        """Return a run without voltages."""
        return self.drop("voltage")

    def drop_current(self) -> Run:
        """Return a run without membrane currents."""
        return self.drop("current")

    # -- combining ---------------------------------------------------------------------

    def concat(self, other: Run) -> Run:
        """Append a later run in time.

        A run that starts at or after this one's end is placed by its ``t0``; one with an
        earlier ``t0`` (chunks whose time was not tracked) is appended at the end.

        Raises
        ------
        TypeError
            ``other`` is not a Run.
        ValueError
            This run has no duration, or a recording does not fit its counterpart.

        Examples
        --------
        >>> first = Run(duration=5.0).add_spikes([0], [1.0])
        >>> second = Run(t0=5.0, duration=5.0).add_spikes([0], [2.0])
        >>> first.concat(second).spike_times
        array([1., 7.])
        """
        if not isinstance(other, Run):
            raise TypeError(f"a Run can only be joined with a Run, not {type(other).__name__}")
        if self._duration is None:
            raise ValueError("a run without duration cannot be continued; build it with Run(duration=...)")
        offset = other.t0 - self._t0
        shift = offset if offset >= self._duration - 1e-9 else self._duration
        channels = dict(self._channels)
        for name, theirs in other._channels.items():
            ours = channels.get(name)
            if ours is None:
                raise ValueError(f"{name!r} was recorded only in the second run; joining would misplace it in time")
            if type(ours) is not type(theirs):
                raise ValueError(f"{name!r} is events in one run and a series in the other")
            if isinstance(ours, Series) and abs(shift - self._duration) > 1e-6:
                raise ValueError(
                    f"{name!r} cannot be joined across a gap of {shift - self._duration:g} ms; slice the runs first"
                )
            earlier: Any = ours
            channels[name] = earlier.concat(theirs, shift)
        missing = [name for name in self._channels if name not in other._channels]
        if missing:
            raise ValueError(f"{missing} were recorded only in the first run; drop them before joining")
        total = None if other._duration is None else shift + other._duration
        return self._with(channels, duration=total)

    def merge(self, other: Run) -> Run:
        """Union over disjoint cells of the same window.

        Raises
        ------
        ValueError
            The windows differ, a series differs in dt or length, or a cell is in both.
        """
        if not isinstance(other, Run):
            raise TypeError(f"a Run can only be merged with a Run, not {type(other).__name__}")
        if abs(other.t0 - self._t0) > 1e-9 or (other._duration or 0.0) != (self._duration or 0.0):
            raise ValueError(
                f"runs of different windows cannot be merged: t0 {self._t0} and {other.t0} ms, "
                f"duration {self._duration} and {other._duration} ms"
            )
        channels = dict(self._channels)
        for name, theirs in other._channels.items():
            if name not in channels:
                channels[name] = theirs
                continue
            shared = np.intersect1d(channels[name].ids, theirs.ids)
            if len(shared):
                raise ValueError(f"{name!r} has cells in both runs: {shared[:10].tolist()}")
            existing: Any = channels[name]
            channels[name] = existing.merge(theirs)
        return self._with(channels)

    def gather(self, comm: Any = None, root: int = 0) -> Run | None:
        """Merge over MPI ranks; ``None`` off the root."""
        from livn.utils import P

        parts = P.gather(self, comm=comm, root=root)
        if parts is None:
            return None
        merged = parts[0]
        for part in parts[1:]:
            merged = merged.merge(part)
        return merged

    def slice(self, start: float = 0.0, stop: float | None = None) -> Run:
        """Keep ``[start, stop)`` ms, relative to the start of the run.

        Raises
        ------
        ValueError
            ``stop < start``, or a bound does not align with a series' dt.

        Examples
        --------
        >>> run = Run(duration=1.0).add_voltage([0], np.arange(10.0)[None, :], dt=0.1)
        >>> run.slice(0.3, 0.6).voltage
        array([[3., 4., 5.]])
        """
        if stop is None:
            if self._duration is None:
                raise ValueError("a run without duration needs an explicit stop")
            stop = self._duration
        if stop < start:
            raise ValueError(f"stop ({stop} ms) lies before start ({start} ms)")
        channels: dict[str, Events | Series | Unrolled] = {}
        for name, channel in self._channels.items():
            if isinstance(channel, Series):
                channels[name] = channel.window(start, stop, name, channel.t0 - self._t0)
            else:
                channels[name] = channel.window(start, stop, name)
        return self._with(channels, t0=self._t0 + start, duration=stop - start)

    def select(
        self, gids: Any = None, population: str | None = None, population_ranges: Mapping[str, Any] | None = None
    ) -> Run:
        """Keep the events and rows of some cells.

        Parameters
        ----------
        gids : iterable of int, optional
        population : str, optional
            Needs ``population_ranges`` (``env.system.population_ranges``).
        """
        if gids is None and population is None:
            return self
        keep = set() if gids is None else {int(gid) for gid in np.atleast_1d(np.asarray(gids))}
        if population is not None:
            if population_ranges is None:
                raise ValueError("selecting a population needs population_ranges=system.population_ranges")
            if population not in population_ranges:
                raise ValueError(f"unknown population {population!r}{suggestion(population, population_ranges)}")
            start, count = population_ranges[population]
            members = set(range(start, start + count))
            keep = members if gids is None else keep & members
        return self._with({name: channel.select(keep) for name, channel in self._channels.items()})

    # -- other -------------------------------------------------------------------------

    def __getstate__(self) -> dict[str, Any]:
        channels: dict[str, tuple[Any, ...]] = {}
        for name, channel in self._channels.items():
            if isinstance(channel, Unrolled):
                channels[name] = ("unrolled", channel.ids, channel.values, channel.kind)
            elif isinstance(channel, Events):
                channels[name] = ("events", channel.ids, channel.times, channel.t0, channel.duration)
            else:
                channels[name] = (
                    "series", channel.ids, channel.values, channel.dt, channel.t0, channel.sections,
                )  # fmt: skip
        return {
            "channels": channels,
            "t0": self._t0,
            "duration": self._duration,
            "interrupted": self.interrupted,
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        builders: dict[str, Any] = {"events": Events, "series": Series, "unrolled": Unrolled}
        self._channels = {name: builders[kind](*fields) for name, (kind, *fields) in state["channels"].items()}
        self._t0, self._duration = state["t0"], state["duration"]
        self.interrupted = state["interrupted"]

    def __repr__(self) -> str:
        parts = []
        for name, channel in self._channels.items():
            if isinstance(channel, Events):
                parts.append(f"{len(channel)} {name}")
            elif isinstance(channel, Unrolled):
                parts.append(f"{name} as {channel.kind}")
            else:
                parts.append(f"{name} {list(channel.values.shape)} at {channel.dt:g} ms")
        span = "?" if self._duration is None else f"{self._duration:g}"
        return f"Run({span} ms from {self._t0:g} ms: {', '.join(parts) or 'nothing recorded'})"
