//! Where in a query the filters are.

use rapidfuzz::distance::osa;

/// The filters that there are, and what each lets through.
pub const FILTERS: [(&str, &str); 9] = [
    ("src:", "what this outlet says; part of its name, or initials"),
    ("only:", "what this outlet alone says"),
    ("kind:", "facts of this kind: money, date, name …"),
    ("n>", "what so many independent outlets say; also n= and n<"),
    ("story:", "facts of the story with this number"),
    ("disagree:", "facts whose values cannot all be right"),
    ("fit:", "facts whose values differ and can all be right"),
    ("spelling:", "names that are spelled differently, quotations in other words"),
    ("agree:", "facts on which two outlets or more agree"),
];

/// Other names of filters: those that they had before, which are the words of JSON.
const ALIASES: [(&str, &str); 4] =
    [("conflict", "disagree"), ("explained", "fit"), ("variant", "spelling"), ("agreed", "agree")];

/// How a number of sources is to compare with the one typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

impl Comparison {
    pub(super) fn holds(self, left: usize, right: usize) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Equal => left == right,
            Self::AtLeast => left >= right,
            Self::More => left > right,
        }
    }
}

/// A word of a query.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum QueryPiece<'a> {
    /// A word to search for.
    Word(&'a str),
    /// A filter.
    Filter {
        /// All of it.
        text: &'a str,
        /// True with a `-` before it.
        turned: bool,
        /// Its name.
        name: &'static str,
        /// The sign between name and value.
        comparison: Comparison,
        /// What stands behind the sign.
        value: &'a str,
    },
    /// What looks like a filter and is none.
    Unknown {
        /// All of it.
        text: &'a str,
        /// The name that no filter has.
        name: &'a str,
    },
}

/// The words of `query`, in order.
pub(super) fn pieces(query: &str) -> impl Iterator<Item = QueryPiece<'_>> {
    query.split_whitespace().map(|text| {
        let (turned, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        let Some((comparison, value)) = sign(rest) else { return QueryPiece::Word(text) };
        let alias = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(name));
        let name = alias.map_or(name, |(_, name)| name);
        let known = FILTERS.iter().map(|(name, _)| name.trim_end_matches([':', '>']));
        match known.into_iter().find(|known| known.eq_ignore_ascii_case(name)) {
            Some(name) if name == "n" || rest.starts_with(':') => {
                QueryPiece::Filter { text, turned, name, comparison, value }
            }
            None if is_name(name) && rest.starts_with(':') && !value.starts_with("//") => {
                QueryPiece::Unknown { text, name }
            }
            _ => QueryPiece::Word(text),
        }
    })
}

/// The sign that `text` begins with, and what stands behind it.
fn sign(text: &str) -> Option<(Comparison, &str)> {
    const SIGNS: [(&str, Comparison); 6] = [
        (">=", Comparison::AtLeast),
        ("<=", Comparison::AtMost),
        (">", Comparison::More),
        ("<", Comparison::Less),
        ("=", Comparison::Equal),
        (":", Comparison::Equal),
    ];
    SIGNS.iter().find_map(|(sign, comparison)| Some((*comparison, text.strip_prefix(sign)?)))
}

/// True for what could be meant as the name of a filter: "PM:" or "Minister:" of a text that was pasted is not.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// What to say of a filter that does not exist.
pub(super) fn unknown(name: &str) -> String {
    /// Slips of the finger that are forgiven.
    const SLIPS: usize = 2;
    let near = FILTERS
        .iter()
        .map(|(filter, _)| (osa::distance(filter.trim_end_matches(':').bytes(), name.bytes()), *filter))
        .filter(|(slips, filter)| *slips <= SLIPS && *slips + 1 < filter.len())
        .min_by_key(|(slips, _)| *slips);
    if let Some((_, filter)) = near {
        return format!("no filter is called “{name}:”; is {filter} meant?");
    }
    let names: Vec<&str> = FILTERS.iter().map(|(filter, _)| *filter).collect();
    format!("no filter is called “{name}:”; there are {}", names.join(" "))
}
