"""Promise: gradients of ``livn.grad`` are the derivatives of what its readouts return, by all that can be named."""

import numpy as np
import pytest

from livn.env import Env
from livn.exceptions import ParameterError, ShapeError, StateError, UnitError, UnsupportedError
from livn.grad import losses, tape, value_and_grad
from livn.io import MEA
from livn.models.izhikevich import Izhikevich
from livn.models.lif import LIF
from livn.stimulus import Stimulus

DURATION = 6.0


def wave(shape, phase=0.3):
    return np.sin(1.7 * np.arange(np.prod(shape)) + phase).reshape(shape)


@pytest.fixture(scope="module")
def culture():
    env = Env("EI1", io=MEA([[0, 300.0, 400.0, 30.0], [7, 700.0, 500.0, 60.0]])).init().apply_model_defaults()
    env.record_voltage(dt=0.1).record_membrane_current(dt=0.2)
    env.run(3.0)
    return env


def commands(env):
    return 15.0 * wave((6, env.io.num_channels))


def mixed(run):
    """A loss of all traces; potentials in mV."""
    parts = {"voltage": 0.01, "current": 300.0, "potential": 0.02}
    bars = {name: scale * wave(getattr(run, name).shape) for name, scale in parts.items()}
    return sum(float((bar * getattr(run, name)).sum()) for name, bar in bars.items()), bars


def slope(function, scale):
    """The derivative of ``function`` at 0 by central differences of several widths around ``scale``."""
    found = []
    for relative in (1e-2, 1e-3, 1e-4, 1e-5):
        h = relative * scale
        near, far = function(h) - function(-h), function(2 * h) - function(-2 * h)
        found.append((8.0 * near - far) / (12.0 * h))
    return np.array(found)


def assert_slope(analytic, function, scale, floor):
    error = np.abs(slope(function, scale) - analytic).min()
    assert error <= 1e-6 * max(abs(analytic), floor), (analytic, slope(function, scale))


def value(env, inputs=None, **options):
    inputs = commands(env) if inputs is None else inputs
    return mixed(tape(env, inputs, DURATION, parameters=False, **options))[0]


@pytest.fixture(scope="module")
def gradients(culture):
    wrt = ("inputs", "gain", "weights", "synapses", "noise", "cells", "electrode_positions", "cell_positions",
           "initial_state")  # fmt: skip
    return value_and_grad(mixed, culture, wrt=wrt)(commands(culture), DURATION)[1]


@pytest.mark.parametrize("place", [(0, 0), (3, 1), (5, 0)])
def test_inputs(culture, gradients, place):
    def moved(by):
        inputs = commands(culture)
        inputs[place] += by
        return value(culture, inputs)

    assert_slope(gradients["inputs"][place], moved, 15.0, 1e-3)


@pytest.mark.parametrize(
    ("kind", "key", "now", "scale"),
    [
        ("weights", "EXC_EXC-dend-AMPA-weight", None, 1.0),
        ("weights", "INH_EXC-soma-GABA_A-weight", None, 1.0),
        ("synapses", "EXC-soma-GABA_A-e", -60.0, 60.0),
        ("synapses", "EXC-dend-AMPA-tau_decay", 3.0, 3.0),
        ("noise", "EXC-g_e0", None, 1e-3),
        ("noise", "tau_i", None, 10.0),
    ],
)
def test_parameters(culture, gradients, kind, key, now, scale):
    prefix = {"weights": "weight-", "synapses": "weight-", "noise": "noise-"}[kind]
    if now is None:
        now = (culture.weights if kind == "weights" else culture.noise)[key]

    def moved(by):
        return value(culture, params={prefix + key: now + by})

    assert_slope(gradients[kind][key], moved, scale, 2e-3 / scale)


@pytest.mark.parametrize(("population", "name"), [("EXC", "gc"), ("INH", "soma_gmax_Na")])
def test_cell_parameters(culture, gradients, population, name):
    now = culture.cell_params(population)[name][0]

    def moved(by):
        return value(culture, params={f"cells-{population}-{name}": now + by})

    assert_slope(gradients["cells"][population][name], moved, now, 2e-3 / now)


@pytest.mark.parametrize(("channel", "axis"), [(0, 0), (1, 1), (1, 2)])
def test_electrode_positions(culture, gradients, channel, axis):
    def moved(by):
        twin = culture.fork()
        places = culture.io.electrode_coordinates.copy()
        places[channel, 1 + axis] += by
        twin.io = MEA(places)
        return value(twin)

    # Within ±0.2 µm no compartment enters or leaves the reach of an electrode.
    assert_slope(gradients["electrode_positions"][channel, axis], moved, 10.0, 1e-4)


