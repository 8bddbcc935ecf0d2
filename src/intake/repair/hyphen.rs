//! Words broken by stray hyphens: `Isla-m-abad`, `te--chnology`, `Agree-ment`.

use std::ops::Range;

use foldhash::HashSet;

use crate::intake::draft::{Draft, Edit};
use crate::intake::word::is_english;
use crate::lexicon::Class;
use crate::model::RepairKind;
use crate::text::fold;

/// How many broken words prove a document damaged when each by itself could be a habit of its author.
const WEAK_PROOF: usize = 3;

/// No word is broken into more pieces; without a limit, time would go with the cube of their number.
const MOST_PIECES: usize = 24;

/// A word with hyphens: where it stands, and its parts with the hyphens before them.
struct Compound<'a> {
    span: Range<usize>,
    parts: Vec<&'a str>,
    /// Hyphens between part i and part i + 1.
    hyphens: Vec<usize>,
}

impl Compound<'_> {
    /// True when no part but the first begins with a capital or a digit, so that it can be one word.
    fn is_lower(&self) -> bool {
        self.parts.iter().skip(1).all(|part| part.starts_with(char::is_lowercase))
    }
}

/// Joins the words that stray hyphens have broken, in documents that prove to be damaged so.
pub(super) fn join_broken_words(draft: &mut Draft) {
    if !draft.text.contains('-') {
        return;
    }
    let compounds = compounds(&draft.text);
    // Gathering the words of a document costs more than all else here; most documents give no cause for it: what is
    // broken there, joined, is no word.
    let broken: HashSet<String> = compounds
        .iter()
        .filter(|compound| compound.is_lower() && compound.parts.iter().any(|part| !is_english(&fold(part))))
        .map(|compound| fold(&compound.parts.concat()))
        .collect();
    let is_word = |word: &&str| broken.contains(&fold(word));
    if broken.is_empty()
        || !broken.iter().any(|word| is_english(word)) && !words(&draft.text).any(|word| is_word(&word))
    {
        return;
    }
    let lexicon = Lexicon::of(&draft.text);
    if !is_damaged(&compounds, &lexicon) {
        return;
    }
    let edits = compounds
        .iter()
        .filter_map(|compound| {
            let joined = best_grouping(compound, &lexicon);
            (joined != draft.text[compound.span.clone()])
                .then(|| Edit::repair(compound.span.clone(), joined, RepairKind::Hyphen))
        })
        .collect();
    draft.apply(edits);
}

/// Runs of letters and digits with hyphens between them.
fn compounds(text: &str) -> Vec<Compound<'_>> {
    let mut out = Vec::new();
    for run in runs(text) {
        let word = &text[run.clone()];
        let mut compound = Compound { span: run, parts: Vec::new(), hyphens: Vec::new() };
        let mut hyphens = 0;
        for part in word.split('-') {
            if part.is_empty() {
                hyphens += 1;
                continue;
            }
            if !compound.parts.is_empty() {
                compound.hyphens.push(hyphens + 1);
            }
            hyphens = 0;
            compound.parts.push(part);
        }
        if compound.parts.len() > 1 {
            out.push(compound);
        }
    }
    out
}

/// Stretches of letters, digits and hyphens that begin and end with no hyphen; addresses are left out.
fn runs(text: &str) -> Vec<Range<usize>> {
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    let mut out = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let address = piece.contains("://") || piece.contains('@');
        if !piece.contains('-') || address {
            at += piece.len();
            continue;
        }
        for run in piece.split_inclusive(|c| !inside(c)) {
            let start = at + run.len() - run.trim_start_matches('-').len();
            let trimmed = run.trim_end_matches(|c| !inside(c)).trim_matches('-');
            out.push(start..start + trimmed.len());
            at += run.len();
        }
    }
    out
}

/// The words of a document that it has whole.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| word.len() > 2 && !word.contains('-'))
}

/// The words that the document itself has whole, and the English ones.
struct Lexicon {
    own: HashSet<String>,
}

impl Lexicon {
    fn of(text: &str) -> Self {
        Self { own: words(text).map(fold).collect() }
    }

    fn knows(&self, word: &str) -> bool {
        let word = fold(word);
        self.own.contains(&word) || is_english(&word)
    }
}

