"""The multi-electrode array."""

from __future__ import annotations

from typing import Any

import numpy as np

from livn._arrays import namespace, separation
from livn._channels import as_array
from livn.exceptions import ParameterError, ShapeError
from livn.io._base import IO
from livn.io._conductor import disk_electrode_model, disk_gain, electrode_potential_point_source_weights
from livn.io._geometry import (
    calculate_distances,
    coordinate_rows,
    electrode_array_coordinates,
)
from livn.stimulus import Stimulus, section_positions


class MEA(IO):
    """Electrodes that stimulate with currents (µA) and hear spikes and potentials (µV).

    Parameters
    ----------
    electrode_coordinates : float[n, 4], optional
        Rows ``id, x, y, z`` (µm); a 4 × 4 grid at a pitch of 1 mm when left out. Ids
        need not be dense.
    input_radius : float
        Kept and written to ``mea.json``; stimulation reaches every cell, as in the
        published versions.
    output_radius : float
        An electrode hears cells up to this distance (µm).

    Examples
    --------
    >>> mea = MEA([[0, 0.0, 0.0, 0.0]], output_radius=100)
    >>> cells = [[0, 0.0, 0.0, 0.0], [1, 500.0, 0.0, 0.0]]
    >>> mea.channel_recording(cells, [0, 1, 0], np.array([1.0, 2.0, 3.0]))
    ({0: array([0, 0])}, {0: array([1., 3.])})
    """

    def __init__(self, electrode_coordinates: Any = None, input_radius: float = 250, output_radius: float = 250):
        if electrode_coordinates is None:
            electrode_coordinates = self.default_electrode_coordinates()
        self.electrode_coordinates = coordinate_rows(electrode_coordinates, "electrode_coordinates")
        ids, counts = np.unique(self.electrode_coordinates[:, 0], return_counts=True)
        if (counts > 1).any():
            raise ParameterError(f"channel ids must be unique; repeated: {ids[counts > 1].astype(int).tolist()}")
        if not (input_radius >= 0 and output_radius >= 0):
            raise ParameterError(f"radii must be >= 0 µm, not {input_radius} and {output_radius}")
        self.input_radius = input_radius
        self.output_radius = output_radius

    def default_electrode_coordinates(self) -> np.ndarray:
        """Layout used when none is given; override for another default."""
        return electrode_array_coordinates()

    def serialize(self) -> dict[str, Any]:
        """Return the constructor keywords, which are the keys of ``mea.json``."""
        return {
            "electrode_coordinates": self.electrode_coordinates.tolist(),
            "input_radius": self.input_radius,
            "output_radius": self.output_radius,
        }

    @property
    def channel_ids(self) -> np.ndarray:
        """Ids of the electrodes, in row order (the order of the channel axis everywhere)."""
        return self.electrode_coordinates[:, 0].astype(np.int32)

    def distances(self, neuron_coordinates: Any) -> np.ndarray:
        """Rows ``channel id, gid, distance`` (µm), channel by channel."""
        return calculate_distances(self.electrode_coordinates, neuron_coordinates)

    # -- stimulation -------------------------------------------------------------------

    def amplitude_from_distance(self, distances: Any) -> np.ndarray:
        """Distance table with its last column replaced by the gain (mV per µA).

        Override to change how a current spreads.
        """
        return disk_electrode_model(distances)

    def cell_induction(self, neuron_coordinates: Any) -> np.ndarray:
        """Rows ``channel id, gid, gain`` (mV per µA), channel by channel."""
        return self.amplitude_from_distance(self.distances(neuron_coordinates))

    def reach(self, neuron_coordinates: Any) -> Any:
        """Potential per unit command, ``[channel, coordinate row]`` (mV per µA)."""
        rows = coordinate_rows(neuron_coordinates, "neuron_coordinates")
        return self._gain(np.arange(self.num_channels), rows)

    def _gain(self, channels: np.ndarray, rows: Any) -> Any:
        plain = type(self).amplitude_from_distance is MEA.amplitude_from_distance
        electrodes = self.electrode_coordinates
        if namespace(electrodes, rows) is not np:
            if plain:
                return disk_gain(separation(electrodes[channels, 1:], rows[:, 1:]))
            table = calculate_distances(electrodes[channels], rows)
            return self.amplitude_from_distance(table)[:, -1].reshape(len(channels), len(rows))
        gain = np.empty((len(channels), len(rows)))
        # Electrode by electrode, so that the distance table of a large array never exists as a whole.
        for k, channel in enumerate(channels):
            electrode = electrodes[channel]
            if plain:
                gain[k] = disk_gain(separation(electrode[1:], rows[:, 1:]))
            else:
                table = calculate_distances(electrode[None, :], rows)
                gain[k] = self.amplitude_from_distance(table)[:, -1]
        return gain

    def cell_stimulus(self, neuron_coordinates: Any, channel_inputs: Any, dt: float = 1.0) -> Any:
        """Extracellular potential at every coordinate row, one column per row.

        Parameters
        ----------
        neuron_coordinates : float[n, 4]
            Rows ``gid, x, y, z`` (µm); rows that share a gid are compartments of one cell.
        channel_inputs : float[step, channel] or float[batch, step, channel] or Stimulus
            Commands (µA).
        dt : float
            Milliseconds per step; a Stimulus brings its own.

        Returns
        -------
        Stimulus or float[batch, step, n]
            Potentials (mV). A Stimulus keeps commands and gains apart until
            :attr:`~livn.stimulus.Stimulus.array` is read; a batch is returned as an array.

        Raises
        ------
        ShapeError
            The commands do not have one column per channel.

        Examples
        --------
        >>> mea = MEA([[0, 0.0, 0.0, 0.0]])
        >>> mea.cell_stimulus([[0, 0.0, 0.0, 0.0], [0, 100.0, 0.0, 0.0]], [[2.0]]).array.round(4)
        array([[10.671 ,  4.9381]])
        """
        rows = coordinate_rows(neuron_coordinates, "neuron_coordinates")
        extra: dict[str, Any] = {}
        if isinstance(channel_inputs, Stimulus):
            dt, extra = channel_inputs.dt, channel_inputs.extra
        inputs = np.asarray(channel_inputs)
        if inputs.dtype.kind not in "f":
            inputs = inputs.astype(float)
        if inputs.ndim not in (2, 3) or inputs.shape[-1] != self.num_channels:
            raise ShapeError(
                f"channel inputs must be [step, channel] with {self.num_channels} channels, not {inputs.shape}"
            )
        # Silent channels contribute nothing; leaving them out keeps the factors small.
        used = np.flatnonzero((inputs != 0).any(axis=tuple(range(inputs.ndim - 1))))
        gain = self._gain(used, rows).astype(inputs.dtype)
        if inputs.ndim == 3:
            return inputs[..., used] @ gain
        gids = rows[:, 0].astype(np.int64)
        return Stimulus.factored(
            inputs[:, used],
            gain,
            dt,
            gids,
            section_positions(gids),
            **{**extra, "input_mode": "extracellular", "units": "mV"},
        )

    # -- recording ---------------------------------------------------------------------

    def members(self, neuron_coordinates: Any) -> dict[int, np.ndarray]:
        """Cells each channel hears: those with any coordinate row within ``output_radius``.

        A cell may belong to several channels; a channel without cells has an empty array.
        """
        rows = coordinate_rows(neuron_coordinates, "neuron_coordinates")
        result = {}
        for electrode in self.electrode_coordinates:
            near = np.linalg.norm(rows[:, 1:] - electrode[1:], axis=1) <= self.output_radius
            result[int(electrode[0])] = np.unique(rows[near, 0].astype(np.int64))
        return result

    def channel_recording(self, neuron_coordinates: Any, ii: Any, *recordings: Any) -> Any:
        """Sort events by channel, keeping their order.

        Parameters
        ----------
        neuron_coordinates : float[n, 4]
            Rows ``gid, x, y, z`` (µm).
        ii : int[m] or None
            Cell of each event; ``None`` means every cell once.
        *recordings : array[m, ...]
            Values that belong to the events.

        Returns
        -------
        dict or tuple of dict
            Channel id to the ids of its events, then one dict per recording. Every
            channel has an entry; those that heard nothing an empty one.

        Raises
        ------
        ShapeError
            A recording does not have one entry per event.
        """
        rows = coordinate_rows(neuron_coordinates, "neuron_coordinates")
        ids = np.unique(rows[:, 0].astype(np.int64)) if ii is None else np.asarray(ii)
        return channel_recording(self.members(rows), ids, *recordings)

    def source_gain(self, distances: Any) -> np.ndarray:
        """Potential per membrane current, ``[channel, row]`` (µV per µA), zero out of reach."""
        table = np.asarray(distances, dtype=float)
        if len(table) % self.num_channels:
            raise ShapeError(
                f"distances size mismatch: {len(table)} rows for {self.num_channels} channels; "
                "pass io.distances(recording coordinates)"
            )
        distance = table[:, -1].reshape(self.num_channels, -1)
        weights = electrode_potential_point_source_weights(distance)
        return np.where(distance <= self.output_radius, weights, 0.0)

    def potential_recording(self, distances: Any, membrane_currents: Any) -> np.ndarray:
        """Potential at every electrode.

        Parameters
        ----------
        distances : float[channel * row, 3]
            From :meth:`distances` of the recorded compartments.
        membrane_currents : float[row, frame]
            Transmembrane currents in the same row order (µA, outward positive).

        Returns
        -------
        float[channel, frame]
            Potentials (µV), channels in the order of :attr:`channel_ids`.
        """
        if membrane_currents is None:
            raise ShapeError("membrane currents were not recorded; call env.record_membrane_current() before the run")
        currents = np.asarray(membrane_currents)
        gain = self.source_gain(distances)
        if currents.ndim != 2 or gain.shape[1] != len(currents):
            raise ShapeError(
                f"distances size mismatch: {gain.shape[1]} coordinate rows for currents of shape {currents.shape}"
            )
        return gain @ currents

    def potential_at(self, coordinates: Any, membrane_currents: Any) -> Any:
        """:meth:`potential_recording` by coordinates instead of distances.

        Only what lies within reach of an electrode is looked at, so that arrays of a
        thousand electrodes over ten thousand cells need no table of all distances.

        Parameters
        ----------
        coordinates : float[row, 4]
            Rows ``gid, x, y, z`` (µm) of the recorded compartments.
        membrane_currents : float[row, frame]
            Microampere, outward positive.

        Examples
        --------
        >>> mea = MEA([[0, 0.0, 0.0, 0.0]], output_radius=10)
        >>> mea.potential_at([[0, 0.0, 0.0, 0.0], [1, 99.0, 0.0, 0.0]], [[1.0], [1.0]]).round(1)
        array([[53051.6]])
        """
        overridden = any(
            getattr(type(self), name) is not getattr(MEA, name)
            for name in ("distances", "source_gain", "potential_recording")
        )
        if overridden:
            return self.potential_recording(self.distances(coordinates), membrane_currents)
        rows = coordinate_rows(coordinates, "coordinates")
        currents = as_array(membrane_currents)
        if currents.ndim != 2 or len(rows) != len(currents):
            raise ShapeError(f"{len(rows)} coordinate rows for currents of shape {currents.shape}")
        xp = namespace(self.electrode_coordinates, rows, currents)
        if xp is not np:
            distance = separation(self.electrode_coordinates[:, 1:], rows[:, 1:])
            weights = electrode_potential_point_source_weights(distance)
            return xp.where(distance <= self.output_radius, weights, 0.0) @ currents
        potential = np.zeros((self.num_channels, currents.shape[1]))
        for k, electrode in enumerate(self.electrode_coordinates):
            distance = separation(electrode[1:], rows[:, 1:])
            near = np.flatnonzero(distance <= self.output_radius)
            potential[k] = electrode_potential_point_source_weights(distance[near]) @ currents[near]
        return potential

    def channel_contribution(self, neuron_coordinates: Any, channel_id: int) -> np.ndarray:
        """What one channel hears: rows ``gid, distance µm, gain µV/µA, share %``, nearest first."""
        known = self.channel_ids.tolist()
        if channel_id not in known:
            raise ParameterError(f"no channel {channel_id}; channels are {known}")
        electrode = self.electrode_coordinates[known.index(channel_id)][None, :]
        table = calculate_distances(electrode, neuron_coordinates)
        table = table[table[:, -1] <= self.output_radius]
        table = table[np.argsort(table[:, -1], kind="stable")]
        gain = electrode_potential_point_source_weights(table[:, -1])
        share = 100.0 * gain / gain.sum() if len(gain) else gain
        return np.stack([table[:, 1], table[:, 2], gain, share], axis=1)

    def __repr__(self) -> str:
        return f"MEA({self.num_channels} electrodes, output_radius={self.output_radius:g} µm)"


