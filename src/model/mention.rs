//! Spans that name a value.

use std::ops::Range;

use serde::Serialize;

use crate::value::{Kind, Value};

/// A span in a sentence that names a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mention {
    /// What sort of value it names.
    pub kind: Kind,
    /// Bytes of the body, hedges included ("nearly $62 million").
    pub span: Range<usize>,
    /// Index of the sentence that holds it.
    pub sentence: usize,
    /// The normal form.
    pub value: Value,
}
