"""The electrode commands that make chosen cells of a culture fire at chosen times.

`python examples/fire_on_time.py picture.png` also draws them (needs matplotlib).
"""

import sys

import numpy as np

from livn import make
from livn.grad import losses, tape, value_and_grad

DURATION = 23.0  # ms
TARGETS = {99: [7.5], 82: [12.5], 94: [17.5]}  # cell: ms

# Everything but the commands is fixed: the noise of a seed is the same in each run.
env = make("EI2")
env.record_voltage(dt=0.1)

elsewhere = {cell: [(0.0, t - 1.5), (t + 1.5, DURATION)] for cell, (t,) in TARGETS.items()}
loss = losses.spike_times(TARGETS, limit=4.0) + 0.05 * losses.upswing(TARGETS, window=0.5, level=10.0)
function = value_and_grad(loss + losses.silence(elsewhere), env, wrt="inputs", spikes="event_time")


def descend(commands, step, iterations):
    """Normalised gradient descent with momentum: the best loss and the commands it belongs to."""
    best, direction = (np.inf, commands), 0.0
    for _ in range(iterations):
        value, gradient = function(commands, DURATION)
        if value < best[0]:
            best = value, commands
        slope = gradient["inputs"] / np.linalg.norm(gradient["inputs"])
        direction = 0.7 * direction + 0.3 * slope
        commands = commands - step * direction
    return best


# The loss jumps where a spike appears, so some descents end with a spike missing: begin again then, from other
# small random commands, and take smaller steps once all cells fire.
shape = (round(DURATION), env.io.num_channels)
best = (np.inf, np.zeros(shape))
for start in range(8):
    small = np.random.default_rng(start).normal(0.0, 0.5, shape)
    best = min(best, descend(small, 1.0, 60), key=lambda found: found[0])
    if best[0] < 1.0:
        break
for step in (0.3, 0.1):
    best = min(best, descend(best[1], step, 25), key=lambda found: found[0])
commands = best[1]
before = tape(env, 0 * commands, DURATION, parameters=False)
after = tape(env, commands, DURATION, parameters=False)
for cell, (target,) in TARGETS.items():
    fired = after.spike_times[after.spike_ids == cell]
    print(f"cell {cell}: target {target} ms, fired at {np.round(fired, 3).tolist()} ms, without commands "
          f"{np.round(before.spike_times[before.spike_ids == cell], 3).tolist()}")  # fmt: skip
print(f"descents: {start + 1}, loss {function(0 * commands, DURATION)[0]:.1f} -> {best[0]:.3f}")
print(f"largest command: {abs(commands).max():.1f} µA")
print(f"other cells: {len(after.spike_ids) - len(TARGETS)} spikes")


def draw(path):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, (top, middle, bottom) = plt.subplots(3, 1, figsize=(7, 6.5), sharex=True, height_ratios=[2, 2, 1.4])
    edges = np.arange(len(commands) + 1)
    limit = abs(commands).max()
    image = top.pcolormesh(edges, np.arange(17), commands.T, cmap="RdBu_r", vmin=-limit, vmax=limit)
    top.set(ylabel="electrode", title="commands (µA)")
    figure.colorbar(image, ax=(top, middle, bottom), pad=0.02)
    time = np.arange(after.voltage.shape[1]) * after.voltage_dt
    for color, (cell, (target,)) in zip(("C0", "C1", "C2"), TARGETS.items(), strict=True):
        row = np.flatnonzero(after.voltage_ids == cell)[0]
        middle.plot(time, before.voltage[row], color=color, alpha=0.35, linewidth=1)
        middle.plot(time, after.voltage[row], color=color, label=f"cell {cell}")
        middle.axvline(target, color=color, linestyle=":")
        bottom.axvline(target, color=color, linestyle=":")
    middle.set(ylabel="soma (mV)")
    middle.legend(loc="upper left", fontsize=8)
    colors = [dict(zip(TARGETS, ("C0", "C1", "C2"), strict=True)).get(cell, "0.7") for cell in after.spike_ids]
    bottom.scatter(after.spike_times, after.spike_ids, s=8, c=colors)
    bottom.set(xlabel="time (ms)", ylabel="cell", xlim=(0, DURATION))
    figure.savefig(path, dpi=110, bbox_inches="tight")


if len(sys.argv) > 1:
    draw(sys.argv[1])

each = {cell: after.spike_times[after.spike_ids == cell] for cell in TARGETS}
met = all(len(times) == 1 and abs(times[0] - TARGETS[cell][0]) < 0.5 for cell, times in each.items())
print(f"each cell fires once, within 0.5 ms of its time: {met}")
# -> each cell fires once, within 0.5 ms of its time: True
