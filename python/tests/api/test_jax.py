"""Env with JAX arrays: the published example, transformations, gradients, pytrees, errors."""

import contextlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
import optax
import pytest
from jax.test_util import check_grads

from livn.decoding import MeanFiringRate
from livn.env import Env
from livn.exceptions import DependencyError, ParameterError, ShapeError, StateError, UnsupportedError
from livn.io import MEA
from livn.models.izhikevich import Izhikevich
from livn.models.lif import LIF
from livn.run import Run
from livn.stimulus import Stimulus
from livn.system import predefined

# What JAX makes of an error of the engine depends on whether the call is part of a compiled function.
REFUSED = (ValueError, jax.errors.JaxRuntimeError)
EXC = "EXC_EXC-dend-AMPA-weight"


@pytest.fixture(scope="module")
def env(ei1_path):
    return Env(ei1_path, backend="diffrax").init().apply_model_defaults()


@pytest.fixture(scope="module")
def commands():
    return jnp.asarray(20.0 * np.random.default_rng(1).normal(size=(8, 1)), jnp.float32)


@contextlib.contextmanager
def doubles():
    jax.config.update("jax_enable_x64", True)
    try:
        yield
    finally:
        jax.config.update("jax_enable_x64", False)


def voltage(env, commands, duration=8, **kwargs):
    return env.run(duration, env.cell_stimulus(commands), unroll="mask", **kwargs).voltage


def test_the_published_example(monkeypatch):
    monkeypatch.setenv("LIVN_BACKEND", "diffrax")

    @eqx.filter_jit
    def systempass(inputs, env, t_end, targets, key):
        stimulus = env.cell_stimulus(inputs)
        mask, _, gids, v, *_ = env.run(t_end, stimulus, unroll="mask")
        return -jnp.mean(v)

    @eqx.filter_jit
    def make_step(env, inputs, t_end, grad_loss, optim, targets, opt_state, key):
        loss, grads = grad_loss(inputs, env, t_end, targets, key)
        updates, opt_state = optim.update(grads, opt_state)
        seen.append(grads)
        return loss, opt_state, eqx.apply_updates(inputs, updates)

    env = Env(predefined("S1")).init()
    env.apply_model_defaults()
    env.record_spikes()
    env.record_voltage()

    step_key = env.run_key
    t_end = 30
    inputs = jnp.zeros([t_end, 16])
    optim = optax.adam(1)
    opt_state = optim.init(eqx.filter(inputs, eqx.is_inexact_array))
    grad_loss = eqx.filter_value_and_grad(systempass)

    losses, seen = [], []
    for iteration in range(5):
        step_key = jr.fold_in(step_key, jnp.asarray(iteration))
        loss, opt_state, inputs = make_step(env, inputs, t_end, grad_loss, optim, [], opt_state, step_key)
        losses.append(float(loss))

    assert np.isfinite(losses).all()
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] - 1e-4
    assert (inputs[:-1] != 0).all()
    # Traced once: five steps, one compilation.
    assert len(seen) == 1


