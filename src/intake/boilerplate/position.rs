//! Parts of a page that are left in a text saved with all its menus: told by where lines stand, since no wording of their
//! own gives them away.

use std::ops::Range;

use crate::intake::line::is_running_text;
use crate::model::BlockKind;

use super::wording::{LineSection, is_statement, section};

/// So many lines of a few words, one after another before the text begins, are a menu.
const LEAST_MENU: usize = 5;
/// The words of an entry of a menu.
const MENU_WORDS: usize = 2;
/// So many equal lines, one after another, are a part of the page: text does not say a thing three times.
const LEAST_EQUAL: usize = 3;
/// So many lines that count up are the buttons of a picture gallery, or the pages of a list.
const LEAST_COUNTER: usize = 4;
/// The words of the headline of another article.
const HEADLINE_WORDS: usize = 20;
/// So many lines that stand below comments prove that there are comments.
const LEAST_COMMENTS: usize = 2;

/// Tags menus before the text, galleries, lists of links to other articles, and the comments of readers.
pub(super) fn tag(lines: &[&str], kinds: &mut [BlockKind]) {
    keep_statements(lines, kinds);
    captions(lines, kinds);
    menus(lines, kinds);
    // A chant may be told three times over, and has the end of a sentence.
    let is_label = |run: Range<usize>| lines.get(run.start).is_some_and(|line| !is_running_text(line));
    runs(lines, kinds, LEAST_EQUAL, |line, next| line == next, is_label);
    runs(lines, kinds, LEAST_COUNTER, counts_up, |run| is_counter(lines, &run));
    lists(lines, kinds);
    comments(lines, kinds);
}

/// A line in the middle of the article that tells something with a figure is never tagged: a lost fact is worse than a
/// share line too many.
fn keep_statements(lines: &[&str], kinds: &mut [BlockKind]) {
    let is_text = |kinds: &[BlockKind], index: usize| {
        kinds[index] == BlockKind::Paragraph && is_running_text(lines[index])
    };
    let first = (0..lines.len()).find(|&index| is_text(kinds, index));
    let last = (0..lines.len()).rfind(|&index| is_text(kinds, index));
    let (Some(first), Some(last)) = (first, last) else { return };
    for index in first..last {
        if kinds[index] == BlockKind::Boilerplate && is_statement(lines[index]) {
            kinds[index] = BlockKind::Paragraph;
        }
    }
}

/// The captions of a picture gallery, each with its number ("3/34 ..."), belong to the page, not to the article.
fn captions(lines: &[&str], kinds: &mut [BlockKind]) {
    const LEAST: usize = 3;
    let numbered = |line: &str| {
        let counter = line.split(' ').next().and_then(|word| word.split_once('/'));
        counter.is_some_and(|(number, total)| match (number.parse::<u16>(), total.parse::<u16>()) {
            (Ok(number), Ok(total)) => number <= total && usize::from(total) >= LEAST,
            _ => false,
        })
    };
    if lines.iter().filter(|line| numbered(line)).count() < LEAST {
        return;
    }
    for (line, kind) in lines.iter().zip(kinds) {
        if numbered(line) {
            *kind = BlockKind::Boilerplate;
        }
    }
}

fn menus(lines: &[&str], kinds: &mut [BlockKind]) {
    let is_entry = |line: &str| line.split_whitespace().count() <= MENU_WORDS && !is_running_text(line);
    let head = lines.iter().position(|line| is_running_text(line)).unwrap_or_default();
    let mut start = 0;
    while start < head {
        let length = lines[start..head].iter().take_while(|line| is_entry(line)).count();
        if length >= LEAST_MENU {
            kinds[start..start + length].fill(BlockKind::Boilerplate);
        }
        start += length + 1;
    }
}

/// Tags runs of at least so many lines in which each `leads` to the next, where they are such that they go.
fn runs(
    lines: &[&str],
    kinds: &mut [BlockKind],
    least: usize,
    leads: impl Fn(&str, &str) -> bool,
    goes: impl Fn(Range<usize>) -> bool,
) {
    let mut start = 0;
    for end in 1..=lines.len() {
        if end < lines.len() && leads(lines[end - 1], lines[end]) {
            continue;
        }
        if end - start >= least && goes(start..end) {
            kinds[start..end].fill(BlockKind::Boilerplate);
        }
        start = end;
    }
}

