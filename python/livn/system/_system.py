"""A culture: cells in space and the connections between them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from livn.exceptions import FormatError, ParameterError
from livn.system._metadata import CellsMetaData
from livn.utils import load_file, sentinel


class System:
    """A system directory in the NeuroH5 layout, opened.

    Parameters
    ----------
    uri : path
        Directory with ``graph.json``, ``cells.h5`` and ``connections.h5``, or the name
        of a predefined culture.
    comm : MPI communicator, optional
        Kept; every rank reads the whole description.

    Raises
    ------
    FormatError
        A file is missing or damaged; the message names file, object and value.

    Examples
    --------
    >>> from livn.system import make
    >>> system = make("EI1")
    >>> system.num_neurons, system.populations
    (10, ['EXC', 'INH'])
    >>> system.summary()["num_projections"] > 0
    True
    """

    def __init__(self, uri: str | os.PathLike[str], comm: Any = None):
        from livn import _livn
        from livn.system._predefined import PREDEFINED, predefined

        path = os.fspath(uri)
        if path in PREDEFINED and not os.path.isdir(path):
            path = predefined(path)
        self.uri: str | None = path
        self.comm = comm
        self._native = _livn.System.open(path)

    @classmethod
    def _of(cls, native: Any, uri: str | None, comm: Any = None) -> System:
        system = cls.__new__(cls)
        system.uri, system.comm, system._native = uri, comm, native
        return system

    # -- cells -------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """Last component of the directory."""
        return self._native.name

    @property
    def num_neurons(self) -> int:
        """Number of cells."""
        return self._native.cell_count

    @property
    def populations(self) -> list[str]:
        """Names of the populations."""
        return [name for name, _, _ in self._native.populations]

    @property
    def population_ranges(self) -> dict[str, tuple[int, int]]:
        """``(first gid, count)`` of each population."""
        return {name: (first, count) for name, first, count in self._native.populations}

    def population_count(self, population: str) -> int:
        """Number of cells of a population."""
        return len(self.coordinate_array(population))

    @property
    def cells_meta_data(self) -> CellsMetaData:
        """Names, ranges and stored attributes of the populations."""
        from livn import _livn

        attributes = {} if self.uri is None else _livn.attribute_inventory(self.uri)
        return CellsMetaData(self.populations, self.population_ranges, attributes)

    @property
    def gids(self) -> np.ndarray:
        """Gid of every cell, ascending."""
        return self._native.gids()

    @property
    def neuron_coordinates(self) -> np.ndarray:
        """Rows ``gid, x, y, z`` (µm) of every cell, by gid."""
        return self._native.coordinates()

    def coordinate_array(self, population: str, all: bool = True) -> np.ndarray:
        """Rows ``gid, x, y, z`` (µm) of a population, by gid."""
        return self._native.coordinate_array(population)

    def coordinates(self, population: str) -> Iterator[tuple[int, tuple[float, float, float]]]:
        """Yield ``(gid, (x, y, z))`` of a population."""
        for gid, x, y, z in self.coordinate_array(population):
            yield int(gid), (float(x), float(y), float(z))

    def transform_coordinates(
        self, transform: Callable[..., Any], populations: Any = None, all: bool = True
    ) -> np.ndarray:
        """Call ``transform(rows, population=name)`` per population and stack the results by cell."""
        names = self.populations if populations is None else populations
        # Populations by gid, so that the result is in the order of `neuron_coordinates`.
        ordered = sorted(names, key=lambda name: self.population_ranges[name][0])
        parts = [np.asarray(transform(self.coordinate_array(name), population=name)) for name in ordered]
        return np.concatenate(parts) if parts else np.empty((0, 4))

    @property
    def bounding_box(self) -> np.ndarray:
        """Opposite corners ``[2, 3]`` (µm) of all layers."""
        return self._native.bounding_box()

    @property
    def center_point(self) -> np.ndarray:
        """Middle of the bounding box (µm)."""
        return self._native.center_point()

    # -- connections -------------------------------------------------------------------

    def projections(self, pre: str, post: str) -> Iterator[tuple[int, tuple[np.ndarray, dict[str, list[Any]]]]]:
        """Yield ``(post gid, (pre gids, attributes))`` of a projection.

        Attributes are ``{"Synapses": [syn_ids], "Connections": [distances µm]}``.

        Raises
        ------
        SystemError
            There is no such projection; the message lists those there are.
        """
        posts, offsets, pres, synapses, distances = self._native.projection(pre, post)
        for k, gid in enumerate(posts):
            rows = slice(offsets[k], offsets[k + 1])
            yield int(gid), (pres[rows], {"Synapses": [synapses[rows]], "Connections": [distances[rows]]})

    def projection_array(self, pre: str, post: str, all: bool = True) -> list[Any]:
        """:meth:`projections` as a list."""
        return list(self.projections(pre, post))

    def synapses(self, population: str, node_allocation: Any = None) -> Iterator[tuple[int, dict[str, np.ndarray]]]:
        """Yield ``(gid, {attribute: values})`` of a population's synapses, by gid."""
        table = self._native.synapses(population)
        if table is None:
            return
        owners = table.pop("gids")
        starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
        ends = np.r_[starts[1:], len(owners)]
        for first, last in zip(starts, ends, strict=True):
            gid = int(owners[first])
            if node_allocation is None or gid in node_allocation:
                yield gid, {name: values[first:last] for name, values in table.items()}

    def synapse_projections(self) -> list[tuple[str, str, str, str, str]]:
        """Sorted ``(post, pre, section, mechanism, type)`` of all projections."""
        return self._native.synapse_projections()

    @property
    def weight_names(self) -> list[str]:
        """Keys ``PRE_POST-section-MECHANISM-weight`` of all weights."""
        return self._native.weight_names()

    def connectivity_matrix(
        self, weights: Mapping[str, float] | None = None, seed: int = 123, gids: Any = None
    ) -> np.ndarray:
        """Signed random weights, row = pre, column = post.

        Parameters
        ----------
        weights : mapping, optional
            Factor per ``PRE_POST``; 1 where absent.
        seed : int
        gids : iterable of int, optional
            Restrict rows and columns.

        Returns
        -------
        float32[n, n]
        """
        chosen = None if gids is None else [int(gid) for gid in gids]
        return self._native.connectivity_matrix(dict(weights or {}), seed, chosen)

    def summary(self) -> dict[str, Any]:
        """``{"num_neurons", "num_projections" (edges), "population_counts"}``."""
        return json.loads(self._native.summary())

    # -- selection ---------------------------------------------------------------------

    def selection(
        self, spec: Any, populations: Any = None, seed: int = 123, method: str = "first", bounds: Any = None
    ) -> dict[str, np.ndarray] | None:
        """Choose cells.

        Parameters
        ----------
        spec : int, float, mapping, str or None
            A number of cells in all, a fraction of each population, a share of each
            (count, fraction or gids), the name of a stored selection, or everything.
        populations : list of str, optional
            Choose among these only.
        seed : int
            For ``method="random"``.
        method : {"first", "random", "patch"}
            Lowest gids; a random draw; those around the centre of the culture.
        bounds : ((x0, y0), (x1, y1)), optional
            With ``"patch"``: the cells inside these corners (µm).

        Returns
        -------
        dict of str to int64[n], or None
            Gids by population; populations left with nothing are absent. ``None`` means all.

        Examples
        --------
        >>> from livn.system import ParallelSystem
        >>> ParallelSystem({"EXC": 8, "INH": 2}).selection(0.5)
        {'EXC': array([0, 1, 2, 3]), 'INH': array([8])}
        """
        from livn.system._selection import native_spec

        request = native_spec(self.populations, spec, populations, seed, method, bounds)
        return None if request is None else self._native.selection(request)

    def _select(self, gids: Mapping[str, Any]) -> System:
        """The sub-system of some cells, with their gids kept."""
        members = {name: [int(gid) for gid in values] for name, values in gids.items()}
        return System._of(self._native.select(members), self.uri, self.comm)

    def selections(self, comm: Any = None) -> list[str]:
        """Names of the stored selections."""
        return self._native.selection_names()

    # -- documents ---------------------------------------------------------------------

    def _document(self, which: str) -> Any:
        text = self._native.document(which)
        return None if text is None else json.loads(text)

    @property
    def files(self) -> dict[str, str]:
        """Paths of the HDF5 files."""
        return {name: self.local_directory(f"{name}.h5") for name in ("cells", "connections")}

    @property
    def connections_config(self) -> dict[str, Any]:
        """Configuration of the connections in ``graph.json``; ``{"synapses": {}}`` without one."""
        graph = self._document("graph") or {}
        for element in graph.get("connections", {}).values():
            return element.get("config", {})
        return {"synapses": {}}

    def local_directory(self, *parts: str) -> str:
        """Path of a file of the directory."""
        if self.uri is None:
            raise FormatError(f"{self.name} was made in memory and has no directory")
        return os.path.join(self.uri, *parts)

    def load_file(self, filepath: Any, default: Any = sentinel, **kwargs: Any) -> Any:
        """Read a file of the directory; see :func:`livn.utils.load_file`."""
        parts = filepath if isinstance(filepath, (list, tuple)) else [filepath]
        kwargs.setdefault("comm", self.comm)
        if self.uri is None:
            if default is not sentinel:
                return default
            raise FileNotFoundError(f"{self.name} was made in memory and has no files")
        return load_file([self.uri, *parts], default=default, **kwargs)

    def default_io(self, comm: Any = None) -> Any:
        """The electrode array of ``mea.json``; an :class:`~livn.io.IO` without channels if there is none."""
        from livn.io import IO, MEA

        description = self._document("mea")
        if description is None:
            return IO()
        accepted = ("electrode_coordinates", "input_radius", "output_radius")
        return MEA(**{key: description[key] for key in accepted if key in description})

    def default_model(self, comm: Any = None) -> Any:
        """The model of ``model.json``, else :class:`~livn.models.rcsd.ReducedCalciumSomaDendrite`.

        Raises
        ------
        FormatError
            ``model.json`` names a class that is not a livn model. A downloaded file must
            not choose what code runs; pass ``model=`` to Env instead.
        """
        from livn import models

        description = self._document("model")
        if description is None:
            return models.ReducedCalciumSomaDendrite()
        name = str(description.get("cls", "")).rpartition(".")[2]
        if name not in models.__all__:
            raise FormatError(
                f"model.json of {self.name} asks for {description.get('cls')!r}, which is not one of {models.__all__}; "
                "if you trust it, construct it yourself and pass model= to Env"
            )
        return getattr(models, name)(**description.get("kwargs", {}))

    def default_params(
        self, comm: Any = None, *, model: str | None = None, group: str | None = None
    ) -> dict[str, float] | None:
        """Parameters stored with the system, or ``None``.

        Parameters
        ----------
        model : str, optional
            Look into ``params/default.json`` for this model first, then at ``params.json``.
        group : str, optional
            Group within the model's document; ``"default"`` when left out.
        """
        if model is not None:
            document = json.loads(self._native.params_document("default") or "{}").get(model)
            if document is not None:
                wanted = group or "default"
                if wanted not in document:
                    raise ParameterError(f"{self.name} has no parameter group {wanted!r}; groups: {sorted(document)}")
                return dict(document[wanted].get("params", document[wanted]))
        return self._document("params")

    def params_document(self, selection_name: str | None = None, comm: Any = None) -> tuple[str | None, Any]:
        """``(relative path, document)`` of ``params/<selection>.json``, or ``(None, None)``."""
        name = selection_name or "default"
        text = self._native.params_document(name)
        return (None, None) if text is None else (f"params/{name}.json", json.loads(text))

    def write(self, directory: str | os.PathLike[str], *, replace: bool = False) -> System:
        """Write the system as a directory in the NeuroH5 layout and return it opened.

        Parameters
        ----------
        directory : path
        replace : bool
            Allow a directory that holds a system already.

        Raises
        ------
        FormatError
            The directory holds a system already or cannot be written.
        """
        path = os.fspath(directory)
        self._native.write(path, replace)
        return System(path, self.comm)

    def __getstate__(self) -> dict[str, Any]:
        if self.uri is None:
            raise TypeError(f"{self.name} was made in memory; write() it to a directory to send it elsewhere")
        # A path is enough: every process opens the directory for itself.
        return {"uri": self.uri, "gids": self._native.selected()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        from livn import _livn

        self.uri, self.comm = state["uri"], None
        native = _livn.System.open(self.uri)
        self._native = native if state["gids"] is None else native.select(state["gids"])

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {count}" for name, (_, count) in self.population_ranges.items())
        return f"{type(self).__name__}({self.name!r}: {counts})"
