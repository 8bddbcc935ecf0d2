//! One figure without hedges: a currency sign, a number, a unit.

use super::unit;
use crate::lexicon::{Class, Unit};
use crate::text::TokenView;
use crate::text::number::{self, Numeral};
use crate::text::phrase::{Meaning, senses};

/// What a figure is measured in.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Measure {
    /// A currency code and the share of its unit that the word names.
    Currency(&'static str, f64),
    Unit(Unit),
}

/// A number with its measure.
#[derive(Clone, Copy)]
pub(super) struct Amount<'a> {
    pub numeral: Numeral<'a>,
    pub measure: Option<Measure>,
    /// Index of the token after it.
    pub end: usize,
}

/// The figure that begins at `at`.
pub(super) fn read<'a>(view: &TokenView<'a>, at: usize) -> Option<Amount<'a>> {
    if let Some(amount) = long(view, at) {
        return Some(amount);
    }
    let dash = view.word(at) == "-" && !view.glued(at) && view.glued(at + 1);
    let minus = dash || view.word(at) == "minus";
    let start = at + usize::from(minus);
    let signed = joined_sign(view, start).or_else(|| {
        let (measure, end) = sign(view, start)?;
        let numeral = number::read(view, end, true)?;
        (numeral.digits || numeral.point.is_none()).then_some((measure, numeral))
    });
    let (measure, numeral) = match signed {
        Some((measure, numeral)) => (Some(measure), numeral),
        None => (None, article(view, start).or_else(|| number::read(view, start, false))?),
    };
    let after = match measure {
        // "US$5 dollars", "$5 USD": the name only repeats or narrows the sign.
        Some(_) => currency(view, numeral.end),
        None => measure_after(view, &numeral),
    };
    let end = after.map_or(numeral.end, |(_, end)| end);
    let measure = after.map(|(measure, _)| measure).or(measure);
    // "75 USD million"
    let (numeral, end) = match measure {
        Some(Measure::Currency(..)) if numeral.scale <= 1.0 && numeral.digits => {
            number::with_scales_at(view, &numeral, end)
        }
        _ => (numeral, end),
    };
    // A dash before words is a dash, and what has no unit is seldom negative.
    if minus && (measure.is_none() || dash && !numeral.digits) {
        return None;
    }
    let numeral = if minus { numeral.negated() } else { numeral };
    Some(Amount { numeral, measure, end })
}

/// A currency sign before a figure, and the index of the figure.
fn sign(view: &TokenView<'_>, at: usize) -> Option<(Measure, usize)> {
    let found = view.find(at, |meaning| match meaning {
        Meaning::Sign(code, factor) => Some(Measure::Currency(code, factor)),
        Meaning::Code(code) if is_code(view.raw(at)) => Some(Measure::Currency(code, 1.0)),
        _ => None,
    });
    // "a $30 tank" holds no Australian dollars, "the firm's $30 tank" none of Singapore.
    let word = view.word(at).len() == 1 && view.is_word(at) || matches!(view.raw(at), "us" | "can");
    found.filter(|(_, end)| !word || (at + 1..*end).all(|part| view.glued(part)))
}

fn is_code(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_uppercase())
}

/// A currency and its figure in one word ("Rs20bn", "USD3.14").
fn joined_sign<'a>(view: &TokenView<'a>, at: usize) -> Option<(Measure, Numeral<'a>)> {
    let word = view.word(at);
    let split = word.find(|c: char| c.is_ascii_digit())?;
    if !(2..=4).contains(&split) || !view.capital(at) {
        return None;
    }
    let (letters, figure) = word.split_at(split);
    let measure = senses(letters).iter().find_map(|phrase| match phrase.meaning {
        Meaning::Sign(code, factor) if phrase.rest.is_empty() => Some(Measure::Currency(code, factor)),
        Meaning::Code(code) if view.raw(at).get(..split).is_some_and(is_code) => {
            Some(Measure::Currency(code, 1.0))
        }
        _ => None,
    })?;
    Some((measure, number::read_digits(view, at, figure, true)?))
}

/// "yearlong", "a decade-long"
fn long<'a>(view: &TokenView<'a>, at: usize) -> Option<Amount<'a>> {
    let article = usize::from(matches!(view.word(at), "a" | "an"));
    let (name, end) = view.find(at + article, |meaning| match meaning {
        Meaning::Long(name) => Some(name),
        _ => None,
    })?;
    let measure = Some(Measure::Unit(crate::lexicon::unit(name)?));
    (at == 0 || !view.is_hyphen(at - 1)).then(|| Amount {
        numeral: Numeral::exact(1.0, 1.0, end),
        measure,
        end,
    })
}

