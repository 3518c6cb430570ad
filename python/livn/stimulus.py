"""What drives a culture: values per time step and column, with a declared unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from livn import _pulses
from livn._channels import as_array
from livn._input_modes import (
    ALTERNATE_UNITS,
    CANONICAL_UNITS,
    DEFAULT_STIMULUS_CHUNK_MB,
    MAX_STIMULUS_GB_ENV,
    STIMULUS_CHUNK_MB_ENV,
    check_bounds,
    check_units,
    chunk_bytes,
    guard_size,
    section_positions,
)
from livn.exceptions import ShapeError, UnitError

__all__ = [
    "ALTERNATE_UNITS",
    "CANONICAL_UNITS",
    "DEFAULT_STIMULUS_CHUNK_MB",
    "MAX_STIMULUS_GB_ENV",
    "STIMULUS_CHUNK_MB_ENV",
    "Stimulus",
    "check_bounds",
    "chunk_bytes",
    "section_positions",
]


class Stimulus(NDArrayOperatorsMixin):
    """A command to the cells (or, for pulse trains, to the electrodes).

    Sample ``k`` holds on ``[k·dt, (k+1)·dt)`` after the start of the run it is given
    to; before and after its rows the stimulus is zero. A stimulus is never changed by
    a run, so one object can be used in several.

    Parameters
    ----------
    array : float[step, column], optional
        Values in ``units``. Kept by reference.
    dt : float
        Milliseconds per row.
    gids : int[column], optional
        Cell of each column; the system's cells in order when left out.
    input_mode : str, optional
        ``"extracellular"`` (mV, the default), ``"current"`` (nA), ``"current_density"``
        (mA/cm²), ``"conductance"`` (µS), or ``"irradiance"`` (mW/mm²).
    units : str, optional
        Must fit the mode; the mode's canonical unit when left out.
    sections : int[column], optional
        Compartment of each column (0 = soma); needs ``gids``.
    source : callable, optional
        ``source(start_ms, stop_ms)`` renders rows on demand instead of ``array``.
    extent : float, optional
        Length of a ``source`` (ms).
    **meta_data
        Anything else worth keeping with the values. ``interpolation="linear"`` makes the
        engine connect rows by straight lines instead of holding them.

    Raises
    ------
    ValueError
        ``dt`` is not positive, both ``array`` and ``source`` are given, or the unit
        does not fit the mode.
    ShapeError
        ``gids`` or ``sections`` do not have one entry per column.

    Examples
    --------
    >>> stimulus = Stimulus(np.zeros((200, 3)), dt=0.1)
    >>> stimulus.duration, len(stimulus), stimulus.input_mode
    (20.0, 3, 'extracellular')
    >>> Stimulus.from_current([[0.1], [0.2]]).units
    'nA'
    """

    def __init__(
        self,
        array: Any = None,
        dt: float = 1.0,
        gids: Any = None,
        input_mode: str | None = None,
        units: str | None = None,
        sections: Any = None,
        source: Any = None,
        extent: float | None = None,
        **meta_data: Any,
    ):
        if not dt > 0:
            raise ValueError(f"Stimulus dt must be positive, not {dt}")
        if array is not None and source is not None:
            raise ValueError("give either array or source, not both")
        if source is not None and (gids is None or extent is None):
            raise ValueError("a source needs gids (its columns) and extent (its length in ms)")
        check_units(input_mode, units)
        self._factors: tuple[Any, Any] | None = None
        self._space = "cell"
        self.dt = float(dt)
        self.gids = gids
        self.sections = sections
        self.meta_data = dict(meta_data)
        if input_mode is not None:
            self.meta_data["input_mode"] = input_mode
        if units is not None:
            self.meta_data["units"] = units
        self._source, self._extent = source, None if extent is None else float(extent)
        if isinstance(array, Stimulus):
            self._adopt(array)
        else:
            self._array = np.asarray(array) if isinstance(array, (list, tuple)) else array
        self._check_columns()

    def _adopt(self, other: Stimulus) -> None:
        """Take another stimulus's values and columns: ``Stimulus(env.cell_stimulus(x), dt=0.1)``."""
        self._array, self._factors, self._space = other._array, other._factors, other._space
        self._source, self._extent = other._source, other._extent
        self.gids = other.gids if self.gids is None else self.gids
        self.sections = other.sections if self.sections is None else self.sections
        self.meta_data = {**other.meta_data, **self.meta_data}

    def _check_columns(self) -> None:
        width = self.width
        for name in ("gids", "sections"):
            labels = getattr(self, name)
            if labels is not None and width is not None and len(labels) != width:
                raise ShapeError(f"{name} has {len(labels)} entries for {width} columns; give one per column")
        if self.sections is not None and self.gids is None:
            raise ShapeError("sections says which compartment of which cell: it needs gids")

    # -- construction ------------------------------------------------------------------

    @classmethod
    def from_arg(cls, stimulus: Any) -> Stimulus:
        """Accept what ``run`` accepts: a Stimulus, an array, ``(array, dt, ...)``, a dict, ``None``.

        Raises
        ------
        ValueError
            Anything else, in particular a list of numbers (wrap it in ``np.asarray``).

        Examples
        --------
        >>> Stimulus.from_arg((np.zeros((10, 2)), 0.5)).duration
        5.0
        """
        if isinstance(stimulus, Stimulus):
            return stimulus
        if stimulus is None:
            return cls()
        if hasattr(stimulus, "shape"):
            return cls(stimulus)
        if isinstance(stimulus, Mapping):
            return cls(**stimulus)
        if isinstance(stimulus, (tuple, list)):
            first = stimulus[0] if stimulus else None
            second = stimulus[1] if len(stimulus) > 1 else 1.0
            if not stimulus or np.isscalar(first) or not np.isscalar(second):
                raise ValueError(
                    "Invalid stimulus: a list or tuple holds constructor arguments, as in (array, dt); "
                    "for a list of values write np.asarray(values) with shape [step, column]"
                )
            return cls(*stimulus)
        raise ValueError("Invalid stimulus", stimulus)

    @classmethod
    def _with_mode(cls, mode: str, array: Any, dt: float, gids: Any, extra: dict[str, Any]) -> Stimulus:
        extra = {key: value for key, value in extra.items() if key not in ("input_mode", "units")}
        return cls(array, dt=dt, gids=gids, input_mode=mode, units=CANONICAL_UNITS[mode], **extra)

    @classmethod
    def from_conductance(cls, conductance: Any, dt: float = 0.1, gids: Any = None, **meta_data: Any) -> Stimulus:
        """Conductances in µS: positive drives toward 0 mV, negative toward −75 mV."""
        return cls._with_mode("conductance", conductance, dt, gids, meta_data)

    @classmethod
    def from_current(cls, current: Any, dt: float = 0.1, gids: Any = None, **meta_data: Any) -> Stimulus:
        """Currents in nA into the compartment; positive depolarises."""
        return cls._with_mode("current", current, dt, gids, meta_data)

    @classmethod
    def from_current_density(
        cls, current_density: Any, dt: float = 0.1, gids: Any = None, **meta_data: Any
    ) -> Stimulus:
        """Current densities in mA/cm² of membrane."""
        return cls._with_mode("current_density", current_density, dt, gids, meta_data)

    @classmethod
    def from_extracellular(cls, voltage: Any, dt: float = 0.1, gids: Any = None, **meta_data: Any) -> Stimulus:
        """Extracellular potentials in mV at each compartment."""
        return cls._with_mode("extracellular", voltage, dt, gids, meta_data)

    @classmethod
    def from_irradiance(cls, irradiance: Any, dt: float = 0.1, gids: Any = None, **meta_data: Any) -> Stimulus:
        """Light at the cell in mW/mm²; ``wavelength_nm`` is kept with it."""
        return cls._with_mode("irradiance", irradiance, dt, gids, meta_data)

    @classmethod
    def factored(cls, inputs: Any, gain: Any, dt: float, gids: Any, sections: Any, **meta_data: Any) -> Stimulus:
        """Keep ``inputs[step, channel] @ gain[channel, column]`` as its two factors.

        The dense product is formed only if :attr:`array` is read.
        """
        inputs, gain = as_array(inputs), as_array(gain)
        if inputs.ndim != 2 or gain.ndim != 2 or inputs.shape[1] != gain.shape[0]:
            raise ShapeError(f"inputs {inputs.shape} and gain {gain.shape} do not share the channel axis")
        stimulus = cls(None, dt=dt, **meta_data)
        stimulus._factors = (inputs, gain)
        stimulus.gids, stimulus.sections = gids, sections
        stimulus._check_columns()
        return stimulus

    @classmethod
    def biphasic_pulse(
        cls,
        n_channels: int,
        channels: Any,
        amplitude: Any = 1.5,
        phase_duration: float = 0.2,
        interphase_gap: float = 0.05,
        pulse_times: Any = None,
        dt: float = 0.05,
        cathodic_first: bool = True,
    ) -> Stimulus:
        """Charge-balanced pulses on electrodes (µA).

        Parameters
        ----------
        n_channels : int
            Electrodes of the array.
        channels : int or list of int
            Columns that receive the pulses.
        amplitude : float or list of float
            Height of both phases (µA), one for all or one per listed channel.
        phase_duration, interphase_gap : float
            Milliseconds; rounded to whole steps.
        pulse_times : list of float, optional
            Onsets (ms), in any order; ``[0.0]`` by default.
        dt : float
            Milliseconds per row.
        cathodic_first : bool
            Negative phase first.

        Returns
        -------
        Stimulus
            In channel space; ``run`` and ``cell_stimulus`` send it through the electrodes.

        Raises
        ------
        ParameterError
            A phase vanishes on the grid, pulses overlap, or a channel does not exist.

        Examples
        --------
        >>> Stimulus.biphasic_pulse(1, [0]).array[:, 0].tolist()
        [-1.5, -1.5, -1.5, -1.5, 0.0, 1.5, 1.5, 1.5, 1.5]
        """
        times = [0.0] if pulse_times is None else pulse_times
        chosen = _pulses.channel_list(channels, n_channels)
        phase = _pulses.steps(phase_duration, dt, "phase_duration", at_least=1)
        gap = _pulses.steps(interphase_gap, dt, "interphase_gap")
        shape = np.concatenate([-np.ones(phase), np.zeros(gap), np.ones(phase)])
        if not cathodic_first:
            shape = -shape
        waveform = shape[:, None] * _pulses.amplitudes(amplitude, chosen)
        array = _pulses.train(n_channels, chosen, _pulses.onsets(times, dt, len(waveform)), waveform)
        return cls._channel_space(
            array,
            dt,
            kind="biphasic_pulse",
            pulse_times=np.atleast_1d(times).tolist(),
            phase_duration=phase_duration,
            interphase_gap=interphase_gap,
            amplitude=_plain(amplitude),
            channels=chosen,
            cathodic_first=cathodic_first,
        )

    @classmethod
    def monophasic_pulse(
        cls,
        n_channels: int,
        channels: Any,
        amplitude: Any = 1.5,
        pulse_width: float = 1.0,
        pulse_times: Any = None,
        dt: float = 1.0,
    ) -> Stimulus:
        """Rectangular pulses on electrodes (µA), of either sign.

        Parameters are those of :meth:`biphasic_pulse`; ``pulse_width`` in ms.

        Examples
        --------
        >>> Stimulus.monophasic_pulse(2, [1], amplitude=-3.0, pulse_width=2.0).array.tolist()
        [[0.0, -3.0], [0.0, -3.0]]
        """
        times = [0.0] if pulse_times is None else pulse_times
        chosen = _pulses.channel_list(channels, n_channels)
        width = _pulses.steps(pulse_width, dt, "pulse_width", at_least=1)
        heights = _pulses.amplitudes(amplitude, chosen)
        waveform = np.repeat(heights[None, :], width, axis=0)
        array = _pulses.train(n_channels, chosen, _pulses.onsets(times, dt, width), waveform)
        return cls._channel_space(
            array,
            dt,
            kind="monophasic_pulse",
            pulse_times=np.atleast_1d(times).tolist(),
            pulse_width=pulse_width,
            amplitude=heights.tolist(),
            channels=chosen,
        )

    @classmethod
    def _channel_space(cls, array: np.ndarray, dt: float, **meta_data: Any) -> Stimulus:
        stimulus = cls(array, dt=dt, **meta_data)
        stimulus._space = "channel"
        return stimulus

    # -- what it holds -----------------------------------------------------------------

    @property
    def array(self) -> Any:
        """Values ``[step, column]``; formed on demand for factored and deferred stimuli."""
        if self._array is None and self._factors is not None:
            inputs, gain = self._factors
            guard_size(len(inputs), gain.shape[1])
            self._array = inputs @ gain
        elif self._array is None and self._source is not None:
            guard_size(self.rows, len(self.gids))
            self._array = self.window(0.0, self.rows * self.dt)
        return self._array

    @array.setter
    def array(self, value: Any) -> None:
        self._array, self._factors, self._source = value, None, None

    @property
    def factors(self) -> tuple[Any, Any] | None:
        """``(inputs[step, channel], gain[channel, column])`` of an electrode stimulus, else ``None``."""
        return self._factors

    @property
    def space(self) -> str:
        """``"cell"``: columns are compartments; ``"channel"``: columns are electrodes (µA)."""
        return self._space

    @property
    def input_mode(self) -> str:
        """Physical meaning of the values; see the class."""
        return self.meta_data.get("input_mode", "extracellular")

    @property
    def units(self) -> str:
        """Unit of the values."""
        if self._space == "channel":
            return "uA"
        return self.meta_data.get("units", CANONICAL_UNITS[self.input_mode])

    @property
    def extra(self) -> dict[str, Any]:
        """The metadata without mode and unit."""
        return {key: value for key, value in self.meta_data.items() if key not in ("input_mode", "units")}

    @property
    def deferred(self) -> bool:
        """Whether rows are rendered on demand."""
        return self._source is not None and self._array is None

    @property
    def width(self) -> int | None:
        """Number of columns; ``None`` without values."""
        if self._factors is not None:
            return self._factors[1].shape[1]
        if self._array is not None:
            return self._array.shape[-1] if self._array.ndim > 1 else 1
        return len(self.gids) if self._source is not None else None

    @property
    def rows(self) -> int:
        """Number of time steps."""
        if self._factors is not None:
            return len(self._factors[0])
        if self._array is not None:
            return self._array.shape[-2] if self._array.ndim > 1 else len(self._array)
        return round(self._extent / self.dt) if self._extent is not None else 0

    @property
    def duration(self) -> float:
        """Length in ms; 0.0 without values."""
        return self.rows * self.dt

    @property
    def sections_per_cell(self) -> int:
        """Largest number of columns any one cell has."""
        if self.gids is None or not len(self.gids):
            return 1
        return int(np.unique(np.asarray(self.gids), return_counts=True)[1].max())

    def columns(self) -> list[tuple[int, int]]:
        """``(gid, section)`` of each column; without gids, column ``k`` is the soma of cell ``k``."""
        if self.gids is None:
            return [(k, 0) for k in range(self.width or 0)]
        sections = section_positions(self.gids) if self.sections is None else self.sections
        return [(int(g), int(s)) for g, s in zip(self.gids, sections, strict=True)]

    def window(self, start_ms: float, stop_ms: float) -> np.ndarray:
        """Rows of ``[start_ms, stop_ms)`` as an array, zero outside the stimulus."""
        first, last = round(start_ms / self.dt), round(stop_ms / self.dt)
        if self.deferred:
            values = np.asarray(self._source(start_ms, stop_ms))
            if values.ndim != 2 or values.shape[1] != len(self.gids):
                raise ShapeError(
                    f"the source returned shape {values.shape} for {last - first} steps of {len(self.gids)} columns"
                )
            return values
        values = np.asarray(self.array)
        result = np.zeros((last - first, values.shape[1]), dtype=values.dtype)
        begin, end = max(first, 0), min(last, len(values))
        if end > begin:
            result[begin - first : end - first] = values[begin:end]
        return result

    def convert_to(self, target_units: str) -> Stimulus:
        """Convert light between ``"mW/mm2"`` and ``"photon_flux"`` (photons/s/mm²).

        The photon energy is that of ``meta_data["wavelength_nm"]`` (473 nm by default).
        """
        if target_units == self.units:
            return self
        if self.input_mode != "irradiance" or target_units not in ("photon_flux", "mW/mm2"):
            raise UnitError(f"{self.input_mode} in {self.units} cannot be converted to {target_units}")
        # Constants as published with the opsin models, so that fluxes agree with theirs.
        photon_mj = 6.626e-34 * 3e8 / (self.meta_data.get("wavelength_nm", 473.0) * 1e-9) * 1e3
        factor = 1.0 / photon_mj if target_units == "photon_flux" else photon_mj
        return Stimulus(
            np.asarray(self.array) * factor,
            dt=self.dt,
            gids=self.gids,
            sections=self.sections,
            **{**self.meta_data, "units": target_units},
        )

    def expand(self, gids: Any, sections: Any = None) -> Stimulus:
        """Return the stimulus with exactly these columns; columns it lacks are zero.

        Raises
        ------
        ValueError
            The stimulus drives a cell that is not among ``gids``.
        """
        positions = section_positions(gids) if sections is None else sections
        wanted = [(int(g), int(s)) for g, s in zip(gids, positions, strict=True)]
        index = {column: k for k, column in enumerate(wanted)}
        foreign = sorted({gid for gid, _ in self.columns()} - {gid for gid, _ in wanted})
        if foreign:
            raise ShapeError(f"the stimulus drives cells that are not in gids: {foreign[:10]}")
        values = np.asarray(self.array)
        result = np.zeros((len(values), len(wanted)), dtype=values.dtype)
        for k, column in enumerate(self.columns()):
            if column in index:
                result[:, index[column]] += values[:, k]
        return Stimulus(result, dt=self.dt, gids=list(gids), sections=list(positions), **self.meta_data)

    @staticmethod
    def align_gids(stimulus: Stimulus, all_gids: Any) -> Stimulus:
        """One column per cell of ``all_gids``: missing cells zero, repeated ones summed."""
        flat = Stimulus(np.asarray(stimulus.array), dt=stimulus.dt, gids=stimulus.gids, **stimulus.meta_data)
        if flat.gids is not None:
            flat.sections = [0] * len(flat.gids)
        return flat.expand(all_gids, [0] * len(all_gids))

    @staticmethod
    def resample(stimulus: Stimulus, target_dt: float, duration: float) -> Stimulus:
        """Linear interpolation onto ``round(duration / target_dt)`` rows, end excluded."""
        return Stimulus(
            _interpolate(stimulus, np.arange(round(duration / target_dt)) * target_dt),
            dt=target_dt,
            gids=stimulus.gids,
            sections=stimulus.sections,
            **stimulus.meta_data,
        )

    def to_array(self, duration: float, dt: float) -> np.ndarray:
        """Linear interpolation onto ``round(duration / dt) + 1`` points, both ends included."""
        return _interpolate(self, np.arange(round(duration / dt) + 1) * dt)

    # -- Python protocols --------------------------------------------------------------

    def __len__(self) -> int:
        return self.width or 0

    def __iter__(self) -> Iterator[tuple[int, np.ndarray]]:
        if self.gids is None:
            raise TypeError("iterating a Stimulus yields (gid, column) pairs: it needs gids")
        values = np.asarray(self.array)
        return ((int(gid), values[..., k]) for k, gid in enumerate(self.gids))

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of :attr:`array`, without forming it."""
        if self._factors is None and self._array is not None:
            return tuple(self._array.shape)
        return (self.rows, self.width or 0)

    @property
    def ndim(self) -> int:
        """Number of dimensions."""
        return len(self.shape)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        values = np.asarray(np.empty((0, 0)) if self.array is None else self.array, dtype=dtype)
        return values.copy() if copy else values

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **kwargs: Any) -> Any:
        plain = [np.asarray(x) if isinstance(x, Stimulus) else x for x in inputs]
        return getattr(ufunc, method)(*plain, **kwargs)

    def __getitem__(self, key: Any) -> Any:
        return np.asarray(self)[key]

    # Identity, not element-wise comparison, decides whether two stimuli are one object.
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"Stimulus({self.input_mode}, {self.rows} steps of {self.dt:g} ms, {len(self)} columns, {self.units})"


def _interpolate(stimulus: Stimulus, times: np.ndarray) -> np.ndarray:
    values = np.asarray(stimulus.array)
    grid = np.arange(len(values)) * stimulus.dt
    return np.stack([np.interp(times, grid, column) for column in values.T], axis=1).astype(values.dtype)


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else value
