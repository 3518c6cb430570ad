"""Stimulus: constructors, modes, pulses, defects of the published version that are corrected."""

import pickle

import numpy as np
import pytest

from livn.exceptions import ParameterError, ShapeError, UnitError
from livn.stimulus import Stimulus, check_bounds, chunk_bytes


def test_the_array_is_kept_by_reference():
    array = np.zeros((20, 3))
    stimulus = Stimulus(array, dt=0.5)
    assert stimulus.array is array
    assert (len(stimulus), stimulus.duration, stimulus.dt) == (3, 10.0, 0.5)


@pytest.mark.parametrize("dt", [0, -0.1, float("nan")])
def test_dt_must_be_positive(dt):
    with pytest.raises(ValueError, match="dt must be positive"):
        Stimulus(np.zeros((2, 2)), dt=dt)


def test_other_keywords_become_metadata():
    stimulus = Stimulus(np.zeros((1, 1)), operator="me", trial=3)
    assert stimulus.meta_data == {"operator": "me", "trial": 3}
    assert stimulus.input_mode == "extracellular"


@pytest.mark.parametrize(
    ("factory", "mode", "unit"),
    [
        (Stimulus.from_conductance, "conductance", "uS"),
        (Stimulus.from_current, "current", "nA"),
        (Stimulus.from_current_density, "current_density", "mA/cm2"),
        (Stimulus.from_extracellular, "extracellular", "mV"),
        (Stimulus.from_irradiance, "irradiance", "mW/mm2"),
    ],
)
def test_factories_declare_mode_and_unit(factory, mode, unit):
    stimulus = factory(np.ones((4, 2)), gids=[3, 5], input_mode="nonsense", note="kept")
    assert (stimulus.input_mode, stimulus.units, stimulus.dt) == (mode, unit, 0.1)
    assert stimulus.meta_data == {"input_mode": mode, "units": unit, "note": "kept"}
    assert stimulus.gids == [3, 5]


def test_a_unit_must_fit_the_mode():
    with pytest.raises(UnitError, match="nA"):
        Stimulus(np.zeros((1, 1)), input_mode="current", units="mV")
    with pytest.raises(UnitError, match="did you mean 'current'"):
        Stimulus(np.zeros((1, 1)), input_mode="curent")


class TestFromArg:
    def test_a_stimulus_is_returned_itself(self):
        stimulus = Stimulus(np.zeros((1, 1)))
        assert Stimulus.from_arg(stimulus) is stimulus

    def test_none_is_empty(self):
        empty = Stimulus.from_arg(None)
        assert (empty.array, empty.duration, len(empty)) == (None, 0.0, 0)

    def test_an_array_gets_dt_1(self):
        assert Stimulus.from_arg(np.zeros((7, 2))).duration == 7.0

    def test_a_tuple_holds_positional_arguments(self):
        assert Stimulus.from_arg((np.zeros((7, 2)), 0.5)).duration == 3.5

    def test_a_dict_holds_keywords(self):
        stimulus = Stimulus.from_arg({"array": np.zeros((7, 2)), "dt": 2.0, "label": "x"})
        assert (stimulus.duration, stimulus.meta_data) == (14.0, {"label": "x"})

    @pytest.mark.parametrize("argument", [[1.0, 2.0, 3.0], [[1.0, 2.0], [3.0, 4.0]], []])
    def test_a_list_of_numbers_is_refused_with_the_remedy(self, argument):
        with pytest.raises(ValueError, match=r"np\.asarray"):
            Stimulus.from_arg(argument)

    def test_anything_else_is_invalid(self):
        with pytest.raises(ValueError, match="Invalid stimulus"):
            Stimulus.from_arg(object())


