"""Environments: simulated cultures to record from and to drive."""

from __future__ import annotations

from livn.env._env import Env

__all__ = ["Env"]
