"""One run of an Env with JAX arrays: its operands, the plan that fits it, and what it returns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from livn import _livn
from livn._arrays import floats, is_jax, is_traced
from livn._channels import Events, PaddedEvents, Unrolled
from livn.backend.config import array_module
from livn.env import _drive, _leaves
from livn.env._env import _whole_steps
from livn.env._recordings import _labels
from livn.exceptions import ParameterError
from livn.run import Run
from livn.stimulus import Stimulus

# What `unroll` may be, and the array of the engine that it stands for.
UNROLL = {None: "steps", "mask": "mask", "counts": "counts", "times": "times"}
_SPIKE_GRADIENTS = ("detached", "surrogate", "event_time")
DEFAULT_WIDTH_MV = 5.0
#: Spikes of a cell a list has room for, per millisecond, when the model has no refractory period.
_MOST_PER_MS = 1.0


@dataclass(frozen=True)
class Request:
    """The arguments of a run that are not traced."""

    window: float
    frame: float
    step: float
    unroll: str | None
    room: int
    #: Treatment of spikes, and the width of a surrogate (mV).
    spikes: tuple[str, float]

    @classmethod
    def of(
        cls,
        env: Any,
        duration: Any,
        dt: float | None,
        step: float | None,
        unroll: str | None,
        max_spikes: int | None,
        gradient: tuple[str | None, float],
    ) -> Request:
        """Check the arguments of :meth:`livn.env._jax.JaxEnv.run` and fill in defaults."""
        if unroll not in UNROLL:
            raise ParameterError(f"unroll is one of {tuple(UNROLL)}, not {unroll!r}")
        if is_traced(duration):
            raise ParameterError(
                "duration decides the shape of the result and cannot be traced; pass a Python number, and to jax.jit "
                "its position in static_argnums (eqx.filter_jit does so by itself)"
            )
        window = float(duration)
        frame = float(env.voltage_recording_dt if dt is None else dt)
        step = env.dt if step is None else float(step)
        _whole_steps(frame, step)
        _whole_steps(window, frame)
        dead = getattr(env.model, "refractory_period", 0.0)
        room = math.ceil(window * (1.0 / dead if dead > 0 else _MOST_PER_MS)) + 1
        if max_spikes is not None:
            room = int(max_spikes)
        return cls(window, frame, step, unroll, room, _spike_gradient(unroll, *gradient))


def _spike_gradient(unroll: str | None, name: str | None, width: float) -> tuple[str, float]:
    name = name or {"counts": "surrogate", "times": "event_time"}.get(unroll or "", "detached")
    if name not in _SPIKE_GRADIENTS:
        raise ParameterError(f"spike_gradient is one of {_SPIKE_GRADIENTS}, not {name!r}")
    if not width > 0:
        raise ParameterError(f"surrogate_width must be > 0 mV, not {width}")
    return name, float(width) if name == "surrogate" else 0.0


def run(env: Any, request: Request, stimulus: Stimulus | None, t0: float, key: Any) -> Run:
    """Run and put the results together."""
    rows, gain, template = _operands(env, stimulus)
    call = _call(env, request, template)
    results = call(rows, gain, _vector(env, rows.dtype), _noise_stream(call, key))
    result = Run(t0=t0, duration=request.window)._with({"spikes": _spikes(env, request, results, t0)})
    for name, (ids, sections) in (("voltage", call.voltage_rows), ("current", call.current_rows)):
        if name in results:
            labels = _labels(env._sim, env.system, ids, sections)
            result = result.add(name, ids, results[name], dt=request.frame, kind="series", t0=t0, sections=labels)
    return result


def _operands(env: Any, stimulus: Stimulus | None) -> tuple[Any, Any, tuple[Any, ...]]:
    """Rows, gain (empty when every channel is a column), and the part of the stimulus that is not traced."""
    jnp = array_module("diffrax")
    none = jnp.zeros((0, 0), float)
    if stimulus is None:
        nobody = np.empty(0, np.int64)
        return none, none, ("extracellular", False, 1.0, nobody, nobody)
    inputs, gain, gids, sections = _drive.factors(env, stimulus)
    rows = floats(inputs) if is_jax(inputs) else jnp.asarray(inputs, float)
    matrix = none.astype(rows.dtype) if gain is None else jnp.asarray(gain, rows.dtype)
    columns = (np.ascontiguousarray(gids, np.int64), np.ascontiguousarray(sections, np.int64))
    return rows, matrix, (stimulus.input_mode, _drive.is_linear(stimulus), stimulus.dt, *columns)


def _call(env: Any, request: Request, template: tuple[Any, ...]) -> Any:
    """The call for this request; made once for an Env."""
    from livn.env._xla import Call

    *kind, gids, sections = template
    key = (request, *kind, gids.tobytes(), sections.tobytes())
    known = env._core.calls
    if key not in known:
        asked = env._recordings._requests
        current = not asked or "membrane_current" in asked
        sim = env._sim.fork() if request.step == env._sim.dt_ms else env._build(request.step)
        _observe(env, sim, request.frame, current)
        own = _prototype(sim, env.system.populations)
        known[key] = Call(
            _livn.Plan(
                sim,
                window_ms=request.window,
                frame_ms=request.frame,
                stimulus=template,
                params=[(name, own[name]) for name in _leaves.parameters(env._leaves)],
                outputs=["voltage", *(["current"] if current else []), UNROLL[request.unroll]],
                max_spikes=request.room,
                spikes=request.spikes,
            )
        )
    return known[key]


def _observe(env: Any, sim: Any, frame: float, current: bool) -> None:
    """Record every cell's spikes and voltage, as far as nothing narrower was asked for."""
    asked = env._recordings._requests
    soma: dict[str, Any] = {}
    sim.record_nothing()
    for name in env.system.populations:
        sim.record_spikes(name)
        voltage = asked.get("voltage", {}).get(name, None if "voltage" in asked else soma)
        if voltage is not None and voltage.get("gids") != []:
            sections = voltage.get("sections") or sim.sections(name)[:1]
            sim.record("voltage", name, frame, voltage.get("gids"), sections)
        if current and name in asked.get("membrane_current", env.system.populations):
            sim.record("membrane_current", name, frame)


def _prototype(sim: Any, populations: list[str]) -> dict[str, float]:
    """Every parameter of a simulation by its full key."""
    values = {f"weight-{key}": value for key, value in sim.weights().items()}
    values.update({f"noise-{key}": value for key, value in sim.noise().items()})
    for population in populations:
        values.update({f"cells-{population}-{key}": value for key, value, _ in sim.cell_params(population)})
    return values


def _vector(env: Any, dtype: Any) -> Any:
    jnp = array_module("diffrax")
    values = list(_leaves.parameters(env._leaves).values())
    return jnp.stack([jnp.asarray(value) for value in values]) if values else jnp.zeros(0, dtype)


def _noise_stream(call: Any, key: Any) -> Any:
    if key is None:
        return np.uint32(call.plan.stream)
    import jax

    return jax.random.bits(key, (), "uint32")


def _spikes(env: Any, request: Request, results: dict[str, Any], t0: float) -> Any:
    gids = np.asarray(env.system.gids)
    values = results[UNROLL[request.unroll]]
    if request.unroll in ("mask", "counts"):
        return Unrolled(values, None, request.unroll)
    if request.unroll == "times" or is_traced(values):
        return Unrolled(gids, values, "times")
    cells, times = PaddedEvents(gids, values).compact()
    return Events(cells, array_module("diffrax").asarray(times), t0, request.window)
