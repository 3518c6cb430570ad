"""What JAX does not trace of an Env: its engine, its settings, where compartments are on a cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Places:
    """Where compartments are: a cell's position and how far from it."""

    gids: np.ndarray
    cell: np.ndarray
    offset: np.ndarray

    def table(self, positions: Any) -> Any:
        """Rows ``gid, x, y, z`` (µm)."""
        from jax import numpy as jnp

        places = positions[self.cell] + jnp.asarray(self.offset, positions.dtype)
        return jnp.concatenate([jnp.asarray(self.gids, positions.dtype)[:, None], places], axis=1)


@dataclass(eq=False)
class Core:
    """What JAX does not trace of an Env. Compared by identity: another core means another compilation."""

    cls: type
    state: dict[str, Any]
    calls: dict[Any, Any] = field(default_factory=dict)
    places: dict[str, Places] = field(default_factory=dict)
    gain: Any = None

    def env(self, leaves: dict[str, Any]) -> Any:
        """The Env with these leaves."""
        env: Any = object.__new__(self.cls)
        env.__dict__.update(self.state)
        env.__dict__.update(_given=leaves, _fixed=self, _moved={})
        return env
