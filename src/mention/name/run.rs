//! Runs of capitalised words.

use std::ops::Range;

use super::usage::Usage;
use crate::lexicon::{self, Class};
use crate::text::{Token, TokenKind};

/// How many tokens the title of a work may have.
const WORK: usize = 12;

/// The next run at or after `from`, without words that are capitalised only because a sentence begins with them.
pub(super) fn next(tokens: &[Token], from: usize, usage: &Usage<'_>, headline: bool) -> Option<Range<usize>> {
    let mut at = from;
    while at < tokens.len() {
        if let Some(end) = work(tokens, at).filter(|_| !headline) {
            return Some(at..end);
        }
        if article(tokens, at) || starts(tokens, at, usage, headline) {
            return Some(at..end(tokens, at, usage, headline));
        }
        at += 1;
    }
    None
}

/// The end of the title of a work that begins at `at`: between quotation marks, each word in capitals but the small ones.
fn work(tokens: &[Token], at: usize) -> Option<usize> {
    if at == 0 || tokens[at - 1].folded != "\"" || !is_capital(&tokens[at]) {
        return None;
    }
    let end = (at..tokens.len().min(at + WORK)).find(|at| tokens[*at].folded == "\"")?;
    let word = |token: &Token| match token.kind {
        TokenKind::Word => token.capital || Class::Function.has(&token.folded),
        TokenKind::Number => true,
        TokenKind::Symbol => matches!(token.folded.as_str(), "'" | "-" | ":" | "&"),
    };
    let capitals = tokens[at..end].iter().filter(|token| token.capital).count();
    (capitals > 1 && tokens[end - 1].capital && tokens[at..end].iter().all(word)).then_some(end)
}

/// True when the token can be the first of a name.
fn starts(tokens: &[Token], at: usize, usage: &Usage<'_>, headline: bool) -> bool {
    let token = &tokens[at];
    if !is_capital(token) {
        return false;
    }
    let opens = opens_sentence(tokens, at);
    // "#Name", "51.5° N"
    let tag = at > 0 && !token.spaced && matches!(tokens[at - 1].folded.as_str(), "#" | "@" | "_")
        || at > 0 && token.span.len() == 1 && matches!(tokens[at - 1].folded.as_str(), "deg" | "'" | "''");
    let inner = |at: usize| tokens.get(at).is_some_and(|token| usage.inner.contains(token.folded.as_str()));
    let known = inner(at) || Class::Country.has(&token.folded);
    // A verb or number word in capitals is part of a name inside a sentence ("State Department", "First Bank"), and
    // before one that the text has elsewhere ("Third Bank").
    let number = lexicon::is_common(&token.folded) && (opens || headline) && !is_joined_by_and(tokens, at);
    let elsewhere = opens && inner(at) && inner(at + 1) && goes_on(tokens, at);
    let grammar = Class::Function.has(&token.folded)
        && (headline || !is_given_word(tokens, at))
        && !is_joined_by_and(tokens, at);
    let common = grammar || (number && !elsewhere);
    let date = lexicon::is_calendar(&token.folded) && !is_given(tokens, at);
    if tag || common || date {
        return false;
    }
    if headline {
        return known && !usage.lower.contains(token.folded.as_str());
    }
    if !opens || lexicon::is_title(&token.folded) {
        return true;
    }
    let lower = usage.lower.contains(token.folded.as_str());
    let followed = goes_on(tokens, at) || speaks(tokens, at);
    let participle = token.folded.ends_with("ing") || token.folded.ends_with("ed");
    if known { !lower || followed } else { (followed || is_aged(tokens, at)) && !lower && !participle }
}

/// True before an age between commas ("Example, 42, said"): nothing but a person is told so.
fn is_aged(tokens: &[Token], at: usize) -> bool {
    let is = |at: usize, mark: &str| tokens.get(at).is_some_and(|token| token.folded == mark);
    let years = tokens.get(at + 2).and_then(|token| token.folded.parse::<u8>().ok());
    is(at + 1, ",") && years.is_some_and(|years| (10..=110).contains(&years)) && is(at + 3, ",")
}

/// True when a name that begins at `at` goes on with a capital, an initial or a particle ("Omar al-Example").
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let capital = |at: usize| tokens.get(at).is_some_and(|next| is_capital(next) && next.spaced);
    let dotted = is_abbreviation(&tokens[at]) && tokens.get(at + 1).is_some_and(|t| t.folded == ".");
    let and = tokens.get(at + 1).is_some_and(|t| t.folded == "&")
        && (capital(at + 2) || is_joined_by_and(tokens, at));
    let firm = tokens.get(at + 1).is_some_and(Token::is_possessive) && step(tokens, at, at + 1) > 0;
    capital(at + 1)
        || (dotted && capital(at + 2))
        || particle(tokens, at + 1) > 0
        || and
        || firm
        || is_hyphened_name(tokens, at)
}

