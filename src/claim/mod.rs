//! What each article claims: a value, what it is the value of, in which role, how far it is asserted, for which day.

mod anchor;
mod direction;
pub mod entity;
mod frame;
mod phrase;
mod role;
mod speaker;
mod terms;
mod texts;

use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::{self, Class};
use crate::model::Mention;
use crate::syntax::Parse;
use crate::text::{Token, without_dateline};
use crate::value::{Granularity, Kind, Modality, Value};
use phrase::{NounPlace, Phrase};

pub use anchor::{Context, Owner, is_link, owner};
pub use direction::Direction;
pub use entity::{Entities, Entity};
pub use frame::{Frame, SingleEvent};
pub use role::{Role, is_denial};
pub use speaker::{other_speaker, speakers};
pub use terms::{Term, Terms, family, form, tokens_in};
pub use texts::{Naming, Texts};

/// Numbers up to this one may point back ("the three ministers").
const POINTING: f64 = 10.0;

/// Most words of a noun phrase that are compared.
const HEAD: usize = 4;

/// What one article says in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim<'a> {
    /// Index of the article.
    pub article: usize,
    /// The value, and the sentence that it stands in.
    pub mention: &'a Mention,
    /// What is counted or measured, or the event that is dated: its noun first.
    pub head: Vec<Term>,
    /// What happens to it or with it: the verb.
    pub act: Option<Term>,
    /// What has become of those who are counted ("dead", "injured", "arrested"): those of one state are never those of
    /// another.
    pub state: Option<Term>,
    /// True where nothing says who or what is counted but "people", "others" and the like.
    pub anybody: bool,
    /// Where that noun stands, as bytes of the body.
    pub noun: Option<Range<usize>>,
    /// Whose it is.
    pub owner: Option<Owner>,
    /// Who is so old.
    pub bearer: Option<Term>,
    /// What stands around.
    pub context: Context,
    /// In which role a figure stands.
    pub role: Role,
    /// Which way it went, where the sentence says so.
    pub direction: Option<Direction>,
    /// How far it is put forward as so.
    pub modality: Modality,
    /// The years it speaks for, where the sentence names some.
    pub period: Option<(Date, Date)>,
    /// True for a figure of an earlier event, which its sentence names by its year.
    pub recalled: bool,
    /// True for a date in a sentence with a sum or share, which it is the date of.
    pub of_sum: bool,
    /// The day it speaks for.
    pub as_of: Option<Date>,
    /// The clause that it stands in.
    pub frame: Frame,
}

/// The claims of one story, with the names and words that they share.
#[derive(Debug, Default)]
pub struct Claims<'a> {
    /// Figures, dates and times, in order of article and position.
    pub figures: Vec<Claim<'a>>,
    /// People, bodies, places and things.
    pub entities: Entities,
    /// The words.
    pub terms: Terms,
}

impl<'a> Claims<'a> {
    /// True for two dates of something that happens but once, to somebody or something with a name or else at the tops of
    /// both articles, where each tells its event.
    pub fn are_of_one_event(&self, a: &Claim<'_>, b: &Claim<'_>) -> bool {
        /// Sentences at the top of an article, its headline among them.
        const TOP: usize = 4;
        let is_placed =
            |claim: &Claim<'_>| matches!(&claim.mention.value, Value::Date(date) if date.is_placed());
        let dates = is_placed(a) && is_placed(b);
        let event = a.frame.event.filter(|event| dates && b.frame.event == Some(*event));
        event.is_some_and(|event| {
            self.terms.entity(event.subject).is_some() || a.mention.sentence.max(b.mention.sentence) < TOP
        })
    }

    /// The figure, date or time that begins at `start` in the body of `article`.
    pub fn figure(&self, article: usize, start: usize) -> Option<&Claim<'a>> {
        let place = |claim: &Claim<'_>| (claim.article, claim.mention.span.start);
        self.figures.binary_search_by_key(&(article, start), place).ok().map(|at| &self.figures[at])
    }
}

