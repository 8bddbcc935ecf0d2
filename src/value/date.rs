//! Calendar dates of any granularity.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use super::reason::{Reason, Which};
use super::relation::Relation;
use super::setting::Setting;
use super::undated::Undated;

/// How fine a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Granularity {
    /// Ten years or more, or an open stretch ("the coming years").
    Era,
    /// A year, fiscal or calendar.
    Year,
    /// A season, half or quarter.
    Season,
    /// A month.
    Month,
    /// A week or weekend.
    Week,
    /// A day.
    Day,
}

/// A date as the interval of days that the wording admits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateValue {
    /// First day, where the wording or the reference date fixes one.
    pub start: Option<Date>,
    /// Last day (inclusive); none where the stretch is open ("since 2002", "the coming years").
    pub end: Option<Date>,
    /// How fine the wording is.
    pub granularity: Granularity,
    /// True when the interval was computed from a reference date ("Tuesday", "last year", "November").
    pub relative: bool,
    /// True when the wording bounds a stretch on one side only ("since", "by", "within", "in the coming years").
    pub open: bool,
    /// What the wording alone says, where nothing fixes the days.
    pub undated: Option<Undated>,
}

impl DateValue {
    /// True when one date lies within the other ("Wednesday" and "February 4", "2016" and "May 2016").
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let days = |date: &Self| date.start.zip(date.end);
        match (&self.undated, &other.undated) {
            (Some(a), Some(b)) => return self.open == other.open && a.agrees(b),
            (Some(undated), None) => return Self::fits(undated, self.open, other),
            (None, Some(undated)) => return Self::fits(undated, other.open, self),
            (None, None) => {}
        }
        if self.open != other.open {
            return self.begins(other) || other.begins(self);
        }
        match (days(self), days(other)) {
            (Some((from, to)), Some((start, end))) => {
                (from <= start && end <= to) || (start <= from && to <= end)
            }
            _ => self == other,
        }
    }

    /// True when known days can be what another date says that nothing fixes.
    fn fits(undated: &Undated, open: bool, known: &Self) -> bool {
        open == known.open && known.start.zip(known.end).is_some_and(|(start, end)| undated.fits(start, end))
    }

    /// True when a stretch that is open on one side begins or ends with the other date ("since January", "in January").
    fn begins(&self, exact: &Self) -> bool {
        let (Some(from), Some(to)) = (exact.start, exact.end) else { return false };
        let within = |limit: Option<Date>| limit.is_some_and(|day| from <= day && day <= to);
        self.open && !exact.open && (within(self.start) || within(self.end))
    }

    /// How it stands to another date, whoever gives them. Dates that lie apart are mostly those of two events.
    pub(super) fn compare(&self, other: &Self) -> Relation {
        if self.agrees(other) {
            return Relation::Same;
        }
        let both = [self, other];
        let less_exact = Which::find(|loose| {
            let (long, exact) = loose.of(both);
            long.holds(exact).then_some(Reason::LessExact { loose })
        });
        let open = self.open && other.open && self.end.is_some() != other.end.is_some();
        match less_exact {
            Some(reason) => Relation::Explained(reason),
            None if open => Relation::Conflict(Reason::Limit),
            None => Relation::Unrelated,
        }
    }

    /// True for an open stretch in which the other date begins.
    fn holds(&self, exact: &Self) -> bool {
        let begins_within =
            |day: Date| self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end);
        let bounded = self.start.is_some() || self.end.is_some();
        self.open && !exact.open && bounded && exact.start.is_some_and(begins_within)
    }

    /// False for words such as "last week" in an article whose day is not known.
    pub fn is_placed(&self) -> bool {
        !matches!(self.undated, Some(Undated::Words(_)))
    }

    /// The first day, as fine as the date is given: 1 January for a year; of a stretch without a beginning that of its end.
    pub fn first_day(&self) -> Option<Date> {
        self.start.or(self.end).map(|day| self.floor(day))
    }

    /// True for a stretch of time, such as "in the coming years", that goes on beyond `day`; "since 2002" went on before it.
    pub fn goes_on_after(&self, day: Date) -> bool {
        match (self.start.map(|start| self.floor(start)), self.end.map(|end| self.floor(end))) {
            (Some(start), Some(end)) => start < end && end > day,
            (Some(start), None) => start.year() >= day.year(),
            _ => false,
        }
    }

    /// The first day of the year or month of `day`, where the date is no finer.
    fn floor(&self, day: Date) -> Date {
        match self.granularity {
            Granularity::Era | Granularity::Year => day.first_of_year(),
            Granularity::Season | Granularity::Month => day.first_of_month(),
            Granularity::Week | Granularity::Day => day,
        }
    }

    /// The date as one would say it: "November 2025", "3 to 4 February 2026".
    pub(super) fn spoken(&self) -> String {
        let one = |day: Date| match self.granularity {
            Granularity::Era | Granularity::Year => day.strftime("%Y").to_string(),
            Granularity::Season | Granularity::Month => day.strftime("%B %Y").to_string(),
            Granularity::Week | Granularity::Day => day.strftime("%-d %B %Y").to_string(),
        };
        match (self.start.map(one), self.end.map(one)) {
            (Some(start), Some(end)) if start == end => start,
            (Some(start), Some(end)) => {
                // What both ends share stands once.
                let shared = start.split_once(' ').filter(|(_, rest)| end.ends_with(rest));
                let from = shared.map_or(start.as_str(), |(from, _)| from);
                format!("{from} to {end}")
            }
            (Some(start), None) => format!("from {start}"),
            (None, Some(end)) => format!("until {end}"),
            (None, None) => {
                self.undated.as_ref().map_or_else(|| "an unknown day".to_owned(), Undated::to_string)
            }
        }
    }

    /// A day as fine as the date is given.
    fn part(&self, day: Date) -> String {
        match self.granularity {
            Granularity::Era | Granularity::Year => format!("{:04}", day.year()),
            Granularity::Season | Granularity::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Granularity::Week | Granularity::Day => day.to_string(),
        }
    }
}

