//! Spans that name a value, found sentence by sentence and brought to a normal form.
//!
//! Figures, dates and times: every finder looks at one position of a sentence and says what begins there; the longest
//! finding wins and the search goes on behind it. Names, titles and quotations may hold them and each other, and are
//! found on their own. Words and units come from `assets/lexicon`.

mod age;
mod amount;
mod change;
mod count;
mod currency;
mod date;
mod figure;
mod finding;
mod hedge;
mod list;
mod name;
mod none;
mod notation;
mod quote;
mod range;
mod rank;
mod share;
mod time;
mod unit;
mod vote;

use std::ops::Range;

use jiff::civil::Date;

use finding::Finding;

use crate::lexicon;
use crate::model::{Article, BlockKind, Mention};
use crate::syntax::{self, Parse, Relation, Tag, Tense};
use crate::text::day::of_post;
use crate::text::number::{self, Marks, Spaces};
use crate::text::{Document, Token, TokenView, day_order};
use crate::value::{Kind, Name, Value};

/// The finders; of two findings of one length the earlier finder's is taken.
const FINDERS: [fn(&TokenView<'_>, usize) -> Option<Finding>; 10] = [
    notation::find,
    date::impossible,
    date::find,
    time::find,
    age::find,
    vote::find,
    figure::find,
    rank::find,
    none::find,
    groups,
];

/// The figures, dates and times that are found in a sentence: what holds more is a table or a list of numbers, where no
/// words tell one from the other. News has fewer than ten.
const CROWD: usize = 32;

/// Every mention in the article, in order of position.
///
/// `reference` is the day that "today" means, as a rule the day of publication. Without it, dates that depend on
/// it keep no start and no end and are marked as relative.
pub fn find(article: &Article, document: &Document, reference: Option<Date>) -> Vec<Mention> {
    let mut out = values(article, document, reference);
    // The letters of a currency, of a zone or of a unit are no name, nor the end of one ("Ghana GHS 4m").
    let in_figure = |kind| matches!(kind, Kind::Money | Kind::Time | Kind::Quantity);
    let figures: Vec<Range<usize>> =
        out.iter().filter(|figure| in_figure(figure.kind)).map(|figure| figure.span.clone()).collect();
    let names = name::find(article, document).into_iter();
    out.extend(names.filter_map(|name| apart(name, &figures, &article.body)));
    out.extend(quote::find(article, document));
    out.extend(list::find(article, document));
    out.sort_by_key(|mention| (mention.span.start, mention.kind));
    out
}

/// A name without what belongs to one of the `figures`, which are in order; none where nothing is left.
fn apart(name: Mention, figures: &[Range<usize>], body: &str) -> Option<Mention> {
    let after = figures.partition_point(|figure| figure.end <= name.span.start);
    let figure = figures.get(after).filter(|figure| figure.start < name.span.end);
    let Some(figure) = figure.filter(|figure| name.span.end <= figure.end) else { return Some(name) };
    let (text, Value::Name(_)) = (body.get(name.span.start..figure.start)?, &name.value) else { return None };
    let text = text.trim_end();
    let span = name.span.start..name.span.start + text.len();
    (!text.is_empty()).then(|| Mention { value: Value::Name(Name::new(name::even(text))), span, ..name })
}

/// Figures, dates and times.
fn values(article: &Article, document: &Document, reference: Option<Date>) -> Vec<Mention> {
    let language = article.language.map(|language| language.code);
    let marks = Marks::of(language).shown(&document.tokens);
    let mut spaces = Spaces::of(language, marks, &document.tokens);
    let order = day_order(&article.body, &document.tokens);
    let posts = posts(article);
    let view = |sentence: usize, spaces| {
        let view = TokenView::new(&article.body, document.tokens_of(sentence));
        let start = document.sentences.get(sentence).map_or(0, |sentence| sentence.span.start);
        let post = posts.partition_point(|(at, _)| *at <= start).checked_sub(1).and_then(|at| posts.get(at));
        view.on(post.map(|(_, day)| *day).or(reference)).written(marks, spaces).ordered(order)
    };
    let sentences = 0..document.sentences.len();
    if spaces == Spaces::MayPart && number::shows_groups(document, |sentence| view(sentence, Spaces::Shown)) {
        spaces = Spaces::Shown;
    }
    let letters = letters(&article.body, document, marks);
    let mut out = Vec::new();
    for sentence in sentences {
        let view = view(sentence, spaces).with_letters(&letters);
        let over = over(&view, &article.body, document.tokens_of(sentence));
        let view = view.with_over(over);
        let mut at = 0;
        let full = out.len() + CROWD;
        while at < view.len() && out.len() < full {
            if view.opens_nothing(at) {
                debug_assert!(longest(&view, at).is_none(), "{:?} belongs to [opening]", view.word(at));
                at += 1;
                continue;
            }
            let Some(Finding { end, meaning }) = longest(&view, at) else {
                at += 1;
                continue;
            };
            if let (Some((kind, value)), Some(span)) = (meaning, span(&view, at..end)) {
                out.push(Mention { kind, span, sentence, value });
            }
            at = end.max(at + 1);
        }
    }
    out
}

/// Where the posts of a live blog begin, each with its day.
fn posts(article: &Article) -> Vec<(usize, Date)> {
    let lines = article.blocks.iter().filter(|part| part.kind == BlockKind::Boilerplate);
    lines.filter_map(|part| Some((part.span.start, of_post(article.body.get(part.span.clone())?)?))).collect()
}

/// The currencies that a text names by a letter before a sum: where it has "R5bn", "R40" is money too.
fn letters(body: &str, document: &Document, marks: Marks) -> Vec<&'static str> {
    let is_joined =
        |token: &Token| token.capital && token.folded.as_bytes().iter().take(3).any(u8::is_ascii_digit);
    let mut letters = Vec::new();
    for sentence in 0..document.sentences.len() {
        let tokens = document.tokens_of(sentence);
        if !tokens.iter().any(is_joined) {
            continue;
        }
        let view = TokenView::new(body, tokens).written(marks, Spaces::MayPart);
        let joined = (0..view.len()).filter(|at| is_joined(&tokens[*at]));
        letters.extend(joined.filter_map(|at| currency::letter_shown(&view, at)));
    }
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// The weekdays and months that a verb in the past governs although a word of intent stands before them; few sentences have one.
fn over(view: &TokenView<'_>, body: &str, tokens: &[Token]) -> Vec<usize> {
    let dates = |at: &usize| lexicon::is_calendar(view.word(*at)) && date::has_future_before(view, *at);
    let dates: Vec<usize> = (0..view.len()).filter(dates).collect();
    if dates.is_empty() {
        return dates;
    }
    let parse = syntax::parse(body, tokens);
    let is_over = |at: &usize| {
        let verb = parse.governor(*at).filter(|verb| verb < at);
        // A further verb in between may be the one that is meant.
        let direct = |verb: usize| !(verb + 1..*at).any(|between| is_verb(&parse, between));
        verb.is_some_and(|verb| direct(verb) && parse.tense(tokens, verb) == Some(Tense::Past))
    };
    dates.into_iter().filter(is_over).collect()
}

fn is_verb(parse: &Parse, at: usize) -> bool {
    parse.tag(at) == Tag::MD || (parse.tag(at).is_verb() && parse.relation(at) != Relation::Amod)
}

/// Digits in groups that no other finder takes: what may be one number or more is none.
fn groups(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    number::end_of_groups(view, at).map(Finding::nothing)
}

/// The longest finding that begins at `at`.
fn longest(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let mut best: Option<Finding> = None;
    for found in FINDERS.iter().filter_map(|finder| finder(view, at)) {
        if best.as_ref().is_none_or(|best| found.end > best.end) {
            best = Some(found);
        }
    }
    best
}

/// The bytes of a run of tokens.
fn span(view: &TokenView<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = view.token(tokens.start)?;
    let last = view.token(tokens.end.checked_sub(1)?)?;
    Some(first.span.start..last.span.end)
}

#[cfg(test)]
mod tests;
