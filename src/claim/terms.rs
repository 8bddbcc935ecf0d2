//! The words of a story as numbers, with a weight for how much each tells.

use std::ops::Range;
use std::sync::OnceLock;

use foldhash::{HashMap, HashSet};

use super::Texts;
use super::entity::Entities;
use crate::lexicon::{self, Class};
use crate::text::{Document, Token, TokenKind, fold, stem};
use crate::value::{Kind, Value};

/// A word, name or figure of a story, by number.
pub type Term = u32;

/// What a term stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum TermKey {
    /// All forms of a word, and the words that stand for it.
    Word(String),
    /// The entity of this number, whatever its form.
    Entity(usize),
    /// A figure, by the bits of its number and by its unit.
    Figure(u64, String),
}

/// The terms of a story.
#[derive(Debug, Default)]
pub struct Terms {
    numbers: HashMap<TermKey, Term>,
    sentences: u32,
    /// How much each term tells.
    weights: Vec<f64>,
    /// For each term the entity that it names.
    entity_of: Vec<Option<usize>>,
    /// For each article, the term of each token; none for words that tell nothing.
    of_token: Vec<Vec<Option<Term>>>,
}

impl Terms {
    /// Numbers the words of the articles; a name counts as one term, whatever its form, and so does a figure.
    pub(super) fn new(texts: Texts<'_>, entities: &Entities) -> Self {
        let mut terms = Self::default();
        // In how many sentences of the story each term stands.
        let mut sentences_with = Vec::new();
        let lower = lower(texts.documents);
        let short = short_forms(texts.documents);
        let mut known: HashMap<&str, Option<Term>> = HashMap::default();
        for (article, document) in texts.documents.iter().enumerate() {
            let mut of_token = plain(&mut terms, document, &short, &mut known);
            for (index, mention) in texts.mentions[article].iter().enumerate() {
                let range = tokens_in(&document.tokens, &mention.span);
                let key = match (&mention.value, mention.kind) {
                    (Value::Name(_), _) => entities.of(article, index).map(TermKey::Entity),
                    (Value::Quantity(q), kind) if kind != Kind::Rank => {
                        // A dollar is a dollar, whether or not the article says whose.
                        let unit = if kind == Kind::Money { lexicon::currency(&q.unit) } else { &q.unit };
                        q.point.map(|point| TermKey::Figure(point.to_bits(), unit.to_owned()))
                    }
                    _ => None,
                };
                // "Memorandum of Understanding" in capitals is no other thing than in small letters.
                let tokens = &document.tokens[range.clone()];
                let is_name = matches!(mention.value, Value::Name(_) | Value::Quote(_));
                let explained = tokens.len() == 1 && short.contains_key(tokens[0].folded.as_str());
                if is_name
                    && (explained
                        || tokens.iter().all(|t| t.folded.len() < 4 || lower.contains(t.folded.as_str())))
                {
                    continue;
                }
                if let (Some(key), Some(last)) = (key, range.clone().last()) {
                    let term = terms.number(key);
                    if let Some(entity) = entities.of(article, index) {
                        terms.entity_of[term as usize] = Some(entity);
                    }
                    of_token[range.clone()].fill(None);
                    of_token[last] = Some(term);
                }
            }
            sentences_with.resize(terms.numbers.len(), 0);
            terms.count(document, &of_token, &mut sentences_with);
            terms.of_token.push(of_token);
        }
        let sentences = f64::from(terms.sentences + 1);
        let weight = |with: &u32| (sentences / (f64::from(*with) + 0.5)).ln().max(0.0);
        terms.weights = sentences_with.iter().map(weight).collect();
        terms
    }

    fn number(&mut self, key: TermKey) -> Term {
        let next = self.numbers.len() as Term;
        let term = *self.numbers.entry(key).or_insert(next);
        if term == next {
            self.entity_of.push(None);
        }
        term
    }

    fn count(&mut self, document: &Document, of_token: &[Option<Term>], sentences_with: &mut [u32]) {
        for sentence in &document.sentences {
            let mut terms: Vec<Term> = of_token[sentence.tokens.clone()].iter().flatten().copied().collect();
            terms.sort_unstable();
            terms.dedup();
            for term in terms {
                sentences_with[term as usize] += 1;
            }
            self.sentences += 1;
        }
    }

    /// The term of each token of an article.
    pub fn of(&self, article: usize) -> &[Option<Term>] {
        self.of_token.get(article).map_or(&[], Vec::as_slice)
    }

    /// How much a term tells: the logarithm of how rare it is among the sentences of the story.
    pub fn weight(&self, term: Term) -> f64 {
        self.weights[term as usize]
    }

    /// The weight of a word that stands in hardly any sentence; 1 where there are too few to tell.
    pub fn rarest(&self) -> f64 {
        f64::from(self.sentences).ln().max(1.0)
    }

    /// True when the term is the name of a person.
    pub fn person(&self, term: Term, entities: &Entities) -> bool {
        self.entity(term).is_some_and(|entity| entities.all[entity].person)
    }

    /// The entity that a term names.
    pub fn entity(&self, term: Term) -> Option<usize> {
        self.entity_of.get(term as usize).copied().flatten()
    }

