"""Base classes and type names: Env, Model, Encoding, Decoding."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from livn.exceptions import ParameterError, ShapeError, UnsupportedError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

    from livn._pipeline import Decoding, Encoding, SynapticParam

    Array = np.ndarray | ArrayLike
    Float = Array
    Int = Array

__all__ = [
    "SECTION_VOCABULARY",
    "Capability",
    "Decoding",
    "Encoding",
    "Env",
    "Model",
    "PopulationName",
    "PostSynapticPopulationName",
    "PreSynapticPopulationName",
    "StimulusLike",
    "SynapticParam",
]

PopulationName = str
PreSynapticPopulationName = PopulationName
PostSynapticPopulationName = PopulationName
StimulusLike = Any
SECTION_VOCABULARY = ("apical", "axon", "basal", "dend", "soma")


def __getattr__(name: str) -> Any:
    # pydantic costs more start-up time than the rest of livn; only pipelines need it.
    if name in ("Decoding", "Encoding", "SynapticParam"):
        from livn import _pipeline

        return getattr(_pipeline, name)
    raise AttributeError(f"module 'livn.types' has no attribute {name!r}")


class Capability(enum.StrEnum):
    """What an Env can do; see :attr:`Env.capabilities`."""

    SIMULATION = "simulation"
    MPI = "mpi"
    PER_GID_VOLTAGE = "per_gid_voltage"
    NOISE = "noise"
    REPLAYABLE_NOISE = "replayable_noise"
    PLASTICITY = "plasticity"
    DIFFERENTIABLE = "differentiable"
    IMMUTABLE = "immutable"
    EXTRACELLULAR_STIMULUS = "extracellular_stimulus"


class Model:
    """A neuron model: which cells a population has, where their compartments are, what suits a system."""

    def stimulus_coordinates(self, neuron_coordinates: Any, population: str | None = None) -> Any:
        """One row ``gid, x, y, z`` per stimulated compartment, neuron by neuron.

        The base returns the coordinates unchanged: one compartment per cell.
        """
        return neuron_coordinates

    def recording_coordinates(self, neuron_coordinates: Any, population: str | None = None) -> Any:
        """One row per compartment whose membrane current is recorded; same layout."""
        return self.stimulus_coordinates(neuron_coordinates, population)

    def kind_of(self, system: Any, population: str) -> str:
        """Name under which this model knows a population's cells; its own name by default."""
        return population

    def section_names(self, population: str | None = None) -> tuple[str, ...]:
        """Names of a cell's compartments in the order of the coordinate rows."""
        return ("soma",)

    def params_key(self) -> str:
        """Key of this model in a system's parameter documents."""
        return type(self).__name__

    def apply_defaults(self, env: Env, weights: bool = True, noise: bool = True) -> None:
        """Give ``env`` this model's weights and noise for its system; unknown systems get none."""
        if weights and (values := self.default_weights(env.system.name, default={})):
            env.set_weights(values)
        if noise and (values := self.default_noise(env.system.name, default={})):
            env.set_noise(values)

    def default_weights(self, system: str, backend: str | None = None, default: Any = None) -> Any:
        """Weights for a system by name."""
        return self._default("weights", system, backend, default)

    def default_noise(self, system: str, backend: str | None = None, default: Any = None) -> Any:
        """Noise for a system by name."""
        return self._default("noise", system, backend, default)

    def _default(self, kind: str, system: str, backend: str | None, default: Any) -> Any:
        """Ask ``<backend>_default_<kind>``, then ``native_default_<kind>``.

        Raises
        ------
        KeyError
            The model has nothing for the system and ``default`` is ``None``.
        """
        from livn.backend import backend as selected

        # A dotted backend path cannot be part of a method name; its last part can.
        name = (backend or selected()).rpartition(".")[2]
        hook = getattr(self, f"{name}_default_{kind}", None) or getattr(self, f"native_default_{kind}", None)
        try:
            if hook is None:
                raise ParameterError(f"{type(self).__name__} has no default {kind} for backend {name!r}")
            return hook(system)
        except KeyError:
            if default is None:
                raise
            return default


