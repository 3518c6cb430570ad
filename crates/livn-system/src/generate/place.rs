//! Where cells are put.

use indexmap::IndexMap;
use livn_core::PopulationRange;
use livn_core::random::{Stream, StreamKind};

use super::{AreaKind, GenerateConfig, identity};
use crate::SystemError;

/// Puts cells into the plane. Closures `Fn(&str, u32) -> Result<Vec<[f64; 2]>, SystemError>` are placements.
pub trait Placement {
    /// Positions x, y (µm) of the `count` cells of `population`, in order of gid.
    ///
    /// # Errors
    /// Whatever makes the placement impossible.
    fn positions(&self, population: &str, count: u32) -> Result<Vec<[f64; 2]>, SystemError>;

    /// Corners of the area (µm), for the electrode array; `None` takes the corners of the cells.
    fn bounds(&self) -> Option<[[f64; 2]; 2]> {
        None
    }
}

impl<F: Fn(&str, u32) -> Result<Vec<[f64; 2]>, SystemError>> Placement for F {
    fn positions(&self, population: &str, count: u32) -> Result<Vec<[f64; 2]>, SystemError> {
        self(population, count)
    }
}

/// Positions (µm) given as they are, by population.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions(pub IndexMap<String, Vec<[f64; 2]>>);

impl Placement for Positions {
    fn positions(&self, population: &str, _count: u32) -> Result<Vec<[f64; 2]>, SystemError> {
        self.0.get(population).cloned().ok_or_else(|| SystemError::PopulationConfig {
            name: population.into(),
            problem: "has no positions",
            known: crate::error::listed(self.0.keys().map(String::as_str)),
        })
    }
}

/// The rectangle or disk of a configuration, filled uniformly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaPlacement {
    shape: Shape,
    seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    Rectangle { x: [f64; 2], y: [f64; 2] },
    Disk { center: [f64; 2], radius: f64, inner: f64 },
}

impl AreaPlacement {
    /// The area `config` describes.
    ///
    /// # Errors
    /// `Value` for a range that runs backwards, a radius that is not positive or an argument of the other shape.
    pub fn new(config: &GenerateConfig) -> Result<Self, SystemError> {
        let a = &config.area_kwargs;
        let foreign = |present: bool, allowed: &'static str| {
            let value = format!("{a:?}");
            if present { Err(SystemError::Value { what: "area_kwargs", allowed, value }) } else { Ok(()) }
        };
        let shape = match config.area {
            AreaKind::Rectangle => {
                let disk = a.center.is_some() || a.radius.is_some() || a.inner_radius.is_some();
                foreign(disk, "x_range and y_range for a rectangle")?;
                Shape::Rectangle {
                    x: range("x_range", a.x_range.unwrap_or([0.0, 4000.0]))?,
                    y: range("y_range", a.y_range.unwrap_or([0.0, 4000.0]))?,
                }
            }
            AreaKind::Disk => {
                foreign(
                    a.x_range.is_some() || a.y_range.is_some(),
                    "center, radius and inner_radius for a disk",
                )?;
                let (radius, inner) = (a.radius.unwrap_or(500.0), a.inner_radius.unwrap_or(0.0));
                let valid = radius.is_finite() && radius > 0.0 && (0.0..=radius).contains(&inner);
                if !valid {
                    let value = format!("radius {radius}, inner_radius {inner}");
                    let allowed = "0 <= inner_radius <= radius, radius > 0 (µm)";
                    return Err(SystemError::Value { what: "the disk", allowed, value });
                }
                let center = a.center.unwrap_or([0.0, 0.0]);
                if center.iter().any(|c| !c.is_finite()) {
                    let value = format!("{center:?}");
                    return Err(SystemError::Value { what: "center", allowed: "finite (µm)", value });
                }
                Shape::Disk { center, radius, inner }
            }
        };
        Ok(Self { shape, seed: config.random_seed })
    }
}

fn range(what: &'static str, r: [f64; 2]) -> Result<[f64; 2], SystemError> {
    if r[0].is_finite() && r[1].is_finite() && r[0] <= r[1] {
        Ok(r)
    } else {
        Err(SystemError::Value { what, allowed: "[min, max] with min <= max (µm)", value: format!("{r:?}") })
    }
}

impl Placement for AreaPlacement {
    fn positions(&self, population: &str, count: u32) -> Result<Vec<[f64; 2]>, SystemError> {
        let address = identity::name_hash(population);
        let position = |cell: u32| {
            let mut stream = Stream::new(self.seed, StreamKind::Placement, address, cell);
            let (u, v) = (stream.uniform(), stream.uniform());
            match self.shape {
                Shape::Rectangle { x, y } => [x[0] + u * (x[1] - x[0]), y[0] + v * (y[1] - y[0])],
                Shape::Disk { center, radius, inner } => {
                    let r = (u * (radius * radius - inner * inner) + inner * inner).sqrt();
                    let (sin, cos) = libm::sincos(std::f64::consts::TAU * v);
                    [center[0] + r * cos, center[1] + r * sin]
                }
            }
        };
        Ok((0..count).map(position).collect())
    }

    fn bounds(&self) -> Option<[[f64; 2]; 2]> {
        Some(match self.shape {
            Shape::Rectangle { x, y } => [[x[0], y[0]], [x[1], y[1]]],
            Shape::Disk { center: [x, y], radius: r, .. } => [[x - r, y - r], [x + r, y + r]],
        })
    }
}

/// Positions of one population with depth, as stored.
pub(super) fn placed(
    placement: &dyn Placement,
    config: &GenerateConfig,
    population: &PopulationRange,
) -> Result<Vec<[f32; 3]>, SystemError> {
    let planar = placement.positions(&population.name, population.count)?;
    if planar.len() != population.count as usize {
        return Err(SystemError::CoordinateRows { got: planar.len(), cells: population.count as usize });
    }
    if let Some((gid, [x, y])) =
        population.gids().zip(&planar).find(|(_, p)| p.iter().any(|x| !x.is_finite()))
    {
        return Err(SystemError::BadPosition { gid, position_um: [*x as f32, *y as f32, 0.0] });
    }
    let [z0, z1] = config.z_range;
    let address = identity::name_hash(&population.name);
    let position = |(cell, [x, y]): (u32, [f64; 2])| {
        // Block 1 of the cell's stream: x and y of the built-in areas come from block 0.
        let mut stream = Stream::new(config.random_seed, StreamKind::Placement, address, cell);
        let _ = (stream.uniform(), stream.uniform());
        [x as f32, y as f32, (z0 + stream.uniform() * (z1 - z0)) as f32]
    };
    Ok((0u32..).zip(planar).map(position).collect())
}