/// The claims of the articles of one story.
pub fn collect(texts: Texts<'_>) -> Claims<'_> {
    let entities = entity::cluster(texts);
    let terms = Terms::new(texts, &entities);
    let mut figures = Vec::new();
    for (article, mentions) in texts.mentions.iter().enumerate() {
        for mention in mentions {
            if is_figure(mention.kind) {
                figures.extend(figure(article, mention, texts, &terms, &entities));
            }
        }
    }
    Claims { figures, entities, terms }
}

fn is_figure(kind: Kind) -> bool {
    !matches!(kind, Kind::Name | Kind::Title | Kind::Place | Kind::Quote | Kind::List | Kind::Statement)
}

fn figure<'a>(
    article: usize,
    mention: &'a Mention,
    texts: Texts<'_>,
    terms: &Terms,
    entities: &Entities,
) -> Option<Claim<'a>> {
    let document = &texts.documents[article];
    let sentence = document.sentences.get(mention.sentence)?;
    let tokens = document.tokens_of(mention.sentence);
    let of_token = terms.of(article).get(sentence.tokens.clone())?;
    let range = terms::tokens_in(tokens, &mention.span);
    let is_date = matches!(mention.kind, Kind::Date | Kind::Time);
    let compound = tokens[range.clone()].iter().any(|token| token.folded == "-");
    let side = match mention.kind {
        Kind::Money | Kind::Percent => NounPlace::Sum,
        Kind::Duration if !compound => NounPlace::Left,
        _ if is_date => NounPlace::Left,
        _ => NounPlace::Right,
    };
    let phrase = phrase::of(tokens, &range, side);
    let term = |at: &usize| of_token[*at];
    let head: Vec<Term> = phrase.noun.iter().chain(&phrase.modifiers).filter_map(term).take(HEAD).collect();
    let act = phrase::act(tokens, range.start, phrase.span.end.max(range.end));
    let parse = &texts.parses[article][mention.sentence];
    let state = state(tokens, of_token, parse, &phrase, act).or_else(|| {
        // "Ten people lost their lives."
        let lost = act.is_some_and(|act| is_loss_of_life(tokens, parse, act));
        if lost { terms.find(DEAD) } else { None }
    });
    let is_in_dateline = || {
        let text = texts.articles[article].body.get(sentence.span.clone()).unwrap_or_default();
        let dateline = text.len() - without_dateline(text).len();
        mention.span.end <= sentence.span.start + dateline
    };
    if (is_date && (reports(tokens, &range) || is_label(mention, tokens, &range) || is_in_dateline()))
        || is_anaphoric(mention, tokens, &range)
        || (mention.kind == Kind::Count
            && is_name_part(tokens, &range, &texts.parses[article][mention.sentence]))
    {
        return None;
    }
    let role = role::of(mention.kind, tokens, &range, parse);
    let noun = phrase.noun;
    let head_at = noun.unwrap_or(range.start);
    let owner = anchor::owner(tokens, of_token, head_at, terms, |term| terms.person(term, entities));
    let published = texts.published[article];
    Some(Claim {
        article,
        mention,
        head,
        act: act.and_then(|at| of_token[at]),
        state,
        anybody: phrase.noun.is_none_or(|at| terms::is_anybody(&tokens[at].folded)),
        noun: noun.map(|at| tokens[at].span.clone()),
        owner,
        bearer: (mention.kind == Kind::Age)
            .then(|| {
                let of_entity = |term| terms.entity(term).is_some();
                anchor::bearer(tokens, parse, of_token, &range, of_entity, |term| {
                    terms.person(term, entities)
                })
            })
            .flatten(),
        context: anchor::context(tokens, of_token, &range, terms),
        role,
        direction: direction::direction(tokens, parse, &range),
        modality: modality(mention, tokens, &range, role, published),
        period: period(mention, &texts.mentions[article]),
        recalled: role::is_recalled(tokens, &range, published),
        of_sum: is_date && beside_sum(mention, &texts.mentions[article]),
        as_of: as_of(mention, &texts.mentions[article], published),
        frame: frame::frame(tokens, parse, of_token, &range),
    })
}

/// How far behind a verb the word may stand that says what became of them ("taken to hospital").
const BECOME: usize = 3;

/// How far before that word another may stand that says how badly.
const GRADED: usize = 2;

/// A word for those who are dead.
const DEAD: &str = "dead";

/// True for a verb that says that somebody lost their life.
fn is_loss_of_life(tokens: &[Token], parse: &Parse, verb: usize) -> bool {
    let object = parse.object(verb).map(|noun| tokens[noun].folded.as_str());
    matches!(object, Some("life" | "lives")) && form(&tokens[verb].folded) == form("lose")
}

/// What has become of those who are counted, by the noun, the verb or what the verb leads to.
fn state(
    tokens: &[Token],
    of_token: &[Option<Term>],
    parse: &Parse,
    phrase: &Phrase,
    act: Option<usize>,
) -> Option<Term> {
    let noun = phrase.noun.into_iter().chain(phrase.modifiers.iter().copied());
    let behind = act.map_or(0..0, |at| at + 1..tokens.len().min(at + 1 + BECOME));
    // "A dozen people have grave or even fatal wounds."
    let object = act.and_then(|act| parse.object(act)).map(|object| parse.noun(object));
    // "At least twelve people are dead."
    let verb = phrase.noun.and_then(|noun| parse.governor(noun));
    let predicative = verb.and_then(|verb| parse.predicative(verb));
    let mut words = noun.chain(act).chain(behind).chain(object).chain(predicative);
    let state = words.find(|at| terms::is_state(&tokens[*at].folded))?;
    // The seriously injured are fewer than the injured.
    let graded = (state.saturating_sub(GRADED)..state).find(|at| terms::is_severity(&tokens[*at].folded));
    of_token[graded.unwrap_or(state)]
}

