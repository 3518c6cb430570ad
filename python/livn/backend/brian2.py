"""``Env`` with the conventions of the backend ``brian2``, whatever ``LIVN_BACKEND`` says."""

from __future__ import annotations

from livn.env import Env as _Env

__all__ = ["Env"]


class Env(_Env):
    """:class:`livn.env.Env` following the conventions of ``brian2``."""

    _fixed_backend = "brian2"
