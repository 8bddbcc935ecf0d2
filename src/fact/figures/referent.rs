//! Whether two figures with one value speak of one thing, beyond what their weights say: dates and small counts are
//! alike by chance.

use std::collections::BTreeSet;

use crate::claim::{Claim, Claims, Term, Texts};
use crate::value::{Kind, Value};

/// Likeness of the sentences at which two dates are of one event.
const ONE_EVENT: f64 = 0.15;

/// Sentences at the top of an article that tell its event.
const LEAD: usize = 3;

/// The same for what is counted or measured.
const ONE_THING: f64 = 0.1;

/// Counts below this are alike by chance.
const SMALL: f64 = 20.0;

/// Figures of so many digits, trailing zeros aside, are hardly ever alike by chance.
const DIGITS: f64 = 3.0;

/// True for two figures with one value of which chance does not account for the likeness: dates of one event, and small
/// counts and vague words of those who are counted by one noun.
pub(super) fn is_one(a: &Claim<'_>, b: &Claim<'_>, texts: Texts<'_>, claims: &Claims<'_>) -> bool {
    let one = |x: Option<Term>, y: Option<Term>| x.is_some() && x == y;
    let noun = one(a.head.first().copied(), b.head.first().copied()) || one(a.frame.counted, b.frame.counted);
    match &a.mention.value {
        Value::Date(_) => {
            let verb = one(a.act, b.act) || one(a.frame.predicate, b.frame.predicate);
            let lead = a.mention.sentence.max(b.mention.sentence) < LEAD
                && is_as_fine(&a.mention.value, &b.mention.value);
            (verb && noun) || lead || likeness(a, b, texts, claims) >= ONE_EVENT
        }
        Value::Quantity(quantity) if a.mention.kind == Kind::Count => {
            let small = quantity.point.is_none_or(|point| point < SMALL);
            let state = one(a.state, b.state);
            let verb = one(a.frame.predicate, b.frame.predicate);
            !small || state || (noun && (verb || likeness(a, b, texts, claims) >= ONE_THING))
        }
        Value::Quantity(quantity) if a.mention.kind != Kind::Age => {
            quantity.digits() >= DIGITS || noun || likeness(a, b, texts, claims) >= ONE_THING
        }
        _ => true,
    }
}

/// True for two dates of one granularity: a coarse one holds the days of many events.
fn is_as_fine(a: &Value, b: &Value) -> bool {
    matches!((a, b), (Value::Date(a), Value::Date(b)) if a.granularity == b.granularity)
}

/// How much two sentences have in common, the values aside: the cosine of their words, weighted by how rare they are in the
/// story, from 0 to 1.
fn likeness(a: &Claim<'_>, b: &Claim<'_>, texts: Texts<'_>, claims: &Claims<'_>) -> f64 {
    let (a, b) = (terms(a, texts, claims), terms(b, texts, claims));
    let squares = |terms: &mut dyn Iterator<Item = &Term>| {
        terms.map(|term| claims.terms.weight(*term).powi(2)).sum::<f64>()
    };
    let shared = squares(&mut a.intersection(&b));
    if shared > 0.0 { shared / (squares(&mut a.iter()) * squares(&mut b.iter())).sqrt() } else { 0.0 }
}

/// The words of the sentence of a figure, each once, without those of the figure.
fn terms(claim: &Claim<'_>, texts: Texts<'_>, claims: &Claims<'_>) -> BTreeSet<Term> {
    let document = &texts.documents[claim.article];
    let sentence = &document.sentences[claim.mention.sentence];
    let tokens = document.tokens_of(claim.mention.sentence).iter();
    let of_token = &claims.terms.of(claim.article)[sentence.tokens.clone()];
    let outside = tokens.zip(of_token).filter(|(token, _)| !claim.mention.span.contains(&token.span.start));
    outside.filter_map(|(_, term)| *term).collect()
}