/// True for a first name of two, at the start of a sentence as well: "Anne-Marie", but no "Anti-American".
fn is_hyphened_name(tokens: &[Token], at: usize) -> bool {
    let hyphen = tokens.get(at + 1).is_some_and(|token| token.folded == "-" && !token.spaced);
    let second = tokens.get(at + 2).is_some_and(|token| is_capital(token) && !token.spaced);
    let word = tokens[at].folded.as_str();
    hyphen && second && !Class::Prefix.has(word) && !Class::English.has(word) && !Class::Function.has(word)
}

/// True for letters that a glued "&" joins: "AT&T", "H&M".
fn is_joined_by_and(tokens: &[Token], at: usize) -> bool {
    let glued = |at: usize| tokens.get(at).filter(|token| !token.spaced);
    glued(at + 1).is_some_and(|token| token.folded == "&") && glued(at + 2).is_some_and(is_capital)
}

/// True for somebody who begins a sentence by the family name alone: "Example said", "Example, who". A word of the
/// language there is nobody's.
fn speaks(tokens: &[Token], at: usize) -> bool {
    let folded = |at: usize| tokens.get(at).map_or("", |token| token.folded.as_str());
    let says = Class::Reporting.has(folded(at + 1)) && !Class::ReportNoun.has(folded(at + 1));
    let relative = folded(at + 1) == "," && matches!(folded(at + 2), "who" | "whose");
    let word = folded(at);
    let listed = |word: &str| Class::English.has(word) || Class::Speech.has(word);
    let singular = |ending: &str| word.strip_suffix(ending).is_some_and(listed);
    let of_y = || word.strip_suffix("ies").is_some_and(|stem| listed(&format!("{stem}y")));
    let is_word = listed(word) || singular("s") || singular("es") || of_y() || lexicon::is_title(word);
    (says || relative) && !is_word
}

/// How many tokens the particles at `at` and the capitalised word behind them take; zero where there are none.
fn particle(tokens: &[Token], at: usize) -> usize {
    let is_particle = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Word
                && !token.capital
                && token.spaced
                && Class::NameParticle.has(&token.folded)
        })
    };
    if !is_particle(at) {
        return 0;
    }
    let hyphen = tokens.get(at + 1).is_some_and(|token| token.folded == "-" && !token.spaced);
    // "as-Example", but no "as Example".
    let plain = tokens.get(at).is_some_and(|token| !Class::Function.has(&token.folded));
    let name = |at: usize, spaced: bool| tokens.get(at).is_some_and(|t| is_capital(t) && t.spaced == spaced);
    match is_particle(at + 1) {
        _ if hyphen => 3 * usize::from(name(at + 2, false)),
        true if plain => 3 * usize::from(name(at + 2, true)),
        false if plain => 2 * usize::from(name(at + 1, true)),
        _ => 0,
    }
}

/// True where a name begins with an Arabic article in small letters ("al-Example", "al Example").
fn article(tokens: &[Token], at: usize) -> bool {
    let taken = particle(tokens, at);
    taken == 3 && tokens[at + 1].folded == "-"
        || taken == 2 && matches!(tokens[at].folded.as_str(), "al" | "el")
}

/// True for a month that is somebody's given name ("the carpenter Jan Example", "with April Example").
fn is_given(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    let titled = before.is_some_and(|token| {
        Class::TitleNoun.has(&token.folded)
            || Class::Honorific.has(&token.folded)
            || lexicon::is_agent(&token.folded)
    });
    let next = tokens.get(at + 1).filter(|next| is_capital(next) && next.spaced);
    let surname = next.is_some_and(|next| !lexicon::is_calendar(&next.folded) && !is_general(&next.folded));
    let dated = before.is_some_and(|token| Class::BeforeMonth.has(&token.folded));
    let dot = usize::from(before.is_some_and(|token| token.folded == "."));
    let honoured = at.checked_sub(1 + dot).is_some_and(|at| Class::Honorific.has(&tokens[at].folded))
        && tokens.get(at + 1).is_none_or(|next| next.kind != TokenKind::Number);
    let opens = opens_sentence(tokens, at);
    // "April Example said"; what else begins a sentence with a month and a capital is seldom a name.
    let goes_on = || {
        tokens
            .get(at + 2)
            .is_some_and(|token| token.folded == "," || !token.capital && token.kind == TokenKind::Word)
    };
    Class::MonthName.has(&tokens[at].folded)
        && (titled && next.is_some() || honoured || surname && !dated && (!opens || goes_on()))
}

