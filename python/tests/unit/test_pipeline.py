"""Encodings, decodings, pipes: validation, identity, pickling, results."""

import pickle

import numpy as np
import pytest
from pydantic import ValidationError

from livn.decoding import (
    ActiveFraction,
    ChannelRecording,
    GatherAndMerge,
    MeanFiringRate,
    Pipe,
    Slice,
    Stability,
)
from livn.exceptions import ShapeError
from livn.io import MEA
from livn.types import Decoding, Encoding, SynapticParam

NOTHING = (None,) * 6


class FakeEnv:
    voltage_recording_dt = 0.1
    membrane_current_recording_dt = 0.5
    comm = None

    def __init__(self):
        self.recorded = []
        self.io = MEA([[3, 0, 0, 0]], output_radius=100)

    def record_spikes(self):
        self.recorded.append("spikes")

    def record_voltage(self, dt):
        self.recorded.append("voltage")

    def record_membrane_current(self, dt):
        self.recorded.append("membrane_current")

    def channel_recording(self, ii, *recordings):
        return self.io.channel_recording([[0, 0, 0, 0], [1, 500, 0, 0]], ii, *recordings)

    def potential_recording(self, mp):
        return self.io.potential_recording(self.io.distances([[0, 0, 0, 0], [1, 500, 0, 0]]), mp)


class Scaled(Decoding):
    factor: float = 0.5

    def __call__(self, env, it, tt, iv, vv, im, mp):
        return self.factor * len(it)


class TestDecoding:
    @pytest.mark.parametrize("duration", [0, -5])
    def test_duration_must_be_positive(self, duration):
        with pytest.raises(ValidationError, match=f"duration must be > 0, not {duration}"):
            Decoding(duration=duration)

    def test_duration_must_be_whole(self):
        assert Decoding(duration=10.0).duration == 10
        with pytest.raises(ValidationError):
            Decoding(duration=10.5)

    def test_misspelt_options_are_errors(self):
        with pytest.raises(ValidationError, match="facto"):
            Scaled(duration=1, facto=2)

    def test_base_returns_its_input(self):
        assert Decoding(duration=1)(None, *range(6)) == tuple(range(6))
        with pytest.raises(NotImplementedError, match="output_space"):
            _ = Decoding(duration=1).output_space


class TestIdentity:
    def test_equal_content_is_equal(self):
        assert Scaled(duration=1) == Scaled(duration=1, factor=0.5)
        assert hash(Scaled(duration=1)) == hash(Scaled(duration=1, factor=0.5))
        assert Scaled(duration=1) != Scaled(duration=2)
        assert hash(Scaled(duration=1)) != hash(Scaled(duration=2))
        assert {Scaled(duration=1): "found"}[Scaled(duration=1)] == "found"

    def test_other_types_are_not_comparable(self):
        assert Scaled(duration=1).__eq__(Decoding(duration=1)) is NotImplemented

    def test_state_and_context_are_not_content(self):
        pipe = Pipe(duration=5, stages=[Scaled(duration=5)])
        before = hash(pipe)
        pipe.state["x"], pipe.context["y"] = 1, 2
        assert hash(pipe) == before
        assert pipe == Pipe(duration=5, stages=[Scaled(duration=5)])
        copy = pickle.loads(pickle.dumps(pipe))
        assert (copy == pipe, copy.state, copy.context) == (True, {}, {})
        assert hash(Pipe(duration=6, stages=[Scaled(duration=5)])) != before

    def test_the_hash_survives_processes(self):
        assert hash(Scaled(duration=7)) == hash(pickle.loads(pickle.dumps(Scaled(duration=7))))


class TestSlice:
    def test_window(self):
        traces = np.arange(200.0)[None, :]
        it, tt, iv, vv, _im, mp = Slice(start=10, stop=12)(
            FakeEnv(), np.array([0, 1, 2]), np.array([9.9, 10.0, 12.0]), [0], traces, [0], traces
        )
        assert (it.tolist(), tt.tolist(), iv) == ([1], [0.0], [0])
        assert vv[0, [0, -1]].tolist() == [100.0, 119.0]
        assert mp[0].tolist() == [20.0, 21.0, 22.0, 23.0]

    def test_bounds_are_rounded(self):
        _, _, _, vv, _, _ = Slice(start=10.1, stop=10.3)(
            FakeEnv(), None, None, [0], np.arange(200.0)[None, :], None, None
        )
        assert vv[0].tolist() == [101.0, 102.0]

    def test_misaligned(self):
        with pytest.raises(ValueError, match=r"start=10\.05 ms does not align with voltage recording dt=0\.1"):
            Slice(start=10.05, stop=11)(FakeEnv(), None, None, [0], np.zeros((1, 200)), None, None)

    def test_stop_is_required_and_after_start(self):
        with pytest.raises(ValidationError, match="stop"):
            Slice(duration=5)
        with pytest.raises(ValidationError, match="start <= stop"):
            Slice(start=5, stop=1)
        assert Slice(stop=5.5).duration == 5.5


