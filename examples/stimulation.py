"""Drive a culture: through its electrodes, or straight into cells."""

import numpy as np

from livn import make
from livn.stimulus import Stimulus

env = make("EI2")
env.record_spikes()

# 10 µA on every electrode for 20 ms, starting 50 ms into the run; one row per millisecond.
commands = np.zeros((200, env.io.num_channels))
commands[50:70, :] = 10.0
stimulus = env.cell_stimulus(commands)
shocked = env.run(200, stimulus)
calm = env.clear().run(200)


def during(run):
    return ((run.spike_times >= 50) & (run.spike_times < 80)).sum()


print(f"spikes from 50 to 80 ms: {during(shocked)} with the shock, {during(calm)} without")

# Charge-balanced pulses on one electrode; `run` sends them through the array.
pulses = Stimulus.biphasic_pulse(env.io.num_channels, [5], amplitude=50.0, pulse_times=[10.0, 60.0, 110.0])
env.clear().run(150, pulses)

# A current step into one cell, in nA.
step = Stimulus.from_current(np.full((1000, 1), 0.3), gids=[0], dt=0.1)
run = env.clear().run(100, step)
print(f"cell 0 spiked under the current step: {bool((run.spike_ids == 0).sum() >= 3)}")
# -> cell 0 spiked under the current step: True
