//! How much speaks for two sentences saying the same thing.

use std::cell::OnceCell;
use std::ops::Range;

use crate::claim::{Claims, Term, Texts};
use crate::text::{Overlaps, Speech, Vector, clauses, speech};
use crate::value::Kind;

/// Words that two sentences must share at least.
const LEAST_SHARED: usize = 2;
/// Words that the sentences of two clauses must share.
const AROUND: usize = 4;
/// Terms in more sentences and clauses than this bring nothing together; where there are few to compare, half of them may
/// have a term.
const MOST_SENTENCES: usize = 60;
/// So many are few.
const FEW: usize = 1000;
/// Sentences at the top of an article that tell its main event, the title among them.
const LEAD: usize = 3;
/// How much likelier two leads are to tell of one thing than their words say.
const LEADS: f64 = 2.0;
/// The same for sentences that stand at one place of their articles, at most `LEAD` sentences apart.
const ABREAST: f64 = 1.5;

/// Above what the order of a sum changes in it.
const ROUNDING: f64 = 1.000_001;

/// A sentence, or a clause of one, with its terms, weighted, of length one.
pub(super) struct Line {
    /// Index of the article.
    pub article: usize,
    /// Index of the sentence.
    pub sentence: usize,
    /// Its tokens: the whole sentence or a clause of it.
    tokens: Range<usize>,
    /// What it is a clause of; none for a whole sentence.
    clause: Option<Clause>,
    terms: Vector,
    /// What the weights were divided by.
    length: f64,
}

/// A part of a longer sentence.
struct Clause {
    /// The sentence, by its index among the lines.
    of: usize,
    /// The terms that are verbs in the clause; few clauses are ever asked for them.
    acts: OnceCell<Vec<Term>>,
}

impl Line {
    /// True when the sentence has the term.
    pub(super) fn has(&self, term: Term) -> bool {
        self.terms.binary_search_by_key(&term, |(known, _)| *known).is_ok()
    }

    /// The terms of the sentence, in order.
    pub(super) fn terms(&self) -> impl Iterator<Item = Term> {
        self.terms.iter().map(|(term, _)| *term)
    }

    /// The terms that both sentences have.
    pub(super) fn shared(&self, other: &Self) -> Vec<Term> {
        self.terms().filter(|term| other.has(*term)).collect()
    }

    /// The sentence that it is or is a clause of.
    fn whole<'a>(&'a self, lines: &'a [Self]) -> &'a Self {
        self.clause.as_ref().map_or(self, |clause| &lines[clause.of])
    }

    /// The bytes of the clause that it is.
    pub(super) fn clause(&self, texts: Texts<'_>) -> Option<Range<usize>> {
        let tokens = &texts.documents[self.article].tokens[self.tokens.clone()];
        let (first, last) = (tokens.first()?, tokens.last()?);
        self.clause.is_some().then_some(first.span.start..last.span.end)
    }

    /// The terms that are verbs in the clause that it is; none for a whole sentence.
    fn acts(&self, texts: Texts<'_>, claims: &Claims<'_>) -> Option<&[Term]> {
        let find = || {
            let document = &texts.documents[self.article];
            let first = document.sentences[self.sentence].tokens.start;
            let tokens = document.tokens_of(self.sentence);
            let terms = claims.terms.of(self.article)[self.tokens.clone()].iter().zip(self.tokens.clone());
            let known = terms.filter_map(|(term, at)| Some(((*term)?, at - first)));
            known.filter(|(_, at)| speech(tokens, *at) == Speech::Verb).map(|(term, _)| term).collect()
        };
        self.clause.as_ref().map(|clause| clause.acts.get_or_init(find).as_slice())
    }

    /// What the places of two sentences in their articles add: reporters tell a story in much the same order.
    fn placing(&self, other: &Self) -> f64 {
        if self.sentence.max(other.sentence) < LEAD {
            LEADS
        } else if self.sentence.abs_diff(other.sentence) < LEAD {
            ABREAST
        } else {
            1.0
        }
    }

    /// What the terms that both have weigh together.
    fn shared_weight(&self, other: &Self) -> f64 {
        self.weight_of(self.terms.iter().filter(|(term, _)| other.has(*term)))
    }

    /// What some of its terms weigh together.
    fn weight_of<'a>(&self, terms: impl Iterator<Item = &'a (Term, f64)>) -> f64 {
        terms.map(|(_, weight)| weight * self.length).sum()
    }
}

/// Two sentences of different articles, by index, and what speaks for their saying the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub first: usize,
    pub second: usize,
    pub evidence: f64,
}

