//! What the wording of a line, or the name of a part of a page, makes of it.

use std::sync::LazyLock;

use crate::lexicon::Class;
use crate::model::BlockKind;
use crate::text::day::of_post;
use crate::text::{self, fold};

/// A longer line is running text, whatever phrase it holds.
const LONGEST_WORDS: usize = 40;
/// Up to here a phrase anywhere in the line marks it.
const SHORT_WORDS: usize = 20;

/// A longer line opens no section, in bytes.
const LONGEST_SECTION: usize = 60;
/// A longer line asks for no consent, in bytes.
const LONGEST_CONSENT: usize = 1500;

/// What `line` is by its wording; none for a line of the article.
pub(super) fn kind(line: &str) -> Option<BlockKind> {
    let words = line.split_whitespace().count();
    if !line.contains(char::is_alphanumeric)
        || is_address(line)
        || is_length(line)
        || is_consent(line)
        || of_post(line).is_some()
    {
        return Some(BlockKind::Boilerplate);
    }
    if words > LONGEST_WORDS {
        return ends_with_credit(line).then_some(BlockKind::Caption);
    }
    let folded = words_only(line);
    let key = folded.trim_matches(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, ':' | '('));
    let short = words <= SHORT_WORDS;
    if CAPTION.matches(key, true) {
        return Some(BlockKind::Caption);
    }
    if PAGE.matches(key, short) || is_only_credit(key) {
        // A line that says something with a figure in it is worth keeping, even under a web page's words.
        return (short || !is_statement(line)).then_some(BlockKind::Boilerplate);
    }
    ends_with_credit(line).then_some(BlockKind::Caption)
}

/// Words of consent dialogs that make a paragraph one of theirs.
const CONSENT_WORDS: usize = 3;

/// True for a paragraph that asks the reader to agree to the use of data: it has several words of such dialogs and speaks to
/// the reader.
pub(in crate::intake) fn is_consent(line: &str) -> bool {
    if line.len() > LONGEST_CONSENT || !line.contains(['y', 'Y']) {
        return false;
    }
    let folded = fold(line);
    let told = text::words(&folded).any(|word| matches!(word, "you" | "your"))
        || folded.contains("our partners")
        || folded.contains("we and our");
    let clues = Class::Consent.entries().filter(|(clue, _)| folded.contains(clue)).take(CONSENT_WORDS);
    told && clues.count() == CONSENT_WORDS
}

/// What the name of a part of a page makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) struct NamedPart {
    pub kind: BlockKind,
    /// The word has other meanings, too ("share-price"): running text is none of it.
    pub weak: bool,
}

/// What the part of a page is whose element has this class, such as "story-body__related"; none for what may be the
/// article.
pub(in crate::intake) fn named(class: &str) -> Option<NamedPart> {
    let class = class.to_ascii_lowercase();
    if class.contains("caption") {
        return Some(NamedPart { kind: BlockKind::Caption, weak: false });
    }
    text::words(&class).filter_map(named_by).min_by_key(|named| named.weak)
}

/// What a word in the name of a part makes of it.
fn named_by(word: &str) -> Option<NamedPart> {
    if Class::PagePart.has(word) {
        Some(NamedPart { kind: BlockKind::Boilerplate, weak: false })
    } else if Class::WeakPagePart.has(word) {
        Some(NamedPart { kind: BlockKind::Boilerplate, weak: true })
    } else {
        Class::WeakCaptionPart.has(word).then_some(NamedPart { kind: BlockKind::Caption, weak: true })
    }
}

/// A line of nothing but the address of the author.
fn is_address(line: &str) -> bool {
    let parts = line.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !line.contains(char::is_whitespace) && !host.ends_with('.')
    })
}

/// The length of a film and nothing more: "02:12", "0:00 / 2:12", "01:40 - Source: BBC".
fn is_length(line: &str) -> bool {
    let is_time = |word: &str| {
        word.contains(':') && word.split(':').all(|part| matches!(part.len(), 1 | 2) && is_number(part))
    };
    let (time, rest) = line.split_once(' ').unwrap_or((line, ""));
    let rest = rest.trim_start_matches(['-', '/', '|', ' ']);
    is_time(time) && (rest.is_empty() || is_time(rest) || rest.starts_with("Source:"))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a line opens, or closes, that other lines belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineSection {
    /// A list of links to other articles.
    List,
    /// The comments of readers.
    Comments,
    /// Stands below each comment.
    Comment,
}

/// The part of a page that `line` belongs to by its wording.
pub(super) fn section(line: &str) -> Option<LineSection> {
    if line.len() > LONGEST_SECTION {
        return None;
    }
    let folded = words_only(line);
    // "12 comments", "Read more:"
    let key = folded.trim_matches(|c: char| !c.is_ascii_alphabetic());
    if Class::LinkList.has(key) {
        Some(LineSection::List)
    } else if Class::Comments.has(key) {
        Some(LineSection::Comments)
    } else {
        Class::BelowComment.has(key).then_some(LineSection::Comment)
    }
}

/// `line` folded, with single spaces in place of the marks that part sentences and menu items.
fn words_only(line: &str) -> String {
    let folded = fold(line);
    let words = folded.split(|c: char| c.is_whitespace() || matches!(c, '|' | '•'));
    words
        .map(|word| word.trim_end_matches(['.', ',', '!']))
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// True for a sentence that tells something with a figure: it ends as a sentence, and has a finite verb.
pub(super) fn is_statement(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_digit())
        && line.split_whitespace().count() >= 7
        && line.ends_with(['.', '!', '?', '”', '"'])
        && text::words(line).any(|word| Class::StatementVerb.has(word))
}

/// "... in Islamabad. Photo: APP", "... near the stop. (Photo: AP)", "... at dawn. (University of Oslo)".
fn ends_with_credit(line: &str) -> bool {
    let is_credit = |word: &str| Class::Credit.has(&fold(word));
    let known = |text: &str| text::words(text).any(is_credit);
    if let Some((before, inside)) = line.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        let words: Vec<&str> = text::words(inside).collect();
        let named =
            words.iter().filter(|word| word.len() > 3).all(|word| word.starts_with(char::is_uppercase));
        let ended = before.trim_end().ends_with(['.', '!', '?']);
        let agency = words.iter().all(|word| is_credit(word));
        let credited = agency || known(inside) && inside.contains(['/', ':', ' ']);
        return !before.is_empty() && words.len() <= 10 && (ended && named && words.len() > 1 || credited);
    }
    // The credit stands after the last full stop or the last word "Photo:".
    let Some(at) = line.rfind(": ").filter(|at| line.len() - at <= 40) else { return false };
    let label = line[..at].rsplit([' ', '.']).next().map(fold).unwrap_or_default();
    let credited =
        !line[at..].trim_end_matches('.').contains('.') && line[at + 2..].starts_with(char::is_uppercase);
    Class::CreditLabel.has(&label) && credited && at > label.len()
}