def test_cell_positions_are_electrode_positions_the_other_way(gradients):
    by_electrode = gradients["electrode_positions"].sum(axis=0)
    by_cell = gradients["cell_positions"].sum(axis=0)
    # Moving everything together changes nothing.
    np.testing.assert_allclose(by_electrode, -by_cell, rtol=1e-9, atol=1e-12)
    assert (np.abs(by_cell) > 0).all()


def test_cell_position(culture, gradients):
    gid, axis = 4, 1

    class Moved(Env):
        by = 0.0

        def _compartments(self, coordinates):
            rows = super()._compartments(coordinates).copy()
            rows[rows[:, 0] == gid, 1 + axis] += self.by
            return rows

    def moved(by):
        twin = culture.fork()
        twin.__class__ = Moved
        twin.by = by
        return value(twin)

    assert_slope(gradients["cell_positions"][gid, axis], moved, 10.0, 1e-4)


def test_gain_and_inputs_agree(culture, gradients):
    # Both are factors of one product: each scaled by 1 + e changes it the same way.
    gain = np.asarray(culture.io.reach(culture.stimulus_coordinates()))
    by_gain = (gradients["gain"] * gain).sum()
    by_inputs = (gradients["inputs"] * commands(culture)).sum()
    assert by_gain == pytest.approx(by_inputs, rel=1e-9)


def test_initial_state_has_a_row_per_cell(gradients):
    states = gradients["initial_state"]
    assert {name: len(rows) for name, rows in states.items()} == {"EXC": 8, "INH": 2}
    assert all(np.isfinite(rows).all() and rows.any() for rows in states.values())


def test_stimulus_straight_into_cells(culture):
    current = 0.3 * wave((60, 2))

    def at(array):
        return mixed(tape(culture, Stimulus.from_current(array, gids=[1, 8], dt=0.1), DURATION))

    run = tape(culture, Stimulus.from_current(current, gids=[1, 8], dt=0.1), DURATION)
    gradient = run.pull(mixed(run)[1], "inputs")["inputs"]
    assert gradient.shape == current.shape

    def moved(by):
        other = current.copy()
        other[10, 1] += by
        return at(other)[0]

    assert_slope(gradient[10, 1], moved, 0.3, 1e-3)


@pytest.mark.parametrize("model", [LIF(), Izhikevich()], ids=lambda model: type(model).__name__)
def test_point_models(model):
    env = Env("EI1", model=model).init().record_voltage(dt=0.1)
    env.set_weights(dict.fromkeys(env.weight_names, 6.0)).set_noise({"level": 1.0})
    inputs = 12.0 * wave((6, env.io.num_channels))
    weight = env.weight_names[0]

    def loss(run):
        bar = wave(run.voltage.shape)
        return float((bar * run.voltage).sum()), {"voltage": bar}

    f = value_and_grad(loss, env, wrt=("inputs", "weights", "noise"))
    gradients = f(inputs, DURATION)[1]

    def pushed(by):
        other = inputs.copy()
        other[2, 0] += by
        return f(other, DURATION)[0]

    assert_slope(gradients["inputs"][2, 0], pushed, 12.0, 1e-2)
    assert_slope(gradients["weights"][weight], lambda by: f(inputs, DURATION, params={weight: 6.0 + by})[0], 6.0, 1e-2)
    assert_slope(gradients["noise"]["level"], lambda by: f(inputs, DURATION, params={"noise-level": 1.0 + by})[0],
                 1.0, 1e-2)  # fmt: skip


def test_less_memory_gives_the_same_bits(culture):
    def pulled(**options):
        run = tape(culture, None, 200.0, **options)
        return run.tape_bytes, run.pull({"voltage": wave(run.voltage.shape)}, ("weights", "noise", "initial_state"))

    size, plain = pulled()
    limit = size * 2 // 3
    smaller, again = pulled(memory_bytes=limit)
    assert smaller <= limit
    assert again["weights"] == plain["weights"]
    assert again["noise"] == plain["noise"]
    for population, states in plain["initial_state"].items():
        np.testing.assert_array_equal(again["initial_state"][population], states)


def test_a_run_can_be_stopped(culture):
    before = culture.snapshot()

    def stop(done, duration):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tape(culture, None, 20_000.0, progress=stop)
    assert culture.snapshot() == before


def test_the_env_stays_where_it_was(culture):
    before, weights = culture.snapshot(), culture.weights
    loss = value_and_grad(losses.voltage(-60.0), culture, wrt="weights")
    first = loss(commands(culture), DURATION, params={"EXC_EXC-dend-AMPA-weight": 3.0})
    again = loss(commands(culture), DURATION, params={"EXC_EXC-dend-AMPA-weight": 3.0})
    assert culture.snapshot() == before
    assert culture.weights == weights
    assert first == again


