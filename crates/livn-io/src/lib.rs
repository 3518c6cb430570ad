//! Electrode and light arrays: geometry, gains, channel observation.
