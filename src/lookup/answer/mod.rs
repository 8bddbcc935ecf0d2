//! Answers to questions, read from the sentences that hold their words.
//!
//! The question is parsed once. The sentences that hold most of its words are parsed, and each value of the kind that is
//! asked for is rated by how near the words of the question stand to it in the tree of its sentence. Values that agree
//! are one answer. Where a word that the question cannot do without belongs to none of them, nothing is answered.

mod asked;
mod candidates;
mod clue;
mod fit;
mod grammar;
mod group;
mod sentence;
mod values;

use super::hit::{Hit, Target};
use super::index::Index;
use super::search::Admits;
use crate::model::{Briefing, Fact, Reading};
use crate::value::Kind;
use asked::{Asked, Aspect};
use candidates::{CandidateSentence, candidates};
use clue::ClueRole;
use fit::fit;
use group::{AgreeingValues, RatedValue, fact, fact_of, groups};
use sentence::ReadSentence;
use values::{is_person_noun, values};

/// What a value must score to answer a question; and to answer a few words that are no question.
const SURE: f64 = 0.45;
const SURE_OF_WORDS: f64 = 0.48;

/// Sentences in which a name for the person that is asked about is looked for.
const STAND_INS: usize = 12;

/// What a question finds.
#[derive(Debug, Default)]
pub(super) struct QuestionAnswer {
    /// The answer; none where no value is sure.
    pub best: Option<Hit>,
    /// True where the question names nothing that could be looked for in sentences.
    pub is_open: bool,
    /// The sentences that come nearest, best first.
    pub nearest: Vec<Hit>,
}

/// Looks for the answer to `text`; nothing for words that ask for no value.
pub(super) fn answers(index: &Index, briefing: &Briefing, text: &str, admits: &Admits<'_>) -> QuestionAnswer {
    let Some(mut asked) = Asked::new(text, index) else { return QuestionAnswer::default() };
    let is_about_name = asked.is(Aspect::Named) && asked.expected.kind(Kind::Title) > 0;
    if asked.clues.is_empty() || asked.expected.speech || is_about_name {
        return QuestionAnswer { is_open: true, ..QuestionAnswer::default() };
    }
    let mut candidates = candidates(index, &mut asked, admits);
    if stand_ins(briefing, &candidates, &mut asked, index) {
        candidates = self::candidates::candidates(index, &mut asked, admits);
    }
    let mut found = Vec::new();
    let mut best_of: Vec<(f64, usize)> = Vec::new();
    for (at, candidate) in candidates.iter_mut().enumerate() {
        candidate.follows_old_date = follows_old_date(briefing, candidate);
        let values = found_in(briefing, &asked, candidate);
        let best = values.iter().map(|found| found.fit.score).fold(0.0, f64::max);
        best_of.push((best + candidate.score / 10.0, at));
        found.extend(values);
    }
    let mut groups = groups(briefing, found);
    if !asked.is(Aspect::Ahead) {
        group::put_aims_behind(briefing, &mut groups);
    }
    let limit = if asked.is(Aspect::Question) { SURE } else { SURE_OF_WORDS };
    let sure = groups.first().is_some_and(|group| is_sure(group, limit));
    let best = if sure { hit(briefing, &groups, topic(text)) } else { None };
    best_of.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let nearest = best_of.into_iter().filter_map(|(_, at)| Some(sentence_hit(candidates.get(at)?))).collect();
    QuestionAnswer { best, is_open: false, nearest }
}