/// A line of nothing but a credit: "Photo: Reuters", "(AP Photo/Jane Doe)".
fn is_only_credit(key: &str) -> bool {
    let words: Vec<&str> = text::words(key).collect();
    let known = words.iter().filter(|word| Class::Credit.has(word)).count();
    let labelled = key.starts_with("photo:")
        || key.starts_with("photo by")
        || key.starts_with("(photo")
        || key.starts_with("(c) ");
    let bracketed = key.starts_with('(') && !key.contains(')') && key.contains('/');
    match words.len() {
        0 | 1 => false,
        2..=6 if labelled || bracketed => true,
        count => known == count || known >= 2 && count <= 5,
    }
}

/// Phrases by which lines are told.
struct Matcher {
    /// Whole lines, where they are listed.
    whole: Option<Class>,
    start: Vec<&'static str>,
    end: Vec<&'static str>,
    anywhere: Vec<&'static str>,
    /// Starts, each with what must follow somewhere.
    both: Vec<(&'static str, &'static str)>,
}

impl Matcher {
    fn matches(&self, key: &str, short: bool) -> bool {
        let bare = key.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        self.whole.is_some_and(|whole| whole.has(bare))
            || self.start.iter().any(|phrase| key.starts_with(phrase))
            || self.end.iter().any(|phrase| bare.ends_with(phrase))
            || short && self.both.iter().any(|(start, then)| key.starts_with(start) && key.contains(then))
            || short && self.anywhere.iter().any(|phrase| key.contains(phrase))
    }
}

/// Lines of the page.
static PAGE: LazyLock<Matcher> = LazyLock::new(|| Matcher {
    whole: Some(Class::BoilerplateLine),
    start: words_of(Class::BoilerplateStart),
    end: words_of(Class::BoilerplateEnd),
    anywhere: words_of(Class::BoilerplatePart),
    both: Class::BoilerplatePair.entries().collect(),
});

/// Lines that describe a picture.
static CAPTION: LazyLock<Matcher> = LazyLock::new(|| Matcher {
    whole: None,
    start: words_of(Class::CaptionStart),
    end: words_of(Class::CaptionEnd),
    anywhere: words_of(Class::CaptionPart),
    both: Vec::new(),
});

fn words_of(class: Class) -> Vec<&'static str> {
    class.entries().map(|(entry, _)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_of_pages_are_told_from_the_article() {
        for line in [
            "Leave a Comment",
            "Join our Whatsapp channel",
            "Your email address will not be published. Required fields are marked *",
            "Scroll to Top",
            "ADVERTISEMENT",
            "Share this:",
            "Copyright 2017 The Outlet. All rights reserved. This material may not be rewritten.",
            "Get the Science newsletter. SUBSCRIBE",
            "See it here pic.twitter.com/abc123",
            "Image copyright Getty Images",
            "Photo: Reuters",
            "(AP Photo/Jane Doe)",
            "(Jane Doe / The Outlet)",
            "Follow The Outlet on Facebook and X for more.",
            "© Jane Doe/The Outlet",
            "jane.doe@outlet.example",
            "01:40 - Source: BBC",
            "(END)",
            ">>",
        ] {
            assert_eq!(kind(line), Some(BlockKind::Boilerplate), "{line}");
        }
        for line in [
            "The president signs the book in the capital. Photo: APP",
            "The ferry at the pier, June 3, 2021. (Photo: AP)",
            "A minister speaks in the city on Tuesday. (AP Photo/Jane Doe)",
            "Image copyright Reuters Image caption The boy was found after a search",
            "A bridge over the river, seen in May. File photo",
            "The bridge was closed after the crash (Reuters)",
        ] {
            assert_eq!(kind(line), Some(BlockKind::Caption), "{line}");
        }
        for line in [
            "Save the Children said 40 people were hurt.",
            "Related costs rose to $40 million.",
            "The ministers met at the Foreign Office (FO)",
            "He said: “We were told to share this with the public.”",
            "More talks are planned",
            "Follow the money, he wrote on a wall.",
            "12:40 Ministers arrive",
            "The ministers agreed to share the photo: a picture of 12 men.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
