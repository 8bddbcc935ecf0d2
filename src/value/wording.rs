//! The words of quotations, side by side.

use super::number::same_number;
use crate::lexicon::Class;
use crate::text::{Hunk, TokenView, diff, fold, number, stem, tokens};

/// How two quotations stand to each other.
#[derive(Debug, Default, PartialEq)]
pub struct Wording {
    /// How many words both have, in the same order.
    pub common: usize,
    /// Stretches that differ, inside what both quote: the words of one, and of the other.
    pub differing: Vec<(Vec<String>, Vec<String>)>,
}

/// What stands for words that a quotation leaves out and says so.
const CUT: &str = "…";

/// The words of a quotation, folded, contractions in full, without marks and without what an editor put into it in
/// brackets; words left out are one word, `…`.
pub fn words(quote: &str) -> Vec<String> {
    let quote = quote.replace("...", CUT).replace(". . .", CUT);
    let quote =
        quote.split(' ').map(|word| if is_masked(word) { CUT } else { word }).collect::<Vec<_>>().join(" ");
    let mut out: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    for piece in quote.split_inclusive(|c: char| c.is_whitespace() || "-–—/[]…".contains(c)) {
        let mark = piece.chars().next_back().filter(|c| !c.is_alphanumeric());
        if depth == 0 {
            out.extend(contraction(&fold(piece.trim_end_matches(['…', '[', ']']))));
        }
        match mark {
            Some('[') => depth += 1,
            Some(']') => {
                depth = depth.saturating_sub(1);
                // What the brackets stand for was left out.
                if depth == 0 && out.last().is_some_and(|word| word != CUT) {
                    out.push(CUT.to_owned());
                }
            }
            Some('…') if depth == 0 && out.last().is_some_and(|word| word != CUT) => {
                out.push(CUT.to_owned());
            }
            _ => {}
        }
    }
    if out.last().is_some_and(|word| word == CUT) {
        out.pop();
    }
    out
}

/// True for a word of which a paper shows some letters only ("d---", "d**n").
fn is_masked(word: &str) -> bool {
    let letters = word.chars().any(char::is_alphabetic);
    letters && (word.contains("---") || word.trim_matches('*').contains('*') || word.contains("**"))
}

/// The words that a folded word stands for: "you're" for "you are".
fn contraction(word: &str) -> Vec<String> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let pair = |first: &str, second: &str| vec![letters(first), second.to_owned()];
    match word {
        "ok" | "o.k" => return vec!["okay".to_owned()],
        "can't" | "cannot" => return pair("can", "not"),
        "won't" => return pair("will", "not"),
        "it's" | "that's" | "he's" | "she's" | "what's" | "there's" | "who's" | "here's" => {
            return pair(&word[..word.len() - 2], "is");
        }
        _ => {}
    }
    let full = [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am")];
    let found = full.iter().find_map(|(short, long)| Some(pair(word.strip_suffix(short)?, long)));
    found.unwrap_or_else(|| vec![letters(word)]).into_iter().filter(|word| !word.is_empty()).collect()
}

/// A gap of more words between common words ends what two quotations have in common.
const GAP: usize = 4;

/// Words at either end of two quotations that may stand for each other.
const TURN: usize = 2;

/// Compares two quotations word by word, outwards from the longest run of words that both have. What one has before or
/// behind the common words was left out by the other and is no difference; neither is a different spelling.
pub fn align(a: &[String], b: &[String]) -> Wording {
    let hunks = diff(a, b);
    let Some(main) = (0..hunks.len()).max_by_key(|at| (hunks[*at].common(), std::cmp::Reverse(*at))) else {
        return Wording::default();
    };
    let sides = |hunk: &Hunk| (&a[hunk.first.clone()], &b[hunk.second.clone()]);
    let cut = |hunk: &Hunk| {
        let (old, new) = sides(hunk);
        old.iter().chain(new).any(|word| word == CUT)
    };
    // A quotation of which the other has every word was shortened inside, however little follows.
    let all: usize = hunks.iter().map(Hunk::common).sum();
    let whole = all == a.len().min(b.len());
    let joins = |gap: &Hunk, behind: &Hunk| cut(gap) || joins(gap, if whole { all } else { behind.common() });
    let (mut first, mut last) = (main, main);
    while first >= 2 && joins(&hunks[first - 1], &hunks[first - 2]) {
        first -= 2;
    }
    while last + 2 < hunks.len() && joins(&hunks[last + 1], &hunks[last + 2]) {
        last += 2;
    }
    let mut wording = Wording::default();
    // Other words where both begin or go on: "a single laboratory", "a single site".
    let turns = |hunk: &Hunk| {
        let (fewer, more) =
            (hunk.first.len().min(hunk.second.len()), hunk.first.len().max(hunk.second.len()));
        !hunk.is_common && !cut(hunk) && fewer > 0 && more <= TURN
    };
    if first > 0 && turns(&hunks[first - 1]) {
        first -= 1;
    }
    if hunks.get(last + 1).is_some_and(turns) {
        last += 1;
    }
    for hunk in &hunks[first..=last] {
        let (old, new) = sides(hunk);
        if hunk.is_common || same_letters(old, new) {
            wording.common += old.len();
        } else if !cut(hunk) {
            wording.differing.push((old.to_vec(), new.to_vec()));
        }
    }
    wording
}

