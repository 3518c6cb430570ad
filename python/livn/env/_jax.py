"""The Env with JAX arrays: a pure, differentiable function of its parameters, positions and stimulus."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, NoReturn, Self

import numpy as np

from livn._arrays import floats, is_jax, is_traced
from livn._dependencies import require
from livn._nearest import suggestion
from livn.backend.config import array_module
from livn.env import _drive, _leaves, _traced
from livn.env._core import Core, Places
from livn.env._env import _IGNORED_RUN_OPTIONS, Env
from livn.exceptions import DependencyError, ParameterError, ShapeError, UnsupportedError
from livn.run import Run
from livn.stimulus import Stimulus, section_positions
from livn.types import Capability

_OLDEST_JAX = (0, 6)


class JaxEnv(Env):
    """:class:`livn.env.Env` for JAX: what ``backend="diffrax"`` makes.

    :meth:`run` starts at ``t = 0`` every time and leaves nothing behind, so that it can be
    used inside ``jit``, ``grad`` and ``vmap``. The Env is a pytree; its leaves are
    ``run_key``, ``weights``, ``noise``, ``cells``, ``electrode_positions`` and
    ``cell_positions``. Setters change the Env in place and lead to a new compilation;
    :meth:`with_params` and :meth:`with_positions` return another Env and do not.
    """

    capabilities = Env.capabilities | {Capability.DIFFERENTIABLE}
    _arrays = "jax"

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        array_module("diffrax")
        _check_version(require("jax", "JAX arrays").__version__)
        self._given: dict[str, Any] | None = None
        self._fixed: Core | None = None
        #: Leaves that are not in the engine, where they differ from what system and array say.
        self._moved: dict[str, Any] = {}
        from livn.env import _pytrees

        _pytrees.register(type(self))

    # -- leaves ------------------------------------------------------------------------

    @property
    def _leaves(self) -> dict[str, Any]:
        if self._given is None:
            self._given = {**_leaves.leaves_of(self, self._seed), **self._moved}
        return self._given

    @property
    def _core(self) -> Core:
        if self._fixed is None:
            own = ("_given", "_fixed", "_moved")
            self._fixed = Core(type(self), {key: value for key, value in self.__dict__.items() if key not in own})
        return self._fixed

    def _changing(self) -> None:
        """Before anything that is not a leaf changes: give up what is shared with other Envs."""
        leaves, shared = self._given, self._fixed is not None
        if leaves is not None:
            self._moved = {name: leaves[name] for name in ("electrode_positions", "cell_positions", "run_key")}
        if shared:
            values = {} if leaves is None else _leaves.parameters(leaves)
            if any(is_traced(value) for value in values.values()):
                raise UnsupportedError("inside a JAX transformation an Env cannot be changed; use env.with_params()")
            self._params, self._recordings = dict(self._params), self._recordings.copy()
            if self._sim is not None:
                self._sim = self._sim.fork()
                own = _leaves.parameters(_leaves.leaves_of(self, self._seed))
                changed = {key: float(value) for key, value in values.items() if float(value) != float(own[key])}
                if changed:
                    super().set_params(changed)
        self._given = self._fixed = None

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ("io", "model", "system") and "_moved" in self.__dict__:
            self._changing()
            # The new one brings its own positions.
            for places in {"io": ["electrode_positions"], "system": ["cell_positions"]}.get(name, []):
                self._moved.pop(places, None)
        super().__setattr__(name, value)

    @property
    def run_key(self) -> Any:
        """JAX key made from the seed. Carried along; a run draws its noise from it only when given as ``key``."""
        return self._leaves["run_key"]

    @property
    def weights(self) -> dict[str, Any]:
        """Weights by canonical key."""
        return dict(self._leaves["weights"])

    @property
    def noise(self) -> dict[str, Any]:
        """Noise that was set, by name or ``POPULATION-name``; empty means none."""
        return dict(self._leaves["noise"])

    @property
    def cells(self) -> dict[str, dict[str, Any]]:
        """Cell parameters by population and name."""
        return {population: dict(values) for population, values in self._leaves["cells"].items()}

    @property
    def electrode_positions(self) -> Any:
        """``[channel, xyz]`` (µm)."""
        return self._leaves["electrode_positions"]

    @property
    def cell_positions(self) -> Any:
        """``[cell, xyz]`` (µm), by gid. Connections and their delays do not depend on it."""
        return self._leaves["cell_positions"]

    def cell_params(self, population: str) -> dict[str, tuple[Any, str]]:
        """Parameters of a population's cells: value and unit by name."""
        rows = self._ready("cell_params()").cell_params(population)
        return {name: (self._leaves["cells"][population][name], unit) for name, _, unit in rows}

    def with_params(self, params: Mapping[str, Any]) -> Self:
        """Another Env with other parameters, traced ones included.

        Parameters
        ----------
        params : mapping
            Full keys as in :attr:`weights` (with or without ``weight-``), ``noise-<name>``
            for names in :attr:`noise`, ``cells-<POPULATION>-<name>``.

        Raises
        ------
        ParameterError
            A key is not one of the leaves.
        """
        jnp = array_module("diffrax")
        known = _leaves.parameters(self._leaves)
        changed = {}
        for key, value in params.items():
            full = key if key in known else f"weight-{key}"
            if full not in known:
                raise ParameterError(
                    f"{key!r} is not a leaf of this Env{suggestion(key, known)}; what has never been set, set first"
                )
            changed[full] = jnp.asarray(value, known[full].dtype)
        return self._core.env(_leaves.replaced(self._leaves, changed))

    def with_positions(self, *, cells: Any = None, electrodes: Any = None) -> Self:
        """Another Env with other positions of cells or electrodes (µm), traced ones included."""
        leaves = dict(self._leaves)
        for name, value in (("cell_positions", cells), ("electrode_positions", electrodes)):
            if value is not None:
                given = floats(value)
                if given.shape != leaves[name].shape:
                    raise ShapeError(f"{name} must have shape {leaves[name].shape}, not {given.shape}")
                leaves[name] = array_module("diffrax").asarray(given, leaves[name].dtype)
        return self._core.env(leaves)

    # -- changes in place --------------------------------------------------------------

    def init(self) -> Self:
        """Build cells and connections. Calling it again does nothing."""
        if self._sim is None:
            self._changing()
        return super().init()

    def set_params(self, params: Mapping[str, Any]) -> Self:
        """Set parameters of every kind by prefix; see :meth:`livn.env.Env.set_params`.

        Raises
        ------
        UnsupportedError
            A value is traced.
        """
        if any(is_traced(value) for value in params.values()):
            raise UnsupportedError(
                "an Env cannot keep a traced value; use env.with_params(), which returns another Env"
            )
        self._changing()
        return super().set_params(params)

    def _set_recording(self, signal: str, population: str, options: dict[str, Any]) -> None:
        self._changing()
        super()._set_recording(signal, population, options)

    def clear(self, reseed: bool = False) -> Self:
        """Runs leave nothing behind to clear; ``reseed`` draws other noise from now on."""
        self._ready("clear()")
        return self.reseed_noise() if reseed else self

    def reseed_noise(self, stream: int | None = None) -> Self:
        """Draw other noise from now on; the next stream, or a numbered one."""
        self._changing()
        return super().reseed_noise(stream)

    def close(self) -> None:
        """Release the engine. :meth:`init` builds a new one."""
        self._changing()
        super().close()

    def fork(self) -> Self:
        """An independent copy."""
        self._ready("fork()")
        return self._core.env(self._leaves)

    def _stateless(self, what: str) -> NoReturn:
        raise UnsupportedError(f"{what}: with JAX arrays an Env has no state, every run starts at t = 0")

    def snapshot(self) -> bytes:
        """Not available: there is no state."""
        self._stateless("snapshot()")

    def restore(self, state: bytes) -> Self:
        """Not available: there is no state."""
        self._stateless("restore()")

    # -- places ------------------------------------------------------------------------

    def _places(self, which: str) -> Places:
        known = self._core.places
        if which not in known:
            rows = getattr(super(), f"{which}_coordinates")()
            gids = np.asarray(self.system.gids)
            cell = np.searchsorted(gids, rows[:, 0].astype(np.int64))
            home = np.asarray(self.system.neuron_coordinates)[cell, 1:]
            known[which] = Places(rows[:, 0].astype(np.int64), cell, rows[:, 1:] - home)
        return known[which]

    def _stimulus_gids(self) -> np.ndarray:
        return self._places("stimulus").gids

    def stimulus_coordinates(self) -> Any:
        """Rows ``gid, x, y, z`` (µm) of every compartment a stimulus can reach."""
        return self._places("stimulus").table(self.cell_positions)

    def recording_coordinates(self) -> Any:
        """Rows ``gid, x, y, z`` (µm) of every compartment a membrane-current recording holds."""
        places = self._places("recording")
        requests = self._recordings._requests.get("membrane_current")
        if requests:
            members = [np.arange(first, first + n) for p, (first, n) in self.population_ranges.items() if p in requests]
            keep = np.isin(places.gids, np.concatenate(members))
            places = Places(places.gids[keep], places.cell[keep], places.offset[keep])
        return places.table(self.cell_positions)

    def _array(self) -> Any:
        """The electrode array with the electrodes where the leaves say they are."""
        jnp = array_module("diffrax")
        if not len(self.electrode_positions):
            return self.io
        array = copy.copy(self.io)
        ids = jnp.asarray(self.io.electrode_coordinates[:, :1], self.electrode_positions.dtype)
        array.electrode_coordinates = jnp.concatenate([ids, self.electrode_positions], axis=1)
        return array

    def cell_stimulus(self, channel_inputs: Any, dt: float = 1.0) -> Any:
        """Turn channel commands ``[step, channel]`` (µA) into a stimulus of every compartment.

        Commands and gains stay apart; the gains depend on the positions of cells and electrodes.
        """
        if not hasattr(self.io, "reach"):
            array = self._array()
            return array.cell_stimulus(self.stimulus_coordinates(), channel_inputs, dt=dt)
        extra: dict[str, Any] = {}
        if isinstance(channel_inputs, Stimulus):
            dt, extra, channel_inputs = channel_inputs.dt, channel_inputs.extra, channel_inputs.array
        jnp = array_module("diffrax")
        inputs = floats(channel_inputs) if is_jax(channel_inputs) else jnp.asarray(channel_inputs, float)
        channels = len(self.electrode_positions)
        if inputs.ndim not in (2, 3) or inputs.shape[-1] != channels:
            raise ShapeError(f"channel inputs must be [step, channel] with {channels} channels, not {inputs.shape}")
        gain = self._gain().astype(inputs.dtype)
        if inputs.ndim == 3:
            return inputs @ gain
        gids = self._stimulus_gids()
        meta = {**extra, "input_mode": "extracellular", "units": "mV"}
        return Stimulus.factored(inputs, gain, dt, gids, section_positions(gids), **meta)

    def _gain(self) -> Any:
        """``[channel, row]``, with the same bits inside and outside of other compiled functions."""
        import jax

        core = self._core
        if core.gain is None:

            def gain(leaves: dict[str, Any]) -> Any:
                env = core.env(jax.lax.optimization_barrier(leaves))
                return jax.lax.optimization_barrier(env._array().reach(env.stimulus_coordinates()))

            # Operation by operation the rounding differs from that of the fused kernel.
            core.gain = jax.jit(gain)
        positions = ("electrode_positions", "cell_positions")
        return core.gain({name: self._leaves[name] for name in positions})

    def potential_recording(self, membrane_currents: Any) -> Any:
        """Electrode potentials ``[channel, frame]`` (µV) of membrane currents ``[row, frame]`` (µA)."""
        if membrane_currents is None:
            return super().potential_recording(None)
        array, rows = self._array(), self.recording_coordinates()
        if hasattr(array, "potential_at"):
            return array.potential_at(rows, membrane_currents)
        return array.potential_recording(array.distances(rows), membrane_currents)

    # -- running -----------------------------------------------------------------------

    def run(
        self,
        duration: float,
        stimulus: Any = None,
        dt: float | None = None,
        *,
        unroll: str | None = None,
        dt_solver: float | None = None,
        t0: float = 0.0,
        key: Any = None,
        spike_gradient: str | None = None,
        surrogate_width: float = _traced.DEFAULT_WIDTH_MV,
        max_spikes: int | None = None,
        **kwargs: Any,
    ) -> Run:
        """Simulate ``[0, duration]`` ms from the initial state.

        Parameters
        ----------
        duration : float
            Milliseconds, a whole number of ``dt``. Not traced.
        stimulus : Stimulus, array, tuple, dict or None
            See :meth:`livn.stimulus.Stimulus.from_arg`. An array without a declared mode is a
            conductance (µS); electrode commands go through :meth:`cell_stimulus`.
        dt : float, optional
            Time between frames (ms); that of ``record_voltage``, 0.1 by default. Traces have
            ``duration / dt + 1`` frames, both ends included.
        unroll : {None, "mask", "counts", "times"}
            What takes the place of the spikes ``it, tt`` in the result. ``None``: lists; while
            tracing, cells ``[cell]`` and times ``[cell, k]`` padded with +∞. ``"mask"``:
            booleans ``[cell, frame]`` and ``None``; the cell fired between this frame and the
            next. ``"counts"``: spikes of each cell ``[cell]`` and ``None``. ``"times"``: cells
            and interpolated times ``[cell, k]``.
        dt_solver : float, optional
            Step of the simulation (ms); 0.025 by default.
        t0 : float
            Label of the start; changes nothing else.
        key : JAX key, optional
            Draw the noise from it, instead of from the Env's seed.
        spike_gradient : {"detached", "surrogate", "event_time"}, optional
            What gradients through spikes are; ``"surrogate"`` for counts, ``"event_time"`` for
            times, else ``"detached"``.
        surrogate_width : float
            Millivolt.
        max_spikes : int, optional
            Room for spikes per cell in lists and times. More are an error.

        Returns
        -------
        Run
            Unpacks as ``it, tt, iv, vv, im, mp``. Voltages are always there; membrane currents
            unless something was asked for with ``record_...`` and they were not.
        """
        for name in kwargs:
            if name not in _IGNORED_RUN_OPTIONS:
                accepted = ("stimulus", "dt", "unroll", "dt_solver", "t0", "key", "spike_gradient", "max_spikes")
                raise TypeError(f"run() has no option {name!r}{suggestion(name, accepted)}")
        self._ready("run()")
        gradient = (spike_gradient, surrogate_width)
        request = _traced.Request.of(self, duration, dt, dt_solver, unroll, max_spikes, gradient)
        prepared = _drive.prepare(self, stimulus, self._conventions.input_mode, request.window)
        return _traced.run(self, request, prepared, float(t0), key)


def _check_version(version: str) -> None:
    if tuple(int(part) for part in version.split(".")[:2]) < _OLDEST_JAX:
        oldest = ".".join(map(str, _OLDEST_JAX))
        raise DependencyError(f"JAX arrays need jax >= {oldest}, not {version}: pip install --upgrade 'livn[jax]'")
