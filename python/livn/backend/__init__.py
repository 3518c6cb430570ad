"""The selected backend: :func:`backend` and its ``Env``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from livn.backend.config import backend, conventions

__all__ = ["Env", "backend"]


def __getattr__(name: str) -> Any:
    # `livn.backend` re-exports whatever the active backend exports, looked up at
    # the time of use so that changing LIVN_BACKEND is never silently ignored.
    if name.startswith("__"):
        raise AttributeError(name)
    selected = conventions(backend())
    if isinstance(selected, ModuleType) and hasattr(selected, name):
        return getattr(selected, name)
    if name == "Env":
        from livn.env import Env

        return Env
    raise AttributeError(f"module 'livn.backend' has no attribute {name!r}")
