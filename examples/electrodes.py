"""What the electrodes hear: spikes by channel and extracellular potentials."""

from livn import make
from livn.decoding import ChannelRecording

env = make("EI2")
spikes, times, iv, vv, channels, potential = env(ChannelRecording(duration=200, membrane_currents=True))

loudest = max(spikes, key=lambda channel: len(spikes[channel]))
print(f"channel {loudest} heard {len(spikes[loudest])} spikes of cells {sorted(set(spikes[loudest].tolist()))}")
print(f"largest deflection {abs(potential).max():.2g} µV")
print(f"potentials: {potential.shape[0]} channels, {potential.shape[1]} samples")
# -> potentials: 16 channels, 2000 samples
