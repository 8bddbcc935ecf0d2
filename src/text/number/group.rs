//! Numbers in groups of three digits that spaces or apostrophes part: "12 500", "1 250,75", "12'500".

use super::marks::Spaces;
use crate::lexicon::Class;
use crate::text::phrase::Meaning;
use crate::text::{Document, Token, TokenKind, TokenView};

/// Digits in a group.
const GROUP: usize = 3;
/// More digits behind the last mark are no decimals of a number in groups, nor is one group of them.
const MOST_DECIMALS: usize = 2;
/// Groups of digits from which on a telephone number is more likely.
const LONG: usize = 3;
/// Numbers in groups that show how a text writes.
const SHOWN: usize = 2;

/// The index behind groups of digits that may be one number or more, so that the last of them is no number of its own.
pub(crate) fn end_of_groups(view: &TokenView<'_>, at: usize) -> Option<usize> {
    let groups = view.is_number(at).then(|| DigitGroups::at(view, at, view.word(at))).flatten()?;
    let free = view.spaces == Spaces::Part && !groups.is_in_another && groups.is_free(view, at, false);
    let unsure = free || groups.is_like_a_phone();
    (unsure || groups.is_one_number(view, at, false)).then_some(groups.end)
}

/// The number that begins with the digits `first` of the token at `at` and goes on in the tokens behind it, as English
/// writes it, and the index after it. `money` tells that a currency stands before it.
pub(super) fn read_groups(
    view: &TokenView<'_>,
    at: usize,
    first: &str,
    money: bool,
) -> Option<(String, usize)> {
    let groups = DigitGroups::at(view, at, first)?;
    groups.is_one_number(view, at, money).then_some((groups.text, groups.end))
}

/// True where a text of a language without such spaces has more than one number in groups that can hardly be anything
/// else. `view` looks at a sentence as if it had.
pub(crate) fn shows_groups<'a>(document: &'a Document, view: impl Fn(usize) -> TokenView<'a>) -> bool {
    let is_group =
        |token: &Token| token.kind == TokenKind::Number && token.folded.get(..GROUP).is_some_and(all_digits);
    let pair = |tokens: &[Token]| matches!(tokens, [a, b] if a.kind == TokenKind::Number && is_group(b));
    let mut seen: Vec<String> = Vec::new();
    for sentence in 0..document.sentences.len() {
        if !document.tokens_of(sentence).windows(2).any(pair) {
            continue;
        }
        let view = view(sentence);
        for at in (0..view.len()).filter(|at| view.is_number(*at)) {
            let groups = DigitGroups::at(&view, at, view.word(at))
                .filter(|groups| groups.is_one_number(&view, at, false));
            // The same figure again may be the same mistake.
            if let Some(groups) = groups.filter(|groups| !seen.contains(&groups.text)) {
                seen.push(groups.text);
                if seen.len() == SHOWN {
                    return true;
                }
            }
        }
    }
    false
}

/// Digits in groups, whatever they mean.
struct DigitGroups {
    text: String,
    end: usize,
    count: usize,
    /// No space in it is one at which a line may break.
    is_held: bool,
    /// Other numbers stand beside it.
    is_in_another: bool,
}

impl DigitGroups {
    fn at(view: &TokenView<'_>, at: usize, first: &str) -> Option<Self> {
        let begins = (1..=GROUP).contains(&first.len()) && all_digits(first);
        if !begins || first.starts_with('0') {
            return None;
        }
        let mut groups =
            Self { text: first.to_owned(), end: at + 1, count: 1, is_held: true, is_in_another: false };
        while let Some(space) = view.space_before(groups.end).filter(|_| view.is_number(groups.end)) {
            let word = view.word(groups.end);
            let (digits, rest) = word.split_at_checked(GROUP)?;
            let decimals = rest.strip_prefix([',', '.']).unwrap_or_default();
            if !all_digits(digits) || decimals.len() > MOST_DECIMALS || !all_digits(decimals) {
                return None;
            }
            groups.is_held &= space == '\u{A0}';
            groups.text.push(',');
            groups.text.push_str(digits);
            groups.end += 1;
            groups.count += 1;
            match (rest.is_empty(), decimals.is_empty()) {
                (true, _) => {}
                // Behind the decimals the number has its end.
                (false, false) if !view.is_number(groups.end) || view.glued(groups.end) => {
                    groups.text.push('.');
                    groups.text.push_str(decimals);
                    break;
                }
                _ => return None,
            }
        }
        groups.is_in_another = at > 0 && view.is_number(at - 1) || view.is_number(groups.end);
        (groups.count > 1).then_some(groups)
    }

    /// True where the groups make one number.
    ///
    /// A number too few costs little, a false one much. Where the language writes so, what is counted must follow; else
    /// the text must show that it writes so, or the digits make sense in no other way. A no-break space is a strong sign,
    /// but pages use it for their layout too.
    fn is_one_number(&self, view: &TokenView<'_>, at: usize, money: bool) -> bool {
        if !self.is_free(view, at, money) || self.is_like_a_phone() && !self.is_sum(view, money) {
            return false;
        }
        let is_round = self.is_round();
        let foreign = || {
            // "Cost" in "it cost 3 400 euros" looks like a noun.
            let noun = |at| !self.is_sum(view, money) && view.is_noun(at);
            let before = |at: usize| view.any(at, |m| m == Meaning::Alone) || noun(at);
            is_round || money || !at.checked_sub(1).is_some_and(before)
        };
        if self.is_held {
            let follows = self.count < LONG || is_round || self.is_sum(view, money) || self.is_counted(view);
            return follows && (view.spaces == Spaces::Part || foreign() || self.is_in_another);
        }
        !self.is_in_another
            && match view.spaces {
                Spaces::Never => false,
                Spaces::Part => money || self.of_pair(view, |groups| groups.is_before_a_noun(view)),
                Spaces::Shown => foreign() && (money || self.of_pair(view, |groups| groups.is_counted(view))),
                Spaces::MayPart => {
                    let sure = self.is_sum(view, money) || is_round;
                    sure && foreign() && (money || self.of_pair(view, |groups| groups.is_counted(view)))
                }
            }
    }

