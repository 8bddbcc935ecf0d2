//! Matching and ranking.

use super::alike::alike;
use super::fitting::{WordFit, fitting};
use super::hit::{Hit, Target};
use super::index::{Entry, Field, Index};
use super::query::{Query, QueryTerm, WHOLE, parse};
use super::question::ExpectedAnswer;
use crate::value::Kind;

/// The second tier is tried when the first has fewer hits than this.
const FEW: usize = 5;

/// The most hits of the second tier.
const ALIKE: usize = 8;

/// What an entry gains when its kind is asked for.
const WANTED: i64 = 1200;

/// What a sentence gains that holds all words of a question.
const SENTENCE: i64 = 500;

/// What a fact gains for a word of its topic that the question hints at.
const HINT: i64 = 250;

/// What is left of the score of a fact that gives another kind of value than a question asks for, in percent.
const OTHER: i64 = 40;

/// What a fact gains when its whole topic is named.
const NAMED: i64 = 300;

impl Field {
    /// What a word of the query is worth here.
    fn worth(self) -> u32 {
        match self {
            Self::Evidence => 200,
            Self::Label => 300,
            Self::Near | Self::Speaker => 350,
            Self::Value => 800,
            Self::Beside => 900,
            Self::Topic => 1000,
            Self::Both => 1400,
        }
    }
}

/// What may be found at all.
pub(super) type Admits<'a> = dyn Fn(&Target) -> bool + 'a;

/// See [`Index::search`] and [`Index::search_within`].
pub(super) fn search(index: &Index, text: &str, limit: usize, admits: &Admits<'_>) -> Vec<Hit> {
    let query = parse(text);
    if query.terms.is_empty() && !query.expected.is_question() || limit == 0 {
        return Vec::new();
    }
    let fits: Vec<Vec<WordFit>> = query.terms.iter().map(|term| fitting(index, term)).collect();
    let board = Board::play(index, &query, &fits, false);
    let mut hits = board.hits(index, &query, query.required, limit, true, admits);
    if hits.len() < FEW.min(limit) {
        let more = (limit - hits.len()).min(ALIKE);
        hits.extend(second(index, &query, fits, &hits, more, admits));
    }
    if let Some(first) = hits.first_mut() {
        first.answer = matches!(first.target, Target::Fact(_));
    }
    hits
}

/// Hits that hold words alike to those of the query; failing that, most of its words.
fn second(
    index: &Index,
    query: &Query,
    mut fits: Vec<Vec<WordFit>>,
    first: &[Hit],
    limit: usize,
    admits: &Admits<'_>,
) -> Vec<Hit> {
    for (term, fits) in query.terms.iter().zip(&mut fits) {
        if let Some(word) = term.word() {
            fits.extend(alike(word, index));
        }
    }
    let new = |hit: &Hit| first.iter().all(|known| known.target != hit.target);
    let board = Board::play(index, query, &fits, false);
    let mut hits = board.hits(index, query, query.required, limit + first.len(), false, admits);
    hits.retain(new);
    if hits.is_empty() && first.is_empty() && query.required > 1 {
        let board = Board::play(index, query, &fits, true);
        let best = board.most().min(query.required).max(query.required.div_ceil(2));
        hits = board.hits(index, query, best, limit, false, admits);
    }
    hits.truncate(limit);
    hits
}

/// The sentences that whoever the query is about says, those first that hold most of its other words, or stand beside
/// sentences that do.
pub(super) fn spoken(index: &Index, query: &Query, admits: &Admits<'_>) -> Vec<Target> {
    /// What a word counts in the sentence itself, and in the one before or behind it.
    const OWN: u32 = 3;
    const BESIDE: u32 = 1;
    let mut scores = vec![None; index.entries.len()];
    let required = || query.terms.iter().take(query.required);
    for (word, _) in required().filter(|term| term.lead).flat_map(|term| fitting(index, term)) {
        for (entry, field) in index.postings(word, true) {
            if field == Field::Speaker
                && let Some(score) = scores.get_mut(entry)
            {
                *score = Some(0_u32);
            }
        }
    }
    for (word, _) in required().filter(|term| !term.lead).flat_map(|term| fitting(index, term)) {
        for (entry, _) in index.postings(word, true) {
            let around = [(entry.wrapping_sub(1), BESIDE), (entry, OWN), (entry + 1, BESIDE)];
            for (place, worth) in around {
                if let Some(Some(score)) = scores.get_mut(place) {
                    *score += worth;
                }
            }
        }
    }
    let is_passage = |place: &usize| index.entries.get(*place).is_some_and(|entry| entry.kind.is_none());
    let mut found: Vec<(u32, usize)> = scores
        .into_iter()
        .enumerate()
        .filter_map(|(place, score)| Some((score?, place)))
        .filter(|(_, place)| is_passage(place))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let targets =
        found.into_iter().filter_map(|(_, place)| index.entries.get(place)).map(|entry| &entry.target);
    targets.filter(|target| admits(target)).cloned().collect()
}

