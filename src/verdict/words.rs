//! Comparing names, titles and grades.

use jiff::civil::Date;

use super::{Difference, Side, Telling, quotes};
use crate::claim::{Office, is_other_name};
use crate::lexicon::{self, Class};
use crate::model::Kind;
use crate::text::{fold, letters};

/// Why two values in words differ.
pub(super) fn compare(kind: Kind, a: &Side<'_>, b: &Side<'_>) -> Option<Difference> {
    match kind {
        Kind::Name | Kind::Place => Some(
            initials(a, b)
                .or_else(|| other_name(a, b))
                .unwrap_or_else(|| Difference::variant(spelling(a.text, b.text))),
        ),
        Kind::Title => Some(title(a, b)),
        Kind::Rank => {
            Some(Difference::conflict(format!("“{}” and “{}” are two different ranks", a.text, b.text)))
        }
        Kind::Quote => quotes::compare(a, b),
        _ => None,
    }
}

/// Two different initials in one place of a name.
fn initials(a: &Side<'_>, b: &Side<'_>) -> Option<Difference> {
    let words =
        |text: &str| fold(text).replace('.', "").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (first, second) = (words(a.text), words(b.text));
    let pair = first.iter().zip(&second).find(|(x, y)| x.len() == 1 && y.len() == 1 && x != y)?;
    let (x, y) = (pair.0.to_uppercase(), pair.1.to_uppercase());
    (first.len() == second.len())
        .then(|| Difference::conflict(format!("the initial is {x}. in one and {y}. in the other")))
}

/// Two people's names for one holder of an office: only the family name or only the given name is the same.
fn other_name(a: &Side<'_>, b: &Side<'_>) -> Option<Difference> {
    is_other_name(a.text, b.text).then(|| Difference::conflict("one office, and two names for who holds it"))
}

/// How two forms of one name differ.
fn spelling(a: &str, b: &str) -> String {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let words = |text: &str| fold(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (few, many) = (words(short), words(long));
    if letters(a) == letters(b) {
        return "one name, with hyphens, spaces or capitals set differently".to_owned();
    }
    let added: Vec<&str> =
        long.split_whitespace().zip(&many).filter(|(_, w)| !few.contains(w)).map(|(w, _)| w).collect();
    if few.iter().all(|word| many.contains(word)) {
        return format!("one name, given in full in one: “{}” is left out elsewhere", added.join(" "));
    }
    let (Some(x), Some(y)) = (few.first(), many.first()) else { return "two forms of one name".to_owned() };
    if x != y && few.last() == many.last() && lexicon::given_name(x) == lexicon::given_name(y) {
        return "one person, under a short form of the given name".to_owned();
    }
    if few.last() == many.last() && few.len() != many.len() {
        return "one person, with a fuller given name in one".to_owned();
    }
    "two spellings of one name".to_owned()
}

/// How two titles of one person stand to each other: an office held and left, two grades of one office, other words.
fn title(a: &Side<'_>, b: &Side<'_>) -> Difference {
    let (x, y) = (Office::new(a.text), Office::new(b.text));
    let one = x.heads.intersection(&y.heads).next().is_some();
    if x.past != y.past && one {
        return left(a, b, y.past);
    }
    if x.grade != y.grade && one {
        let why = format!("“{}” and “{}” are two grades of one office", a.text, b.text);
        // A deputy is often called by the office itself; an assistant professor is no professor.
        let lower = |office: &Office| office.grade.is_some_and(|grade| !Class::Deputy.has(grade));
        return if lower(&x) || lower(&y) { Difference::conflict(why) } else { Difference::variant(why) };
    }
    Difference::variant(format!(
        "“{}” in one and “{}” in the other: two descriptions of one holder",
        a.text, b.text
    ))
}

/// An office that one source speaks of as held and another as left.
fn left(a: &Side<'_>, b: &Side<'_>, second: bool) -> Difference {
    let (holder, former) = if second { (a, b) } else { (b, a) };
    let month = |day: Date| day.strftime("%B %Y");
    let why = match (holder.published, former.published) {
        (Some(x), Some(y)) if x < y => format!("in office in {}, no longer by {}", month(x), month(y)),
        _ => format!("in office for {}, no longer for {}", holder.source, former.source),
    };
    Difference::explained(Telling::Derived, why)
}
