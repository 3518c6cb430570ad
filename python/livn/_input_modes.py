"""Input modes, their units, and what values they may take."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from livn._nearest import suggestion
from livn.exceptions import UnitError

CANONICAL_UNITS = {
    "extracellular": "mV",
    "current": "nA",
    "current_density": "mA/cm2",
    "conductance": "uS",
    "irradiance": "mW/mm2",
}
ALTERNATE_UNITS = {"irradiance": ("photon_flux",)}
DEFAULT_STIMULUS_CHUNK_MB = 64.0
STIMULUS_CHUNK_MB_ENV = "LIVN_STIMULUS_CHUNK_MB"
MAX_STIMULUS_GB_ENV = "LIVN_MAX_STIMULUS_GB"
_DEFAULT_MAX_GB = 5.0


def section_positions(gids: Any) -> np.ndarray:
    """Position of each entry among the entries of the same cell.

    Examples
    --------
    >>> section_positions([4, 4, 7, 4]).tolist()
    [0, 1, 0, 2]
    """
    labels = np.asarray(gids).astype(np.int64).ravel()
    order = np.argsort(labels, kind="stable")
    ranked = labels[order]
    start = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]]) if len(ranked) else np.empty(0, int)
    lengths = np.diff(np.r_[start, len(ranked)])
    positions = np.empty(len(labels), dtype=np.int64)
    positions[order] = np.arange(len(labels)) - np.repeat(start, lengths)
    return positions


def check_bounds(values: Any, bounds: tuple[float, float] | None, input_mode: str, units: str | None = None) -> None:
    """Refuse values outside what a model declared valid.

    Raises
    ------
    UnitError
        A value lies outside ``bounds`` or is not finite.

    Examples
    --------
    >>> check_bounds([0.0, 12.0], (-1000.0, 1000.0), "extracellular")
    """
    values = np.asarray(values)
    unit = units or CANONICAL_UNITS.get(input_mode, "")
    if values.size == 0:
        return
    low, high = float(values.min()), float(values.max())
    if not (np.isfinite(low) and np.isfinite(high)):
        raise UnitError(f"the {input_mode} stimulus holds values that are not finite")
    if bounds is not None and not (bounds[0] <= low and high <= bounds[1]):
        raise UnitError(
            f"the {input_mode} stimulus spans {low:g} to {high:g} {unit}, outside {bounds[0]:g} to {bounds[1]:g} "
            f"{unit}; check the unit, or that electrode commands went through env.cell_stimulus"
        )


def chunk_bytes() -> int:
    """Size of the windows a deferred stimulus is rendered in, from ``LIVN_STIMULUS_CHUNK_MB`` (MiB).

    Examples
    --------
    >>> chunk_bytes()
    67108864
    """
    text = os.environ.get(STIMULUS_CHUNK_MB_ENV, str(DEFAULT_STIMULUS_CHUNK_MB))
    try:
        size = float(text)
    except ValueError:
        size = 0.0
    if not size > 0:
        raise ValueError(f"{STIMULUS_CHUNK_MB_ENV}={text!r} must be a number > 0 (MiB)")
    return int(size * 2**20)


def check_units(mode: str | None, units: str | None) -> None:
    """Refuse an unknown mode, or a unit that is not one of the mode's."""
    if mode is not None and mode not in CANONICAL_UNITS:
        raise UnitError(f"unknown input_mode {mode!r}{suggestion(mode, CANONICAL_UNITS)}")
    if units is not None:
        allowed = (CANONICAL_UNITS[mode or "extracellular"], *ALTERNATE_UNITS.get(mode or "", ()))
        if units not in allowed:
            raise UnitError(f"{mode or 'extracellular'} is given in {' or '.join(allowed)}, not {units!r}")


def guard_size(rows: int, columns: int) -> None:
    """Refuse to form a dense stimulus larger than ``LIVN_MAX_STIMULUS_GB``."""
    limit_gb = float(os.environ.get(MAX_STIMULUS_GB_ENV, _DEFAULT_MAX_GB))
    size_gb = rows * columns * 8 / 2**30
    if 0 < limit_gb < size_gb:
        raise MemoryError(
            f"the dense stimulus [{rows}, {columns}] would take {size_gb:.1f} GiB, more than "
            f"{MAX_STIMULUS_GB_ENV}={limit_gb:g}; pass the stimulus to run as it is (it stays factored), "
            "shorten it, use a larger dt, or raise the limit"
        )
