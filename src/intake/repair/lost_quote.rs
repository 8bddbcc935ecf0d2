//! Curly quotes and dashes of which only the first byte is left: `Pakistanâs`, `âan opportunityâ`, `2025â27`.
//!
//! In UTF-8 the characters U+2010 to U+203A begin with the byte E2, which shows as `â` when the other two bytes are
//! lost. Which character stood there is decided by its neighbours and by the quotes that are open.

use crate::intake::draft::{Draft, Edit};
use crate::lexicon::Class;
use crate::model::RepairKind;

/// How much of a word beside an `â` is looked at, in bytes: more than any that is told by its parts has. A line of nothing
/// but this letter is one word at every place.
const REACH: usize = 64;

/// How sure one place by itself is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// A possessive or a dash between names: no word of any language has an `â` there.
    Proof,
    /// Fits a lost character once the document is known to be damaged.
    Fits,
}

/// Where a quotation mark that is still open comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenQuote {
    /// It stands in the text as it was read.
    AsRead,
    /// It was lost and is restored.
    Restored,
}

/// What one `â` and its surroundings say.
struct Place {
    start: usize,
    end: usize,
    restored: &'static str,
    sign: Certainty,
}

/// Restores lost quotes and dashes in documents that prove to have lost them.
pub(super) fn restore(draft: &mut Draft) {
    if !draft.text.contains('â') {
        return;
    }
    let text = draft.text.as_str();
    let mut places = Vec::new();
    let mut pairs = 0;
    let mut start = 0;
    for line in text.split('\n') {
        pairs += read_line(text, start..start + line.len(), &mut places);
        start += line.len() + 1;
    }
    let proofs = places.iter().filter(|place| place.sign == Certainty::Proof).count() + pairs;
    // French, Turkish, Romanian ... have their `â` among other accents; an English text has a few accents at most.
    let accents = text.chars().filter(|&c| c != 'â' && ('À'..='ž').contains(&c) && c.is_alphabetic()).count();
    if proofs == 0 || accents > 2 * proofs {
        return;
    }
    let edits =
        places.iter().map(|p| Edit::repair(p.start..p.end, p.restored, RepairKind::Mojibake)).collect();
    draft.apply(edits);
}

/// Adds the places of one line (a paragraph, over which quotes must balance); returns how many restored quotes pair.
fn read_line(text: &str, line: std::ops::Range<usize>, places: &mut Vec<Place>) -> usize {
    let mut open: Option<OpenQuote> = None;
    let mut pairs = 0;
    let mut skip = 0;
    let first = line.start
        + text[line.clone()].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>();
    for (offset, c) in text[line.clone()].char_indices() {
        let at = line.start + offset;
        match c {
            _ if at < skip => {}
            '“' => open = Some(OpenQuote::AsRead),
            '”' => open = None,
            'â' => {
                let before = &text[line.start..at];
                let after = &text[at + c.len_utf8()..line.end];
                let rest = without_debris(after);
                let around = Neighbours { before, after: rest, opens_line: at == first };
                let Some((restored, sign)) = decide(&around, open.is_some()) else { continue };
                match restored {
                    "“" => open = Some(OpenQuote::Restored),
                    "”" => pairs += usize::from(open.take() == Some(OpenQuote::Restored)),
                    _ => {}
                }
                skip = line.end - rest.len();
                places.push(Place { start: at, end: skip, restored, sign });
            }
            _ => {}
        }
    }
    pairs
}

/// `text` without what may be left of the second and third byte: `â€`, `â\u{FFFD}`, `â?`.
fn without_debris(text: &str) -> &str {
    let rest = text.trim_start_matches(['€', '\u{FFFD}']);
    // A question mark can also be one.
    rest.strip_prefix('?')
        .filter(|after| after.starts_with(char::is_alphanumeric) || rest.len() < text.len())
        .unwrap_or(rest)
}

/// What stands around an `â` on its line.
struct Neighbours<'a> {
    before: &'a str,
    after: &'a str,
    /// Nothing but white space stands before it.
    opens_line: bool,
}

