"""Small descriptions of a system's files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from livn._nearest import suggestion
from livn.exceptions import ParameterError


@dataclass(frozen=True)
class CellsMetaData:
    """Populations of a cell file, and which attributes are stored for each.

    Examples
    --------
    >>> meta = CellsMetaData(["EXC"], {"EXC": (0, 8)}, {"EXC": {"Generated Coordinates": ["X Coordinate"]}})
    >>> meta.cell_count(), meta.has("EXC", "Generated Coordinates")
    (8, True)
    """

    population_names: list[str]
    population_ranges: dict[str, tuple[int, int]]
    cell_attribute_info: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def has(self, population: str, attribute: str) -> bool:
        """Whether a namespace is stored for a population."""
        return attribute in self.cell_attribute_info.get(population, {})

    def population_count(self, population: str) -> int:
        """Number of cells of a population."""
        if population not in self.population_ranges:
            raise ParameterError(f"unknown population {population!r}{suggestion(population, self.population_names)}")
        return self.population_ranges[population][1]

    def cell_count(self) -> int:
        """Number of cells."""
        return sum(count for _, count in self.population_ranges.values())


@dataclass(frozen=True)
class Element:
    """One stage of ``graph.json``; unknown keys are ignored, missing ones take defaults."""

    uuid: str | None = None
    kind: str = "Element"
    module: Any = None
    version: list[Any] = field(default_factory=list)
    config: Any = None
    predicate: Any = None
    context: Any = None
    lineage: tuple[Any, ...] = ()

    @classmethod
    def from_mapping(cls, mapping: dict[str, Any]) -> Element:
        """Build from a JSON object."""
        known = {name: mapping[name] for name in cls.__dataclass_fields__ if name in mapping}
        return cls(**known)