class TestRuns:
    def test_the_default_is_the_native_run(self, env, ei1_path):
        native = Env(ei1_path).init().apply_model_defaults().record_spikes().record_voltage().record_membrane_current()
        expected, run = native.run(100), env.run(100)
        assert len(expected.spike_ids) > 0
        np.testing.assert_array_equal(run.spike_ids, expected.spike_ids)
        np.testing.assert_array_equal(run.spike_times, np.float32(expected.spike_times))
        np.testing.assert_array_equal(run.voltage[:, :-1], expected.voltage)
        np.testing.assert_array_equal(run.current[:, :-1], expected.current)
        np.testing.assert_array_equal(run.voltage_ids, expected.voltage_ids)
        np.testing.assert_array_equal(run.voltage_sections, expected.voltage_sections)
        assert run.voltage.shape == (10, 1001)
        assert all(isinstance(part, jax.Array) for part in (run.voltage, run.current, run.spike_times))

    def test_the_same_bits_again_and_compiled(self, env, commands):
        first = voltage(env, commands)
        assert jnp.array_equal(first, voltage(env, commands))
        assert jnp.array_equal(first, jax.jit(voltage)(env, commands))
        assert jnp.array_equal(first, jax.jit(lambda x: voltage(env, x))(commands))
        assert env.t == 0

    def test_precision(self, env, ei1_path, commands):
        single = voltage(env, commands)
        with doubles():
            precise = Env(ei1_path, backend="diffrax").init().apply_model_defaults()
            exact = voltage(precise, jnp.asarray(commands, jnp.float64))
            assert exact.dtype == jnp.float64
            np.testing.assert_allclose(exact, single, atol=2e-3)
            assert not jnp.array_equal(exact, exact.astype(jnp.float32))

    def test_masks_counts_and_times_agree(self, env):
        listed = env.run(200)
        assert len(listed.spike_ids) > 3
        mask, nothing, iv, vv, im, mp = env.run(200, unroll="mask")
        assert (mask.shape, mask.dtype, nothing) == ((10, 2001), bool, None)
        assert (vv.shape, len(iv), mp.shape[0]) == ((10, 2001), 10, len(im))
        assert not mask[:, -1].any()
        cells, frames = np.nonzero(np.asarray(mask))
        order = np.lexsort((listed.spike_times, listed.spike_ids))
        np.testing.assert_array_equal(cells, listed.spike_ids[order])
        late = np.asarray(listed.spike_times)[order] - frames * 0.1
        assert (late > 0).all() and (late < 0.1001).all()
        counts, _, *_ = env.run(200, unroll="counts")
        np.testing.assert_array_equal(counts, np.asarray(mask).sum(axis=1))
        ids, times, *_ = env.run(200, unroll="times")
        found = np.asarray(times)[np.isfinite(times)]
        np.testing.assert_array_equal(ids, np.arange(10))
        np.testing.assert_allclose(found, np.asarray(listed.spike_times)[order], atol=0.0251)

    def test_spike_lists_in_a_trace_are_padded(self, env):
        listed = env.run(200)
        ids, times, *_ = jax.jit(lambda e: tuple(e.run(200)))(env)
        assert times.shape[0] == len(ids) == 10
        assert np.isfinite(times).sum() == len(listed.spike_ids)

    def test_recordings_choose(self, ei1_path):
        env = Env(ei1_path, backend="diffrax").init()
        env.record_voltage("EXC", dt=0.5, gids=[2], sections="all")
        run = env.run(5)
        assert run.voltage.shape == (7, 11)
        assert run.current is None
        assert env.run(5, dt=1.0).voltage.shape == (7, 6)

    def test_stimuli(self, env):
        rest = env.run(5).voltage
        current = env.run(5, Stimulus.from_current(np.full((50, 10), 0.05), dt=0.1)).voltage
        assert (current[:, -1] > rest[:, -1]).all()
        conductance = env.run(5, np.full((5, 10), 1e-3)).voltage
        declared = env.run(5, Stimulus.from_conductance(np.full((5, 10), 1e-3), dt=1.0)).voltage
        assert jnp.array_equal(conductance, declared)
        assert (conductance[:, -1] > rest[:, -1]).all()
        native = Env(env.system).init().apply_model_defaults().record_voltage()
        held = native.run(5, Stimulus.from_current(np.full((50, 10), 0.05), dt=0.1)).voltage
        np.testing.assert_allclose(current[:, :-1], held, atol=1e-5)

    def test_electrodes_as_the_native_env(self, env, ei1_path, commands):
        native = Env(ei1_path).init()
        np.testing.assert_allclose(env.cell_stimulus(commands).array, native.cell_stimulus(commands).array, rtol=1e-5)
        np.testing.assert_allclose(env.stimulus_coordinates(), native.stimulus_coordinates(), atol=1e-4)
        currents = env.run(5).current
        expected = native.potential_recording(np.asarray(currents))
        np.testing.assert_allclose(env.potential_recording(currents), expected, rtol=1e-4, atol=1e-4)

    def test_noise_from_a_key(self, env):
        keys = jr.split(jr.PRNGKey(0), 3)
        runs = jax.vmap(lambda key: env.run(8, key=key).voltage)(keys)
        assert jnp.array_equal(runs[1], env.run(8, key=keys[1]).voltage)
        assert not jnp.array_equal(runs[0], runs[1])

    def test_settings_change_later_runs(self, ei1_path):
        env = Env(ei1_path, backend="diffrax").init().apply_model_defaults()
        before = env.run(20).voltage
        stored = jax.tree.map(lambda leaf: leaf, env)
        env.set_weights({EXC: 5.0}).reseed_noise()
        assert not jnp.array_equal(env.run(20).voltage, before)
        assert jnp.array_equal(stored.run(20).voltage, before)
        assert float(env.weights[EXC]) == 5.0
        assert jnp.array_equal(env.reseed_noise(0).set_weights({EXC: 1.0}).run(20).voltage, before)

    def test_single_and_half_precision(self, env):
        half = jnp.full((5, 10), 1e-3, jnp.bfloat16)
        run = env.run(5, half)
        assert run.voltage.dtype == jnp.float32
        assert jnp.array_equal(run.voltage, env.run(5, half.astype(jnp.float32)).voltage)

    def test_another_step(self):
        cell = Env(1, backend="diffrax").init()
        push = Stimulus.from_current(np.full((10, 1), 0.02), dt=1.0)
        coarse, fine = cell.run(10, push).voltage, cell.run(10, push, dt_solver=0.0125).voltage
        assert not jnp.array_equal(coarse, fine)
        np.testing.assert_allclose(coarse, fine, atol=0.1)
        assert cell.dt == 0.025

    def test_encode_run_decode(self, env):
        result = env(MeanFiringRate(duration=200))
        assert result["total_spikes"] == len(env.run(200).spike_ids)
        pulses = Stimulus.biphasic_pulse(1, [0], amplitude=20.0, pulse_times=[2.0])
        assert not jnp.array_equal(env.run(5, pulses).voltage, env.run(5).voltage)

    def test_from_several_threads(self, env, commands):
        step = jax.jit(jax.value_and_grad(lambda x: jnp.mean(voltage(env, x))))
        value, gradient = step(commands)
        with ThreadPoolExecutor(4) as pool:
            for other, slope in pool.map(step, [commands] * 12):
                assert other == value
                assert jnp.array_equal(slope, gradient)


