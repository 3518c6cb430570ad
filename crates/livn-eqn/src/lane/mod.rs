//! Lanes: vectors of cells. The only place of the numerics with `unsafe`.
//!
//! Lane types wrap `core::arch` vectors. They are private to this module and reach generic code only
//! through [`Target::run`], which enters a function compiled for an instruction set after the CPU has been
//! seen to support it; that is what makes the intrinsics sound. Equations and kernels are
//! `#[inline(always)]` and so are compiled for the instruction set of the entry they end up in.

#[cfg(target_arch = "aarch64")]
mod neon;
mod pair;
mod scalar;
#[cfg(target_arch = "x86_64")]
mod x86;

use crate::{Reader, Value, Writer};

pub use scalar::Scalar;

/// Cells per tile, the unit of storage and of work: every column of a tile is `TILE` consecutive
/// numbers. A constant, so that layout and results do not depend on the machine.
pub const TILE: usize = 8;

/// Fraction bits of an f64.
const MANTISSA_MASK: u64 = 0x000F_FFFF_FFFF_FFFF;
/// Bits of 1.0.
const ONE_BITS: u64 = 0x3FF0_0000_0000_0000;
/// Bits of 2^52: or-ing an integer below 2^52 into it gives the float 2^52 + integer.
const TWO52_BITS: u64 = 0x4330_0000_0000_0000;
/// 2^52 plus the exponent bias.
const EXPONENT_OFFSET: f64 = 4503599627370496.0 + 1023.0;

/// A vector of [`Lane::WIDTH`] cells.
pub trait Lane: Value {
    /// Cells per vector; divides [`TILE`].
    const WIDTH: usize;
    /// 1.5 · 2^52: adding it rounds to the nearest integer.
    const ROUND_MAGIC: f64 = 6755399441055744.0;

    /// The first `WIDTH` numbers of `from`.
    ///
    /// # Panics
    /// If `from` is shorter than `WIDTH`.
    fn load(from: &[f64]) -> Self;
    /// Store to the first `WIDTH` numbers of `to`.
    ///
    /// # Panics
    /// If `to` is shorter than `WIDTH`.
    fn store(self, to: &mut [f64]);
    /// `self`·2^k where `rounded` is `k + ROUND_MAGIC`: k is added to the exponent of a normal number, which must stay
    /// normal.
    #[must_use]
    fn scale_by_pow2(self, rounded: Self) -> Self;
    /// Exponent e and mantissa m in [1, 2) with `self` = m·2^e, for positive normal numbers.
    fn split_exponent(self) -> (Self, Self);
    /// Bit i is set where `self > other` in cell i.
    fn gt_mask(self, other: Self) -> u32;
}

/// The instruction sets a kernel is compiled for, slowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Isa {
    /// One cell at a time, multiply and add rounded separately: for CPUs without fused
    /// multiply-add. Its last digit differs from all the others.
    Plain,
    /// One cell at a time with fused multiply-add; the reference.
    Scalar,
    /// NEON, 2 × 64 bit.
    Neon,
    /// AVX2 with FMA, 4 × 64 bit.
    Avx2,
    /// AVX-512 F/DQ/VL, 8 × 64 bit.
    Avx512,
}

impl Isa {
    /// All instruction sets this CPU can run, slowest first. `Scalar` is always among them: without
    /// hardware support fused multiply-add is computed by the C library, correctly but slowly.
    pub fn available() -> Vec<Isa> {
        let mut all = vec![Isa::Plain, Isa::Scalar];
        #[cfg(target_arch = "x86_64")]
        {
            if std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("fma") {
                all.push(Isa::Avx2);
                if std::arch::is_x86_feature_detected!("avx512f")
                    && std::arch::is_x86_feature_detected!("avx512dq")
                    && std::arch::is_x86_feature_detected!("avx512vl")
                {
                    all.push(Isa::Avx512);
                }
            }
        }
        #[cfg(target_arch = "aarch64")]
        all.push(Isa::Neon);
        all
    }

