"""What the bundled models share: their equations live in the compiled engine."""

from __future__ import annotations

from typing import Any

from livn.types import Model


class EngineModel(Model):
    """A model the engine knows by name; Python holds its options and geometry."""

    engine_name: str

    def engine_options(self) -> dict[str, Any]:
        """Options the engine needs to build the cells."""
        return {}

    def kind_of(self, system: Any, population: str) -> str:
        """``EXC`` or ``INH``: by name, other populations by what their projections do."""
        if population in ("EXC", "INH"):
            return population
        inhibits = any(
            pre == population and kind == "inhibitory" for _, pre, _, _, kind in system.synapse_projections()
        )
        return "INH" if inhibits else "EXC"

    def native_default_weights(self, system: str) -> dict[str, float]:
        """Weights validated for a system by name.

        Raises
        ------
        KeyError
            There are none for this system.
        """
        from livn import _livn

        return _livn.default_params(self.engine_name, self.engine_options(), system)[0]

    def native_default_noise(self, system: str) -> dict[str, float]:
        """Noise validated for a system by name; see :meth:`native_default_weights`."""
        from livn import _livn

        return _livn.default_params(self.engine_name, self.engine_options(), system)[1]

    def _key(self) -> tuple[Any, ...]:
        return (type(self), repr(sorted(vars(self).items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EngineModel) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        options = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({options})"