class TestBiphasic:
    def test_default_is_nine_rows(self):
        stimulus = Stimulus.biphasic_pulse(1, [0])
        assert stimulus.array.dtype == np.float32
        assert stimulus.array[:, 0].tolist() == [-1.5] * 4 + [0.0] + [1.5] * 4
        assert stimulus.duration == pytest.approx(0.45, rel=0.1)

    def test_anodic_first(self):
        assert Stimulus.biphasic_pulse(1, [0], cathodic_first=False).array[0, 0] == 1.5

    def test_trains_reach_past_the_last_pulse_in_any_order(self):
        forward = Stimulus.biphasic_pulse(2, [1], pulse_times=[0.0, 20.0, 40.0])
        backward = Stimulus.biphasic_pulse(2, [1], pulse_times=[40.0, 0.0, 20.0])
        assert forward.duration == pytest.approx(40.45)
        assert np.array_equal(forward.array, backward.array)
        assert (forward.array[:, 0] == 0).all()
        assert np.abs(forward.array).sum(axis=0)[1] == pytest.approx(3 * 8 * 1.5)

    @pytest.mark.parametrize("dt", [0.01, 0.025, 0.05, 0.1, 0.2])
    def test_charge_is_balanced_at_any_dt(self, dt):
        stimulus = Stimulus.biphasic_pulse(3, [0, 2], amplitude=2.5, interphase_gap=dt, pulse_times=[0.4, 7.0], dt=dt)
        assert np.abs(stimulus.array.sum(axis=0)).max() < 1e-6
        assert np.abs(stimulus.array[:, 0]).max() == 2.5

    def test_durations_are_rounded_not_truncated(self):
        stimulus = Stimulus.biphasic_pulse(1, [0], phase_duration=0.3, interphase_gap=0.1, dt=0.1)
        assert np.sign(stimulus.array[:, 0]).tolist() == [-1, -1, -1, 0, 1, 1, 1]

    def test_a_phase_that_vanishes_is_refused(self):
        with pytest.raises(ParameterError, match="phase_duration"):
            Stimulus.biphasic_pulse(1, [0], phase_duration=0.2, dt=1.0)

    def test_overlap_is_refused(self):
        with pytest.raises(ParameterError, match="overlap"):
            Stimulus.biphasic_pulse(1, [0], pulse_times=[0.0, 0.2])

    def test_arguments_are_neither_kept_nor_changed(self):
        channels, times = np.array([1]), [5.0, 1.0]
        stimulus = Stimulus.biphasic_pulse(2, channels, pulse_times=times)
        assert times == [5.0, 1.0]
        assert stimulus.meta_data["channels"] == [1]
        assert stimulus.meta_data["pulse_times"] == [5.0, 1.0]
        assert stimulus.meta_data["kind"] == "biphasic_pulse"
        assert (stimulus.space, stimulus.units) == ("channel", "uA")

    def test_channels_must_exist(self):
        with pytest.raises(ParameterError, match=r"\[4\] are outside"):
            Stimulus.biphasic_pulse(4, [0, 4])


class TestMonophasic:
    def test_default(self):
        stimulus = Stimulus.monophasic_pulse(2, [0], pulse_width=10.0)
        assert stimulus.duration == 10.0
        assert stimulus.array[:, 0].tolist() == [1.5] * 10

    def test_one_amplitude_per_channel_of_either_sign(self):
        array = Stimulus.monophasic_pulse(3, [0, 1, 2], amplitude=[2.0, -3.0, 0.0]).array
        assert array.tolist() == [[2.0, -3.0, 0.0]]

    def test_width_is_rounded(self):
        array = Stimulus.monophasic_pulse(1, 0, pulse_width=0.2, dt=0.05, pulse_times=[0.0, 1.0]).array
        assert np.flatnonzero(array[:, 0]).tolist() == [0, 1, 2, 3, 20, 21, 22, 23]

    def test_wrong_number_of_amplitudes(self):
        with pytest.raises(ParameterError, match="one per listed channel"):
            Stimulus.monophasic_pulse(3, [0, 1], amplitude=[1.0, 2.0, 3.0])


class TestColumns:
    def test_labels_must_match_the_width(self):
        with pytest.raises(ShapeError, match="2 entries for 3 columns"):
            Stimulus(np.zeros((1, 3)), gids=[0, 1])
        with pytest.raises(ShapeError, match="needs gids"):
            Stimulus(np.zeros((1, 2)), sections=[0, 1])

    def test_sections_count_within_each_cell(self):
        stimulus = Stimulus(np.zeros((1, 3)), gids=[4, 4, 9])
        assert stimulus.columns() == [(4, 0), (4, 1), (9, 0)]
        assert stimulus.sections_per_cell == 2

    def test_iteration_yields_gid_and_column(self):
        pairs = list(Stimulus(np.array([[1.0, 2.0]]), gids=[7, 8]))
        assert [(gid, column.tolist()) for gid, column in pairs] == [(7, [1.0]), (8, [2.0])]
        with pytest.raises(TypeError, match="needs gids"):
            iter(Stimulus(np.zeros((1, 2))))

    def test_expand_fills_missing_columns_with_zero(self):
        expanded = Stimulus(np.array([[1.0, 2.0]]), gids=[3, 1]).expand([1, 2, 3])
        assert expanded.array.tolist() == [[2.0, 0.0, 1.0]]
        with pytest.raises(ShapeError, match=r"\[9\]"):
            Stimulus(np.zeros((1, 1)), gids=[9]).expand([1])

    def test_align_gids_sums_repeated_cells(self):
        aligned = Stimulus.align_gids(Stimulus(np.array([[1.0, 2.0]]), gids=[3, 3]), [3, 4])
        assert aligned.array.tolist() == [[3.0, 0.0]]


