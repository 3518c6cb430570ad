"""Promise: runs inside PyTorch have the gradients of ``livn.grad``; without PyTorch the error says what to install.

Which of the two halves ran is printed with the results of the session.
"""

import importlib.util

import numpy as np
import pytest

from livn.env import Env
from livn.exceptions import DependencyError, ParameterError
from livn.grad import tape
from livn.grad import torch as livn_torch

INSTALLED = importlib.util.find_spec("torch") is not None
KEY = "EXC_EXC-dend-AMPA-weight"
DURATION = 4.0


@pytest.fixture(scope="module")
def culture():
    env = Env("EI1").init().apply_model_defaults()
    return env.record_voltage(dt=0.5).record_membrane_current(dt=0.5)


def commands(env):
    return 15.0 * np.sin(np.arange(4 * env.io.num_channels)).reshape(4, -1)


def test_without_torch(culture, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(DependencyError, match=r"pip install 'livn\[torch\]'"):
        livn_torch.run(culture, commands(culture), DURATION)


if INSTALLED:
    import torch

    def values(env):
        inputs = torch.tensor(commands(env), dtype=torch.float64, requires_grad=True)
        weight = torch.tensor(1.3, dtype=torch.float64, requires_grad=True)
        return inputs, weight

    def test_gradcheck(culture):
        inputs, weight = values(culture)

        def function(inputs, weight):
            run = livn_torch.run(culture, inputs, DURATION, params={KEY: weight, "noise-EXC-g_e0": 2e-3})
            return run.voltage[:, ::2], 1e3 * run.current[:20], run.potential[0]

        assert torch.autograd.gradcheck(function, (inputs, weight), eps=1e-4, atol=1e-5, rtol=1e-5)

    def test_gradcheck_of_spike_times(busy):
        def function(current):
            run = livn_torch.run(busy, current, 15.0, spikes="event_time")
            # The first spike: later ones may move to another step within the width of the difference.
            return run.spike_times[run.spike_times.argmin()][None]

        inputs = torch.zeros((1, busy.io.num_channels), dtype=torch.float64, requires_grad=True)
        assert torch.autograd.gradcheck(function, (inputs,), eps=1e-4, atol=1e-7, rtol=1e-4)

    @pytest.fixture(scope="module")
    def busy():
        env = Env("EI1").init().apply_model_defaults()
        return env.set_noise({"EXC-g_e0": 4e-3, "INH-g_e0": 1e-3})

    def test_same_gradient_as_without_torch(culture):
        inputs, weight = values(culture)
        run = livn_torch.run(culture, inputs, DURATION, params={KEY: weight})
        (run.potential.square().mean() + run.voltage.mean()).backward()
        plain = tape(culture, commands(culture), DURATION, params={KEY: 1.3})
        bars = {
            "potential": 2 * plain.potential / plain.potential.size,
            "voltage": np.full_like(plain.voltage, 1 / plain.voltage.size),
        }
        gradient = plain.pull(bars, ["inputs", "weights"])
        np.testing.assert_allclose(inputs.grad.numpy(), gradient["inputs"], rtol=1e-12)
        assert float(weight.grad) == pytest.approx(gradient["weights"][KEY], rel=1e-12)
        assert run.gids.tolist() == list(range(10))

    def test_surrogate_counts(busy):
        weight = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
        run = livn_torch.run(busy, None, 30.0, params={KEY: weight}, spikes="surrogate", width_mv=8.0)
        assert run.voltage is None and run.potential is None
        run.rates.sum().backward()
        assert float(run.rates.detach().sum()) == pytest.approx(float(run.counts.detach().sum()) / 0.03)
        assert float(weight.grad) > 0

    def test_memory_is_shared(culture):
        inputs, _ = values(culture)
        assert livn_torch._numpy(inputs).ctypes.data == inputs.data_ptr()
        plain = tape(culture, commands(culture), DURATION)
        assert torch.from_dlpack(plain.voltage).data_ptr() == plain.voltage.ctypes.data

    def test_single_precision(culture):
        inputs = torch.tensor(commands(culture), dtype=torch.float32, requires_grad=True)
        run = livn_torch.run(culture, inputs, DURATION)
        run.voltage.mean().backward()
        assert run.voltage.dtype == inputs.grad.dtype == torch.float32

    def test_training_step(culture):
        inputs, _ = values(culture)
        found = []
        for _ in range(4):
            inputs.grad = None
            loss = (livn_torch.run(culture, inputs, DURATION).voltage + 55.0).square().mean()
            loss.backward()
            with torch.no_grad():
                inputs -= 2.0 * inputs.grad / inputs.grad.abs().max()
            found.append(float(loss.detach()))
        assert found[-1] < found[0]
        assert culture.t == 0

    def test_keys_must_be_full(culture):
        _, weight = values(culture)
        run = livn_torch.run(culture, None, DURATION, params={"EXC_EXC-hillock-AMPA-weight": weight})
        with pytest.raises(ParameterError, match="full key"):
            run.voltage.mean().backward()

    def test_double_backward_is_refused(culture):
        inputs, _ = values(culture)
        mean = livn_torch.run(culture, inputs, DURATION).voltage.square().mean()
        (gradient,) = torch.autograd.grad(mean, inputs, create_graph=True)
        with pytest.raises(RuntimeError, match="once_differentiable"):
            gradient.sum().backward()