/// True for a word of grammar that is somebody's given name ("the actor Will Example").
fn is_given_word(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).is_some_and(|next| is_capital(next) && next.spaced);
    let family = tokens.get(at + 1).is_some_and(|next| !Class::Function.has(&next.folded));
    Class::Nickname.has(&tokens[at].folded) && next && family && !opens_sentence(tokens, at)
}

fn is_capital(token: &Token) -> bool {
    // "I'm", "I've" are no names.
    let pronoun = token.folded.starts_with("i'");
    token.kind == TokenKind::Word && token.capital && !token.is_possessive() && !pronoun
}

/// True at the start of a sentence, of quoted words, or behind a colon.
fn opens_sentence(tokens: &[Token], at: usize) -> bool {
    at == 0
        || tokens[..at].iter().all(|token| token.kind == TokenKind::Symbol)
        || matches!(tokens[at - 1].folded.as_str(), "\"" | "'" | ":")
}

/// The end of the run that begins at `start`.
fn end(tokens: &[Token], start: usize, usage: &Usage<'_>, headline: bool) -> usize {
    let mut at = start + particle(tokens, start).max(1);
    while at < tokens.len() {
        let step = step(tokens, start, at);
        if step == 0 {
            break;
        }
        let word = &tokens[at + step - 1];
        let folded = word.folded.as_str();
        // In a headline a capital tells nothing: only what the text itself writes as a name goes on with one.
        let plain = headline
            && word.kind == TokenKind::Word
            && word.span.len() > 1
            && (usage.lower.contains(folded) || !(usage.inner.contains(folded) || lexicon::is_title(folded)));
        let weak = plain || (lexicon::is_calendar(folded) && !is_surname(tokens, start, at));
        if weak {
            break;
        }
        at += step;
    }
    if headline { at } else { at + tail(tokens, start, at) }
}

/// How many words in small letters go on with the name of a body ("Mercy university hospital", "Senate energy
/// committee").
fn tail(tokens: &[Token], start: usize, from: usize) -> usize {
    let possessive = usize::from(tokens.get(from).is_some_and(Token::is_possessive));
    let small = |at: &usize| {
        tokens.get(*at).is_some_and(|token| {
            let folded = token.folded.as_str();
            let field = lexicon::is_portfolio(folded)
                || Class::BodyFiller.has(folded)
                || Class::BodyEnding.has(folded);
            field && token.spaced && !token.capital && !Class::Function.has(folded)
        })
    };
    let first = from + possessive;
    let end = (first..tokens.len()).take_while(small).last().map_or(first, |last| last + 1);
    let whole = end > first && Class::BodyEnding.has(&tokens[end - 1].folded);
    // "Boston hospitals", "London hospital": one name and one word are a description.
    let long = from - start > 1 || end - first > 1;
    if whole && long && (possessive == 0 || end - first > 1) { end - from } else { 0 }
}

/// True for a month that is the family name of somebody ("Anna May said"): a plain name before it, no day behind.
fn is_surname(tokens: &[Token], start: usize, at: usize) -> bool {
    let given = &tokens[at - 1].folded;
    let day = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
    let titled = |at: usize| lexicon::is_title(&tokens[at].folded);
    let begins =
        at - 1 == start || titled(at - 2) || at > 2 && tokens[at - 2].folded == "." && titled(at - 3);
    let abbreviated = tokens.get(at + 1).is_some_and(|next| next.folded == "." && !next.spaced);
    Class::MonthName.has(&tokens[at].folded)
        && !abbreviated
        && begins
        && !day
        && !lexicon::is_title(given)
        && !is_general(given)
}

/// A word of names of bodies and places.
fn is_general(folded: &str) -> bool {
    Class::Organisation.has(folded) || Class::PlaceNoun.has(folded) || Class::Country.has(folded)
}

