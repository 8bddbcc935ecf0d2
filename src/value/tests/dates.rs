//! Dates and times of day.

use super::*;

const DAY: &str = "2016-05-04";

/// When something was or will be, by an article of `day`.
fn opening(day: &str, date: &str) -> Given {
    given(day, &format!("The pier opened [{date}] for good."))
}

/// When something else was.
fn closing(date: &str) -> Given {
    given(DAY, &format!("The old bridge, which leads to it, was shut [{date}] by the mayor."))
}

/// When a fire broke out.
fn fire(time: &str) -> Given {
    given(DAY, &format!("The fire broke out [{time}] in the mill."))
}

#[test]
fn one_date_in_two_wordings_is_the_same() {
    check(vec![
        ("same", "", "", opening(DAY, "on Wednesday"), opening(DAY, "on May 4")),
        ("same", "", "", opening(DAY, "in 2016"), opening(DAY, "in May 2016")),
        ("same", "", "", opening(DAY, "since January"), opening(DAY, "in January")),
        ("same", "", "", fire("at 6.10am"), fire("at about 6.10am")),
        ("unrelated", "", "", opening(DAY, "on May 4"), closing("on May 6")),
    ]);
}

#[test]
fn dates_that_can_all_be_right_are_explained() {
    let later = "2016-07-05";
    check(vec![
        (
            "explained",
            "planned",
            "planned for June 2016, then done: 1 July 2016",
            opening(DAY, "in June"),
            opening(later, "on July 1"),
        ),
        ("explained", "planned", "", opening(DAY, "on June 3"), opening(later, "on June 10")),
        ("explained", "planned", "", opening(DAY, "tomorrow"), opening("2016-05-09", "on Friday")),
        (
            "explained",
            "moved",
            "the plan as it stood on two days: August 2016 on 4 May, September 2016 on 5 July",
            opening(DAY, "in August").planned(),
            opening(later, "in September").planned(),
        ),
        (
            "explained",
            "moved",
            "",
            opening(DAY, "on August 1").planned(),
            opening(later, "on August 15").planned(),
        ),
        ("explained", "moved", "", opening(DAY, "in 2018").planned(), opening(later, "in 2017").planned()),
        (
            "explained",
            "less_exact",
            "“since 2002” is a less exact way to say “May 2010”",
            opening(DAY, "since 2002"),
            opening(DAY, "in May 2010"),
        ),
        ("explained", "less_exact", "", opening(DAY, "since January"), opening(DAY, "on March 3")),
        ("explained", "less_exact", "", opening(DAY, "by 2020"), opening(DAY, "in 2018")),
    ]);
}

#[test]
fn dates_of_one_thing_that_cannot_both_be_right() {
    check(vec![
        ("conflict", "different", "two different dates", opening(DAY, "on May 4"), opening(DAY, "on May 6")),
        (
            "conflict",
            "different",
            "",
            opening(DAY, "in 2018").planned(),
            opening("2016-05-05", "in 2017").planned(),
        ),
        ("conflict", "different", "", opening(DAY, "in 1850"), opening(DAY, "in 1880")),
    ]);
}

#[test]
fn a_date_that_can_be_read_in_two_ways_is_no_conflict() {
    check(vec![
        (
            "explained",
            "day_order",
            "“03/04/2015” is “April 3, 2015” where the day stands before the month, or the month before the day",
            opening(DAY, "on 03/04/2015"),
            opening(DAY, "on April 3, 2015"),
        ),
        ("explained", "day_order", "", opening(DAY, "on 03/04/2015"), opening(DAY, "on 04/03/2015")),
        ("explained", "day_order", "", opening(DAY, "on 5/6/2015"), opening(DAY, "on 5 June 2015")),
    ]);
}

#[test]
fn a_plan_in_an_article_without_a_day_can_be_the_older_one() {
    let undated = |date: &str| Given { published: None, as_of: None, ..opening(DAY, date).planned() };
    check(vec![
        (
            "explained",
            "day_unknown",
            "it depends on the day of an article that does not give it",
            undated("next week"),
            opening(DAY, "on May 20").planned(),
        ),
        ("explained", "day_unknown", "", undated("on June 3, 2016"), opening(DAY, "on June 10").planned()),
        ("explained", "day_unknown", "", undated("on June 3, 2016"), undated("on June 10, 2016")),
    ]);
}

#[test]
fn a_limit_that_only_one_sets_is_a_conflict() {
    check(vec![
        (
            "conflict",
            "limit",
            "one sets a limit, the other sets none",
            opening(DAY, "within the next year"),
            opening(DAY, "in the coming years"),
        ),
        ("conflict", "limit", "", opening(DAY, "by next year"), opening(DAY, "in the years ahead")),
        ("conflict", "limit", "", opening(DAY, "by 2013"), opening(DAY, "since 2014")),
    ]);
}

#[test]
fn times_of_day() {
    check(vec![
        (
            "explained",
            "same_moment",
            "they can be one moment, told less exactly in one",
            fire("at 6.10am"),
            fire("just after 6am"),
        ),
        ("explained", "same_moment", "", fire("at 6.10am"), fire("at 6.20am")),
        ("explained", "same_moment", "", fire("at 11.55pm"), fire("at 12.05am")),
        (
            "explained",
            "time_zones",
            "they are given in two time zones",
            fire("at 6pm GMT"),
            fire("at 1pm EST"),
        ),
        ("explained", "time_zones", "", fire("at 6pm GMT"), fire("at 6.10pm EST")),
        ("explained", "time_zones", "", fire("at 9.30am EST"), fire("at 6.30am PST")),
        ("conflict", "different", "two different times", fire("at 6.10am"), fire("at 9.30am")),
        ("conflict", "different", "", fire("at 6.10am"), fire("at 6.10pm")),
        ("conflict", "different", "", fire("at 6pm GMT"), fire("at 1pm")),
        ("same", "", "", fire("at 5:30"), fire("at 5:30 p.m.")),
        ("same", "", "", fire("at five o'clock"), fire("at 5pm")),
        ("same", "", "", fire("at half past nine"), fire("at 9.30am")),
        ("conflict", "different", "", fire("at 5 o'clock in the morning"), fire("at 5pm")),
        ("conflict", "different", "", fire("at five o'clock"), fire("at 6pm")),
    ]);
}
