//! Bare numbers.

use std::fmt;

/// True when two numbers are one, errors of arithmetic aside; two missing limits are one as well.
pub fn same_number(x: f64, y: f64) -> bool {
    (x.is_infinite() && y.is_infinite()) || (x - y).abs() <= 1e-9 * x.abs().max(y.abs()).max(1.0)
}

/// A number as it is printed: without needless decimals.
pub(super) struct Plain(pub f64);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", (self.0 * 1e6).round() / 1e6)
    }
}
