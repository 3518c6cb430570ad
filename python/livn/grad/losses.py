"""Ready-made losses. Each is a function of :class:`livn.grad.Readouts`; add and scale them.

>>> loss = voltage(-60.0) + 0.1 * rates(5.0)
>>> loss
voltage(-60.0) + 0.1 * rates(5.0)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Self

import numpy as np

from livn.exceptions import ParameterError, ShapeError
from livn.grad._readouts import Readouts, answer_of

__all__ = ["Loss", "counts", "potential", "rates", "silence", "spike_times", "upswing", "voltage"]

Answer = tuple[float, dict[str, np.ndarray]]


class Loss:
    """A weighted sum of losses: ``loss(readouts) -> (value, cotangents)``.

    Examples
    --------
    >>> mean = Loss(lambda run: (run.voltage.mean(), {"voltage": np.full_like(run.voltage, 1 / run.voltage.size)}))
    >>> 2 * mean - mean
    2 * <lambda> + -1 * <lambda>
    """

    def __init__(self, function: Callable[[Readouts], Any] | None = None, name: str | None = None):
        title = str(name or getattr(function, "__name__", "loss"))
        self._terms: list[tuple[float, Any, str]] = [] if function is None else [(1.0, function, title)]

    def __call__(self, run: Readouts) -> Answer:
        """Value and cotangents."""
        value, bars = 0.0, dict[str, Any]()
        for scale, function, _ in self._terms:
            own, cotangents = answer_of(function(run))
            value += scale * own
            for readout, bar in cotangents.items():
                bars[readout] = bars.get(readout, 0.0) + scale * np.asarray(bar, dtype=float)
        return value, bars

    def _with(self, terms: list[tuple[float, Any, str]]) -> Self:
        other = type(self)()
        other._terms = terms
        return other

    def __add__(self, other: Any) -> Self:
        if other == 0:
            return self
        more = other._terms if isinstance(other, Loss) else Loss(other)._terms
        return self._with([*self._terms, *more])

    __radd__ = __add__

    def __mul__(self, scale: float) -> Self:
        return self._with([(scale * own, function, name) for own, function, name in self._terms])

    __rmul__ = __mul__

    def __neg__(self) -> Self:
        return -1 * self

    def __sub__(self, other: Any) -> Self:
        return self + -1 * (other if isinstance(other, Loss) else Loss(other))

    def __repr__(self) -> str:
        return " + ".join(name if scale == 1 else f"{scale:g} * {name}" for scale, _, name in self._terms) or "0"


def _rows(ids: np.ndarray, gids: Any, what: str) -> np.ndarray:
    """Rows of the cells ``gids`` in a recording; all without any."""
    if gids is None:
        return np.arange(len(ids))
    wanted = np.atleast_1d(np.asarray(gids)).astype(np.int64)
    missing = np.setdiff1d(wanted, ids)
    if len(missing):
        raise ParameterError(f"{what} of the cells {missing[:10].tolist()} was not recorded")
    return np.flatnonzero(np.isin(ids, wanted))


def _frames(count: int, dt: float, start: float, stop: float | None) -> slice:
    first = round(start / dt)
    last = count if stop is None else min(count, round(stop / dt))
    if not 0 <= first < last:
        raise ParameterError(f"no frame lies in [{start}, {stop}) ms of a run of {count * dt:g} ms")
    return slice(first, last)


def _square(signal: np.ndarray, part: Any, target: Any) -> tuple[float, np.ndarray]:
    """Mean squared deviation of ``signal[part]``, and its cotangent."""
    chosen = signal[part]
    wanted = np.asarray(target, dtype=float)
    try:
        wanted = np.broadcast_to(wanted, chosen.shape)
    except ValueError:
        raise ShapeError(f"a target of shape {wanted.shape} does not fit a readout of {chosen.shape}") from None
    deviation = chosen - wanted
    bar = np.zeros_like(signal)
    bar[part] = 2.0 * deviation / deviation.size
    return float(np.square(deviation).mean()), bar


def voltage(target: Any, *, gids: Any = None, start: float = 0.0, stop: float | None = None) -> Loss:
    """Mean squared deviation of voltages from a target (mV²).

    Parameters
    ----------
    target : float or float[row, frame]
        Millivolt; anything that broadcasts to the chosen rows and frames.
    gids : iterable of int, optional
        These cells only.
    start, stop : float
        This part of the run only (ms).
    """

    def function(run: Readouts) -> Answer:
        signal = run.voltage
        rows = _rows(run.voltage_ids, gids, "the voltage")
        value, bar = _square(signal, np.ix_(rows, _range(signal, run.voltage_dt, start, stop)), target)
        return value, {"voltage": bar}

    return Loss(function, f"voltage({_brief(target)})")


def potential(target: Any, *, channels: Any = None, start: float = 0.0, stop: float | None = None) -> Loss:
    """Mean squared deviation of electrode potentials from a target (µV²).

    Parameters
    ----------
    target : float or float[channel, frame]
        Microvolt.
    channels : iterable of int, optional
        Rows of the potential, in the order of ``env.io.channel_ids``.
    start, stop : float
        This part of the run only (ms).
    """

    def function(run: Readouts) -> Answer:
        signal = run.potential
        rows = np.arange(len(signal)) if channels is None else np.atleast_1d(np.asarray(channels))
        value, bar = _square(signal, np.ix_(rows, _range(signal, run.current_dt, start, stop)), target)
        return value, {"potential": bar}

    return Loss(function, f"potential({_brief(target)})")


def _range(signal: np.ndarray, dt: float, start: float, stop: float | None) -> np.ndarray:
    frames = _frames(signal.shape[1], dt, start, stop)
    return np.arange(frames.start, frames.stop)


def _per_cell(readout: str, target: Any, gids: Any) -> Loss:
    def function(run: Readouts) -> Answer:
        signal = getattr(run, readout)
        value, bar = _square(signal, (_rows(run.gids, gids, "the activity"),), target)
        return value, {readout: bar}

    return Loss(function, f"{readout}({_brief(target)})")


def counts(target: Any, *, gids: Any = None) -> Loss:
    """Mean squared deviation of the number of spikes of each cell; needs ``spikes="surrogate"``.

    Parameters
    ----------
    target : float or float[cell]
    gids : iterable of int, optional
        These cells only.
    """
    return _per_cell("counts", target, gids)


def rates(target: Any, *, gids: Any = None) -> Loss:
    """Mean squared deviation of the rate of each cell (Hz²); needs ``spikes="surrogate"``.

    Parameters
    ----------
    target : float or float[cell]
        Spikes per second.
    gids : iterable of int, optional
        These cells only.
    """
    return _per_cell("rates", target, gids)


def _targets(targets: Mapping[int, Any]) -> dict[int, np.ndarray]:
    return {int(gid): np.sort(np.atleast_1d(np.asarray(times, dtype=float))) for gid, times in targets.items()}


def matched(times: np.ndarray, targets: np.ndarray, limit: float) -> list[tuple[int, int]]:
    """Pairs of spike and target in order of time, with the least sum of squares.

    Leaving a pair out costs ``limit²`` for the spike and the same for the target.

    Examples
    --------
    >>> matched(np.array([1.0, 5.0, 9.0]), np.array([4.0, 10.0]), 20.0)
    [(1, 0), (2, 1)]
    """
    n, m, skip = len(times), len(targets), limit * limit
    cost = np.add.outer(np.arange(n + 1), np.arange(m + 1)) * skip
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            pair = cost[i - 1, j - 1] + (times[i - 1] - targets[j - 1]) ** 2
            cost[i, j] = min(pair, cost[i - 1, j] + skip, cost[i, j - 1] + skip)
    pairs, i, j = [], n, m
    while i and j:
        if cost[i, j] == cost[i - 1, j - 1] + (times[i - 1] - targets[j - 1]) ** 2:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif cost[i, j] == cost[i - 1, j] + skip:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def spike_times(targets: Mapping[int, Sequence[float]], *, limit: float = 10.0) -> Loss:
    """Mean squared distance of spikes from target times (ms²); needs ``spikes="event_time"``.

    Spikes and targets of a cell are paired in order of time. A target without spike and a
    spike without target cost ``limit²`` each, which no gradient tells how to avoid: a spike
    that is not there cannot move. :func:`upswing` and :func:`silence` bring it about.

    Parameters
    ----------
    targets : mapping of int to float[k]
        When each cell should fire (ms since the start of the run). Other cells do not matter.
    limit : float
        Milliseconds.
    """
    wanted = _targets(targets)
    total = max(1, sum(len(times) for times in wanted.values()))

    def function(run: Readouts) -> Answer:
        value, bar = 0.0, np.zeros_like(run.spike_times)
        for gid, goals in wanted.items():
            own = np.flatnonzero(run.spike_ids == gid)
            own = own[np.argsort(run.spike_times[own], kind="stable")]
            pairs = matched(run.spike_times[own], goals, limit)
            value += limit * limit * (len(own) + len(goals) - 2 * len(pairs)) / total
            for spike, goal in pairs:
                off = run.spike_times[own[spike]] - goals[goal]
                value += off * off / total
                bar[own[spike]] = 2.0 * off / total
        return value, {"spike_times": bar}

    return Loss(function, f"spike_times({len(wanted)} cells)")


def upswing(targets: Mapping[int, Sequence[float]], *, window: float = 2.0, level: float = 0.0) -> Loss:
    """How far cells stay below a level around target times (mV²): makes silent cells fire.

    Mean over targets of ``max(0, level − highest voltage)²`` within ``[t − window, t + window]``.

    Parameters
    ----------
    targets : mapping of int to float[k]
        As in :func:`spike_times`.
    window : float
        Milliseconds.
    level : float
        Millivolt.
    """
    parts = _spans({gid: [(t - window, t + window) for t in times] for gid, times in _targets(targets).items()})

    def function(run: Readouts) -> Answer:
        def lack(signal: np.ndarray) -> tuple[float, np.ndarray]:
            peak = int(signal.argmax())
            missing = max(0.0, level - float(signal[peak]))
            slope = np.zeros_like(signal)
            slope[peak] = -2.0 * missing
            return missing * missing, slope

        return _over(run, parts, lack)

    return Loss(function, f"upswing({len(targets)} cells)")


def silence(
    spans: Mapping[int, Sequence[tuple[float, float]]], *, level: float = -60.0, ceiling: float = -45.0
) -> Loss:
    """How far cells rise above a level during given times (mV²): keeps them from firing.

    Mean over spans and frames of ``max(0, min(voltage, ceiling) − level)²``. What lies above
    the ceiling, the spike itself, has no gradient: inputs that come before it decide.

    Parameters
    ----------
    spans : mapping of int to list of (start, stop)
        Milliseconds.
    level, ceiling : float
        Millivolt; the ceiling is about where a spike starts.
    """
    if not level < ceiling:
        raise ParameterError(f"silence needs level < ceiling, not {level} and {ceiling} mV")
    parts = _spans(spans)

    def function(run: Readouts) -> Answer:
        def near(signal: np.ndarray) -> tuple[float, np.ndarray]:
            excess = np.clip(signal - level, 0.0, ceiling - level)
            free = signal < ceiling
            return float(np.square(excess).mean()), 2.0 * excess * free / excess.size

        return _over(run, parts, near)

    return Loss(function, f"silence({len(spans)} cells)")


def _spans(spans: Mapping[int, Iterable[tuple[float, float]]]) -> list[tuple[int, float, float]]:
    return [(int(gid), max(0.0, start), stop) for gid, parts in spans.items() for start, stop in parts]


def _over(run: Readouts, spans: list[tuple[int, float, float]], term: Callable[..., Any]) -> Answer:
    """Mean of a term of the voltage over spans."""
    signal, bar, value = run.voltage, np.zeros_like(run.voltage), 0.0
    for gid, start, stop in spans:
        row = _rows(run.voltage_ids, gid, "the voltage")[0]
        frames = _frames(signal.shape[1], run.voltage_dt, start, stop)
        own, slope = term(signal[row, frames])
        value += own / len(spans)
        bar[row, frames] += slope / len(spans)
    return value, {"voltage": bar}


def _brief(target: Any) -> str:
    shape = np.shape(target)
    return repr(target) if shape == () else f"target{list(shape)}"
