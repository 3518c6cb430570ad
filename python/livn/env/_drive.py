"""From what ``run`` accepts to what the engine plays back."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from livn.exceptions import ShapeError
from livn.stimulus import CANONICAL_UNITS, Stimulus, check_bounds, section_positions


class Drive(NamedTuple):
    """A stimulus in the engine's form: ``rows[step, channel] @ gain[channel, column]``."""

    mode: str
    #: Interpolate between rows instead of holding each.
    linear: bool
    dt_ms: float
    rows: np.ndarray
    #: ``None``: every channel is a column.
    gain: np.ndarray | None
    gids: np.ndarray
    sections: np.ndarray


def prepare(env: Any, argument: Any, default_mode: str, duration: float) -> Stimulus | None:
    """Read the argument of ``run``; ``None`` when there is nothing to play."""
    stimulus = Stimulus.from_arg(argument)
    if stimulus.width is None:
        return None
    if stimulus.space == "channel":
        stimulus = env.cell_stimulus(stimulus)
    if "input_mode" not in stimulus.meta_data and stimulus.factors is None:
        stimulus = Stimulus(stimulus, input_mode=default_mode, dt=stimulus.dt)
    if stimulus.deferred:
        window = stimulus.window(0.0, min(duration, stimulus.duration))
        stimulus = Stimulus(window, stimulus.dt, stimulus.gids, sections=stimulus.sections, **stimulus.meta_data)
    return stimulus


def factors(env: Any, stimulus: Stimulus) -> tuple[Any, Any, np.ndarray, np.ndarray]:
    """``rows[step, channel]``, ``gain[channel, column]`` or ``None``, and gid and section of each column.

    Raises
    ------
    ShapeError
        It does not have one column per cell or per compartment.
    """
    gids, sections = _columns(env, stimulus)
    if stimulus.factors is not None:
        rows, gain = stimulus.factors
        return rows, gain, gids, sections
    rows = stimulus.array
    if rows.ndim == 1:
        rows = rows[:, None]
    if rows.ndim != 2:
        raise ShapeError(f"a run takes one stimulus [step, column], not shape {rows.shape}; loop over the batch")
    return rows, None, gids, sections


def to_drive(env: Any, stimulus: Stimulus) -> Drive:
    """Check a stimulus against the system and bring it into the engine's form.

    Raises
    ------
    ShapeError
        It does not have one column per cell or per compartment.
    UnitError
        A value is not finite.
    """
    if stimulus.units not in (CANONICAL_UNITS[stimulus.input_mode],):
        stimulus = stimulus.convert_to(CANONICAL_UNITS[stimulus.input_mode])
    inputs, gain, gids, sections = factors(env, stimulus)
    rows = np.ascontiguousarray(inputs, dtype=float)
    matrix = None if gain is None else np.ascontiguousarray(gain, dtype=float)
    check_bounds(rows, None, stimulus.input_mode, stimulus.units)
    return Drive(stimulus.input_mode, is_linear(stimulus), stimulus.dt, rows, matrix, gids, sections)


def is_linear(stimulus: Stimulus) -> bool:
    """Whether rows are connected by straight lines instead of held."""
    return stimulus.meta_data.get("interpolation", "hold") == "linear"


def _columns(env: Any, stimulus: Stimulus) -> tuple[np.ndarray, np.ndarray]:
    if stimulus.gids is not None:
        gids = np.asarray(stimulus.gids).astype(np.int64)
        sections = section_positions(gids) if stimulus.sections is None else np.asarray(stimulus.sections)
        return gids, sections.astype(np.int64)
    cells = np.asarray(env.system.gids).astype(np.int64)
    if stimulus.width == len(cells):
        return cells, np.zeros(len(cells), np.int64)
    rows = env._stimulus_gids()
    if stimulus.width == len(rows):
        return rows, section_positions(rows)
    raise ShapeError(
        f"the stimulus has {stimulus.width} columns; give one per cell ({len(cells)}), one per compartment "
        f"({len(rows)}), or name the cells with gids="
    )
