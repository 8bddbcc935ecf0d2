//! Numbers as digits or words, without unit: "1.5 million", "twenty-three", "half a dozen", "tens of thousands".

use super::group;
use super::marks::decimal_comma;
use super::million::{are_millions, spaced_million, whole_thousands};
use crate::lexicon::Class;
use crate::text::TokenView;
use crate::text::phrase::{Meaning, senses};

/// A number and how finely it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral<'a> {
    /// The value; none for vague words and ranges.
    pub point: Option<f64>,
    /// Least and greatest value that the bare number admits.
    pub low: f64,
    pub high: f64,
    /// The grain as written, a power of ten.
    pub grain: f64,
    /// Two figures that bound a range.
    pub range: bool,
    /// Written in digits.
    pub digits: bool,
    /// What scale words and suffixes multiply the written digits by; 1 without any.
    pub scale: f64,
    /// Letters glued to the digits that are no scale ("km" of "5km").
    pub suffix: &'a str,
    /// Index of the token after it.
    pub end: usize,
}

/// The least scale that groups of digits are counted by.
const THOUSAND: f64 = 1000.0;
const MILLION: f64 = 1e6;
/// How far a figure may be from what it rounds, as a share, where its grain is coarser ("100", "a billion").
const COARSEST: f64 = 0.1;

impl Numeral<'_> {
    /// A number with a value: exact where every digit counts, else as wide as its grain.
    pub(crate) fn exact(value: f64, grain: f64, end: usize) -> Self {
        let exact = value.abs() < 20.0 && grain >= 1.0 || grain <= 1.0 && value.fract() == 0.0;
        let slack = if exact { 0.0 } else { (grain / 2.0).min(value.abs() * COARSEST) };
        Self {
            point: Some(value),
            low: value - slack,
            high: value + slack,
            grain,
            range: false,
            digits: false,
            scale: 1.0,
            suffix: "",
            end,
        }
    }

    /// A number that lies between two values.
    pub(crate) fn between(low: f64, high: f64, grain: f64, end: usize) -> Self {
        Self { point: None, low, high, ..Self::exact(high, grain, end) }
    }

    pub(crate) fn negated(self) -> Self {
        Self { point: self.point.map(|point| -point), low: -self.high, high: -self.low, ..self }
    }

    /// The number multiplied. A scale says how finely a figure is meant: "2 million" is no exact count.
    pub(crate) fn times(self, factor: f64) -> Self {
        let grain = self.grain * factor;
        if (factor - 1.0).abs() < f64::EPSILON {
            return self;
        }
        let Some(point) = self.point.map(|point| point * factor) else {
            return Self { low: self.low * factor, high: self.high * factor, grain, ..self };
        };
        let scaled = Self::exact(point, grain, self.end);
        let slack =
            if factor >= THOUSAND { (grain / 2.0).min(point.abs() * COARSEST) } else { point - scaled.low };
        Self { point: Some(point), low: point - slack, high: point + slack, grain, ..self }
    }
}

/// The power of ten of the last non-zero digit of a whole number.
fn grain_of(value: f64) -> f64 {
    let mut grain = 1.0;
    while value != 0.0 && grain < 1e15 && value % (grain * 10.0) == 0.0 {
        grain *= 10.0;
    }
    grain
}

/// `value` without the noise of binary fractions.
pub(crate) fn tidy(value: f64) -> f64 {
    if !value.is_finite() || value.fract() == 0.0 {
        return value;
    }
    let step = 10f64.powi(12 - value.abs().log10().ceil() as i32);
    (value * step).round() / step
}

/// The number that begins at `at`. `money` tells that a currency stands before it, so that "m" means million.
pub(crate) fn read<'a>(view: &TokenView<'a>, at: usize, money: bool) -> Option<Numeral<'a>> {
    if view.is_number(at) {
        read_digits(view, at, view.word(at), money)
    } else {
        read_words(view, at).or_else(|| read_vague(view, at))
    }
}