def channel_recording(ci: Any, ii: Any, *recordings: Any) -> Any:
    """Sort events by channel.

    Parameters
    ----------
    ci : dict[int, int[k]] or float[k, >= 2]
        Cells of each channel, or a table whose first columns are channel id and gid.
    ii : int[m]
        Cell of each event.
    *recordings : array[m, ...]

    Returns
    -------
    dict or tuple of dict
        See :meth:`MEA.channel_recording`.

    Examples
    --------
    >>> channel_recording({0: [1], 9: []}, np.array([1, 2]))
    {0: array([1]), 9: array([], dtype=int64)}
    """
    if not isinstance(ci, dict):
        table = np.asarray(ci)
        channels, cells = table[:, 0].astype(int), table[:, 1].astype(np.int64)
        ci = {int(c): cells[channels == c] for c in np.unique(channels)}
    ids = np.asarray(ii)
    signals = [np.asarray(signal) for signal in recordings]
    for k, signal in enumerate(signals):
        if len(signal) != len(ids):
            raise ShapeError(f"recording {k} has {len(signal)} entries for {len(ids)} ids")
    masks = {int(channel): np.isin(ids, np.asarray(cells)) for channel, cells in ci.items()}
    results = tuple({channel: signal[mask] for channel, mask in masks.items()} for signal in (ids, *signals))
    return results[0] if not signals else results


