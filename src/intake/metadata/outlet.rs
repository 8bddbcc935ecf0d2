//! Short readable names of outlets, from a name, an address or a file name.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon::Class;
use crate::text::fold;

/// The longest label that is made of a file name, in characters.
const LONGEST_LABEL: usize = 32;

/// Marks that part the name of an outlet from what it says of itself.
const SLOGANS: [&str; 5] = [" | ", " - ", " – ", " — ", ": "];

/// The outlet that a metadata field names: a name stays as it is but for what it says of itself ("Norland Post | News
/// since 1880"), a domain or an address becomes a name. None for what names a part of a site.
pub(in crate::intake) fn from_name(field: &str) -> Option<String> {
    let field = own_name(field)?;
    let has_space = field.contains(char::is_whitespace);
    if !has_space && (field.contains("://") || field.contains('.')) {
        return from_address(field);
    }
    Some(Class::Outlet.meaning(&fold(field)).map_or_else(|| field.to_owned(), str::to_owned))
}

/// The part of a field that is the name: a known outlet, or the first that is no section. Two outlets stay together.
fn own_name(field: &str) -> Option<&str> {
    let mut parts = vec![field];
    for mark in SLOGANS {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    let named = || parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty() && !is_section(part));
    let mut outlets = named().filter_map(|part| Some((part, on_file(part)?)));
    match outlets.next() {
        Some((_, outlet)) if outlets.any(|(_, other)| other != outlet) => Some(field.trim()),
        Some((part, _)) => Some(part),
        None => named().next(),
    }
}

/// True for a known outlet, or for what it calls its news.
pub(in crate::intake) fn is_known(name: &str) -> bool {
    let folded = fold(name);
    on_file(&folded).is_some() || folded.strip_suffix(" news").is_some_and(|name| on_file(name).is_some())
}

/// The outlet of this name, address or abbreviation.
fn on_file(name: &str) -> Option<&'static str> {
    /// The outlets by their own names, folded: every article asks for one.
    static NAMES: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
        let outlets = || Class::Outlet.entries().map(|(_, outlet)| (fold(outlet), outlet));
        let short =
            outlets().filter_map(|(name, outlet)| Some((name.strip_prefix("the ")?.to_owned(), outlet)));
        short.chain(outlets()).collect()
    });
    let folded = fold(name);
    Class::Outlet.meaning(&folded).or_else(|| NAMES.get(&folded).copied())
}

/// True for the name of a part of a site, or of a kind of article.
fn is_section(name: &str) -> bool {
    Class::NoOutlet.has(&fold(name))
}

/// The outlet behind an address or a bare domain; none for text that is neither.
pub(in crate::intake) fn from_address(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    if !host.contains('.') || host.chars().any(|c| !(c.is_alphanumeric() || c == '.' || c == '-')) {
        return None;
    }
    let mut domain = host.as_str();
    loop {
        if let Some(name) = Class::Outlet.meaning(domain) {
            return Some(name.to_owned());
        }
        match domain.split_once('.') {
            Some((_, rest)) if rest.contains('.') => domain = rest,
            _ => break,
        }
    }
    registered_label(&host).map(|label| capitalised(&label.replace('-', " ")))
}

/// The outlet that a file name begins with, or the file name made readable.
pub(in crate::intake) fn from_file_name(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    let stem = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 8 => stem,
        _ => name,
    };
    let mut words: Vec<&str> =
        stem.split(|c: char| !(c.is_alphanumeric() || c == '.')).filter(|w| !w.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|word| is_serial(word)) {
        words.pop();
    }
    if let Some(outlet) = leading_outlet(&words) {
        return outlet;
    }
    let label = words.join(" ");
    let label: String = if label.is_empty() { stem.to_owned() } else { capitalised(&label) };
    label.chars().take(LONGEST_LABEL).collect::<String>().trim_end().to_owned()
}