class TestPipe:
    def test_flow_of_data(self):
        seen = []
        stages = [
            lambda env, *data: seen.append(len(data)),
            lambda env, it, *rest: (len(it), "two"),
            lambda env, n, word: {"n": n},
            lambda env, result: [result],
        ]
        assert Pipe(duration=1, stages=stages)(None, [1, 2], *NOTHING[1:]) == [{"n": 2}]
        assert seen == [6]

    def test_empty_and_single(self):
        assert Pipe(duration=1)(None, *NOTHING) == NOTHING
        assert Pipe(duration=1, stages=[lambda env, *data: (1,)])(None, *NOTHING) == 1

    def test_stages_must_be_callable(self):
        with pytest.raises(ValidationError, match="must be callable"):
            Pipe(duration=1, stages=[3])

    def test_setup_reset_and_lookup(self):
        class Resettable:
            def __call__(self, env, *data):
                return None

            def reset(self, seed=None):
                return seed

        env = FakeEnv()
        pipe = Pipe(duration=1, stages=[MeanFiringRate(duration=1), Resettable(), Resettable()])
        pipe.setup(env)
        assert env.recorded == ["spikes"]
        assert pipe.reset(seed=4) == 4
        assert pipe.get_stage("Resettable") is pipe.stages[1]
        assert pipe.get_stage(MeanFiringRate) is pipe.stages[0]
        assert pipe.get_stage("Other") is None
        assert Pipe(duration=1).reset() is None

    def test_context_lives_for_a_call_and_state_until_clear(self):
        pipe = Pipe(duration=1)
        pipe.context["a"] = pipe.state["b"] = 1
        pipe(None, *NOTHING)
        assert (pipe.context, pipe.state) == ({}, {"b": 1})
        pipe.clear()
        assert pipe.state == {}


class TestResults:
    ids, times = np.array([0, 1, 0]), np.array([1.0, 2.0, 900.0])

    def test_gather_and_merge(self):
        env = FakeEnv()
        decoding = GatherAndMerge(duration=1, voltages=False)
        decoding.setup(env)
        assert env.recorded == ["spikes", "membrane_current"]
        it, _tt, iv, vv, im, mp = decoding(env, self.ids, self.times, [0], np.zeros((1, 2)), None, None)
        assert it.tolist() == [0, 1, 0]
        assert (iv, vv) == (None, None)
        assert (im.size, mp.size) == (0, 0)

    def test_channel_recording(self):
        env = FakeEnv()
        decoding = ChannelRecording(duration=1, membrane_currents=True)
        decoding.setup(env)
        assert env.recorded == ["spikes", "membrane_current"]
        cit, ct, _, _, channels, p = decoding(env, self.ids, self.times, None, None, [0, 1], np.ones((2, 4)))
        assert (cit[3].tolist(), ct[3].tolist()) == ([0, 0], [1.0, 900.0])
        assert (channels.tolist(), p.shape) == ([3], (1, 4))
        assert decoding(env, self.ids, self.times, *NOTHING[2:])[5] is None
        with pytest.raises(ShapeError, match="needs spikes"):
            decoding(env, *NOTHING)

    def test_mean_firing_rate(self):
        assert MeanFiringRate(duration=2000)(None, self.ids, self.times, *NOTHING[2:]) == {
            "rate_hz": pytest.approx(0.75),
            "total_spikes": 3,
            "n_units": 2,
            "duration_s": 2.0,
        }
        assert MeanFiringRate(duration=1000)(None, *NOTHING)["rate_hz"] == 0.0

    def test_active_fraction_counts_cells_that_never_spiked(self):
        env = FakeEnv()
        env.system = type("System", (), {"gids": np.arange(4)})
        result = ActiveFraction(duration=1, min_spikes=2)(env, self.ids, self.times, *NOTHING[2:])
        assert result == {"active_fraction": 0.25, "active_units": 1, "total_units": 4, "silent_units": [1, 2, 3]}

    def test_stability_uses_the_true_bin_width(self):
        times = np.linspace(0, 249, 5)
        result = Stability(duration=250, tail_window=1000)(None, np.zeros(5, int), times, *NOTHING[2:])
        assert result["global_mean_hz"] == pytest.approx(20.0)
        assert result["is_stable"] is True
        assert Stability(duration=250)(None, *NOTHING)["is_quiescent"] is True
        busy = Stability(duration=1000)(None, np.zeros(50, int), np.linspace(0, 999, 50), *NOTHING[2:])
        assert (busy["is_runaway"], busy["is_stable"]) == (True, False)


class TestSynapticParam:
    @pytest.mark.parametrize(
        ("text", "fields"),
        [
            ("EXC_EXC", {"population": "EXC", "source": "EXC"}),
            (
                "EXC_INH-soma-GABA_A-weight",
                {
                    "population": "EXC",
                    "source": "INH",
                    "sec_type": "soma",
                    "syn_name": "GABA_A",
                    "param_path": "weight",
                },
            ),
            (
                "A_B-s-m-a/b-r-ph",
                {
                    "population": "A",
                    "source": "B",
                    "sec_type": "s",
                    "syn_name": "m",
                    "param_path": ("a", "b"),
                    "param_range": "r",
                    "phenotype": "ph",
                },
            ),
        ],
    )
    def test_grammar(self, text, fields):
        assert SynapticParam.from_string(text).model_dump(exclude_none=True) == fields

    @pytest.mark.parametrize("text", ["EXC", "A_B--AMPA", "A_B-1-2-3-4-5-6", "_B", ""])
    def test_errors(self, text):
        with pytest.raises(ValueError, match="Failed to parse string"):
            SynapticParam.from_string(text)


def test_an_encoding_must_define_its_call():
    with pytest.raises(NotImplementedError, match="__call__"):
        Encoding()(None, 1, None)
