//! A sentence as the search for an answer reads it: its tree and its values.

use std::ops::Range;

use jiff::civil::Date;

use super::asked::Asked;
use super::candidates::CandidateSentence;
use super::clue::{Clue, ComparedWord};
use crate::lexicon::Class;
use crate::mention;
use crate::model::{Article, Briefing, Mention};
use crate::syntax::{self, Parse, Relation};
use crate::text::{Block, BlockKind, Document, Sentence, Token, TokenKind, tokens};

/// A sentence with its tree and its values; all places are bytes of the sentence.
#[derive(Debug)]
pub(super) struct ReadSentence {
    pub text: String,
    pub tokens: Vec<Token>,
    pub parse: Parse,
    pub mentions: Vec<Mention>,
    /// For each clue the tokens that fit it, and how well.
    pub matches: Vec<Vec<(usize, f64)>>,
    pub kind: BlockKind,
    /// When its article was published.
    pub published: Option<Date>,
}

impl ReadSentence {
    /// Reads the sentence of a candidate.
    pub(super) fn new(briefing: &Briefing, candidate: &CandidateSentence, asked: &Asked) -> Option<Self> {
        let article = briefing.articles.get(candidate.article)?;
        let published = briefing.published(candidate.article).map(|day| day.value);
        let text = article.body.get(candidate.sentence.clone())?.to_owned();
        let block = article.blocks.partition_point(|block| block.span.end <= candidate.sentence.start);
        let kind = article.blocks.get(block).map_or(BlockKind::Paragraph, |block| block.kind);
        let tokens = tokens(&text);
        let whole = 0..text.len();
        let sentence = Sentence { span: whole.clone(), block: 0, kind, tokens: 0..tokens.len() };
        let document = Document { sentences: vec![sentence], tokens };
        let alone = Article {
            body: text,
            blocks: vec![Block { span: whole, kind }],
            id: String::new(),
            path: None,
            title: None,
            outlet: article.outlet.clone(),
            published: article.published,
            url: None,
            language: article.language,
            repairs: Vec::new(),
            digest: 0,
        };
        let mentions = mention::find(&alone, &document, published);
        let (text, tokens) = (alone.body, document.tokens);
        let parse = syntax::parse(&text, &tokens);
        let words: Vec<ComparedWord> = tokens.iter().map(compared).collect();
        let fitting = |clue: &Clue| {
            let fits = words.iter().map(|word| clue.fit(word)).enumerate();
            fits.filter(|(_, fit)| *fit > 0.0).collect()
        };
        let matches = asked.clues.iter().map(fitting).collect();
        Some(Self { text, tokens, parse, mentions, matches, kind, published })
    }

    /// The tokens within a span.
    pub(super) fn tokens_of(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The token of `range` that the others hang on.
    pub(super) fn top(&self, range: &Range<usize>) -> Option<usize> {
        let outside = |at: &usize| self.parse.head(*at).is_none_or(|head| !range.contains(&head));
        let is_word = |at: &usize| self.tokens[*at].kind != TokenKind::Symbol;
        range.clone().filter(is_word).find(outside).or_else(|| range.clone().find(outside))
    }

    /// How far two tokens are apart in the tree: a step into another clause counts more than one within a phrase.
    pub(super) fn distance(&self, a: usize, b: usize) -> f64 {
        let path = |from: usize| std::iter::once(from).chain(self.parse.ancestors(from));
        let below_b: Vec<usize> = path(b).collect();
        let mut cost = 0.0;
        for at in path(a) {
            if let Some(meet) = below_b.iter().position(|other| *other == at) {
                return cost + below_b[..meet].iter().map(|at| self.step(*at)).sum::<f64>();
            }
            cost += self.step(at);
        }
        f64::INFINITY
    }

    /// What the step from a token to its head costs.
    fn step(&self, at: usize) -> f64 {
        match self.parse.relation(at) {
            Relation::Prep | Relation::Agent | Relation::Dative | Relation::Pcomp | Relation::Goeswith => 0.4,
            Relation::Pobj
            | Relation::Compound
            | Relation::Amod
            | Relation::Nummod
            | Relation::Quantmod
            | Relation::Nmod
            | Relation::Poss
            | Relation::Case
            | Relation::Appos
            | Relation::Npadvmod => 0.6,
            Relation::Advcl | Relation::Ccomp | Relation::Parataxis => 1.8,
            Relation::Relcl | Relation::Acl | Relation::Xcomp => 1.2,
            Relation::Conj if self.parse.tag(at).is_verb() => 1.8,
            _ => 1.0,
        }
    }

    /// True for a token that is a mark or tells nothing of its own.
    pub(super) fn is_empty_word(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.kind == TokenKind::Symbol || token.is_possessive() || Class::Function.has(&token.folded)
    }
}

/// The word of a token as questions are compared with it; a mark is no word.
fn compared(token: &Token) -> ComparedWord {
    let is_word = token.kind != TokenKind::Symbol;
    ComparedWord::new(token.folded.chars().filter(|c| is_word && c.is_ascii_alphanumeric()).collect())
}
