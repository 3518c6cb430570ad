"""Windows, gathering, channels and pipes."""

from __future__ import annotations

from typing import Any

import numpy as np
from pydantic import Field, PrivateAttr, field_validator, model_validator

from livn._channels import frame_index
from livn._pipeline import Decoding
from livn.exceptions import ShapeError
from livn.utils import P


class Slice(Decoding):
    """Keep ``[start, stop)`` ms of a recording.

    Parameters
    ----------
    stop : float
        End (ms); as the outer decoding of a call it is also the length of the run.
    start : float
        Start (ms).

    Raises
    ------
    ValueError
        A bound falls between two samples of a trace.

    Examples
    --------
    >>> it, tt, *_ = Slice(start=1, stop=3)(None, np.array([0, 1]), np.array([0.5, 2.5]), None, None, None, None)
    >>> it, tt
    (array([1]), array([1.5]))
    """

    duration: float = Field(alias="stop")  # type: ignore[assignment]
    start: float = 0.0

    @model_validator(mode="after")
    def _ordered(self) -> Slice:
        if not 0 <= self.start <= self.duration:
            raise ValueError(f"a slice needs 0 <= start <= stop, not start={self.start}, stop={self.duration}")
        return self

    def __call__(self, env: Any, it: Any, tt: Any, iv: Any, vv: Any, im: Any, mp: Any) -> tuple[Any, ...]:
        """Return the six arrays of the window, spike times relative to ``start``."""
        if tt is not None:
            inside = (tt >= self.start) & (tt < self.duration)
            it, tt = it[inside], tt[inside] - self.start
        if vv is not None:
            vv = self._frames(vv, env.voltage_recording_dt, "voltage")
        if mp is not None:
            mp = self._frames(mp, env.membrane_current_recording_dt, "membrane current")
        return it, tt, iv, vv, im, mp

    def _frames(self, values: Any, dt_ms: float, name: str) -> Any:
        first = frame_index(self.start, dt_ms, "start", name)
        last = frame_index(self.duration, dt_ms, "duration", name)
        return values[:, first:last]


class GatherAndMerge(Decoding):
    """Collect every rank's recordings on ``root``; ``None`` elsewhere.

    Parameters
    ----------
    root : int
        Rank that gets the result.
    spikes, voltages, membrane_currents : bool
        What to record and return; the rest is ``None``.
    """

    root: int = 0
    spikes: bool = True
    voltages: bool = True
    membrane_currents: bool = True

    def setup(self, env: Any) -> None:
        """Switch the selected recordings on, at the sampling intervals in use."""
        if self.spikes:
            env.record_spikes()
        if self.voltages:
            env.record_voltage(dt=env.voltage_recording_dt)
        if self.membrane_currents:
            env.record_membrane_current(dt=env.membrane_current_recording_dt)

    def __call__(self, env: Any, it: Any, tt: Any, iv: Any, vv: Any, im: Any, mp: Any) -> Any:
        """Return ``(it, tt, iv, vv, im, mp)`` on the root."""
        comm = getattr(env, "comm", None)
        selected = [self.spikes] * 2 + [self.voltages] * 2 + [self.membrane_currents] * 2
        merged = []
        for keep, datum in zip(selected, (it, tt, iv, vv, im, mp), strict=True):
            parts = P.gather(datum, comm=comm, root=self.root) if keep else None
            merged.append(P.merge(parts) if parts is not None else None)
        return tuple(merged) if P.is_root(self.root, comm=comm) else None


