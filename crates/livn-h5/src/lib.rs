//! Systems on disk in the NeuroH5 HDF5 layout.
