//! Metadata that stands in the text itself: date lines, "Published in ...", bylines, datelines.

use std::ops::Range;

use jiff::civil::Date;

use crate::intake::draft::Draft;
use crate::lexicon::{self, Class};
use crate::model::RepairKind;
use crate::text::{self, DayOrder, day_order_of};

use super::date::{find_date, find_dates};
use super::from_name;

/// How many lines at the head and at the foot of a document may state metadata.
const HEAD: usize = 5;
const FOOT: usize = 4;

/// What the text states about itself.
#[derive(Debug, Default)]
pub(in crate::intake) struct InText {
    pub outlet: Option<String>,
    pub published: Option<Date>,
}

/// Finds metadata in the text, and takes lines out of the body that are nothing else.
pub(in crate::intake) fn take(draft: &mut Draft) -> InText {
    let mut stated = InText::default();
    let mut removals: Vec<Range<usize>> = Vec::new();
    let lines: Vec<(Range<usize>, &str)> =
        draft.lines().filter(|(_, line)| !line.trim().is_empty()).collect();
    let count = lines.len();
    let order = day_order_of(&draft.text);
    let mut updated = None;
    // A headline that the document states is not searched for a date; it stays whole.
    let headline = usize::from(draft.metadata.title.is_some());
    for (index, (span, line)) in lines.into_iter().enumerate().skip(headline) {
        let (head, foot) = (index < HEAD, index + FOOT >= count);
        if !head && !foot {
            continue;
        }
        if let Some((outlet, day)) = appearance(line, order) {
            stated.outlet = stated.outlet.or(Some(outlet));
            stated.published = stated.published.or(day);
            removals.push(span);
        } else if let Some((day, length)) = date_stamp(line, index == 0, order) {
            let slot = if line.trim().to_ascii_lowercase().contains("updated") {
                &mut updated
            } else {
                &mut stated.published
            };
            *slot = slot.or(Some(day));
            removals.push(span.start..span.start + length);
        } else if head && let Some((agency, day)) = dateline(line, order) {
            stated.outlet = stated.outlet.or(agency);
            stated.published = stated.published.or(day);
        } else if head && let Some(day) = dated_opening(line, order) {
            stated.published = stated.published.or(Some(day));
        }
    }
    stated.published = stated.published.or(updated);
    draft.remove(&removals, RepairKind::Metadata);
    stated
}

/// The day of a line that states nothing else, but for who wrote.
pub(in crate::intake) fn day_line(line: &str) -> Option<Date> {
    date_stamp(line, false, None).map(|(day, _)| day)
}

/// `Published in Dawn, September 10th, 2025`: the outlet, and the day where it is given.
fn appearance(line: &str, order: Option<DayOrder>) -> Option<(String, Option<Date>)> {
    let line = line.trim().trim_start_matches(['*', '•', '(']);
    let rest = Class::Appearance.entries().find_map(|(start, _)| {
        let (head, rest) = line.split_at_checked(start.len())?;
        rest.strip_prefix(' ').filter(|_| head.eq_ignore_ascii_case(start))
    })?;
    let (name, day) = match find_date(rest, order) {
        Some((span, day)) => (rest.get(..span.start)?, Some(day)),
        None => (rest, None),
    };
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    let name = name.strip_suffix(" on").unwrap_or(name).trim_end_matches(',');
    let words: Vec<&str> = name.split_whitespace().filter(|word| *word != "the").collect();
    let is_name = words.first().is_some_and(|word| word.starts_with(char::is_uppercase)) && words.len() <= 5;
    // Without a day only a line that ends with the name is more than running text.
    let alone = day.is_some() || !rest.contains(',');
    (is_name && alone).then(|| from_name(&words.join(" "))).flatten().map(|outlet| (outlet, day))
}