def calculate_cell_stimulus(electrode_stimulus: Any, c_induction: Any, n_gids: int | None = None) -> np.ndarray:
    """Commands times an induction table.

    Parameters
    ----------
    electrode_stimulus : float[..., step, channel]
        Commands (µA), channels in ascending order of id.
    c_induction : float[k, 3]
        Rows ``channel id, gid, gain``. Rows of one channel that share a gid are
        compartments and get a column each, in the order of the table.
    n_gids : int, optional
        Check that this many columns result.

    Returns
    -------
    float[..., step, column]

    Examples
    --------
    >>> calculate_cell_stimulus([[2.0, 0.0]], [[0, 5, 1.0], [0, 6, 0.5], [1, 5, 3.0], [1, 6, 4.0]])
    array([[2., 1.]])
    """
    inputs, table = np.asarray(electrode_stimulus), np.asarray(c_induction, dtype=float)
    channels = np.unique(table[:, 0])
    blocks = [table[table[:, 0] == channel] for channel in channels]
    layouts = {tuple(block[:, 1]) for block in blocks}
    if len(layouts) != 1:
        raise ShapeError("every channel of an induction table must list the same cells in the same order")
    if inputs.shape[-1] != len(channels):
        raise ShapeError(f"{inputs.shape[-1]} command columns for {len(channels)} channels in the table")
    gain = np.stack([block[:, -1] for block in blocks])
    if n_gids is not None and gain.shape[1] != n_gids:
        raise ShapeError(f"the induction table has {gain.shape[1]} columns, not {n_gids}")
    return inputs @ gain
