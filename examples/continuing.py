"""Continue, go back, branch off: the state of a culture is yours."""

import numpy as np

from livn import make

env = make("EI1")
env.record_voltage(dt=0.5)

first = env.run(100)
state = env.snapshot()
second = env.run(100)
print(f"the second run starts at {second.t0:g} ms")

again = env.restore(state).run(100)
print(f"the same again: {np.array_equal(again.voltage, second.voltage)}")

branch = env.restore(state).fork().set_noise({"g_e0": 0.0, "std_e": 0.0})
print(f"a branch without excitatory noise differs: {not np.array_equal(branch.run(100).voltage, second.voltage)}")

whole = env.clear().run(200)
print(f"one run equals two: {np.array_equal(whole.voltage, first.concat(second).voltage)}")
# -> one run equals two: True