/// A line that is nothing but a date or a byline with one, or (on the first line) a stamp before the headline. The day,
/// and how many bytes of the line go.
fn date_stamp(line: &str, first: bool, order: Option<DayOrder>) -> Option<(Date, usize)> {
    let (span, day) = find_date(line, order)?;
    let words = |text: &str| {
        text::words(text)
            .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
            .map(str::to_ascii_lowercase)
            .collect::<Vec<_>>()
    };
    let is_plain =
        |word: &String| Class::DateLine.has(word) || lexicon::is_calendar(word) || Class::Zone.has(word);
    let plain = |text: &str| words(text).iter().all(is_plain);
    let (before, after) = (line.get(..span.start)?, line.get(span.end..)?);
    let byline = before.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "))
        && words(before).len() <= 8
        && !before.contains(". ");
    // "Oslo, 12 May 2027" above a press release.
    let place = before.trim().strip_suffix(',').is_some_and(|place| {
        let names = || place.split_whitespace();
        !first && names().count() <= 2 && names().all(|word| word.starts_with(char::is_uppercase))
    });
    if place && after.trim().is_empty() {
        return Some((day, line.len()));
    }
    if (plain(before) || byline) && plain(after) {
        let before = if byline { "" } else { before };
        return (!spans_days(before, after, day)).then_some((day, line.len()));
    }
    let label = words(before).iter().any(|word| Class::DateLabel.has(word));
    let by_machine = words(before).is_empty() && line.get(span)?.starts_with(|c: char| c.is_ascii_digit());
    if first && plain(before) && (label || by_machine) && after.split_whitespace().count() >= 3 {
        let rest = after.trim_start_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '“' | '‘' | '"' | '\'' | '$' | '£' | '€')
        });
        return Some((day, line.len() - rest.len()));
    }
    None
}

/// True when what stands around `day` names another, as the line of an event does ("12-14 May 2027"); that of a change may
/// stand behind it.
fn spans_days(before: &str, after: &str, day: Date) -> bool {
    let is_month = |word: &str| Class::Month.has(&word.to_ascii_lowercase());
    let names_month = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(is_month);
    let head = before.trim_end();
    let from = head.strip_suffix(['-', '–', '—']).and_then(|head| head.split_whitespace().next_back());
    let begins = from.is_some_and(|from| from.len() <= 2 && from.bytes().all(|byte| byte.is_ascii_digit()));
    if begins || names_month(before) {
        return true;
    }
    let is_change = |word: &str| Class::Updated.has(&word.to_ascii_lowercase());
    let names_change = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(is_change);
    let mut behind = 0;
    for (span, other) in find_dates(after, None) {
        let between = after.get(behind..span.start).unwrap_or_default();
        if names_change(between) {
            return false;
        }
        if names_month(between) || other != day {
            return true;
        }
        behind = span.end;
    }
    let rest = after.get(behind..).unwrap_or_default();
    !names_change(rest) && names_month(rest)
}

/// `LONDON, Nov 3 (Reuters) - ...`: the agency and, where it has a year, the day.
fn dateline(line: &str, order: Option<DayOrder>) -> Option<(Option<String>, Option<Date>)> {
    let line = line.trim_start();
    let (at, _) = line.char_indices().take(80).find(|(at, c)| {
        matches!(c, '-' | '–' | '—') && line.get(..*at).is_some_and(|before| before.ends_with([' ', ')']))
    })?;
    let head = line.get(..at)?.trim_end();
    let city: String = head.chars().take_while(|c| c.is_alphabetic()).collect();
    if city.chars().count() < 3 || city.chars().any(char::is_lowercase) {
        return None;
    }
    let day = find_date(head, order).map(|(_, day)| day);
    let agency = head.strip_suffix(')').and_then(|head| head.rsplit_once('(')).map(|(_, name)| name);
    let agency = agency.filter(|name| name.split_whitespace().count() <= 3).and_then(from_name);
    (agency.is_some() || day.is_some()).then_some((agency, day))
}

