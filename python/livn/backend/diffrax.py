"""``Env`` with the conventions of the backend ``diffrax``, whatever ``LIVN_BACKEND`` says."""

from __future__ import annotations

from livn.env._jax import JaxEnv as _Env

__all__ = ["Env"]


class Env(_Env):
    """:class:`livn.env.Env` following the conventions of ``diffrax``: JAX arrays."""

    _fixed_backend = "diffrax"
