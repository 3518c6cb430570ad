//! `NumPy` archives: `np.load("spikes.npz")["t_ms"]`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive that is being written, one array after the other.
pub struct NpzWriter {
    zip: ZipWriter<BufWriter<File>>,
}

impl NpzWriter {
    /// Start the archive at `path`.
    ///
    /// # Errors
    /// Whatever creating the file gives.
    pub fn create(path: &Path) -> std::io::Result<Self> {
        Ok(Self { zip: ZipWriter::new(BufWriter::new(File::create(path)?)) })
    }

    /// Add an array of `f64`.
    ///
    /// # Errors
    /// Whatever writing the file gives.
    pub fn f64(&mut self, name: &str, shape: &[usize], values: &[f64]) -> std::io::Result<()> {
        self.array(name, "<f8", shape, values.iter().map(|v| v.to_le_bytes()))
    }

    /// Add an array of `f32`.
    ///
    /// # Errors
    /// Whatever writing the file gives.
    pub fn f32(&mut self, name: &str, shape: &[usize], values: &[f32]) -> std::io::Result<()> {
        self.array(name, "<f4", shape, values.iter().map(|v| v.to_le_bytes()))
    }

    /// Add an array of `u32`.
    ///
    /// # Errors
    /// Whatever writing the file gives.
    pub fn u32(&mut self, name: &str, values: &[u32]) -> std::io::Result<()> {
        self.array(name, "<u4", &[values.len()], values.iter().map(|v| v.to_le_bytes()))
    }

    /// Add an array of `u16`.
    ///
    /// # Errors
    /// Whatever writing the file gives.
    pub fn u16(&mut self, name: &str, values: &[u16]) -> std::io::Result<()> {
        self.array(name, "<u2", &[values.len()], values.iter().map(|v| v.to_le_bytes()))
    }

    /// Add an array of strings, given as indices into `names`.
    ///
    /// # Errors
    /// Whatever writing the file gives.
    ///
    /// # Panics
    /// If an index has no name.
    pub fn names(&mut self, name: &str, names: &[&str], indices: &[usize]) -> std::io::Result<()> {
        // NumPy has fixed-width strings of UCS-4 characters, padded with zeros; width 0 is not allowed.
        let width = names.iter().map(|n| n.chars().count()).max().unwrap_or(0).max(1);
        let padded: Vec<Vec<u8>> = names
            .iter()
            .map(|n| {
                n.chars()
                    .chain(std::iter::repeat('\0'))
                    .take(width)
                    .flat_map(|c| u32::from(c).to_le_bytes())
                    .collect()
            })
            .collect();
        self.array(name, &format!("<U{width}"), &[indices.len()], indices.iter().map(|&i| &padded[i]))
    }

    fn array<B: AsRef<[u8]>>(
        &mut self,
        name: &str,
        descr: &str,
        shape: &[usize],
        items: impl ExactSizeIterator<Item = B>,
    ) -> std::io::Result<()> {
        assert_eq!(items.len(), shape.iter().product::<usize>(), "array {name:?} does not fill its shape");
        // Without the large-file flag an entry above 4 GiB fails at its end.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(4))
            .large_file(items.len() > 100_000_000);
        self.zip.start_file(format!("{name}.npy"), options)?;
        self.zip.write_all(&npy_header(descr, shape))?;
        let mut block = Vec::with_capacity(1 << 16);
        for item in items {
            block.extend_from_slice(item.as_ref());
            if block.len() >= (1 << 16) - 64 {
                self.zip.write_all(&block)?;
                block.clear();
            }
        }
        self.zip.write_all(&block)
    }

    /// Write the directory of the archive.
    ///
    /// # Errors
    /// Whatever writing the file gives.
    pub fn finish(self) -> std::io::Result<()> {
        self.zip.finish()?.flush()
    }
}

/// Header of version 1.0 of the `.npy` format: magic, length, a Python dictionary padded to 64 bytes.
fn npy_header(descr: &str, shape: &[usize]) -> Vec<u8> {
    let axes: Vec<String> = shape.iter().map(ToString::to_string).collect();
    // A tuple of one needs its comma; a tuple of none must not have it.
    let comma = if shape.len() == 1 { "," } else { "" };
    let axes = axes.join(", ") + comma;
    let mut dict = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': ({axes}), }}");
    let unpadded = 10 + dict.len() + 1;
    dict.extend(std::iter::repeat_n(' ', unpadded.next_multiple_of(64) - unpadded));
    dict.push('\n');
    let mut header = b"\x93NUMPY\x01\x00".to_vec();
    header.extend((dict.len() as u16).to_le_bytes());
    header.extend(dict.as_bytes());
    header
}

#[cfg(test)]
mod tests;
