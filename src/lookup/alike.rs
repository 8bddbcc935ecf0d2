//! Words that somebody may have meant: typos and abbreviations.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rapidfuzz::distance::osa::{Args, BatchComparator};

use super::index::Index;
use super::words::is_figure;

/// Letters below which a word has too little shape to be guessed at.
const SHORT: usize = 3;

/// The most words that an abbreviation may stand for.
const ABBREVIATED: usize = 8;

/// A slip of the finger costs this much of a whole match, in percent.
const SLIP: u32 = 20;

/// The words of the index that resemble `typed` (folded), with how well they fit in percent.
pub(super) fn alike(typed: &str, index: &Index) -> Vec<(u32, u32)> {
    if typed.len() < SHORT {
        return Vec::new();
    }
    let typo = Typo::new(typed);
    let matcher = SkimMatcherV2::default();
    let mut out = Vec::new();
    let mut abbreviated: Vec<(i64, u32)> = Vec::new();
    for (word, place) in index.words.iter().zip(0_u32..) {
        if is_figure(word) {
            continue;
        }
        if let Some(fit) = typo.fit(word) {
            out.push((place, fit));
        } else if is_abbreviation(typed, word)
            && let Some(score) = matcher.fuzzy_match(word, typed)
        {
            abbreviated.push((score, place));
        }
    }
    abbreviated.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    abbreviated.truncate(ABBREVIATED);
    out.extend(abbreviated.into_iter().map(|(_, place)| (place, 100 - 3 * SLIP)));
    out
}

/// True when a word may be meant by `typed`, by whatever way.
pub(super) fn is_alike(typed: &str, word: &str) -> bool {
    typed.len() >= SHORT && (Typo::new(typed).fit(word).is_some() || is_abbreviation(typed, word))
}

/// True when `word` begins with the first letter of `typed` and holds the others in order.
fn is_abbreviation(typed: &str, word: &str) -> bool {
    let mut letters = word.bytes();
    word.as_bytes().first() == typed.as_bytes().first()
        && typed.bytes().all(|wanted| letters.any(|letter| letter == wanted))
}

/// A word to compare others with.
struct Typo<'a> {
    typed: &'a str,
    comparator: BatchComparator<u8>,
    /// Slips that are forgiven.
    slips: usize,
}

impl<'a> Typo<'a> {
    fn new(typed: &'a str) -> Self {
        let slips = match typed.len() {
            0..=3 => 0,
            4..=6 => 1,
            _ => 2,
        };
        Self { typed, comparator: BatchComparator::new(typed.bytes()), slips }
    }

    /// How well `word`, or its beginning while the rest is still to be typed, fits.
    fn fit(&self, word: &str) -> Option<u32> {
        if self.slips == 0 {
            return None;
        }
        let length = word.len().min(self.typed.len());
        let compared = if word.len() > self.typed.len() + self.slips { word.get(..length)? } else { word };
        if compared.len() + self.slips < self.typed.len() {
            return None;
        }
        let args = Args::default().score_cutoff(self.slips);
        let slips = self.comparator.distance_with_args(compared.bytes(), &args)?;
        // Two slips in a word that begins otherwise make another word.
        let same = word.as_bytes().first() == self.typed.as_bytes().first();
        (slips < 2 || same).then(|| 90 - SLIP * slips as u32)
    }
}
