//! The noun phrase and the verb that a figure or date belongs to.

use std::ops::Range;

use super::anchor::{is_change, is_link};
use crate::lexicon::Class;
use crate::text::{Speech, Token, TokenKind, speech};

/// Longest noun phrase, in tokens.
const LONGEST: usize = 8;
/// How far a verb may stand from the phrase that it governs.
const NEAR: usize = 6;

/// A noun phrase: where its noun stands and what describes it, nearest to the noun first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The noun, or the verb where there is no noun.
    pub noun: Option<usize>,
    /// What describes it.
    pub modifiers: Vec<usize>,
    /// The tokens that the phrase takes up.
    pub span: Range<usize>,
}

impl Phrase {
    fn of(words: &[usize], span: Range<usize>) -> Self {
        let (noun, modifiers) = match words.split_last() {
            Some((noun, rest)) => (Some(*noun), rest.iter().rev().copied().collect()),
            None => (None, Vec::new()),
        };
        Self { noun, modifiers, span }
    }
}

/// On which side of a figure its noun is looked for first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NounPlace {
    /// "37 memoranda", "two-day official visit".
    Right,
    /// "a trade volume of $250 million", "visit to Pakistan in November".
    Left,
    /// A sum or share: what it goes to, unless the words before lead up to it ("paid $5 million in taxes", but "a rate
    /// of 5 percent in May").
    Sum,
}

/// What is counted or measured at `value`, or the event that a date dates.
pub(super) fn of(tokens: &[Token], value: &Range<usize>, side: NounPlace) -> Phrase {
    let led_to = value
        .start
        .checked_sub(1)
        .is_some_and(|at| is_link(&tokens[at]) || Class::LeadsUp.has(&tokens[at].folded));
    let behind = match side {
        NounPlace::Left => Phrase::default(),
        NounPlace::Right => right(tokens, value.end),
        NounPlace::Sum if led_to => Phrase::default(),
        NounPlace::Sum => {
            Some(right(tokens, value.end)).filter(|phrase| phrase.noun.is_some()).unwrap_or_else(|| {
                let goes = tokens.get(value.end).is_some_and(|token| Class::GoesTo.has(&token.folded));
                if goes { right(tokens, value.end + 1) } else { Phrase::default() }
            })
        }
    };
    // "Dozens more were hurt": what happened to them says what is counted.
    if behind.noun.is_some() || (side == NounPlace::Right && verb_behind(tokens, value.end).is_some()) {
        return behind;
    }
    let before = left(tokens, value.start);
    if before.noun.is_none() && side == NounPlace::Left { right(tokens, value.end) } else { before }
}

/// The noun phrase that begins at `from`: "-day official visit", "of the rescued miners", "other countries".
fn right(tokens: &[Token], from: usize) -> Phrase {
    let mut words: Vec<usize> = Vec::new();
    let mut nouns = 0;
    let mut at = from;
    while at < tokens.len().min(from + LONGEST) {
        let token = &tokens[at];
        let folded = token.folded.as_str();
        match speech(tokens, at) {
            Speech::Noun | Speech::Name => {
                words.push(at);
                nouns += 1;
            }
            Speech::Adjective if nouns == 0 || follows_noun(tokens, at) => words.push(at),
            // "30 wounded soldiers": a participle before a noun describes it.
            Speech::Verb if nouns == 0 && describes(tokens, at) => words.push(at),
            Speech::Adverb if nouns == 0 => {}
            Speech::Number if nouns == 0 && at > from => {}
            Speech::Mark if folded == "-" && !token.spaced => {}
            Speech::Function if token.is_possessive() && nouns > 0 => {}
            Speech::Function if nouns == 0 && (folded == "of" || Class::Determiner.has(folded)) => {}
            _ => break,
        }
        at += 1;
    }
    Phrase::of(&words, from..at)
}

/// True where a noun stands behind `at`: only then does an adjective behind a noun belong to the phrase ("fire safety
/// officers").
fn follows_noun(tokens: &[Token], at: usize) -> bool {
    matches!(speech(tokens, at + 1), Speech::Noun)
}

/// True for a participle with a noun, or more words that describe one, behind it.
fn describes(tokens: &[Token], at: usize) -> bool {
    let folded = tokens[at].folded.as_str();
    let participle = folded.ends_with("ed") || folded.ends_with("ing") || folded.ends_with('n');
    participle && matches!(speech(tokens, at + 1), Speech::Noun | Speech::Adjective | Speech::Name)
}