/// The character that was lost between its neighbours, where they tell.
fn decide(around: &Neighbours<'_>, open: bool) -> Option<(&'static str, Certainty)> {
    let Neighbours { before, after, opens_line } = *around;
    let previous = before.chars().next_back().unwrap_or(' ');
    let next = after.chars().next().unwrap_or(' ');
    let word = trailing_word(before);
    let rest = leading_word(after);
    if previous.is_alphanumeric() && next.is_alphanumeric() {
        return inside_word(word, rest);
    }
    if previous.is_alphanumeric() {
        // With no quote open it is the apostrophe of a plural: "the ministersâ visit".
        return Some((if open { "”" } else { "’" }, Certainty::Fits));
    }
    if next.is_alphanumeric() {
        let decade = rest.len() == 3 && rest.ends_with('s') && rest.starts_with(|c: char| c.is_ascii_digit());
        let quotes = previous.is_whitespace() || matches!(previous, '(' | '[' | '—' | '–' | '-' | '/' | '‘');
        return match (decade, quotes) {
            (true, _) => Some(("’", Certainty::Fits)),
            (false, true) => Some(("“", Certainty::Fits)),
            (false, false) => None,
        };
    }
    let closes = matches!(previous, '.' | ',' | '!' | '?' | ';' | ':' | ')' | '%' | '…' | '’');
    match (previous.is_whitespace(), next.is_whitespace()) {
        (true, true) if !opens_line => Some(("–", Certainty::Fits)),
        (true, false) if matches!(next, '$' | '£' | '€' | '(' | '[' | '.') => Some(("“", Certainty::Fits)),
        (false, _) if closes => Some((if open || previous != ',' { "”" } else { "–" }, Certainty::Fits)),
        _ => None,
    }
}

/// Between letters or digits stands an apostrophe or a dash, or a real `â`.
fn inside_word(word: &str, rest: &str) -> Option<(&'static str, Certainty)> {
    let first_upper = rest.starts_with(char::is_uppercase);
    let ends_lower = word.ends_with(char::is_lowercase);
    if Class::Contraction.has(&rest.to_ascii_lowercase()) {
        // "mât" and "râs" are words; "donât" and "Pakistanâs" are none.
        let proof = match rest.to_ascii_lowercase().as_str() {
            "t" => word.ends_with(['n', 'N']) && word.len() > 2,
            "s" => word.len() > 3,
            _ => word == "I" || word.len() > 2,
        };
        return (proof || word.len() > 1 || word == "I")
            .then_some(("’", if proof { Certainty::Proof } else { Certainty::Fits }));
    }
    if matches!(word, "O" | "D" | "L") && first_upper {
        return Some(("’", Certainty::Fits));
    }
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if word.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit()) {
        let sign = if digits(word) && digits(rest) { Certainty::Proof } else { Certainty::Fits };
        return Some(("–", sign));
    }
    if ends_lower && first_upper {
        return Some(("–", Certainty::Proof));
    }
    // A dash without spaces between two clauses; a word with a real accent has a short part on one side.
    (word.len() >= 4 && rest.len() >= 3 && word.len() + rest.len() >= 9).then_some(("—", Certainty::Fits))
}

fn trailing_word(text: &str) -> &str {
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
    &text[text.trim_end_matches(char::is_alphanumeric).len()..]
}

fn leading_word(text: &str) -> &str {
    let text = &text[..text.floor_char_boundary(REACH)];
    &text[..text.len() - text.trim_start_matches(char::is_alphanumeric).len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(text: &str) -> String {
        let mut draft = Draft::new(text.to_owned());
        restore(&mut draft);
        draft.text
    }

    #[test]
    fn neighbours_and_open_quotes_tell_what_was_lost() {
        assert_eq!(
            restored(
                "He said the ministersâ talks âwent well,â and didnât end. Indiaâs KyivâMoscow line, 2019â21."
            ),
            "He said the ministers’ talks “went well,” and didn’t end. India’s Kyiv–Moscow line, 2019–21."
        );
        assert_eq!(
            restored("The workersâ union said âour homesâ were lost."),
            "The workers’ union said “our homes” were lost."
        );
        assert_eq!(restored("It wasnâ\u{FFFD}t â they say â the end."), "It wasn’t – they say – the end.");
    }

    #[test]
    fn real_circumflexes_stay() {
        for text in [
            "Le château de l’âge d’or, la pâte et le mât",
            "an exhibit in the Beauchâtel hall and a pâté in Neuchâtel",
            "Râmnicu Vâlcea când râs",
            "hâlâ kâr etti, dükkân ve imkân",
        ] {
            assert_eq!(restored(text), text);
        }
    }
}
