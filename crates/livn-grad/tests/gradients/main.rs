//! Gradients of small networks with everything in them: against differences, against an independent simulation,
//! over random networks, and on any number of threads, lanes and checkpoints.

mod differences;
mod events;
mod invariance;
mod net;
mod random;
