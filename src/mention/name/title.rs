//! Which words of a run are a title, and what stands in front of a name to say who or what it is.

use std::ops::Range;

use super::{apposition, predicate};
use crate::lexicon::{self, Class};
use crate::text::{Token, TokenKind};

/// How many words a role in front of a name may have ("the former deputy head of mission Mary Smith").
const LONGEST: usize = 6;

/// A name in one sentence with the titles that stand with it, as ranges of that sentence's tokens.
pub(super) struct Titled {
    pub name: Range<usize>,
    pub titles: Vec<Range<usize>>,
}

/// The name in a run of capitalised words, with the titles that stand with it; none where the run is all title.
pub(super) fn split(tokens: &[Token], run: Range<usize>) -> Option<Titled> {
    let lead = lead(tokens, &run);
    if lead >= run.end {
        return None;
    }
    let name = lead..run.end;
    let mut titles = Vec::new();
    let in_run = lead > run.start && !is_partisan(tokens, &run);
    let front = in_run.then(|| run.start..trim(tokens, run.start..lead));
    if let Some(title) = before(tokens, front.as_ref(), &name)
        && !is_courtesy(&tokens[title.clone()])
    {
        titles.push(title);
    }
    titles.extend(apposition::ahead(tokens, &name));
    titles.extend(apposition::behind(tokens, &name));
    titles.extend(predicate::role(tokens, &name));
    Some(Titled { name, titles })
}

/// Where the name in a run begins: behind the title in front, which may begin with the name of a body ("Example Corp
/// Chairman Jane Doe").
fn lead(tokens: &[Token], run: &Range<usize>) -> usize {
    let end = title_end(tokens, run);
    if end > run.start {
        return end;
    }
    let heads = (run.start..run.end).rev().filter(|at| Class::TitleNoun.has(&tokens[*at].folded));
    for head in heads {
        let mut end = head + 1;
        end += usize::from(tokens.get(end).is_some_and(|token| token.folded == ".") && end < run.end);
        if end < run.end && is_personal(&tokens[end..run.end]) {
            return end;
        }
    }
    run.start + usize::from(is_partisan(tokens, run))
}

/// True when a run is a party and the full name of one of its people ("Republican Jane Doe").
fn is_partisan(tokens: &[Token], run: &Range<usize>) -> bool {
    run.len() > 2
        && Class::Party.has(&tokens[run.start].folded)
        && is_personal(&tokens[run.start + 1..run.end])
}

/// True for words that can be a person's name.
fn is_personal(name: &[Token]) -> bool {
    let plain = |token: &&Token| token.kind == TokenKind::Word;
    let count = name.iter().filter(plain).count();
    let other = |token: &Token| {
        let folded = token.folded.as_str();
        Class::Organisation.has(folded)
            || Class::PlaceNoun.has(folded)
            || lexicon::is_title(folded)
            || Class::Country.has(folded)
            || token.is_possessive()
            || matches!(folded, "of" | "for" | "and" | "&" | "on")
    };
    (1..=4).contains(&count) && !name.iter().any(other)
}

/// Where the title at the front of a run ends; the start of the run where it has none.
fn title_end(tokens: &[Token], run: &Range<usize>) -> usize {
    let mut at = run.start;
    let mut end = run.start;
    let (mut headed, mut complement) = (false, false);
    while at < run.end {
        let folded = tokens[at].folded.as_str();
        if Class::TitleNoun.has(folded) || Class::Honorific.has(folded) {
            headed = true;
            end = at + 1;
        } else if complement && lexicon::is_portfolio(folded) {
            end = at + 1;
        } else if (headed && matches!(folded, "of" | "for" | "and" | "." | "-"))
            || (!headed && Class::Country.has(folded))
            || lexicon::is_title(folded)
        {
            // Counts only if more of the title follows.
            complement |= headed && matches!(folded, "of" | "for");
        } else {
            break;
        }
        at += 1;
    }
    if end < run.end && tokens[end].folded == "." {
        end += 1;
    }
    let rest = tokens.get(end).filter(|_| end < run.end);
    if let Some(end) = rest.and_then(|_| over_place(tokens, end..run.end)).filter(|_| headed) {
        return end;
    }
    let named_body = rest.is_some_and(|token| {
        let goes_on = matches!(token.folded.as_str(), "of" | "for");
        Class::Organisation.has(&token.folded) || token.is_possessive() || goes_on
    });
    if !headed || named_body { run.start } else { end }
}

