"""Izhikevich's two-variable cell."""

from __future__ import annotations

from typing import Any

from livn.exceptions import ParameterError
from livn.models._engine import EngineModel

__all__ = ["Izhikevich"]


class Izhikevich(EngineModel):
    """Quadratic integrate-and-fire cells with recovery.

    ``dv/dt = 0.04 v² + 5 v + 140 − u + I``, ``du/dt = a (b v − u)``; above 30 mV
    ``v ← c`` and ``u ← u + d``. Cells of the population ``EXC`` are regular spiking to
    bursting, all others fast spiking, each with its own random parameters. Noise has
    one name, ``level``. Extracellular stimuli (mV) enter ``dv/dt`` directly.

    Parameters
    ----------
    u_init : {"bv", "zero"}
        Start of the recovery variable: at its resting value ``b·v``, or 0 as in the
        published versions.

    Examples
    --------
    >>> Izhikevich(u_init="zero").section_names()
    ('soma',)
    """

    engine_name = "izhikevich"

    def __init__(self, u_init: str = "bv"):
        if u_init not in ("bv", "zero"):
            raise ParameterError(f"u_init is 'bv' or 'zero', not {u_init!r}")
        self.u_init = u_init

    def engine_options(self) -> dict[str, Any]:
        """Options the engine needs to build the cells."""
        return {"u_init": self.u_init}
