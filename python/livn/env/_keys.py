"""Parameter keys: three published dialects, one canonical form.

Canonical is ``PRE_POST-section-MECHANISM-weight``. Also read are ``POST_PRE-...`` (the
order of later published parameter sets) and short forms that leave fields away
(``PRE_POST``, ``PRE_POST-MECHANISM``), which then mean everything they cover.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from livn._nearest import suggestion
from livn.exceptions import ParameterError

_DENDRITIC = ("apical", "basal", "dend", "hillock")
_SOMATIC = ("soma",)
_AXONAL = ("ais", "axon")
SECTIONS = _DENDRITIC + _SOMATIC + _AXONAL

# Order warnings already given; once per pair and process.
_warned: set[tuple[str, str]] = set()


class WeightKey(NamedTuple):
    """A canonical weight key, taken apart."""

    pre: str
    post: str
    section: str
    mechanism: str

    def __str__(self) -> str:
        return f"{self.pre}_{self.post}-{self.section}-{self.mechanism}-weight"


def parse_canonical(name: str, populations: Sequence[str]) -> WeightKey:
    """Take a canonical name apart. Population names may contain underscores.

    Examples
    --------
    >>> parse_canonical("EXC_INH-dend-AMPA-weight", ["EXC", "INH"]).post
    'INH'
    """
    head, section, mechanism, _ = name.split("-")
    pre, post = _pair(head, populations) or head.split("_", 1)
    return WeightKey(pre, post, section, mechanism)


def _pair(head: str, populations: Sequence[str]) -> tuple[str, str] | None:
    for k, letter in enumerate(head):
        if letter == "_" and head[:k] in populations and head[k + 1 :] in populations:
            return head[:k], head[k + 1 :]
    return None


def _site(section: str) -> str:
    if section in _DENDRITIC:
        return "dend"
    return "axon" if section in _AXONAL else section


class _Query(NamedTuple):
    first: str
    second: str
    section: str | None
    mechanism: str | None


def _parse(key: str, populations: Sequence[str], mechanisms: Sequence[str], known: Sequence[str]) -> _Query:
    head, *fields = key.split("-")
    pair = _pair(head, populations)
    if pair is None:
        raise ParameterError(
            f"weight {key!r}: {head!r} is not PRE_POST of two populations {list(populations)}{suggestion(key, known)}"
        )
    section = mechanism = None
    if fields and fields[-1] == "weight":
        fields = fields[:-1]
    for field in fields:
        if field in SECTIONS and section is None:
            section = field
        elif field in mechanisms and mechanism is None:
            mechanism = field
        else:
            raise ParameterError(
                f"weight {key!r}: {field!r} is neither a section {SECTIONS} nor a mechanism {tuple(mechanisms)}"
                f"{suggestion(key, known)}"
            )
    return _Query(*pair, section, mechanism)


def resolve_weights(
    weights: Mapping[str, float],
    names: Sequence[str],
    populations: Sequence[str],
    place: Callable[[str, str], str] = lambda post, section: section,
) -> dict[str, float]:
    """Bring weights into canonical form.

    Parameters
    ----------
    weights : mapping
        Values by key in any dialect.
    names : list of str
        Canonical names that exist.
    populations : list of str
    place : callable
        ``place(post, section)`` names the compartment a section falls on, so that
        sections of the same compartment are one.

    Raises
    ------
    ParameterError
        A key fits nothing (with the nearest that exist), two keys mean the same weight,
        or a value is not a finite number.

    Examples
    --------
    >>> names = ["EXC_INH-dend-AMPA-weight", "INH_EXC-soma-GABA_A-weight"]
    >>> resolve_weights({"INH_EXC-hillock-AMPA-weight": 2.0}, names, ["EXC", "INH"])
    {'EXC_INH-dend-AMPA-weight': 2.0}
    """
    parsed = [parse_canonical(name, populations) for name in names]
    mechanisms = list(dict.fromkeys(key.mechanism for key in parsed))
    resolved: dict[str, float] = {}
    origin: dict[str, str] = {}
    for key, value in weights.items():
        number = _number(key, value)
        targets = [key] if key in names else _matches(key, parsed, populations, mechanisms, names, place)
        for name in targets:
            if name in origin:
                raise ParameterError(f"weights {origin[name]!r} and {key!r} both mean {name}; give one of them")
            resolved[name], origin[name] = number, key
    return resolved


def _matches(
    key: str,
    parsed: Sequence[WeightKey],
    populations: Sequence[str],
    mechanisms: Sequence[str],
    names: Sequence[str],
    place: Callable[[str, str], str],
) -> list[str]:
    query = _parse(key, populations, mechanisms, names)

    def fitting(pre: str, post: str) -> list[str]:
        found = [
            k
            for k in parsed
            if (k.pre, k.post) == (pre, post) and (query.mechanism is None or k.mechanism == query.mechanism)
        ]
        if query.section is None:
            return [str(k) for k in found]
        wanted = place(post, _site(query.section))
        there = [k for k in found if place(post, _site(k.section)) == wanted]
        # Published sets write "hillock" for wherever excitation arrives, also on cells that take it on the soma.
        if not there and _site(query.section) == "dend" and len({k.section for k in found}) == 1:
            there = found
        return [str(k) for k in there]

    forward = fitting(query.first, query.second)
    backward = [] if query.first == query.second else fitting(query.second, query.first)
    if forward and backward and (query.first, query.second) not in _warned:
        _warned.add((query.first, query.second))
        warnings.warn(
            f"weight {key!r} could name {query.first}->{query.second} or {query.second}->{query.first}; it is read as "
            f"PRE_POST, that is {query.first}->{query.second}. Write {forward[0]!r} to be unambiguous",
            stacklevel=5,
        )
    found = forward or backward
    if not found:
        raise ParameterError(f"weight {key!r} fits no projection{suggestion(key, names)}")
    return found


def resolve_noise(
    noise: Mapping[str, float], names: Sequence[str], populations: Sequence[str], model: str
) -> dict[tuple[str | None, str], float]:
    """Take noise keys ``name`` or ``POPULATION-name`` apart.

    Returns
    -------
    dict of (population or None, name) to float

    Examples
    --------
    >>> resolve_noise({"EXC-g_e0": 0.01}, ["g_e0"], ["EXC"], "a model")
    {('EXC', 'g_e0'): 0.01}
    """
    resolved: dict[tuple[str | None, str], float] = {}
    for key, value in noise.items():
        population, dash, name = key.rpartition("-")
        if name not in names:
            raise ParameterError(f"noise {key!r} is unknown to {model}{suggestion(name, names)}")
        if dash and population not in populations:
            raise ParameterError(
                f"noise {key!r}: unknown population {population!r}{suggestion(population, populations)}"
            )
        resolved[(population or None, name)] = _number(key, value)
    return resolved


def _number(key: str, value: object) -> float:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise ParameterError(f"{key!r} must be a number, not {value!r}") from None
    if not math.isfinite(number):
        raise ParameterError(f"{key!r} must be finite, not {number}")
    return number
