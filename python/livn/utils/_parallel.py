"""Helpers that read the same with and without MPI."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import numpy as np

from livn.utils._merge import merge, sum_array, sum_dict

_MASK = 0xFFFFFFFFFFFFFFFF


# Set by the launchers of MPICH, Open MPI and Slurm. Without one of them this
# process is alone, and importing mpi4py would only cost start-up time.
_LAUNCHED = ("PMI_RANK", "PMI_SIZE", "PMIX_RANK", "OMPI_COMM_WORLD_SIZE", "SLURM_STEP_ID")


def _world(comm: Any = None) -> Any:
    if comm is not None:
        return comm
    if not any(name in os.environ for name in _LAUNCHED):
        return None
    try:
        from mpi4py import MPI
    except ImportError:
        return None
    return MPI.COMM_WORLD


def _plain(value: Any) -> Any:
    """Turn mappings into dicts and array-likes into NumPy arrays, recursively."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "__array__") and not isinstance(value, np.ndarray):
        return np.asarray(value)
    return value


def _unwrap(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else tuple(items)


class P:
    """Parallel helpers. ``comm=None`` means the world; without MPI that is one rank."""

    @staticmethod
    def comm(comm: Any = None) -> Any:
        """Return the communicator, or ``None`` when there is no MPI."""
        return _world(comm)

    @staticmethod
    def rank(comm: Any = None) -> int:
        """Return this process's rank; 0 without MPI.

        Examples
        --------
        >>> P.rank(), P.size()
        (0, 1)
        """
        world = _world(comm)
        return 0 if world is None else world.Get_rank()

    @staticmethod
    def size(comm: Any = None) -> int:
        """Return the number of ranks; 1 without MPI."""
        world = _world(comm)
        return 1 if world is None else world.Get_size()

    @staticmethod
    def is_root(root: int = 0, comm: Any = None) -> bool:
        """Tell whether this process is ``root``; negative roots count from the end.

        Examples
        --------
        >>> P.is_root(), P.is_root(-1)
        (True, True)
        """
        size = P.size(comm)
        return P.rank(comm) == (root + size if root < 0 else root)

    @staticmethod
    def gather(*data: Any, comm: Any = None, all: bool = False, root: int = 0) -> Any:
        """Collect each datum of every rank into a list.

        Returns
        -------
        list or tuple of list
            One entry per rank on ``root`` (everywhere with ``all``), ``None`` elsewhere.

        Examples
        --------
        >>> P.gather(3)
        [3]
        """
        world = _world(comm)
        plain = [_plain(item) for item in data]
        if world is None:
            return _unwrap([[item] for item in plain])
        if all:
            return _unwrap([world.allgather(item) for item in plain])
        target = root + world.Get_size() if root < 0 else root
        return _unwrap([world.gather(item, root=target) for item in plain])

    @staticmethod
    def broadcast(*data: Any, comm: Any = None) -> Any:
        """Give every rank the value of rank 0."""
        world = _world(comm)
        plain = [_plain(item) for item in data]
        return _unwrap(plain if world is None else [world.bcast(item, root=0) for item in plain])

    @staticmethod
    def merge(*data: Any) -> Any:
        """See :func:`livn.utils.merge`."""
        return merge(*data)

    @staticmethod
    def reduce_sum(*data: Any, comm: Any = None, root: int = 0, all: bool = False) -> Any:
        """Sum each datum over ranks; dicts and lists are summed inside first.

        Returns
        -------
        array or dict or tuple
            The sum on ``root`` (everywhere with ``all``), ``None`` elsewhere.

        Examples
        --------
        >>> P.reduce_sum([np.ones(2), np.ones(2)])
        array([2., 2.])
        """
        return _unwrap([_reduce_one(item, comm, root, all) for item in data])

    @staticmethod
    def stable_hash(keys: Any, seed: int = 0) -> Any:
        """Hash integers the same way on every rank, machine and version (SplitMix64).

        Examples
        --------
        >>> int(P.stable_hash(0))
        16294208416658607535
        """
        shape = np.shape(keys)
        flat = np.ravel(np.asarray(keys)).tolist()
        hashed = np.array([_splitmix64(int(key) + int(seed)) for key in flat], dtype=np.uint64)
        return hashed.reshape(shape)[()]

    @staticmethod
    def stable_uniform(keys: Any, seed: int = 0, low: float = 0.0, high: float = 1.0) -> Any:
        """Map integers to ``[low, high)``, the same on every rank.

        Examples
        --------
        >>> P.stable_uniform([0, 1, 2], seed=123).round(8).tolist()
        [0.70649122, 0.81922328, 0.79113455]
        """
        # 53 bits, so that the largest hash still rounds to less than `high`.
        unit = (P.stable_hash(keys, seed) >> np.uint64(11)).astype(np.float64) * 2.0**-53
        return low + (high - low) * unit


def _splitmix64(key: int) -> int:
    z = (key + 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)


def _reduce_one(item: Any, comm: Any, root: int, everywhere: bool) -> Any:
    if isinstance(item, Mapping):
        item = sum_dict(item)
    elif isinstance(item, (list, tuple)):
        item = sum_dict(item) if item and isinstance(item[0], Mapping) else sum_array(item)
    world = _world(comm)
    if world is None:
        return item
    # Every rank takes part, whatever it holds: a rank with nothing must not hang the others.
    parts = world.allgather(item)
    target = root + world.Get_size() if root < 0 else root
    if not everywhere and world.Get_rank() != target:
        return None
    present = [part for part in parts if part is not None]
    if not present:
        return None
    return sum_dict(present) if isinstance(present[0], Mapping) else sum_array(present)