/// The day of a dateline in any other form, which opens the text: "Oslo, 3 November 2025: ...", "3 November 2025, OSLO - ...",
/// "OSLO | 3 November 2025 | ...".
fn dated_opening(line: &str, order: Option<DayOrder>) -> Option<Date> {
    /// Bytes in which it ends.
    const LONGEST: usize = 80;
    /// Words of the text behind it.
    const LEAST_WORDS: usize = 4;
    let line = line.trim_start();
    let (span, day) = find_date(line.get(..line.floor_char_boundary(LONGEST))?, order)?;
    let (before, after) = (line.get(..span.start)?, line.get(span.end..)?);
    let marks = [" - ", " – ", " — ", ": ", " | "];
    let (end, length) = marks.iter().filter_map(|mark| Some((after.find(mark)?, mark.len()))).min()?;
    let (between, text) = (after.get(..end)?, after.get(end + length..)?);
    let is_place = |text: &str, most: usize| {
        let words = || text::words(text);
        text.len() < LONGEST
            && words().count() <= most
            && words()
                .all(|word| word.starts_with(char::is_uppercase) && !Class::Function.has(&text::fold(word)))
    };
    let opens = text.split_whitespace().count() >= LEAST_WORDS
        && find_dates(text, order).next().is_none_or(|(at, _)| at.start > LONGEST);
    (is_place(before, 4) && is_place(between, 3) && opens && !spans_days(before, between, day)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (InText, String) {
        let mut draft = Draft::new(text.to_owned());
        let stated = take(&mut draft);
        (stated, draft.text)
    }

    #[test]
    fn lines_that_only_state_metadata_leave_the_body() {
        let (stated, body) = taken(
            "Headline here\nBy Jane Doe | February 4, 2026\nText.\nPublished in Dawn, September 10th, 2025",
        );
        assert_eq!(stated.outlet.unwrap(), "Dawn");
        assert_eq!(stated.published.unwrap().to_string(), "2026-02-04");
        assert_eq!(body.trim_end(), "Headline here\nText.");

        let (stated, body) = taken("Updated: Wed, 4 Feb 2026 10:30 PM\nText.");
        assert_eq!(stated.published.unwrap().to_string(), "2026-02-04");
        assert_eq!(body, "Text.");

        for line in [
            "10:30 - May 12, 2027",
            "Published May 12, 2027 | Updated May 14, 2027",
            "By April May | 12 May 2027",
            "12 May 2027, 2027-05-12",
        ] {
            let (stated, body) = taken(&format!("{line}\nText."));
            assert_eq!(
                (stated.published.map(|day| day.to_string()).as_deref(), body.trim()),
                (Some("2027-05-12"), "Text.")
            );
        }
    }

    #[test]
    fn a_stamp_before_the_headline_goes_and_the_headline_stays() {
        let (stated, body) = taken(" date 2026-02-05 Ministers sign the treaty\n\nText.");
        assert_eq!(stated.published.unwrap().to_string(), "2026-02-05");
        assert_eq!(body, "Ministers sign the treaty\n\nText.");
    }

    #[test]
    fn running_text_that_holds_a_date_stays() {
        for text in [
            "On February 4, 2026 the ministers signed.\nText.",
            "The treaty was published in Paris, on February 4, 2026.\nText.",
            "February 4, 2026 was the day the ministers signed the treaty.\nText.",
            "May 12, 2027 - May 14, 2027\nText.",
            "Date: May 12 - May 14, 2027\nText.",
            "12-14 May 2027\nText.",
            "May 12, 2027 - 14 May\nText.",
        ] {
            let (stated, body) = taken(text);
            assert_eq!(stated.published, None, "{text}");
            assert_eq!(body, text);
        }
    }

    #[test]
    fn a_dateline_may_take_other_forms() {
        for line in [
            "Oslo, 3 November 2025: The ministers met at last.",
            "3 November 2025, OSLO - The ministers met at last.",
            "OSLO | November 3, 2025 | The ministers met at last.",
            "Oslo, Nov. 3, 2025 (AP) — The ministers met at last.",
            "November 3, 2025 - The ministers met at last.",
        ] {
            let (stated, body) = taken(&format!("Ministers met\n\n{line}"));
            assert_eq!(stated.published.map(|day| day.to_string()).as_deref(), Some("2025-11-03"), "{line}");
            assert!(body.ends_with(line));
        }
        for line in [
            "On November 3, 2025 - a Monday - they all met.",
            "Ministers met on November 3, 2025: it was cold there.",
            "November 3, 2025 - November 5, 2025 they met there.",
        ] {
            assert_eq!(taken(line).0.published, None, "{line}");
        }
    }

    #[test]
    fn a_dateline_names_the_agency_and_stays() {
        let (stated, body) = taken("Ministers met\n\nOslo, 3 November 2025\n\nThey met.");
        assert_eq!(stated.published.unwrap().to_string(), "2025-11-03");
        assert!(!body.contains("Oslo"));

        let (stated, body) = taken("LONDON, Nov 3, 2025 (Reuters) - Ministers met.");
        assert_eq!(stated.outlet.unwrap(), "Reuters");
        assert_eq!(stated.published.unwrap().to_string(), "2025-11-03");
        assert!(body.starts_with("LONDON, Nov 3"));
        assert_eq!(taken("The talks (on trade) - the first - ended.").0.outlet, None);
    }
}
