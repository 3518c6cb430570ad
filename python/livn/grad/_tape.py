"""A run that can be differentiated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from livn._nearest import suggestion
from livn.env import _drive
from livn.env._env import Env, _whole_steps
from livn.exceptions import ParameterError, ShapeError, UnsupportedError
from livn.grad import _geometry
from livn.grad._readouts import Readouts
from livn.stimulus import Stimulus, section_positions

TREATMENTS = ("detached", "surrogate", "event_time")
DEFAULT_WIDTH_MV = 5.0


def check_treatment(spikes: str, width_mv: float) -> None:
    """Refuse treatments of spikes there are not."""
    if spikes not in TREATMENTS:
        raise ParameterError(f"spikes is one of {TREATMENTS}, not {spikes!r}{suggestion(str(spikes), TREATMENTS)}")
    if not (np.isfinite(width_mv) and width_mv > 0):
        raise ParameterError(f"width_mv must be a finite number > 0 mV, not {width_mv}")


def check_env(env: Any) -> None:
    """Refuse Envs that have no tape."""
    if not isinstance(env, Env):
        raise UnsupportedError(f"gradients are those of livn.env.Env, not of {type(env).__name__}")
    if env._arrays != "numpy":
        raise UnsupportedError(
            "an Env with JAX arrays is differentiated by JAX: jax.grad of a function that calls run()"
        )
    env._ready("taking gradients")


def tape(
    env: Any,
    inputs: Any = None,
    duration: float = 100.0,
    *,
    dt: float = 1.0,
    params: Mapping[str, float] | None = None,
    spikes: str = "detached",
    width_mv: float = DEFAULT_WIDTH_MV,
    parameters: bool = True,
    memory_bytes: int | None = None,
    advance: bool = False,
    progress: Callable[[float, float], Any] | None = None,
) -> Readouts:
    """Run and keep what it takes to differentiate the run.

    The run starts from the Env's present state, with its parameters and recordings, and with
    the noise that :meth:`livn.env.Env.run` would draw; the Env stays where it was. Spikes of
    all cells are always recorded.

    Parameters
    ----------
    env : livn.env.Env
    inputs : float[step, channel] or Stimulus, optional
        Commands to the electrodes (µA); a :class:`livn.stimulus.Stimulus` may go straight to cells.
    duration : float
        Milliseconds.
    dt : float
        Milliseconds per row of ``inputs``; a Stimulus brings its own.
    params : mapping, optional
        Parameters of this run as :meth:`livn.env.Env.set_params` takes them; the Env keeps its own.
    spikes : {"detached", "surrogate", "event_time"}
        What the gradient of a spike is; see the guide.
    width_mv : float
        Half-width of the surrogate (mV).
    parameters : bool
        Whether gradients of gains, positions, noise, synapses and cell parameters will be asked
        for. Those of inputs, weights and initial state come without, for less time.
    memory_bytes : int, optional
        Room for the tape. Less than it takes by itself costs time, not precision; what does not
        fit even so is refused.
    advance : bool
        Leave the Env at the end of the run, as :meth:`livn.env.Env.run` would; only without ``params``.
    progress : callable, optional
        As in :meth:`livn.env.Env.run`.

    Returns
    -------
    Readouts

    Raises
    ------
    RecordingTooLargeError
        The tape does not fit ``memory_bytes``.

    Examples
    --------
    >>> from livn.env import Env
    >>> env = Env("EI1").init().apply_model_defaults().record_voltage()
    >>> run = tape(env, np.zeros((5, env.io.num_channels)), 5.0)
    >>> run.voltage.shape, env.t
    ((10, 50), 0.0)
    >>> gradient = run.pull({"voltage": np.ones_like(run.voltage)}, ["inputs"])["inputs"]
    >>> gradient.shape == (5, env.io.num_channels)
    True
    """
    check_env(env)
    check_treatment(spikes, width_mv)
    if advance and params:
        raise ParameterError("advance=True leaves the Env after a run with its own parameters; set params on it first")
    _whole_steps(duration, env.dt)
    twin = env.fork()
    if params:
        twin.set_params(params)
    twin.record_spikes()
    drive = _drive_of(twin, inputs, dt, duration)
    run = twin._sim.run_taped(
        float(duration),
        drive,
        progress or env._progress,
        spikes=spikes,
        width_mv=float(width_mv),
        parameters=bool(parameters),
        memory_bytes=memory_bytes,
    )
    if advance:
        env.restore(twin._sim.snapshot())
        if drive is not None:
            env._stimulus_dt = drive.dt_ms
    return Readouts(run, twin, drive, isinstance(inputs, Stimulus) and inputs.space == "cell", spikes, parameters)


def _drive_of(env: Any, inputs: Any, dt: float, duration: float) -> Any:
    if inputs is None:
        return None
    if isinstance(inputs, Stimulus) and inputs.space == "cell":
        prepared = _drive.prepare(env, inputs, env._conventions.input_mode, duration)
        return None if prepared is None else _drive.to_drive(env, prepared)
    linear = False
    if isinstance(inputs, Stimulus):
        dt, linear, inputs = inputs.dt, _drive.is_linear(inputs), inputs.array
    rows = np.ascontiguousarray(inputs, dtype=float)
    gain = _geometry.stimulation_gain(env)
    if rows.ndim != 2 or rows.shape[1] != len(gain):
        raise ShapeError(f"channel inputs must be [step, channel] with {len(gain)} channels, not {rows.shape}")
    if not dt > 0:
        raise ParameterError(f"dt must be > 0 ms, not {dt}")
    _drive.check_bounds(rows, None, "extracellular", "µA")
    gids = env._stimulus_gids()
    return _drive.Drive("extracellular", linear, float(dt), rows, gain, gids, section_positions(gids))
