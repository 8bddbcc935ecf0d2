//! Comparing the words between quotation marks.

use std::collections::BTreeSet;

use super::{Difference, Side};
use crate::claim::is_denial;
use crate::claim::wording::{align, words};
use crate::model::{Kind, Mention};

/// Words that two quotations must have in common before a figure, name or "not" between them tells them apart.
const COMMON: usize = 3;
/// Words of the longest stretch that stands for another; a longer one is a quotation of something else.
const STRETCH: usize = 8;

/// What differs inside the words that both quote. Other words are another way to quote; another figure, day or name, or
/// a "not" that one leaves out, is another statement.
pub(super) fn compare(a: &Side<'_>, b: &Side<'_>) -> Option<Difference> {
    // Many articles quote the same words.
    if a.member.reading.normalized == b.member.reading.normalized {
        return None;
    }
    let wording = align(&words(a.text), &words(b.text));
    let has = |source: &str, words: &[String]| {
        if words.is_empty() {
            format!("{source} leaves it out")
        } else {
            format!("{source} has “{}”", words.join(" "))
        }
    };
    let why = |what: &str, (left, right): &(Vec<String>, Vec<String>)| {
        // What is left out is told after what stands there.
        let (first, second) = if left.is_empty() { ((b, right), (a, left)) } else { ((a, left), (b, right)) };
        format!("{what}: {}, {}", has(first.0.source, first.1), has(second.0.source, second.1))
    };
    let short = |pair: &&(Vec<String>, Vec<String>)| pair.0.len().max(pair.1.len()) <= STRETCH;
    let comparable = wording.differing.iter().filter(short).filter(|_| wording.common >= COMMON);
    let telling = comparable.into_iter().find_map(|pair| {
        let (left, right) = (Substance::new(&pair.0, a), Substance::new(&pair.1, b));
        left.differs_in(&right).map(|what| Difference::conflict(why(&format!("quoted with {what}"), pair)))
    });
    telling.or_else(|| {
        wording.differing.first().map(|pair| Difference::variant(why("quoted differently", pair)))
    })
}

/// True for one name in two spellings: most of its letters are the same, in the same order.
fn is_spelling(a: &[String], b: &[String]) -> bool {
    const ALIKE: f64 = 0.6;
    let (a, b) = (a.concat(), b.concat());
    rapidfuzz::distance::indel::normalized_similarity(a.chars(), b.chars()) >= ALIKE
}

/// What a stretch of quoted words says that no other words can say.
struct Substance {
    denies: bool,
    figures: BTreeSet<Vec<String>>,
    names: BTreeSet<Vec<String>>,
}

impl Substance {
    /// The figures, dates and names that stand whole in `differing`, words of the quotation of `side`.
    fn new(differing: &[String], side: &Side<'_>) -> Self {
        let quoted = &side.member.reading.span;
        let within =
            |mention: &&Mention| quoted.start <= mention.span.start && mention.span.end <= quoted.end;
        let mut stretch = Self {
            denies: differing.iter().any(|word| is_denial(word)),
            figures: BTreeSet::new(),
            names: BTreeSet::new(),
        };
        for mention in side.mentions.iter().filter(within) {
            let text = words(side.body.get(mention.span.clone()).unwrap_or_default());
            if text.is_empty() || !differing.windows(text.len()).any(|run| run == text) {
                continue;
            }
            match mention.kind {
                Kind::Quote | Kind::List | Kind::Statement | Kind::Title | Kind::Rank => {}
                Kind::Name | Kind::Place => _ = stretch.names.insert(text),
                _ => _ = stretch.figures.insert(text),
            }
        }
        stretch
    }

    /// What tells the two apart, if it is more than words.
    fn differs_in(&self, other: &Self) -> Option<&'static str> {
        if self.denies != other.denies {
            Some("and without a denial")
        } else if self.figures != other.figures {
            Some("another figure or day")
        } else if !self.names.is_empty()
            && !other.names.is_empty()
            && !self.names.iter().any(|name| other.names.iter().any(|with| is_spelling(name, with)))
        {
            Some("another name")
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::parse;
    use crate::model::{Kind, Verdict};

    /// The verdict on one quotation as two papers have it, and its reason.
    fn verdict(quotes: [&str; 2]) -> Option<(Verdict, String)> {
        let article = |(paper, quote): (&str, &str)| {
            let text = format!("The Tarn bridge opens\n\n“{quote}”, the mayor of Tarnford said on Monday.\n");
            parse(&format!("{paper}.txt"), None, text).unwrap()
        };
        let briefing = crate::analyze(["gazette", "herald"].into_iter().zip(quotes).map(article).collect());
        briefing.disagreements().find(|fact| fact.kind == Kind::Quote).and_then(|fact| {
            let judgement = fact.judgement.clone()?;
            Some((judgement.verdict, judgement.why))
        })
    }

    #[test]
    fn other_words_are_a_variant_and_another_figure_name_or_a_denial_is_a_conflict() {
        let quotes = |a: &'static str, b: &'static str| {
            [a, b].map(|middle| format!("We will open {middle} before the great summer fair begins"))
        };
        for (pair, verdict_wanted, reason) in [
            (quotes("the old bridge", "the new bridge"), Verdict::Variant, "quoted differently"),
            (quotes("three bridges", "four bridges"), Verdict::Conflict, "another figure or day"),
            (quotes("it", "it not"), Verdict::Conflict, "with and without a denial"),
            (quotes("Harbour Street", "Castle Hill"), Verdict::Conflict, "another name"),
        ] {
            let (verdict, why) = verdict([&pair[0], &pair[1]]).expect(&pair[1]);
            assert_eq!((verdict, why.contains(reason)), (verdict_wanted, true), "{}: {why}", pair[1]);
        }
    }
}