/// How far an entry has come with the terms of a query, which are counted from 1.
#[derive(Debug, Clone, Copy, Default)]
struct Standing {
    /// Sum of the worth of the terms.
    score: u32,
    /// Worth of the term seen last, to be replaced when a better word of it comes up.
    current: u32,
    /// The term seen last.
    seen: u8,
    /// Terms that the topic holds.
    topic: u8,
    /// The term last seen in the topic.
    named: u8,
    /// Terms that stand in the sentence of a value, but not far from it, or elsewhere.
    near: u8,
    /// The term last seen near a value.
    close: u8,
    /// True when some term stands elsewhere than in the evidence.
    own: bool,
    /// Where the leading term stands, when it was found.
    lead: Option<Field>,
}

/// How far all entries have come.
struct Board {
    /// Terms matched by each entry; apart from the rest, because most entries are looked at for this alone.
    matched: Vec<u8>,
    standings: Vec<Standing>,
}

impl Board {
    /// Plays the terms one after the other. An entry that misses a required one is out, unless it `may_miss` some.
    fn play(index: &Index, query: &Query, fits: &[Vec<WordFit>], may_miss: bool) -> Self {
        let mut matched = vec![0_u8; index.entries.len()];
        let mut standings = vec![Standing::default(); index.entries.len()];
        // The evidence of a fact counts only beside a word of its own, or when its kind is asked for.
        let evidence = query.required > 1 || query.expected.is_question();
        // Rare terms first: fewer entries are left for the others to look at.
        let mut order: Vec<(bool, usize, &QueryTerm, &Vec<WordFit>)> = fits
            .iter()
            .zip(&query.terms)
            .enumerate()
            .map(|(place, (fits, term))| {
                let short = term.is_short();
                let count = fits
                    .iter()
                    .map(|(word, fit)| index.postings(*word, !short || *fit == WHOLE).count())
                    .sum();
                (place >= query.required, count, term, fits)
            })
            .collect();
        order.sort_by_key(|(idle, count, ..)| (*idle, *count));
        for ((idle, _, asked, fits), term) in order.into_iter().zip(1_u8..) {
            let short = asked.is_short();
            let needed = if may_miss { 0 } else { (term - 1).min(query.required as u8) };
            for &(word, quality) in fits {
                for (entry, field) in index.postings(word, !short || quality == WHOLE) {
                    if field.is_elsewhere_in_sentence() && !evidence {
                        continue;
                    }
                    let Some(matched) = matched.get_mut(entry).filter(|matched| **matched >= needed) else {
                        continue;
                    };
                    let Some(standing) = standings.get_mut(entry) else { continue };
                    if !idle {
                        *matched += u8::from(standing.seen != term);
                        standing.meet(term, field, field.worth() * quality / 100);
                        if asked.lead {
                            standing.lead = standing.lead.max(Some(field));
                        }
                    } else if quality == WHOLE {
                        standing.score += field.worth() * asked.weight / 100;
                    }
                }
            }
        }
        Self { matched, standings }
    }

    /// The most terms that any entry holds.
    fn most(&self) -> usize {
        self.matched.iter().max().copied().unwrap_or_default().into()
    }

