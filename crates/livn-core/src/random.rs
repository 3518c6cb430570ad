//! Counter-based random numbers: Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as
//! easy as 1, 2, 3"). A draw is a pure function of its key and counter, so threads, ranks, devices,
//! snapshots and reverse passes see the same numbers without storing any generator state.

const M0: u64 = 0xD251_1F53;
const M1: u64 = 0xCD9E_8D57;
const W0: u32 = 0x9E37_79B9;
const W1: u32 = 0xBB67_AE85;

/// One Philox4x32-10 block for `key` at `counter`.
#[inline(always)]
pub fn philox(key: [u32; 2], counter: [u32; 4]) -> [u32; 4] {
    let [mut c0, mut c1, mut c2, mut c3] = counter;
    let [mut k0, mut k1] = key;
    for _ in 0..10 {
        let p0 = M0 * u64::from(c0);
        let p1 = M1 * u64::from(c2);
        (c0, c1, c2, c3) = ((p1 >> 32) as u32 ^ c1 ^ k0, p1 as u32, (p0 >> 32) as u32 ^ c3 ^ k1, p0 as u32);
        k0 = k0.wrapping_add(W0);
        k1 = k1.wrapping_add(W1);
    }
    [c0, c1, c2, c3]
}

/// `N` Philox blocks that share a key and differ in the second counter word only.
///
/// Written as loops over lanes so that the compiler keeps one lane per SIMD element; all arithmetic
/// is on integers, hence exact at any width.
#[inline(always)]
pub fn philox_lanes<const N: usize>(key: [u32; 2], c0: u32, c1: [u32; N], c2: u32, c3: u32) -> [[u32; N]; 4] {
    const LOW: u64 = 0xFFFF_FFFF;
    let mut a = [u64::from(c0); N];
    let mut b: [u64; N] = [0; N];
    for i in 0..N {
        b[i] = u64::from(c1[i]);
    }
    let mut c = [u64::from(c2); N];
    let mut d = [u64::from(c3); N];
    let [mut k0, mut k1] = key;
    for _ in 0..10 {
        for i in 0..N {
            let p0 = M0 * (a[i] & LOW);
            let p1 = M1 * (c[i] & LOW);
            a[i] = (p1 >> 32) ^ b[i] ^ u64::from(k0);
            b[i] = p1 & LOW;
            c[i] = (p0 >> 32) ^ d[i] ^ u64::from(k1);
            d[i] = p0 & LOW;
        }
        k0 = k0.wrapping_add(W0);
        k1 = k1.wrapping_add(W1);
    }
    let mut out = [[0; N]; 4];
    for i in 0..N {
        out[0][i] = a[i] as u32;
        out[1][i] = b[i] as u32;
        out[2][i] = c[i] as u32;
        out[3][i] = d[i] as u32;
    }
    out
}

/// What a stream of random numbers is for. Streams of different kinds never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum StreamKind {
    /// Membrane noise of the running simulation.
    Noise = 1,
    /// Cell positions.
    Placement = 2,
    /// Which pairs are connected.
    Connection = 3,
    /// Per-cell parameters.
    Heterogeneity = 4,
    /// Choosing a subset of cells.
    Selection = 5,
}

/// A sequence of uniform numbers addressed by `(seed, kind, a, b)`; used where draws are made one by
/// one (generation, selection). Simulation noise addresses [`philox_lanes`] directly.
#[derive(Clone, Debug)]
pub struct Stream {
    key: [u32; 2],
    address: [u32; 2],
    block: u64,
    buffer: [u32; 4],
    used: usize,
}

impl Stream {
    /// The stream for `seed` and `kind` at address `(a, b)`, e.g. (projection, gid).
    pub fn new(seed: u64, kind: StreamKind, a: u32, b: u32) -> Self {
        // The kind enters the key's upper word by a multiplicative hash: seeds below 2^32 never collide.
        let key = [seed as u32, (seed >> 32) as u32 ^ (kind as u32).wrapping_mul(W0)];
        Self { key, address: [a, b], block: 0, buffer: [0; 4], used: 4 }
    }

    /// Next 32 random bits.
    pub fn bits(&mut self) -> u32 {
        if self.used == 4 {
            let [a, b] = self.address;
            self.buffer = philox(self.key, [self.block as u32, (self.block >> 32) as u32, a, b]);
            self.block += 1;
            self.used = 0;
        }
        self.used += 1;
        self.buffer[self.used - 1]
    }

    /// Uniform in [0, 1) with 53 random bits.
    pub fn uniform(&mut self) -> f64 {
        let (high, low) = (u64::from(self.bits() >> 5), u64::from(self.bits() >> 6));
        ((high << 26) | low) as f64 * 2f64.powi(-53)
    }

    /// Uniform integer in `0..n` without bias (Lemire 2019).
    ///
    /// # Panics
    /// If `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        assert!(n > 0, "below(0) has no possible value");
        let threshold = n.wrapping_neg() % n;
        loop {
            let product = u64::from(self.bits()) * u64::from(n);
            if product as u32 >= threshold {
                return (product >> 32) as u32;
            }
        }
    }
}

#[cfg(test)]
mod tests;
