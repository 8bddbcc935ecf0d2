//! What a finder says of a position.

use crate::value::{Kind, Value};

/// What begins at a position of a sentence.
pub(super) struct Finding {
    /// Index of the token after it.
    pub end: usize,
    /// None for a stretch with digits that names no value, such as a phone number.
    pub meaning: Option<(Kind, Value)>,
}

impl Finding {
    /// A value.
    pub(super) fn new(end: usize, kind: Kind, value: Value) -> Self {
        Self { end, meaning: Some((kind, value)) }
    }

    /// No value, and no part of it is one.
    pub(super) fn nothing(end: usize) -> Self {
        Self { end, meaning: None }
    }
}
