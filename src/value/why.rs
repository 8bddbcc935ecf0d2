//! Why two values stand to each other as they do, in the words that a reader is told: every such sentence stands here.
//!
//! A reason goes on after the words of its verdict, as in "They cannot both be right: they are 4.4% apart, and neither is
//! the other one rounded."

use jiff::civil::Date;

use super::any::Value;
use super::kind::Kind;
use super::reason::{QuotedBy, Reason, Span, Which};
use super::setting::Setting;

#[allow(clippy::too_many_lines)] // One row a reason: a table is no shorter in two parts.
/// The sentence for a reason that [`relation`](super::relation) gives for two values of `kind` in these settings.
pub fn why(kind: Kind, reason: &Reason, values: [&Value; 2], settings: [&Setting<'_>; 2]) -> String {
    let words = |which: Which| {
        let (one, other) = which.of(settings);
        (one.words, other.words)
    };
    match reason {
        Reason::CountedFrom { year, spans: [near, far] } => {
            format!(
                "both count from {year}, {} years to {}, {} to {}",
                near.years,
                end(near),
                far.years,
                end(far)
            )
        }
        Reason::Bound { loose, .. } => {
            let (loose, exact) = words(*loose);
            if values[0].agrees(values[1]) {
                format!("“{loose}” gives {} as a limit", figure(exact))
            } else {
                format!("“{loose}” is true of {}", figure(exact))
            }
        }
        Reason::Vague { loose, fits: true } => {
            let (loose, exact) = words(*loose);
            format!("“{loose}” is a less exact way to say {}", figure(exact))
        }
        Reason::Vague { loose, fits: false } => {
            let (loose, exact) = words(*loose);
            format!("“{loose}” gives no figure, “{exact}” does")
        }
        Reason::Rounded { coarse } => {
            let (coarse, fine) = words(*coarse);
            format!("“{coarse}” is {} rounded", figure(fine))
        }
        Reason::CutOff { coarse } => {
            let (coarse, fine) = words(*coarse);
            format!("“{coarse}” is {} with the last digits left out", figure(fine))
        }
        Reason::Planned { plan } => planned(*plan, values, settings),
        Reason::Moved { old } => {
            let ((first, second), (before, after)) = (old.of(values), old.of(settings));
            let from =
                |plan, setting: &Setting<'_>| format!("{} on {}", spoken(plan), day(setting.published));
            format!("the plan as it stood on two days: {}, {}", from(first, before), from(second, after))
        }
        Reason::DayUnknown => "it depends on the day of an article that does not give it".to_owned(),
        Reason::PartOfWhole { whole, rest } => {
            let (whole, part) = words(*whole);
            format!("“{whole}” includes the {rest} that “{part}” leaves out")
        }
        Reason::OtherSpan { spans: [first, second] } => {
            format!("they are given for two spans of time: “{first}” and “{second}”")
        }
        Reason::CountGrew { early } => {
            let (before, after) = early.of(settings);
            let by = |setting: &Setting<'_>| format!("“{}” by {}", setting.words, day(setting.published));
            format!("the count went up: {}, {}", by(before), by(after))
        }
        Reason::Birthday { early } => {
            let (before, after) = early.of(settings);
            let at = |setting: &Setting<'_>| format!("“{}” in {}", setting.words, month(setting.published));
            format!("a birthday lies between: {}, {}", at(before), at(after))
        }
        Reason::SideLeftOut { short } => {
            let (short, long) = words(*short);
            format!("“{short}” leaves out a side that “{long}” has")
        }
        Reason::LessExact { loose } => {
            let (loose, exact) = words(*loose);
            format!("“{loose}” is a less exact way to say “{exact}”")
        }
        Reason::DayOrder { digits } => {
            let (digits, other) = words(*digits);
            format!(
                "“{digits}” is “{other}” where the day stands before the month, or the month before the day"
            )
        }
        Reason::TimeZones => "they are given in two time zones".to_owned(),
        Reason::SameMoment => "they can be one moment, told less exactly in one".to_owned(),
        Reason::Apart { percent } => {
            let digits = usize::from(*percent < 10.0);
            let apart = format!("they are {percent:.digits$}% apart, and neither is the other one rounded");
            format!("{apart}{}", written_in(settings))
        }
        Reason::Slip => "one is a thousand times the other".to_owned(),
        Reason::Different => format!("two different {}{}", several(kind), written_in(settings)),
        Reason::Limit => "one sets a limit, the other sets none".to_owned(),
        Reason::Initials { letters: [first, second] } => {
            format!("the initial is {first}. in one and {second}. in the other")
        }
        Reason::OtherName => "one office, and two names for who holds it".to_owned(),
        Reason::Punctuation => "one name, with hyphens, spaces or capitals set differently".to_owned(),
        Reason::NameInFull { part } => format!("one name, and only one gives the “{part}” in it"),
        Reason::ShortGivenName => "one person, under a short form of the given name in one".to_owned(),
        Reason::FullGivenName => "one person, with a fuller given name in one".to_owned(),
        Reason::Spelling => "two spellings of one name".to_owned(),
        Reason::OfficeLeft { former } => office_left(*former, settings),
        Reason::OfficeGrades => {
            let (first, second) = words(Which::First);
            format!("two grades of one office: “{first}” and “{second}”")
        }
        Reason::OfficeFields => {
            let (first, second) = words(Which::First);
            format!("two offices: “{first}” and “{second}”")
        }
        Reason::Description => {
            let (first, second) = words(Which::First);
            format!("two descriptions of one holder: “{first}” and “{second}”")
        }
        Reason::Ranks { of } => match of {
            Some(thing) => format!("two different ranks of {} {thing}", article(thing)),
            None => "two different ranks".to_owned(),
        },
        Reason::Wording { words } => quoted("quoted differently", words, settings),
        Reason::Quoted { by, words } => {
            let what = match by {
                QuotedBy::Denial => "quoted with and without a denial",
                QuotedBy::Figure => "quoted with another figure or day",
                QuotedBy::Name => "quoted with another name",
            };
            quoted(what, words, settings)
        }
    }
}

/// What is added to a sentence where a third value, in the words of its article, is a less exact form of both.
pub fn true_of_both(words: &str) -> String {
    format!("; “{words}” is true of both")
}

/// A figure in the words of an article: digits speak for themselves, words stand in marks.
fn figure(words: &str) -> String {
    let digits = !words.starts_with(char::is_alphabetic);
    if digits { words.to_owned() } else { format!("“{words}”") }
}

/// What several values of a kind are called.
fn several(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "counts",
        Kind::Age => "ages",
        Kind::Time => "times",
        Kind::Vote => "results",
        Kind::Date => "dates",
        _ => "figures",
    }
}

