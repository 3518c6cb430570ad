"""The simulated culture."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Self

import numpy as np

from livn._nearest import suggestion
from livn.backend.config import BACKENDS, Conventions, backend, conventions
from livn.env import _drive
from livn.env._recordings import DEFAULT_DT_MS, Recordings, as_run
from livn.exceptions import NonFiniteError, ParameterError, StateError, UnsupportedError
from livn.models._engine import EngineModel
from livn.run import Run
from livn.types import Capability
from livn.types import Env as EnvBase
from livn.utils import P

# Keys whose ambiguous order was pointed out already; once per process.
_noted: set[str] = set()
# Accepted for the scripts of other engines, which it does not concern how this one prints or distributes.
_IGNORED_RUN_OPTIONS = ("root_only", "verbose")


class Env(EnvBase):
    """A culture that can be recorded from, driven, and run.

    Parameters
    ----------
    system : str or path or int or mapping or System
        A predefined name or directory, a number of unconnected cells, counts by
        population, or a system object.
    model : Model, optional
        The system's own by default.
    io : IO, optional
        The electrode array; the system's own by default.
    seed : int, optional
        Seed of noise and of random cell parameters; ``None`` draws one.
    comm : MPI communicator, optional
    subworld_size : int, optional
        Only 1 (or ``None``) here: one process simulates the whole culture.
    backend : str, optional
        Whose conventions to follow; ``LIVN_BACKEND`` by default. See
        :mod:`livn.backend.config`.
    threads : int, optional
        Threads of a run. The result does not depend on it.

    Examples
    --------
    >>> env = Env("EI1").init().apply_model_defaults()
    >>> env.record_spikes().record_voltage(dt=0.5) is env
    True
    >>> it, tt, iv, vv, im, mp = env.run(50)
    >>> vv.shape, im is None, env.t
    ((10, 100), True, 50.0)
    """

    capabilities = frozenset(
        {
            Capability.SIMULATION,
            Capability.PER_GID_VOLTAGE,
            Capability.NOISE,
            Capability.REPLAYABLE_NOISE,
            Capability.EXTRACELLULAR_STIMULUS,
        }
    )
    _fixed_backend: str | None = None
    #: Kind of arrays this class returns.
    _arrays = "numpy"

    def __new__(cls, *args: Any, backend: str | None = None, **kwargs: Any) -> Any:
        if cls is not Env:
            return super().__new__(cls)
        selected = conventions(backend or _selected())
        if isinstance(selected, ModuleType) and selected.Env is not Env:
            # A custom backend brings its own class; unless that derives from this one, Python does
            # not call our __init__ on it.
            return selected.Env(*args, **kwargs)
        if isinstance(selected, Conventions) and selected.arrays == "jax":
            from livn.env._jax import JaxEnv

            return super().__new__(JaxEnv)
        return super().__new__(cls)

    def __init__(
        self,
        system: Any,
        model: Any = None,
        io: Any = None,
        seed: int | None = 123,
        comm: Any = None,
        subworld_size: int | None = None,
        *,
        backend: str | None = None,
        threads: int | None = None,
    ):
        if subworld_size not in (None, 1):
            raise UnsupportedError(
                f"one process simulates the whole culture: subworld_size must be 1, not {subworld_size}"
            )
        if comm is not None and P.size(comm) > 1:
            raise UnsupportedError(
                f"one process simulates the whole culture; give every rank its own Env with comm=None, not a "
                f"communicator of {P.size(comm)} ranks"
            )
        super().__init__(system, model, io, seed, comm, subworld_size)
        name = self._fixed_backend or backend or _selected()
        known = conventions(name)
        self._conventions = known if isinstance(known, Conventions) else BACKENDS["native"]
        if self._conventions.arrays != self._arrays:
            raise self._unsupported(
                f"return {self._conventions.arrays} arrays as backend {name!r} asks for; derive it from "
                f"livn.backend.{name}.Env"
            )
        self._threads = threads
        self._seed = int.from_bytes(os.urandom(4), "little") if seed is None else int(seed)
        self._sim: Any = None
        self._dt: float | None = None
        self._stimulus_dt: float | None = None
        # Everything set so far, by prefixed key, to be set again on an engine with another dt.
        self._params: dict[str, float] = {}
        self._stream = 0
        self._recordings = Recordings()
        #: Progress callback of runs that are given none.
        self._progress: Callable[[float, float], Any] | None = None
        self._current_rows: tuple[np.ndarray, np.ndarray] | None = None
        self._selection_name: str | None = None

    # -- lifecycle ---------------------------------------------------------------------

    @property
    def dt(self) -> float:
        """Step of the simulation (ms): that of the runs so far, else the default."""
        return self._conventions.dt_ms if self._dt is None else self._dt

    def init(self) -> Self:
        """Build cells and connections. Calling it again does nothing.

        Raises
        ------
        UnsupportedError
            The engine does not know the model, or the model not the system's populations.
        """
        if self._sim is None:
            self._sim = self._build(self.dt)
        return self

    def _build(self, dt: float) -> Any:
        from livn import _livn

        if not isinstance(self.model, EngineModel):
            raise self._unsupported(f"simulate {type(self.model).__name__}: it is not a model of livn.models")
        if not hasattr(self.system, "_native"):
            raise self._unsupported(f"simulate {type(self.system).__name__}: it is not a system of livn.system")
        sim = _livn.Simulation(
            self.system._native,
            self.model.engine_name,
            self.model.engine_options(),
            seed=self._seed,
            dt_ms=dt,
            threads=self._threads,
        )
        if self._params:
            sim.set_params(self._params)
        if self._stream:
            sim.reseed_noise(self._stream)
        self._recordings.apply(sim)
        return sim

    def _ready(self, what: str) -> Any:
        if self._sim is None:
            raise StateError(f"call init() before {what}")
        return self._sim

    def run(
        self,
        duration: float,
        stimulus: Any = None,
        dt: float | None = None,
        *,
        progress: Callable[[float, float], Any] | None = None,
        **kwargs: Any,
    ) -> Run:
        """Advance the culture by ``duration`` ms.

        Continues where the last run ended. Ctrl-C stops it within milliseconds; the Env
        stays usable, and the ``KeyboardInterrupt`` carries what was recorded as ``run``.

        Parameters
        ----------
        duration : float
            Milliseconds, a whole number of steps.
        stimulus : Stimulus, array, tuple, dict or None
            Starts now; see :meth:`livn.stimulus.Stimulus.from_arg`. Zero after its end.
        dt : float, optional
            Step (ms). Fixed by the first run until :meth:`clear`.
        progress : callable, optional
            ``progress(simulated_ms, duration)``, called about 20 times a second.

        Returns
        -------
        Run
            Unpacks as ``it, tt, iv, vv, im, mp``.

        Raises
        ------
        StateError
            Before :meth:`init`.
        ValueError
            dt changed during a simulation, the duration is not a whole number of steps,
            or the stimulus does not fit.
        NonFiniteError
            A cell's state stopped being a number; ``error.run`` holds what came before.

        Examples
        --------
        >>> env = Env("EI1").init().record_spikes()
        >>> run = env.run(10.0)
        >>> run.t0, env.run(5.0).t0
        (0.0, 10.0)
        """
        sim = self._ready("run()")
        for name in kwargs:
            if name not in _IGNORED_RUN_OPTIONS:
                accepted = ("stimulus", "dt", "progress", *_IGNORED_RUN_OPTIONS)
                raise TypeError(f"run() has no option {name!r}{suggestion(name, accepted)}")
        step = self._step(dt)
        _whole_steps(duration, step)
        prepared = _drive.prepare(self, stimulus, self._conventions.input_mode, duration)
        if prepared is not None and self._stimulus_dt not in (None, prepared.dt):
            raise ValueError(
                f"Stimulus dt mismatch; call clear() before rerunning (dt was {self._stimulus_dt} ms, "
                f"now {prepared.dt} ms)"
            )
        drive = None if prepared is None else _drive.to_drive(self, prepared)
        # Everything that can be refused has been; from here on the state changes.
        if step != sim.dt_ms:
            sim = self._sim = self._build(step)
        if prepared is not None:
            self._stimulus_dt = prepared.dt
        self._dt = step
        try:
            recording = sim.run(float(duration), drive, progress or self._progress)
        except BaseException as error:
            self.t = sim.t_ms
            partial = getattr(error, "recording", None)
            if partial is not None and isinstance(error, (KeyboardInterrupt, NonFiniteError)):
                error.run = self._as_run(partial)  # type: ignore[union-attr]
                error.run.interrupted = True  # type: ignore[union-attr]
            raise
        self.t = sim.t_ms
        return self._as_run(recording)

    def _step(self, dt: float | None) -> float:
        if dt is None:
            return self.dt
        if self.t > 0 and abs(dt - self.dt) > 1e-12:
            raise ValueError(
                f"Cannot change dt during a running simulation ({self.dt} to {dt} ms); call clear() first."
            )
        if not dt > 0:
            raise ParameterError(f"dt must be > 0 ms, not {dt}")
        return float(dt)

    def _as_run(self, recording: Mapping[str, Any]) -> Run:
        if recording["membrane_current"] is not None:
            self._current_rows = recording["membrane_current"][:2]
        return as_run(recording, self._sim, self.system)

    def clear(self, reseed: bool = False) -> Self:
        """Return to ``t = 0``: initial state, no spikes under way. Settings and recordings stay.

        Parameters
        ----------
        reseed : bool
            Draw new noise; otherwise the same noise comes again.
        """
        sim = self._ready("clear()")
        sim.clear(False)
        if reseed:
            self._stream += 1
            sim.reseed_noise(self._stream)
        self.t, self._dt, self._stimulus_dt = 0.0, None, None
        return self

    def reseed_noise(self, stream: int | None = None) -> Self:
        """Draw other noise from now on; the next stream, or a numbered one."""
        sim = self._ready("reseed_noise()")
        self._stream = self._stream + 1 if stream is None else int(stream)
        sim.reseed_noise(self._stream)
        return self

    def clear_recordings(self) -> Self:
        """Each run returns its own data and keeps none, so there is nothing to drop."""
        return self

    def close(self) -> None:
        """Release the engine. :meth:`init` builds a new one."""
        self._sim = None
        self.t, self._dt, self._stimulus_dt = 0.0, None, None

    # -- state -------------------------------------------------------------------------

    def snapshot(self) -> bytes:
        """The full state of the simulation, spikes under way included.

        Examples
        --------
        >>> env = Env("EI1").init()
        >>> _ = env.run(5)
        >>> state = env.snapshot()
        >>> _ = env.run(5)
        >>> env.restore(state).t
        5.0
        """
        return self._ready("snapshot()").snapshot()

    def restore(self, state: bytes) -> Self:
        """Go back to a :meth:`snapshot` of this Env or of one built the same way.

        Raises
        ------
        FormatError
            The bytes are not a snapshot.
        StateError
            It belongs to another system, model or dt.
        """
        sim = self._ready("restore()")
        sim.restore(state)
        self.t = sim.t_ms
        self._dt = sim.dt_ms if self.t > 0 else None
        return self

    def fork(self) -> Self:
        """An independent copy that continues from the same state."""
        sim = self._ready("fork()").fork()
        copy: Self = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._params = dict(self._params)
        copy._recordings = self._recordings.copy()
        copy._sim = sim
        return copy

    def save(self, path: str | os.PathLike[str]) -> Self:
        """Write :meth:`snapshot` to a file, completely or not at all."""
        target = Path(path)
        partial = target.with_name(f".{target.name}.partial-{os.getpid()}")
        try:
            partial.write_bytes(self.snapshot())
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        return self

    def load(self, path: str | os.PathLike[str]) -> Self:
        """Go back to the state of a file that :meth:`save` wrote."""
        return self.restore(Path(path).read_bytes())

    # -- recording ---------------------------------------------------------------------

    def _record_spikes(self, population: str) -> None:
        self._set_recording("spikes", population, {})

    def _record_voltage(
        self, population: str, dt: float = DEFAULT_DT_MS, gids: Any = None, sections: Any = None
    ) -> None:
        self._set_recording("voltage", population, {"dt": dt, "gids": gids, "sections": sections})

    def _record_membrane_current(self, population: str, dt: float = DEFAULT_DT_MS) -> None:
        self._set_recording("membrane_current", population, {"dt": dt})

    def record_voltage(
        self, population: Any = None, dt: float = DEFAULT_DT_MS, gids: Any = None, sections: Any = None
    ) -> Self:
        """Record membrane potentials (mV).

        Parameters
        ----------
        population : str or list of str, optional
            All by default.
        dt : float
            Sampling interval (ms), a multiple of the step. One for all populations: the
            latest call decides.
        gids : iterable of int, optional
            These cells only.
        sections : str or list of str, optional
            Compartments by name; ``"soma"`` by default, ``"all"`` for every one.
        """
        return self.record("voltage", population, dt=dt, gids=gids, sections=sections)

    def _set_recording(self, signal: str, population: str, options: dict[str, Any]) -> None:
        sim = self._ready(f"record_{signal}()")
        self._recordings.request(sim, self.system, signal, population, options)

    @property
    def voltage_recording_dt(self) -> float:
        """Sampling interval of the voltage (ms); 0.1 when nothing is recorded."""
        return self._recordings.dt_ms("voltage")

    @property
    def membrane_current_recording_dt(self) -> float:
        """Sampling interval of the membrane current (ms); 0.1 when nothing is recorded."""
        return self._recordings.dt_ms("membrane_current")

    def recording_coordinates(self) -> np.ndarray:
        """Rows ``gid, x, y, z`` (µm) of the compartments of a membrane-current recording."""
        rows = self._compartments(self.model.recording_coordinates)
        if self._current_rows is None:
            return rows
        gids, sections = self._current_rows
        # Rows of a cell are consecutive in the full table, whatever was recorded of it.
        cells = rows[:, 0].astype(np.int64)
        starts = np.flatnonzero(np.r_[True, cells[1:] != cells[:-1]])
        order = np.argsort(cells[starts], kind="stable")
        first = starts[order][np.searchsorted(cells[starts][order], gids)]
        return rows[first + sections]

    # -- parameters --------------------------------------------------------------------

    @property
    def populations(self) -> list[str]:
        """Names of the populations."""
        return list(self.system.populations)

    @property
    def population_ranges(self) -> dict[str, tuple[int, int]]:
        """``(first gid, count)`` of each population."""
        return self.system.population_ranges

    @property
    def weight_names(self) -> list[str]:
        """Canonical keys of all weights: ``PRE_POST-section-MECHANISM-weight``."""
        return self._sim.weight_names() if self._sim is not None else list(self.system.weight_names)

    @property
    def weights(self) -> dict[str, float]:
        """Present weights by canonical key."""
        return self._ready("weights").weights()

    @property
    def noise(self) -> dict[str, float]:
        """Noise that was set, by name or ``POPULATION-name``; empty means none."""
        return self._ready("noise").noise()

    def cell_params(self, population: str) -> dict[str, tuple[float, str]]:
        """Parameters of a population's cells: value and unit by name.

        ``set_params({"cells-EXC-<name>": value})`` changes one.

        Examples
        --------
        >>> Env(1).init().cell_params("EXC")["V_hold"]
        (-60.0, 'mV')
        """
        return {name: (value, unit) for name, value, unit in self._ready("cell_params()").cell_params(population)}

    def set_weights(self, weights: Mapping[str, float]) -> Self:
        """Set connection weights: factors on the unit conductance.

        Parameters
        ----------
        weights : mapping
            Keys ``PRE_POST-section-MECHANISM-weight``, as listed by :attr:`weight_names`.
            The reversed order ``POST_PRE`` and short forms (``"EXC_INH"``) are accepted
            where they name exactly one existing projection; ``hillock`` and ``dend`` are
            the same place. ``POST-section-MECHANISM-parameter`` sets a constant of the
            synapses of a target population, such as ``EXC-dend-AMPA-tau_decay``.

        Raises
        ------
        ParameterError
            A key fits nothing; the message names the nearest. Nothing is changed then.

        Examples
        --------
        >>> env = Env("EI1").init()
        >>> env.set_weights({"EXC_EXC-hillock-AMPA-weight": 2.0}).weights["EXC_EXC-dend-AMPA-weight"]
        2.0
        """
        return self.set_params({f"weight-{key}": value for key, value in weights.items()})

    def set_noise(self, noise: Mapping[str, float]) -> Self:
        """Change background noise; names that are not given keep their values.

        Without any setting there is no noise; once a name is set, those never set have
        their defaults.

        Parameters
        ----------
        noise : mapping
            ``g_e0, g_i0, std_e, std_i`` (µS), ``tau_e, tau_i`` (ms), ``E_e, E_i`` (mV) for the
            default model, ``level`` for point cells; ``"EXC-g_e0"`` sets one population.

        Raises
        ------
        ParameterError
            A name is unknown. Nothing is changed then.
        """
        return self.set_params({f"noise-{key}": value for key, value in noise.items()})

    def set_params(self, params: Mapping[str, float]) -> Self:
        """Set parameters of every kind by prefix.

        Parameters
        ----------
        params : mapping
            ``weight-...`` or no prefix: see :meth:`set_weights`; ``noise-...``: see
            :meth:`set_noise`; ``cells-POPULATION-name``: a parameter of the cells.

        Raises
        ------
        ParameterError
            A key is unknown or a value out of range; weights and noise are unchanged then.
        """
        sim = self._ready("setting parameters")
        values = {key: _number(key, value) for key, value in params.items()}
        weights = sim.weights()
        try:
            notes = sim.set_params(values)
        except Exception:
            sim.set_params({f"weight-{key}": value for key, value in weights.items()})
            raise
        for key, value in values.items():
            # The latest setting goes last: keys may overlap, and are set again in this order.
            self._params.pop(key, None)
            self._params[key] = value
        for key, note in notes:
            if key not in _noted:
                _noted.add(key)
                warnings.warn(f"weight {key!r}: {note}", stacklevel=2)
        return self

    # -- selection ---------------------------------------------------------------------

    def selection(self, select: Any, method: str = "first", bounds: Any = None) -> Self:
        """Simulate some cells only; before :meth:`init`.

        Parameters are those of :meth:`livn.system.System.selection`.

        Raises
        ------
        StateError
            After :meth:`init`.

        Examples
        --------
        >>> Env("EI1").selection(5).init().system.num_neurons
        5
        """
        if self._sim is not None:
            raise StateError("select cells before init(); build a new Env for another selection")
        chosen = self.system.selection(select, seed=self._seed, method=method, bounds=bounds)
        if chosen is not None:
            self.system = self.system._select(chosen)
            self._selection_name = select if isinstance(select, str) else None
        return self

    @property
    def selection_name(self) -> str | None:
        """Name of the stored selection in use."""
        return self._selection_name

    def active_gids(self) -> np.ndarray:
        """Gids of the simulated cells."""
        return np.asarray(self.system.gids)

    def __repr__(self) -> str:
        state = f"t={self.t:g} ms" if self._sim is not None else "not initialised"
        return f"Env({self.system!r}, {type(self.model).__name__}, {state})"


def _selected() -> str:
    return backend()


def _number(key: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise ParameterError(f"{key!r} must be a number, not {value!r}") from None


def _whole_steps(duration: float, dt: float) -> int:
    if not (np.isfinite(duration) and duration > 0):
        raise ValueError(f"duration must be > 0 ms, not {duration}")
    steps = round(duration / dt)
    if steps < 1 or abs(steps * dt - duration) > 1e-6 * dt + 1e-9 * duration:
        raise ValueError(
            f"duration {duration} ms is not a whole number of steps of {dt} ms; nearest: {max(steps, 1) * dt:g} ms"
        )
    return steps
