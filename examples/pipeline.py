"""Encode, run, decode: the loop that learning algorithms close."""

import numpy as np

from livn import make
from livn.decoding import MeanFiringRate, Pipe, Slice
from livn.stimulus import Stimulus
from livn.types import Encoding


class Tap(Encoding):
    """A 1 ms pulse on one electrode, its height the input."""

    channel: int = 0

    def __call__(self, env, t_end, inputs):
        return Stimulus.monophasic_pulse(
            env.io.num_channels, [self.channel], amplitude=float(inputs), pulse_times=[10.0], dt=1.0
        )


def count(env, it, tt, iv, vv, im, mp):
    return len(it)


env = make("EI2")
env.record_spikes()
response = Pipe(duration=100, stages=[Slice(start=10, stop=60), count])

results = [env.clear()(response, amplitude, Tap(channel=5)) for amplitude in (-60.0, 0.0, 60.0)]
print(f"spikes after the tap: {dict(zip((-60, 0, 60), results, strict=True))}")
rate = env.clear()(MeanFiringRate(duration=500))["rate_hz"]
print(f"responses: {np.shape(results)[0]}, spontaneous rate is finite: {np.isfinite(rate)}")
# -> responses: 3, spontaneous rate is finite: True
