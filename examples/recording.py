"""Record spikes, voltages and membrane currents, by name or as six arrays."""

from livn import make

env = make("EI1")
env.record_spikes()
env.record_voltage(dt=0.5)
env.record_voltage("EXC", dt=0.5, sections=["soma", "dend"])
env.record_membrane_current(dt=0.5)

run = env.run(100)
it, tt, iv, vv, im, mp = run

print(f"voltage {run.voltage.shape} in {run.units('voltage')} every {run.voltage_dt} ms")
print(f"compartments of cell 0: {run.select(gids=[0]).voltage_sections.tolist()}")
later = run.slice(50, 100)
print(f"second half: {later.voltage.shape[1]} samples from {later.t0:g} ms")
# -> second half: 100 samples from 50 ms
