//! Two values side by side, cut down to what differs. A number is never cut, nor a part of a name.

use std::borrow::Cow;

use crate::lexicon::Class;
use crate::text::cells::{clip_words, start_within, width};
use crate::text::fold;
use crate::value::Kind;

/// What stands at the two sides of a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// At the left.
    pub left: String,
    /// At the right.
    pub right: String,
}

/// Words and what lists write for them.
const SHORT_FORMS: [(&str, &str); 10] = [
    ("less than ", "< "),
    ("fewer than ", "< "),
    ("more than ", "> "),
    (" percent", "%"),
    (" per cent", "%"),
    ("Prime Minister", "PM"),
    ("Foreign Minister", "FM"),
    ("Deputy ", "Dep. "),
    (" kilometres", " km"),
    (" kilometers", " km"),
];

/// Months that have a shorter name.
const MONTHS: [&str; 11] = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A value as lists give it: "$239m" for "$239 million", "Dep. PM" for "Deputy Prime Minister".
pub fn short_form(kind: Kind, value: &str) -> Cow<'_, str> {
    const SCALES: [(&str, &str); 3] = [(" million", "m"), (" billion", "bn"), (" trillion", "tn")];
    match kind {
        Kind::Quote | Kind::Statement | Kind::Name | Kind::List | Kind::Place => Cow::Borrowed(value),
        Kind::Date => {
            let month = MONTHS.iter().find(|month| value.split([' ', ',']).any(|word| word == **month));
            let beside_a_day = value.contains(|c: char| c.is_ascii_digit());
            let short = |month: &&str| value.replacen(*month, month.get(..3).unwrap_or(month), 1).into();
            month.filter(|_| beside_a_day).map_or(Cow::Borrowed(value), short)
        }
        _ => {
            let mut out = Cow::Borrowed(value);
            let scale = SCALES.iter().find_map(|(long, short)| {
                let (figure, rest) = value.split_once(long)?;
                let whole = figure.ends_with(|c: char| c.is_ascii_digit())
                    && !rest.starts_with(char::is_alphanumeric)
                    && matches!(kind, Kind::Money | Kind::Count);
                whole.then(|| format!("{figure}{short}{rest}"))
            });
            if let Some(scaled) = scale {
                out = Cow::Owned(scaled);
            }
            for (long, short) in SHORT_FORMS {
                if out.contains(long) {
                    out = Cow::Owned(out.replace(long, short));
                }
            }
            out
        }
    }
}

/// Cuts two values down until each fits into its `rooms` (left, right) in cells and still shows what differs: words that both
/// end or begin with, then words without meaning, then hedges; at last both from the first word that differs.
pub fn elide(left: &str, right: &str, rooms: (usize, usize)) -> Sides {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (left.split_whitespace().collect(), right.split_whitespace().collect());
    let fits = |a: &[&str], b: &[&str]| {
        let cells = |words: &[&str]| width(&words.join(" "));
        !a.is_empty() && !b.is_empty() && a != b && cells(a) <= rooms.0 && cells(b) <= rooms.1
    };
    let sides = |a: &[&str], b: &[&str]| Sides { left: a.join(" "), right: b.join(" ") };
    if fits(&a, &b) {
        return sides(&a, &b);
    }
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let end = end.min(a.len().saturating_sub(1)).min(b.len().saturating_sub(1));
    let shorter = (&a[..a.len() - end], &b[..b.len() - end]);
    // The right side keeps what both end with, where it has room for it: "almost 22 | 23 years".
    for (x, y) in [(shorter.0, &b[..]), shorter] {
        if fits(x, y) {
            return sides(x, y);
        }
    }
    let begin = shorter.0.iter().zip(shorter.1).take_while(|(x, y)| x == y).count();
    let begin = begin.min(shorter.0.len().saturating_sub(1)).min(shorter.1.len().saturating_sub(1));
    if begin == 0 {
        let mut cut = shorter;
        let mut whole = &b[..];
        for is_dropped in [is_empty_word, is_hedge] {
            for words in [&mut cut.0, &mut cut.1, &mut whole] {
                while let [first, rest @ ..] = *words
                    && !rest.is_empty()
                    && !is_bound(first, rest)
                    && is_dropped(first)
                {
                    *words = rest;
                }
            }
            for right in [&b[..], whole, shorter.1, cut.1] {
                for left in [shorter.0, cut.0] {
                    if fits(left, right) {
                        return sides(left, right);
                    }
                }
            }
        }
    }
    let windows = Sides { left: window(shorter.0, begin, rooms.0), right: window(shorter.1, begin, rooms.1) };
    if windows.left == windows.right { Sides { left: "…".to_owned(), ..windows } } else { windows }
}

/// A topic in at most `room` cells. What is asked of it (", when") stays, and of a person the last name.
pub fn short_topic(topic: &str, room: usize) -> Cow<'_, str> {
    if width(topic) <= room {
        return Cow::Borrowed(topic);
    }
    let Some((what, asked)) = topic.rsplit_once(", ") else { return clip_words(topic, room) };
    let words: Vec<&str> = what.split_whitespace().collect();
    let is_name = words.iter().all(|word| word.starts_with(char::is_uppercase));
    let last = words.last().copied().unwrap_or_default();
    if is_name && width(last) + 2 + width(asked) <= room {
        return Cow::Owned(format!("{last}, {asked}"));
    }
    let left = room.saturating_sub(width(asked) + 2);
    if left * 2 >= room {
        return Cow::Owned(format!("{}, {asked}", clip_words(what, left)));
    }
    if is_name {
        Cow::Owned(clip_words(&format!("{last}, {asked}"), room).into_owned())
    } else {
        clip_words(topic, room)
    }
}

