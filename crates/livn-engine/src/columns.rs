//! Columns in memory: numbers that begin where a line of the cache does.
//!
//! A column of a tile is as long as a cache line and as the widest vector. Where it straddles two lines, every load and
//! store of it with AVX-512 touches both.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};

/// Bytes of a cache line.
const LINE: usize = 64;

/// A slice of numbers that begins at a multiple of [`LINE`] bytes.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<f64>", into = "Vec<f64>")]
pub(crate) struct Columns {
    /// The numbers, with room before and after.
    room: Vec<f64>,
    from: usize,
    len: usize,
}

impl Columns {
    /// `len` zeros.
    pub(crate) fn zeros(len: usize) -> Self {
        let room = vec![0.0; len + LINE / size_of::<f64>() - 1];
        // An allocator that cannot tell where it puts things costs time, not correctness.
        let from = room.as_ptr().align_offset(LINE).min(room.len() - len);
        Self { room, from, len }
    }
}

impl Deref for Columns {
    type Target = [f64];
    fn deref(&self) -> &[f64] {
        &self.room[self.from..][..self.len]
    }
}

impl DerefMut for Columns {
    fn deref_mut(&mut self) -> &mut [f64] {
        &mut self.room[self.from..][..self.len]
    }
}

impl From<Vec<f64>> for Columns {
    fn from(numbers: Vec<f64>) -> Self {
        let mut columns = Self::zeros(numbers.len());
        columns.copy_from_slice(&numbers);
        columns
    }
}

impl From<Columns> for Vec<f64> {
    fn from(columns: Columns) -> Self {
        columns.to_vec()
    }
}

impl Clone for Columns {
    /// A copy of the numbers at a place of its own.
    fn clone(&self) -> Self {
        self.to_vec().into()
    }
}

impl PartialEq for Columns {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

#[cfg(test)]
mod tests;
