//! An article between the reader of its format and its finished form.

use std::ops::Range;
use std::path::PathBuf;

use crate::model::{Article, Block, BlockKind, Language, Origin, Repair, RepairKind, Stated};
use crate::parallel;
use crate::text::sanitize;

use super::blocks::{self, TextLine};
use super::boilerplate::{self, PageLines};
use super::draft::{Draft, MOST_REPAIRS};
use super::error::ParseError;
use super::language;
use super::metadata::fields::MetadataField;
use super::metadata::finders::{self, Clues};
use super::metadata::in_text::{self, InText};
use super::repair::repair;

/// Where a document came from.
#[derive(Debug, Clone, Default)]
pub(super) struct Provenance {
    /// Its place below the folder that was opened, and within its file.
    pub id: String,
    pub path: Option<PathBuf>,
    /// The name of its file, or of the member of an archive.
    pub file_name: String,
    /// Where it was fetched from.
    pub address: Option<String>,
    /// The folder it was found in, as a number; none for a document named by itself.
    pub folder: Option<usize>,
}

/// An article whose text is repaired; what its lines are is not decided yet.
#[derive(Debug)]
pub(super) struct PendingArticle {
    provenance: Provenance,
    digest: u64,
    draft: Draft,
    in_text: InText,
    lines: Vec<TextLine>,
}

impl PendingArticle {
    /// Repairs the draft and takes out what it states about itself.
    pub fn new(provenance: Provenance, digest: u64, mut draft: Draft) -> Self {
        repair(&mut draft);
        let in_text = in_text::take(&mut draft);
        let mut lines = blocks::lines(&draft);
        // It waits until all others are read, and a text that was built piece by piece has room for as much again.
        draft.text.shrink_to_fit();
        lines.shrink_to_fit();
        Self { provenance, digest, draft, in_text, lines }
    }

    /// What of the document was not read.
    pub fn take_unread(&mut self) -> Vec<ParseError> {
        self.draft.take_unread()
    }

    /// What it takes of the room that there is for all articles, in bytes.
    pub fn cost(&self) -> u64 {
        self.draft.cost()
    }

    fn page(&self) -> PageLines<'_> {
        PageLines {
            lines: self.lines.iter().map(|line| self.text(&line.span)).collect(),
            hints: self.lines.iter().map(|line| line.hint).collect(),
            is_titled: self.draft.metadata.title.is_some(),
            folder: self.provenance.folder,
        }
    }

    fn text(&self, span: &Range<usize>) -> &str {
        self.draft.text.get(span.clone()).unwrap_or_default()
    }

    fn finish(self, blocks: Vec<Block>, language: Option<Language>) -> Result<Article, ParseError> {
        if blocks.is_empty() {
            return Err(ParseError::Empty);
        }
        if blocks.iter().all(|block| block.kind == BlockKind::Boilerplate) {
            return Err(ParseError::NoText);
        }
        let title = blocks.iter().find(|block| block.kind == BlockKind::Title);
        let origin = if self.draft.metadata.title.is_some() { Origin::Metadata } else { Origin::Text };
        let title = title.map(|title| Stated::new(self.text(&title.span).to_owned(), origin));
        let file_name = sanitize(&self.provenance.file_name);
        let known = Clues {
            in_text: Some(&self.in_text),
            address: self.provenance.address.as_deref(),
            file_name: Some(&file_name),
            ..Clues::of_metadata(&self.draft.metadata)
        };
        let (outlet, published) = (finders::outlet(&known), finders::day(&known));
        let url = known.fields.get(MetadataField::Url).map(str::to_owned);
        let mut repairs = self.draft.repairs;
        let boilerplate = blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
        // Beyond what is listed they are still seen in the text.
        let room = MOST_REPAIRS.saturating_sub(repairs.len());
        repairs.extend(boilerplate.take(room).map(|block| {
            let line = self.draft.text.get(block.span.clone()).unwrap_or_default().to_owned();
            let (before, after) = (line.clone(), line);
            Repair { kind: RepairKind::Boilerplate, before, after, at: block.span.start }
        }));
        repairs.sort_by_key(|repair| repair.at);
        Ok(Article {
            id: sanitize(&self.provenance.id).into_owned(),
            path: self.provenance.path,
            title,
            outlet: outlet.unwrap_or_else(|| Stated::new(file_name.into_owned(), Origin::FileName)),
            published,
            url: url.or(self.provenance.address),
            language,
            body: self.draft.text,
            blocks,
            repairs,
            digest: self.digest,
        })
    }
}

/// The finished articles, in order; for one without text, why there is none.
pub(super) fn finish(pending: Vec<PendingArticle>) -> Vec<Result<Article, ParseError>> {
    let pages: Vec<PageLines<'_>> = pending.iter().map(PendingArticle::page).collect();
    let kinds = boilerplate::kinds(&pages);
    let made = parallel::map(pending.len(), |at| {
        let PendingArticle { draft, lines, .. } = &pending[at];
        let blocks = blocks::blocks(draft, lines, &kinds[at]);
        let language = language::detect(&draft.text, &blocks);
        (blocks, language)
    });
    drop(pages);
    pending
        .into_iter()
        .zip(made)
        .map(|(article, (blocks, language))| article.finish(blocks, language))
        .collect()
}
