//! Folders of articles of any size, the same each time, made from the built-in ones.
//!
//! An event is the five built-in articles with their names, figures and most of their words exchanged for others, so that
//! each event has words of its own, as news has, and its five articles agree and differ where the built-in ones do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use gainsay::intake;
use gainsay::lexicon::{self, Class};
use gainsay::model::{Article, BlockKind};
use gainsay::text::fold;

/// Words of figures and dates, which keep their place.
const KEPT: &str = "billion decade decades dozen early hour hours later many million month months nearly over percent \
    several then week weeks year years";
/// Syllables of names.
const SYLLABLES: [&str; 24] = [
    "ba", "dor", "el", "fi", "gan", "har", "i", "jo", "kel", "lu", "mar", "nov", "o", "pre", "quin", "ras",
    "sto", "tel", "u", "ver", "wen", "xan", "yor", "zel",
];
/// Of how many words one is left as it is: those that all news has in common.
const COMMON: u64 = 12;
/// Of how many figures one differs between the articles of an event.
const DIFFERS: u64 = 8;

/// How the articles of a folder are spread over events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// Five articles an event.
    Events,
    /// All articles tell of one event, half of the exchanged words being each article's own.
    OneEvent,
}

/// The built-in articles and the words to exchange theirs for.
pub struct Generator {
    articles: Vec<Article>,
    /// The part of speech of each word.
    part: BTreeMap<&'static str, &'static str>,
    /// The words of each part of speech.
    words: BTreeMap<&'static str, Vec<&'static str>>,
    kept: BTreeSet<&'static str>,
}

impl Generator {
    pub fn new() -> Self {
        let mut part: BTreeMap<&str, &str> = Class::Speech.entries().collect();
        for class in [Class::TitleNoun, Class::TitleModifier] {
            let single = class.entries().filter(|(word, _)| !word.contains(' '));
            part.extend(single.map(|(word, _)| (word, class.name())));
        }
        let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (word, part) in &part {
            words.entry(part).or_default().push(word);
        }
        for list in words.values_mut() {
            // Which of them are common is left to chance, not to the alphabet.
            list.sort_by_key(|word| hash(word, 0));
        }
        Self { articles: intake::built_in().articles, part, words, kept: KEPT.split_whitespace().collect() }
    }

    /// Fills the empty folder `into` with `count` articles; returns how many bytes they have.
    pub fn fill(&self, into: &Path, count: usize, spread: Spread) -> io::Result<u64> {
        let mut bytes = 0;
        for number in 0..count as u64 {
            let Retold { title, text, source, day } = self.retold(number, spread);
            let file = format!("---\ntitle: {title}\nsource: {source}\ndate: {day}\n---\n\n{text}");
            bytes += file.len() as u64;
            fs::write(into.join(format!("{:04x}-{number}.md", hash("id", number) % 0x10000)), file)?;
        }
        Ok(bytes)
    }

    /// Writes `count` articles as the lines of an archive: their order tells nothing of the events.
    pub fn write_archive(&self, mut into: impl io::Write, count: usize) -> io::Result<()> {
        let mut order: Vec<u64> = (0..count as u64).collect();
        order.sort_by_key(|number| hash("order", *number));
        for number in order {
            let Retold { title, text, source, day } = self.retold(number, Spread::Events);
            let line = serde_json::json!({
                "id": format!("{:04x}-{number}", hash("id", number) % 0x10000),
                "title": title,
                "source": source,
                "published": day.to_string(),
                "text": text,
                "url": format!("https://example.org/{number}"),
            });
            writeln!(into, "{line}")?;
        }
        Ok(())
    }