class TestTransformations:
    def test_vmap_is_a_loop(self, env, commands):
        batch = jnp.stack([commands, -commands, 0 * commands])
        whole = jax.vmap(lambda x: voltage(env, x))(batch)
        for one, x in zip(whole, batch, strict=True):
            assert jnp.array_equal(one, voltage(env, x))

    def test_nested_vmap_over_weights_and_inputs(self, env, commands):
        weights, batch = jnp.array([0.0, 1.0, 4.0]), jnp.stack([commands, -commands])

        def run(w, x):
            return voltage(env.with_params({EXC: w}), x, duration=20)

        grid = jax.vmap(jax.vmap(run, in_axes=(None, 0)), in_axes=(0, None))(weights, batch)
        assert grid.shape[:2] == (3, 2)
        for i, w in enumerate(weights):
            for j, x in enumerate(batch):
                assert jnp.array_equal(grid[i, j], run(w, x))

    def test_gradients_compiled_and_batched(self, env, commands):
        def loss(x):
            return jnp.mean(voltage(env, x) ** 2)

        batch = jnp.stack([commands, -commands])
        plain = jax.grad(loss)(commands)
        assert (plain[:-1] != 0).all()
        assert jnp.array_equal(jax.jit(jax.grad(loss))(commands), plain)
        assert jnp.array_equal(jax.vmap(jax.grad(loss))(batch)[0], plain)
        together = jax.grad(lambda xs: jax.vmap(loss)(xs).sum())(batch)
        np.testing.assert_allclose(together[0], plain, rtol=1e-5)

    def test_reverse_jacobian(self, env, commands):
        rows = jax.jacrev(lambda x: voltage(env, x)[:3, -1])(commands)
        each = jnp.stack([jax.grad(lambda x, k=k: voltage(env, x)[k, -1])(commands) for k in range(3)])
        np.testing.assert_allclose(rows, each, rtol=1e-6)

    def test_gradient_of_everything(self, env, commands):
        grads = eqx.filter_grad(lambda e: jnp.mean(voltage(e, commands)))(env)
        assert isinstance(grads, Env)
        assert all(np.isfinite(leaf).all() for leaf in jax.tree.leaves(eqx.filter(grads, eqx.is_inexact_array)))
        assert all(value != 0 for value in grads.weights.values())
        assert (grads.electrode_positions[:, :2] != 0).all()
        assert float(grads.cells["EXC"]["V_hold"]) != 0


