//! How the lists are ordered, grouped and narrowed.

use std::collections::BTreeMap;

use super::listing::Opened;
use crate::lookup::Filter;
use crate::summary::Section;

/// The order of facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FactOrder {
    /// What a reader must know first.
    #[default]
    Weight,
    /// What most sources state first.
    Sources,
    /// By kind.
    Kind,
    /// As the articles tell them.
    Text,
}

impl FactOrder {
    /// What the title of the list says; nothing for the usual order.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weight => "",
            Self::Sources => "most sources first",
            Self::Kind => "by kind",
            Self::Text => "as in the text",
        }
    }

    /// The order that comes after this one.
    pub fn next(self) -> Self {
        match self {
            Self::Weight => Self::Sources,
            Self::Sources => Self::Kind,
            Self::Kind => Self::Text,
            Self::Text => Self::Weight,
        }
    }
}

/// The order of articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ArticleOrder {
    /// The latest first.
    #[default]
    Date,
    /// By the names of their files.
    Name,
    /// Those that have not been opened first.
    Unread,
}

impl ArticleOrder {
    /// What the title of the list says; nothing for the usual order.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "by file",
            Self::Date => "latest first",
            Self::Unread => "unread first",
        }
    }

    /// The order that comes after this one.
    pub fn next(self) -> Self {
        match self {
            Self::Date => Self::Name,
            Self::Name => Self::Unread,
            Self::Unread => Self::Date,
        }
    }
}

/// What the lists are looked at through.
#[derive(Debug, Default)]
pub struct ListOptions {
    /// The order of facts in each section.
    pub order: FactOrder,
    /// The sections that the reader has opened or closed.
    pub opened: BTreeMap<Section, Opened>,
    /// True while minor facts stand among the others and every fact is underlined in a text.
    pub minor: bool,
    /// The order of articles.
    pub articles: ArticleOrder,
    /// What is left out of every list.
    pub filter: Filter,
}