/// True for words that set a bound together: "at least", "at most".
fn is_bound(first: &str, rest: &[&str]) -> bool {
    let next = rest.first().map(|word| fold(word)).unwrap_or_default();
    fold(first) == "at" && ["least", "most"].contains(&next.as_str())
}

/// A word that says nothing at the beginning of a value.
fn is_empty_word(word: &str) -> bool {
    ["in", "on", "at", "by", "within", "the", "a", "an"].contains(&fold(word).as_str())
}

/// A hedge that sets no bound: "around" may go, "at least" and "almost" may not.
fn is_hedge(word: &str) -> bool {
    let folded = fold(word);
    Class::HedgeBefore.has(&folded) && Class::HedgeBefore.meaning(&folded) == Some("about")
}

/// The words from number `from` on, as many as fit into `room` cells, with `…` where words are left out.
fn window(words: &[&str], from: usize, room: usize) -> String {
    let rest = words.get(from..).unwrap_or_default();
    let lead = if from > 0 { "…" } else { "" };
    let whole = format!("{lead}{}", rest.join(" "));
    if width(&whole) <= room {
        return whole;
    }
    let fitting = (1..rest.len()).rev().find(|count| {
        let part = rest.get(..*count).unwrap_or_default().join(" ");
        !ends_in_number(&part) && width(lead) + width(&part) < room
    });
    let Some(count) = fitting else { return cut_word(rest.first().unwrap_or(&""), room) };
    let part = rest.get(..count).unwrap_or_default().join(" ");
    // A word alone has no mark at both of its ends.
    let lead = if count == 1 { "" } else { lead };
    format!("{lead}{part}…")
}

/// True for words after which nothing may be left out: what follows a number says what it is.
fn ends_in_number(text: &str) -> bool {
    text.split_whitespace().last().is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()))
}

/// A value in at most `room` cells; words go from its end, a number is never cut off from what follows it.
pub fn shortened(value: &str, room: usize) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    if width(value) <= room { value.to_owned() } else { window(&words, 0, room) }
}

/// As much of a word as fits; a number not at all.
fn cut_word(word: &str, room: usize) -> String {
    if room < 2 || word.contains(|c: char| c.is_ascii_digit()) {
        return "…".to_owned();
    }
    format!("{}…", start_within(word, room - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(left: &str, right: &str, rooms: (usize, usize)) -> (String, String) {
        let sides = elide(left, right, rooms);
        (sides.left, sides.right)
    }

    fn pair(left: &str, right: &str) -> (String, String) {
        (left.to_owned(), right.to_owned())
    }

    #[test]
    fn the_right_side_keeps_what_both_end_with() {
        assert_eq!(shown("almost 22 years", "23 years", (13, 14)), pair("almost 22", "23 years"));
        assert_eq!(shown("official visit", "state visit", (13, 8)), pair("official", "state"));
    }

    #[test]
    fn words_without_meaning_go_before_hedges_and_hedges_before_the_rest() {
        let both = ("in the coming years", "within the next year");
        assert_eq!(shown(both.0, both.1, (13, 14)), pair("coming years", "next year"));
        assert_eq!(shown("around 1,200 tonnes", "1,300 tonnes", (10, 12)), pair("1,200", "1,300 tonnes"));
        assert_eq!(shown("at least 1,200", "1,300", (8, 8)).1, "1,300");
    }

    #[test]
    fn both_sides_are_cut_at_the_first_word_that_differs_and_never_in_a_number() {
        let sides = shown(
            "the bridge at Marn will be closed to all traffic",
            "the bridge at Marn will stay open to buses",
            (14, 14),
        );
        assert_eq!(sides, pair("…be closed to…", "…stay open to…"));
        assert_eq!(shown("1,234,567,890 tonnes", "2,345 tonnes", (6, 12)).0, "…");
        assert_eq!(shown("at least five people", "eight", (10, 8)).0, "at least…");
        assert_eq!(shortened("$12 million to $13 million a year", 14), "$12 million…");
    }

    #[test]
    fn a_short_topic_keeps_what_is_asked_of_it() {
        assert_eq!(short_topic("goal of bilateral trade volume, when", 24), "goal of bilateral…, when");
        assert_eq!(short_topic("Kassym-Jomart Tokayev, office", 20), "Tokayev, office");
        assert_eq!(short_topic("Kassym-Jomart Tokayev, rank of the visit", 18), "Tokayev, rank of…");
        assert_eq!(short_topic("the harbour of the old town", 12), "the harbour…");
    }

    #[test]
    fn scales_offices_and_months_have_short_forms() {
        assert_eq!(short_form(Kind::Money, "around $239 million"), "around $239m");
        assert_eq!(short_form(Kind::Duration, "250 million years"), "250 million years");
        assert_eq!(short_form(Kind::Title, "then-Deputy Prime Minister"), "then-Dep. PM");
        assert_eq!(short_form(Kind::Date, "31 October 2025"), "31 Oct 2025");
        assert_eq!(short_form(Kind::Date, "November"), "November");
        assert_eq!(short_form(Kind::Percent, "less than 5 percent"), "< 5%");
    }
}