    /// Article number `number`: of the events of a year, each told within three days.
    fn retold(&self, number: u64, spread: Spread) -> Retold {
        const DAYS: u64 = 365;
        const OUTLETS: u64 = 24;
        let first = jiff::civil::date(2025, 1, 1);
        let each = self.articles.len() as u64;
        let event = if spread == Spread::Events { number / each } else { 0 };
        let template = &self.articles[(number % each) as usize];
        let text = Retelling { generator: self, event, number, spread }.of(template);
        let (title, text) = text.split_once("\n\n").unwrap_or_default();
        let days = hash("day", event) % DAYS + hash("late", number) % 3;
        Retold {
            title: title.to_owned(),
            text: text.to_owned(),
            source: format!("Outlet {}", hash("outlet", number) % OUTLETS + 1),
            day: first.saturating_add(jiff::Span::new().days(days.cast_signed())),
        }
    }
}

/// An invented article.
struct Retold {
    title: String,
    text: String,
    source: String,
    day: jiff::civil::Date,
}

/// One article made from another.
struct Retelling<'a> {
    generator: &'a Generator,
    event: u64,
    number: u64,
    spread: Spread,
}

impl Retelling<'_> {
    fn of(&self, article: &Article) -> String {
        let mut out = String::with_capacity(article.body.len());
        for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate) {
            let text = article.body.get(block.span.clone()).unwrap_or_default();
            for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
                let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
                out.push_str(&self.word(word));
                out.push_str(&piece[word.len()..]);
            }
            out.push_str("\n\n");
        }
        out
    }

    /// The word that stands for `word` in this article.
    fn word(&self, word: &str) -> String {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.figure(word);
        }
        let folded = fold(word);
        let keeps = folded.len() < 3
            || lexicon::is_common(&folded)
            || lexicon::is_calendar(&folded)
            || self.generator.kept.contains(folded.as_str());
        if keeps {
            return word.to_owned();
        }
        let capital = word.starts_with(char::is_uppercase);
        let singular = folded.strip_suffix('s').unwrap_or(&folded);
        let part = &self.generator.part;
        let list = part
            .get(folded.as_str())
            .or_else(|| part.get(singular))
            .and_then(|part| self.generator.words.get(part));
        match list {
            None if capital => name(hash(&folded, self.event)),
            None => word.to_owned(),
            Some(_) if hash(&folded, u64::MAX).is_multiple_of(COMMON) => word.to_owned(),
            Some(list) => {
                let own = self.spread == Spread::OneEvent && hash(&folded, self.number).is_multiple_of(2);
                let random = hash(&folded, if own { self.number + 1 } else { self.event });
                // Few words are used often and most seldom: the square of an even share.
                let share = (random % 100_000) as f64 / 100_000.0;
                let new = list[(share * share * list.len() as f64) as usize];
                if capital { new[..1].to_uppercase() + &new[1..] } else { new.to_owned() }
            }
        }
    }

    /// Years stay; of other figures the first digit changes.
    fn figure(&self, figure: &str) -> String {
        if figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20")) {
            return figure.to_owned();
        }
        let differs = hash(figure, self.number).is_multiple_of(DIFFERS);
        let random = hash(figure, if differs { self.number } else { self.event });
        format!("{}{}", random % 9 + 1, &figure[1..])
    }
}

/// An invented name of two to four syllables.
fn name(random: u64) -> String {
    let count = 2 + random % 3;
    let syllables = (0..count).map(|at| SYLLABLES[(random >> (8 + 8 * at)) as usize % SYLLABLES.len()]);
    let name: String = syllables.collect();
    name[..1].to_uppercase() + &name[1..]
}

/// A number that looks like chance and is the same each time: FNV-1a, its bits mixed as in `SplitMix64`.
fn hash(text: &str, seed: u64) -> u64 {
    let fnv = text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
    });
    let mut mixed = fnv.wrapping_add(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    for (shift, factor) in [(30, 0xBF58_476D_1CE4_E5B9), (27, 0x94D0_49BB_1331_11EB)] {
        mixed = (mixed ^ (mixed >> shift)).wrapping_mul(factor);
    }
    mixed ^ (mixed >> 31)
}
