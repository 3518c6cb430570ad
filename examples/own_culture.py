"""Generate a culture of your own, write it, simulate part of it."""

import tempfile

import numpy as np

from livn.env import Env
from livn.system import System, generate_2d


def two_islands(count, rng, distance):
    """Cells in two disks of 150 µm radius."""
    radius = 150 * np.sqrt(rng.uniform(size=count))
    angle = rng.uniform(0, 2 * np.pi, count)
    side = rng.integers(0, 2, count) * distance
    return side + radius * np.cos(angle), radius * np.sin(angle)


with tempfile.TemporaryDirectory() as directory:
    generate_2d(
        f"{directory}/islands",
        area=two_islands,
        area_kwargs={"distance": 600.0},
        total_cells=200,
        connectivity={"sigma": 120.0, "mean_degree": {"EXC->EXC": 20, "EXC->INH": 15, "INH->EXC": 10}},
        random_seed=1,
    )
    system = System(f"{directory}/islands")

print(system.summary())
left = system.neuron_coordinates[:, 1] < 300
matrix = system.connectivity_matrix()
print(f"connections between the islands: {np.count_nonzero(matrix[np.ix_(left, ~left)])}")

env = Env(system).selection(40, method="patch").init()
env.record_spikes().set_noise({"g_e0": 0.002, "std_e": 0.001})
env.run(20)
print(f"simulated {env.system.num_neurons} of {system.num_neurons} cells")
# -> simulated 40 of 200 cells