/// The event that a span of years ends with.
fn end(span: &Span) -> String {
    let event = span.event.as_deref().unwrap_or("event");
    let plan = if span.planned { "planned for" } else { "of" };
    format!("the {event} {plan} {}", month(Some(span.until)))
}

fn planned(plan: Which, values: [&Value; 2], settings: [&Setting<'_>; 2]) -> String {
    if let [Value::Date(_), Value::Date(_)] = values {
        let (plan, done) = plan.of(values);
        return format!("planned for {}, then done: {}", spoken(plan), spoken(done));
    }
    let (plan, done) = plan.of(settings);
    format!("planned, then done: “{}” before, “{}” after", plan.words, done.words)
}

fn office_left(former: Which, settings: [&Setting<'_>; 2]) -> String {
    let (left, held) = former.of(settings);
    match (held.published, left.published) {
        (Some(first), Some(second)) if first < second => {
            format!("an office held in {}, left by {}", month(Some(first)), month(Some(second)))
        }
        _ => format!("still in office according to {}, no longer according to {}", held.outlet, left.outlet),
    }
}

/// The words of a quotation that differ; what is left out is told after what stands there.
fn quoted(what: &str, words: &[String; 2], settings: [&Setting<'_>; 2]) -> String {
    let order = if words[0].is_empty() { Which::Second } else { Which::First };
    let has = |words: &str, setting: &Setting<'_>| match words {
        "" => format!("{} leaves it out", setting.outlet),
        _ => format!("{} has “{words}”", setting.outlet),
    };
    let ((one, other), (first, second)) = (order.of([&words[0], &words[1]]), order.of(settings));
    format!("{what}: {}, {}", has(one, first), has(other, second))
}

/// When the articles were written, where months lie between them.
fn written_in(settings: [&Setting<'_>; 2]) -> String {
    let order = if settings[0].published <= settings[1].published { Which::First } else { Which::Second };
    let (before, after) = order.of(settings);
    let months = (month(before.published), month(after.published));
    if before.published.is_none() || after.published.is_none() || months.0 == months.1 {
        return String::new();
    }
    format!("; {} wrote in {}, {} in {}", before.outlet, months.0, after.outlet, months.1)
}

/// The indefinite article of a noun.
fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn spoken(value: &Value) -> String {
    match value {
        Value::Date(date) => date.spoken(),
        _ => value.to_string(),
    }
}

fn month(day: Option<Date>) -> String {
    day.map_or_else(|| "an unknown month".to_owned(), |day| day.strftime("%B %Y").to_string())
}

fn day(day: Option<Date>) -> String {
    day.map_or_else(|| "an unknown day".to_owned(), |day| day.strftime("%-d %B").to_string())
}