/// True when the gap is small for the common words behind it.
fn joins(gap: &Hunk, common: usize) -> bool {
    let words = gap.first.len().max(gap.second.len());
    !gap.is_common && words <= GAP && words <= common + 1
}

/// True for words that are spelt or parted differently ("on to" and "onto", "analyse" and "analyze").
fn same_letters(a: &[String], b: &[String]) -> bool {
    let join = |words: &[String]| words.iter().map(|word| stem(word)).collect::<String>().replace("ys", "yz");
    let short = |a: &[String], b: &[String]| matches!((a, b), ([a], [b]) if is_short_for(a, b));
    let one_number = || number(a).zip(number(b)).is_some_and(|(x, y)| same_number(x, y));
    a.concat() == b.concat() || join(a) == join(b) || short(a, b) || short(b, a) || one_number()
}

/// True for a word that is a number or a power of ten ("million").
pub fn is_number(word: &str) -> bool {
    Class::Scale.has(word) || number(&[word.to_owned()]).is_some()
}

/// The number that words are, in digits or not: 100 for "a hundred".
fn number(words: &[String]) -> Option<f64> {
    let text = words.join(" ");
    let tokens = tokens(&text);
    let view = TokenView::new(&text, &tokens);
    let start = usize::from(matches!(view.word(0), "a" | "an") && tokens.len() > 1);
    let numeral = number::read(&view, start, false).or_else(|| number::read(&view, 0, false))?;
    numeral.point.filter(|_| numeral.end == tokens.len())
}

/// True for the beginning of a word that names an office, for the whole word ("Sen." for "senator").
fn is_short_for(short: &str, long: &str) -> bool {
    short.len() < long.len() && long.starts_with(short) && Class::Office.meaning(short) == Some(long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_left_out_at_the_ends_are_no_difference() {
        let wording = align(&words("we will never yield to threats"), &words("never yield"));
        assert_eq!((wording.common, wording.differing.len()), (2, 0));
        let wording = align(&words("we shall never yield"), &words("we will never yield"));
        assert_eq!(wording.differing, [(vec!["shall".to_owned()], vec!["will".to_owned()])]);
        let wording = align(
            &words("she [Ms Jones] carried it onto the bridge"),
            &words("she carried it on to the bridge"),
        );
        assert_eq!(wording.differing, []);
        let wording = align(&words("not a single laboratory"), &words("not a single site"));
        assert_eq!(wording.differing, [(vec!["laboratory".to_owned()], vec!["site".to_owned()])]);
    }

    #[test]
    fn a_word_dropped_inside_is_a_difference_and_one_marked_as_dropped_is_none() {
        let differing = |a, b| align(&words(a), &words(b)).differing;
        let whole = "you are in a great deal of trouble with the harbour board";
        assert_eq!(differing(whole, "you're in trouble").len(), 1);
        assert_eq!(differing(whole, "You’re in … trouble"), []);
        assert_eq!(differing("it cannot be mended", "It can't be mended"), []);
        assert_eq!(differing("you are a d---- of a clerk", "you are a blight of a clerk"), []);
        assert_eq!(differing("Sen. Holm is right, that is OK", "Senator Holm is right, that is okay"), []);
        assert_eq!(differing("we lost a hundred boats in two days", "we lost 100 boats in 2 days"), []);
        let began = differing("so the bridge will open in May", "and yet the bridge will open in May");
        assert_eq!(began, [(vec!["so".to_owned()], vec!["and".to_owned(), "yet".to_owned()])]);
    }
}