/// Damage is proven by words that no author writes: doubled hyphens or lone letters within a word that is known
/// without them, or several known words in pieces.
fn is_damaged(compounds: &[Compound<'_>], lexicon: &Lexicon) -> bool {
    let mut weak = 0;
    for compound in compounds {
        let whole: String = compound.parts.concat();
        let pieces = compound.parts.iter().filter(|part| !lexicon.knows(part)).count();
        if !compound.is_lower() || pieces == 0 || !lexicon.knows(&whole) {
            continue;
        }
        let doubled = compound.hyphens.iter().any(|&hyphens| hyphens > 1);
        if doubled || compound.parts.len() > 2 {
            return true;
        }
        let prefixed = compound.parts.first().is_some_and(|part| Class::Prefix.has(&fold(part)));
        weak += usize::from(!prefixed && compound.parts.last().is_some_and(|part| !lexicon.knows(part)));
    }
    weak >= WEAK_PROOF
}

/// The compound with the hyphens that belong: the cheapest way to group its parts into words.
fn best_grouping(compound: &Compound<'_>, lexicon: &Lexicon) -> String {
    let parts = &compound.parts;
    let mut best: Vec<(u32, usize)> = vec![(0, 0)];
    for end in 1..=parts.len() {
        let choice = (end.saturating_sub(MOST_PIECES)..end)
            .filter_map(|start| {
                let cost = group_cost(parts, start..end, lexicon)?;
                let doubled = start > 0 && compound.hyphens[start - 1] > 1;
                Some((best[start].0 + cost + if doubled { 6 } else { 0 }, start))
            })
            .min()
            .unwrap_or((u32::MAX / 2, end - 1));
        best.push(choice);
    }
    let mut groups = Vec::new();
    let mut end = parts.len();
    while end > 0 {
        let start = best[end].1;
        groups.push(parts[start..end].concat());
        end = start;
    }
    groups.reverse();
    groups.join("-")
}

/// What it costs to read the parts in `range` as one word; none where they cannot be one.
fn group_cost(parts: &[&str], range: Range<usize>, lexicon: &Lexicon) -> Option<u32> {
    let group = parts.get(range.clone())?;
    let [first, rest @ ..] = group else { return None };
    if rest.is_empty() {
        return Some(part_cost(parts, range.start, lexicon));
    }
    let number = group.iter().any(|part| part.contains(|c: char| c.is_numeric()));
    // "Kassym-Jomart": a capital begins a word of its own.
    if number || rest.iter().any(|part| part.starts_with(char::is_uppercase)) {
        return None;
    }
    if lexicon.knows(&group.concat()) {
        // "over-turn" may be damage and may not; parts that are words are better left as they stand.
        let sound = range.clone().all(|index| part_cost(parts, index, lexicon) == 0);
        return Some(u32::from(sound));
    }
    Some(if first.starts_with(char::is_uppercase) { 6 } else { 9 })
}

/// What it costs to let part number `index` stand by itself.
fn part_cost(parts: &[&str], index: usize, lexicon: &Lexicon) -> u32 {
    let part = parts[index];
    let next = parts.get(index + 1);
    if lexicon.knows(part) || part.starts_with(|c: char| c.is_numeric()) {
        return 0;
    }
    if part.chars().count() == 1 {
        // "x-ray", "Nishan-e-Pakistan", "tête-à-tête"
        let begins = index == 0 && parts.len() == 2 && next.is_some_and(|next| lexicon.knows(next));
        let links = index > 0
            && next.is_some_and(|next| next.starts_with(char::is_uppercase) || *next == parts[index - 1]);
        return if begins || links { 0 } else { 7 };
    }
    if index == 0 && Class::Prefix.has(&fold(part)) {
        0
    } else if part.starts_with(char::is_uppercase) {
        2
    } else if part.len() < 3 {
        4
    } else {
        3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        let mut draft = Draft::new(text.to_owned());
        join_broken_words(&mut draft);
        draft.text
    }

    #[test]
    fn broken_words_are_joined_and_compounds_stay() {
        assert_eq!(
            joined(
                "The Mi--nis-ter of Agri-cul-ture met a high-level 13-member team on a two-day visit to Mon-t-evideo, \
                 Montevideo said; well-being, Jean-Claude and the 2025-26 memo-r-andum stay-ed."
            ),
            "The Minister of Agriculture met a high-level 13-member team on a two-day visit to Montevideo, \
             Montevideo said; well-being, Jean-Claude and the 2025-26 memorandum stayed."
        );
    }

    #[test]
    fn a_sound_document_keeps_every_hyphen() {
        let text = "The co-operative's e-mail--sent in mid-May--re-opened the well-known Dar-es-Salaam face-to-face \
                    talks, a vice-president's no-one-else pre-election state-of-the-art Nishan-i-Pakistan.";
        assert_eq!(joined(text), text);
    }
}