/// Where the name begins in "Mayor of Springfield Jane Doe": behind the place, if two words or more are left.
fn over_place(tokens: &[Token], rest: Range<usize>) -> Option<usize> {
    if tokens[rest.start].folded != "of" {
        return None;
    }
    let place = rest.start + 1;
    let double = Class::PlaceLead.has(&tokens.get(place)?.folded);
    let name = place + 1 + usize::from(double);
    (name + 1 < rest.end && is_personal(&tokens[place..rest.end])).then_some(name)
}

/// The end of a range without a full stop or a word that leads on to something else at its end.
fn trim(tokens: &[Token], range: Range<usize>) -> usize {
    let hangs = |at: usize| matches!(tokens[at].folded.as_str(), "." | "of" | "the" | "for" | "and");
    (range.start + 1..range.end).rev().find(|at| !hangs(*at)).map_or(range.start + 1, |last| last + 1)
}

fn is_courtesy(title: &[Token]) -> bool {
    title.iter().all(|token| Class::Honorific.has(&token.folded) || token.folded == ".")
}

/// The title of the run with what stands before it in small letters ("former", "then-Kazakh"), or a role in small
/// letters alone ("the lorry driver Jane Doe", "of the think tank Bright Future").
fn before(tokens: &[Token], title: Option<&Range<usize>>, name: &Range<usize>) -> Option<Range<usize>> {
    let (from, end) = title.map_or((name.start, name.start), |title| (title.start, title.end));
    let mut start = from;
    let mut headed = title.is_some();
    while start > 0 {
        let token = &tokens[start - 1];
        let folded = token.folded.as_str();
        let joined = folded == "-" && !token.spaced && start > 1;
        let office = lexicon::is_title(folded) || Class::Former.has(folded) || Class::Country.has(folded);
        if !(office || joined) {
            break;
        }
        headed |= Class::TitleNoun.has(folded) && (token.capital || !Class::AmbiguousTitle.has(folded));
        start -= 1;
    }
    if title.is_none()
        && let Some(role) = role(tokens, name)
    {
        return Some(role);
    }
    while start < from && tokens[start].folded == "-" {
        start += 1;
    }
    (headed && start < end).then_some(start..end)
}

/// A role that ends right before the name and begins where no verb can be part of it: behind an article, a possessive,
/// a preposition or a comma, or with the sentence.
fn role(tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    let last = tokens.get(name.start.checked_sub(1)?)?;
    let several = name.len() > 1;
    let noun = Class::TitleNoun.has(&last.folded) && !Class::AmbiguousTitle.has(&last.folded)
        || Class::BodyNoun.has(&last.folded)
        || (several && lexicon::is_agent(&last.folded));
    if last.capital || !noun {
        return None;
    }
    // "They praised water supplier Example": no verb can be part of a role, but "the noted writer" can.
    let is_verb = |at: usize| {
        let participle =
            tokens[at].folded.ends_with("ed") && !(at > 0 && Class::PhraseOpener.has(&tokens[at - 1].folded));
        !tokens[at].capital && (Class::Reporting.has(&tokens[at].folded) || participle)
    };
    let belongs = |at: usize| {
        let token = &tokens[at];
        let joined = token.folded == "-" && !token.spaced;
        let plain = token.kind == TokenKind::Word
            && !token.is_possessive()
            && !lexicon::is_calendar(&token.folded)
            && (!Class::Function.has(&token.folded) || Class::Former.has(&token.folded));
        joined || (plain && !is_verb(at))
    };
    let farthest = name.start.saturating_sub(LONGEST + 1);
    let start = (farthest..name.start).rev().take_while(|at| belongs(*at)).last()?;
    let fixed = start.checked_sub(1).is_none_or(|at| {
        let token = &tokens[at];
        token.is_possessive() || token.folded == "," || Class::PhraseOpener.has(&token.folded) || is_verb(at)
    });
    (fixed && name.start - start <= LONGEST).then_some(start..name.start)
}