/// The nearest noun phrase, or else the nearest verb, before `end`: past prepositions, brackets, names and verbs that
/// only link.
fn left(tokens: &[Token], end: usize) -> Phrase {
    let mut at = end;
    while at > 0 && end - at < 2 * LONGEST {
        let token = &tokens[at - 1];
        let stops = match speech(tokens, at - 1) {
            Speech::Noun => true,
            Speech::Verb => !is_link(token) && !is_change(token),
            Speech::Mark if matches!(token.folded.as_str(), ";" | ":") => return Phrase::default(),
            _ => false,
        };
        if stops {
            break;
        }
        at -= 1;
    }
    if at == 0 || end - at >= 2 * LONGEST {
        return Phrase::default();
    }
    let last = at - 1;
    let mut start = last;
    if speech(tokens, last) == Speech::Noun {
        while start > 0 && last - start < LONGEST {
            let joins = match speech(tokens, start - 1) {
                Speech::Noun | Speech::Adjective => true,
                Speech::Mark => tokens[start - 1].folded == "-" && !tokens[start - 1].spaced,
                _ => false,
            };
            if !joins {
                break;
            }
            start -= 1;
        }
    }
    let words: Vec<usize> = (start..=last).filter(|at| tokens[*at].kind == TokenKind::Word).collect();
    Phrase::of(&words, start..last + 1)
}

/// The verb that says what happens: the one behind `from` ("50 people were injured"), or else the nearest before
/// `before` ("injuring 50 people").
pub(super) fn act(tokens: &[Token], before: usize, from: usize) -> Option<usize> {
    verb_behind(tokens, from).or_else(|| {
        (before.saturating_sub(NEAR)..before)
            .rev()
            .take_while(|at| !matches!(tokens[*at].folded.as_str(), ";" | ":"))
            .find(|at| speech(tokens, *at) == Speech::Verb && !is_link(&tokens[*at]))
    })
}

/// The verb of a clause whose subject ends at `from`, past auxiliaries and adverbs.
fn verb_behind(tokens: &[Token], from: usize) -> Option<usize> {
    for at in from..tokens.len().min(from + NEAR) {
        match speech(tokens, at) {
            Speech::Verb if !is_link(&tokens[at]) => return Some(at),
            Speech::Verb | Speech::Adverb => {}
            Speech::Function if !Class::EndsSubject.has(&tokens[at].folded) => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::parse;
    use crate::text::Document;

    /// The noun and the verb of the figure that `wanted` marks in a sentence.
    fn anchor(text: &str, wanted: &str, side: NounPlace) -> (String, String) {
        let article = parse("a.txt", None, text).unwrap();
        let document = Document::new(&article);
        let from = article.body.find(wanted).unwrap();
        let inside = |at: usize| (from..from + wanted.len()).contains(&document.tokens[at].span.start);
        let all: Vec<usize> = (0..document.tokens.len()).filter(|at| inside(*at)).collect();
        let value = all[0]..all[all.len() - 1] + 1;
        let phrase = of(&document.tokens, &value, side);
        let word =
            |at: Option<usize>| at.map_or_else(String::new, |at| document.tokens[at].folded.to_string());
        let act = act(&document.tokens, value.start, phrase.span.end.max(value.end));
        (word(phrase.noun), word(act))
    }

    #[test]
    fn what_is_counted_and_what_happens_to_it() {
        for (text, wanted, side, noun, verb) in [
            ("Some 30 wounded soldiers were flown home.", "30", NounPlace::Right, "soldiers", "flown"),
            ("They signed 12 other agreements.", "12", NounPlace::Right, "agreements", "signed"),
            ("Dozens of rescue workers came.", "Dozens", NounPlace::Right, "workers", ""),
            ("A blast hurt two and dozens more were injured.", "dozens", NounPlace::Right, "", "injured"),
            ("Five fire engines containing foam arrived.", "Five", NounPlace::Right, "engines", "containing"),
            ("The toll rose to 45.", "45", NounPlace::Right, "toll", "rose"),
            ("It paid $5 million in taxes.", "$5 million", NounPlace::Sum, "taxes", "paid"),
            (
                "They want a trade volume of $5 million in May.",
                "$5 million",
                NounPlace::Sum,
                "volume",
                "want",
            ),
            ("The debate on Tuesday was short.", "Tuesday", NounPlace::Left, "debate", ""),
        ] {
            assert_eq!(anchor(text, wanted, side), (noun.to_owned(), verb.to_owned()), "{text}");
        }
    }
}
