//! How well a value of a sentence answers a question.

use super::asked::{Asked, Aspect};
use super::candidates::CandidateSentence;
use super::clue::{Clue, ClueRole};
use super::sentence::ReadSentence;
use super::values::{SentenceValue, is_person_noun};
use crate::lexicon::{self, Class};
use crate::model::BlockKind;
use crate::syntax::{Relation, Tag};
use crate::text::{Token, TokenKind, fold};
use crate::value::{DateValue, Kind, Value, name};

/// How near a needed word must be to the value, from 0 to 1.
const NEAR: f64 = 0.42;

/// What a noun counts where the question has a verb ("launch" for "launched").
const NOUN: f64 = 0.88;

/// What a value loses whose verb is said of something else.
const OF_OTHERS: f64 = 0.65;

/// Days between an article and the event that it reports, at most.
const OF_EVENT: i32 = 30;

/// What is lost with each step in the tree.
const STEP: f64 = 0.2;

/// How well a value fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct ValueFit {
    /// From 0 to about 1.
    pub score: f64,
    /// True when all words that are needed belong to the value.
    pub holds_needed: bool,
}

/// How well `value` of `sentence` answers what is asked.
pub(super) fn fit(
    asked: &Asked,
    candidate: &CandidateSentence,
    sentence: &ReadSentence,
    value: &SentenceValue,
) -> ValueFit {
    let (mut sum, mut all) = (0.0, 0.0);
    let (mut holds_needed, mut counted) = (true, 0.0);
    for ((clue, matches), context) in asked.clues.iter().zip(&sentence.matches).zip(&candidate.context) {
        let by_noun = |at: usize| {
            let is_verb = sentence.parse.tag(at).is_verb();
            if clue.role == ClueRole::Predicate && !is_verb { NOUN } else { 1.0 }
        };
        let nearness = |(at, fit): &(usize, f64)| fit * by_noun(*at) * nearness(sentence, value, *at);
        let mut near = matches.iter().map(nearness).fold(0.0, f64::max);
        if asked.is(Aspect::Anybody) && clue.role == ClueRole::Counted && counts_people(sentence, value) {
            near = near.max(if Class::Anybody.has(clue.word()) { 0.9 } else { 0.55 });
        }
        if clue.needed {
            let is_counted = clue.role == ClueRole::Counted;
            if is_counted {
                counted = near;
            }
            holds_needed &= near >= if is_counted { NEAR + 0.2 } else { NEAR };
        }
        sum += clue.weight * near.max(context * 0.8);
        all += clue.weight;
    }
    let mut score = if all > 0.0 { sum / all } else { 0.3 };
    score *= 0.45 + 0.55 * f64::from(value.share) / 100.0;
    // What is counted is said in so many words: the verb may be another.
    holds_needed |= counted >= 0.85 && score >= 0.58;
    if asked.is(Aspect::Event) && candidate.place < 3 && governs_all(sentence, value) {
        score = score.max(0.4);
        holds_needed = true;
    }
    let by_asked_name = asked.expected.kind(Kind::Title) > 0 || asked.expected.kind(Kind::Name) == 100;
    if by_asked_name && value.kind == Kind::Name {
        let beside = by_office(asked, sentence, value);
        holds_needed &= beside.is_some();
        score *= beside.unwrap_or(0.75) * by_country(asked, sentence, value);
    }
    if asked.expected.doer {
        score *= by_name(sentence, value);
    }
    score *= by_role(asked, sentence, value);
    score *= by_subject(asked, sentence);
    if let Value::Quantity(quantity) = &value.value
        && quantity.point.is_none()
    {
        score *= 0.9;
    }
    score *= by_time(asked, candidate, sentence, value);
    if asked.is(Aspect::Anybody) && value.kind == Kind::Count {
        let nouns = value.anchors.iter().filter(|at| sentence.parse.tag(**at).is_noun());
        let thing = nouns.clone().count() > 0
            && nouns.clone().all(|at| {
                let plural = matches!(sentence.parse.tag(*at), Tag::NNPS);
                !plural
                    && !is_person_noun(&sentence.tokens[*at].folded)
                    && !sentence.matches.iter().any(|clue| clue.iter().any(|(token, _)| token == at))
            });
        if thing {
            score *= 0.6;
            holds_needed = false;
        }
    }
    if sentence.kind == BlockKind::Caption {
        score *= 0.9;
    }
    if sentence.kind == BlockKind::Title || candidate.place < 2 {
        score += 0.07;
    } else if candidate.place < 5 {
        score += 0.03;
    }
    ValueFit { score, holds_needed }
}

/// True for a value at the verb of the whole sentence.
fn governs_all(sentence: &ReadSentence, value: &SentenceValue) -> bool {
    let verb = value.anchors.first().and_then(|at| sentence.parse.governor(*at));
    // The place of an event is often told of a lesser verb of the first sentence.
    value.kind == Kind::Place || verb.is_some() && verb == sentence.parse.root()
}

