//! What a run leaves behind: numbers, tables, pictures. Takes plain data and knows no engine.

pub mod manifest;
pub mod npz;
pub mod picture;
pub mod statistics;
pub mod summary;
pub mod tables;
pub mod view;
