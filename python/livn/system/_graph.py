"""The description of a system directory, ``graph.json``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from livn.system._metadata import Element
from livn.utils import load_file


class NeuroH5Graph:
    """A system directory by its ``graph.json``, without reading cells or edges.

    Parameters
    ----------
    directory : path

    Examples
    --------
    >>> from livn.system import predefined
    >>> graph = NeuroH5Graph(predefined("EI1"))
    >>> graph.population_names
    ['EXC', 'INH']
    """

    def __init__(self, directory: str | os.PathLike[str]):
        self.directory = os.fspath(directory)
        self._document = load_file([self.directory, "graph.json"], comm=False)

    def local_directory(self, *args: str) -> str:
        """Path of a file of the directory."""
        return os.path.join(self.directory, *args)

    @property
    def version(self) -> int | None:
        """Version of the format; ``None`` for directories that precede it."""
        return self._document.get("version")

    @property
    def architecture(self) -> Element:
        """Layers, populations and where their cells are."""
        return Element.from_mapping(self._document["architecture"])

    @property
    def distances(self) -> dict[str, Element]:
        """Distance stages by label."""
        return _elements(self._document.get("distances", {}))

    @property
    def connections(self) -> dict[str, Element]:
        """Connection stages by label."""
        return _elements(self._document.get("connections", {}))

    @property
    def synapse_forest(self) -> dict[str, Element]:
        """Synapse placement stages by population; empty for planar cultures."""
        return _elements(self._document.get("synapse_forest", {}))

    @property
    def elements(self) -> list[Element]:
        """Every stage."""
        stages = (self.distances, self.synapse_forest, self.connections)
        return [self.architecture, *(element for stage in stages for element in stage.values())]

    @property
    def population_names(self) -> list[str]:
        """Populations of the architecture."""
        return list((self.architecture.config or {}).get("cell_distributions", {}))

    @property
    def layer_names(self) -> list[str]:
        """Layers of the architecture."""
        return list((self.architecture.config or {}).get("layer_extents", {}))

    @property
    def cells_filepath(self) -> str:
        """Path of the cells file."""
        return self.files()["cells"]

    @property
    def connections_filepath(self) -> str:
        """Path of the connections file."""
        return self.files()["connections"]

    def files(self) -> dict[str, str]:
        """Paths of the HDF5 files."""
        return {name: self.local_directory(f"{name}.h5") for name in ("cells", "connections")}


def _elements(stages: Mapping[str, Any]) -> dict[str, Element]:
    """Stages of a map; an object without a uuid is a map of its own."""
    found: dict[str, Element] = {}
    for label, stage in stages.items():
        if not isinstance(stage, Mapping):
            continue
        if "uuid" in stage:
            found[label] = Element.from_mapping(dict(stage))
        else:
            found.update({f"{label}/{inner}": element for inner, element in _elements(stage).items()})
    return found
