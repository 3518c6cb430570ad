"""Electrode arrays: from commands to compartments, from cells to channels."""

from __future__ import annotations

from livn.io._base import IO
from livn.io._conductor import (
    CULTURE_HEIGHT_UM,
    DEFAULT_RECORDING_GAIN,
    DEFAULT_STIMULATION_GAIN,
    ELECTRODE_RADIUS_UM,
    MIN_DISTANCE_UM,
    disk_electrode_model,
    electrode_potential_point_source_weights,
    point_source_model,
)
from livn.io._geometry import (
    calculate_distances,
    electrode_array_coordinates,
    electrode_array_coordinates_for_area,
    relative_distance,
    with_amplitude,
)
from livn.io._mea import MEA, calculate_cell_stimulus, channel_recording
from livn.stimulus import MAX_STIMULUS_GB_ENV

__all__ = [
    "CULTURE_HEIGHT_UM",
    "DEFAULT_MAX_STIMULUS_GB",
    "DEFAULT_RECORDING_GAIN",
    "DEFAULT_STIMULATION_GAIN",
    "ELECTRODE_RADIUS_UM",
    "IO",
    "MAX_STIMULUS_GB_ENV",
    "MEA",
    "MIN_DISTANCE_UM",
    "calculate_cell_stimulus",
    "calculate_distances",
    "channel_recording",
    "disk_electrode_model",
    "electrode_array_coordinates",
    "electrode_array_coordinates_for_area",
    "electrode_potential_point_source_weights",
    "point_source_model",
    "relative_distance",
    "with_amplitude",
]

DEFAULT_MAX_STIMULUS_GB = 5.0
