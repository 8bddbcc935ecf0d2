//! What a date says where no day of an article fixes its week or year: "Friday", "23 December", "last month".

use std::fmt;

use jiff::civil::{Date, Weekday};
use serde::Serialize;

/// A date as far as its wording alone fixes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Undated {
    /// A day of the week, from Monday (1) to Sunday (7).
    Weekday(i8),
    /// A day of a year, or the first of several.
    Day {
        /// Its month, from 1 to 12.
        month: i8,
        /// Its day of the month.
        day: i8,
    },
    /// A month of a year, from 1 to 12.
    Month(i8),
    /// Words that are counted from the day of the article or from an event that it tells ("yesterday", "a week later"), in
    /// small letters.
    Words(String),
}

impl Undated {
    /// True when two such dates are the same as far as they go: two different weekdays are not, nor are words of which none
    /// stands within the other.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Month(month), Self::Day { month: of_day, .. })
            | (Self::Day { month: of_day, .. }, Self::Month(month)) => month == of_day,
            (Self::Words(a), Self::Words(b)) => is_within(a, b) || is_within(b, a),
            _ => self == other,
        }
    }

    /// True when a stretch of known days can be what this says.
    pub(super) fn fits(&self, start: Date, end: Date) -> bool {
        let one_day = start == end;
        match self {
            Self::Weekday(weekday) => one_day && start.weekday().to_monday_one_offset() == *weekday,
            Self::Day { month, day } => {
                let in_month = (start.year(), start.month()) == (end.year(), end.month());
                start.month() == *month && in_month && start.day() <= *day && *day <= end.day()
            }
            Self::Month(month) => {
                start.month() == *month && end.month() == *month && start.year() == end.year()
            }
            Self::Words(_) => false,
        }
    }
}

/// True where the words of one wording stand together in another ("last year", "early last year").
fn is_within(short: &str, long: &str) -> bool {
    let (short, long): (Vec<&str>, Vec<&str>) = (short.split(' ').collect(), long.split(' ').collect());
    long.windows(short.len()).any(|words| words == short)
}

/// "Friday", "23 December", "December", "last month"
impl fmt::Display for Undated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A leap year has all days.
        let name = |month: i8| Date::new(2024, month, 1).map(|day| day.strftime("%B").to_string());
        match self {
            Self::Weekday(weekday) => {
                let weekday = Weekday::from_monday_one_offset(*weekday).map_err(|_| fmt::Error)?;
                write!(f, "{weekday:?}")
            }
            Self::Day { month, day } => write!(f, "{day} {}", name(*month).map_err(|_| fmt::Error)?),
            Self::Month(month) => f.write_str(&name(*month).map_err(|_| fmt::Error)?),
            Self::Words(words) => f.write_str(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_the_wording_fixes_tells_two_dates_apart() {
        let words = |words: &str| Undated::Words(words.to_owned());
        let day = |month, day| Undated::Day { month, day };
        for (a, b, agrees) in [
            (Undated::Weekday(5), Undated::Weekday(5), true),
            (Undated::Weekday(5), Undated::Weekday(6), false),
            (Undated::Weekday(5), day(12, 5), false),
            (day(12, 23), day(12, 23), true),
            (day(12, 23), day(12, 24), false),
            (day(12, 23), Undated::Month(12), true),
            (day(12, 23), Undated::Month(1), false),
            (words("last year"), words("early last year"), true),
            (words("last year"), words("this year"), false),
        ] {
            assert_eq!((a.agrees(&b), b.agrees(&a)), (agrees, agrees), "{a} {b}");
        }
    }

    #[test]
    fn known_days_can_be_what_the_wording_says() {
        let friday = date(2026, 2, 6);
        assert!(Undated::Weekday(5).fits(friday, friday));
        assert!(!Undated::Weekday(4).fits(friday, friday));
        assert!(Undated::Day { month: 2, day: 6 }.fits(friday, friday));
        assert!(Undated::Day { month: 2, day: 6 }.fits(date(2026, 2, 1), date(2026, 2, 28)));
        assert!(!Undated::Day { month: 2, day: 7 }.fits(friday, friday));
        assert!(Undated::Month(2).fits(friday, friday));
        assert!(!Undated::Month(2).fits(date(2026, 1, 1), date(2026, 12, 31)));
    }
}