/// True for a number and the one that comes after it.
fn counts_up(line: &str, next: &str) -> bool {
    let number = |line: &str| line.parse::<u16>().ok();
    number(line).and_then(|number| number.checked_add(1)).is_some_and(|after| number(next) == Some(after))
}

/// True for counting lines that begin as a counter does, or stand between marks ("<<"): a column of years does neither.
fn is_counter(lines: &[&str], run: &Range<usize>) -> bool {
    let first = lines.get(run.start).and_then(|line| line.parse::<u16>().ok());
    let is_mark = |line: Option<&&str>| line.is_some_and(|line| !line.contains(char::is_alphanumeric));
    let before = run.start.checked_sub(1).and_then(|at| lines.get(at));
    first.is_some_and(|first| first <= 1) || is_mark(before) && is_mark(lines.get(run.end))
}

fn lists(lines: &[&str], kinds: &mut [BlockKind]) {
    let is_link = |line: &str| line.split_whitespace().count() <= HEADLINE_WORDS && !is_running_text(line);
    let mut in_list = false;
    for (line, kind) in lines.iter().zip(kinds) {
        let opens = *kind == BlockKind::Boilerplate && section(line) == Some(LineSection::List);
        in_list = opens
            || in_list && (*kind == BlockKind::Boilerplate || *kind == BlockKind::Paragraph && is_link(line));
        if in_list {
            *kind = BlockKind::Boilerplate;
        }
    }
}

fn comments(lines: &[&str], kinds: &mut [BlockKind]) {
    let Some(start) = lines.iter().position(|line| section(line) == Some(LineSection::Comments)) else {
        return;
    };
    let proof = lines[start..].iter().filter(|line| section(line) == Some(LineSection::Comment)).count();
    if proof >= LEAST_COMMENTS {
        kinds[start..].fill(BlockKind::Boilerplate);
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::parse;
    use crate::model::BlockKind;

    fn kept(text: &str) -> Vec<String> {
        let article = parse("a.txt", None, text).unwrap();
        let own = article.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate);
        own.map(|block| article.body[block.span.clone()].to_owned()).collect()
    }

    /// Long enough to show that the lines of the text are paragraphs, not wrapped by hand.
    const LEAD: &str = "The new pier of Norland will open to all ships in the middle of May, the harbour board said in a \
                        statement on Monday evening.";

    #[test]
    fn menus_lists_and_comments_go_with_what_opens_them() {
        let cost = "It cost $4 million, the board said on Tuesday.";
        let found = kept(&format!(
            "Front page\nPolitics\nMoney\nWeather\nPuzzles\nPier opens in May\n{LEAD}\nRead more:\nTen walks by the sea\n\
             {cost}\n2 comments\nAnna: It will cost us $9 million in the end.\nReply\nBert: I am glad that it is done.\nReply"
        ));
        assert_eq!(found, ["Pier opens in May", LEAD, cost]);
    }

    #[test]
    fn the_buttons_of_a_gallery_go() {
        let found = kept(&format!(
            "Pier opens in May\n{LEAD}\nThe pier in winter\nThe pier in winter\nThe pier in winter\n<<\n1\n2\n3\n4\n>>\n{LEAD}"
        ));
        assert_eq!(found, ["Pier opens in May", LEAD, LEAD]);
    }

    #[test]
    fn lines_that_only_look_alike_stay() {
        let found = kept(&format!(
            "Pier opens\nBy Anna\nNorland\n{LEAD}\nComments\nThe board would not comment.\nHill must go!\nHill must go!\n\
             Hill must go!\n2021\n2022\n2023\n2024\nWhat next\nIt will meet again in June, the board said on Tuesday."
        ));
        for line in ["Pier opens", "The board would not comment.", "Hill must go!", "2023", "What next"] {
            assert!(found.iter().any(|found| found == line), "{line}: {found:?}");
        }
    }
}