/// The label that was registered: "tribune" of "www.tribune.com.pk".
fn registered_label(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.split('.').filter(|label| !label.is_empty()).collect();
    let top = labels.len().checked_sub(2)?;
    let shared = top > 0 && Class::SharedSuffix.has(labels.get(top)?);
    labels.get(if shared { top - 1 } else { top }).copied()
}

/// A known outlet whose name, domain or abbreviation makes up the first words ("the-guardian-ferry-fire").
fn leading_outlet(words: &[&str]) -> Option<String> {
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let skip = usize::from(folded.first().is_some_and(|word| word == "the"));
    // "times.txt" is from any Times, "the-times.txt" from The Times.
    if skip == 0 && folded.first().is_some_and(|word| folded.len() == 1 && Class::SharedNoun.has(word)) {
        return None;
    }
    (1..=folded.len().min(5)).rev().find_map(|count| {
        let run = folded.get(..count)?;
        let plain = folded.get(skip..count).filter(|run| !run.is_empty())?;
        let (joined, spaced) = (run.concat(), plain.join(" "));
        Class::Outlet
            .entries()
            .find(|(key, name)| {
                let name = fold(name);
                *key == joined
                    || key.contains('.')
                        && registered_label(key).is_some_and(|label| label == joined && label.len() > 3)
                        && !is_last_word(&joined, &name)
                    || name.strip_prefix("the ").unwrap_or(&name) == spaced
            })
            .map(|(_, name)| name.to_owned())
    })
}

/// True for a word that ends a name of several, as those for a newspaper do: "tribune" may be any Tribune.
fn is_last_word(word: &str, name: &str) -> bool {
    let name = name.strip_prefix("the ").unwrap_or(name);
    name.strip_suffix(word).is_some_and(|rest| rest.ends_with(' '))
}

/// A number or a hash, such as downloads carry at the end of their names.
fn is_serial(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits == word.len() || word.len() >= 6 && digits > 0 && word.chars().all(|c| c.is_ascii_hexdigit())
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_is_named_by_its_address() {
        assert_eq!(from_address("https://www.theguardian.com/world/2020/a?b#c").unwrap(), "The Guardian");
        assert_eq!(from_name("www.dailymail.co.uk").unwrap(), "Daily Mail");
        assert_eq!(from_name("news.village-voice.com.au").unwrap(), "Village voice");
        assert_eq!(from_name("edition.cnn.com").unwrap(), "CNN");
        assert_eq!(from_name("Dawn").unwrap(), "Dawn");
        assert_eq!(from_name("Norland Post | News - and views").unwrap(), "Norland Post");
        assert_eq!(from_name("British Broadcasting Corporation").unwrap(), "BBC");
        assert_eq!(from_address("no address"), None);
    }

    #[test]
    fn a_section_and_a_second_outlet_are_no_slogan() {
        for (field, name) in [
            ("Home | Norland Post", Some("Norland Post")),
            ("News - Al Jazeera", Some("Al Jazeera")),
            ("Ships and piers - dawn.com", Some("Dawn")),
            ("Reuters - AFP", Some("Reuters - AFP")),
            ("World News", None),
        ] {
            assert_eq!(from_name(field).as_deref(), name, "{field}");
        }
    }

    #[test]
    fn a_file_name_gives_a_short_readable_label() {
        assert_eq!(from_file_name("000_eea5a97af4a82065.txt"), "000");
        assert_eq!(from_file_name("the-guardian-ferry-fire.md"), "The Guardian");
        assert_eq!(from_file_name("guardian_2.txt"), "The Guardian");
        assert_eq!(from_file_name("bbc.md"), "BBC");
        assert_eq!(from_file_name("tribune-2.txt"), "Tribune");
        assert_eq!(from_file_name("times.txt"), "Times");
        assert_eq!(from_file_name("the-times.txt"), "The Times");
        assert_eq!(from_file_name("express-tribune.txt"), "The Express Tribune");
        assert_eq!(from_file_name("ferry_fire-report 2021-06-03.txt"), "Ferry fire report");
        assert_eq!(from_file_name("2016.txt"), "2016");
        assert_eq!(from_file_name("____"), "____");
    }
}
