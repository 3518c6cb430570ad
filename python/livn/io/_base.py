"""The interface of an IO device: what an array of electrodes or fibres can do."""

from __future__ import annotations

import os
from typing import Any

from livn._dependencies import require
from livn.exceptions import UnsupportedError
from livn.utils import Jsonable


class IO(Jsonable):
    """An array with channels. This base has none; systems without an array get it.

    Subclasses define :attr:`channel_ids`, :meth:`cell_stimulus`,
    :meth:`channel_recording` and :meth:`potential_recording`.
    """

    @classmethod
    def from_directory(cls, directory: str | os.PathLike[str], comm: Any = None) -> Any:
        """Read ``<class name in lower case>.json`` of a system directory."""
        return cls.from_json(os.path.join(directory, f"{cls.__name__.lower()}.json"), comm=comm)

    def _missing(self, what: str) -> UnsupportedError:
        return UnsupportedError(
            f"Please specify an IO: {type(self).__name__} has no {what}. Pass io=MEA(...) to Env, or use a system "
            "with a mea.json"
        )

    def serialize(self) -> dict[str, Any]:
        """Return the constructor keywords."""
        return {}

    @property
    def channel_ids(self) -> Any:
        """Ids of the channels, in row order."""
        raise self._missing("channels")

    @property
    def num_channels(self) -> int:
        """Number of channels."""
        return len(self.channel_ids)

    @property
    def input_units(self) -> str:
        """Unit of a channel command."""
        return "uA"

    @property
    def input_space(self) -> Any:
        """Gymnasium space of one command, ``Box(0, 1, (num_channels,))``."""
        cached = self.__dict__.get("_input_space")
        if cached is None:
            cached = self.__dict__["_input_space"] = self._get_input_space()
        return cached

    def _get_input_space(self) -> Any:
        spaces = require("gymnasium.spaces", "IO.input_space")
        import numpy as np

        return spaces.Box(0.0, 1.0, (self.num_channels,), np.float32)

    def cell_stimulus(self, neuron_coordinates: Any, channel_inputs: Any, dt: float = 1.0) -> Any:
        """Turn channel commands into what each compartment feels."""
        raise self._missing("stimulation")

    def channel_recording(self, neuron_coordinates: Any, ii: Any, *recordings: Any) -> Any:
        """Sort events by the channels that hear their cells."""
        raise self._missing("recording")

    def potential_recording(self, distances: Any, membrane_currents: Any) -> Any:
        """Sum membrane currents to channel potentials."""
        raise self._missing("recording")
