"""Cheap summaries of a spike train."""

from __future__ import annotations

from typing import Any

import numpy as np

from livn._pipeline import Decoding
from livn.decoding._basic import spikes_everywhere


class MeanFiringRate(Decoding):
    """Rate per unit that spiked: ``spikes / (units · duration)``.

    Returns ``{rate_hz, total_spikes, n_units, duration_s}``; ``n_units`` counts the
    distinct units that spiked (1 if none did).

    Examples
    --------
    >>> result = MeanFiringRate(duration=1000)(None, np.array([0, 0, 1]), np.array([1.0, 5, 9]), None, None, None, None)
    >>> round(result["rate_hz"], 6), result["n_units"]
    (1.5, 2)
    """

    def setup(self, env: Any) -> None:
        """Record spikes."""
        env.record_spikes()

    def __call__(self, env: Any, it: Any, tt: Any, iv: Any, vv: Any, im: Any, mp: Any) -> dict[str, Any]:
        """Summarise the run."""
        ids, _ = spikes_everywhere(env, it, tt)
        units = max(1, len(np.unique(ids)))
        seconds = self.duration / 1000.0
        # The floor keeps the published formula's last digits.
        rate = len(ids) / (units * seconds + 1e-9)
        return {"rate_hz": float(rate), "total_spikes": len(ids), "n_units": units, "duration_s": seconds}


class ActiveFraction(Decoding):
    """Fraction of units with at least ``min_spikes`` spikes.

    Returns ``{active_fraction, active_units, total_units, silent_units}``.
    ``silent_units`` lists every unit of the system with fewer spikes, also those that
    never spiked.
    """

    min_spikes: int = 1

    def setup(self, env: Any) -> None:
        """Record spikes."""
        env.record_spikes()

    def __call__(self, env: Any, it: Any, tt: Any, iv: Any, vv: Any, im: Any, mp: Any) -> dict[str, Any]:
        """Summarise the run."""
        ids, _ = spikes_everywhere(env, it, tt)
        seen, counts = np.unique(ids, return_counts=True)
        gids = getattr(getattr(env, "system", None), "gids", None)
        units = seen if gids is None else np.union1d(np.asarray(gids), seen)
        active = seen[counts >= self.min_spikes]
        total = max(1, len(units))
        return {
            "active_fraction": min(1.0, len(active) / total),
            "active_units": len(active),
            "total_units": total,
            "silent_units": np.setdiff1d(units, active).astype(int).tolist(),
        }


class Stability(Decoding):
    """Whether the population rate settled: neither runaway nor quiescent.

    Returns ``{is_stable, is_runaway, is_quiescent, has_nan, tail_mean_hz,
    global_mean_hz, max_rate_hz, min_rate_hz}``; rates are of the whole population.

    Parameters
    ----------
    tail_window : float
        End of the run judged for runaway (ms).
    max_rate_hz, min_rate_hz : float
    bin_size : float
        Milliseconds.
    """

    tail_window: float = 1000.0
    max_rate_hz: float = 20.0
    min_rate_hz: float = 0.05
    bin_size: float = 100.0

    def setup(self, env: Any) -> None:
        """Record spikes."""
        env.record_spikes()

    def __call__(self, env: Any, it: Any, tt: Any, iv: Any, vv: Any, im: Any, mp: Any) -> dict[str, Any]:
        """Summarise the run."""
        _, times = spikes_everywhere(env, it, tt)
        bins = max(1, int(self.duration // self.bin_size))
        counts, _ = np.histogram(times, bins=bins, range=(0.0, self.duration))
        # The true width of a bin, which is not bin_size when that does not divide the duration.
        rates = counts / (self.duration / bins / 1000.0)
        first = min(bins - 1, max(0, int((self.duration - self.tail_window) // self.bin_size)))
        tail, overall = float(rates[first:].mean()), float(rates.mean())
        has_nan = bool(np.isnan(times).any())
        runaway, quiescent = tail > self.max_rate_hz, overall < self.min_rate_hz
        return {
            "is_stable": not (runaway or quiescent or has_nan),
            "is_runaway": runaway,
            "is_quiescent": quiescent,
            "has_nan": has_nan,
            "tail_mean_hz": tail,
            "global_mean_hz": overall,
            "max_rate_hz": self.max_rate_hz,
            "min_rate_hz": self.min_rate_hz,
        }