/// The names that stand right beside the person that is asked about ("the baker Lee"), who is called by them
/// elsewhere; true where there are any.
fn stand_ins(
    briefing: &Briefing,
    candidates: &[CandidateSentence],
    asked: &mut Asked,
    index: &Index,
) -> bool {
    let Some(number) =
        asked.clues.iter().position(|clue| clue.role == ClueRole::Subject && is_person_noun(clue.word()))
    else {
        return false;
    };
    let mut names: Vec<String> = Vec::new();
    for candidate in candidates.iter().take(STAND_INS) {
        let Some(sentence) = ReadSentence::new(briefing, candidate, asked) else { continue };
        let parse = &sentence.parse;
        for (at, fit) in sentence.matches.get(number).into_iter().flatten().filter(|(_, fit)| *fit > 0.9) {
            let head = parse.noun(*at);
            let beside =
                std::iter::once(head).chain(parse.appositions(*at)).find(|noun| parse.tag(*noun).is_proper());
            let name = beside.map(|noun| sentence.tokens[noun].folded.to_string());
            names.extend(name.filter(|name| *fit > 0.9 && name.len() > 3));
        }
    }
    names.sort_unstable();
    names.dedup();
    let any = !names.is_empty();
    if let Some(clue) = asked.clues.get_mut(number) {
        for name in names {
            clue.stands_for(name, index);
        }
    }
    any
}

/// True where the sentence before a candidate names a year long past.
fn follows_old_date(briefing: &Briefing, candidate: &CandidateSentence) -> bool {
    let Some(article) = briefing.articles.get(candidate.article) else { return false };
    let published = briefing.published(candidate.article);
    let (Some(published), Some(before)) = (published, article.body.get(..candidate.sentence.start)) else {
        return false;
    };
    let before = before.trim_end();
    let start = before.trim_end_matches(['.', '!', '?']).rfind(['.', '!', '?', '\n']).unwrap_or_default();
    let years = before[start..].split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() == 4);
    let year = published.value.year();
    years.filter_map(|word| word.parse::<i16>().ok()).any(|named| (1000..year - 1).contains(&named))
}

fn is_sure(group: &AgreeingValues, limit: f64) -> bool {
    group.found.first().is_some_and(|first| first.fit.holds_needed) && group.score >= limit
}

/// The values of a candidate with how well they fit.
fn found_in(briefing: &Briefing, asked: &Asked, candidate: &CandidateSentence) -> Vec<RatedValue> {
    let Some(sentence) = ReadSentence::new(briefing, candidate, asked) else { return Vec::new() };
    let start = candidate.sentence.start;
    values(&sentence, asked)
        .into_iter()
        .map(|value| RatedValue {
            article: candidate.article,
            sentence: candidate.sentence.clone(),
            span: start + value.span.start..start + value.span.end,
            kind: value.kind,
            fit: fit(asked, candidate, &sentence, &value),
            value: value.value,
        })
        .collect()
}

/// The answer: a fact of the briefing where one holds it, otherwise one made of the places that were found.
fn hit(briefing: &Briefing, groups: &[AgreeingValues], topic: String) -> Option<Hit> {
    let first = groups.first()?.found.first()?;
    let (target, fact) = if let Some(number) = fact_of(briefing, groups.first()?) {
        (Target::Fact(number), with_first(briefing.facts.get(number)?, first))
    } else {
        let target = Target::Passage { article: first.article, sentence: first.sentence.clone() };
        (target, fact(briefing, groups, topic)?)
    };
    Some(Hit { target, exact: true, score: i64::MAX, answer: true, fact: Some(Box::new(fact)) })
}

/// `fact` with the variant first that holds what was found.
fn with_first(fact: &Fact, first: &RatedValue) -> Fact {
    let mut fact = fact.clone();
    let holds = |reading: &Reading| {
        reading.article == first.article
            && reading.span.start < first.span.end
            && first.span.start < reading.span.end
    };
    fact.variants.sort_by_key(|variant| !variant.readings.iter().any(holds));
    fact
}

fn sentence_hit(candidate: &CandidateSentence) -> Hit {
    let target = Target::Passage { article: candidate.article, sentence: candidate.sentence.clone() };
    let score = (candidate.score * 100.0) as i64;
    Hit { target, exact: false, score, answer: false, fact: None }
}

/// What an answer is about, in the words of the question.
fn topic(text: &str) -> String {
    text.trim().trim_end_matches('?').trim_end().to_owned()
}
