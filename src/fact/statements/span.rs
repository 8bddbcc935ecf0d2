//! Where a statement begins and ends in each sentence that makes it.

use std::ops::Range;

use crate::claim::{Texts, tokens_in};
use crate::syntax::{Parse, Relation, Tag};
use crate::text::{Token, TokenKind};

/// How far behind an adjective its noun may stand.
const NOUN: usize = 3;

/// A piece of a sentence, as tokens of the sentence.
pub(super) struct StatedWords {
    /// Index of the article.
    pub article: usize,
    /// Index of the sentence.
    pub sentence: usize,
    tokens: Range<usize>,
}

impl StatedWords {
    /// The tokens that `span`, as bytes of the body, holds.
    pub(super) fn new(article: usize, sentence: usize, span: &Range<usize>, texts: Texts<'_>) -> Self {
        Self { article, sentence, tokens: tokens_in(texts.documents[article].tokens_of(sentence), span) }
    }

    /// Its bytes in the body.
    pub(super) fn span(&self, texts: Texts<'_>) -> Range<usize> {
        let tokens = &self.sentence(texts)[self.tokens.clone()];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    fn sentence<'a>(&self, texts: Texts<'a>) -> &'a [Token] {
        texts.documents[self.article].tokens_of(self.sentence)
    }

    /// The token in front.
    fn before<'a>(&self, texts: Texts<'a>) -> Option<&'a Token> {
        self.sentence(texts).get(self.tokens.start.checked_sub(1)?)
    }

    /// The token behind.
    fn behind<'a>(&self, texts: Texts<'a>) -> Option<&'a Token> {
        self.sentence(texts).get(self.tokens.end)
    }

    /// Takes in the word that denies it, and the noun of an adjective at its end.
    fn complete(&mut self, texts: Texts<'_>) {
        let denies = |token: &Token| matches!(token.folded.as_str(), "no" | "not" | "never");
        if self.before(texts).is_some_and(denies) {
            self.tokens.start -= 1;
        }
        let parse = &texts.parses[self.article][self.sentence];
        if let Some(noun) = noun_behind(parse, self.tokens.end) {
            self.tokens.end = noun + 1;
        }
    }

    /// Leaves out a last clause of which only the subject is there: "..., but police".
    fn drop_begun_clause(&mut self, texts: Texts<'_>) {
        let parse = &texts.parses[self.article][self.sentence];
        let begun = (self.tokens.end..parse.len()).filter(|at| parse.is_predicate(*at)).find_map(|verb| {
            let subject = parse.own_subject(verb).filter(|subject| self.tokens.contains(subject))?;
            Some(parse.noun_phrase(subject).start)
        });
        let Some(start) = begun.filter(|start| *start > self.tokens.start) else { return };
        // What a verb or a preposition leads to is no beginning of a clause, whatever the parser takes it for.
        let leads_on = |at: usize| {
            let tag = parse.tag(at);
            let preposition = tag == Tag::IN && parse.relation(at) != Relation::Mark;
            tag.is_verb() || preposition || matches!(tag, Tag::TO | Tag::RP | Tag::WP)
        };
        if !leads_on(start - 1) && (self.tokens.start..start).any(|at| parse.is_predicate(at)) {
            self.tokens.end = start;
        }
    }

    /// Leaves out marks at its end, and words at either end that only join it to what is not there.
    fn trim(&mut self, texts: Texts<'_>) {
        let tokens = self.sentence(texts);
        let parse = &texts.parses[self.article][self.sentence];
        let mark = |at: usize| {
            tokens[at].kind == TokenKind::Symbol && !matches!(tokens[at].folded.as_str(), "%" | "$")
        };
        let leads_on = |at: usize| {
            matches!(parse.tag(at), Tag::DT | Tag::CC | Tag::TO | Tag::IN | Tag::WDT | Tag::PRPPossessive)
                && parse.relation(at) != Relation::Prt
        };
        while self.tokens.len() > 1 && (mark(self.tokens.end - 1) || leads_on(self.tokens.end - 1)) {
            self.tokens.end -= 1;
        }
        while self.tokens.len() > 1 && (parse.tag(self.tokens.start) == Tag::CC || mark(self.tokens.start)) {
            self.tokens.start += 1;
        }
    }
}

/// The noun that the word before `end` describes, if it stands just behind.
fn noun_behind(parse: &Parse, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let describes = matches!(
        parse.relation(last),
        Relation::Amod | Relation::Compound | Relation::Nmod | Relation::Poss | Relation::Nummod
    );
    parse.head(last).filter(|noun| describes && (end..end + NOUN).contains(noun))
}

/// Widens the pieces by the words that all of them have in front and behind, and lets them neither begin behind a "not" nor
/// end in the middle of a noun phrase or in a clause that has just begun.
pub(super) fn complete(pieces: &mut [StatedWords], texts: Texts<'_>) {
    while let Some(word) = same_word(pieces, |piece| piece.before(texts)) {
        if word.kind == TokenKind::Symbol {
            break;
        }
        for piece in &mut *pieces {
            piece.tokens.start -= 1;
        }
    }
    while same_word(pieces, |piece| piece.behind(texts)).is_some() {
        for piece in &mut *pieces {
            piece.tokens.end += 1;
        }
    }
    for piece in pieces {
        piece.complete(texts);
        piece.drop_begun_clause(texts);
        piece.trim(texts);
    }
}

/// The token at one place of all pieces, where it is the same word in all.
fn same_word<'a>(
    pieces: &[StatedWords],
    at: impl Fn(&StatedWords) -> Option<&'a Token>,
) -> Option<&'a Token> {
    let (first, rest) = pieces.split_first()?;
    let word = at(first)?;
    rest.iter().all(|piece| at(piece).is_some_and(|other| other.folded == word.folded)).then_some(word)
}
