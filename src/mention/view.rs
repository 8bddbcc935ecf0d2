//! One sentence as the finders look at it: tokens by index, with what the lexicon knows of each.

use jiff::civil::Date;

use super::lexicon::{Lexicon, Meaning, Phrase};
use super::marks::{Marks, Spaces};
use crate::text::{Speech, Token, TokenKind, speech};

/// The tokens of a sentence. Any index may be asked for: beyond the ends there is nothing.
pub(super) struct View<'a> {
    body: &'a str,
    tokens: &'a [Token],
    phrases: Vec<&'static [Phrase]>,
    /// The day that "today" means.
    pub reference: Option<Date>,
    /// What comma and point mean in its numbers.
    pub marks: Marks,
    /// What a space means between its digits.
    pub spaces: Spaces,
}

impl<'a> View<'a> {
    pub(super) fn new(
        body: &'a str,
        tokens: &'a [Token],
        reference: Option<Date>,
        writing: (Marks, Spaces),
    ) -> Self {
        let lexicon = Lexicon::get();
        let phrases = tokens.iter().map(|token| lexicon.starting(&token.folded)).collect();
        let (marks, spaces) = writing;
        Self { body, tokens, phrases, reference, marks, spaces }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The folded token, "" beyond the ends.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &token.folded)
    }

    /// The folded token `back` places before `at`, "" before the start.
    pub(super) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |index| self.word(index))
    }

    /// The token as it stands in the text.
    pub(super) fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.body))
    }

    /// True when no space stands before the token.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// The space before the token, where it is a single one.
    pub(super) fn space_before(&self, at: usize) -> Option<char> {
        let (before, token) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        let mut gap = self.body.get(before.span.end..token.span.start)?.chars();
        gap.next().filter(|c| matches!(c, ' ' | '\u{A0}') && gap.next().is_none())
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// A word without a capital letter, such as a common noun.
    pub(super) fn is_plain_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && !self.capital(at)
    }

    /// A noun as far as its form and its neighbours tell.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        speech(self.tokens, at) == Speech::Noun
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// True where nothing can begin: a word of letters alone of which the lexicon knows nothing that opens a finding.
    pub(super) fn opens_nothing(&self, at: usize) -> bool {
        self.is_word(at)
            && self.phrases.get(at).is_some_and(|phrases| !phrases.iter().any(|p| p.meaning.opens()))
            && self.word(at).bytes().all(|byte| byte.is_ascii_alphabetic())
    }

    /// A hyphen or dash; a dash between spaces or an em dash cuts a sentence and joins nothing.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.word(at) == "-" && self.raw(at) != "—" && self.glued(at) && self.glued(at + 1)
    }

    /// The longest phrase at `at` for which `pick` gives something, and the index after it.
    pub(super) fn find<T>(&self, at: usize, pick: impl Fn(Meaning) -> Option<T>) -> Option<(T, usize)> {
        self.phrases.get(at)?.iter().find_map(|phrase| {
            let value = pick(phrase.meaning)?;
            self.follows(at + 1, &phrase.rest).map(|end| (value, end))
        })
    }

    /// The index after `words` if they stand at `at`.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> Option<usize> {
        let matches = words.iter().enumerate().all(|(i, word)| self.word(at + i) == *word);
        matches.then_some(at + words.len())
    }

    /// True when some phrase at `at` has the wanted meaning.
    pub(super) fn any(&self, at: usize, wanted: impl Fn(Meaning) -> bool) -> bool {
        self.find(at, |meaning| wanted(meaning).then_some(())).is_some()
    }
}