def test_advance_leaves_it_where_run_would(culture):
    one, other = culture.fork(), culture.fork()
    readouts = tape(one, commands(one), DURATION, advance=True)
    run = other.run(DURATION, other.cell_stimulus(commands(other)))
    assert one.t == other.t == 9.0
    np.testing.assert_allclose(readouts.voltage, run.voltage, rtol=1e-6)
    np.testing.assert_allclose(readouts.potential, other.potential_recording(run.current), rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(one.run(20.0).voltage, other.run(20.0).voltage)


@pytest.fixture(scope="module")
def busy():
    """A culture that fires, far from grazing the threshold."""
    env = Env("EI1").init().apply_model_defaults().record_voltage()
    env.set_noise({"EXC-g_e0": 4e-3, "INH-g_e0": 1e-3})
    return env


def test_spike_times(busy):
    run = tape(busy, np.zeros((1, busy.io.num_channels)), 30.0, spikes="event_time")
    assert len(run.spike_ids) >= 5
    assert (np.abs(run.spike_times - np.round(run.spike_times / 0.025) * 0.025) > 1e-6).any()
    plain = busy.fork().record_spikes().run(30.0)
    assert (plain.spike_ids == run.spike_ids).all()
    assert (np.abs(plain.spike_times - run.spike_times) <= 0.025 + 1e-9).all()
    # The first spike depends on nothing that happens between cells: the derivative of its time is
    # that of its cell alone.
    first = int(np.argmin(run.spike_times))
    bar = np.zeros_like(run.spike_times)
    bar[first] = 1.0
    gradient = run.pull({"spike_times": bar}, "inputs")["inputs"]
    channel = int(np.abs(gradient[0]).argmax())

    def moved(by):
        inputs = np.zeros((1, busy.io.num_channels))
        inputs[0, channel] = by
        other = tape(busy, inputs, 30.0, spikes="event_time")
        return other.spike_times[np.flatnonzero(other.spike_ids == run.spike_ids[first])[0]]

    assert_slope(gradient[0, channel], moved, 0.05, 1e-6)


def test_counts_and_rates(busy):
    run = tape(busy, np.zeros((30, busy.io.num_channels)), 30.0, spikes="surrogate", width_mv=8.0)
    assert run.counts.sum() == len(run.spike_ids) > 0
    np.testing.assert_array_equal(run.rates, run.counts / 0.03)
    by_counts = run.pull({"counts": np.ones_like(run.counts)}, "weights")["weights"]
    by_rates = run.pull({"rates": np.full_like(run.counts, 0.03)}, "weights")["weights"]
    assert by_counts.keys() == by_rates.keys() == busy.weights.keys()
    assert by_counts["EXC_EXC-dend-AMPA-weight"] > 0 > by_counts["INH_EXC-soma-GABA_A-weight"]
    assert list(by_counts.values()) == pytest.approx(list(by_rates.values()), rel=1e-12)


def test_losses_add_and_scale(culture):
    run = tape(culture, commands(culture), DURATION)
    one, other = losses.voltage(-60.0), losses.potential(0.0, channels=[1])
    both, bars = (one + 0.5 * other - one)(run)
    alone, bar = other(run)
    assert both == pytest.approx(0.5 * alone)
    np.testing.assert_allclose(bars["potential"], 0.5 * bar["potential"])
    np.testing.assert_allclose(bars["voltage"], 0.0)
    assert not bar["potential"][0].any()
    assert repr(sum([one, other])) == "voltage(-60.0) + potential(0.0)"


@pytest.mark.parametrize(
    "loss",
    [
        losses.voltage(-60.0, gids=[1, 9], start=1.0, stop=4.0),
        losses.potential(np.zeros((2, 1)), start=2.0),
        losses.upswing({2: [3.0], 5: [1.0, 5.0]}, level=20.0),
        losses.silence({2: [(1.0, 4.0)], 9: [(0.0, 2.0), (3.0, 6.0)]}, level=-80.0, ceiling=-59.0),
    ],
    ids=repr,
)
def test_losses_of_traces(culture, loss):
    gradient = value_and_grad(loss, culture)(commands(culture), DURATION)[1]["inputs"]
    place = np.unravel_index(np.abs(gradient).argmax(), gradient.shape)

    def moved(by):
        inputs = commands(culture)
        inputs[place] += by
        return loss(tape(culture, inputs, DURATION))[0]

    assert_slope(gradient[place], moved, 5.0, 1e-6)


def test_spike_time_loss_pairs_in_order():
    class Spikes:
        spike_ids = np.array([3, 3, 8, 3])
        spike_times = np.array([1.0, 6.0, 7.0, 30.0])

    value, bars = losses.spike_times({3: [5.0, 9.0], 4: [2.0]}, limit=3.0)(Spikes())
    # 6 goes with 5; 1, 30 and the targets 9 and 2 stay alone.
    assert value == pytest.approx((1.0 + 4 * 9.0) / 3)
    np.testing.assert_allclose(bars["spike_times"], [0.0, 2.0 / 3, 0.0, 0.0])


@pytest.mark.parametrize(
    ("error", "words", "attempt"),
    [
        (ParameterError, "did you mean 'weights'", lambda env: value_and_grad(losses.voltage(0.0), env, wrt="weight")),
        (ParameterError, "wrt is empty", lambda env: value_and_grad(losses.voltage(0.0), env, wrt=())),
        (ParameterError, "surrogate", lambda env: value_and_grad(losses.voltage(0.0), env, spikes="surogate")),
        (ParameterError, "width_mv", lambda env: tape(env, None, 1.0, spikes="surrogate", width_mv=0.0)),
        (ParameterError, "had no inputs", lambda env: value_and_grad(losses.voltage(0.0), env)(None, 1.0)),
        (ParameterError, "taped without parameters",
         lambda env: tape(env, None, 1.0, parameters=False).pull({}, "noise")),
        (ParameterError, "no readout 'volts'", lambda env: tape(env, None, 1.0).pull({"volts": 1.0}, "weights")),
        (ParameterError, "own parameters", lambda env: tape(env, None, 1.0, params={"EXC_EXC": 1.0}, advance=True)),
        (ParameterError, "was not recorded", lambda env: losses.voltage(0.0, gids=[99])(tape(env, None, 1.0))),
        (ParameterError, "no frame", lambda env: losses.voltage(0.0, start=2.0)(tape(env, None, 1.0))),
        (ShapeError, "with 2 channels", lambda env: tape(env, np.zeros((3, 5)), 3.0)),
        (ShapeError, "must have its shape", lambda env: tape(env, None, 1.0).pull({"voltage": 1.0}, "weights")),
        (ShapeError, "does not fit", lambda env: losses.voltage(np.zeros(3))(tape(env, None, 1.0))),
        (UnitError, "not finite", lambda env: tape(env, np.full((1, 2), np.nan), 1.0)),
        (UnsupportedError, "choose spikes='surrogate'",
         lambda env: tape(env, None, 1.0).pull({"counts": np.ones(10)}, "weights")),
        (TypeError, "returns \\(value, cotangents\\)",
         lambda env: value_and_grad(lambda run: run.voltage.mean(), env)(np.zeros((1, 2)), 1.0)),
        (StateError, "init\\(\\)", lambda env: tape(Env("EI1"), None, 1.0)),
        (StateError, "record_voltage", lambda env: tape(Env("EI1").init(), None, 1.0).voltage),
        (MemoryError, "raise memory_bytes", lambda env: tape(env, None, 100.0, memory_bytes=100_000)),
    ],
)  # fmt: skip
def test_errors_teach(culture, error, words, attempt):
    with pytest.raises(error, match=words):
        attempt(culture)


def test_arrays_with_their_own_gain(culture):
    class Half(MEA):
        def amplitude_from_distance(self, distances):
            table = super().amplitude_from_distance(distances).copy()
            table[:, -1] /= 2
            return table

    class Squared(MEA):
        def cell_stimulus(self, neuron_coordinates, channel_inputs, dt=1.0):
            return super().cell_stimulus(neuron_coordinates, np.square(channel_inputs), dt)

    plain, halved = culture.fork(), culture.fork()
    halved.io = Half(culture.io.electrode_coordinates)
    once = value_and_grad(mixed, plain)(commands(plain), DURATION)
    twice = value_and_grad(mixed, halved)(2 * commands(plain), DURATION)
    assert once[0] == pytest.approx(twice[0], rel=1e-12)
    np.testing.assert_allclose(twice[1]["inputs"], once[1]["inputs"] / 2, rtol=1e-9)
    with pytest.raises(UnsupportedError, match="amplitude_from_distance"):
        value_and_grad(mixed, halved, wrt="electrode_positions")(commands(plain), DURATION)
    halved.io = Squared(culture.io.electrode_coordinates)
    with pytest.raises(UnsupportedError, match="not linear"):
        value_and_grad(mixed, halved)(commands(plain), DURATION)
