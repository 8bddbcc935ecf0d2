//! Times of day.

use std::fmt;

use serde::Serialize;

use super::reason::Reason;
use super::relation::Relation;

/// A time of day as the interval of minutes after midnight that the wording admits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeValue {
    /// First minute.
    pub start: u16,
    /// Last minute (inclusive).
    pub end: u16,
    /// The zone as written, in capitals ("GMT", "EST"), where one is.
    pub zone: Option<String>,
    /// True where the wording leaves open which half of the day is meant ("at 5:30"); it is given as before noon.
    pub either_half: bool,
}

/// Minutes by which two times of day of one event may differ and still be one time told twice.
const SAME_TIME: u16 = 20;
/// Minutes between a clock time and one told with a hedge that are one ("6.10am" and "just after 6.10am").
const SAME_MINUTE: u16 = 2;
/// Minutes to which times of day are rounded.
const ROUND: u16 = 5;
/// A stretch of the day at least this long is less fine than a clock time, not another time ("before dawn").
const STRETCH: u16 = 120;

impl TimeValue {
    /// Minutes around which a time of day is told: the clock time itself, hedges aside.
    fn middle(&self) -> u16 {
        self.start.midpoint(self.end)
    }

    /// Minutes between two clock times, over midnight where that is shorter.
    fn distance(&self, other: &Self) -> u16 {
        /// Minutes of a day, or of half of one.
        const DAY: u16 = 24 * 60;
        const HALF: u16 = DAY / 2;
        let round = if self.either_half || other.either_half { HALF } else { DAY };
        let apart = self.middle().abs_diff(other.middle()) % round;
        apart.min(round.saturating_sub(apart))
    }

    /// True when two wordings give one time of day, or one is a stretch of the day that holds the other.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let holds = |long: &Self, short: &Self| {
            long.end - long.start >= STRETCH && long.start <= short.start && short.end <= long.end
        };
        let apart = if self.is_clock() && other.is_clock() { 0 } else { SAME_MINUTE };
        self.distance(other) <= apart || holds(self, other) || holds(other, self)
    }

    /// True for a plain clock time.
    fn is_clock(&self) -> bool {
        self.start == self.end
    }

    /// True for a clock time to the minute: nobody rounds to "8:17".
    fn is_exact(&self) -> bool {
        self.is_clock() && !self.start.is_multiple_of(ROUND)
    }

    /// True when two times of day touch, or lie so close that they can be one moment told twice.
    fn is_near(&self, other: &Self) -> bool {
        (self.start <= other.end && other.start <= self.end) || self.distance(other) <= SAME_TIME
    }

    /// How it stands to another time of day by the clock.
    pub(super) fn compare(&self, other: &Self) -> Relation {
        if self.agrees(other) {
            Relation::Same
        } else if self.is_near(other) && !(self.is_exact() && other.is_exact()) {
            Relation::Explained(Reason::SameMoment)
        } else {
            Relation::Conflict(Reason::Different)
        }
    }
}

/// How two times of day stand to each other where articles give them: in two time zones any two can be one moment.
pub(super) fn relation([a, b]: [&TimeValue; 2]) -> Relation {
    let zones = a.zone.is_some() && b.zone.is_some() && a.zone != b.zone;
    match a.compare(b) {
        Relation::Same => Relation::Same,
        _ if zones => Relation::Explained(Reason::TimeZones),
        alone => alone,
    }
}

/// "06:10", "18:00..20:00 GMT"
impl fmt::Display for TimeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        f.write_str(&clock(self.start))?;
        if self.start != self.end {
            write!(f, "..{}", clock(self.end))?;
        }
        self.zone.as_ref().map_or(Ok(()), |zone| write!(f, " {zone}"))
    }
}
