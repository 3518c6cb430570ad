//! A picture as a list of shapes, in units of one CSS pixel, y downwards.

/// Colour with opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green, blue.
    pub rgb: [u8; 3],
    /// Opacity, 0 to 1.
    pub alpha: f32,
}

impl Color {
    /// An opaque colour.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { rgb: [r, g, b], alpha: 1.0 }
    }

    /// The same colour, translucent.
    #[must_use]
    pub const fn with_alpha(self, alpha: f32) -> Self {
        Self { alpha, ..self }
    }
}

/// Which end of a text its position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Text begins here.
    Start,
    /// Text is centred here.
    Middle,
    /// Text ends here.
    End,
}

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Titles.
    Medium,
}

/// One thing to draw. Many equal marks are one shape, so that large runs stay small files.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle with round corners.
    Rect {
        /// Left, top, width, height.
        frame: [f32; 4],
        /// Corner radius.
        radius: f32,
        /// Fill.
        fill: Color,
    },
    /// An open line.
    Line {
        /// Corners.
        points: Vec<[f32; 2]>,
        /// Thickness.
        width: f32,
        /// Colour.
        stroke: Color,
    },
    /// Separate straight lines of one style.
    Segments {
        /// Ends of each line: x0, y0, x1, y1.
        ends: Vec<[f32; 4]>,
        /// Thickness.
        width: f32,
        /// Colour.
        stroke: Color,
    },
    /// A filled polygon.
    Area {
        /// Corners.
        points: Vec<[f32; 2]>,
        /// Fill.
        fill: Color,
    },
    /// Equal filled discs.
    Dots {
        /// Centres.
        centres: Vec<[f32; 2]>,
        /// Radius.
        radius: f32,
        /// Fill.
        fill: Color,
    },
    /// An outlined disc.
    Ring {
        /// Centre.
        centre: [f32; 2],
        /// Radius to the middle of the line.
        radius: f32,
        /// Thickness.
        width: f32,
        /// Colour.
        stroke: Color,
    },
    /// One line of text.
    Text {
        /// Base point.
        at: [f32; 2],
        /// Height of the letters' body.
        size: f32,
        /// Which end `at` is.
        anchor: Anchor,
        /// Weight.
        weight: Weight,
        /// Colour.
        fill: Color,
        /// Whether it runs upwards.
        upwards: bool,
        /// The text.
        text: String,
    },
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width and height.
    pub size: [f32; 2],
    /// What it shows, for readers that cannot see it.
    pub title: String,
    /// Shapes, back to front.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// An empty picture on white.
    pub fn new(width: f32, height: f32, title: impl Into<String>) -> Self {
        let fill = Color::rgb(255, 255, 255);
        let paper = Shape::Rect { frame: [0.0, 0.0, width, height], radius: 0.0, fill };
        Self { size: [width, height], title: title.into(), shapes: vec![paper] }
    }

    /// Add a shape in front of the others.
    pub fn add(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    /// Add a line of horizontal text.
    pub fn text(&mut self, at: [f32; 2], size: f32, anchor: Anchor, fill: Color, text: impl Into<String>) {
        let text = text.into();
        self.add(Shape::Text { at, size, anchor, weight: Weight::Regular, fill, upwards: false, text });
    }

    /// Add a title.
    pub fn heading(&mut self, at: [f32; 2], size: f32, fill: Color, text: impl Into<String>) {
        let (anchor, weight) = (Anchor::Start, Weight::Medium);
        self.add(Shape::Text { at, size, anchor, weight, fill, upwards: false, text: text.into() });
    }
}
