"""Systems by name: generated here, or fetched."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from livn._nearest import suggestion
from livn.exceptions import SystemError  # noqa: A004
from livn.utils import P, download_directory

# Cells, side (µm), depth of the layers with cells (µm), mean in-degree EXC->EXC, INH->EXC, EXC->INH, INH->INH. The
# probability of a connection at a distance is that of the EI culture on the same plane.
_LAYERED: dict[str, tuple[int, float, float, list[float]]] = {
    "S1": (10, 40.0, 35.0, [7.0, 2.0, 8.0, 1.0]),
    "S2": (100, 400.0, 80.0, [69.725, 19.95, 69.0, 19.0]),
    "S3": (1_000, 4_000.0, 350.0, [8.937, 6.108, 8.955, 6.085]),
    "S4": (10_000, 4_000.0, 350.0, [89.37, 61.08, 89.55, 60.85]),
}
#: Cultures generated on this machine, the same everywhere.
PREDEFINED = ("EI1", "EI2", "EI3", "EI4", *_LAYERED)
#: Systems that are downloaded (extra ``hub``).
HOSTED = ("CA1", "CA1d")
_HUB = "hf://datasets/livn-org/livn/systems/graphs/"


def predefined(name: str = "EI1", download_directory: str | os.PathLike[str] | None = None, force: bool = False) -> str:
    """Directory of a predefined system, made if it is not there yet.

    Parameters
    ----------
    name : str
        ``EI1`` to ``EI4`` and ``S1`` to ``S4`` are generated without network; ``CA1`` and
        ``CA1d`` are downloaded. The generated ``S1`` to ``S4`` have the cells, extent and
        electrodes of the published layered cultures, but not their morphologies;
        :func:`fetch` gets those.
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
        cached = Path(_livn.cache_directory()) / "systems" / name
        if force:
            shutil.rmtree(cached, ignore_errors=True)
        return os.fspath(_layered(name, cached) if name in _LAYERED else _livn.predefined(name))
    target = Path(download_directory) / "systems" / "graphs" / name
    if force or not target.is_dir():
        source = predefined(name)
        _livn.System.open(source).write(target, force)
        shutil.copyfile(Path(source) / "mea.json", target / "mea.json")
    return str(target)


def _layered(name: str, target: Path) -> Path:
    """Generate one of the cultures with published layers in ``target``, unless it is there."""
    from livn.io import MEA
    from livn.system._generate import generate_2d

    if target.is_dir():
        return target
    cells, side, depth, degrees = _LAYERED[name]
    pairs = ("EXC->EXC", "INH->EXC", "EXC->INH", "INH->INH")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{name}-") as scratch:
        fresh = Path(scratch) / name
        generate_2d(
            fresh,
            name=name,
            total_cells=cells,
            area_kwargs={"x_range": (0.0, side), "y_range": (0.0, side)},
            z_range=(0.0, depth),
            connectivity={"sigma": 200.0, "cutoff": 0.1, "mean_degree": dict(zip(pairs, degrees, strict=True))},
        )
        # The published array is the same for all four, whatever their size.
        (fresh / "mea.json").write_text(MEA().as_json())
        try:
            fresh.rename(target)
        except OSError:
            # Another process was faster; what it made is the same.
            if not target.is_dir():
                raise
    return target


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
