//! Numbers with a derivative: forward-mode differentiation of equations that are evaluated once per run,
//! such as the coefficients of a cell from its parameters.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::lane::Scalar;
use crate::{Reader, Value, Writer};

/// A number and its derivative with respect to one variable.
#[derive(Clone, Copy, Debug)]
pub struct Dual {
    /// Value, with the same bits as [`Scalar`] arithmetic gives.
    pub value: f64,
    /// Derivative.
    pub slope: f64,
}

impl Dual {
    /// A number that does not depend on the variable.
    pub const fn constant(value: f64) -> Self {
        Self { value, slope: 0.0 }
    }

    fn with(value: Scalar, slope: f64) -> Self {
        Self { value: value.0, slope }
    }

    fn scalar(self) -> Scalar {
        Scalar(self.value)
    }
}

impl Add for Dual {
    type Output = Self;
    fn add(self, b: Self) -> Self {
        Self::with(self.scalar() + b.scalar(), self.slope + b.slope)
    }
}
impl Sub for Dual {
    type Output = Self;
    fn sub(self, b: Self) -> Self {
        Self::with(self.scalar() - b.scalar(), self.slope - b.slope)
    }
}
impl Mul for Dual {
    type Output = Self;
    fn mul(self, b: Self) -> Self {
        Self::with(self.scalar() * b.scalar(), self.slope * b.value + self.value * b.slope)
    }
}
impl Div for Dual {
    type Output = Self;
    fn div(self, b: Self) -> Self {
        let quotient = self.value / b.value;
        Self::with(self.scalar() / b.scalar(), (self.slope - quotient * b.slope) / b.value)
    }
}
impl Neg for Dual {
    type Output = Self;
    fn neg(self) -> Self {
        Self::with(-self.scalar(), -self.slope)
    }
}

impl Value for Dual {
    fn c(x: f64) -> Self {
        Self::constant(x)
    }
    fn mul_add(self, a: Self, b: Self) -> Self {
        let slope = self.slope * a.value + self.value * a.slope + b.slope;
        Self::with(self.scalar().mul_add(a.scalar(), b.scalar()), slope)
    }
    fn max(self, b: Self) -> Self {
        Self::with(self.scalar().max(b.scalar()), if self.value > b.value { self.slope } else { b.slope })
    }
    fn min(self, b: Self) -> Self {
        Self::with(self.scalar().min(b.scalar()), if self.value < b.value { self.slope } else { b.slope })
    }
    fn select_lt(a: Self, b: Self, then: Self, otherwise: Self) -> Self {
        if a.value < b.value { then } else { otherwise }
    }
    fn sqrt(self) -> Self {
        let root = self.scalar().sqrt();
        // √ is not differentiable at 0; no path there depends on the variable.
        let slope = if self.slope == 0.0 { 0.0 } else { 0.5 * self.slope / root.0 };
        Self::with(root, slope)
    }
    fn exp(self) -> Self {
        let e = self.scalar().exp();
        Self::with(e, e.0 * self.slope)
    }
    fn exp2(self) -> Self {
        let e = self.scalar().exp2();
        Self::with(e, e.0 * std::f64::consts::LN_2 * self.slope)
    }
    fn ln(self) -> Self {
        Self::with(self.scalar().ln(), self.slope / self.value)
    }
    fn sin_cos_turn(self) -> (Self, Self) {
        let (sin, cos) = self.scalar().sin_cos_turn();
        let rate = std::f64::consts::TAU * self.slope;
        (Self::with(sin, rate * cos.0), Self::with(cos, -rate * sin.0))
    }
}

/// Reads numbers together with their derivatives.
pub struct DualReader<'a> {
    /// Values.
    pub values: &'a [f64],
    /// Derivatives, as many.
    pub slopes: &'a [f64],
}

impl Reader<Dual> for DualReader<'_> {
    fn read(&mut self) -> Dual {
        let (value, values) = self.values.split_at(1);
        let (slope, slopes) = self.slopes.split_at(1);
        (self.values, self.slopes) = (values, slopes);
        Dual { value: value[0], slope: slope[0] }
    }
}

/// Collects derivatives.
pub struct Slopes(pub Vec<f64>);

impl Writer<Dual> for Slopes {
    fn write(&mut self, value: Dual) {
        self.0.push(value.slope);
    }
}

#[cfg(test)]
mod tests;
