//! Python bindings of livn.
