//! Pictures, as PNG and SVG from one description.

mod activity;
mod axis;
mod culture;
mod palette;
mod raster;
mod scene;
mod svg;
mod text;

pub use activity::activity;
pub use culture::culture;
pub use scene::{Anchor, Color, Scene, Shape, Weight};

use std::path::Path;

/// A picture that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The file cannot be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The file.
        path: String,
        /// Cause.
        source: std::io::Error,
    },
    /// The pixels do not fit in memory or in the format.
    #[error("cannot draw a picture of {width} × {height} pixels")]
    Size {
        /// Width asked for.
        width: u32,
        /// Height asked for.
        height: u32,
    },
}

impl Scene {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        svg::write(self)
    }

    /// The picture as PNG bytes, at `scale` pixels per unit.
    ///
    /// # Errors
    /// `Size` if the pixels cannot be allocated or encoded.
    pub fn to_png(&self, scale: f32) -> Result<Vec<u8>, PictureError> {
        raster::draw(self, scale)
    }

    /// Write `<stem>.png` (two pixels per unit) and `<stem>.svg`.
    ///
    /// # Errors
    /// `Size` as [`Scene::to_png`], `Write` with the file that could not be written.
    pub fn save(&self, stem: &Path) -> Result<(), PictureError> {
        let write = |extension: &str, bytes: &[u8]| {
            let path = stem.with_extension(extension);
            std::fs::write(&path, bytes)
                .map_err(|source| PictureError::Write { path: path.display().to_string(), source })
        };
        write("png", &self.to_png(2.0)?)?;
        write("svg", self.to_svg().as_bytes())
    }
}

#[cfg(test)]
mod tests;
