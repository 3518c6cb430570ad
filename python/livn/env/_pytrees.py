"""Env, Run and Stimulus as JAX pytrees."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import jax
import numpy as np

from livn import run as run_module
from livn._channels import Events, PaddedEvents, Series, Unrolled
from livn.env._leaves import FIELDS
from livn.run import Run
from livn.stimulus import Stimulus

_registered: set[type] = set()


class Static:
    """A value JAX does not look into, compared by what it says: arrays by content."""

    __slots__ = ("_key", "value")

    def __init__(self, value: Any):
        self.value = value
        self._key = _key(value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Static) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


def _key(value: Any) -> Hashable:
    if isinstance(value, dict):
        return tuple(sorted((name, _key(item)) for name, item in value.items()))
    if isinstance(value, (tuple, list)):
        return tuple(_key(item) for item in value)
    if isinstance(value, np.ndarray):
        return (value.shape, str(value.dtype), value.tobytes() if value.dtype != object else tuple(value.ravel()))
    return value if isinstance(value, Hashable) else id(value)


def register(env_class: type) -> None:
    """Register a class of Env, and with the first of them Run and Stimulus."""
    keys = jax.tree_util.GetAttrKey
    if not _registered:
        jax.tree_util.register_pytree_node(Run, _flatten_run, _unflatten_run)
        jax.tree_util.register_pytree_node(Stimulus, _flatten_stimulus, _unflatten_stimulus)
        run_module.IS_PYTREE = True
        _registered.update((Run, Stimulus))
    if env_class not in _registered:
        _registered.add(env_class)
        jax.tree_util.register_pytree_with_keys(
            env_class,
            lambda env: (tuple((keys(name), env._leaves[name]) for name in FIELDS), env._core),
            lambda core, children: core.env(dict(zip(FIELDS, children, strict=True))),
            lambda env: (tuple(env._leaves[name] for name in FIELDS), env._core),
        )


def _flatten_run(run: Run) -> tuple[tuple[Any, ...], Static]:
    children: list[Any] = []
    fixed: list[tuple[Any, ...]] = []
    for name, channel in run._channels.items():
        if isinstance(channel, Series):
            children.append(channel.values)
            fixed.append((name, "series", channel.ids, channel.dt, channel.t0, channel.sections))
        elif isinstance(channel, Unrolled):
            children.append((channel.ids, channel.values))
            fixed.append((name, "unrolled", channel.kind))
        elif channel.padded is not None:
            children.append(channel.padded.times)
            fixed.append((name, "padded", channel.padded.ids, channel.t0, channel.duration))
        else:
            children.append((channel.ids, channel.times))
            fixed.append((name, "events", channel.t0, channel.duration))
    return tuple(children), Static((tuple(fixed), run._t0, run._duration, run.interrupted))


def _unflatten_run(static: Static, children: tuple[Any, ...]) -> Run:
    fixed, t0, duration, interrupted = static.value
    channels: dict[str, Any] = {}
    for (name, kind, *rest), child in zip(fixed, children, strict=True):
        if kind == "series":
            # Without the checks of the constructor: JAX also builds trees of things that are not arrays.
            channels[name] = object.__new__(Series)
            fields = zip(("ids", "dt", "t0", "sections"), rest, strict=True)
            channels[name].__dict__.update({"values": child, **dict(fields)})
        elif kind == "unrolled":
            channels[name] = Unrolled(child[0], child[1], *rest)
        elif kind == "padded":
            channels[name] = Events(t0=rest[1], duration=rest[2], padded=PaddedEvents(rest[0], child))
        else:
            channels[name] = Events(t0=rest[0], duration=rest[1])
            channels[name]._ids, channels[name]._times = child
    run = Run(channels, t0, duration)
    run.interrupted = interrupted
    return run


def _flatten_stimulus(stimulus: Stimulus) -> tuple[tuple[Any, ...], Static]:
    rest = {name: value for name, value in vars(stimulus).items() if name not in ("_array", "_factors")}
    return (stimulus._array, stimulus._factors), Static(rest)


def _unflatten_stimulus(static: Static, children: tuple[Any, Any]) -> Stimulus:
    stimulus = object.__new__(Stimulus)
    stimulus.__dict__.update(static.value)
    stimulus._array, stimulus._factors = children
    return stimulus