/// What the verb of the question is said of in the sentence has to be what the question says it of.
fn by_subject(asked: &Asked, sentence: &ReadSentence) -> f64 {
    let parse = &sentence.parse;
    let of =
        |role: ClueRole| asked.clues.iter().zip(&sentence.matches).filter(move |(clue, _)| clue.role == role);
    let Some((_, subjects)) = of(ClueRole::Subject).next() else { return 1.0 };
    let verbs: Vec<usize> = of(ClueRole::Predicate)
        .flat_map(|(_, matches)| matches)
        .map(|(at, _)| *at)
        .filter(|at| parse.tag(*at).is_verb())
        .collect();
    let mut of_others = false;
    for verb in verbs {
        let nouns: Vec<usize> = [parse.doer(verb), parse.undergoer(verb)]
            .into_iter()
            .flatten()
            .filter(|at| parse.tag(*at).is_noun())
            .collect();
        let holds = |noun: &usize| subjects.iter().any(|(at, _)| parse.is_within(*at, *noun));
        if nouns.iter().any(holds) {
            return 1.08;
        }
        of_others |= !nouns.is_empty();
    }
    if of_others { OF_OTHERS } else { 1.0 }
}

/// True for a figure that counts people, as far as the noun behind it says.
fn counts_people(sentence: &ReadSentence, value: &SentenceValue) -> bool {
    value.kind == Kind::Count && value.anchors.iter().any(|at| is_person_noun(&sentence.tokens[*at].folded))
}

/// How near a token stands to a value, from 0 to 1.
fn nearness(sentence: &ReadSentence, value: &SentenceValue, at: usize) -> f64 {
    if value.tokens.contains(&at) {
        return if matches!(value.kind, Kind::Name | Kind::Place) { 0.7 } else { 1.0 };
    }
    let steps =
        value.anchors.iter().map(|anchor| sentence.distance(*anchor, at)).fold(f64::INFINITY, f64::min);
    let by_tree = 1.0 / (1.0 + STEP * (steps - 0.6).max(0.0));
    by_tree.max(by_place(sentence, value, at))
}

/// The same by the words between, where no mark parts the two: the tree of a sentence is wrong at times.
fn by_place(sentence: &ReadSentence, value: &SentenceValue, at: usize) -> f64 {
    let between = if at < value.tokens.start { at + 1..value.tokens.start } else { value.tokens.end..at };
    let is_parted = sentence.tokens[between.clone()]
        .iter()
        .any(|token| token.kind == TokenKind::Symbol && !matches!(token.folded.as_str(), "-" | "$"));
    match between.len() {
        _ if is_parted => 0.0,
        0 | 1 => 0.8,
        2 | 3 => 0.65,
        4 | 5 => 0.5,
        _ => 0.0,
    }
}

/// Who does what the verb says is asked for, and not whom it befalls.
fn by_role(asked: &Asked, sentence: &ReadSentence, value: &SentenceValue) -> f64 {
    if !asked.expected.doer {
        return 1.0;
    }
    let parse = &sentence.parse;
    let mut out: f64 = if asked.is(Aspect::Befalls) { 0.6 } else { 0.85 };
    let verbs =
        asked.clues.iter().zip(&sentence.matches).filter(|(clue, _)| clue.role == ClueRole::Predicate);
    for (at, _) in verbs.flat_map(|(_, matches)| matches) {
        let within = |noun: Option<usize>| {
            noun.is_some_and(|noun| {
                value.tokens.contains(&noun)
                    || parse.appositions(noun).any(|at| value.tokens.contains(&at))
                    || value.anchors.iter().any(|anchor| parse.appositions(*anchor).any(|at| at == noun))
            })
        };
        // "Lee left the firm to found his own": he, and not the firm.
        let own = parse.own_subject(*at).is_none()
            && matches!(parse.relation(*at), Relation::Xcomp | Relation::Advcl);
        let above = parse.head(*at).filter(|_| own).and_then(|verb| parse.subject(verb));
        if within(above.or_else(|| parse.doer(*at))) {
            return if asked.is(Aspect::Befalls) { 0.5 } else { 1.25 };
        }
        if asked.is(Aspect::Befalls) {
            let oblique = parse.obliques(*at).any(|oblique| within(Some(oblique.object)));
            if parse.is_passive(*at) && within(parse.undergoer(*at)) {
                return 1.25;
            }
            if oblique || within(parse.object(*at)) || within(parse.recipient(*at)) {
                out = out.max(1.2);
            }
            continue;
        }
        if parse.tag(*at).is_noun()
            && value.anchors.iter().any(|anchor| sentence.distance(*anchor, *at) <= 1.3)
        {
            out = out.max(1.15);
        }
        if within(parse.undergoer(*at)) {
            out = out.min(0.5);
        }
    }
    out
}