/// The sentences of the articles that have words enough to compare, and the clauses of the longer ones.
pub(super) fn lines(texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Line> {
    let mut out = Vec::new();
    for (article, document) in texts.documents.iter().enumerate() {
        for (sentence, found) in document.sentences.iter().enumerate() {
            let Some(whole) = line(article, sentence, found.tokens.clone(), claims) else { continue };
            let of = out.len();
            out.push(whole);
            let tokens = document.tokens_of(sentence);
            let clauses = clauses(tokens);
            if clauses.len() == 1 {
                continue;
            }
            for clause in clauses {
                let of_clause = found.tokens.start + clause.start..found.tokens.start + clause.end;
                let Some(line) = line(article, sentence, of_clause, claims) else { continue };
                out.push(Line { clause: Some(Clause { of, acts: OnceCell::new() }), ..line });
            }
        }
    }
    out
}

/// Some tokens of a sentence, where they are words enough.
fn line(article: usize, sentence: usize, tokens: Range<usize>, claims: &Claims<'_>) -> Option<Line> {
    let of_tokens = claims.terms.of(article)[tokens.clone()].iter().flatten();
    let mut terms: Vector = of_tokens.map(|term| (*term, claims.terms.weight(*term))).collect();
    terms.sort_by_key(|(term, _)| *term);
    terms.dedup_by_key(|(term, _)| *term);
    let length = terms.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    for (_, weight) in &mut terms {
        *weight /= length;
    }
    let enough = terms.len() >= LEAST_SHARED && length > 0.0;
    enough.then_some(Line { article, sentence, tokens, clause: None, terms, length })
}

/// The pairs of sentences of different articles that share enough words, with evidence of `least` or more.
///
/// The evidence is Salton's cosine times the weight of the shared terms, in units of the rarest term of the story: the
/// cosine alone favours short sentences with little in common, the weight alone long ones. Where both stand in their
/// articles counts too.
pub(super) fn pairs(lines: &[Line], least: f64, texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Pair> {
    let most = if lines.len() <= FEW { (lines.len() / 2).max(MOST_SENTENCES) } else { MOST_SENTENCES };
    let overlaps = Overlaps::new(lines.iter().map(|line| (line.article, &line.terms)), most);
    let common: Vec<f64> = lines
        .iter()
        .map(|line| line.weight_of(line.terms.iter().filter(|(term, _)| overlaps.passes_over(*term))))
        .collect();
    let rarest = claims.terms.rarest();
    overlaps
        .all()
        .filter_map(|pair| {
            let (a, b) = (&lines[pair.first], &lines[pair.second]);
            let times = pair.product / rarest * a.placing(b);
            // Few pairs get further than what their words can weigh at most: a sum is no more than the root of the sum of
            // the squares, which is known, times their number.
            let squares = pair.product * a.length * b.length;
            let most = (squares * pair.shared as f64).sqrt() * ROUNDING
                + common[pair.first].min(common[pair.second]);
            if pair.shared < LEAST_SHARED || times * most < least {
                return None;
            }
            let evidence = times * a.shared_weight(b);
            (evidence >= least).then_some(Pair { first: pair.first, second: pair.second, evidence })
        })
        .filter(|pair| may_say_the_same(&lines[pair.first], &lines[pair.second], lines, texts, claims))
        .collect()
}

/// True for two whole sentences. A clause must have a verb in common with the other, or both only name the same thing,
/// and words enough must be around: anybody can "express confidence".
fn may_say_the_same(a: &Line, b: &Line, lines: &[Line], texts: Texts<'_>, claims: &Claims<'_>) -> bool {
    let act = match (a.acts(texts, claims), b.acts(texts, claims)) {
        (None, None) => return true,
        (Some(x), Some(y)) => x.iter().any(|act| y.contains(act)),
        (Some(x), None) => x.iter().any(|act| b.has(*act)),
        (None, Some(y)) => y.iter().any(|act| a.has(*act)),
    };
    act && a.whole(lines).shared(b.whole(lines)).len() >= AROUND
}

/// From the first to the last of the given terms in a sentence, as bytes of the body; a name or figure is taken whole.
pub(super) fn stretch(
    line: &Line,
    of: &[Term],
    texts: Texts<'_>,
    claims: &Claims<'_>,
) -> Option<Range<usize>> {
    let document = &texts.documents[line.article];
    let of_token = &claims.terms.of(line.article)[line.tokens.clone()];
    let tokens = &document.tokens[line.tokens.clone()];
    let is_one = |term: &Option<Term>| term.is_some_and(|term| of.contains(&term));
    let first = of_token.iter().position(is_one)?;
    let last = of_token.iter().rposition(is_one)?;
    let start = tokens[first].span.start;
    let mentions = &texts.mentions[line.article];
    let from = mentions.partition_point(|mention| mention.sentence < line.sentence);
    let whole = mentions[from..]
        .iter()
        .take_while(|mention| mention.span.start <= start)
        .filter(|mention| mention.span.end > start && !matches!(mention.kind, Kind::Quote | Kind::List))
        .map(|mention| mention.span.start);
    Some(whole.min().unwrap_or(start)..tokens[last].span.end)
}
