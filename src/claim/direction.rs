//! Whether a figure went up or down.

use std::ops::Range;

use crate::lexicon::Class;
use crate::syntax::Parse;
use crate::text::Token;

/// Which way a figure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It became more.
    Up,
    /// It became less.
    Down,
}

/// Which way the figure at `mention` went, by the word before it ("up 5 percent"), the noun behind it ("a 5 percent rise") or
/// the verb of its clause.
pub(super) fn direction(tokens: &[Token], parse: &Parse, mention: &Range<usize>) -> Option<Direction> {
    let before = mention.start.checked_sub(1);
    let verb = mention.clone().find_map(|at| parse.governor(at).filter(|verb| !mention.contains(verb)));
    let mut places = before.into_iter().chain([mention.end]).chain(verb);
    places.find_map(|at| of_word(&tokens.get(at)?.folded))
}

fn of_word(folded: &str) -> Option<Direction> {
    if Class::Rise.has(folded) {
        Some(Direction::Up)
    } else {
        Class::Fall.has(folded).then_some(Direction::Down)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn a_figure_goes_the_way_of_its_verb_or_noun() {
        for (text, figure, way) in [
            ("Exports rose by 5 percent last year.", "5", Some(Direction::Up)),
            ("Exports were down 5 percent.", "5", Some(Direction::Down)),
            ("The bank reported a 5 percent drop in lending.", "5", Some(Direction::Down)),
            ("The rate has fallen to 5 percent.", "5", Some(Direction::Down)),
            ("The rate stands at 5 percent.", "5", None),
        ] {
            let tokens = tokens(text);
            let parse = crate::syntax::parse(text, &tokens);
            let at = tokens.iter().position(|token| token.folded == figure).unwrap();
            assert_eq!(direction(&tokens, &parse, &(at..at + 2)), way, "{text}");
        }
    }
}
