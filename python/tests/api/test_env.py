"""Env: lifecycle, continuation, parameters, recording, stimulation, state; the documented behaviour."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import livn
from livn.decoding import ChannelRecording, GatherAndMerge, MeanFiringRate, Pipe, Slice
from livn.env import Env
from livn.env.logging import with_progress_logging
from livn.exceptions import (
    FormatError,
    LivnError,
    NonFiniteError,
    ParameterError,
    ShapeError,
    StateError,
    UnitError,
    UnsupportedError,
)
from livn.io import MEA
from livn.models.izhikevich import Izhikevich
from livn.models.lif import LIF
from livn.models.rcsd import ReducedCalciumSomaDendrite
from livn.run import Run
from livn.stimulus import Stimulus
from livn.types import Capability, Encoding

EXC_SECTIONS = ["soma", "dend", "ais0", "ais1", "ais2", "ais3", "ais4"]


@pytest.fixture
def env():
    return Env("EI1").init().apply_model_defaults().record_spikes().record_voltage(dt=0.5)


def quiet(cells=2, **options):
    return Env(cells, **options).init().record_spikes().record_voltage(dt=0.025)


def pulse(amplitude_na, ms=5.0, dt=0.1, cells=2):
    return Stimulus.from_current(np.full((round(ms / dt), cells), amplitude_na), dt=dt)


class TestLifecycle:
    def test_init_comes_first(self):
        env = Env("EI1")
        for call in (
            lambda: env.run(1),
            lambda: env.record_spikes(),
            lambda: env.set_weights({}),
            lambda: env.set_noise({}),
            env.clear,
            env.snapshot,
        ):
            with pytest.raises(StateError, match=r"call init\(\)"):
                call()

    def test_configuration_chains(self):
        env = Env("EI1")
        assert env.init() is env
        assert env.init() is env
        assert env.record_spikes().record_voltage().record_membrane_current() is env
        assert env.set_weights({"EXC_EXC": 1.0}).set_noise({"g_e0": 0.0}).set_params({}) is env
        assert env.apply_model_defaults() is env
        assert env.clear().clear_recordings() is env

    def test_attributes(self):
        env = Env("EI2", seed=7)
        assert (env.t, env.seed, env.encoding, env.decoding) == (0.0, 7, None, None)
        assert env.system.name == "EI2"
        assert isinstance(env.model, ReducedCalciumSomaDendrite)
        assert isinstance(env.io, MEA)
        assert "EI2" in repr(env)

    def test_close_and_start_again(self, env):
        env.run(1)
        env.close()
        env.close()
        with pytest.raises(StateError):
            env.run(1)
        assert env.init().run(1).t0 == 0.0

    def test_subworlds_are_refused(self):
        with pytest.raises(UnsupportedError, match="subworld_size"):
            Env("EI1", subworld_size=2)

        class Two:
            def Get_size(self):  # noqa: N802  the name mpi4py has
                return 2

        with pytest.raises(UnsupportedError, match="communicator of 2 ranks"):
            Env("EI1", comm=Two())

    def test_what_it_cannot_do_is_said(self, env):
        assert Capability.SIMULATION in env.capabilities
        for call in (env.enable_plasticity, env.disable_plasticity, env.get_weights, env.record_weights):
            with pytest.raises(UnsupportedError, match="plastic"):
                call()


class TestRun:
    def test_six_arrays(self, env):
        it, tt, iv, vv, im, mp = env.run(20)
        assert len(it) == len(tt)
        assert iv.tolist() == list(range(10))
        assert vv.shape == (10, 40)
        assert (im, mp) == (None, None)
        assert env.t == 20.0

    def test_nothing_recorded_nothing_returned(self):
        assert list(Env(1).init().run(1)) == [None] * 6

    def test_spike_times_are_relative_and_sorted(self, env):
        env.run(100)
        run = env.run(400)
        assert (run.t0, run.duration) == (100.0, 400.0)
        assert (np.diff(run.spike_times) >= 0).all()
        assert (run.spike_times >= 0).all()
        assert (run.spike_times <= 400).all()

    def test_chunks_equal_one_run(self):
        def fresh():
            return Env("EI1").init().apply_model_defaults().record_spikes().record_voltage(dt=0.5)

        whole = fresh().run(200)
        env = fresh()
        chunks = env.run(50).concat(env.run(100)).concat(env.run(50))
        assert np.array_equal(whole.voltage, chunks.voltage)
        assert np.array_equal(whole.spike_ids, chunks.spike_ids)
        np.testing.assert_allclose(whole.spike_times, chunks.spike_times, atol=1e-9)

    def test_samples_stay_on_the_grid_of_the_culture(self):
        def fresh():
            return Env("EI1").init().apply_model_defaults().record_voltage(dt=0.1)

        whole, env = fresh().run(1.0), fresh()
        chunks = [env.run(0.25), env.run(0.5), env.run(0.25)]
        assert [chunk.voltage.shape[1] for chunk in chunks] == [3, 5, 2]
        assert chunks[1]["voltage"].t0 == pytest.approx(0.3)
        assert np.array_equal(chunks[0].concat(chunks[1]).concat(chunks[2]).voltage, whole.voltage)

    def test_a_late_stimulus_is_the_same_in_chunks(self):
        whole = quiet().run(20, Stimulus.from_current(np.r_[np.zeros((100, 2)), np.full((100, 2), 0.5)]))
        env = quiet()
        chunks = env.run(10).concat(env.run(10, Stimulus.from_current(np.full((100, 2), 0.5))))
        assert whole.voltage.max() > -70
        np.testing.assert_allclose(whole.voltage, chunks.voltage, atol=1e-6)

    @pytest.mark.parametrize("threads", [1, 2, 3])
    def test_threads_do_not_matter(self, threads):
        env = Env("EI2", threads=threads).init().apply_model_defaults().record_spikes().record_voltage(dt=1.0)
        run = env.run(30)
        reference = Env("EI2", threads=1).init().apply_model_defaults().record_spikes().record_voltage(dt=1.0).run(30)
        assert np.array_equal(run.voltage, reference.voltage)
        assert np.array_equal(run.spike_ids, reference.spike_ids)

    @pytest.mark.parametrize("duration", [0, -1, float("nan"), float("inf"), 0.01, 10.013])
    def test_durations_must_be_whole_steps(self, env, duration):
        with pytest.raises(ValueError, match="duration"):
            env.run(duration)
        assert env.t == 0.0

    def test_dt_is_fixed_by_the_first_run(self, env):
        env.run(1, dt=0.0125)
        assert env.dt == 0.0125
        with pytest.raises(ValueError, match="Cannot change dt during a running simulation"):
            env.run(1, dt=0.025)
        assert env.clear().run(1).duration == 1.0
        assert env.dt == 0.025

    def test_a_step_that_is_too_large_is_refused(self, env):
        with pytest.raises(ValueError, match="dt"):
            env.run(10, dt=0.5)
        assert env.run(1).duration == 1.0

    def test_unknown_options(self, env):
        env.run(1, root_only=True, verbose=False)
        with pytest.raises(TypeError, match="did you mean 'verbose'"):
            env.run(1, verbos=True)

    def test_progress(self, env):
        seen = []
        env.run(300, progress=lambda done, total: seen.append((done, total)))
        assert seen[-1] == (300.0, 300.0)
        assert [done for done, _ in seen] == sorted(done for done, _ in seen)

    def test_progress_lines(self, env, capsys):
        assert with_progress_logging(env, log_interval_sim=50, log_interval_wall=1e9) is env
        env.run(200)
        env.run(10)
        lines = capsys.readouterr().err.splitlines()
        assert lines[-1].startswith("[rank 0] 10 of 10 ms")
        assert any(line.startswith("[rank 0] 200 of 200 ms") for line in lines)

    def test_an_error_in_progress_stops_the_run(self, env):
        def fail(done, total):
            raise RuntimeError("enough")

        with pytest.raises(RuntimeError, match="enough"):
            env.run(1000, progress=fail)
        assert env.run(1).duration == 1.0


class TestLimits:
    def test_a_runaway_cell_stops_the_run_and_keeps_what_came_before(self):
        env = quiet()
        env.run(5)
        blow = Stimulus.from_current(np.r_[np.zeros((50, 2)), np.full((50, 2), 1e4)], dt=0.1)
        with pytest.raises(NonFiniteError, match=r"cell \d .* ran away at t = .*smaller dt") as caught:
            env.run(10, blow)
        partial = caught.value.run
        assert partial.interrupted
        assert partial.t0 == 5.0
        assert 5.0 <= partial.duration < 10.0
        assert np.isfinite(partial.voltage[:, :200]).all()
        with pytest.raises(StateError, match=r"clear\(\)"):
            env.run(1)
        assert env.clear().run(1).duration == 1.0

    def test_recordings_that_would_not_fit_are_refused(self):
        env = Env("EI2").init().record_voltage(dt=0.025, sections="all")
        with pytest.raises(MemoryError, match="coarser recording dt") as caught:
            env.run(10_000_000)
        assert isinstance(caught.value, LivnError)
        assert env.t == 0.0

    def test_threads_must_be_at_least_one(self):
        with pytest.raises(ParameterError, match="threads"):
            Env("EI1", threads=0).init()


class TestClear:
    def test_the_same_noise_again(self, env):
        first = env.run(50).voltage
        assert np.array_equal(env.clear().run(50).voltage, first)
        assert env.t == 50.0

    def test_new_noise_on_request(self, env):
        first = env.run(50).voltage
        second = env.clear(reseed=True).run(50).voltage
        assert not np.array_equal(first, second)
        assert not np.array_equal(second, env.clear(reseed=True).run(50).voltage)

    def test_seeds(self):
        def voltage(seed):
            return Env("EI1", seed=seed).init().apply_model_defaults().record_voltage().run(10).voltage

        assert np.array_equal(voltage(1), voltage(1))
        assert not np.array_equal(voltage(1), voltage(2))
        assert not np.array_equal(voltage(None), voltage(None))

    def test_without_noise_runs_repeat(self):
        env = quiet()
        first = env.run(20, pulse(0.5)).voltage
        assert np.array_equal(env.clear().run(20, pulse(0.5)).voltage, first)

    def test_reseed_noise(self, env):
        state = env.snapshot()
        first = env.run(20).voltage
        env.restore(state).reseed_noise()
        assert not np.array_equal(env.run(20).voltage, first)


class TestState:
    def test_snapshot_and_restore(self, env):
        env.run(30)
        state = env.snapshot()
        after = env.run(30)
        env.run(10)
        again = env.restore(state).run(30)
        assert (again.t0, after.t0) == (30.0, 30.0)
        assert np.array_equal(again.voltage, after.voltage)

    def test_another_env_continues(self, env):
        env.run(30)
        other = Env("EI1").init().apply_model_defaults().record_spikes().record_voltage(dt=0.5)
        assert np.array_equal(other.restore(env.snapshot()).run(20).voltage, env.run(20).voltage)

    def test_fork_is_independent(self, env):
        env.run(30)
        fork = env.fork()
        fork.set_weights({"EXC_EXC": 0.0})
        assert fork.t == 30.0
        assert np.array_equal(env.fork().run(20).voltage, env.run(20).voltage)
        assert env.weights != fork.weights

    def test_files(self, env, tmp_path):
        env.run(30)
        path = tmp_path / "state.livn"
        assert env.save(path) is env
        expected = env.run(20).voltage
        assert np.array_equal(env.load(path).run(20).voltage, expected)
        assert [p.name for p in tmp_path.iterdir()] == ["state.livn"]

    def test_foreign_bytes(self, env):
        for bytes_ in (b"", b"not a snapshot", env.snapshot()[:-5]):
            with pytest.raises(FormatError, match="snapshot"):
                env.restore(bytes_)
        with pytest.raises(LivnError, match="snapshot"):
            Env(3).init().restore(env.snapshot())
        assert env.run(1).duration == 1.0


class TestRecording:
    def test_one_row_per_cell_by_default(self, env):
        run = env.run(1)
        assert run.voltage_ids.tolist() == list(range(10))
        assert set(run.voltage_sections) == {"soma"}
        assert (run.voltage_dt, env.voltage_recording_dt) == (0.5, 0.5)

    def test_all_compartments(self):
        run = Env({"EXC": 1, "INH": 1}).init().record_voltage(sections="all", dt=0.1).run(1)
        assert run.voltage_ids.tolist() == [0] * 7 + [1] * 6
        assert run.voltage_sections.tolist() == [*EXC_SECTIONS, "soma", *EXC_SECTIONS[2:]]

    def test_chosen_cells_and_compartments(self):
        env = Env("EI1").init().record_voltage("EXC", dt=0.1, gids=[3, 5], sections=["dend", "soma"])
        run = env.run(1)
        assert run.voltage_ids.tolist() == [3, 3, 5, 5]
        assert sorted(run.voltage_sections.tolist()) == ["dend", "dend", "soma", "soma"]

    def test_one_population(self):
        env = Env("EI1").init().apply_model_defaults().record_spikes("INH").record_voltage(["INH"])
        run = env.run(300)
        assert run.voltage_ids.tolist() == [8, 9]
        assert set(run.spike_ids) <= {8, 9}

    def test_membrane_current_has_every_compartment(self):
        env = Env({"EXC": 1, "INH": 1}).init().record_membrane_current(dt=0.1)
        run = env.run(2, Stimulus.from_current([[0.0, 0.0], [0.1, 0.1]], dt=1.0))
        assert run.current_ids.tolist() == [0] * 7 + [1] * 6
        assert run.current.shape == (13, 20)
        assert (run.units("current"), run.current_dt) == ("uA", 0.1)

    def test_currents_of_a_cell_balance_what_is_injected(self):
        env = Env(1).init().record_membrane_current(dt=0.025)
        run = env.run(4, Stimulus.from_current(np.full((40, 1), 0.5), dt=0.1))
        total = run.current.sum(axis=0)[4:]
        np.testing.assert_allclose(total, 0.5e-3, atol=2e-9)

    def test_late_recording_starts_now(self):
        env = Env("EI1").init().apply_model_defaults()
        env.run(10)
        run = env.record_voltage(dt=1.0).run(10)
        assert run.voltage.shape == (10, 10)

    def test_mistakes(self, env):
        with pytest.raises(ParameterError, match="did you mean 'EXC'"):
            env.record_spikes("EXK")
        with pytest.raises(ParameterError, match="did you mean 'dend'"):
            env.record_voltage("EXC", sections=["dent"])
        with pytest.raises(ParameterError, match=r"multiple of dt = 0\.025 ms"):
            env.record_voltage(dt=0.03)
        with pytest.raises(ParameterError, match="must name simulated cells"):
            env.record_voltage(gids=[99])
        with pytest.raises(AttributeError, match="cannot record 'smell'"):
            env.record("smell")
        with pytest.raises(ValueError, match="identifier"):
            env.record("no name")
        assert env.recordable() == ["membrane_current", "spikes", "voltage"]

    def test_a_dt_change_checks_the_recording(self):
        env = Env(1).init().record_voltage(dt=0.075)
        with pytest.raises(ValueError, match="multiple"):
            env.run(1, dt=0.05)
        assert env.run(0.3).voltage.shape == (1, 4)


class TestParameters:
    def test_weight_names_and_dialects(self, env):
        names = env.weight_names
        assert len(names) == 6
        env.set_weights(dict.fromkeys(names, 0.25))
        assert env.weights == dict.fromkeys(names, 0.25)
        env.set_weights({"EXC_INH-hillock-AMPA-weight": 3.0, "EXC_INH-soma-GABA_A-weight": 4.0})
        changed = {name: value for name, value in env.weights.items() if value != 0.25}
        assert changed == {"EXC_INH-soma-AMPA-weight": 3.0, "INH_EXC-soma-GABA_A-weight": 4.0}

    def test_weights_act(self):
        def depolarisation(weight):
            env = Env("EI1").init().record_voltage("EXC", dt=0.5)
            env.set_weights(dict.fromkeys(env.weight_names, 0.0)).set_weights({"EXC_EXC-dend-AMPA-weight": weight})
            kick = Stimulus.from_current(np.full((20, 1), 5.0), gids=[0], dt=0.1)
            return env.run(30, kick).voltage[1:].max()

        assert depolarisation(2.0) > depolarisation(0.0) + 0.05

    def test_nothing_changes_when_a_key_is_wrong(self, env):
        before = (env.weights, env.noise)
        with pytest.raises(KeyError, match="did you mean"):
            env.set_weights({"EXC_EXC-dend-AMPA-weight": 9.0, "EXC_EXC-dend-AMPB-weight": 1.0})
        with pytest.raises(KeyError, match="g_e0"):
            env.set_params({"EXC_EXC-dend-AMPA-weight": 9.0, "noise-g_e": 1.0})
        assert (env.weights, env.noise) == before

    def test_noise_is_incremental(self):
        env = Env("EI1").init()
        env.set_noise({"g_e0": 0.01}).set_noise({"std_e": 0.002}).set_noise({}).set_noise({"INH-g_e0": 0.02})
        assert env.noise == {"g_e0": 0.01, "std_e": 0.002, "INH-g_e0": 0.02}

    def test_noise_acts_and_weights_alone_do_not_switch_it_on(self):
        env = Env("EI1").init().record_voltage(dt=0.5)
        env.set_params({"EXC_EXC": 1.0})
        calm = env.run(100).voltage[:, 100:]
        env.clear().set_noise({"g_e0": 0.002, "std_e": 0.001, "tau_e": 3.0})
        assert env.run(100).voltage[:, 100:].std(axis=1).mean() > 1e-3 + calm.std(axis=1).mean()

    def test_params_route_by_prefix(self, env):
        env.set_params({"weight-EXC_EXC-dend-AMPA-weight": 1.5, "INH_INH": 0.5, "noise-tau_e": 4.0})
        assert env.weights["EXC_EXC-dend-AMPA-weight"] == 1.5
        assert env.weights["INH_INH-soma-GABA_A-weight"] == 0.5
        assert env.noise["tau_e"] == 4.0

    def test_settings_survive_a_change_of_dt(self, env):
        env.set_weights({"EXC_EXC": 0.1}).set_weights({"EXC_EXC-dend-AMPA-weight": 0.2}).set_weights({"EXC_EXC": 0.7})
        env.set_noise({"tau_e": 5.0})
        weights, noise = env.weights, env.noise
        env.run(1, dt=0.0125)
        assert (env.weights, env.noise) == (weights, noise)
        assert env.weights["EXC_EXC-dend-AMPA-weight"] == 0.7
        assert env.run(1).voltage.shape == (10, 2)

    def test_a_new_stream_survives_a_change_of_dt(self, env):
        first = env.run(20, dt=0.0125).voltage
        assert not np.array_equal(env.clear(reseed=True).run(20, dt=0.0125).voltage, first)

    def test_cell_parameters(self):
        env = quiet(1)
        before = env.run(20, pulse(0.2, cells=1)).voltage
        name = next(name for name in env.cell_params("EXC") if name.startswith("global_cm"))
        value, unit = env.cell_params("EXC")[name]
        env.clear().set_params({f"cells-EXC-{name}": 2 * value})
        assert env.cell_params("EXC")[name] == (2 * value, unit)
        assert not np.array_equal(env.run(20, pulse(0.2, cells=1)).voltage, before)
        with pytest.raises(KeyError, match="no_such"):
            env.set_params({"cells-EXC-no_such": 1.0})

    def test_unknown_systems_have_no_defaults(self):
        env = Env(2).init().apply_model_defaults()
        assert (env.weights, env.noise) == ({}, {})
        with pytest.raises(KeyError):
            env.model.default_weights("elsewhere")
        assert env.model.default_weights("elsewhere", default={"a": 1}) == {"a": 1}


class TestStimulation:
    def test_current_reaches_the_named_cell(self):
        run = quiet(3).run(10, Stimulus.from_current(np.full((20, 1), 1.0), gids=[1]))
        peaks = run.voltage.max(axis=1)
        assert peaks[1] > peaks[0] + 10
        assert peaks[0] == peaks[2]

    def test_a_dendritic_column(self):
        stimulus = Stimulus.from_current(np.full((20, 1), 0.5), gids=[0])
        dendritic = Stimulus(stimulus.array, dt=0.1, gids=[0], sections=[1], input_mode="current")
        soma, dend = (quiet(1).run(5, s).voltage for s in (stimulus, dendritic))
        assert soma.max() > -75
        assert not np.array_equal(soma, dend)

    def test_conductance_has_two_signs(self):
        def end(conductance):
            return quiet(1).run(20, Stimulus.from_conductance(np.full((200, 1), conductance))).voltage[0, -1]

        assert end(0.002) > end(0.0) > end(-0.02) - 20
        assert end(0.002) > end(-0.002)

    def test_a_brief_shock_through_the_electrodes(self):
        env = Env("EI1").init().record_spikes().record_voltage(dt=0.1)
        commands = np.zeros((100, env.io.num_channels))
        commands[20:40, :] = 20.0
        stimulus = env.cell_stimulus(commands)
        assert (stimulus > 0).any()
        assert stimulus.shape == (100, 8 * 7 + 2 * 6)
        driven = env.run(100, stimulus)
        calm = env.clear().run(100)
        assert np.abs(driven.voltage - calm.voltage)[:, 200:400].max() > 1.0
        np.testing.assert_allclose(driven.voltage[:, :200], calm.voltage[:, :200])

    def test_pulse_trains_go_through_the_electrodes(self):
        env = Env("EI1").init().record_voltage(dt=0.1)
        train = Stimulus.biphasic_pulse(env.io.num_channels, [0], amplitude=20.0, pulse_times=[5.0])
        direct = env.run(10, train).voltage
        explicit = env.clear().run(10, env.cell_stimulus(train)).voltage
        assert np.array_equal(direct, explicit)
        assert np.abs(direct - env.clear().run(10).voltage).max() > 0.01

    def test_dense_equals_factored(self):
        env = Env("EI1").init().record_voltage(dt=0.1)
        factored = env.cell_stimulus(np.full((10, 1), 20.0))
        dense = Stimulus(factored.array, dt=1.0, gids=factored.gids, sections=factored.sections)
        a, b = env.run(20, factored).voltage, env.clear().run(20, dense).voltage
        np.testing.assert_allclose(a, b, atol=1e-4)

    def test_forms_of_the_argument(self):
        array = np.full((10, 2), 5.0)
        forms = [array, (array, 1.0), {"array": array, "dt": 1.0}, Stimulus(array, dt=1.0)]
        runs = [quiet().run(10, form).voltage for form in forms]
        assert all(np.array_equal(runs[0], other) for other in runs[1:])

    def test_a_stimulus_is_not_changed_and_can_be_used_again(self):
        env, stimulus = quiet(), pulse(0.5)
        before = stimulus.array.copy()
        env.run(5)
        first = env.run(10, stimulus)
        assert np.array_equal(stimulus.array, before)
        assert stimulus.gids is None
        env.clear().run(5)
        assert np.array_equal(env.run(10, stimulus).voltage, first.voltage)

    def test_it_is_zero_after_its_end_and_in_later_runs(self):
        env = quiet()
        env.run(2, Stimulus.from_current(np.full((10, 2), 0.05)))
        env.run(200)
        rest = quiet().run(200).voltage[0, -1]
        assert env.run(1).voltage[0, -1] == pytest.approx(rest, abs=0.2)

    def test_dt_must_stay_until_clear(self):
        env = quiet()
        env.run(5)
        env.run(5, pulse(0.1, dt=0.1))
        with pytest.raises(ValueError, match="Stimulus dt mismatch"):
            env.run(5, pulse(0.1, dt=0.5))
        assert env.t == 10.0
        env.clear().run(5, pulse(0.1, dt=0.5))

    def test_what_does_not_fit_is_refused_before_anything_happens(self):
        env = quiet()
        with pytest.raises(ShapeError, match=r"one per cell \(2\), one per compartment \(14\)"):
            env.run(1, np.zeros((1, 5)))
        with pytest.raises(ShapeError, match="loop over the batch"):
            env.run(1, np.zeros((2, 1, 2)))
        with pytest.raises(UnitError, match="not finite"):
            env.run(1, Stimulus.from_current([[np.nan, 0.0]]))
        with pytest.raises(ValueError, match="Invalid stimulus"):
            env.run(1, [1.0, 2.0])
        with pytest.raises(LivnError):
            env.run(1, Stimulus.from_current([[1.0]], gids=[77]))
        assert env.t == 0.0


class TestElectrodes:
    def test_channels_and_potentials(self):
        env = Env("EI2").init().apply_model_defaults().record_spikes().record_membrane_current(dt=0.1)
        run = env.run(50)
        ids, times = env.channel_recording(run.spike_ids, run.spike_times)
        assert sorted(ids) == list(range(16))
        assert all(len(ids[c]) == len(times[c]) for c in ids)
        potential = env.potential_recording(run.current)
        assert potential.shape == (16, 500)
        assert np.isfinite(potential).all()
        assert np.abs(potential).max() > 0

    def test_potentials_of_one_population(self):
        env = Env("EI2").init().record_membrane_current("INH", dt=0.1)
        run = env.run(2)
        assert len(run.current) == 20 * 6
        assert env.potential_recording(run.current).shape == (16, 20)

    def test_potentials_need_currents(self, env):
        with pytest.raises(ShapeError, match="record_membrane_current"):
            env.potential_recording(env.run(1).current)

    def test_cells_without_an_array(self):
        with pytest.raises(UnsupportedError, match="Please specify an IO"):
            Env(2).init().cell_stimulus(np.zeros((1, 1)))
        env = Env(2, io=MEA([[0, 0, 0, 0]])).init()
        assert env.cell_stimulus([[1.0]]).shape == (1, 14)


class TestCall:
    def test_an_integer_runs_that_long(self, env):
        run = env(10)
        assert isinstance(run, Run)
        assert env(np.int64(5)).t0 == 10.0

    def test_decodings(self, env):
        assert env(MeanFiringRate(duration=100))["duration_s"] == 0.1
        assert len(env(GatherAndMerge(duration=10))) == 6
        cit, _, _, _, channels, potential = env(ChannelRecording(duration=10, membrane_currents=True))
        assert (list(cit), channels.tolist(), potential.shape) == ([0], [0], (1, 100))

    def test_repeated_calls_keep_recording(self, env):
        shapes = [env(GatherAndMerge(duration=10))[3].shape for _ in range(2)]
        assert shapes == [(10, 20), (10, 20)]  # at the 0.5 ms that were asked for

    def test_pipes_see_the_env(self, env):
        pipe = Pipe(duration=20, stages=[Slice(start=5, stop=10), lambda env, it, tt, iv, vv, im, mp: vv.shape])
        assert env(pipe) == (10, 10)
        assert env.decoding is pipe

    def test_encodings(self):
        class Kick(Encoding):
            def __call__(self, env, t_end, inputs):
                return Stimulus.from_current(np.full((10 * t_end, env.system.num_neurons), inputs))

        env = quiet()
        run = env(5, 0.5, Kick())
        assert run.voltage.max() > quiet()(5).voltage.max()
        assert isinstance(env.encoding, Kick)

    def test_durations(self, env):
        with pytest.raises(ValueError, match="Encoding duration must be > 0, not 0"):
            env(0)


class TestModels:
    @pytest.mark.parametrize("model", [Izhikevich(), LIF(), ReducedCalciumSomaDendrite(axon=False)])
    def test_every_model_runs_a_culture(self, model):
        env = Env("EI1", model=model).init().record_spikes().record_voltage(dt=0.5).record_membrane_current(dt=0.5)
        env.set_noise({"g_e0": 0.001} if isinstance(model, ReducedCalciumSomaDendrite) else {"level": 1.0})
        run = env.run(50)
        assert run.voltage.shape == (10, 100)
        assert np.isfinite(run.voltage).all()
        assert np.isfinite(run.current).all()

    def test_the_published_first_cell_set(self):
        env = Env("EI1", model=ReducedCalciumSomaDendrite(preset="1.0")).init().record_voltage(sections="all")
        run = env.run(20)
        assert run.voltage.shape == (20, 200)
        assert run.voltage_sections[:2].tolist() == ["soma", "dend"]

    def test_unknown_noise_names(self):
        with pytest.raises(KeyError, match="level"):
            Env("EI1", model=LIF()).init().set_noise({"g_e0": 1.0})

    def test_options_are_checked(self):
        for options in ({"preset": "3"}, {"refractory_period": -1}, {"size_cv": -0.1}, {"dendrite_orientation": "up"}):
            with pytest.raises(ParameterError):
                ReducedCalciumSomaDendrite(**options)

    def test_compartments_are_where_the_engine_has_them(self):
        for model in (
            ReducedCalciumSomaDendrite(),
            ReducedCalciumSomaDendrite(axon=False, dendrite_orientation="aligned", dendrite_offset=40.0),
            ReducedCalciumSomaDendrite(preset="1.0"),
            Izhikevich(),
        ):
            env = Env("EI1", model=model).init()
            np.testing.assert_allclose(env.stimulus_coordinates(), env._sim.compartments(), atol=1e-9)
            for population in env.populations:
                assert list(model.section_names(population)) == env._sim.sections(population)

    def test_published_parameters_are_there_by_name(self):
        env = Env("EI2").init().set_params(ReducedCalciumSomaDendrite.published_params("EI2-1.0"))
        assert env.weights["INH_EXC-soma-GABA_A-weight"] == 0.5000229360632054
        assert env.noise["tau_i"] == 7.105101585388184
        env.set_params(ReducedCalciumSomaDendrite.published_params("EI2-2.0"))
        assert env.weights["EXC_INH-soma-AMPA-weight"] == 1.1851855878120792
        with pytest.raises(KeyError, match="EI9"):
            ReducedCalciumSomaDendrite.published_params("EI9")

    def test_v_init(self):
        assert quiet(1, model=ReducedCalciumSomaDendrite(v_init=-60)).run(1).voltage[0, 0] == pytest.approx(-60)
        assert quiet(1).run(1).voltage[0, 0] == pytest.approx(-75)

    def test_a_foreign_model_is_refused(self):
        from livn.types import Model

        with pytest.raises(UnsupportedError, match="not a model of"):
            Env(1, model=Model()).init()

        class Foreign:
            populations = ()

            def default_io(self, comm):
                return None

        with pytest.raises(UnsupportedError, match="not a system of"):
            Env(Foreign(), model=LIF()).init()


class TestMake:
    def test_by_name(self):
        env = livn.make("EI2")
        assert env.system.num_neurons == 100
        assert len(env.weights) == 6
        assert env.noise
        assert list(env.run(1)) == [None] * 6

    def test_by_path(self, ei1_path):
        assert livn.make(ei1_path).system.name == "EI1"

    def test_stored_parameters_win(self, ei1_path, tmp_path):
        from livn.system import System

        System(ei1_path).write(tmp_path / "own")
        (tmp_path / "own" / "params.json").write_text('{"EXC_EXC-hillock-AMPA-weight": 0.5, "noise-g_e0": 0.125}')
        env = livn.make(tmp_path / "own")
        assert {name for name, value in env.weights.items() if value != 1.0} == {"EXC_EXC-dend-AMPA-weight"}
        assert env.weights["EXC_EXC-dend-AMPA-weight"] == 0.5
        assert env.noise == {"g_e0": 0.125}

    def test_version(self):
        assert livn.__version__ == livn.get_version()


class TestSelection:
    def test_only_these_cells(self):
        env = Env("EI2").selection({"EXC": 8, "INH": [80, 81]}).init().record_voltage().record_spikes()
        run = env.run(1)
        assert run.voltage_ids.tolist() == [*range(8), 80, 81]
        assert env.active_gids().tolist() == [*range(8), 80, 81]

    def test_before_init(self, env):
        with pytest.raises(StateError, match=r"before init\(\)"):
            env.selection(3)


class TestBackends:
    def test_the_variable_is_read_at_construction(self, monkeypatch):
        first = Env("EI1")
        monkeypatch.setenv("LIVN_BACKEND", "brian2")
        assert (first._conventions.name, Env("EI1")._conventions.name) == ("native", "brian2")
        assert Env("EI1", backend="neuron")._conventions.name == "neuron"
        monkeypatch.setenv("LIVN_BACKEND", "nonsense.module")
        with pytest.raises(ImportError, match=r"backend not found: nonsense\.module"):
            Env("EI1")

    def test_modules_of_fixed_convention(self):
        from livn.backend.brian2 import Env as Brian2Env
        from livn.backend.default import Env as DefaultEnv

        assert Brian2Env("EI1").init().record_voltage().run(1).voltage.shape == (10, 10)
        assert DefaultEnv("EI1")._conventions.name == "native"

    def test_a_custom_backend_brings_its_class(self, monkeypatch, tmp_path):
        (tmp_path / "my_livn_backend.py").write_text(
            "from livn.types import Env as Base\n"
            "class Env(Base):\n"
            "    def run(self, duration, stimulus=None, dt=None, **kwargs):\n"
            "        self.t += duration\n"
            "        return (None,) * 6\n"
            "    def _record_spikes(self, population):\n"
            "        self.recorded = population\n"
        )
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setenv("LIVN_BACKEND", "my_livn_backend")
        env = Env("EI1")
        assert type(env).__module__ == "my_livn_backend"
        assert env.record_spikes("EXC").recorded == "EXC"
        env(7)
        assert env.t == 7
        with pytest.raises(UnsupportedError, match="set weights"):
            env.set_weights({})

    def test_backend_reexports(self, monkeypatch):
        import livn.backend

        assert livn.backend.Env is Env
        assert livn.backend.backend() == "native"
        monkeypatch.setenv("LIVN_BACKEND", "neuron")
        assert livn.backend.backend() == "neuron"


class TestInterrupt:
    def test_ctrl_c_stops_within_50_ms_and_leaves_a_usable_env(self):
        env = Env("EI2").init().apply_model_defaults().record_spikes().record_voltage(dt=1.0)
        sent = []

        def interrupt():
            sent.append(time.perf_counter())
            signal.raise_signal(signal.SIGINT)

        timer = threading.Timer(0.3, interrupt)
        timer.start()
        with pytest.raises(KeyboardInterrupt) as caught:
            env.run(600_000)
        stopped = time.perf_counter() - sent[0]
        timer.join()
        assert stopped < 0.05
        partial = caught.value.run
        assert partial.interrupted
        assert 0 < env.t < 600_000
        assert partial.duration == env.t
        assert partial.voltage.shape[1] == int(np.ceil(env.t))
        assert env.run(5).t0 == pytest.approx(partial.t1)

    def test_other_threads_run_meanwhile(self):
        def rate(seed):
            return Env("EI1", seed=seed, threads=1).init().apply_model_defaults().record_voltage().run(50).voltage

        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(rate, [1, 2, 1]))
        assert np.array_equal(results[0], results[2])
        assert not np.array_equal(results[0], results[1])
