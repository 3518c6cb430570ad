"""The default model: reduced calcium soma-dendrite cells (RCSD)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from livn._nearest import suggestion
from livn.exceptions import ParameterError
from livn.models._engine import EngineModel
from livn.utils import P

__all__ = ["ReducedCalciumSomaDendrite"]

_AXON_LINKS = 5
_AXON_LINK_UM = 30.0
_PRESETS = ("2.0", "1.0")
# Displacement of the dendritic point in the 1.0 cell set: 0.9 of a 120 µm dendrite, along +x.
_DENDRITE_1_0_UM = 108.0


class ReducedCalciumSomaDendrite(EngineModel):
    """Motoneurons (``EXC``) and inhibitory cells (``INH``) of few compartments.

    ``EXC`` is a Booth-Rinzel-Kiehn motoneuron with soma and dendrite, ``INH`` a V1
    Renshaw cell; both carry a chain of five axon links unless ``axon=False``. Synapses
    are AMPA, NMDA, GABA_A and GABA_B; background noise is an Ornstein-Uhlenbeck
    conductance per compartment.

    Parameters
    ----------
    preset : {"2.0", "1.0"}
        Cell set. ``"1.0"`` is the published first set: a two-compartment motoneuron
        and a Pinsky-Rinzel cell, without axons.
    axon : bool, optional
        Axon links; ``True`` for preset 2.0, ``False`` for 1.0.
    refractory_period : float
        Crossings of the spike threshold closer than this to the last spike are dropped (ms).
    short_term_depression : bool
        AMPA synapses depress.
    v_init : float, optional
        Potential all compartments start from (mV); −75 when left out.
    dendrite_offset : float
        Distance of the point where the dendrite samples the extracellular field (µm).
    dendrite_orientation : {"random", "aligned"}
        Each cell its own direction in the plane, or all along +x.
    dendrite_orientation_seed : int
    size_cv : float or mapping of population to float
        Coefficient of variation of a per-cell diameter scale.
    size_seed : int

    Raises
    ------
    ParameterError
        A value is out of range or a preset unknown.

    Examples
    --------
    >>> model = ReducedCalciumSomaDendrite()
    >>> model.section_names("EXC")
    ('soma', 'dend', 'ais0', 'ais1', 'ais2', 'ais3', 'ais4')
    >>> ReducedCalciumSomaDendrite(axon=False).section_names("INH")
    ('soma',)
    >>> model.stimulus_coordinates([[0, 10.0, 20.0, 5.0]], "EXC").round(3)[:2].tolist()
    [[0.0, 10.0, 20.0, 5.0], [0.0, 38.187, 72.967, 5.0]]
    """

    engine_name = "rcsd"

    def __init__(
        self,
        preset: str = "2.0",
        axon: bool | None = None,
        refractory_period: float = 2.0,
        short_term_depression: bool = True,
        v_init: float | None = None,
        dendrite_offset: float = 60.0,
        dendrite_orientation: str = "random",
        dendrite_orientation_seed: int = 20260824,
        size_cv: float | Mapping[str, float] = 0.0,
        size_seed: int = 20260827,
    ):
        if preset not in _PRESETS:
            raise ParameterError(f"unknown preset {preset!r}{suggestion(preset, _PRESETS)}")
        if preset == "1.0" and axon:
            raise ParameterError("the cells of preset '1.0' have no axon; leave axon away or use preset '2.0'")
        if not refractory_period >= 0:
            raise ParameterError(f"refractory_period must be >= 0 ms, not {refractory_period}")
        if dendrite_orientation not in ("random", "aligned"):
            raise ParameterError(f"dendrite_orientation is 'random' or 'aligned', not {dendrite_orientation!r}")
        variations = size_cv.values() if isinstance(size_cv, Mapping) else [size_cv]
        if not all(value >= 0 for value in variations):
            raise ParameterError(f"size_cv must be >= 0, not {size_cv}")
        self.preset = preset
        self.axon = preset != "1.0" if axon is None else bool(axon)
        self.refractory_period = float(refractory_period)
        self.short_term_depression = bool(short_term_depression)
        self.v_init = None if v_init is None else float(v_init)
        self.dendrite_offset = float(dendrite_offset)
        self.dendrite_orientation = dendrite_orientation
        self.dendrite_orientation_seed = int(dendrite_orientation_seed)
        self.size_cv = dict(size_cv) if isinstance(size_cv, Mapping) else float(size_cv)
        self.size_seed = int(size_seed)

    @staticmethod
    def published_params(name: str) -> dict[str, float]:
        """Weights and noise as published for a release, for :meth:`livn.env.Env.set_params`.

        They were fitted to cells that could not fire action potentials, and are here for
        comparison only.

        Parameters
        ----------
        name : {"EI1-1.0", "EI2-1.0", "EI2-2.0"}

        Examples
        --------
        >>> ReducedCalciumSomaDendrite.published_params("EI1-1.0")["noise-g_e0"]
        1.0
        """
        from livn import _livn

        weights, noise = _livn.published_params(name)
        return {**weights, **{f"noise-{key}": value for key, value in noise.items()}}

    def engine_options(self) -> dict[str, Any]:
        """Options the engine needs to build the cells."""
        return {
            "preset": self.preset,
            "axon": self.axon,
            "refractory_ms": self.refractory_period,
            "short_term_depression": self.short_term_depression,
            "v_init_mv": self.v_init,
            "dendrite_offset_um": _DENDRITE_1_0_UM if self.preset == "1.0" else self.dendrite_offset,
            "dendrite_random": self.preset != "1.0" and self.dendrite_orientation == "random",
            "dendrite_seed": self.dendrite_orientation_seed,
            "size_cv": self.size_cv,
            "size_seed": self.size_seed,
        }

    def section_names(self, population: str | None = None) -> tuple[str, ...]:
        """Compartments of a population's cells, in the order of all rows."""
        if self.preset == "1.0":
            return ("soma", "dend")
        links = tuple(f"ais{k}" for k in range(_AXON_LINKS)) if self.axon else ()
        return ("soma", *links) if population == "INH" else ("soma", "dend", *links)

    def stimulus_coordinates(self, neuron_coordinates: Any, population: str | None = None) -> np.ndarray:
        """Where each compartment samples the field, neuron by neuron.

        The dendrite lies ``dendrite_offset`` from the soma, the axon links on the
        opposite side at 15, 45, 75, 105 and 135 µm.
        """
        cells = np.asarray(neuron_coordinates, dtype=float)
        names = self.section_names(population)
        rows = np.repeat(cells[:, None, :], len(names), axis=1)
        direction = self._directions(cells[:, 0])
        for k, name in enumerate(names):
            if name == "dend":
                reach = _DENDRITE_1_0_UM if self.preset == "1.0" else self.dendrite_offset
            elif name.startswith("ais"):
                reach = -_AXON_LINK_UM * (int(name[3:]) + 0.5)
            else:
                continue
            rows[:, k, 1:3] += reach * direction
        return rows.reshape(-1, 4)

    def _directions(self, gids: np.ndarray) -> np.ndarray:
        if self.preset == "1.0" or self.dendrite_orientation == "aligned":
            angle = np.zeros(len(gids))
        else:
            hashed = P.stable_hash(gids.astype(np.int64), self.dendrite_orientation_seed)
            angle = 2.0 * math.pi * hashed.astype(float) / 2.0**64
        return np.stack([np.cos(angle), np.sin(angle)], axis=1)