/// How many tokens the run that began at `start` takes in at `at`; zero where it ends.
fn step(tokens: &[Token], start: usize, at: usize) -> usize {
    let (token, last) = (&tokens[at], &tokens[at - 1]);
    let is_name = |offset: usize| tokens.get(at + offset).is_some_and(|t| is_capital(t) && t.spaced);
    match token.folded.as_str() {
        "." if !token.spaced && is_abbreviation(last) => usize::from(is_name(1)) * 2,
        "-" | "–" if !token.spaced => hyphened(tokens, at),
        "of" | "for" | "on" if is_compound(&tokens[start..at]) => {
            if is_name(1) {
                2
            } else if tokens.get(at + 1).is_some_and(|t| t.folded == "the") && is_name(2) {
                3
            } else {
                0
            }
        }
        "&" if is_name(1) || is_joined_by_and(tokens, at - 1) => 2,
        _ if token.is_possessive() => {
            let next = tokens.get(at + 1).filter(|t| is_capital(t) && t.spaced);
            let first = at - 1 == start;
            let body = Class::BodyOwner.has(&last.folded) && first;
            let firm = first && Class::PossessiveFirm.has(&last.folded);
            // "Lloyd's of London"
            if firm && tokens.get(at + 1).is_some_and(|token| token.folded == "of") && is_name(2) {
                return 3;
            }
            let owned = next.is_some_and(|t| {
                let business = first && Class::Business.has(&t.folded);
                body || business || Class::Organisation.has(&t.folded) || Class::PlaceNoun.has(&t.folded)
            });
            if owned { 2 } else { usize::from(firm) }
        }
        "and" if is_name(1) && joins(&tokens[start..at], &tokens[at + 1]) => 2,
        _ if !token.capital => particle(tokens, at),
        _ => usize::from(is_capital(token) && token.spaced),
    }
}

/// Tokens of a hyphen and what it joins to a name: a capitalised word, a number, or a particle between two hyphens.
fn hyphened(tokens: &[Token], at: usize) -> usize {
    let Some(next) = tokens.get(at + 1).filter(|next| !next.spaced) else { return 0 };
    let particle = next.folded.len() <= 3
        && tokens.get(at + 2).is_some_and(|t| t.folded == "-" && !t.spaced)
        && tokens.get(at + 3).is_some_and(|t| t.capital && !t.spaced);
    // "Example E-learning Centre": a letter and a word in small letters, and the name goes on.
    let letter = tokens[at - 1].span.len() == 1 && tokens.get(at + 2).is_some_and(|t| t.capital && t.spaced);
    // "Ahn Min-ho", but no "North Karrat-led": two names before it, the last of them short, and no word of compounds.
    let syllable = |token: &Token| token.kind == TokenKind::Word && (2..=5).contains(&token.folded.len());
    let given = at > 1
        && tokens[at - 2].capital
        && tokens[at - 2].kind == TokenKind::Word
        && tokens[at - 1].spaced
        && syllable(&tokens[at - 1])
        && syllable(next)
        && !Class::AfterHyphen.has(&next.folded)
        && tokens.get(at + 2).is_none_or(|behind| behind.folded != "-");
    if next.capital || next.kind == TokenKind::Number || particle || letter || given { 2 } else { 0 }
}

fn is_abbreviation(token: &Token) -> bool {
    token.span.len() == 1
        || token.folded.contains('.')
        || (token.span.len() <= 4
            && (lexicon::is_title(&token.folded) || Class::NameSuffix.has(&token.folded)))
        || token.folded == "st"
}

/// True when the words so far name an office, a body or a document, which "of", "for" and "on" go on with.
fn is_compound(run: &[Token]) -> bool {
    let body = |token: &Token| Class::Organisation.has(&token.folded) || Class::PlaceNoun.has(&token.folded);
    let head = run.iter().rposition(|token| Class::TitleNoun.has(&token.folded));
    // Behind an office and the name of its holder "of" begins something else.
    let holder = head.is_some_and(|head| {
        let rest = &run[head + 1..];
        !rest.is_empty() && !rest.iter().any(|token| body(token) || lexicon::is_portfolio(&token.folded))
    });
    !holder && (run.iter().any(body) || head == Some(run.len() - 1))
}

/// True when "and" belongs to the name: between two titles, or inside what a body or office is for.
fn joins(run: &[Token], next: &Token) -> bool {
    let all_title =
        run.iter().all(|token| lexicon::is_title(&token.folded) || lexicon::is_portfolio(&token.folded));
    let has_head = run.iter().any(|token| Class::TitleNoun.has(&token.folded));
    if all_title && has_head && lexicon::is_title(&next.folded) {
        return true;
    }
    if run.last().is_some_and(|token| lexicon::is_portfolio(&token.folded))
        && lexicon::is_portfolio(&next.folded)
        && !Class::Country.has(&next.folded)
    {
        return true;
    }
    let complement = run.iter().rposition(|token| matches!(token.folded.as_str(), "of" | "for" | "on"));
    complement.is_some_and(|at| {
        run[at + 1..].iter().all(|token| {
            !Class::Country.has(&token.folded)
                && (lexicon::is_portfolio(&token.folded) || token.kind == TokenKind::Word)
        }) && (lexicon::is_portfolio(&next.folded) || !all_title)
    }) || (run.iter().any(|token| Class::Organisation.has(&token.folded))
        && lexicon::is_portfolio(&next.folded))
}
