//! The lines of a text, and what each of them is.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The role of a block in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The headline, analysed like any text.
    Title,
    /// A subheading, or a summary line under the headline.
    Heading,
    /// Running text.
    Paragraph,
    /// The caption of a picture. Its facts weigh less.
    Caption,
    /// What belongs to the web page and not to the article (menus, share lines, comment forms): shown, never analysed.
    Boilerplate,
}

/// A line of the body. Blocks are in order, do not overlap and cover everything but white space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Bytes of the body.
    pub span: Range<usize>,
    /// Its role in the article.
    pub kind: BlockKind,
}
