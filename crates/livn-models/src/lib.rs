//! The equations: currents, synapses, noise, point cells, cell templates, parameter sets.
