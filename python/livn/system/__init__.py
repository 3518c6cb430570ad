"""Systems: cultures on disk and in memory."""

from __future__ import annotations

from livn.system._generate import generate_2d
from livn.system._graph import NeuroH5Graph
from livn.system._metadata import CellsMetaData, Element
from livn.system._parallel import ParallelSystem
from livn.system._predefined import PREDEFINED, fetch, locate, make, predefined, resolve
from livn.system._readers import (
    coordinate_array,
    projection_array,
    read_cells_meta_data,
    read_coordinates,
    read_projections,
    read_synapses,
)
from livn.system._system import System

CULTURES = PREDEFINED
LEGACY = PREDEFINED

__all__ = [
    "CULTURES",
    "LEGACY",
    "PREDEFINED",
    "CellsMetaData",
    "Element",
    "NeuroH5Graph",
    "ParallelSystem",
    "System",
    "coordinate_array",
    "fetch",
    "generate_2d",
    "locate",
    "make",
    "predefined",
    "projection_array",
    "read_cells_meta_data",
    "read_coordinates",
    "read_projections",
    "read_synapses",
    "resolve",
]
