"""The default backend: the native engine."""

from __future__ import annotations

from livn.backend.native import Env

__all__ = ["Env"]
