"""What a taped run recorded, and the way back from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from numbers import Real
from typing import Any

import numpy as np

from livn._nearest import suggestion
from livn.env._recordings import _labels
from livn.exceptions import ParameterError, ShapeError, StateError, UnitError, UnsupportedError
from livn.grad import _geometry

WITH_RESPECT_TO = (
    "inputs",
    "gain",
    "weights",
    "synapses",
    "noise",
    "cells",
    "electrode_positions",
    "cell_positions",
    "initial_state",
)
#: What comes without ``parameters=True``.
CHEAP = frozenset({"inputs", "weights", "initial_state"})
READOUTS = ("voltage", "current", "potential", "counts", "rates", "spike_times")


class Readouts:
    """The differentiable readouts of a run, in double precision, and its tape.

    Every readout is a NumPy array; its cotangent, the derivative of a loss by it, has its shape.

    Attributes
    ----------
    duration : float
        Milliseconds.
    gids : int[cell]
        The cells of ``counts`` and ``rates``, ascending.
    spike_ids : int[spike]
        Cell of each spike, in the order of ``spike_times``.
    spike_times : float[spike]
        Interpolated times (ms since the start of the run): where the line between the voltages
        of two steps crosses the threshold. Cotangents need ``spikes="event_time"``.
    counts : float[cell]
        Number of spikes; cotangents need ``spikes="surrogate"``.
    """

    def __init__(self, run: Any, env: Any, drive: Any, direct: bool, spikes: str, parameters: bool):
        self._run, self._env, self._drive, self._direct = run, env, drive, direct
        self._parameters = parameters
        #: Treatment of spikes.
        self.spikes = spikes
        self.duration: float = run.duration
        self.gids: np.ndarray = np.sort(np.asarray(env.system.gids)).astype(np.int64)
        self.spike_ids, self.spike_times = run.spikes
        self.counts: np.ndarray = np.bincount(
            np.searchsorted(self.gids, self.spike_ids), minlength=len(self.gids)
        ).astype(float)

    # -- readouts ----------------------------------------------------------------------

    def _traces(self, signal: str, setter: str) -> Any:
        traces = getattr(self._run, signal)
        if traces is None:
            raise StateError(f"{signal} was not recorded; call env.{setter}() before the run")
        return traces

    @cached_property
    def voltage(self) -> np.ndarray:
        """``[row, frame]`` (mV), as :meth:`livn.env.Env.record_voltage` was told."""
        return self._traces("voltage", "record_voltage")[3]

    @property
    def voltage_ids(self) -> np.ndarray:
        """Cell of each row of ``voltage``."""
        return self._traces("voltage", "record_voltage")[0]

    @property
    def voltage_sections(self) -> np.ndarray:
        """Compartment of each row of ``voltage``."""
        gids, sections = self._traces("voltage", "record_voltage")[:2]
        return _labels(self._env._sim, self._env.system, gids, sections)

    @property
    def voltage_dt(self) -> float:
        """Milliseconds between frames of ``voltage``."""
        return self._traces("voltage", "record_voltage")[2]

    @cached_property
    def current(self) -> np.ndarray:
        """Membrane currents ``[row, frame]`` (µA, outward positive)."""
        return self._traces("membrane_current", "record_membrane_current")[3]

    @property
    def current_ids(self) -> np.ndarray:
        """Cell of each row of ``current``."""
        return self._traces("membrane_current", "record_membrane_current")[0]

    @property
    def current_dt(self) -> float:
        """Milliseconds between frames of ``current`` and ``potential``."""
        return self._traces("membrane_current", "record_membrane_current")[2]

    @cached_property
    def _current_rows(self) -> np.ndarray:
        self._env._current_rows = self._traces("membrane_current", "record_membrane_current")[:2]
        return np.asarray(self._env.recording_coordinates(), dtype=float)

    @cached_property
    def _recording_gain(self) -> np.ndarray:
        return _geometry.recording_gain(self._env, self._current_rows)

    @cached_property
    def potential(self) -> np.ndarray:
        """Potentials at the electrodes ``[channel, frame]`` (µV) of the membrane currents."""
        return self._recording_gain @ self.current

    @property
    def rates(self) -> np.ndarray:
        """Spikes per second of each cell (Hz); cotangents need ``spikes="surrogate"``."""
        return self.counts * (1000.0 / self.duration)

    @property
    def tape_bytes(self) -> int:
        """Size of the tape."""
        return self._run.bytes

    # -- the way back ------------------------------------------------------------------

    def pull(self, cotangents: Mapping[str, Any], wrt: Iterable[str] = ("inputs",)) -> dict[str, Any]:
        """The gradient of whatever has these cotangents.

        Parameters
        ----------
        cotangents : mapping
            By name of the readout: ``voltage``, ``current``, ``potential``, ``counts``, ``rates``,
            ``spike_times``. What is left out has none.
        wrt : iterable of str
            ``"inputs"``: as given, ``[step, channel]`` per µA (or unit of the stimulus).
            ``"gain"``: ``[channel, column]``. ``"weights"``: by key of ``set_weights``.
            ``"synapses"``: constants of synapses by key of ``set_weights``. ``"noise"``: by key of
            ``set_noise``. ``"cells"``: by population and name. ``"electrode_positions"``
            ``[channel, xyz]`` and ``"cell_positions"`` ``[cell, xyz]`` (per µm).
            ``"initial_state"``: by population ``[cell, state]``.

        Raises
        ------
        ParameterError
            A name is not one of these.
        ShapeError
            A cotangent does not have the shape of its readout.
        UnsupportedError
            A readout has no gradient under the run's treatment of spikes.
        """
        wrt = check_wrt(wrt)
        self._check_wanted(wrt)
        bars = {name: self._checked(name, value) for name, value in cotangents.items()}
        current = bars.get("current")
        if "potential" in bars:
            through = self._recording_gain.T @ bars["potential"]
            current = through if current is None else current + through
        counts = bars.get("counts")
        if "rates" in bars:
            through = bars["rates"] * (1000.0 / self.duration)
            counts = through if counts is None else counts + through
        if counts is not None:
            counts = counts[np.searchsorted(self.gids, self._run.cells)]
        raw = self._run.pull(
            voltage=bars.get("voltage"),
            membrane_current=current,
            counts=counts,
            spike_times=bars.get("spike_times"),
        )
        return self._named(raw, bars.get("potential"), wrt)

    def _check_wanted(self, wrt: tuple[str, ...]) -> None:
        costly = [name for name in wrt if name not in CHEAP]
        if costly and not self._parameters:
            raise ParameterError(f"this run was taped without parameters, so it has no gradient of {costly[0]!r}")
        if self._drive is None and (missing := [name for name in wrt if name in ("inputs", "gain")]):
            raise ParameterError(f"the run had no inputs, so there is no gradient of {missing[0]!r}; pass inputs")
        positions = [name for name in wrt if name.endswith("_positions")]
        if positions:
            _geometry.check_positions(self._env.io)

    def _checked(self, name: str, value: Any) -> np.ndarray:
        if name not in READOUTS:
            raise ParameterError(f"there is no readout {name!r}{suggestion(str(name), READOUTS)}")
        needed = {"counts": "surrogate", "rates": "surrogate", "spike_times": "event_time"}.get(name, self.spikes)
        bar = np.ascontiguousarray(value, dtype=float)
        shape = getattr(self, name).shape
        if bar.shape != shape:
            raise ShapeError(f"the cotangent of {name} must have its shape {shape}, not {bar.shape}")
        if not np.isfinite(bar).all():
            raise UnitError(f"the cotangent of {name} has values that are not finite")
        if needed != self.spikes and bar.any():
            raise UnsupportedError(f"{name} has no gradient when spikes are {self.spikes!r}; choose spikes={needed!r}")
        return bar

    def _named(self, raw: Mapping[str, Any], potential: Any, wrt: tuple[str, ...]) -> dict[str, Any]:
        params = raw["params"]
        found: dict[str, Any] = {}
        if "inputs" in wrt:
            found["inputs"] = raw["rows"]
        if "gain" in wrt:
            found["gain"] = raw["gain"]
        if "weights" in wrt:
            found["weights"] = {key[7:]: g for key, g in params.items() if is_weight(key)}
        if "synapses" in wrt:
            found["synapses"] = {k[7:]: g for k, g in params.items() if k.startswith("weight-") and not is_weight(k)}
        if "noise" in wrt:
            found["noise"] = {key[6:]: g for key, g in params.items() if key.startswith("noise-")}
        if "cells" in wrt:
            found["cells"] = {population: {} for population in self._env.populations}
            for key, gradient in params.items():
                kind, _, rest = key.partition("-")
                if kind == "cells":
                    population, _, name = rest.partition("-")
                    found["cells"][population][name] = gradient
        if "initial_state" in wrt:
            found["initial_state"] = self._states(raw["initial_state"])
        if any(name.endswith("_positions") for name in wrt):
            electrodes, cells = self._positions(raw["gain"], potential)
            found.update({"electrode_positions": electrodes, "cell_positions": cells})
        return {name: found[name] for name in wrt}

    def _states(self, rows: list[tuple[int, np.ndarray]]) -> dict[str, np.ndarray]:
        by_cell = dict(rows)
        ranges = self._env.population_ranges
        members = {p: [g for g in self.gids.tolist() if first <= g < first + n] for p, (first, n) in ranges.items()}
        return {p: np.stack([by_cell[g] for g in gids]) for p, gids in members.items() if gids}

    def _positions(self, gain: np.ndarray | None, potential: Any) -> tuple[np.ndarray, np.ndarray]:
        array = self._env.io
        electrodes, cells = np.zeros((array.num_channels, 3)), np.zeros((len(self.gids), 3))
        parts = []
        if gain is not None and not self._direct:
            rows = np.asarray(self._env.stimulus_coordinates(), dtype=float)
            parts.append((rows, _geometry.from_stimulation(array, rows, gain)))
        if potential is not None:
            rows = self._current_rows
            parts.append((rows, _geometry.from_recording(array, rows, potential @ self.current.T)))
        for rows, (by_electrode, by_row) in parts:
            electrodes += by_electrode
            np.add.at(cells, np.searchsorted(self.gids, rows[:, 0].astype(np.int64)), by_row)
        return electrodes, cells


def is_weight(key: str) -> bool:
    """Whether a prefixed key is that of a projection's weight, not of a synaptic constant."""
    return key.startswith("weight-") and key.endswith("-weight")


def check_wrt(wrt: Any) -> tuple[str, ...]:
    """Names of what to differentiate by.

    Examples
    --------
    >>> check_wrt("weights")
    ('weights',)
    """
    names = (wrt,) if isinstance(wrt, str) else tuple(wrt)
    for name in names:
        if name not in WITH_RESPECT_TO:
            close = suggestion(str(name), WITH_RESPECT_TO)
            raise ParameterError(f"no gradient by {name!r}{close}; wrt names some of {', '.join(WITH_RESPECT_TO)}")
    if not names:
        raise ParameterError(f"wrt is empty; name some of {', '.join(WITH_RESPECT_TO)}")
    return names


def answer_of(answer: Any) -> tuple[float, Mapping[str, Any]]:
    """What a loss returned, if it is a value and cotangents."""
    fits = isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[1], Mapping)
    if not fits or not isinstance(answer[0], Real):
        raise TypeError(
            "a loss returns (value, cotangents): a number and its derivative by each readout it used, as in "
            "(run.voltage.mean(), {'voltage': np.full_like(run.voltage, 1 / run.voltage.size)}); or use "
            "livn.grad.losses"
        )
    return float(answer[0]), answer[1]
