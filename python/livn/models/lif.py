"""The leaky integrate-and-fire cell."""

from __future__ import annotations

from livn.models._engine import EngineModel

__all__ = ["LIF"]


class LIF(EngineModel):
    """Leaky integrate-and-fire cells: ``τ dv/dt = v_rest − v + R·I``.

    τ 10 ms, R 100 MΩ, rest −70 mV, threshold −55 mV, reset −75 mV, no refractory
    period. Noise has one name, ``level``. Extracellular stimuli (mV) enter the
    right-hand side directly.

    Examples
    --------
    >>> LIF().params_key()
    'LIF'
    """

    engine_name = "lif"