class TestFactored:
    def factored(self):
        return Stimulus.factored(
            [[1.0, 0.0], [0.0, 2.0]], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], 0.5, [0, 0, 1], [0, 1, 0]
        )

    def test_the_product_is_formed_on_demand(self):
        stimulus = self.factored()
        assert stimulus._array is None
        assert (stimulus.shape, stimulus.duration) == ((2, 3), 1.0)
        assert stimulus.array.tolist() == [[1.0, 2.0, 3.0], [8.0, 10.0, 12.0]]

    def test_it_behaves_like_its_array(self):
        stimulus = self.factored()
        assert (stimulus > 0).all()
        assert np.asarray(stimulus).sum() == 36.0
        assert stimulus[0, 1] == 2.0
        assert (2 * stimulus)[1, 2] == 24.0

    def test_a_new_dt_keeps_the_factors(self):
        again = Stimulus(self.factored(), dt=0.1)
        assert again.factors is not None
        assert (again.duration, again.gids) == (0.2, [0, 0, 1])

    def test_a_dense_product_beyond_the_limit_names_the_remedies(self, monkeypatch):
        monkeypatch.setenv("LIVN_MAX_STIMULUS_GB", "1e-9")
        with pytest.raises(MemoryError, match="stays factored"):
            _ = self.factored().array

    def test_pickle(self):
        copy = pickle.loads(pickle.dumps(self.factored()))
        assert np.array_equal(copy.array, self.factored().array)


class TestDeferred:
    def test_a_source_renders_windows(self):
        def ramp(start, stop):
            return np.arange(round(start), round(stop))[:, None].astype(float)

        stimulus = Stimulus(source=ramp, gids=[2], extent=5.0)
        assert stimulus.deferred
        assert stimulus.window(2.0, 4.0).tolist() == [[2.0], [3.0]]
        assert stimulus.array[:, 0].tolist() == [0, 1, 2, 3, 4]

    def test_a_source_of_the_wrong_width(self):
        stimulus = Stimulus(source=lambda a, b: np.zeros((1, 2)), gids=[2], extent=1.0)
        with pytest.raises(ShapeError, match="1 columns"):
            stimulus.window(0, 1)

    def test_array_and_source_exclude_each_other(self):
        with pytest.raises(ValueError, match="not both"):
            Stimulus(np.zeros((1, 1)), source=lambda a, b: None, gids=[0], extent=1.0)


def test_window_is_zero_outside():
    assert Stimulus(np.ones((2, 1))).window(-1, 4)[:, 0].tolist() == [0, 1, 1, 0, 0]


def test_resampling_is_linear():
    stimulus = Stimulus(np.array([[0.0], [1.0]]), dt=1.0)
    assert Stimulus.resample(stimulus, 0.5, 2.0).array[:, 0].tolist() == [0.0, 0.5, 1.0, 1.0]
    assert stimulus.to_array(2.0, 1.0)[:, 0].tolist() == [0.0, 1.0, 1.0]


def test_light_converts_to_photons_and_back():
    light = Stimulus.from_irradiance(np.ones((1, 1)))
    flux = light.convert_to("photon_flux")
    assert flux.array[0, 0] == pytest.approx(2.37951504e15, rel=1e-8)
    assert flux.convert_to("mW/mm2").array[0, 0] == pytest.approx(1.0, rel=1e-12)
    with pytest.raises(UnitError, match="cannot be converted"):
        Stimulus.from_current(np.ones((1, 1))).convert_to("photon_flux")


def test_bounds():
    check_bounds([-1000.0, 1000.0], (-1000.0, 1000.0), "extracellular")
    with pytest.raises(UnitError, match="outside"):
        check_bounds([1200.0], (-1000.0, 1000.0), "extracellular")
    with pytest.raises(UnitError, match="not finite"):
        check_bounds([np.nan], None, "current")


@pytest.mark.parametrize("text", ["0", "-1", "many"])
def test_chunk_size_must_be_a_positive_number(monkeypatch, text):
    monkeypatch.setenv("LIVN_STIMULUS_CHUNK_MB", text)
    with pytest.raises(ValueError, match="LIVN_STIMULUS_CHUNK_MB"):
        chunk_bytes()