    /// The states whose number an event is reported by ("killed", but not "survived").
    pub fn tolls(&self) -> Vec<Term> {
        static TOLLS: OnceLock<HashSet<String>> = OnceLock::new();
        let tolls = TOLLS.get_or_init(|| normal_forms(Class::Toll));
        tolls.iter().filter_map(|toll| self.number_of(toll.clone())).collect()
    }

    /// The number of a word that is already known.
    pub fn find(&self, word: &str) -> Option<Term> {
        self.number_of(normal(word))
    }

    /// The number of the word with this normal form.
    fn number_of(&self, normal: String) -> Option<Term> {
        self.numbers.get(&TermKey::Word(normal)).copied()
    }
}

/// Terms of single words; function words have none. `known` are those of words met before in the story.
fn plain<'a>(
    terms: &mut Terms,
    document: &'a Document,
    short: &HashMap<&str, String>,
    known: &mut HashMap<&'a str, Option<Term>>,
) -> Vec<Option<Term>> {
    let mut term = |word: &'a str| {
        *known.entry(word).or_insert_with(|| {
            let tells = word.len() > 1 && !lexicon::is_common(word);
            tells.then(|| {
                terms.number(TermKey::Word(short.get(word).cloned().unwrap_or_else(|| normal(word))))
            })
        })
    };
    let of = |token: &'a Token| if token.kind == TokenKind::Word { term(&token.folded) } else { None };
    document.tokens.iter().map(of).collect()
}

/// Words that some article of the story writes in small letters.
fn lower<'a>(documents: &[&'a Document]) -> HashSet<&'a str> {
    let tokens = documents.iter().flat_map(|document| &document.tokens);
    tokens
        .filter(|token| token.kind == TokenKind::Word && !token.capital)
        .map(|token| token.folded.as_str())
        .collect()
}

/// Short forms that an article explains, "memoranda of understanding (`MoUs`)", each with the key of the first word.
fn short_forms<'a>(documents: &[&'a Document]) -> HashMap<&'a str, String> {
    let mut out = HashMap::default();
    for document in documents {
        let tokens = &document.tokens;
        for (at, window) in tokens.windows(3).enumerate() {
            let [open, short, close] = window else { continue };
            if open.folded != "("
                || close.folded != ")"
                || short.kind != TokenKind::Word
                || short.folded.len() < 2
            {
                continue;
            }
            let letters = short.folded.strip_suffix('s').unwrap_or(&short.folded);
            let Some(first) = at.checked_sub(letters.len()) else { continue };
            let initials: String =
                tokens[first..at].iter().filter_map(|token| token.folded.chars().next()).collect();
            if initials == letters {
                out.entry(short.folded.as_str()).or_insert_with(|| normal(&tokens[first].folded));
            }
        }
    }
    out
}

/// One key for all forms of a word and for the words that stand for it in the news.
fn normal(folded: &str) -> String {
    let form = form(folded);
    families().get(&form).cloned().unwrap_or(form)
}

/// One key for all words that stand for one another in the news; none for a word that stands for itself alone.
pub fn family(folded: &str) -> Option<&'static str> {
    families().get(&form(folded)).map(String::as_str)
}

/// The family of each form of a word.
fn families() -> &'static HashMap<String, String> {
    static FAMILIES: OnceLock<HashMap<String, String>> = OnceLock::new();
    FAMILIES.get_or_init(|| {
        let entries = Class::Family.entries();
        entries.map(|(word, family)| (form(&fold(word)), form(&fold(family)))).collect()
    })
}

/// True for a word of what becomes of people in the news: killed, hurt, missing, arrested.
pub(super) fn is_state(folded: &str) -> bool {
    static STATES: OnceLock<HashSet<String>> = OnceLock::new();
    STATES.get_or_init(|| normal_forms(Class::State)).contains(&normal(folded))
}

/// True for a word that says how badly somebody was hurt.
pub(super) fn is_severity(folded: &str) -> bool {
    static SEVERITY: OnceLock<HashSet<String>> = OnceLock::new();
    SEVERITY.get_or_init(|| normal_forms(Class::Severity)).contains(&normal(folded))
}

/// True for a noun that says no more than that people, or things, are counted.
pub(super) fn is_anybody(folded: &str) -> bool {
    static ANYBODY: OnceLock<HashSet<String>> = OnceLock::new();
    ANYBODY.get_or_init(|| normal_forms(Class::Anybody)).contains(&normal(folded))
}

fn normal_forms(class: Class) -> HashSet<String> {
    class.entries().map(|(word, _)| normal(word)).collect()
}

/// One key for all forms of a word, irregular ones among them.
pub fn form(folded: &str) -> String {
    let listed = Class::Irregular.meaning(folded).or_else(|| Class::Country.meaning(folded));
    listed.map_or_else(|| stem(folded), str::to_owned)
}

/// The tokens that lie within a span of the body.
pub fn tokens_in(tokens: &[Token], span: &Range<usize>) -> Range<usize> {
    let start = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    start..end
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_word_has_one_family() {
        let mut of: BTreeMap<String, &str> = BTreeMap::new();
        let mut twice = Vec::new();
        for (word, family) in Class::Family.entries() {
            assert!(!word.contains(' '), "{word}: only single words are looked up");
            let known = of.insert(form(&fold(word)), family);
            twice.extend(known.filter(|known| *known != family).map(|known| (word, known, family)));
        }
        assert_eq!(twice, []);
        assert_eq!(normal("troops"), normal("soldier"));
    }
}