/// The other mentions of the sentence of `mention`.
fn beside<'a>(mention: &'a Mention, mentions: &'a [Mention]) -> impl Iterator<Item = &'a Mention> {
    let first = mentions.partition_point(|other| other.sentence < mention.sentence);
    let here = mentions[first..].iter().take_while(|other| other.sentence == mention.sentence);
    here.filter(|other| other.span != mention.span)
}

/// True where the sentence of a date gives a sum of money or a share.
fn beside_sum(date: &Mention, mentions: &[Mention]) -> bool {
    beside(date, mentions).any(|other| matches!(other.kind, Kind::Money | Kind::Percent))
}

/// The years that the figure is for, where its sentence names some: the nearest ones.
fn period(mention: &Mention, mentions: &[Mention]) -> Option<(Date, Date)> {
    let years = beside(mention, mentions).filter_map(|other| match &other.value {
        Value::Date(date) if date.granularity == Granularity::Year => {
            Some((other.span.start.abs_diff(mention.span.start), (date.start?, date.end?)))
        }
        _ => None,
    });
    years.min_by_key(|(distance, _)| *distance).map(|(_, years)| years)
}

/// A date that lies ahead of the article is a plan, whatever the verb.
fn modality(
    mention: &Mention,
    tokens: &[Token],
    range: &Range<usize>,
    role: Role,
    published: Option<Date>,
) -> Modality {
    let by_words = role::modality(tokens, range, role);
    let ahead = match (&mention.value, published) {
        (Value::Date(date), Some(published)) => date.start.is_some_and(|start| start > published),
        _ => false,
    };
    if ahead && by_words == Modality::Asserted { Modality::Planned } else { by_words }
}

/// True for a date that only says when something was said: the verb next to it is one of saying.
fn reports(tokens: &[Token], date: &Range<usize>) -> bool {
    let says = |token: &Token| Class::Reporting.has(&token.folded);
    let before =
        tokens[..date.start].iter().rev().find(|token| token.folded != "on" && token.folded != "late");
    let after = tokens.get(date.end);
    before.is_some_and(says) || after.is_some_and(says)
}

/// True for years that are part of a name ("Action Plan 2025-26").
fn is_label(mention: &Mention, tokens: &[Token], date: &Range<usize>) -> bool {
    let years = matches!(&mention.value, Value::Date(date) if date.granularity <= Granularity::Year);
    let before = date.start.checked_sub(1).map(|at| &tokens[at]);
    years && before.is_some_and(|token| token.capital && date.start > 1 && !lexicon::is_common(&token.folded))
}

/// "The two leaders": a number that points back and counts nothing.
fn is_anaphoric(mention: &Mention, tokens: &[Token], count: &Range<usize>) -> bool {
    let small =
        matches!(&mention.value, Value::Quantity(q) if q.point.is_some_and(|point| point <= POINTING));
    let before = count.start.checked_sub(1).map(|at| tokens[at].folded.as_str());
    mention.kind == Kind::Count
        && small
        && matches!(before, Some("the" | "both" | "these" | "those" | "other" | "our"))
}

/// True for a number that belongs to the name before it ("Example 5") or is a rank ("the top 10 firms", "a four-star hotel"): it
/// counts nothing.
fn is_name_part(tokens: &[Token], count: &Range<usize>, parse: &Parse) -> bool {
    let Some(before) = count.start.checked_sub(1) else { return false };
    let named = before > 0 && tokens[before].capital && parse.tag(before).is_proper();
    let of_name = named && parse.head(count.start) == Some(before);
    let starred = tokens.get(count.end).is_some_and(|token| token.folded == "-")
        && tokens.get(count.end + 1).is_some_and(|token| token.folded == "star");
    of_name || starred || tokens[before].folded == "top"
}

/// The day a claim speaks for: the date next to it in its sentence, or the article's own.
fn as_of(mention: &Mention, mentions: &[Mention], published: Option<Date>) -> Option<Date> {
    let resolved = beside(mention, mentions).filter_map(|other| match &other.value {
        Value::Date(date) if !date.open && date.granularity >= Granularity::Month => {
            let distance = other.span.start.abs_diff(mention.span.start);
            Some((distance, date.start?))
        }
        _ => None,
    });
    resolved.min().map(|(_, date)| date).or(published)
}