/// Who is asked for by an office, and what by its kind ("which ship"), stands right beside it.
fn by_office(asked: &Asked, sentence: &ReadSentence, value: &SentenceValue) -> Option<f64> {
    let parse = &sentence.parse;
    let nouns = asked.clues.iter().zip(&sentence.matches).filter(|(clue, _)| clue.needed);
    let matched: Vec<usize> = nouns.flat_map(|(_, matches)| matches).map(|(at, _)| *at).collect();
    // "The lawyer, Senator Lee": a name with an office of its own is no apposition.
    let has_other_office = |anchor: usize| {
        let mut before = parse.noun_phrase(anchor).filter(|at| !value.tokens.contains(at));
        before.any(|at| lexicon::is_title(&sentence.tokens[at].folded) && !matched.contains(&at))
    };
    let bears = |at: usize, anchor: usize| {
        let set_beside = parse.appositions(anchor).any(|other| other == at)
            || parse.appositions(at).any(|other| other == anchor) && !has_other_office(anchor);
        let attribute = |word: usize| parse.relation(word) == Relation::Attr;
        let linked = attribute(anchor) && parse.subject(anchor) == Some(at)
            || attribute(at) && parse.head(at).and_then(|verb| parse.own_subject(verb)) == Some(anchor);
        let adjoins = at + 1 == value.tokens.start;
        parse.noun(at) == anchor || set_beside || linked || adjoins
    };
    let is_beside = matched.iter().any(|at| value.anchors.iter().any(|anchor| bears(*at, *anchor)));
    if is_beside { Some(1.2) } else { None }
}

/// "The French president" is not the one of Spain.
fn by_country(asked: &Asked, sentence: &ReadSentence, value: &SentenceValue) -> f64 {
    let countries: Vec<&str> =
        asked.clues.iter().filter_map(|clue| Class::Country.meaning(clue.word())).collect();
    let Some(anchor) = value.anchors.first().filter(|_| !countries.is_empty()) else { return 1.0 };
    let named: Vec<&str> = sentence
        .parse
        .noun_phrase(*anchor)
        .filter_map(|at| Class::Country.meaning(&sentence.tokens[at].folded))
        .collect();
    if named.iter().any(|named| countries.contains(named)) {
        1.1
    } else if named.is_empty() {
        1.0
    } else {
        0.6
    }
}

/// Names of people answer "who" rather than those of bodies, and rather than what is set beside a name.
fn by_name(sentence: &ReadSentence, value: &SentenceValue) -> f64 {
    let Some(anchor) = value.anchors.first() else { return 1.0 };
    let parse = &sentence.parse;
    let text = sentence.text.get(value.span.clone()).unwrap_or_default();
    let is_shouted = text.bytes().all(|byte| byte.is_ascii_uppercase() || !byte.is_ascii_alphabetic());
    let is_general = name::words_of(text).iter().any(|word| name::is_general(word));
    let has_office = sentence
        .mentions
        .iter()
        .any(|mention| matches!(&mention.value, Value::Title(title) if fold(&title.holder) == fold(text)));
    let is_set_beside = parse.relation(*anchor) == Relation::Appos
        && parse.head(*anchor).is_some_and(|head| parse.tag(head).is_proper());
    let body = if is_shouted || is_general { 0.8 } else { 1.0 };
    let beside = if is_set_beside && !has_office { 0.85 } else { 1.0 };
    body * beside * if has_office { 1.05 } else { 1.0 }
}

/// True for "23 years ago", "the first in 23 years".
fn is_since(sentence: &ReadSentence, value: &SentenceValue) -> bool {
    const NEAR: usize = 6;
    let around =
        value.tokens.start.saturating_sub(NEAR)..(value.tokens.end + NEAR).min(sentence.tokens.len());
    let is_compound = sentence.tokens[value.tokens.clone()].iter().any(|token| token.folded == "-");
    let looks_back = |token: &Token| matches!(token.folded.as_str(), "ago" | "since" | "first" | "last");
    !is_compound && sentence.tokens[around].iter().any(looks_back)
}

/// A figure of an earlier year answers no question that names no year; "last" and "next" look back and ahead.
fn by_time(
    asked: &Asked,
    candidate: &CandidateSentence,
    sentence: &ReadSentence,
    value: &SentenceValue,
) -> f64 {
    let Some(published) = sentence.published else { return 1.0 };
    if value.kind == Kind::Duration && asked.expected.hints.contains(&"since") {
        return if is_since(sentence, value) { 1.15 } else { 0.4 };
    }
    let dates = sentence.mentions.iter().filter_map(|mention| match &mention.value {
        Value::Date(date) => Some(date),
        _ => None,
    });
    if let Value::Date(date) = &value.value {
        let Some(start) = date.start else { return 0.8 };
        let is_past = start <= published;
        let days = published.until(start).map_or(0, |span| span.get_days()).abs();
        if asked.is(Aspect::Event) && days > OF_EVENT && sentence.matches.iter().all(Vec::is_empty) {
            return 0.5;
        }
        let is_other = asked.is(Aspect::Last) && !is_past || asked.is(Aspect::Next) && is_past;
        return if is_other { 0.6 } else { 1.0 };
    }
    if value.kind != Kind::Count || asked.clues.iter().any(Clue::is_figure) {
        return 1.0;
    }
    let old = |date: &&DateValue| date.end.is_some_and(|end| end.year() + 1 < published.year());
    if dates.clone().any(|date| old(&date)) && !dates.clone().any(|date| !old(&date)) {
        return 0.7;
    }
    if dates.count() == 0 && candidate.follows_old_date {
        return 0.8;
    }
    1.0
}
