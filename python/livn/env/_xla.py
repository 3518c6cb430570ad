"""Runs as JAX operations: the engine as two XLA custom calls, joined to one differentiable function."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.custom_derivatives import SymbolicZero

from livn import _livn

# Values of the attribute `tape`.
_NOTHING, _ROWS, _EVERYTHING = 0, 1, 2


def _register() -> None:
    for name, capsule in _livn.xla_targets():
        jax.ffi.register_ffi_target(name, capsule, platform="cpu")


_register()


class Call:
    """A plan, and the arrays its runs return. Compared by identity; keeps the plan alive."""

    def __init__(self, plan: Any):
        self.plan = plan
        self.names = tuple(name for name, _ in plan.results)
        self.shapes = tuple(tuple(shape) for _, shape in plan.results)
        self.voltage_rows = plan.voltage_rows()
        self.current_rows = plan.current_rows()

    def __call__(self, rows: Any, gain: Any, params: Any, stream: Any) -> dict[str, Any]:
        """Run; the results by name, in the precision of ``rows``."""
        return dict(zip(self.names, _run(self, rows, gain, params, stream), strict=True))

    def _forward(self, tape: int, operands: tuple[Any, ...]) -> tuple[Any, ...]:
        dtype = operands[0].dtype
        results = [
            jax.ShapeDtypeStruct(shape, np.dtype(bool) if name == "mask" else dtype)
            for name, shape in zip(self.names, self.shapes, strict=True)
        ]
        run = jax.ffi.ffi_call("livn_run", results, vmap_method="expand_dims")
        return tuple(run(*operands, plan=np.int64(self.plan.id), tape=np.int64(tape)))

    def _back(self, tape: int, operands: tuple[Any, ...], seeds: dict[int, Any]) -> Any:
        results = [jax.ShapeDtypeStruct(operand.shape, operand.dtype) for operand in operands[:3]]
        pull = jax.ffi.ffi_call("livn_pull", results, vmap_method="expand_dims")
        bits = sum(1 << index for index in seeds)
        attributes = {"plan": self.plan.id, "tape": tape, "seeds": bits}
        return pull(*operands, *seeds.values(), **{name: np.int64(value) for name, value in attributes.items()})


@jax.tree_util.register_static
@dataclass(frozen=True)
class _Wanted:
    tape: int


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def _run(call: Call, rows: Any, gain: Any, params: Any, stream: Any) -> tuple[Any, ...]:
    return call._forward(_NOTHING, (rows, gain, params, stream))


def _run_fwd(call: Call, rows: Any, gain: Any, params: Any, stream: Any) -> tuple[Any, Any]:
    primals = (rows, gain, params, stream)
    operands = tuple(primal.value for primal in primals)
    tape = _EVERYTHING if gain.perturbed or params.perturbed else _ROWS if rows.perturbed else _NOTHING
    return call._forward(tape, operands), (operands, _Wanted(tape))


def _run_bwd(call: Call, residuals: Any, cotangents: tuple[Any, ...]) -> tuple[Any, ...]:
    operands, wanted = residuals
    seeds = {
        index: cotangent
        for index, (name, cotangent) in enumerate(zip(call.names, cotangents, strict=True))
        if name not in ("mask", "steps") and not isinstance(cotangent, SymbolicZero)
    }
    if not seeds or wanted.tape == _NOTHING:
        return (*(jnp.zeros_like(operand) for operand in operands[:3]), None)
    rows, gain, params = call._back(wanted.tape, operands, seeds)
    return rows, gain, params, None


_run.defvjp(_run_fwd, _run_bwd, symbolic_zeros=True)