/// "a" as the number of a unit of time, where it tells how long: "for an hour", "more than a year", "a decade", "for
/// another full week".
fn article<'a>(view: &TokenView<'a>, at: usize) -> Option<Numeral<'a>> {
    if !matches!(view.word(at), "a" | "an" | "another" | "all" | "full" | "whole") {
        return None;
    }
    let is_time = |meaning| match meaning {
        Meaning::Unit(unit) if unit.measure == Class::Duration && unit.name != "second" => Some(unit),
        _ => None,
    };
    let whole = usize::from(
        matches!(view.word(at + 1), "full" | "whole" | "single" | "further" | "business")
            || view.is_hyphen(at + 1),
    );
    let (unit, end) = view.find(at + 1 + whole, is_time)?;
    let led =
        matches!(view.before(at, 1), "for" | "after" | "within" | "lasted" | "lasting" | "than" | "wait")
            || at > 0 && view.any(at - 1, |meaning| matches!(meaning, Meaning::Before(_)));
    // "an hour and a half", "a minute and 30 seconds"
    let more = view.follows(end, &["and", "a", "half"]).is_some()
        || view.word(end) == "and"
            && view.is_number(end + 1)
            && view.any(end + 2, |m| matches!(m, Meaning::Unit(unit) if unit.measure == Class::Duration));
    let long = matches!(view.word(at), "a" | "an") && matches!(unit.name, "decade" | "century" | "fortnight");
    (!view.is_hyphen(end) && (led || more || long)).then(|| Numeral::exact(1.0, 1.0, at + 1 + whole))
}

/// The currency or unit after a number and the index after it.
pub(super) fn measure_after(view: &TokenView<'_>, numeral: &Numeral<'_>) -> Option<(Measure, usize)> {
    if numeral.suffix.is_empty() {
        let joined = view.is_hyphen(numeral.end) || view.word(numeral.end) == "of" && numeral.point.is_none();
        let at = numeral.end + usize::from(joined);
        if let Some(found) = currency(view, at).or_else(|| weak(view, at, numeral)) {
            return Some(found);
        }
        // Nobody weighs in millions of pounds; "20 pounds" is a weight.
        if numeral.scale > 1.0 && view.word(at) == "pounds" {
            return Some((Measure::Currency("GBP", 1.0), at + 1));
        }
    } else if let Some(found) = glued_currency(view, numeral) {
        return Some(found);
    }
    unit::after(view, numeral).map(|(unit, end)| (Measure::Unit(unit), end))
}

fn currency(view: &TokenView<'_>, at: usize) -> Option<(Measure, usize)> {
    // Folded it is a plain "c".
    if view.raw(at) == "¢" {
        return Some((Measure::Currency("$", 0.01), at + 1));
    }
    let found = view.find(at, |meaning| match meaning {
        Meaning::Currency(code, factor) => Some(Measure::Currency(code, factor)),
        Meaning::Code(code) if is_code(view.raw(at)) => Some(Measure::Currency(code, 1.0)),
        _ => None,
    });
    // "5 $10 notes": the sign belongs to the figure behind it. "5 p" may be many things.
    found.filter(|(_, end)| view.word(at).len() > 1 || view.word(at) == "$" && !view.is_number(*end))
}

/// Least figure that makes a sum of money with a name that is another word as well.
const SUM: f64 = 1000.0;

/// The currency after a number whose name is another word as well, where the number is a hundredth part: "20 ringgit and
/// 43 sen".
pub(super) fn hundredth(view: &TokenView<'_>, at: usize) -> Option<(Measure, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Weak(code, factor) if factor < 1.0 => Some(Measure::Currency(code, factor)),
        _ => None,
    })
}

/// "30,000 won", "2 million rand"
fn weak(view: &TokenView<'_>, at: usize, numeral: &Numeral<'_>) -> Option<(Measure, usize)> {
    let name = |meaning| match meaning {
        Meaning::Weak(code, factor) if factor >= 1.0 => Some(Measure::Currency(code, factor)),
        _ => None,
    };
    (numeral.scale > 1.0 || numeral.low >= SUM).then(|| view.find(at, name)).flatten()
}

/// The currency whose letters are glued to the digits ("20p", "115USD").
fn glued_currency(view: &TokenView<'_>, numeral: &Numeral<'_>) -> Option<(Measure, usize)> {
    let raw = view.raw(numeral.end - 1);
    let capital = raw.ends_with(|c: char| c.is_ascii_uppercase());
    senses(numeral.suffix).iter().find_map(|phrase| {
        let measure = match phrase.meaning {
            Meaning::Currency(code, factor) => Measure::Currency(code, factor),
            Meaning::Code(code) if capital => Measure::Currency(code, 1.0),
            _ => return None,
        };
        view.follows(numeral.end, &phrase.rest).map(|end| (measure, end))
    })
}
