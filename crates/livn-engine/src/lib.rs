//! Groups, events, epochs, threads, stimulus playback, probes, snapshots.
