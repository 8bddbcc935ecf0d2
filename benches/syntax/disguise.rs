//! Sentences as headlines and careless writers print them.

use gainsay::syntax::word::{Case, WordForm};
use gainsay::text::fold;

use crate::random::Random;
use crate::treebank::Sentence;

/// How the words of a sentence are changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disguise {
    /// How the words are written.
    pub letters: Letters,
    /// Whether the mark at the end is left out.
    pub unended: bool,
}

/// How words are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    AsTheyStand,
    /// Every word with a capital.
    Title,
    /// Every word but small ones with a capital.
    Headline,
    Lower,
    Upper,
}

impl Letters {
    pub const ALL: [Self; 5] = [Self::AsTheyStand, Self::Title, Self::Headline, Self::Lower, Self::Upper];
}

impl Disguise {
    pub const NONE: Self = Self { letters: Letters::AsTheyStand, unended: false };

    /// Mostly none.
    pub fn draw(random: &mut Random) -> Self {
        let letters = match random.below(100) {
            0..80 => Letters::AsTheyStand,
            80..87 => Letters::Title,
            87..94 => Letters::Headline,
            94..97 => Letters::Lower,
            _ => Letters::Upper,
        };
        let often = if letters == Letters::AsTheyStand { 10 } else { 50 };
        Self { letters, unended: random.chance(often) }
    }
}

/// The words of a sentence in every disguise.
pub struct Disguised {
    words: [Vec<WordForm>; 5],
    /// How many words are left without the mark at the end.
    unended: usize,
}

impl Disguised {
    pub fn new(sentence: &Sentence) -> Self {
        let forms = |letters: Letters| -> Vec<WordForm> {
            let forms: Vec<String> = sentence
                .entries
                .iter()
                .enumerate()
                .map(|(at, entry)| write(&entry.form, letters, at == 0))
                .collect();
            let case = Case::of(forms.iter().map(String::as_str));
            forms.iter().map(|form| WordForm::new(form, &fold(form), case)).collect()
        };
        let ends = sentence
            .entries
            .last()
            .is_some_and(|last| matches!(last.form.as_str(), "." | "!" | "?") && sentence.entries.len() > 1);
        let last = sentence.entries.len() - 1;
        let leaf = sentence.entries.iter().all(|entry| entry.head as usize != last);
        let root = sentence.entries[last].head as usize == sentence.entries.len();
        let unended = if ends && leaf && !root { last } else { last + 1 };
        Self { words: Letters::ALL.map(forms), unended }
    }

    pub fn words(&self, disguise: Disguise) -> &[WordForm] {
        let words = &self.words[disguise.letters as usize];
        if disguise.unended { &words[..self.unended] } else { words }
    }
}

/// Words that headlines print small.
const SMALL: [&str; 16] =
    ["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

fn write(form: &str, letters: Letters, first: bool) -> String {
    let capital = || {
        let mut rest = form.chars();
        rest.next().map_or_else(String::new, |c| c.to_uppercase().chain(rest).collect())
    };
    match letters {
        Letters::AsTheyStand => form.to_owned(),
        Letters::Lower => form.to_lowercase(),
        Letters::Upper => form.to_uppercase(),
        _ if form.starts_with(['\'', '’']) || matches!(form, "n't" | "n’t") => form.to_owned(),
        Letters::Headline if !first && SMALL.contains(&form) => form.to_owned(),
        Letters::Title | Letters::Headline => capital(),
    }
}
