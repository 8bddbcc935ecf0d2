//! What is known of the articles of a story before claims are made.

use std::ops::Range;

use jiff::civil::Date;

use crate::model::{Article, Mention, Reading};
use crate::syntax::Parse;
use crate::text::Document;
use crate::value::{Modality, Value};

/// A place in the text where something is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Index of the article.
    pub article: usize,
    /// Index into that article's mentions.
    pub mention: usize,
}

/// All that the analysis knows of the articles of one story before claims are made; they are numbered within it.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    /// The articles, in order.
    pub articles: &'a [&'a Article],
    /// The day on which each was published, stated or inferred.
    pub published: &'a [Option<Date>],
    /// Their sentences and tokens.
    pub documents: &'a [&'a Document],
    /// The grammar of their sentences.
    pub parses: &'a [Vec<Parse>],
    /// Their mentions, ordered by position.
    pub mentions: &'a [Vec<Mention>],
    /// Whoever each of their sentences lets speak, from [`speakers`].
    pub speakers: &'a [Vec<Option<&'a str>>],
}

impl<'a> Texts<'a> {
    /// A reading of the value at `span` in a sentence.
    pub fn reading(&self, article: usize, sentence: usize, span: Range<usize>, value: Value) -> Reading {
        Reading {
            article,
            sentence: self.documents[article].sentences[sentence].span.clone(),
            span,
            value,
            modality: Modality::Asserted,
            as_of: self.published[article],
            speaker: self.speaker(article, sentence).map(str::to_owned),
        }
    }

    /// The mention that names something.
    pub fn mention(&self, naming: &Naming) -> &'a Mention {
        &self.mentions[naming.article][naming.mention]
    }

    /// Whoever a sentence lets speak.
    pub fn speaker(&self, article: usize, sentence: usize) -> Option<&'a str> {
        self.speakers[article][sentence]
    }
}