/// Digits of a token up to its letters: value and grain.
fn parse_digits(text: &str) -> Option<(f64, f64)> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) if !decimals.is_empty() => (whole, decimals),
        _ => (text, ""),
    };
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut plain = first.to_owned();
    let groups: Vec<&str> = groups.collect();
    for (index, group) in groups.iter().enumerate() {
        // Thousands, or lakhs and crores in groups of two before the last three digits.
        let last = index + 1 == groups.len();
        if first.len() > 3 || !(group.len() == 3 || group.len() == 2 && !last) {
            return None;
        }
        plain.push_str(group);
    }
    let value: f64 = format!("{plain}.{decimals}0").parse().ok()?;
    let grain = if decimals.is_empty() { grain_of(value) } else { 0.1f64.powf(decimals.len() as f64) };
    Some((value, grain))
}

/// True before a scale, a unit or a currency.
fn is_measured(view: &TokenView<'_>, at: usize) -> bool {
    let is_measure = |m| matches!(m, Meaning::Unit(_) | Meaning::Currency(..) | Meaning::Weak(..));
    scale_at(view, at).is_some()
        || view.word(at).len() > 1 && view.any(at, is_measure)
        || view.word(at) == "%"
}

/// Reads `word`, which ends with the token at `at`: the token itself or what follows its currency ("Rs20bn").
pub(crate) fn read_digits<'a>(
    view: &TokenView<'a>,
    at: usize,
    word: &'a str,
    money: bool,
) -> Option<Numeral<'a>> {
    let split = word.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(word.len());
    let (number, suffix) = word.split_at(split);
    if number.is_empty() {
        return None;
    }
    if let Some(fraction) = read_fraction(view, at) {
        return Some(fraction);
    }
    let grouped = if suffix.is_empty() {
        group::read_groups(view, at, number, money).map(|(text, end)| (text, suffix, end))
    } else {
        group::with_apostrophes(word).map(|(text, suffix)| (text, suffix, at + 1))
    };
    let (value, grain, suffix, end) = if let Some((text, suffix, end)) = grouped {
        let (value, grain) = parse_digits(&text)?;
        (value, grain, suffix, end)
    } else {
        let english = view.marks.english(number)?;
        let whole = suffix.is_empty().then(|| whole_thousands(view, &english, at + 1, money)).flatten();
        let (value, grain) = parse_digits(whole.as_deref().unwrap_or(&english)).or_else(|| {
            let cents = money && number.len() > 3 && number.as_bytes()[number.len() - 3] == b',';
            let measured = cents || !suffix.is_empty() || is_measured(view, at + 1);
            parse_digits(&decimal_comma(number)?).filter(|_| measured)
        })?;
        (value, grain, suffix, at + 1)
    };
    let mut numeral = Numeral { digits: true, suffix, ..Numeral::exact(value, grain, end) };
    if suffix.is_empty() {
        if let Some((part, end)) = fraction_behind(view, end, value) {
            numeral = Numeral { digits: true, ..Numeral::exact(value + part, 0.1, end) };
        }
        if let Some(end) = spaced_million(view, end, money) {
            return Some(Numeral { scale: MILLION, end, ..numeral.times(MILLION) });
        }
        return Some(with_scales(view, with_fraction(view, numeral)));
    }
    let factor = suffix_scale(view, suffix, at + 1, money);
    Some(match factor {
        Some(factor) => Numeral { scale: factor, suffix: "", ..numeral.times(factor) },
        None => numeral,
    })
}

/// What letters glued to digits multiply by. "m" is a metre unless money or people are counted.
fn suffix_scale(view: &TokenView<'_>, suffix: &str, end: usize, money: bool) -> Option<f64> {
    let short = suffix.len() == 1 && suffix != "k";
    if short && !money && !(suffix == "m" && are_millions(view, end)) {
        return None;
    }
    senses(suffix).iter().find_map(|sense| match sense.meaning {
        Meaning::Suffix(factor) if sense.rest.is_empty() => Some(factor),
        Meaning::Scale(factor) if sense.rest.is_empty() => Some(factor),
        _ => None,
    })
}

/// A fraction in digits that stands alone, "½" or "3/4".
fn read_fraction<'a>(view: &TokenView<'a>, at: usize) -> Option<Numeral<'a>> {
    let (value, end) = fraction_at(view, at)?;
    Some(Numeral { digits: true, ..Numeral::exact(value, 0.1, end) })
}

/// A fraction after a whole number ("1½", "2 1/2").
fn fraction_behind(view: &TokenView<'_>, at: usize, whole: f64) -> Option<(f64, usize)> {
    (whole.fract() == 0.0 && view.is_number(at)).then(|| fraction_at(view, at)).flatten()
}

