"""Progress of long runs, as lines on standard error."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from livn.utils import P

__all__ = ["DEFAULT_TICK_MS", "with_progress_logging"]

DEFAULT_TICK_MS = 100.0
_INTERVAL_ENV = "LIVN_PROGRESS_INTERVAL"


def with_progress_logging(
    env: Any,
    log_interval_sim: float = 10000.0,
    log_interval_wall: float = 10.0,
    tick_dt: float | None = None,
    progress: bool = True,
) -> Any:
    """Make the runs of ``env`` report how far they are.

    A line names the rank, simulated time, speed relative to real time and what remains.

    Parameters
    ----------
    env : Env
    log_interval_sim : float
        At most this much simulated time between lines (ms).
    log_interval_wall : float
        At most this much time between lines (s); ``LIVN_PROGRESS_INTERVAL`` overrides it, 0 silences.
    tick_dt : float, optional
        Accepted for compatibility; the engine reports about 20 times a second.
    progress : bool
        ``False`` leaves ``env`` as it is.

    Returns
    -------
    Env
        The same object.

    Examples
    --------
    >>> from livn.env import Env
    >>> with_progress_logging(Env(1).init(), log_interval_wall=0.0).run(1.0).duration
    1.0
    """
    interval = _interval(log_interval_wall)
    if not progress or interval <= 0:
        return env
    env._progress = _Reporter(log_interval_sim, interval, P.rank(getattr(env, "comm", None)))
    return env


def _interval(default: float) -> float:
    try:
        return float(os.environ.get(_INTERVAL_ENV, default))
    except ValueError:
        return default


class _Reporter:
    """Called with ``(simulated ms, duration ms)``; writes a line now and then."""

    def __init__(self, every_ms: float, every_s: float, rank: int):
        self.every_ms, self.every_s, self.rank = every_ms, every_s, rank
        self._started: float | None = None
        self._last = (0.0, 0.0)

    def __call__(self, done_ms: float, duration_ms: float) -> None:
        now = time.perf_counter()
        if self._started is None or done_ms < self._last[0]:
            self._started, self._last = now, (0.0, now)
        finished = done_ms >= duration_ms
        since_ms, since_s = done_ms - self._last[0], now - self._last[1]
        if finished or since_ms >= self.every_ms or since_s >= self.every_s:
            elapsed = max(now - self._started, 1e-9)
            speed = done_ms / 1000.0 / elapsed
            remaining_min = (duration_ms - done_ms) / 1000.0 / max(speed, 1e-9) / 60.0
            sys.stderr.write(
                f"[rank {self.rank}] {done_ms:.0f} of {duration_ms:.0f} ms, {speed:.2f} x real time, "
                f"{remaining_min:.1f} min left\n"
            )
            self._last = (done_ms, now)
        if finished:
            self._started = None
