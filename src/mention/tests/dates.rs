//! Days and stretches of time.

use super::*;

#[test]
fn dates_name_their_days() {
    check(&[
        ("Dawn, September 10th, 2025", &["September 10th, 2025 = date 2025-09-10"]),
        ("on 2025-09-10", &["2025-09-10 = date 2025-09-10"]),
        ("(February 3-4)", &["February 3-4 = date 2026-02-03..2026-02-04"]),
        ("on 3-4 February", &["3-4 February = date 2026-02-03..2026-02-04"]),
        ("Nov 2018", &["Nov 2018 = date 2018-11-01..2018-11-30"]),
        ("a visit in 2003", &["2003 = date 2003-01-01..2003-12-31"]),
        ("since 2002", &["since 2002 = date 2002-01-01..?"]),
        ("by 2030", &["by 2030 = date ?..2030-12-31"]),
        ("in the 1990s", &["the 1990s = date 1990-01-01..1999-12-31"]),
        ("Cooperation 2025-26", &["2025-26 = date 2025-01-01..2026-12-31"]),
        ("Roadmap 2025–2027", &["2025–2027 = date 2025-01-01..2027-12-31"]),
        ("the first quarter of 2018", &["the first quarter of 2018 = date 2018-01-01..2018-03-31"]),
        ("10.9.2025, 9/10/2025", &["10.9.2025 = date 2025-09-10", "9/10/2025 = date 2025-09-10"]),
        ("the fourth of May", &["fourth of May = date 2026-05-04"]),
        ("the first Friday of March 2026", &["the first Friday of March 2026 = date 2026-03-06"]),
        ("the last week of June 2025", &["the last week of June 2025 = date 2025-06-24..2025-06-30"]),
        ("the third quarter of last year", &["the third quarter of last year = date 2025-07-01..2025-09-30"]),
        ("June last year", &["June last year = date 2025-06-01..2025-06-30"]),
        ("in the seventies", &["the seventies = date 1970-01-01..1979-12-31"]),
        ("from Jan. 5 to March 3, 2025", &["from Jan. 5 to March 3, 2025 = date 2025-01-05..2025-03-03"]),
        ("in early 2016", &["early 2016 = date 2016-01-01..2016-04-30"]),
        ("the end of February", &["the end of February = date 2026-02-21..2026-02-28"]),
        ("in mid-November", &["mid-November = date 2025-11-11..2025-11-20"]),
        ("an 1898 ruling", &["1898 = date 1898-01-01..1898-12-31"]),
    ]);
}

#[test]
fn relative_dates_look_back_unless_something_is_planned() {
    check(&[
        ("arrived on Tuesday", &["Tuesday = date 2026-02-03"]),
        ("arrived on Thursday night", &["Thursday night = date 2026-01-29"]),
        ("will arrive on Friday", &["Friday = date 2026-02-06"]),
        ("The mayor, who will retire, said on Friday", &["Friday = date 2026-01-30"]),
        ("The council approved the plan on Friday", &["Friday = date 2026-01-30"]),
        ("The work will last six weeks", &["six weeks = duration 6 week"]),
        ("The work of the last six weeks", &["the last six weeks = date 2025-12-24..2026-02-04"]),
        ("next Tuesday", &["next Tuesday = date 2026-02-10"]),
        ("signed in September", &["September = date 2025-09-01..2025-09-30"]),
        ("last year", &["last year = date 2025-01-01..2025-12-31"]),
        ("last week", &["last week = date 2026-01-26..2026-02-01"]),
        ("over the weekend", &["the weekend = date 2026-01-31..2026-02-01"]),
        ("the rest of the year", &["the rest of the year = date 2026-02-04..2026-12-31"]),
        ("the day before yesterday", &["the day before yesterday = date 2026-02-02"]),
        ("Friday the 13th", &["Friday the 13th = date 2026-02-13"]),
        ("two years and three months ago", &["two years and three months ago = date 2023-11-01..2023-11-30"]),
        ("two weeks from now", &["two weeks from now = date 2026-02-15..2026-02-21"]),
        ("moved from Monday to Tuesday", &["Monday = date 2026-02-02", "Tuesday = date 2026-02-03"]),
        ("two days ago", &["two days ago = date 2026-02-02"]),
        ("a year ago", &["a year ago = date 2025-01-01..2025-12-31"]),
        ("yesterday morning", &["yesterday morning = date 2026-02-03"]),
        ("within the next year", &["within the next year = date 2026-02-04..2027-02-04"]),
        ("over the next five years", &["over the next five years = date 2026-02-04..2031-02-04"]),
        ("in the coming years", &["in the coming years = date 2026-02-04..?"]),
        ("by the summer", &["by the summer = date ?..2026-08-31"]),
        ("after Monday's talks", &["Monday = date 2026-02-02"]),
        ("the following day", &["the following day = date ?"]),
    ]);
}

