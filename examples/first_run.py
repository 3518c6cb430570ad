"""Run a simulation: a predefined culture, one second of spontaneous activity."""

from livn import make

env = make("EI2")
env.record_spikes()
it, tt, iv, vv, im, mp = env.run(1000)

for name, (first, count) in env.system.population_ranges.items():
    spikes = ((it >= first) & (it < first + count)).sum()
    print(f"{name}: {spikes / count:.1f} Hz")
print(f"{env.system.num_neurons} cells, {env.t:g} ms")
# -> 100 cells, 1000 ms
