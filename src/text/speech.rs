//! Parts of speech, well enough to tell where a noun phrase ends and which word is its noun.
//!
//! A word list gives the commonest part of each word, the ending that of others; a few rules look at the neighbours.
//! Measured tests of taggers put this way of tagging at about nine words in ten, which is enough for short phrases.

use std::sync::LazyLock;

use super::{Token, TokenKind};
use crate::lexicon::Class;

/// What a word does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// A thing, a person, an event.
    Noun,
    /// A capitalised word inside a sentence.
    Name,
    /// What is done.
    Verb,
    /// What a noun is like, participles before nouns among them.
    Adjective,
    /// How something is done.
    Adverb,
    /// A figure.
    Number,
    /// An article, preposition, pronoun, auxiliary or conjunction.
    Function,
    /// No word.
    Mark,
}

impl Speech {
    /// The part of speech that a letter stands for in the word lists.
    fn of(letter: &str) -> Self {
        match letter {
            "n" => Self::Noun,
            "v" => Self::Verb,
            "a" => Self::Adjective,
            _ => Self::Adverb,
        }
    }
}

/// The part of speech of the token at `at` in its sentence.
pub fn speech(tokens: &[Token], at: usize) -> Speech {
    let Some(token) = tokens.get(at) else { return Speech::Mark };
    match token.kind {
        TokenKind::Symbol => return Speech::Mark,
        TokenKind::Number => return Speech::Number,
        TokenKind::Word => {}
    }
    if is_short_name(tokens, at) {
        return Speech::Name;
    }
    if Class::Function.has(&token.folded) || token.is_possessive() {
        return Speech::Function;
    }
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let starts = before.is_none_or(|before| matches!(before.folded.as_str(), "\"" | ":" | "."));
    if token.capital && !starts {
        return Speech::Name;
    }
    let part = listed(&token.folded).unwrap_or_else(|| by_ending(&token.folded));
    let describes = |token: &Token| {
        token.kind == TokenKind::Number || token.is_possessive() || Class::Determiner.has(&token.folded)
    };
    match part {
        // "two visits", "the offer": behind a number or an article stands no verb but a participle.
        Speech::Verb if before.is_some_and(describes) => {
            let participle = token.folded.ends_with("ed") || token.folded.ends_with("ing");
            if participle { Speech::Adjective } else { Speech::Noun }
        }
        Speech::Noun if before.is_some_and(|before| Class::BeforeVerb.has(&before.folded)) => Speech::Verb,
        part => part,
    }
}

/// True for a name in capitals that would be a word of grammar in small letters ("the US", "IT staff"), not in a line that is
/// all in capitals.
fn is_short_name(tokens: &[Token], at: usize) -> bool {
    let is_plain_word = |token: &Token| token.kind == TokenKind::Word && !token.shouted;
    let near = tokens[at.saturating_sub(1)..tokens.len().min(at + 2)].iter();
    tokens[at].shouted && near.clone().any(is_plain_word)
}

fn listed(folded: &str) -> Option<Speech> {
    let listed = |word: &str| Class::Speech.meaning(word).map(Speech::of);
    listed(folded).or_else(|| listed(folded.strip_suffix("es").or_else(|| folded.strip_suffix('s'))?))
}

fn by_ending(folded: &str) -> Speech {
    static ENDINGS: LazyLock<Vec<(&str, Speech)>> = LazyLock::new(|| {
        Class::SpeechEnding.entries().map(|(ending, part)| (ending, Speech::of(part))).collect()
    });
    let singular = folded.strip_suffix('s').unwrap_or(folded);
    let found = ENDINGS.iter().find(|(ending, _)| folded.ends_with(ending) || singular.ends_with(ending));
    found.map_or(Speech::Noun, |(_, part)| *part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token;

    fn parts(text: &str) -> Vec<Speech> {
        let mut tokens = Vec::new();
        token::split(text, 0..text.len(), &mut tokens);
        (0..tokens.len()).map(|at| speech(&tokens, at)).collect()
    }

    #[test]
    fn words_are_told_by_the_list_by_their_endings_and_by_their_neighbours() {
        use Speech::{Adjective, Function, Mark, Name, Noun, Number, Verb};
        assert_eq!(parts("They visited Oslo."), [Function, Verb, Name, Mark]);
        assert_eq!(parts("the offers"), [Function, Noun]);
        assert_eq!(parts("to report 12 zorbifications"), [Function, Verb, Number, Noun]);
        assert_eq!(parts("the wounded soldiers")[1..], [Adjective, Noun]);
        assert_eq!(parts("12 US soldiers"), [Number, Name, Noun]);
        assert_eq!(parts("THIS IS US")[1..], [Function, Function]);
    }
}
