"""Runs as PyTorch operations.

``pip install 'livn[torch]'``. PyTorch is imported with the first call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from livn._dependencies import require
from livn._nearest import suggestion
from livn.exceptions import ParameterError, StateError
from livn.grad._readouts import Readouts
from livn.grad._tape import DEFAULT_WIDTH_MV, tape

__all__ = ["TorchRun", "run"]

_PREFIXES = ("weight-", "noise-", "cells-")


@dataclass(frozen=True)
class TorchRun:
    """What a run returned, as tensors on the CPU; what was not recorded is ``None``.

    Attributes
    ----------
    voltage : Tensor[row, frame]
        Millivolt.
    current : Tensor[row, frame]
        Microampere, outward positive.
    potential : Tensor[channel, frame]
        At the electrodes (µV).
    counts, rates : Tensor[cell]
        Number of spikes, spikes per second; gradients need ``spikes="surrogate"``.
    spike_times : Tensor[spike]
        Interpolated (ms); gradients need ``spikes="event_time"``.
    spike_ids, gids, voltage_ids : Tensor of int
        Cell of each spike, of each count, of each voltage row.
    """

    voltage: Any
    current: Any
    potential: Any
    counts: Any
    rates: Any
    spike_times: Any
    spike_ids: Any
    gids: Any
    voltage_ids: Any


def run(
    env: Any,
    inputs: Any = None,
    duration: float = 100.0,
    *,
    dt: float = 1.0,
    params: Mapping[str, Any] | None = None,
    spikes: str = "detached",
    width_mv: float = DEFAULT_WIDTH_MV,
    advance: bool = False,
) -> TorchRun:
    """Run a culture inside a PyTorch computation.

    Arguments are those of :func:`livn.grad.tape`; ``inputs`` may be a tensor
    ``[step, channel]`` (µA), the values of ``params`` scalar tensors. Gradients arrive at
    whichever of them requires them. First derivatives only.

    Contiguous float64 tensors on the CPU are read, and float64 results returned, without a
    copy. Results have the precision of ``inputs``, or else of the parameters; the engine
    computes in float64 either way.

    Returns
    -------
    TorchRun

    Raises
    ------
    DependencyError
        PyTorch is not installed.
    ParameterError
        A parameter that requires a gradient is not named by its full key.
    """
    torch = require("torch", "livn.grad.torch.run")
    named = {_full(key): value for key, value in (params or {}).items()}
    keys = tuple(key for key, value in named.items() if isinstance(value, torch.Tensor))
    fixed = {key: float(value) for key, value in named.items() if key not in keys}
    tensors = tuple(named[key] for key in keys)
    stimulus = inputs if isinstance(inputs, torch.Tensor) else None
    real = next((t.dtype for t in (stimulus, *tensors) if t is not None and t.is_floating_point()), torch.float64)
    call = _Call(env, None if stimulus is not None else inputs, float(duration), float(dt), keys, fixed)
    call.options = {"spikes": spikes, "width_mv": width_mv, "advance": advance}
    results = _function().apply(call, real, stimulus, *tensors)
    given = dict(zip(call.names, results, strict=True))
    readouts: Any = call.readouts
    labels = {"spike_ids": readouts.spike_ids, "gids": readouts.gids}
    labels["voltage_ids"] = readouts.voltage_ids if "voltage" in given else None
    whole = {name: None if array is None else torch.from_dlpack(array) for name, array in labels.items()}
    traces = {name: given.get(name) for name in ("voltage", "current", "potential")}
    spikes_of = {name: given[name] for name in ("counts", "rates", "spike_times")}
    return TorchRun(**traces, **spikes_of, **whole)


@dataclass
class _Call:
    """What PyTorch does not see of a run."""

    env: Any
    inputs: Any
    duration: float
    dt: float
    keys: tuple[str, ...]
    fixed: dict[str, float]
    options: Any = None
    readouts: Readouts | None = None
    names: tuple[str, ...] = ()

    def forward(self, stimulus: Any, values: tuple[Any, ...], differentiable: bool) -> list[np.ndarray]:
        params = {**self.fixed, **{key: float(value) for key, value in zip(self.keys, values, strict=True)}}
        self.readouts = tape(
            self.env,
            self.inputs if stimulus is None else _numpy(stimulus),
            self.duration,
            dt=self.dt,
            params=params or None,
            parameters=differentiable,
            **self.options,
        )
        found = {}
        for name in ("voltage", "current", "potential", "counts", "rates", "spike_times"):
            try:
                found[name] = np.ascontiguousarray(getattr(self.readouts, name))
            except StateError:
                continue  # was not recorded
        self.names = tuple(found)
        return list(found.values())

    def gradient(self, key: str, pulled: Mapping[str, Any]) -> float:
        kind, _, rest = key.partition("-")
        if kind == "cells":
            population, _, name = rest.partition("-")
            table = pulled["cells"].get(population, {})
        else:
            table = pulled["noise"] if kind == "noise" else {**pulled["weights"], **pulled["synapses"]}
            name = rest
        if name not in table:
            raise ParameterError(f"no gradient by {key!r}{suggestion(name, table)}; name it by its full key")
        return table[name]


@cache
def _function() -> Any:
    import torch

    class Run(torch.autograd.Function):
        """Forward run and adjoint as one operation."""

        @staticmethod
        def forward(ctx: Any, call: _Call, real: Any, stimulus: Any, *values: Any) -> Any:
            ctx.call, ctx.real = call, real
            ctx.dtypes = tuple(None if t is None else t.dtype for t in (stimulus, *values))
            arrays = call.forward(stimulus, values, any(ctx.needs_input_grad[3:]))
            ctx.set_materialize_grads(False)
            return tuple(torch.from_dlpack(array).to(real) for array in arrays)

        @staticmethod
        @torch.autograd.function.once_differentiable
        def backward(ctx: Any, *cotangents: Any) -> Any:
            call = ctx.call
            bars = {name: _numpy(bar) for name, bar in zip(call.names, cotangents, strict=True) if bar is not None}
            wanted = ctx.needs_input_grad[2:]
            names = [*(["inputs"] if wanted[0] else []), *(["weights"] if any(wanted[1:]) else [])]
            if any(wanted[1:]):
                names += ["synapses", "noise", "cells"]
            pulled = call.readouts.pull(bars, names)
            gradients: list[Any] = [None] * len(wanted)
            if wanted[0]:
                gradients[0] = torch.from_dlpack(pulled["inputs"]).to(ctx.dtypes[0])
            for k, key in enumerate(call.keys, start=1):
                if wanted[k]:
                    gradients[k] = torch.tensor(call.gradient(key, pulled), dtype=ctx.dtypes[k])
            return None, None, *gradients

    return Run


def _numpy(tensor: Any) -> np.ndarray:
    """The values in float64; the tensor's own memory if it is contiguous float64 on the CPU."""
    import torch

    plain = tensor.detach().to(device="cpu", dtype=torch.float64).contiguous()
    return np.from_dlpack(plain)


def _full(key: str) -> str:
    return key if key.startswith(_PREFIXES) else f"weight-{key}"
