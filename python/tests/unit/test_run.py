"""Run: six-tuple, named access, joining, slicing, selection, pickling."""

import pickle
import subprocess
import sys

import numpy as np
import pytest

from livn.run import Events, PaddedEvents, Run, Series


def recorded(t0=0.0, shift=0.0):
    return (
        Run(t0=t0, duration=2.0)
        .add_spikes(np.array([0, 3]), np.array([0.5, 1.5]))
        .add_voltage(np.array([0, 3]), np.arange(8.0).reshape(2, 4) + shift, dt=0.5, sections=["soma", "soma"])
        .add_current(np.array([0]), np.ones((1, 2)), dt=1.0)
    )


def test_it_unpacks_as_six_arrays_that_are_the_named_ones():
    run = recorded()
    it, tt, iv, vv, im, mp = run
    assert it is run.spike_ids
    assert tt is run.spike_times
    assert (iv is run.voltage_ids, vv is run.voltage) == (True, True)
    assert (im is run.current_ids, mp is run.current) == (True, True)
    assert len(run) == 6
    assert run[1] is tt
    assert run[:2] == (it, tt)
    first, *rest = run
    assert (first is it, len(rest)) == (True, 5)


def test_what_was_not_recorded_is_none():
    assert list(Run(duration=1.0)) == [None] * 6
    run = Run(duration=1.0)
    assert (run.spikes, run.voltage, run.current_dt, run.ids("voltage")) == (None, None, None, None)
    assert "spikes" not in run
    with pytest.raises(KeyError, match="voltag"):
        run["voltag"]


def test_units_and_window():
    run = recorded(t0=10.0)
    assert [run.units(name) for name in ("spikes", "voltage", "current")] == ["ms", "mV", "uA"]
    assert (run.t0, run.t1, run.duration) == (10.0, 12.0, 2.0)
    assert (run.voltage_dt, run.voltage_sections) == (0.5, ["soma", "soma"])


def test_adding_does_not_change_the_original():
    run = Run(duration=1.0)
    assert "spikes" in run.add_spikes([0], [0.5])
    assert "spikes" not in run
    assert run.add_voltage(None, None) is run


def test_kind_is_inferred():
    run = Run(duration=1.0)
    assert isinstance(run.add("a", [0], [0.5])["a"], Events)
    assert isinstance(run.add("a", [0], [[0.5]])["a"], Series)
    assert isinstance(run.add("a", [0], [0.5], dt=0.5, kind="events")["a"], Events)
    with pytest.raises(ValueError, match="kind"):
        run.add("a", [0], [0.5], kind="other")


class TestConcat:
    def test_chunks_equal_the_whole(self):
        joined = recorded().concat(recorded(t0=2.0, shift=100.0))
        assert joined.spike_times.tolist() == [0.5, 1.5, 2.5, 3.5]
        assert joined.voltage.shape == (2, 8)
        assert joined.voltage[0, 4] == 100.0
        assert joined.duration == 4.0

    def test_a_gap_is_kept_for_events_and_refused_for_series(self):
        first, later = recorded(), recorded(t0=5.0)
        only = first.drop_voltage().drop_current().concat(later.drop_voltage().drop_current())
        assert only.spike_times.tolist() == [0.5, 1.5, 5.5, 6.5]
        assert only.duration == 7.0
        with pytest.raises(ValueError, match="gap of 3 ms"):
            first.concat(later)

    def test_untracked_chunks_stack(self):
        assert recorded().concat(recorded()).spike_times.tolist() == [0.5, 1.5, 2.5, 3.5]

    def test_mismatches(self):
        with pytest.raises(TypeError, match="tuple"):
            recorded().concat((1, 2))
        with pytest.raises(ValueError, match="dt"):
            recorded().concat(recorded(t0=2.0).add_voltage([0, 3], np.zeros((2, 4)), dt=0.25))
        with pytest.raises(ValueError, match="events in one run"):
            recorded().concat(recorded(t0=2.0).add("spikes", [0], [[1.0]]))
        with pytest.raises(ValueError, match="only in the first"):
            recorded().concat(recorded(t0=2.0).drop_voltage())
        with pytest.raises(ValueError, match="without duration"):
            Run().concat(recorded())


