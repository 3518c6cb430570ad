"""Electrode arrays: golden numbers, one column per compartment, channels that hear nothing."""

import numpy as np
import pytest

from livn.exceptions import ParameterError, ShapeError, UnsupportedError
from livn.io import (
    IO,
    MEA,
    calculate_cell_stimulus,
    calculate_distances,
    disk_electrode_model,
    electrode_array_coordinates,
    electrode_array_coordinates_for_area,
    electrode_potential_point_source_weights,
    point_source_model,
    relative_distance,
)
from livn.stimulus import Stimulus

RADII = [0.0, 50.0, 100.0, 250.0, 1000.0]
TABLE = np.array([[0, gid, r] for gid, r in enumerate(RADII)])


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        (
            disk_electrode_model(TABLE)[:, -1],
            [5.335497577070285, 3.8531421646356105, 2.469046589076568, 1.090563947536671, 0.2781424391589817],
        ),
        (
            point_source_model(TABLE)[:, -1],
            [55.70423008216337, 5.064020916560307, 2.652582384864923, 1.0922398055326152, 0.2771354730455889],
        ),
        (
            electrode_potential_point_source_weights(RADII),
            [53051.64769729845, 4822.877063390769, 2526.2689379665926, 1040.2283862215381, 263.93854575770376],
        ),
    ],
)
def test_gains_are_the_published_numbers(gains, expected):
    np.testing.assert_allclose(gains, expected, rtol=1e-14)


def test_default_layout():
    grid = electrode_array_coordinates()
    assert grid.shape == (16, 4)
    assert grid[:, 0].tolist() == list(range(16))
    assert grid[1].tolist() == [1, 1500, 500, 175]
    assert grid[15].tolist() == [15, 3500, 3500, 175]


@pytest.mark.parametrize(("side", "count"), [(40, 1), (400, 16), (1000, 64), (4000, 1024)])
def test_layout_for_an_area(side, count):
    assert len(electrode_array_coordinates_for_area(100, ((0, 0), (side, side)))) == count


def test_layout_for_an_area_is_centred():
    grid = electrode_array_coordinates_for_area(100, ((0, 0), (450, 250)))
    assert grid[[0, -1], 1:3].tolist() == [[75, 75], [375, 175]]
    with pytest.raises(ParameterError, match="pitch"):
        electrode_array_coordinates_for_area(0, ((0, 0), (1, 1)))


def test_distances_are_source_major():
    table = calculate_distances([[2, 0, 0, 0], [5, 3, 0, 0], [9, 0, 4, 0]], [[0, 0, 0, 0], [1, 3, 4, 0]])
    assert table.tolist() == [[2, 0, 0], [2, 1, 5], [5, 0, 3], [5, 1, 4], [9, 0, 4], [9, 1, 3]]


def test_relative_distance_keeps_its_input():
    table = np.array([[0, 0, 50.0], [0, 1, 100.0], [0, 2, 150.0]])
    assert relative_distance(table, 100)[:, 2].tolist() == [0.5, 1.0, 1.5]
    assert relative_distance(table, 100, filter_out_of_bounds=True)[:, 1].tolist() == [0, 1]
    assert table[0, 2] == 50.0


