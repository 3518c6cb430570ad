"""Neuron models."""

from __future__ import annotations

from typing import Any

__all__ = ["LIF", "Izhikevich", "ReducedCalciumSomaDendrite"]

_HOMES = {
    "Izhikevich": "livn.models.izhikevich",
    "LIF": "livn.models.lif",
    "ReducedCalciumSomaDendrite": "livn.models.rcsd",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'livn.models' has no attribute {name!r}")