class TestMerge:
    def test_disjoint_cells_are_united_and_sorted(self):
        left = Run(duration=5.0).add_spikes([0, 0], [1.0, 4.0])
        merged = left.merge(Run(duration=5.0).add_spikes([7], [2.0]))
        assert merged.spike_ids.tolist() == [0, 7, 0]
        assert merged.spike_times.tolist() == [1.0, 2.0, 4.0]

    def test_shared_cells_and_other_windows_are_refused(self):
        with pytest.raises(ValueError, match="cells in both"):
            recorded().merge(recorded())
        with pytest.raises(ValueError, match="different windows"):
            recorded().merge(recorded(t0=1.0))


class TestSlice:
    def test_window_is_half_open_and_rebased(self):
        window = recorded(t0=10.0).drop_current().slice(0.5, 1.5)
        assert window.spike_times.tolist() == [0.0]
        assert window.voltage[0].tolist() == [1.0, 2.0]
        assert (window.t0, window.duration) == (10.5, 1.0)

    def test_bounds_round_instead_of_truncating(self):
        run = Run(duration=20.0).add_voltage([0], np.arange(200.0)[None, :], dt=0.1)
        assert run.slice(10.1, 10.3).voltage[0].tolist() == [101.0, 102.0]
        assert run.slice(0.3, 0.7).voltage[0].tolist() == [3.0, 4.0, 5.0, 6.0]

    def test_a_run_that_started_between_two_samples(self):
        run = Run(t0=10.05, duration=1.0).add("voltage", [0], np.arange(10.0)[None, :], dt=0.1, t0=10.1)
        part = run.slice(0.5, 0.8)["voltage"]
        assert part.values[0].tolist() == [5.0, 6.0, 7.0]
        assert part.t0 == pytest.approx(10.6)
        assert run.slice(0.0, 0.1)["voltage"].values[0].tolist() == [0.0]

    def test_misaligned_and_swapped_bounds(self):
        with pytest.raises(ValueError, match="does not align"):
            recorded().slice(0.3, 1.0)
        with pytest.raises(ValueError, match="before start"):
            recorded().slice(1.0, 0.5)


class TestSelect:
    ranges = {"EXC": (0, 2), "INH": (2, 3)}

    def test_by_gid_and_population(self):
        assert recorded().select(gids=[3]).spike_ids.tolist() == [3]
        assert recorded().select(population="INH", population_ranges=self.ranges).voltage_ids.tolist() == [3]
        run = recorded()
        assert run.select() is run

    def test_errors(self):
        with pytest.raises(ValueError, match="needs population_ranges"):
            recorded().select(population="EXC")
        with pytest.raises(ValueError, match="did you mean 'EXC'"):
            recorded().select(population="EXK", population_ranges=self.ranges)


def test_pickle_keeps_everything():
    copy = pickle.loads(pickle.dumps(recorded(t0=3.0)))
    assert all(np.array_equal(a, b) for a, b in zip(copy, recorded(), strict=True))
    assert (copy.t0, copy.duration, copy.voltage_dt, copy.voltage_sections) == (3.0, 2.0, 0.5, ["soma", "soma"])


def test_padded_events_compact_by_time():
    padded = PaddedEvents(np.array([4, 9]), np.array([[3.0, np.inf], [1.0, 2.0]]))
    run = Run(duration=5.0).add_spikes(padded.ids, padded.times, padded=True)
    assert run.spike_ids.tolist() == [9, 9, 4]
    assert run.spike_times.tolist() == [1.0, 2.0, 3.0]
    assert run.spikes.padded.fired.sum() == 3
    with pytest.raises(ValueError, match="batched"):
        PaddedEvents([0], np.zeros((2, 1, 1))).compact()


def test_raster_rounds_and_clips():
    image = Events([0, 1], [0.4, 9.0], duration=2.0).raster(1.0, n_cells=2)
    assert image.shape == (2, 3)
    assert image.tolist() == [[True, False, False], [False, False, True]]


def test_ids_and_values_must_match():
    with pytest.raises(ValueError, match="one time per id"):
        Events([0, 1], [0.5])
    with pytest.raises(ValueError, match="one id per row"):
        Series([0, 1], np.zeros((1, 4)))


def test_importing_it_does_not_import_jax():
    code = "import livn.run, sys; assert 'jax' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