#[test]
fn a_date_that_no_calendar_has_is_none() {
    for body in ["June 31, 2022", "32 August 2014", "2014-02-30", "18/13/2022", "February 20 - 29, 2022"] {
        assert_eq!(found(body), [""; 0], "in {body:?}");
    }
}

#[test]
fn without_a_reference_relative_dates_stay_open() {
    let article = article("They met last Tuesday.");
    let mentions = find(&article, &Document::new(&article), None);
    let Some(Mention { value: Value::Date(date), .. }) = mentions.first() else { panic!("no date") };
    assert_eq!((date.start, date.end, date.relative), (None, None, true));
}

#[test]
fn without_a_reference_the_wording_tells_dates_apart() {
    for (date, says) in [
        ("on Friday night", "Friday"),
        ("late last Friday", "Friday"),
        ("on Dec. 23", "23 December"),
        ("late in January", "January"),
        ("yesterday morning", "yesterday"),
        ("since Friday", "since friday"),
        ("until Friday", "until friday"),
        ("in the last week of September", "last week of september"),
        ("the following week", "following week"),
        ("in the coming years", "in the coming years"),
    ] {
        let article = article(&format!("They met {date}."));
        let mentions = find(&article, &Document::new(&article), None);
        let of = mentions
            .iter()
            .find(|mention| mention.kind == Kind::Date)
            .map(|mention| mention.value.to_string());
        assert_eq!(of.as_deref(), Some(says), "{date}");
    }
}

#[test]
fn the_order_of_day_and_month_is_that_of_the_article() {
    check(&[
        (
            "From 05/06/2024 to 17/06/2024, then 07/08/2024.",
            &["From 05/06/2024 to 17/06/2024 = date 2024-06-05..2024-06-17", "07/08/2024 = date 2024-08-07"],
        ),
        ("On 06/17/2024 and 07/08/2024.", &["06/17/2024 = date 2024-06-17", "07/08/2024 = date 2024-07-08"]),
        ("On 07/08/2024.", &["07/08/2024 = date 2024-07-08"]),
    ]);
}

#[test]
fn days_that_no_calendar_has_are_neither_dates_nor_counts() {
    for body in [
        "It ends on June 31.",
        "It ends on 30 February.",
        "It ends on the 31 of April.",
        "It ended on 30.02.2021.",
    ] {
        assert_eq!(found(body), [""; 0], "{body}");
    }
}

#[test]
fn zones_have_offsets_and_fiscal_years_have_names() {
    check(&[
        ("at 9am GMT+3 sharp", &["9am GMT+3 = time 09:00 GMT+3"]),
        ("at 21:15 UTC-3:30", &["21:15 UTC-3:30 = time 21:15 UTC-3:30"]),
        (
            "in fiscal 2019, FY22 and FY2024",
            &[
                "fiscal 2019 = date 2019-01-01..2019-12-31",
                "FY22 = date 2022-01-01..2022-12-31",
                "FY2024 = date 2024-01-01..2024-12-31",
            ],
        ),
        ("the financial year 2021-22", &["the financial year 2021-22 = date 2021-01-01..2022-12-31"]),
    ]);
}

#[test]
fn months_that_are_names_are_no_dates() {
    check(&[
        ("The trip with April Oduya in May", &["May = date 2026-05-01..2026-05-31"]),
        ("a book by June Carrow", &[]),
        ("He may march on.", &[]),
        ("In April Norway votes.", &["April = date 2026-04-01..2026-04-30"]),
    ]);
}

#[test]
fn a_plan_in_the_present_looks_ahead() {
    check(&[
        ("They expect rain by Friday.", &["by Friday = date ?..2026-02-06"]),
        ("The pier opens on Friday.", &["Friday = date 2026-02-06"]),
        ("The pier opened on Friday.", &["Friday = date 2026-01-30"]),
        ("The truce is to last a week.", &["a week = duration 1 week"]),
    ]);
}
