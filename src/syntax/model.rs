//! What was learned from the treebank.

use super::labels::RELATIONS;
use super::table::Table;
use super::tagger::TAGS;
use super::transitions::TRANSITIONS;

/// Written by `cargo bench --bench syntax -- train`: three numbers, the sizes of the tables as powers of two, then the tables.
const WEIGHTS: &[u8] = include_bytes!("../../assets/syntax/weights.bin");

/// The weights of tagger and parser.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// Of the parts of speech.
    pub tags: Table<TAGS>,
    /// Of the parser's transitions.
    pub transitions: Table<TRANSITIONS>,
    /// Of the relations.
    pub relations: Table<RELATIONS>,
}

impl Model {
    /// The one that is built into the program.
    pub fn get() -> Self {
        Self::read(WEIGHTS).unwrap_or(Self {
            tags: Table::empty(),
            transitions: Table::empty(),
            relations: Table::empty(),
        })
    }

    /// The model that `bytes` hold; none where they are too few.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let ([tags, transitions, relations], rest) = bytes.split_first_chunk()?;
        let (tags, rest) = Table::split(rest, (*tags).into())?;
        let (transitions, rest) = Table::split(rest, (*transitions).into())?;
        let (relations, _) = Table::split(rest, (*relations).into())?;
        Some(Self { tags, transitions, relations })
    }
}
