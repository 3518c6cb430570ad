"""Electrode transforms against livn 1.0.0, where the reference data lie beside the repository."""

from pathlib import Path

import numpy as np

from livn.io import MEA

FILES = sorted((Path(__file__).parents[4] / "shared" / "golden").glob("mea_v1_*.npz"))


def test_transforms():
    for path in FILES:
        compare(np.load(path))


def compare(reference):
    cells, mea = reference["neuron_coordinates"], MEA(reference["electrode_coordinates"], output_radius=100)
    stimulus = mea.cell_stimulus(cells, reference["channel_inputs"])
    np.testing.assert_allclose(stimulus.array, reference["cell_stimulus"], rtol=1e-12)
    ids, times = mea.channel_recording(cells, reference["it"], reference["t"])
    for channel in mea.channel_ids:
        heard = f"channel_it_{channel}"
        if heard in reference:
            assert np.array_equal(ids[channel], reference[heard])
            assert np.array_equal(times[channel], reference[f"channel_t_{channel}"])
        else:
            assert len(ids[channel]) == 0
    potential = mea.potential_recording(mea.distances(cells), reference["currents"])
    np.testing.assert_allclose(potential, reference["potential"], rtol=1e-4, atol=1e-4 * np.abs(potential).max())