    /// The best `limit` entries that hold at least `terms` terms, without sentences of facts that are among them.
    fn hits(
        &self,
        index: &Index,
        query: &Query,
        terms: usize,
        limit: usize,
        exact: bool,
        admits: &Admits<'_>,
    ) -> Vec<Hit> {
        let mut facts: Vec<(i64, usize)> = Vec::new();
        let mut passages: Vec<(i64, usize)> = Vec::new();
        let full = |(_, matched): &(usize, &u8)| usize::from(**matched) >= terms;
        for (place, matched) in self.matched.iter().enumerate().filter(full) {
            let (Some(entry), Some(standing)) = (index.entries.get(place), self.standings.get(place)) else {
                continue;
            };
            if !admits(&entry.target) {
                continue;
            }
            let wanted = wanted(&query.expected, entry, standing, *matched);
            let rank = (rank(&query.expected, standing, entry, wanted), place);
            match entry.kind {
                // The opening of a question alone asks for all facts of a kind, and for no sentence.
                None if *matched > 0 => passages.push(rank),
                // Of a fact whose sentences alone hold the words, the sentences are what was looked for.
                Some(_) if standing.own || wanted > 0 => facts.push(rank),
                _ => {}
            }
        }
        for hint in &query.expected.hints {
            favour(index, hint, &mut facts);
        }
        best(&mut facts, limit);
        // A question is not answered by a fact of another kind that stands in the right sentence.
        let tells = |entry: &&Entry| {
            !query.expected.is_question() || entry.kind.is_some_and(|kind| query.expected.kind(kind) > 0)
        };
        let mut shown: Vec<u32> = facts
            .iter()
            .filter_map(|(_, place)| index.entries.get(*place))
            .filter(tells)
            .flat_map(|fact| &fact.evidence)
            .copied()
            .collect();
        shown.sort_unstable();
        // As many more are kept as the facts can take away.
        best(&mut passages, limit.saturating_add(shown.len()));
        passages.retain(|(_, place)| shown.binary_search(&(*place as u32)).is_err());
        facts.append(&mut passages);
        best(&mut facts, limit);
        facts
            .into_iter()
            .filter_map(|(score, place)| {
                let target = index.entries.get(place)?.target.clone();
                Some(Hit { target, exact, score, answer: false, fact: None })
            })
            .collect()
    }
}

/// How likely it is that the entry, which holds `matched` terms, answers what is asked, in percent.
fn wanted(expected: &ExpectedAnswer, entry: &Entry, standing: &Standing, matched: u8) -> u32 {
    let Some(kind) = entry.kind else {
        return if expected.speech && standing.lead == Some(Field::Speaker) { 100 } else { 0 };
    };
    let doer = || match (kind, standing.lead) {
        (Kind::Name, Some(Field::Beside | Field::Both)) => 100,
        (Kind::Statement, Some(Field::Value)) => 80,
        (Kind::Name | Kind::Title, _) => 30,
        _ => 0,
    };
    let speech = || match (kind, standing.lead) {
        (Kind::Quote, Some(Field::Speaker)) => 110,
        (Kind::Statement, Some(Field::Speaker)) => 30,
        _ => 0,
    };
    let spot = if expected.spot && entry.spot {
        100 * u32::from(standing.near) / u32::from(matched.max(1))
    } else {
        0
    };
    let by_role = if expected.doer {
        doer()
    } else if expected.speech {
        speech()
    } else {
        spot
    };
    by_role.max(expected.kind(kind))
}

fn rank(expected: &ExpectedAnswer, standing: &Standing, entry: &Entry, wanted: u32) -> i64 {
    let named = NAMED * i64::from(standing.topic) / i64::from(entry.topic.max(1));
    let score = i64::from(standing.score) + entry.bonus + named.min(NAMED);
    let answers = WANTED * i64::from(wanted) / 100;
    match entry.kind {
        _ if !expected.is_question() => score,
        None => score + SENTENCE + answers,
        Some(_) if wanted == 0 => score * OTHER / 100,
        Some(_) => score + answers,
    }
}

/// Adds to the scores of the facts with `word` in their topic.
fn favour(index: &Index, word: &str, facts: &mut [(i64, usize)]) {
    let Ok(place) = index.words.binary_search_by(|known| (**known).cmp(word)) else { return };
    let mut with: Vec<usize> = index
        .postings(place as u32, false)
        .filter(|(_, field)| field.is_topic())
        .map(|(entry, _)| entry)
        .collect();
    with.sort_unstable();
    for (score, entry) in facts {
        if with.binary_search(entry).is_ok() {
            *score += HINT;
        }
    }
}

impl Standing {
    /// Counts a word of the entry that fits `term`.
    fn meet(&mut self, term: u8, field: Field, worth: u32) {
        if self.seen != term {
            self.seen = term;
            self.current = 0;
        }
        if worth > self.current {
            self.score += worth - self.current;
            self.current = worth;
        }
        if field.is_topic() && self.named != term {
            self.named = term;
            self.topic += 1;
        }
        if field != Field::Evidence && self.close != term {
            self.close = term;
            self.near += 1;
        }
        self.own |= !field.is_elsewhere_in_sentence();
    }
}

/// Cuts `list` to its best `limit`, best first; the earlier of two equals is the better one.
fn best(list: &mut Vec<(i64, usize)>, limit: usize) {
    let order = |a: &(i64, usize), b: &(i64, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
    if limit < list.len() {
        list.select_nth_unstable_by(limit, order);
        list.truncate(limit);
    }
    list.sort_unstable_by(order);
}
