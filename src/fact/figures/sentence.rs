//! How much the sentences of two figures have in common, their values aside.

use std::collections::BTreeSet;

use crate::claim::{Claim, Claims, Term, Texts};

/// The cosine of the words of both sentences, weighted by how rare they are in the story, from 0 to 1.
pub(super) fn likeness(a: &Claim<'_>, b: &Claim<'_>, texts: Texts<'_>, claims: &Claims<'_>) -> f64 {
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
