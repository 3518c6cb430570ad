"""``Env`` with the conventions of the backend ``neuron``, whatever ``LIVN_BACKEND`` says."""

from __future__ import annotations

from livn.env import Env as _Env

__all__ = ["Env"]


class Env(_Env):
    """:class:`livn.env.Env` following the conventions of ``neuron``."""

    _fixed_backend = "neuron"