class TestStimulation:
    cells = [[0, 0, 0, 0], [0, 100, 0, 0], [1, 250, 0, 0]]

    def test_each_compartment_has_its_own_column(self):
        mea = MEA([[4, 0, 0, 0], [9, 100, 0, 0]])
        stimulus = mea.cell_stimulus(self.cells, [[2.0, 0.0], [0.0, 1.0]], dt=0.5)
        assert stimulus.shape == (2, 3)
        assert (stimulus.dt, stimulus.units) == (0.5, "mV")
        np.testing.assert_allclose(stimulus.array[0], 2 * disk_electrode_model(TABLE)[[0, 2, 3], -1])
        assert list(stimulus.columns()) == [(0, 0), (0, 1), (1, 0)]

    def test_precision_follows_the_command(self):
        assert MEA().cell_stimulus(self.cells, np.ones((2, 16), np.float32)).array.dtype == np.float32

    def test_a_batch_stays_a_batch(self):
        batch = np.ones((3, 2, 16))
        result = MEA().cell_stimulus(self.cells, batch)
        assert result.shape == (3, 2, 3)
        np.testing.assert_allclose(result[1], MEA().cell_stimulus(self.cells, batch[1]).array)

    def test_a_pulse_train_brings_its_dt(self):
        stimulus = MEA([[0, 0, 0, 0]]).cell_stimulus(self.cells, Stimulus.biphasic_pulse(1, [0]))
        assert (stimulus.dt, stimulus.rows, stimulus.input_mode) == (0.05, 9, "extracellular")
        assert stimulus.meta_data["kind"] == "biphasic_pulse"

    def test_silent_channels_are_left_out_of_the_factors(self):
        commands = np.zeros((5, 16))
        commands[2, 3] = 1.0
        inputs, gain = MEA().cell_stimulus(self.cells, commands).factors
        assert (inputs.shape, gain.shape) == ((5, 1), (1, 3))

    def test_nothing_is_cached_between_systems(self):
        mea = MEA([[0, 0, 0, 0]])
        near = mea.cell_stimulus([[0, 0, 0, 0]], [[1.0]]).array[0, 0]
        far = mea.cell_stimulus([[0, 100, 0, 0]], [[1.0]]).array[0, 0]
        assert near > 2 * far

    def test_wrong_number_of_channels(self):
        with pytest.raises(ShapeError, match="16 channels"):
            MEA().cell_stimulus(self.cells, np.ones((2, 3)))

    def test_a_subclass_changes_how_current_spreads(self):
        class Point(MEA):
            def amplitude_from_distance(self, distances):
                return point_source_model(distances)

        assert Point([[0, 0, 0, 0]]).cell_stimulus([[0, 0, 0, 0]], [[1.0]]).array[0, 0] == pytest.approx(55.70423)

    def test_the_table_form_agrees(self):
        mea = MEA([[4, 0, 0, 0], [9, 100, 0, 0]])
        commands = np.array([[2.0, -1.0]])
        dense = calculate_cell_stimulus(commands, mea.cell_induction(self.cells), n_gids=3)
        np.testing.assert_allclose(dense, mea.cell_stimulus(self.cells, commands).array)


class TestRecording:
    def test_members_of_the_default_array(self):
        members = MEA().members([[0, 500, 500, 175], [1, 600, 500, 175]])
        assert members[0].tolist() == [0, 1]
        assert all(len(cells) == 0 for channel, cells in members.items() if channel)

    def test_every_channel_has_an_entry_and_order_is_kept(self):
        mea = MEA([[3, 0, 0, 0], [8, 1000, 0, 0]], output_radius=100)
        cells = [[0, 0, 0, 0], [1, 50, 0, 0]]
        ids, times = mea.channel_recording(cells, np.array([1, 0, 1]), np.array([3.0, 1.0, 2.0]))
        assert ids[3].tolist() == [1, 0, 1]
        assert times[3].tolist() == [3.0, 1.0, 2.0]
        assert (len(ids[8]), len(times[8])) == (0, 0)

    def test_without_recordings_a_plain_dict(self):
        mea = MEA([[3, 0, 0, 0]], output_radius=100)
        assert mea.channel_recording([[0, 0, 0, 0], [1, 500, 0, 0]], None)[3].tolist() == [0]

    def test_any_compartment_in_reach_counts(self):
        mea = MEA([[0, 0, 0, 0]], output_radius=100)
        assert mea.members([[5, 300, 0, 0], [5, 80, 0, 0]])[0].tolist() == [5]

    def test_length_mismatch(self):
        with pytest.raises(ShapeError, match="recording 0"):
            MEA().channel_recording([[0, 0, 0, 0]], [0, 0], [1.0])


