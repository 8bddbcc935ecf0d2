//! A stretch of text as the readers of figures and days look at it: tokens by index, with what the word lists say of each.

use jiff::civil::Date;

use super::number::{Marks, Spaces};
use super::phrase::{Meaning, Sense, senses};
use super::{Speech, Token, TokenKind, speech};
use crate::lexicon::Class;

/// What stands first in the days that a text writes in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayOrder {
    Day,
    Month,
}

/// The tokens of a sentence. Any index may be asked for: beyond the ends there is nothing.
pub(crate) struct TokenView<'a> {
    body: &'a str,
    tokens: &'a [Token],
    senses: Vec<&'static [Sense]>,
    /// The day that "today" means.
    pub reference: Option<Date>,
    /// What comma and point mean in its numbers.
    pub marks: Marks,
    /// What a space means between its digits.
    pub spaces: Spaces,
    /// What stands first in its days in digits, where the text shows it.
    pub order: Option<DayOrder>,
    /// The currencies that its text names by a letter before a sum.
    pub letters: &'a [&'static str],
    /// The weekdays and months of which the grammar says that they are over: what they date is told in the past.
    pub over: Vec<usize>,
}

impl<'a> TokenView<'a> {
    /// Tokens of `body`, which writes its numbers as English does and of whose day nothing is known.
    pub(crate) fn new(body: &'a str, tokens: &'a [Token]) -> Self {
        let senses = tokens.iter().map(|token| senses(&token.folded)).collect();
        Self {
            body,
            tokens,
            senses,
            reference: None,
            marks: Marks::Point,
            spaces: Spaces::Never,
            order: None,
            letters: &[],
            over: Vec::new(),
        }
    }

    /// The same where "today" means `reference`.
    pub(crate) fn on(self, reference: Option<Date>) -> Self {
        Self { reference, ..self }
    }

    /// The same in a text that writes its numbers so.
    pub(crate) fn written(self, marks: Marks, spaces: Spaces) -> Self {
        Self { marks, spaces, ..self }
    }

    /// The same in a text that writes its days in this order.
    pub(crate) fn ordered(self, order: Option<DayOrder>) -> Self {
        Self { order, ..self }
    }

    /// The same in a text that names these currencies by letters.
    pub(crate) fn with_letters(self, letters: &'a [&'static str]) -> Self {
        Self { letters, ..self }
    }

    /// The same where these weekdays and months are over.
    pub(crate) fn with_over(self, over: Vec<usize>) -> Self {
        Self { over, ..self }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The folded token, "" beyond the ends.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &token.folded)
    }

    /// The folded token `back` places before `at`, "" before the start.
    pub(crate) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |index| self.word(index))
    }

    /// The token as it stands in the text.
    pub(crate) fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.body))
    }

    /// True when no space stands before the token.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// The space before the token, where it is a single one.
    pub(crate) fn space_before(&self, at: usize) -> Option<char> {
        let (before, token) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        let mut gap = self.body.get(before.span.end..token.span.start)?.chars();
        gap.next().filter(|c| matches!(c, ' ' | '\u{A0}') && gap.next().is_none())
    }

    pub(crate) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// A word without a capital letter, such as a common noun.
    pub(crate) fn is_plain_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && !self.capital(at)
    }

    /// A noun as far as its form and its neighbours tell.
    pub(crate) fn is_noun(&self, at: usize) -> bool {
        speech(self.tokens, at) == Speech::Noun
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// True where nothing can begin: a word of letters alone of which the word lists know nothing that opens a finding.
    pub(crate) fn opens_nothing(&self, at: usize) -> bool {
        let is_prefix = self.glued(at + 1) && is_currency_sign(self.raw(at + 1));
        self.is_word(at)
            && !is_prefix
            && self.senses.get(at).is_some_and(|senses| !senses.iter().any(|sense| sense.meaning.opens()))
            && self.word(at).bytes().all(|byte| byte.is_ascii_alphabetic())
    }

    /// A hyphen or dash; a dash between spaces or an em dash cuts a sentence and joins nothing.
    pub(crate) fn is_hyphen(&self, at: usize) -> bool {
        self.word(at) == "-" && self.raw(at) != "—" && self.glued(at) && self.glued(at + 1)
    }

    /// The longest phrase at `at` for which `pick` gives something, and the index after it.
    pub(crate) fn find<T>(&self, at: usize, pick: impl Fn(Meaning) -> Option<T>) -> Option<(T, usize)> {
        self.senses.get(at)?.iter().find_map(|sense| {
            let value = pick(sense.meaning)?;
            self.follows(at + 1, &sense.rest).map(|end| (value, end))
        })
    }

    /// The index after `words` if they stand at `at`.
    pub(crate) fn follows(&self, at: usize, words: &[&str]) -> Option<usize> {
        let matches = words.iter().enumerate().all(|(i, word)| self.word(at + i) == *word);
        matches.then_some(at + words.len())
    }

    /// True when some phrase at `at` has the wanted meaning.
    pub(crate) fn any(&self, at: usize, wanted: impl Fn(Meaning) -> bool) -> bool {
        self.find(at, |meaning| wanted(meaning).then_some(())).is_some()
    }

    /// True for a noun in the plural, as far as its form tells.
    pub(crate) fn is_plural(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_plain_word(at)
            && (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
                || matches!(word, "people" | "men" | "women" | "children" | "police"))
    }

    /// True where things are counted on from `at`: "more paid guests", "other boats".
    pub(crate) fn is_further_count(&self, at: usize) -> bool {
        matches!(self.word(at), "more" | "other" | "additional" | "extra")
            && (at + 1..at + 4).any(|noun| self.is_plural(noun))
    }

    /// True for a number behind a word that numbers things: "page 3".
    pub(crate) fn is_labelled(&self, at: usize) -> bool {
        let dot = usize::from(self.before(at, 1) == ".");
        at.checked_sub(1 + dot)
            .is_some_and(|label| self.any(label, |meaning| meaning == Meaning::Label) && !self.glued(at))
    }

    /// True where the capital at the start of the sentence makes no name.
    pub(crate) fn opens_plainly(&self) -> bool {
        Class::FirstWord.has(self.word(0))
    }
}

/// A sign of money: "GH₵" and "RD$" are currencies, "GH" and "RD" alone are nothing.
fn is_currency_sign(text: &str) -> bool {
    matches!(text, "$" | "¢") || Class::CurrencyMark.has(text)
}
