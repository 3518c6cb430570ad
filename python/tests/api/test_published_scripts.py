"""Scripts in the style of the published documentation, line by line as users have them."""

import numpy as np
import pytest


def test_run_a_simulation():
    from livn import make

    env = make("EI2")
    env.record_spikes()
    env.record_voltage()
    env.record_membrane_current()

    it, t, iv, v, im, m = env.run(100)

    assert it.shape == t.shape
    assert (v.shape, len(iv)) == ((100, 1000), 100)
    assert m.shape == (len(im), 1000)


def test_step_by_step(tmp_path):
    from livn.env import Env
    from livn.io import MEA, electrode_array_coordinates
    from livn.models.rcsd import ReducedCalciumSomaDendrite
    from livn.system import System, predefined

    system = System(predefined("EI2", download_directory=str(tmp_path)))
    model = ReducedCalciumSomaDendrite()
    io = MEA(electrode_array_coordinates(pitch=100, xs=4, ys=4, xoffset=50, yoffset=50, z=5))
    env = Env(system, model, io, seed=123)

    env.init()
    env.apply_model_defaults(weights=True, noise=True)
    env.record_spikes(population="EXC")
    env.record_voltage(population=["EXC", "INH"], dt=0.1)

    it, _t, *_ = env.run(50)
    assert set(it) <= set(range(80))

    io = MEA.from_directory(system.uri)
    assert io.num_channels == 16
    assert Env(system.uri, io=io).init().run(1)[0] is None


def test_stimulus():
    from livn import make
    from livn.stimulus import Stimulus

    env = make("EI2")
    env.record_spikes()
    t_end = 200
    inputs = np.zeros([t_end, env.io.num_channels])
    for r in range(20):
        inputs[50 + r, :] = 7.5

    stimulus = env.cell_stimulus(inputs)
    assert (np.asarray(stimulus) > 0).any()
    it, t, iv, v, im, m = env.run(t_end, stimulus)
    assert ((t >= 50) & (t < 80)).any()

    # The same as an array, with its time step.
    env.clear()
    again = env.run(t_end, Stimulus(np.asarray(stimulus), dt=1.0, gids=stimulus.gids))
    np.testing.assert_allclose(again.spike_times, t, atol=0.05)

    # Straight into the cells.
    env.clear()
    env.run(10, stimulus=Stimulus.from_current(np.full((100, 100), 0.05), dt=0.1))
    env.run(10, (np.zeros((100, 100)), 0.1))


def test_continuing():
    from livn import make

    env = make("EI1")
    env.record_spikes()
    env.run(100)
    assert env.t == 100
    it, t, *_ = env.run(100)
    assert env.t == 200
    assert len(t) == 0 or t.max() <= 100
    env.clear()
    assert env.t == 0
    it, t, *_ = env.run(100)


def test_weights_and_noise():
    from livn.env import Env

    env = Env("EI2")
    env.init()
    env.set_weights(
        {
            "EXC_EXC-hillock-AMPA-weight": 0.001,
            "EXC_EXC-hillock-NMDA-weight": 0.004,
            "EXC_INH-hillock-AMPA-weight": 12.1,
            "EXC_INH-hillock-NMDA-weight": 0.313,
            "INH_EXC-soma-GABA_A-weight": 0.5,
            "INH_INH-soma-GABA_A-weight": 5.83,
        }
    )
    env.set_noise({"g_e0": 0.003, "g_i0": 0.005, "std_e": 0.001, "std_i": 0.002, "tau_e": 3.0, "tau_i": 10.0})
    env.set_params({"noise-g_e0": 0.002, "EXC_EXC-hillock-AMPA-weight": 0.5})
    env.record_spikes()
    env.run(10)


def test_seed():
    from livn.env import Env

    def spikes(seed):
        env = Env("EI2", seed=seed).init().apply_model_defaults()
        env.record_spikes()
        return env.run(200)[1]

    assert np.array_equal(spikes(1), spikes(1))
    assert not np.array_equal(spikes(1), spikes(2))


def test_channels():
    from livn import make
    from livn.decoding import ChannelRecording

    env = make("EI2")
    env.record_spikes()
    env.record_membrane_current()
    it, t, _iv, _v, _im, m = env.run(50)
    cit, ct = env.channel_recording(it, t)
    p = env.potential_recording(m)
    assert sorted(cit) == sorted(ct) == env.io.channel_ids.tolist()
    assert p.shape == (16, 500)

    cit, ct, _iv, _v, im, p = env(ChannelRecording(duration=50))
    assert im.tolist() == list(range(16))
    assert p.shape == (16, 500)


@pytest.mark.parametrize("backend", ["brian2", "neuron", "native", ""])
def test_the_backend_variable(monkeypatch, backend):
    monkeypatch.setenv("LIVN_BACKEND", backend)
    from livn import make

    env = make("EI1")
    env.record_voltage()
    assert env.run(10)[3].shape == (10, 100)