class TestPotential:
    def test_by_coordinates_equals_by_distances(self):
        rng = np.random.default_rng(0)
        cells = np.c_[np.repeat(np.arange(50), 2), rng.uniform(0, 300, (100, 3))]
        mea = MEA(electrode_array_coordinates(100, 3, 3, 50, 50, 5), output_radius=120)
        currents = rng.normal(size=(100, 7))
        by_distance = mea.potential_recording(mea.distances(cells), currents)
        np.testing.assert_allclose(mea.potential_at(cells, currents), by_distance, rtol=1e-12)
        with pytest.raises(ShapeError, match="100 coordinate rows"):
            mea.potential_at(cells, currents[:3])

    def test_by_coordinates_respects_a_subclass(self):
        class Doubled(MEA):
            def source_gain(self, distances):
                return 2 * super().source_gain(distances)

        cells, currents = [[0, 0, 0, 0]], [[1.0]]
        plain = MEA([[0, 0, 0, 0]]).potential_at(cells, currents)
        assert Doubled([[0, 0, 0, 0]]).potential_at(cells, currents) == 2 * plain

    def test_published_example(self):
        mea = MEA([[0, 0, 0, 0]], output_radius=2000)
        cells = [[0, 0, 0, 0], [1, 1000, 0, 0]]
        potential = mea.potential_recording(mea.distances(cells), [[1.0, 2.0], [1.0, 2.0]])
        factor = 1 / (4 * np.pi * 0.0003)
        expected = factor * (1 / 0.005 + 1 / 1.005)
        np.testing.assert_allclose(potential, [[expected, 2 * expected]], rtol=1e-14)

    def test_cells_out_of_reach_are_not_heard(self):
        mea = MEA([[0, 0, 0, 0]], output_radius=10)
        cells = [[0, 0, 0, 0], [1, 1000, 0, 0]]
        potential = mea.potential_recording(mea.distances(cells), [[1.0], [1.0]])
        assert potential[0, 0] == pytest.approx(53051.64769729845)

    def test_mismatches_and_missing_currents(self):
        mea = MEA([[0, 0, 0, 0], [1, 0, 0, 0]])
        with pytest.raises(ShapeError, match="record_membrane_current"):
            mea.potential_recording(mea.distances([[0, 0, 0, 0]]), None)
        with pytest.raises(ShapeError, match="distances size mismatch"):
            mea.potential_recording(np.zeros((3, 3)), np.zeros((1, 1)))
        with pytest.raises(ShapeError, match="distances size mismatch"):
            mea.potential_recording(mea.distances([[0, 0, 0, 0]]), np.zeros((2, 1)))


def test_channel_contribution_is_nearest_first():
    table = MEA([[2, 0, 0, 0]]).channel_contribution([[0, 100, 0, 0], [1, 0, 0, 0], [2, 900, 0, 0]], 2)
    assert table[:, 0].tolist() == [1, 0]
    assert table[:, 3].sum() == pytest.approx(100.0)
    with pytest.raises(ParameterError, match="no channel 5"):
        MEA([[2, 0, 0, 0]]).channel_contribution([[0, 0, 0, 0]], 5)


def test_json_round_trip_keeps_radii():
    copy = MEA([[7, 1, 2, 3]], input_radius=100, output_radius=50).clone()
    assert (copy.input_radius, copy.output_radius) == (100, 50)
    assert copy.electrode_coordinates.tolist() == [[7, 1, 2, 3]]
    assert copy.channel_ids.dtype == np.int32


def test_bad_arrays_are_refused():
    with pytest.raises(ShapeError, match=r"id, x, y, z"):
        MEA([[0, 1, 2]])
    with pytest.raises(ParameterError, match=r"repeated: \[3\]"):
        MEA([[3, 0, 0, 0], [3, 1, 0, 0]])
    with pytest.raises(ParameterError, match="radii"):
        MEA(output_radius=-1)


def test_a_system_without_an_array_says_so():
    for call in (lambda: IO().num_channels, lambda: IO().cell_stimulus([], []), lambda: IO().channel_recording([], [])):
        with pytest.raises(UnsupportedError, match="Please specify an IO"):
            call()


def test_input_space_is_made_once():
    mea = MEA()
    assert mea.input_space.shape == (16,)
    assert mea.input_space is mea.input_space