    /// True where nothing before the number claims its first digits: no name, label or month, no number that goes with
    /// it, and no sign that is glued to them but that of a range.
    fn is_free(&self, view: &TokenView<'_>, at: usize, money: bool) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| !money) else { return true };
        let of_range = view.is_hyphen(before) && view.is_number(before.wrapping_sub(2));
        let glued = view.glued(at) && !matches!(view.word(before), "(" | "\"" | "'") && !of_range;
        // "a 3 400-metre race", "737 800-900"
        let joined =
            view.is_hyphen(self.end) && !(view.is_number(self.end + 1) && view.is_number(self.end + 2));
        let named = view.capital(before)
            && view.kind(before) == Some(TokenKind::Word)
            && !(before == 0 && (view.spaces == Spaces::Part || view.opens_plainly()));
        let of_date = |meaning| matches!(meaning, Meaning::Month(_) | Meaning::Weekday(_));
        let dated = view.any(before, of_date);
        // "between 8 and 9 300 people", but "between 12 000 and 15 000 people", and "2024 and 15 000" held together
        let second = !(self.is_held && self.is_round())
            && view.any(before, |meaning| meaning == Meaning::Joiner)
            && view.is_number(before.wrapping_sub(1))
            && !view.is_number(before.wrapping_sub(2));
        let numbered = view.any(before, |meaning| meaning == Meaning::Numbered);
        !(glued || joined || named || dated || second || numbered || view.is_labelled(at))
    }

    /// True where the last group can be no number of its own.
    fn is_round(&self) -> bool {
        self.text.ends_with(",000") || self.count == 2 && self.text.contains(",0")
    }

    /// True for digits as telephone numbers have them: in threes from the first on, or in many groups.
    fn is_like_a_phone(&self) -> bool {
        let in_threes = self.text.find(',') == Some(GROUP);
        !self.is_round() && (self.count >= LONG && in_threes || self.count > LONG)
    }

    /// True for the number itself, or for one that goes with it, where `holds`.
    fn of_pair(&self, view: &TokenView<'_>, holds: impl Fn(&Self) -> bool) -> bool {
        let joins = view.any(self.end, |meaning| meaning == Meaning::Joiner) || view.is_hyphen(self.end);
        let next = || joins.then(|| Self::at(view, self.end + 1, view.word(self.end + 1))).flatten();
        holds(self) || next().is_some_and(|next| holds(&next))
    }

    /// True where a currency stands before or behind the number, or a scale behind it.
    fn is_sum(&self, view: &TokenView<'_>, money: bool) -> bool {
        let is_code = view.raw(self.end).bytes().all(|b| b.is_ascii_uppercase());
        money
            || view.any(self.end, |meaning| match meaning {
                Meaning::Currency(..) | Meaning::Weak(..) | Meaning::Scale(_) => true,
                Meaning::Code(_) => is_code,
                _ => false,
            })
    }

    /// True where a currency, a unit or a noun in the plural stands behind the number.
    fn is_counted(&self, view: &TokenView<'_>) -> bool {
        // "won 3 400 metres races": a small number before a distance may count it.
        let short = self.text.len() <= GROUP + 2;
        let distance =
            view.any(self.end, |m| matches!(m, Meaning::Unit(unit) if unit.measure == Class::Distance));
        let plain = is_descriptive(view, self.end);
        let plural = view.is_plural(self.end) || plain && view.is_plural(self.end + 1);
        self.is_measured(view) && !(distance && short) || !distance && plural
    }

    /// True where a currency, a unit or a word in small letters that may be a noun stands behind the number.
    fn is_before_a_noun(&self, view: &TokenView<'_>) -> bool {
        self.is_measured(view) || is_descriptive(view, self.end)
    }

    fn is_measured(&self, view: &TokenView<'_>) -> bool {
        self.is_sum(view, false) || view.any(self.end, |meaning| matches!(meaning, Meaning::Unit(_)))
    }
}

/// A word in small letters that is no function word.
fn is_descriptive(view: &TokenView<'_>, at: usize) -> bool {
    view.is_plain_word(at) && !Class::Function.has(view.word(at))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The number that `word` begins with if apostrophes part its thousands, as English writes it, and what follows it.
pub(super) fn with_apostrophes(word: &str) -> Option<(String, &str)> {
    let (first, mut rest) = word.split_once('\'')?;
    if !(1..=GROUP).contains(&first.len()) || !all_digits(first) {
        return None;
    }
    let mut text = first.to_owned();
    loop {
        let (digits, behind) = rest.split_at_checked(GROUP).filter(|(digits, _)| all_digits(digits))?;
        text.push(',');
        text.push_str(digits);
        rest = behind;
        match behind.strip_prefix('\'') {
            Some(next) => rest = next,
            None => break,
        }
    }
    let decimals = rest.strip_prefix(['.', ',']).unwrap_or_default();
    let length = decimals.bytes().take_while(u8::is_ascii_digit).count();
    if length > 0 {
        text.push('.');
        text.push_str(decimals.get(..length)?);
        rest = decimals.get(length..)?;
    }
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((text, rest))
}
