//! Facade: registry of models and systems, simulation builder, reports.
