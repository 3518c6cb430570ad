"""Weights, noise and seeds."""

import numpy as np

from livn.env import Env

env = Env("EI2", seed=7).init().apply_model_defaults()
env.record_spikes()
print("weights:", ", ".join(env.weight_names))

env.set_weights({"EXC_EXC-hillock-AMPA-weight": 0.5, "INH_EXC-soma-GABA_A-weight": 2.0})
env.set_noise({"g_e0": 0.002})
env.set_params({"EXC_INH-hillock-AMPA-weight": 1.0, "noise-std_e": 0.001})

try:
    env.set_weights({"EXC_EXC-hillock-AMPB-weight": 1.0})
except KeyError as error:
    print(f"refused: {str(error)[:60]}...")

first = env.run(200)
same = env.clear().run(200)
other = env.clear(reseed=True).run(200)
print(f"same noise again: {np.array_equal(first.spike_times, same.spike_times)}")
print(f"excitation set to {env.weights['EXC_EXC-dend-AMPA-weight']}")
# -> excitation set to 0.5