class Env:
    """Interface of a simulated culture, and the parts that do not depend on an engine.

    A custom backend subclasses this, defines :meth:`init` and :meth:`run`, and for each
    signal it can record a method ``_record_<signal>(population, **options)``. What it
    does not define raises :class:`~livn.exceptions.UnsupportedError`; nothing is
    silently ignored.

    Parameters
    ----------
    system : System or path or int or mapping
    model : Model, optional
        The system's own by default.
    io : IO, optional
        The system's own by default.
    seed : int, optional
    comm : MPI communicator, optional
    subworld_size : int, optional
        Ranks per independent simulation.
    """

    capabilities: frozenset[str] = frozenset()

    def __init__(
        self,
        system: Any,
        model: Model | None = None,
        io: Any = None,
        seed: int | None = 123,
        comm: Any = None,
        subworld_size: int | None = None,
    ):
        from livn.system import resolve

        self.system = resolve(system, comm)
        self.model = self.system.default_model(comm) if model is None else model
        self.io = self.system.default_io(comm) if io is None else io
        self.seed = seed
        self.comm = comm
        self.subworld_size = subworld_size
        self.encoding: Any = None
        self.decoding: Any = None
        self.t: float = 0.0

    def _unsupported(self, what: str) -> UnsupportedError:
        able = ", ".join(sorted(str(getattr(c, "value", c)) for c in self.capabilities)) or "nothing listed"
        return UnsupportedError(
            f"{type(self).__name__} with {type(self.model).__name__} cannot {what} (it can: {able})"
        )

    # -- lifecycle ---------------------------------------------------------------------

    def init(self) -> Self:
        """Build cells and connections."""
        return self

    def run(self, duration: float, stimulus: Any = None, dt: float | None = None, **kwargs: Any) -> Any:
        """Advance by ``duration`` ms and return the recordings."""
        raise self._unsupported("run")

    def clear(self, reseed: bool = False) -> Self:
        """Return to ``t = 0``."""
        raise self._unsupported("clear")

    def clear_recordings(self) -> Self:
        """Drop buffered data, keep the state."""
        return self

    def close(self) -> None:
        """Release the engine's resources; calling it again does nothing."""

    def __call__(self, decoding: Any, inputs: Any = None, encoding: Any = None, **kwargs: Any) -> Any:
        """Encode, run, decode.

        Parameters
        ----------
        decoding : Decoding or int
            Its ``duration`` is the length of the run; an integer runs that long and
            returns the recordings undecoded.
        inputs : any, optional
            For the encoding; without one, the stimulus itself.
        encoding : Encoding, optional
        **kwargs
            Passed to :meth:`run`.
        """
        import operator

        self.encoding, self.decoding = encoding, decoding
        try:
            duration: Any = operator.index(decoding)
            decode = None
        except TypeError:
            duration, decode = decoding.duration, decoding
            if hasattr(decoding, "setup"):
                decoding.setup(self)
        if not duration > 0:
            raise ValueError(f"Encoding duration must be > 0, not {duration}.")
        stimulus = inputs if encoding is None else encoding(self, duration, inputs)
        response = self.run(duration, stimulus, **kwargs)
        return response if decode is None else decode(self, *response)

    # -- recording ---------------------------------------------------------------------

    def recordable(self) -> list[str]:
        """Names :meth:`record` accepts.

        Examples
        --------
        >>> from livn.env import Env
        >>> Env(2).recordable()
        ['membrane_current', 'spikes', 'voltage']
        """
        return sorted(name.removeprefix("_record_") for name in dir(type(self)) if name.startswith("_record_"))

    def record(self, what: str, population: Any = None, **kwargs: Any) -> Self:
        """Record a signal of one population, several, or (``None``) all.

        Raises
        ------
        AttributeError
            The signal cannot be recorded.
        """
        if not isinstance(what, str) or not what.isidentifier():
            raise ValueError(f"a signal is named by an identifier, not {what!r}")
        if what not in self.recordable():
            raise AttributeError(f"cannot record {what!r}; available: {self.recordable()}")
        hook = getattr(self, f"_record_{what}")
        for name in self._population_list(population):
            hook(name, **kwargs)
        return self

    def _population_list(self, population: Any) -> list[str]:
        from livn._nearest import suggestion

        known = list(self.system.populations)
        if population is None:
            return known
        names = [population] if isinstance(population, str) else list(population)
        for name in names:
            if name not in known:
                raise ParameterError(f"unknown population {name!r}{suggestion(name, known)}")
        return names

    def record_spikes(self, population: Any = None) -> Self:
        """Record spikes of one population, several, or all."""
        return self.record("spikes", population)

    def record_voltage(self, population: Any = None, dt: float = 0.1, gids: Any = None, sections: Any = None) -> Self:
        """Record membrane potentials (mV) every ``dt`` ms, of some cells and compartments."""
        options = {name: value for name, value in (("gids", gids), ("sections", sections)) if value is not None}
        return self.record("voltage", population, dt=dt, **options)

    def record_membrane_current(self, population: Any = None, dt: float = 0.1) -> Self:
        """Record membrane currents (µA) of every compartment every ``dt`` ms."""
        return self.record("membrane_current", population, dt=dt)

    @property
    def voltage_recording_dt(self) -> float:
        """Sampling interval of the voltage (ms); 0.1 when nothing is recorded."""
        return 0.1

    @property
    def membrane_current_recording_dt(self) -> float:
        """Sampling interval of the membrane current (ms); 0.1 when nothing is recorded."""
        return 0.1

    # -- parameters --------------------------------------------------------------------

    @property
    def weight_names(self) -> list[str]:
        """Keys :meth:`set_weights` accepts, in canonical form."""
        return list(self.system.weight_names)

    def set_weights(self, weights: Mapping[str, float]) -> Self:
        """Set connection weights by key."""
        raise self._unsupported("set weights")

    def set_noise(self, noise: Mapping[str, float]) -> Self:
        """Set background noise by name."""
        raise self._unsupported("set noise")

    def set_params(self, params: Mapping[str, float]) -> Self:
        """Set weights (``weight-`` or no prefix) and noise (``noise-``) together.

        Raises
        ------
        ParameterError
            A key is unknown; nothing is changed then.
        """
        weights: dict[str, float] = {}
        noise: dict[str, float] = {}
        for key, value in params.items():
            if key.startswith("noise-"):
                noise[key.removeprefix("noise-")] = value
            else:
                weights[key.removeprefix("weight-")] = value
        if weights:
            self.set_weights(weights)
        if noise:
            self.set_noise(noise)
        return self

    def apply_model_defaults(self, weights: bool = True, noise: bool = True) -> Self:
        """Use what the model recommends for the system by name; nothing for unknown systems."""
        self.model.apply_defaults(self, weights, noise)
        return self

    def apply_default_params(self, group: str | None = None, strict: bool = False) -> Self:
        """Use the system's own parameter documents, else :meth:`apply_model_defaults`.

        Looks at ``params/default.json`` (by model, then group), then at ``params.json``.

        Raises
        ------
        ParameterError
            The system has a document for this model but not that group, or (with
            ``strict``) the document names keys this network does not have.
        """
        params = self.system.default_params(self.comm, model=self.model.params_key(), group=group)
        if params is None:
            return self.apply_model_defaults()
        try:
            return self.set_params(params)
        except ParameterError:
            if strict:
                raise
            import warnings

            kept = {}
            for key, value in params.items():
                try:
                    self.set_params({key: value})
                    kept[key] = value
                except ParameterError as error:
                    warnings.warn(f"{self.system.name}: {error}", stacklevel=2)
            return self

    def enable_plasticity(self, config: Mapping[str, Any] | None = None) -> Self:
        """Let plastic synapses learn."""
        raise self._unsupported("learn: no synapse of this model is plastic")

    def disable_plasticity(self) -> Self:
        """Freeze plastic synapses."""
        raise self._unsupported("learn: no synapse of this model is plastic")

    def get_weights(self) -> dict[Any, float]:
        """Plastic multipliers by connection."""
        raise self._unsupported("learn: no synapse of this model is plastic")

    def normalize_weights(self, target: float | None = None) -> Self:
        """Scale plastic weights to a sum per cell."""
        raise self._unsupported("learn: no synapse of this model is plastic")

    def record_weights(self, dt: float = 0.1) -> Self:
        """Record plastic weights."""
        raise self._unsupported("learn: no synapse of this model is plastic")

    # -- electrodes --------------------------------------------------------------------

    def active_populations(self) -> list[str]:
        """Populations that are simulated."""
        return list(self.system.populations)

    def _compartments(self, place: Any) -> Any:
        """Coordinates ``place(rows, population=kind)`` of every population."""
        return self.system.transform_coordinates(
            lambda rows, population: place(rows, population=self.model.kind_of(self.system, population))
        )

    def stimulus_coordinates(self) -> Any:
        """Rows ``gid, x, y, z`` of every compartment a stimulus can reach."""
        return self._compartments(self.model.stimulus_coordinates)

    def _stimulus_gids(self) -> Any:
        """Cell of every row of :meth:`stimulus_coordinates`."""
        return self.stimulus_coordinates()[:, 0].astype("int64")

    def recording_coordinates(self) -> Any:
        """Rows ``gid, x, y, z`` of every compartment a membrane-current recording holds."""
        return self._compartments(self.model.recording_coordinates)

    def recording_distances(self) -> Any:
        """Distance of every recorded compartment from every channel."""
        return self.io.distances(self.recording_coordinates())

    def cell_stimulus(self, channel_inputs: Any, dt: float = 1.0) -> Any:
        """Turn channel commands ``[step, channel]`` (µA) into a stimulus of every compartment.

        See :meth:`livn.io.MEA.cell_stimulus`.
        """
        return self.io.cell_stimulus(self.stimulus_coordinates(), channel_inputs, dt=dt)

    def channel_recording(self, ii: Any, *recordings: Any) -> Any:
        """Sort events by the channels that hear their cells; see :meth:`livn.io.MEA.channel_recording`."""
        return self.io.channel_recording(self.system.neuron_coordinates, ii, *recordings)

    def potential_recording(self, membrane_currents: Any) -> Any:
        """Electrode potentials ``[channel, frame]`` (µV) of membrane currents ``[row, frame]`` (µA).

        Raises
        ------
        ShapeError
            Membrane currents were not recorded.
        """
        if membrane_currents is None:
            raise ShapeError("membrane currents were not recorded; call env.record_membrane_current() before the run")
        if hasattr(self.io, "potential_at"):
            return self.io.potential_at(self.recording_coordinates(), membrane_currents)
        return self.io.potential_recording(self.recording_distances(), membrane_currents)

    @staticmethod
    def _unique(values: Iterable[Any]) -> list[Any]:
        return list(dict.fromkeys(values))