class TestCheckGrads:
    @pytest.fixture
    def env(self, ei1_path):
        with doubles():
            yield Env(ei1_path, backend="diffrax").init().apply_model_defaults()

    def check(self, function, *arguments, eps=1e-5):
        check_grads(function, arguments, order=1, modes=["rev"], eps=eps, rtol=1e-5, atol=1e-7)

    def test_inputs(self, env):
        commands = jnp.asarray(20.0 * np.random.default_rng(2).normal(size=(6, 1)))
        self.check(lambda x: jnp.mean(voltage(env, x, 6) ** 2), commands)

    def test_currents_into_cells(self, env):
        values = jnp.asarray(0.05 * np.random.default_rng(3).normal(size=(6, 10)))
        self.check(lambda x: jnp.mean(env.run(6, Stimulus.from_current(x, dt=1.0)).voltage ** 2), values)

    def test_membrane_currents_at_electrodes(self, env):
        commands = jnp.asarray(20.0 * np.random.default_rng(4).normal(size=(4, 1)))

        def loss(x):
            run = env.run(4, env.cell_stimulus(x), unroll="mask")
            return jnp.mean(env.potential_recording(run.current) ** 2)

        self.check(loss, commands)

    def test_weights(self, env):
        names = sorted(env.weights)
        values = jnp.stack([env.weights[name] for name in names])

        def loss(values):
            changed = env.with_params(dict(zip(names, values, strict=True)))
            return jnp.mean(changed.run(40, unroll="mask").voltage ** 2)

        self.check(loss, values)

    @pytest.mark.parametrize("name", ["EXC-g_e0", "EXC-std_e", "INH-g_i0", "tau_e"])
    def test_noise(self, env, name):
        value = env.noise[name]
        # In units of the value, which spans five orders of magnitude.
        self.check(lambda s: jnp.mean(env.with_params({f"noise-{name}": s * value}).run(6).voltage ** 2), 1.0)

    @pytest.mark.parametrize("name", ["V_hold", "gc", "soma_g_pas"])
    def test_cell_parameters(self, env, name):
        value = env.cells["EXC"][name]
        self.check(lambda s: jnp.mean(env.with_params({f"cells-EXC-{name}": s * value}).run(6).voltage ** 2), 1.0)

    def test_positions(self, env):
        commands = jnp.asarray(50.0 * np.random.default_rng(5).normal(size=(6, 1)))

        def loss(cells, electrodes):
            return jnp.mean(voltage(env.with_positions(cells=cells, electrodes=electrodes), commands, 6) ** 2)

        self.check(loss, env.cell_positions, env.electrode_positions)

    @pytest.mark.parametrize(("model", "current", "which"), [(None, 0.3, 0), (LIF(), 0.3, 2), (Izhikevich(), 0.02, 1)])
    def test_spike_times(self, env, model, current, which):
        cell = Env(1, model=model, backend="diffrax").init()

        def time(amplitude):
            steps = Stimulus.from_current(jnp.full((40, 1), amplitude), dt=1.0)
            return cell.run(40, steps, unroll="times")[1][0, which]

        assert np.isfinite(time(current))
        assert jax.grad(time)(current) < 0
        # So little that the crossing stays within its step.
        self.check(time, current, eps=1e-7)


class TestSpikes:
    def test_counts_near_the_threshold(self):
        cell = Env(1, model=LIF(), backend="diffrax").init()

        def count(amplitude, **kwargs):
            steps = Stimulus.from_current(jnp.full((40, 1), amplitude), dt=1.0)
            return cell.run(40, steps, unroll="counts", **kwargs)[0].sum()

        # 15 mV above rest is the threshold; at 14 mV the cell is silent, and would fire with a little more.
        assert count(0.14) == 0
        assert jax.grad(count)(0.14) > 0
        assert jax.grad(count)(0.05) == 0
        assert jax.grad(lambda a: count(a, surrogate_width=12.0))(0.05) > 0

    def test_times_are_padded_in_order(self, env):
        times = np.asarray(env.run(300, unroll="times")[1])
        assert times.shape[1] == 151
        for row in times:
            fired = np.isfinite(row)
            assert (np.diff(row[fired]) > 0).all()
            assert not fired[fired.sum() :].any()

    def test_a_gradient_that_needs_another_treatment(self, env, commands):
        def loss(x):
            return env.run(8, env.cell_stimulus(x), unroll="counts", spike_gradient="detached")[0].sum()

        with pytest.raises(REFUSED, match="have no gradient when spikes are detached"):
            jax.grad(loss)(commands)