fn fraction_at(view: &TokenView<'_>, at: usize) -> Option<(f64, usize)> {
    let ratio = |top: &str, bottom: &str| {
        let (top, bottom): (u8, u8) = (top.parse().ok()?, bottom.parse().ok()?);
        (top < bottom && bottom <= 16).then(|| f64::from(top) / f64::from(bottom))
    };
    if let Some((top, bottom)) = view.word(at).split_once('/') {
        return Some((ratio(top, bottom)?, at + 1));
    }
    let slash = view.word(at + 1) == "/" && view.glued(at + 1) && view.glued(at + 2);
    // "9/11/2001" is a date, "9/11" a name.
    if !slash || view.word(at + 3) == "/" || view.word(at + 2).len() > 1 {
        return None;
    }
    Some((ratio(view.word(at), view.word(at + 2))?, at + 3))
}

/// Applies the scale words after a number: "20 billion", "2 hundred thousand".
fn with_scales<'a>(view: &TokenView<'a>, mut numeral: Numeral<'a>) -> Numeral<'a> {
    while let Some((factor, end)) = scale_at(view, numeral.end) {
        numeral = Numeral { end, scale: numeral.scale * factor, ..numeral.times(factor) };
    }
    numeral
}

/// The number with the scale words that stand at `at`, behind its unit, and the index after them.
pub(crate) fn with_scales_at<'a>(
    view: &TokenView<'a>,
    numeral: &Numeral<'a>,
    at: usize,
) -> (Numeral<'a>, usize) {
    let whole = with_scales(view, Numeral { end: at, ..*numeral });
    if whole.scale < THOUSAND { (*numeral, at) } else { (Numeral { end: numeral.end, ..whole }, whole.end) }
}

/// A scale word at `at` or after a hyphen at `at`.
fn scale_at(view: &TokenView<'_>, at: usize) -> Option<(f64, usize)> {
    let at = if view.is_hyphen(at) { at + 1 } else { at };
    view.find(at, |meaning| match meaning {
        Meaning::Scale(factor) => Some(factor),
        _ => None,
    })
}

/// Adds "and a half" and "and a quarter" to a number.
fn with_fraction<'a>(view: &TokenView<'a>, numeral: Numeral<'a>) -> Numeral<'a> {
    let Some(point) = numeral.point else { return numeral };
    let step = |at: usize, word: &str| {
        let at = if view.is_hyphen(at) { at + 1 } else { at };
        (view.word(at) == word).then_some(at + 1)
    };
    let end = step(numeral.end, "and").and_then(|at| step(at, "a").or_else(|| step(at, "an")));
    let part = end.and_then(|at| {
        step(at, "half").map(|end| (0.5, end)).or_else(|| step(at, "quarter").map(|end| (0.25, end)))
    });
    match part {
        Some((part, end)) => Numeral { digits: numeral.digits, ..Numeral::exact(point + part, 0.1, end) },
        None => numeral,
    }
}

fn number_at(view: &TokenView<'_>, at: usize) -> Option<(f64, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Number(value) => Some(value),
        _ => None,
    })
}

/// A number in words.
fn read_words<'a>(view: &TokenView<'a>, at: usize) -> Option<Numeral<'a>> {
    if let Some(numeral) = read_half(view, at) {
        return Some(numeral);
    }
    let (mut group, mut end) = below_thousand(view, at)?;
    let first = Numeral::exact(group, grain_of(group), end);
    let halved = with_fraction(view, first);
    if halved.end > end {
        return Some(with_scales(view, halved));
    }
    let mut total = 0.0;
    loop {
        let Some((scale, after)) = scale_at(view, end).filter(|(scale, _)| *scale >= THOUSAND) else {
            let value = total + group;
            return Some(Numeral::exact(value, grain_of(value), end));
        };
        total += group * scale;
        end = after;
        let and = usize::from(view.word(end) == "and");
        // "two thousand and five hundred", but not "a million and two thousand".
        let Some((next, after)) = below_thousand(view, end + and).filter(|(next, _)| *next < scale) else {
            let mantissa = Numeral::exact(total / scale, grain_of(total / scale), end);
            return Some(with_scales(view, Numeral { scale, ..mantissa.times(scale) }));
        };
        if and == 1 && scale_at(view, after).is_some() {
            let mantissa = Numeral::exact(total / scale, grain_of(total / scale), end);
            return Some(Numeral { scale, ..mantissa.times(scale) });
        }
        (group, end) = (next, after);
    }
}

