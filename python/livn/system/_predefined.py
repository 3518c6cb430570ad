"""Systems by name: generated here, or fetched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from livn._nearest import suggestion
from livn.exceptions import SystemError  # noqa: A004
from livn.utils import P, download_directory

#: Cultures generated on this machine, the same everywhere.
PREDEFINED = ("EI1", "EI2", "EI3", "EI4")
#: Systems that are downloaded (extra ``hub``).
HOSTED = ("S1", "S2", "S3", "S4", "CA1", "CA1d")
_HUB = "hf://datasets/livn-org/livn/systems/graphs/"


def predefined(name: str = "EI1", download_directory: str | os.PathLike[str] | None = None, force: bool = False) -> str:
    """Directory of a predefined system, made if it is not there yet.

    Parameters
    ----------
    name : str
        ``EI1`` to ``EI4`` are generated without network; ``S1`` to ``S4``, ``CA1`` and
        ``CA1d`` are downloaded.
    download_directory : path, optional
        The system goes to ``<download_directory>/systems/graphs/<name>``; the user's
        cache directory when left out.
    force : bool
        Make it again.

    Returns
    -------
    str

    Raises
    ------
    SystemError
        The name is not known.
    DependencyError
        The system has to be downloaded and the extra ``hub`` is not installed.
    """
    from livn import _livn

    if name in HOSTED:
        return fetch(_HUB + name, download_directory, force=force)
    if name not in PREDEFINED:
        raise SystemError(f"unknown system {name!r}{suggestion(name, PREDEFINED + HOSTED)}")
    if download_directory is None:
        if force:
            shutil.rmtree(Path(_livn.cache_directory()) / "systems" / name, ignore_errors=True)
        return os.fspath(_livn.predefined(name))
    target = Path(download_directory) / "systems" / "graphs" / name
    if force or not target.is_dir():
        _livn.System.open(_livn.predefined(name)).write(target, force)
    return str(target)


def fetch(
    source: str,
    directory: str | os.PathLike[str] | None = None,
    name: str | None = None,
    force: bool = False,
    comm: Any = None,
) -> str:
    """Download a system directory, once; returns its local path.

    Parameters
    ----------
    source : str
        URL of the directory (``hf://``, ``s3://``, ``https://`` ...).
    directory : path, optional
        It goes to ``<directory>/systems/graphs/<name>``; the user's cache directory when left out.
    name : str, optional
        Last part of the URL when left out.
    force : bool
        Download again.
    comm : MPI communicator, optional
        Rank 0 downloads, the others wait.

    Raises
    ------
    ValueError
        No name was given and the URL has none.
    DependencyError
        The extra ``hub`` is not installed.
    FileNotFoundError
        The source does not exist.
    """
    from livn import _livn

    name = name or source.rstrip("/").rpartition("/")[2]
    if not name:
        raise ValueError(f"Could not infer system name from source {source!r}; pass name=")
    base = Path(_livn.cache_directory() if directory is None else directory)
    target = base / "systems" / "graphs" / name
    if force or not target.is_dir():
        # An error reaches every rank instead of leaving the others waiting.
        outcome = None
        if P.is_root(comm=comm):
            try:
                download_directory(source, target, force)
            except Exception as error:
                outcome = error
        outcome = P.broadcast(outcome, comm=comm)
        if outcome is not None:
            raise outcome
    return str(target)


def locate(spec: Any) -> Any:
    """Turn a URL or predefined name into a directory; anything else is returned as it is."""
    if isinstance(spec, str):
        if "://" in spec:
            return fetch(spec)
        if spec in PREDEFINED + HOSTED and not os.path.isdir(spec):
            return predefined(spec)
    return spec


def make(name: str = "EI1") -> Any:
    """Open a predefined system, making it if needed.

    Examples
    --------
    >>> make("EI1").num_neurons
    10
    """
    from livn.system._system import System

    return System(locate(name))


def resolve(spec: Any, comm: Any = None) -> Any:
    """Turn what ``Env`` accepts into a system.

    A path or predefined name is opened; an integer or a mapping becomes unconnected
    cells; an object with ``populations`` is returned as it is.

    Raises
    ------
    TypeError
        Anything else.

    Examples
    --------
    >>> resolve(64).num_neurons
    64
    """
    from livn.system._parallel import ParallelSystem
    from livn.system._system import System

    if isinstance(spec, (str, os.PathLike)):
        return System(locate(spec), comm)
    if isinstance(spec, bool):
        raise TypeError("a system is a path, a name, a number of cells, a mapping or a System, not a bool")
    if hasattr(spec, "populations"):
        return spec
    if isinstance(spec, Mapping) or hasattr(spec, "__index__"):
        return ParallelSystem(spec, comm=comm)
    raise TypeError(f"a system is a path, a name, a number of cells, a mapping or a System, not {spec!r}")
