//! Words that reports and the reader share, so that print and screen say the same thing in the same way.

use jiff::civil::Date;

use crate::model::Verdict;

/// "5 articles", "1 article".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "3 conflicts", "4 explained".
pub(crate) fn counted_verdicts(count: usize, verdict: Verdict) -> String {
    let many = match verdict {
        Verdict::Conflict => "conflicts",
        Verdict::Explained => "explained",
        Verdict::Variant => "variants",
    };
    counted(count, verdict.name(), many)
}

/// A day as people write it: "10 Sep 2025".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}