class ChannelRecording(Decoding):
    """What the electrodes heard.

    Returns ``(spike ids by channel, spike times by channel, iv, vv, channel ids,
    potentials[channel, frame])`` on rank 0, ``None`` elsewhere. Potentials (µV) are
    ``None`` unless ``membrane_currents`` is set or the env records them already.

    Parameters
    ----------
    membrane_currents : bool
        Also record what potentials need.
    """

    membrane_currents: bool = False

    def setup(self, env: Any) -> None:
        """Switch the recordings on."""
        env.record_spikes()
        if self.membrane_currents:
            env.record_membrane_current(dt=env.membrane_current_recording_dt)

    def __call__(self, env: Any, it: Any, tt: Any, iv: Any, vv: Any, im: Any, mp: Any) -> Any:
        """Return the six parts on the root."""
        if it is None:
            raise ShapeError("ChannelRecording needs spikes; call env.record_spikes() before the run")
        comm = getattr(env, "comm", None)
        cit, ct = env.channel_recording(it, tt)
        potential = None if mp is None else P.reduce_sum(env.potential_recording(mp), comm=comm)
        gathered = P.gather(cit, ct, iv, vv, comm=comm)
        if not P.is_root(comm=comm):
            return None
        cit, ct, iv, vv = P.merge(*gathered)
        return cit, ct, iv, vv, env.io.channel_ids, potential


class Pipe(Decoding):
    """Decodings and functions in a row.

    Each stage is called as ``stage(env, *data)``, the first with the six arrays. A tuple
    becomes the next stage's data, ``None`` leaves the data as it is, anything else is
    passed on as one value; a single value is unwrapped at the end.

    Parameters
    ----------
    stages : list of callables

    Examples
    --------
    >>> count = lambda env, it, *rest: len(it)
    >>> Pipe(duration=10, stages=[count])(None, [1, 2, 3], [], None, None, None, None)
    3
    """

    stages: list[Any] = Field(default_factory=list)
    _context: dict[str, Any] = PrivateAttr(default_factory=dict)
    _state: dict[str, Any] = PrivateAttr(default_factory=dict)

    @field_validator("stages")
    @classmethod
    def _callable(cls, stages: list[Any]) -> list[Any]:
        for stage in stages:
            if not callable(stage):
                raise ValueError(f"every stage must be callable, not {stage!r}")
        return stages

    @property
    def context(self) -> dict[str, Any]:
        """Values that live for one call."""
        return self._context

    @property
    def state(self) -> dict[str, Any]:
        """Values that live until :meth:`clear`."""
        return self._state

    def setup(self, env: Any) -> None:
        """Forward to every stage that has a setup."""
        for stage in self.stages:
            if hasattr(stage, "setup"):
                stage.setup(env)

    def reset(self, **kwargs: Any) -> Any:
        """Forward to the first stage that has a reset and return its result."""
        for stage in self.stages:
            if hasattr(stage, "reset"):
                return stage.reset(**kwargs)
        return None

    def clear(self) -> None:
        """Empty :attr:`state`."""
        self._state.clear()

    def get_stage(self, stage_type: type | str) -> Any:
        """First stage whose class has this name, or ``None``."""
        name = stage_type if isinstance(stage_type, str) else stage_type.__name__
        return next((stage for stage in self.stages if type(stage).__name__ == name), None)

    def __call__(self, env: Any, it: Any, tt: Any, iv: Any, vv: Any, im: Any, mp: Any) -> Any:
        """Run the stages."""
        self._context.clear()
        data: tuple[Any, ...] = (it, tt, iv, vv, im, mp)
        for stage in self.stages:
            result = stage(env, *data)
            if result is not None:
                data = result if isinstance(result, tuple) else (result,)
        return data[0] if len(data) == 1 else data

    def __getstate__(self) -> dict[str, Any]:
        state = super().__getstate__()
        return {**state, "__pydantic_private__": {"_context": {}, "_state": {}}}

    def __repr__(self) -> str:
        return f"Pipe([{', '.join(map(repr, self.stages))}])"


def spikes_everywhere(env: Any, it: Any, tt: Any) -> tuple[np.ndarray, np.ndarray]:
    """Spike ids and times of all ranks, on every rank."""
    comm = getattr(env, "comm", None)
    if P.size(comm) == 1:
        ids, times = it, tt
    else:
        ids, times = P.merge(P.gather(it, comm=comm, all=True), P.gather(tt, comm=comm, all=True))
    empty = ids is None or times is None
    return (np.empty(0, np.int64), np.empty(0)) if empty else (np.asarray(ids), np.asarray(times))
