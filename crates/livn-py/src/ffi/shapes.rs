//! Batches: leading dimensions of operands and results.

use super::call::{Failure, Operand};

/// The leading dimensions that `vmap` added to the results of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Batch {
    dims: Vec<usize>,
}

impl Batch {
    /// Of a result that has `rank` dimensions without a batch.
    pub(super) fn of(dims: &[i64], rank: usize) -> Result<Self, Failure> {
        let Some(leading) = dims.len().checked_sub(rank) else {
            return Err(Failure::invalid(format!(
                "a result of shape {dims:?} must have at least {rank} dimensions"
            )));
        };
        Ok(Self { dims: dims[..leading].iter().map(|d| *d as usize).collect() })
    }

    /// Number of entries.
    pub(super) fn len(&self) -> usize {
        self.dims.iter().product()
    }

    /// Check that a shape is this batch of `base`; `base` may leave a dimension open with `None`.
    pub(super) fn check(&self, what: &str, dims: &[i64], base: &[Option<usize>]) -> Result<(), Failure> {
        let leading = dims.len().saturating_sub(base.len());
        let fits = dims.len() >= base.len()
            && dims[leading..].iter().zip(base).all(|(d, b)| b.is_none_or(|b| *d == b as i64))
            && self.covers(&dims[..leading]);
        if fits {
            return Ok(());
        }
        let base: Vec<String> = base.iter().map(|b| b.map_or("any".into(), |n| n.to_string())).collect();
        Err(Failure::invalid(format!(
            "{what} has shape {dims:?}; this plan takes [{}], with leading dimensions 1 or those of the batch {:?}",
            base.join(", "),
            self.dims
        )))
    }

    fn covers(&self, leading: &[i64]) -> bool {
        leading.is_empty()
            || leading.len() == self.dims.len()
                && leading.iter().zip(&self.dims).all(|(l, d)| *l == 1 || *l == *d as i64)
    }

    /// Which entry of an operand belongs to entry `index` of the batch; dimensions of 1 are shared.
    pub(super) fn entry_of(&self, operand: &Operand<'_>, rank: usize, index: usize) -> usize {
        let leading = &operand.dims[..operand.dims.len().saturating_sub(rank)];
        if leading.is_empty() {
            return 0;
        }
        let (mut rest, mut entry, mut stride) = (index, 0, 1);
        for (size, own) in self.dims.iter().zip(leading).rev() {
            if *own != 1 {
                entry += rest % size * stride;
                stride *= size;
            }
            rest /= size;
        }
        entry
    }
}
