"""Objects named by import path, JSON round trips, attribute dicts."""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

ObjSpec = tuple | list | str | None
sentinel = object()


def import_object_by_path(path: str) -> Any:
    """Import ``package.module.Name``; a bare name is looked up in the main module.

    Examples
    --------
    >>> import_object_by_path("collections.OrderedDict").__name__
    'OrderedDict'
    """
    module, _, name = path.rpartition(".")
    if module in ("", "__main__"):
        return getattr(sys.modules["__main__"], name)
    return getattr(importlib.import_module(module), name)


def resolve_instance(spec: ObjSpec) -> tuple[Any, dict[str, Any]] | None:
    """Split a spec into the class and its keyword arguments, without building it.

    Examples
    --------
    >>> resolve_instance(("fractions.Fraction", {"numerator": 1}, {"denominator": 3}))
    (<class 'fractions.Fraction'>, {'numerator': 1, 'denominator': 3})
    """
    if spec is None:
        return None
    if isinstance(spec, str):
        return import_object_by_path(spec), {}
    if not isinstance(spec, (tuple, list)) or not spec:
        raise ValueError(f"an object spec is None, a path, or (path, kwargs, ...), not {spec!r}")
    head, *layers = spec
    inner = resolve_instance(head)
    if inner is None:
        return None
    target, keywords = inner
    for layer in layers:
        keywords = {**keywords, **(layer or {})}
    return target, keywords


def import_instance(spec: ObjSpec) -> Any:
    """Build the object a spec names; ``None`` stays ``None``.

    Examples
    --------
    >>> import_instance(("fractions.Fraction", {"numerator": 1, "denominator": 3}))
    Fraction(1, 3)
    """
    resolved = resolve_instance(spec)
    return None if resolved is None else resolved[0](**resolved[1])


def serialize(obj: Any) -> Any:
    """Turn an array-like into nested lists, for ``json.dumps(default=serialize)``."""
    if hasattr(obj, "tolist"):
        return obj.tolist()
    raise TypeError(f"{type(obj).__name__} cannot be written as JSON")


# `serialize` is also a method below; its default for `as_json` needs a name of its own.
_to_json = serialize


class Jsonable:
    """Base of objects that describe themselves by their constructor's keywords."""

    def serialize(self) -> dict[str, Any]:
        """Return the constructor keywords that rebuild this object."""
        raise NotImplementedError(f"{type(self).__name__} does not define serialize()")

    @classmethod
    def unserialize(cls, serialized: Mapping[str, Any]) -> Any:
        """Build an object from what :meth:`serialize` returned."""
        return cls(**serialized)

    def as_json(self, stringify: bool = True, default: Any = _to_json, **dumps_kwargs: Any) -> Any:
        """Return a JSON string, or the plain structure with ``stringify=False``."""
        text = json.dumps(self.serialize(), default=default, **dumps_kwargs)
        return text if stringify else json.loads(text)

    @classmethod
    def from_json(cls, serialized: Any, comm: Any = None, **loads_kwargs: Any) -> Any:
        """Build from a JSON string, a path ending in ``.json``, or a mapping."""
        if isinstance(serialized, Mapping):
            return cls.unserialize(serialized)
        text = str(serialized)
        if text.endswith(".json"):
            from livn.utils._files import load_file

            return cls.unserialize(load_file(text, comm=comm))
        return cls.unserialize(json.loads(text, **loads_kwargs))

    def clone(self) -> Any:
        """Return an independent copy by way of JSON."""
        return type(self).from_json(self.as_json())


class DotDict(dict):
    """A dict whose items are attributes; a missing one reads as ``None``.

    Examples
    --------
    >>> DotDict.create({"a": {"b": 1}}).a.b
    1
    """

    @staticmethod
    def create(d: Mapping[str, Any]) -> DotDict:
        """Convert a mapping and everything nested in it."""
        return DotDict(
            {key: DotDict.create(value) if isinstance(value, Mapping) else value for key, value in d.items()}
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.get(name)

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


@contextlib.contextmanager
def timed(message: str, enabled: bool = True) -> Iterator[None]:
    """Write how long the block took to standard error."""
    start = time.perf_counter()
    yield
    if enabled:
        sys.stderr.write(f"{message}: {time.perf_counter() - start:.3f} s\n")
