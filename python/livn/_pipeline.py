"""Base classes of encodings and decodings: validated, picklable, comparable by content."""

from __future__ import annotations

import hashlib
import json
import pickle
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, field_validator

if TYPE_CHECKING:
    from livn.types import Env


def _canonical(value: Any) -> Any:
    """A value whose text is the same for equal content: sorted keys, plain numbers."""
    if isinstance(value, BaseModel):
        return [f"{type(value).__module__}.{type(value).__qualname__}", _canonical(dict(value))]
    if isinstance(value, dict):
        return {str(key): _canonical(item) for key, item in sorted(value.items(), key=lambda kv: str(kv[0]))}
    if isinstance(value, (list, tuple)):
        return [_canonical(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted((_canonical(item) for item in value), key=str)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if hasattr(value, "tolist") and hasattr(value, "dtype"):
        return ["array", str(value.dtype), value.tolist()]
    # Plain-Python stages describe themselves by what they pickle.
    return ["pickle", hashlib.sha256(pickle.dumps(value)).hexdigest()]


class _Identified(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True, extra="forbid")

    def _content(self) -> str:
        return json.dumps(_canonical(self))

    def __hash__(self) -> int:
        return int.from_bytes(hashlib.sha256(self._content().encode()).digest()[:8], "little", signed=True)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self._content() == other._content()


class Encoding(_Identified):
    """Turns features into a stimulus. Subclass it and declare options as fields.

    Examples
    --------
    >>> import numpy as np
    >>> from livn.types import Encoding
    >>> class Constant(Encoding):
    ...     amplitude: float = 1.0
    ...     def __call__(self, env, t_end, inputs):
    ...         return np.full((t_end, 1), self.amplitude * inputs)
    >>> Constant(amplitude=2.0)(None, 3, 1.5).ravel().tolist()
    [3.0, 3.0, 3.0]
    >>> Constant() == Constant(amplitude=1.0)
    True
    """

    def __call__(self, env: Env, t_end: int, inputs: Any) -> Any:
        """Return what drives the culture for ``t_end`` ms: anything ``run`` accepts."""
        raise NotImplementedError(f"{type(self).__name__} does not define __call__(env, t_end, inputs)")

    @property
    def input_space(self) -> Any:
        """Gymnasium space of the inputs."""
        raise NotImplementedError(f"{type(self).__name__} does not define input_space")


class Decoding(_Identified):
    """Turns recordings into a result. Subclass it and declare options as fields.

    Parameters
    ----------
    duration : int
        Length of the run it decodes (ms), > 0.

    Examples
    --------
    >>> from livn.types import Decoding
    >>> class SpikeCount(Decoding):
    ...     def setup(self, env):
    ...         env.record_spikes()
    ...     def __call__(self, env, it, tt, iv, vv, im, mp):
    ...         return len(it)
    >>> SpikeCount(duration=100).duration
    100
    """

    duration: int

    @field_validator("duration")
    @classmethod
    def _positive(cls, value: Any) -> Any:
        if not value > 0:
            raise ValueError(f"duration must be > 0, not {value}.")
        return value

    def setup(self, env: Env) -> None:
        """Prepare the env before a run, typically by switching recordings on."""

    def __call__(self, env: Env, it: Any, tt: Any, iv: Any, vv: Any, im: Any, mp: Any) -> Any:
        """Decode one run; the base class returns the six arrays unchanged."""
        return it, tt, iv, vv, im, mp

    @property
    def output_space(self) -> Any:
        """Gymnasium space of the result."""
        raise NotImplementedError(f"{type(self).__name__} does not define output_space")


class SynapticParam(BaseModel):
    """The parts of a parameter key such as ``EXC_INH-soma-GABA_A-weight``.

    ``from_string`` follows the published grammar, in which the first name is the
    postsynaptic population. :meth:`livn.env.Env.set_weights` reads keys in both orders.
    """

    population: str | None = None
    source: str | None = None
    sec_type: str | None = None
    syn_name: str | None = None
    param_path: str | tuple[str, ...] | None = None
    param_range: str | None = None
    phenotype: str | None = None

    @field_validator("param_path", mode="before")
    @classmethod
    def _split_path(cls, value: Any) -> Any:
        return tuple(value.split("/")) if isinstance(value, str) and "/" in value else value

    @classmethod
    def from_string(cls, string: str) -> SynapticParam:
        """Parse ``<population>_<source>[-<section>[-<synapse>[-<param>[-<range>[-<phenotype>]]]]]``.

        Raises
        ------
        ValueError
            No underscore, an empty field, or too many fields.

        Examples
        --------
        >>> from livn.types import SynapticParam
        >>> SynapticParam.from_string("EXC_INH-soma-GABA_A-weight").syn_name
        'GABA_A'
        """
        population, underscore, rest = string.partition("_")
        fields = rest.split("-")
        names = ("source", "sec_type", "syn_name", "param_path", "param_range", "phenotype")
        reason = None
        if not underscore:
            reason = "no '_' between the two populations"
        elif len(fields) > len(names):
            reason = f"{len(fields) - 1} fields after the source, at most {len(names) - 1}"
        elif not population or not all(fields):
            reason = "an empty field"
        if reason:
            raise ValueError(f"Failed to parse string {string!r}: {reason}")
        return cls(population=population, **dict(zip(names, fields, strict=False)))
