//! The words of a question that tell which value is meant.

use rapidfuzz::distance::osa;

use super::super::alike::alike;
use super::super::fitting::{WordFit, fitting};
use super::super::index::Index;
use super::super::query::QueryTerm;
use super::super::words::is_figure;
use crate::claim::{family, form};
use crate::lexicon::{self, Class};
use crate::text::{fold, stem};

/// What a word weighs that a question can do without.
pub(super) const FILLER: f64 = 0.15;

/// How well a word of the articles must fit to be looked for, in percent; and how well it fits that holds a word which
/// stands for that of the question.
const LEAST: u32 = 70;
const OFFICE: u32 = 80;
const ALIKE: u32 = 65;

/// What a word does in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClueRole {
    /// The noun behind "how many" or "which".
    Counted,
    /// The verb: what happens.
    Predicate,
    /// The noun that the question is about.
    Subject,
    /// Any other word.
    Restriction,
}

/// A word in the forms that words of articles and questions are compared by.
#[derive(Debug)]
pub(super) struct ComparedWord {
    folded: String,
    /// The stem that the words of an index have, where irregular forms have that of another word.
    form: String,
    stem: String,
    family: Option<&'static str>,
    office: Option<&'static str>,
    alike: Option<&'static str>,
}

impl ComparedWord {
    /// The forms of a folded word.
    pub(super) fn new(folded: String) -> Self {
        Self {
            form: form(&folded),
            stem: stem(&folded),
            family: family(&folded),
            office: lexicon::office(&folded),
            alike: Class::AskedAlike.meaning(&folded),
            folded,
        }
    }
}

/// A word of a question that tells which value is meant.
#[derive(Debug)]
pub(super) struct Clue {
    /// The word as it was typed, in folded form.
    typed: String,
    /// The word that is meant.
    meant: ComparedWord,
    /// Words of the articles that are taken for it.
    taken: Vec<String>,
    pub role: ClueRole,
    /// How much its role tells.
    base: f64,
    /// How much it tells beside the others, by how rare it is as well.
    pub weight: f64,
    /// True where no value answers that has nothing to do with it.
    pub needed: bool,
    /// Words of the index that fit it.
    pub fits: Vec<WordFit>,
}

impl Clue {
    /// The clue that a word gives; `known` tells whether it is an English word in some form, which is not misspelt.
    pub(super) fn new(word: &str, role: ClueRole, known: bool, index: &Index) -> Self {
        let typed: String = fold(word).chars().filter(char::is_ascii_alphanumeric).collect();
        let mut fits = fits_of(&typed, index);
        let is_known =
            known || fits.iter().any(|(_, quality)| *quality > LEAST) || Class::English.has(&typed);
        let taken = if is_known { Vec::new() } else { respelt(&typed, index, &mut fits) };
        let meant = ComparedWord::new(taken.first().unwrap_or(&typed).clone());
        let mut add = |word: &str, quality: u32| {
            let whole = fitting(index, &QueryTerm::for_word(word)).into_iter().filter(|(_, fit)| *fit > 90);
            fits.extend(whole.map(|(word, _)| (word, quality)));
        };
        let office = meant.office.unwrap_or(&meant.folded);
        let offices = [Class::Office, Class::BodyNoun].into_iter().flat_map(Class::entries);
        offices.filter(|(_, of)| *of == office).for_each(|(word, _)| add(word, OFFICE));
        if let Some(group) = meant.alike {
            let others = Class::AskedAlike.entries().filter(|(_, of)| *of == group);
            others.for_each(|(word, _)| add(word, ALIKE));
        }
        let is_filler = Class::Filler.has(&meant.folded) && role != ClueRole::Counted;
        let base = match role {
            _ if is_filler || Class::KindNoun.has(&meant.folded) => FILLER,
            ClueRole::Counted | ClueRole::Predicate => 1.3,
            ClueRole::Subject => 1.1,
            ClueRole::Restriction => 0.9,
        };
        Self { typed, meant, taken, role, base, weight: base, needed: false, fits }
    }

    /// Weighs the word by how rare it is, from 0 to 1.
    pub(super) fn weigh(&mut self, rarity: f64) {
        self.weight = self.base * rarity;
    }

    /// Takes `name` for what the word stands for: "Lee" for "the mayor".
    pub(super) fn stands_for(&mut self, name: String, index: &Index) {
        let whole = fitting(index, &QueryTerm::for_word(&name)).into_iter().filter(|(_, fit)| *fit == 100);
        self.fits.extend(whole);
        self.taken.push(name);
    }

    /// True for a number.
    pub(super) fn is_figure(&self) -> bool {
        self.typed.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The word that is meant, in folded form.
    pub(super) fn word(&self) -> &str {
        &self.meant.folded
    }

    /// How well a word of an article fits, from 0 to 1.
    pub(super) fn fit(&self, word: &ComparedWord) -> f64 {
        let meant = &self.meant;
        let is_one = |a: Option<&str>, b: Option<&str>| a.is_some() && a == b;
        let office = word.office.is_some_and(|office| meant.office.unwrap_or(&meant.folded) == office);
        if word.folded.is_empty() {
            0.0
        } else if word.folded == self.typed {
            1.0
        } else if self.taken.contains(&word.folded) {
            0.9
        } else if is_figure(&word.folded) {
            0.0
        } else if word.form == meant.form || word.stem == meant.stem {
            0.95
        } else if office {
            0.85
        } else if is_one(word.family, meant.family) {
            0.75
        } else if is_one(word.alike, meant.alike)
            || self.typed.len() > 4 && word.folded.starts_with(&self.typed)
        {
            0.7
        } else {
            0.0
        }
    }
}

/// The words of the index that fit a word well.
fn fits_of(word: &str, index: &Index) -> Vec<WordFit> {
    let mut fits = fitting(index, &QueryTerm::for_word(word));
    fits.retain(|(_, quality)| *quality >= LEAST);
    fits
}

/// The words that somebody may have meant who typed a word that is in no article: words of the articles, otherwise one
/// that questions are made of.
fn respelt(typed: &str, index: &Index, fits: &mut Vec<WordFit>) -> Vec<String> {
    /// How well a word must resemble the one typed, in percent.
    const RESEMBLES: u32 = 50;
    let close = alike(typed, index);
    let best = close.iter().map(|(_, quality)| *quality).max().unwrap_or_default().max(RESEMBLES);
    let best: Vec<WordFit> = close.into_iter().filter(|(_, quality)| *quality == best).collect();
    let mut out: Vec<String> = best
        .iter()
        .filter_map(|(word, _)| index.words.get(*word as usize))
        .map(ToString::to_string)
        .collect();
    fits.extend(best);
    if let Some(first) = out.first() {
        fits.extend(fits_of(first, index));
    } else if typed.len() > 4 {
        let args = osa::Args::default().score_cutoff(1);
        let is_near = |word: &&str| osa::distance_with_args(word.bytes(), typed.bytes(), &args).is_some();
        let of_questions = [Class::AskedAlike, Class::Filler].into_iter().flat_map(Class::entries);
        out.extend(of_questions.map(|(word, _)| word).find(is_near).map(str::to_owned));
    }
    out
}