/// A number in words below a thousand, or "a" before a scale: "twenty-three", "two hundred and six", "two dozen".
fn below_thousand(view: &TokenView<'_>, at: usize) -> Option<(f64, usize)> {
    let article = matches!(view.word(at), "a" | "an") && !view.is_hyphen(at + 1);
    let (mut value, mut end) = if article {
        scale_at(view, at + 1)?;
        (1.0, at + 1)
    } else {
        below_hundred(view, at)?
    };
    if let Some((scale, after)) = scale_at(view, end).filter(|(scale, _)| *scale < THOUSAND) {
        (value, end) = (value * scale, after);
        let and = usize::from(view.word(end) == "and");
        if let Some((rest, after)) = below_hundred(view, end + and).filter(|_| scale > 12.0) {
            // "a hundred and two men and three women" goes on behind "two".
            (value, end) = (value + rest, after);
        }
    }
    Some((value, end))
}

fn below_hundred(view: &TokenView<'_>, at: usize) -> Option<(f64, usize)> {
    let (tens, end) = number_at(view, at)?;
    if tens < 20.0 {
        return Some((tens, end));
    }
    // A hyphen joins number words only: "twenty-year-old" goes on after the number.
    let next = end + usize::from(view.is_hyphen(end));
    match number_at(view, next).filter(|(unit, _)| (1.0..10.0).contains(unit)) {
        Some((unit, after)) => Some((tens + unit, after)),
        None => Some((tens, end)),
    }
}

/// "half a million", "a half million", "half an hour", "a quarter of a million", "three quarters of a billion".
fn read_half<'a>(view: &TokenView<'a>, at: usize) -> Option<Numeral<'a>> {
    let article = usize::from(matches!(view.word(at), "a" | "an"));
    let first = at + article;
    if view.word(first) == "half" {
        let joined = view.is_hyphen(first + 1) || matches!(view.word(first + 1), "a" | "an");
        let next = first + 1 + usize::from(joined);
        if let Some((factor, end)) = scale_at(view, next) {
            return Some(Numeral { end, scale: factor, ..Numeral::exact(0.5, 0.1, end).times(factor) });
        }
        let unit = view.any(next, |meaning| {
            matches!(meaning, Meaning::Unit(unit) if matches!(unit.measure, Class::Duration | Class::Distance))
        });
        return unit.then(|| Numeral::exact(0.5, 0.1, next));
    }
    let (part, quarter) = match view.word(first) {
        "three" => (0.75, first + 1 + usize::from(view.is_hyphen(first + 1))),
        _ => (0.25, first),
    };
    if !matches!(view.word(quarter), "quarter" | "quarters") {
        return None;
    }
    // "a quarter million", "a quarter of a million"; "of an hour"
    let of = view.follows(quarter + 1, &["of", "a"]).or_else(|| view.follows(quarter + 1, &["of", "an"]));
    let next = of.unwrap_or(quarter + 1);
    if let Some((factor, end)) = scale_at(view, next).filter(|(factor, _)| *factor >= THOUSAND) {
        return Some(Numeral { end, scale: factor, ..Numeral::exact(part, 0.01, end).times(factor) });
    }
    let time = |meaning| matches!(meaning, Meaning::Unit(unit) if unit.measure == Class::Duration);
    (of.is_some() && view.any(next, time)).then(|| Numeral::exact(part, 0.01, next))
}

/// "several", "a few hundred", "dozens", "tens of thousands".
fn read_vague<'a>(view: &TokenView<'a>, at: usize) -> Option<Numeral<'a>> {
    let ((low, high), end) = view.find(at, |meaning| match meaning {
        Meaning::Vague(low, high) => Some((low, high)),
        _ => None,
    })?;
    let numeral = with_scales(view, Numeral::between(low, high, grain_of(low), end));
    // A couple without "of" may be two people; "dozens of" leaves its preposition to the noun.
    if (view.word(end - 1) == "couple" || view.word(at) == "couple")
        && numeral.end == end
        && !view.any(end, |m| matches!(m, Meaning::Unit(_)))
    {
        return None;
    }
    let of = view.word(numeral.end - 1) == "of";
    Some(if of { Numeral { end: numeral.end - 1, ..numeral } } else { numeral })
}