    /// The fastest instruction set of this CPU.
    pub fn best() -> Isa {
        let last = Self::available().last().copied().unwrap_or(Isa::Plain);
        // Software fused multiply-add is slower than the plain body.
        if last == Isa::Scalar { Isa::Plain } else { last }
    }

    /// Name as printed in reports.
    pub fn name(self) -> &'static str {
        match self {
            Isa::Plain => "plain",
            Isa::Scalar => "scalar",
            Isa::Neon => "neon",
            Isa::Avx2 => "avx2",
            Isa::Avx512 => "avx512",
        }
    }
}

/// Work that is generic over the lane type. `run` must be `#[inline(always)]`.
pub trait Task {
    /// Result of the work.
    type Output;
    /// Whether instruction sets whose vectors hold half a tile take two at a time. It hides the latency of long chains;
    /// work that has enough to do in between is better off with the registers.
    const PAIRED: bool = true;
    /// Do the work with lanes of type `L`.
    fn run<L: Lane>(self) -> Self::Output;
}

/// An instruction set that this CPU has been seen to support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target(Isa);

impl Target {
    /// `isa` as a target, if this CPU supports it.
    pub fn new(isa: Isa) -> Option<Self> {
        Isa::available().contains(&isa).then_some(Self(isa))
    }

    /// The fastest target of this CPU.
    pub fn best() -> Self {
        Self(Isa::best())
    }

    /// The instruction set.
    pub fn isa(self) -> Isa {
        self.0
    }

    /// Run a task compiled for this target.
    #[inline]
    pub fn run<T: Task>(self, task: T) -> T::Output {
        match self.0 {
            Isa::Plain => task.run::<scalar::Plain>(),
            #[cfg(target_arch = "x86_64")]
            Isa::Avx2 => x86::run_avx2(self, task),
            #[cfg(target_arch = "x86_64")]
            Isa::Avx512 => x86::run_avx512(self, task),
            #[cfg(target_arch = "aarch64")]
            Isa::Neon => task.run::<pair::Pair<pair::Pair<neon::F64x2>>>(),
            // `Scalar`, and sets of other architectures, of which no target can be made.
            _ => task.run::<Scalar>(),
        }
    }
}

/// Reads consecutive columns of a tile.
pub struct ColumnReader<'a> {
    columns: &'a [f64],
    /// First cell of the vector within the tile.
    cell: usize,
}

impl<'a> ColumnReader<'a> {
    /// Read from column 0, starting at cell `cell` of the tile.
    #[inline(always)]
    pub fn new(columns: &'a [f64], cell: usize) -> Self {
        Self { columns, cell }
    }
}

impl<L: Lane> Reader<L> for ColumnReader<'_> {
    #[inline(always)]
    fn read(&mut self) -> L {
        let (column, rest) = self.columns.split_at(TILE);
        self.columns = rest;
        L::load(&column[self.cell..])
    }
}

/// Writes consecutive columns of a tile.
pub struct ColumnWriter<'a> {
    columns: &'a mut [f64],
    cell: usize,
}

impl<'a> ColumnWriter<'a> {
    /// Write from column 0, starting at cell `cell` of the tile.
    #[inline(always)]
    pub fn new(columns: &'a mut [f64], cell: usize) -> Self {
        Self { columns, cell }
    }
}

impl<L: Lane> Writer<L> for ColumnWriter<'_> {
    #[inline(always)]
    fn write(&mut self, value: L) {
        let (column, rest) = std::mem::take(&mut self.columns).split_at_mut(TILE);
        value.store(&mut column[self.cell..]);
        self.columns = rest;
    }
}

/// Reads the same numbers into every lane: parameters shared by all cells.
pub struct UniformReader<'a>(pub &'a [f64]);

impl<V: Value> Reader<V> for UniformReader<'_> {
    #[inline(always)]
    fn read(&mut self) -> V {
        let (first, rest) = self.0.split_at(1);
        self.0 = rest;
        V::c(first[0])
    }
}

/// Collects scalars.
impl Writer<Scalar> for Vec<f64> {
    fn write(&mut self, value: Scalar) {
        self.push(value.0);
    }
}

#[cfg(test)]
mod tests;
