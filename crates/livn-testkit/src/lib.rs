//! Development only: golden data loader, tiny systems, reference problems.
