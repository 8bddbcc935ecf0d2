//! Which words of a run are a title, and the title that stands before or behind a name.

use std::ops::Range;

use super::Found;
use crate::text::{Token, TokenKind, Wordlist};

/// How many words a role behind a name may have ("Mary Smith, a retired chief inspector of the border police, ...").
const APPOSITION: usize = 12;

/// The name in a run of capitalised words, with the title that stands with it; none where the run is all title.
pub(super) fn split(tokens: &[Token], run: Range<usize>, words: &Wordlist) -> Option<Found> {
    let mut name = run.clone();
    let lead = title_end(tokens, &run, words);
    let mut title = None;
    if lead > run.start {
        if lead >= run.end {
            return None;
        }
        title = Some(run.start..trim(tokens, run.start..lead));
        name.start = lead;
    }
    title = before(tokens, title.as_ref(), name.start, words);
    if title.as_ref().is_none_or(|title| is_courtesy(&tokens[title.clone()], words)) {
        title = behind(tokens, name.end, words);
    }
    Some(Found { name, title })
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
    let named_body = rest.is_some_and(|token| {
        let goes_on = matches!(token.folded.as_str(), "of" | "for");
        words.is_organisation(&token.folded) || token.is_possessive() || goes_on
    });
    if !headed || named_body { run.start } else { end }
}

/// The end of a range without a trailing full stop.
fn trim(tokens: &[Token], range: Range<usize>) -> usize {
    if range.len() > 1 && tokens[range.end - 1].folded == "." { range.end - 1 } else { range.end }
}

fn is_courtesy(title: &[Token], words: &Wordlist) -> bool {
    title.iter().all(|token| words.is_honorific(&token.folded) || token.folded == ".")
}

/// Takes in what stands in small letters before the name or its title ("former", "spokesman", "then-Kazakh").
fn before(
    tokens: &[Token],
    title: Option<&Range<usize>>,
    name: usize,
    words: &Wordlist,
) -> Option<Range<usize>> {
    let end = title.map_or(name, |title| title.end);
    let from = title.map_or(name, |title| title.start);
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
    while start < from && tokens[start].folded == "-" {
        start += 1;
    }
    (headed && start < end).then_some(start..end)
}

/// The role between a comma behind the name and the next comma ("Jane Doe, the spokeswoman for ..., said").
fn behind(tokens: &[Token], end: usize, words: &Wordlist) -> Option<Range<usize>> {
    let mut at = end;
    if tokens.get(at)?.folded != "," {
        return None;
    }
    at += 1;
    // An age may stand between ("Jane Doe, 42, a nurse").
    if tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
        && tokens.get(at + 1).is_some_and(|t| t.folded == ",")
    {
        at += 2;
    }
    if tokens.get(at).is_some_and(|t| matches!(t.folded.as_str(), "a" | "an" | "the")) {
        at += 1;
    }
    let start = at;
    let mut headed = false;
    while at < tokens.len() && at - start < APPOSITION {
        let token = &tokens[at];
        let next = tokens.get(at + 1);
        let goes_on = next.is_some_and(|t| words.is_portfolio(&t.folded) || words.is_title(&t.folded));
        let ends = match token.folded.as_str() {
            "," | ";" | "." | "(" | "—" | "\"" | "who" | "said" | "told" => true,
            "and" => !goes_on,
            _ => false,
        };
        if ends {
            return (headed && at > start).then_some(start..at);
        }
        if words.is_head(&token.folded) {
            headed = true;
            // "The ceremony, President Smith said": the office of somebody else.
            let other = next.is_some_and(|t| {
                t.capital && !words.is_title(&t.folded) && !words.is_organisation(&t.folded)
            });
            if token.capital && other {
                return None;
            }
        } else if !headed && token.kind == TokenKind::Word && words.is_common(&token.folded) {
            return None;
        }
        at += 1;
    }
    (headed && at == tokens.len()).then_some(start..at)
}
