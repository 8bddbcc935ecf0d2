//! Which words of a run are a title, and what stands in front of a name to say who or what it is.

use std::ops::Range;

use super::{Found, apposition};
use crate::text::{Token, TokenKind, Wordlist};

/// How many words a role in front of a name may have ("the former deputy head of mission Mary Smith").
const LONGEST: usize = 6;

/// The name in a run of capitalised words, with the titles that stand with it; none where the run is all title.
pub(super) fn split(tokens: &[Token], run: Range<usize>, words: &Wordlist) -> Option<Found> {
    let lead = lead(tokens, &run, words);
    if lead >= run.end {
        return None;
    }
    let name = lead..run.end;
    let mut titles = Vec::new();
    let in_run = lead > run.start && !is_partisan(tokens, &run, words);
    let front = in_run.then(|| run.start..trim(tokens, run.start..lead));
    if let Some(title) = before(tokens, front.as_ref(), &name, words)
        && !is_courtesy(&tokens[title.clone()], words)
    {
        titles.push(title);
    }
    titles.extend(apposition::ahead(tokens, &name, words));
    titles.extend(apposition::behind(tokens, &name, words));
    Some(Found { name, titles })
}

/// Where the name in a run begins: behind the title in front, which may begin with the name of a body ("Example Corp
/// Chairman Jane Doe").
fn lead(tokens: &[Token], run: &Range<usize>, words: &Wordlist) -> usize {
    let end = title_end(tokens, run, words);
    if end > run.start {
        return end;
    }
    let heads = (run.start..run.end).rev().filter(|at| words.is_head(&tokens[*at].folded));
    for head in heads {
        let mut end = head + 1;
        end += usize::from(tokens.get(end).is_some_and(|token| token.folded == ".") && end < run.end);
        if end < run.end && is_personal(&tokens[end..run.end], words) {
            return end;
        }
    }
    run.start + usize::from(is_partisan(tokens, run, words))
}

/// True when a run is a party and the full name of one of its people ("Republican Jane Doe").
fn is_partisan(tokens: &[Token], run: &Range<usize>, words: &Wordlist) -> bool {
    run.len() > 2
        && words.is_party(&tokens[run.start].folded)
        && is_personal(&tokens[run.start + 1..run.end], words)
}

/// True for words that can be a person's name.
fn is_personal(name: &[Token], words: &Wordlist) -> bool {
    let plain = |token: &&Token| token.kind == TokenKind::Word;
    let count = name.iter().filter(plain).count();
    let other = |token: &Token| {
        let folded = token.folded.as_str();
        words.is_organisation(folded)
            || words.is_place(folded)
            || words.is_title(folded)
            || words.country(folded).is_some()
            || token.is_possessive()
            || matches!(folded, "of" | "for" | "and" | "&" | "on")
    };
    (1..=4).contains(&count) && !name.iter().any(other)
}

/// Where the title at the front of a run ends; the start of the run where it has none.
fn title_end(tokens: &[Token], run: &Range<usize>, words: &Wordlist) -> usize {
    let mut at = run.start;
    let mut end = run.start;
    let (mut headed, mut complement) = (false, false);
    while at < run.end {
        let folded = tokens[at].folded.as_str();
        if words.is_head(folded) || words.is_honorific(folded) {
            headed = true;
            end = at + 1;
        } else if complement && words.is_portfolio(folded) {
            end = at + 1;
        } else if (headed && matches!(folded, "of" | "for" | "and" | "." | "-"))
            || (!headed && words.country(folded).is_some())
            || words.is_title(folded)
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
    if let Some(end) = rest.and_then(|_| over_place(tokens, end..run.end, words)).filter(|_| headed) {
        return end;
    }
    let named_body = rest.is_some_and(|token| {
        let goes_on = matches!(token.folded.as_str(), "of" | "for");
        words.is_organisation(&token.folded) || token.is_possessive() || goes_on
    });
    if !headed || named_body { run.start } else { end }
}

/// Where the name begins in "Mayor of Springfield Jane Doe": behind the place, if two words or more are left.
fn over_place(tokens: &[Token], rest: Range<usize>, words: &Wordlist) -> Option<usize> {
    if tokens[rest.start].folded != "of" {
        return None;
    }
    let place = rest.start + 1;
    let double = words.is_place_lead(&tokens.get(place)?.folded);
    let name = place + 1 + usize::from(double);
    (name + 1 < rest.end && is_personal(&tokens[place..rest.end], words)).then_some(name)
}

/// The end of a range without a trailing full stop.
fn trim(tokens: &[Token], range: Range<usize>) -> usize {
    if range.len() > 1 && tokens[range.end - 1].folded == "." { range.end - 1 } else { range.end }
}

fn is_courtesy(title: &[Token], words: &Wordlist) -> bool {
    title.iter().all(|token| words.is_honorific(&token.folded) || token.folded == ".")
}

/// The title of the run with what stands before it in small letters ("former", "then-Kazakh"), or a role in small
/// letters alone ("the lorry driver Jane Doe", "of the think tank Bright Future").
fn before(
    tokens: &[Token],
    title: Option<&Range<usize>>,
    name: &Range<usize>,
    words: &Wordlist,
) -> Option<Range<usize>> {
    let (from, end) = title.map_or((name.start, name.start), |title| (title.start, title.end));
    let mut start = from;
    let mut headed = title.is_some();
    while start > 0 {
        let token = &tokens[start - 1];
        let folded = token.folded.as_str();
        let joined = folded == "-" && !token.spaced && start > 1;
        let office = words.is_title(folded) || words.is_past(folded) || words.country(folded).is_some();
        if !(office || joined) {
            break;
        }
        headed |= words.is_head(folded) && (token.capital || !words.is_ambiguous(folded));
        start -= 1;
    }
    if title.is_none()
        && let Some(role) = role(tokens, name, words)
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
fn role(tokens: &[Token], name: &Range<usize>, words: &Wordlist) -> Option<Range<usize>> {
    let last = tokens.get(name.start.checked_sub(1)?)?;
    let several = name.len() > 1;
    let noun = words.is_head(&last.folded) && !words.is_ambiguous(&last.folded)
        || words.is_body(&last.folded)
        || (several && words.is_agent(&last.folded));
    if last.capital || !noun {
        return None;
    }
    // "They praised water supplier Example": no verb can be part of a role, but "the noted writer" can.
    let is_verb = |at: usize| {
        let participle =
            tokens[at].folded.ends_with("ed") && !(at > 0 && words.is_opening(&tokens[at - 1].folded));
        !tokens[at].capital && (words.is_reporting(&tokens[at].folded) || participle)
    };
    let belongs = |at: usize| {
        let token = &tokens[at];
        let joined = token.folded == "-" && !token.spaced;
        let plain = token.kind == TokenKind::Word
            && !token.is_possessive()
            && !words.is_calendar(&token.folded)
            && (!words.is_function(&token.folded) || words.is_past(&token.folded));
        joined || (plain && !is_verb(at))
    };
    let farthest = name.start.saturating_sub(LONGEST + 1);
    let start = (farthest..name.start).rev().take_while(|at| belongs(*at)).last()?;
    let fixed = start.checked_sub(1).is_none_or(|at| {
        let token = &tokens[at];
        token.is_possessive() || token.folded == "," || words.is_opening(&token.folded) || is_verb(at)
    });
    (fixed && name.start - start <= LONGEST).then_some(start..name.start)
}
