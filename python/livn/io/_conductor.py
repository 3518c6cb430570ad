"""How a current spreads from an electrode, and how an electrode hears one."""

from __future__ import annotations

import math
from typing import Any

from livn._arrays import floats, namespace
from livn.io._geometry import with_amplitude

MIN_DISTANCE_UM = 5.0
ELECTRODE_RADIUS_UM = 15.0
CULTURE_HEIGHT_UM = 50.0
_RESISTIVITY_OHM_M = 3.5
_SIGMA_S_PER_MM = 0.0003
_FLOOR_UM = math.hypot(ELECTRODE_RADIUS_UM, CULTURE_HEIGHT_UM)

#: mV per µA at contact.
DEFAULT_STIMULATION_GAIN = 1000.0 * _RESISTIVITY_OHM_M / (4.0 * math.pi * _FLOOR_UM)
#: µV per µA at contact.
DEFAULT_RECORDING_GAIN = 1000.0 / (4.0 * math.pi * _SIGMA_S_PER_MM * MIN_DISTANCE_UM)


def disk_gain(
    distance_um: Any,
    tissue_resistivity_ohm_m: float = _RESISTIVITY_OHM_M,
    electrode_radius_um: float = ELECTRODE_RADIUS_UM,
    culture_height_um: float = CULTURE_HEIGHT_UM,
) -> Any:
    """Potential (mV) per µA at a distance from a disk electrode under a culture."""
    xp = namespace(distance_um)
    floor = math.hypot(electrode_radius_um, culture_height_um)
    return 1000.0 * tissue_resistivity_ohm_m / (4.0 * math.pi * xp.sqrt(xp.square(distance_um) + floor**2))


def disk_electrode_model(
    distances: Any,
    tissue_resistivity_ohm_m: float = _RESISTIVITY_OHM_M,
    per_unit_current_uA: float = 1.0,  # noqa: N803  published spelling
    electrode_radius_um: float = ELECTRODE_RADIUS_UM,
    culture_height_um: float = CULTURE_HEIGHT_UM,
) -> Any:
    """Distance table with its last column replaced by the gain of disk electrodes (mV).

    ``1000·ρ·I / (4π·√(r² + h²))`` with ``h² = electrode radius² + culture height²``.

    Examples
    --------
    >>> disk_electrode_model([[0, 0, 100.0]])[0, -1].round(6)
    np.float64(2.469047)
    """
    gain = disk_gain(floats(distances)[:, -1], tissue_resistivity_ohm_m, electrode_radius_um, culture_height_um)
    return with_amplitude(distances, per_unit_current_uA * gain)


def point_source_model(
    distances: Any,
    tissue_resistivity_ohm_m: float = _RESISTIVITY_OHM_M,
    per_unit_current_uA: float = 1.0,  # noqa: N803  published spelling
    min_distance_um: float = MIN_DISTANCE_UM,
) -> Any:
    """Distance table with its last column replaced by the gain of point sources (mV).

    ``1000·ρ·I / (4π·(r + min_distance))``.

    Examples
    --------
    >>> point_source_model([[0, 0, 100.0]])[0, -1].round(6)
    np.float64(2.652582)
    """
    reach = floats(distances)[:, -1] + min_distance_um
    return with_amplitude(distances, 1000.0 * tissue_resistivity_ohm_m * per_unit_current_uA / (4.0 * math.pi * reach))


def electrode_potential_point_source_weights(
    distances_um: Any,
    *,
    sigma_S_per_mm: float = _SIGMA_S_PER_MM,  # noqa: N803  published spelling
    min_distance_um: float = MIN_DISTANCE_UM,
) -> Any:
    """Potential at an electrode (µV) per µA of membrane current at a distance.

    Examples
    --------
    >>> electrode_potential_point_source_weights([0.0, 1000.0]).round(4)
    array([53051.6477,   263.9385])
    """
    reach_mm = (floats(distances_um) + min_distance_um) / 1000.0
    return 1.0 / (4.0 * math.pi * sigma_S_per_mm) / reach_mm