/// How two dates stand to each other where articles give them; the first test that holds names the reason.
pub(super) fn relation(both: [&DateValue; 2], settings: [&Setting<'_>; 2]) -> Relation {
    let alone = both[0].compare(both[1]);
    if alone == Relation::Same {
        return alone;
    }
    if let Some(reason) = Which::find(|plan| planned(plan, both, settings)) {
        return Relation::Explained(reason);
    }
    if alone != Relation::Unrelated {
        return alone;
    }
    if let Some(reason) = Which::find(|digits| day_order(digits, both, settings)) {
        return Relation::Explained(reason);
    }
    if settings.iter().all(|setting| setting.is_ahead())
        && let Some(relation) = of_plan(both, settings)
    {
        return relation;
    }
    // Dates that differ are mostly those of two events.
    if both.iter().all(|date| date.is_placed()) && settings[0].says_the_same(settings[1]) {
        Relation::Conflict(Reason::Different)
    } else {
        Relation::Unrelated
    }
}

/// How two dates of one thing stand to each other that lies ahead of both articles; none where that does not tell. The day of
/// a plan changes from one article to the next, the year in which a term ends does not do so within days.
fn of_plan(both: [&DateValue; 2], settings: [&Setting<'_>; 2]) -> Option<Relation> {
    /// Days between two articles within which no plan moves by a year.
    const SOON: i32 = 7;
    let years = both.iter().all(|date| date.granularity <= Granularity::Year);
    let [first, second] = settings.map(|setting| setting.published);
    let apart = first.zip(second).map(|(first, second)| (second - first).get_days());
    match apart {
        Some(days) if years && days.abs() <= SOON => Some(Relation::Conflict(Reason::Different)),
        Some(0) => None,
        Some(days) => {
            let old = if days > 0 { Which::First } else { Which::Second };
            Some(Relation::Explained(Reason::Moved { old }))
        }
        None if years => Some(Relation::Conflict(Reason::Different)),
        None => Some(Relation::Explained(Reason::DayUnknown)),
    }
}

/// A day in digits ("03/04/2019") that is the other one when day and month change places.
fn day_order(digits: Which, both: [&DateValue; 2], settings: [&Setting<'_>; 2]) -> Option<Reason> {
    let ((written, other), (setting, _)) = (digits.of(both), digits.of(settings));
    let in_digits = setting.words.contains('/') && !setting.words.contains(char::is_alphabetic);
    let (day, turned) = (written.start.filter(|day| written.end == Some(*day))?, other.start?);
    let is_turned = day.year() == turned.year() && day.month() == turned.day() && day.day() == turned.month();
    (in_digits && is_turned).then_some(Reason::DayOrder { digits })
}

/// What an earlier article announced, and what a later one reports.
fn planned(plan: Which, both: [&DateValue; 2], settings: [&Setting<'_>; 2]) -> Option<Reason> {
    let ((planned, done), (before, after)) = (plan.of(both), plan.of(settings));
    let (first, second) = (before.published?, after.published?);
    (planned.start? > first && done.start? <= second && first < second).then_some(Reason::Planned { plan })
}

/// "2025-11", "2026-02-03..2026-02-04", "2002.."; "Friday" where nothing fixes the day
impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.start.map(|day| self.part(day)), self.end.map(|day| self.part(day))) {
            (Some(start), Some(end)) if start == end => f.write_str(&start),
            (None, None) => match &self.undated {
                Some(undated) => undated.fmt(f),
                None => f.write_str("unknown"),
            },
            (start, end) => write!(f, "{}..{}", start.unwrap_or_default(), end.unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn stretch(start: Option<Date>, end: Option<Date>, granularity: Granularity) -> DateValue {
        DateValue { start, end, granularity, relative: false, open: false, undated: None }
    }

    #[test]
    fn the_first_day_is_as_fine_as_the_date() {
        let day = Some(date(2025, 11, 3));
        for (granularity, first) in [
            (Granularity::Year, date(2025, 1, 1)),
            (Granularity::Month, date(2025, 11, 1)),
            (Granularity::Day, date(2025, 11, 3)),
        ] {
            assert_eq!(stretch(day, day, granularity).first_day(), Some(first));
            assert_eq!(stretch(None, day, granularity).first_day(), Some(first), "of the end alone");
        }
        assert_eq!(stretch(None, None, Granularity::Day).first_day(), None);
    }

    #[test]
    fn a_stretch_that_goes_on_lies_ahead() {
        let published = date(2025, 9, 10);
        let goes_on =
            |start, end, granularity| stretch(Some(start), end, granularity).goes_on_after(published);
        assert!(goes_on(date(2025, 9, 10), None, Granularity::Era));
        assert!(goes_on(date(2025, 1, 1), Some(date(2030, 12, 31)), Granularity::Year));
        assert!(!goes_on(date(2002, 1, 1), None, Granularity::Year));
        assert!(!goes_on(date(2025, 9, 8), Some(date(2025, 9, 9)), Granularity::Day));
        assert!(!goes_on(date(2025, 1, 1), Some(date(2025, 12, 31)), Granularity::Year));
    }
}