class TestPytree:
    def test_round_trip(self, env):
        leaves, structure = jax.tree.flatten(env)
        again = jax.tree.unflatten(structure, leaves)
        assert type(again) is type(env)
        assert jax.tree.structure(again) == structure
        assert again.weights == env.weights
        assert jnp.array_equal(again.run(5).voltage, env.run(5).voltage)
        paths = [jax.tree_util.keystr(path) for path, _ in jax.tree_util.tree_flatten_with_path(env)[0]]
        assert f".weights['{EXC}']" in paths
        assert ".electrode_positions" in paths

    def test_equinox_can_exchange_leaves(self, env):
        moved = eqx.tree_at(lambda e: e.electrode_positions, env, env.electrode_positions + 10.0)
        assert jnp.array_equal(moved.electrode_positions, env.electrode_positions + 10.0)
        inputs = jnp.full((5, 1), 30.0)
        assert not jnp.array_equal(voltage(moved, inputs, 5), voltage(env, inputs, 5))
        params, static = eqx.partition(env, eqx.is_inexact_array)
        assert jnp.array_equal(voltage(eqx.combine(params, static), inputs, 5), voltage(env, inputs, 5))

    def test_one_compilation_for_all_parameters(self, env):
        traced = []

        @jax.jit
        def run(env):
            traced.append(1)
            return env.run(5).voltage

        values = [run(env.with_params({EXC: w})) for w in (0.0, 1.0, 2.0)]
        assert len(traced) == 1
        assert not jnp.array_equal(values[0], run(env.with_params({"cells-EXC-V_hold": -61.0})))
        assert len(traced) == 1

    def test_a_changed_copy_can_be_set_up(self, env):
        copy = env.with_params({EXC: 3.0})
        copy.set_weights({"EXC_INH-soma-AMPA-weight": 2.0})
        assert (float(copy.weights[EXC]), float(copy.weights["EXC_INH-soma-AMPA-weight"])) == (3.0, 2.0)
        assert float(env.weights[EXC]) == 1.0

    def test_positions_survive_other_changes(self, env):
        moved = env.with_positions(electrodes=env.electrode_positions + 5.0)
        moved.set_weights({EXC: 2.0}).set_weights({EXC: 3.0}).record_voltage("EXC")
        assert jnp.array_equal(moved.electrode_positions, env.electrode_positions + 5.0)
        assert float(moved.weights[EXC]) == 3.0

    def test_another_array(self, ei1_path):
        env = Env(ei1_path, backend="diffrax").init()
        assert env.cell_stimulus(jnp.ones((2, 1))).factors[1].shape[0] == 1
        env.io = MEA()
        assert env.electrode_positions.shape == (16, 3)
        assert env.cell_stimulus(jnp.ones((2, 16))).factors[1].shape[0] == 16

    def test_some_cells_only(self, ei1_path):
        env = Env(ei1_path, backend="diffrax")
        assert len(env.cell_positions) == 10
        env.selection(5).init()
        assert len(env.cell_positions) == 5
        assert jax.jit(lambda e: e.run(5, unroll="mask"))(env).voltage.shape == (5, 51)

    def test_runs_and_stimuli(self, env):
        run = jax.jit(lambda e: e.run(5, unroll="mask"))(env)
        assert isinstance(run, Run)
        assert run.voltage_sections.tolist() == ["soma"] * 10
        assert jax.tree.structure(run) == jax.tree.structure(jax.jit(lambda e: e.run(5, unroll="mask"))(env))
        stimulus = jax.jit(lambda e, x: e.cell_stimulus(x))(env, jnp.ones((5, 1)))
        assert isinstance(stimulus, Stimulus)
        assert jnp.array_equal(env.run(5, stimulus).voltage, voltage(env, jnp.ones((5, 1)), 5))

    def test_a_native_process_does_not_import_jax(self):
        code = (
            "import sys; from livn import make; e = make('EI1').record_spikes(); "
            "e.run(2, e.cell_stimulus([[1.0]])); sys.exit('jax' in sys.modules)"
        )
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class TestClasses:
    def test_the_class_of_the_backend(self, env, ei1_path):
        from livn.backend import diffrax

        class Mine(diffrax.Env):
            pass

        mine = Mine(ei1_path).init().apply_model_defaults()
        assert jnp.array_equal(jax.jit(lambda e: e.run(5).voltage)(mine), env.run(5).voltage)
        assert type(jax.tree.map(lambda leaf: leaf, mine)) is Mine

    def test_a_class_of_another_kind(self, ei1_path):
        class Other(Env):
            pass

        with pytest.raises(UnsupportedError, match=r"derive it from livn\.backend\.diffrax"):
            Other(ei1_path, backend="diffrax")
        with pytest.raises(UnsupportedError, match="numpy arrays"):
            type(Env(ei1_path, backend="diffrax"))(ei1_path, backend="native")


class TestErrors:
    def test_before_init(self, ei1_path):
        with pytest.raises(StateError, match="init"):
            Env(ei1_path, backend="diffrax").run(1)

    def test_an_old_jax(self, ei1_path, monkeypatch):
        monkeypatch.setattr(jax, "__version__", "0.5.3")
        with pytest.raises(DependencyError, match=r"jax >= 0\.6, not 0\.5\.3.*livn\[jax\]"):
            Env(ei1_path, backend="diffrax")

    def test_options(self, env):
        with pytest.raises(ParameterError, match="unroll is one of"):
            env.run(5, unroll="marcus")
        with pytest.raises(ParameterError, match="spike_gradient is one of"):
            env.run(5, spike_gradient="exact")
        with pytest.raises(TypeError, match=r"no option 'unrol'.*'unroll'"):
            env.run(5, unrol="mask")
        with pytest.raises(ValueError, match="whole number of steps"):
            env.run(5.03)
        with pytest.raises(UnsupportedError, match="no state"):
            env.snapshot()

    def test_traced_where_it_cannot_be(self, env):
        with pytest.raises(ParameterError, match="duration decides the shape"):
            jax.jit(lambda t: env.run(t).voltage)(5)
        with pytest.raises(UnsupportedError, match="with_params"):
            jax.jit(lambda w: env.set_weights({EXC: w}).run(5).voltage)(1.0)

    def test_names_and_shapes(self, env):
        with pytest.raises(ParameterError, match=r"not a leaf.*EXC_EXC-dend-AMPA"):
            env.with_params({"EXC_EXC-dend-AMPB-weight": 1.0})
        with pytest.raises(ShapeError, match="must have shape"):
            env.with_positions(cells=jnp.zeros((2, 3)))
        with pytest.raises(ShapeError, match="1 channels"):
            env.cell_stimulus(jnp.zeros((5, 2)))
        with pytest.raises(ShapeError, match="3 columns"):
            env.run(5, jnp.zeros((5, 3)))

    def test_what_the_engine_refuses(self, env, commands):
        with pytest.raises(REFUSED, match="weight"):
            env.with_params({EXC: -1.0}).run(5).voltage.block_until_ready()
        with pytest.raises(REFUSED, match="finite"):
            voltage(env, commands.at[2, 0].set(jnp.nan)).block_until_ready()
        with pytest.raises(REFUSED, match="max_spikes = 1 times"):
            env.run(500, max_spikes=1)

    def test_no_forward_mode(self, env, commands):
        with pytest.raises(TypeError, match="forward-mode"):
            jax.jvp(lambda x: voltage(env, x), (commands,), (commands,))

    def test_a_plan_that_is_gone(self, ei1_path):
        env = Env(ei1_path, backend="diffrax").init()
        compiled = jax.jit(lambda: env.run(5).voltage).lower().compile()
        assert compiled().shape == (10, 51)
        env.set_weights({EXC: 2.0})
        jax.clear_caches()
        import gc

        gc.collect()
        with pytest.raises(REFUSED, match="keep the Env"):
            compiled().block_until_ready()
