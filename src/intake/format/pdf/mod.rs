//! PDF: the text of its pages, where it has any.

mod child;
mod columns;
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::intake::draft::Draft;
use crate::intake::error::ParseError;
use crate::intake::metadata::Metadata;

use super::budget::Budget;
use super::definition::{Articles, Formats, InputFormat, RawArticle, Read};
use super::plain;
use super::start::Start;

use child::Failure;
use page::PdfPart;

pub use child::{ARGUMENT, serve, use_this_program};

pub(super) const FORMAT: InputFormat =
    InputFormat { needs_no_name: true, ..InputFormat::new("PDF", &["pdf"], recognises, Read::Packed(read)) };

/// How a file begins.
const SIGNATURE: &[u8] = b"%PDF-";
/// How far in it the signature may stand, in bytes: some have a few bytes before it.
const DEEPEST_SIGNATURE: usize = 1024;
/// A line that stands at the edge of so many pages is a running head.
const LEAST_PAGES: usize = 3;
/// Lines at either edge of a page among which its number and its running head are.
const EDGE: usize = 2;
/// A longer line is no running head, in bytes.
const LONGEST_HEAD: usize = 100;

fn recognises(start: &Start<'_>) -> bool {
    // A text may speak of PDF files.
    let most = if start.is_text { 1 } else { DEEPEST_SIGNATURE };
    start.bytes.windows(SIGNATURE.len()).take(most).any(|window| window == SIGNATURE)
}

/// Reads the text. What stands before a page that takes too much is text all the same.
fn read(_: &str, bytes: &[u8], budget: &mut Budget<'_>, _: Formats) -> Articles {
    let draft = text(bytes, budget)?;
    Ok(vec![RawArticle::new("", bytes, Ok(draft))])
}

fn text(bytes: &[u8], budget: &Budget<'_>) -> Result<Draft, ParseError> {
    let broken = |cause: String| ParseError::Broken { what: "a PDF file", cause };
    let (found, failure) = child::read(bytes, budget).map_err(|error| broken(error.to_string()))?;
    let (mut count, mut pages) = (0, Vec::new());
    for finding in found {
        match finding {
            PdfPart::Broken(cause) => return Err(broken(cause)),
            PdfPart::Pages(all) => count = all,
            PdfPart::Page(page) => pages.push(page),
        }
    }
    let damaged = pages.iter().filter(|page| page.is_none()).count();
    let unread = count.saturating_sub(pages.len());
    // A page that is left out counts all the same.
    let pages: Vec<String> = pages.into_iter().map(Option::unwrap_or_default).collect();
    let text = join(&pages, count);
    let trouble = match failure {
        None if damaged == 0 => None,
        None if text.trim().is_empty() => return Err(broken("it is damaged".to_owned())),
        None => Some(format!("has {damaged} damaged pages, which are left out")),
        Some(failure) => {
            let why = match failure {
                Failure::TooSlow => "takes too long to read",
                Failure::TooMuchMemory => "takes too much memory to read",
                Failure::Crashed => "cannot be read to its end",
                Failure::NotTried => "is not read, since other PDF files took too long; open it by itself",
            };
            let where_to = "save its text as .txt or .md";
            Some(if failure == Failure::NotTried {
                why.to_owned()
            } else if text.trim().is_empty() {
                format!("{why}; {where_to}")
            } else {
                format!("{why}: {unread} of {count} pages are left out; {where_to}")
            })
        }
    };
    let trouble = trouble.map(|message| ParseError::Format(message.into()));
    match (text.trim().is_empty(), trouble) {
        (true, Some(trouble)) => Err(trouble),
        (true, None) => Err(ParseError::NotText("a PDF file of pictures")),
        (false, trouble) => {
            let mut draft = plain::from_text(&text, Metadata::default());
            draft.unread.extend(trouble);
            Ok(draft)
        }
    }
}

/// The pages as one text, without the numbers and running heads at their edges; `count` pages there are in the file.
fn join(pages: &[String], count: usize) -> String {
    let pages: Vec<Vec<&str>> =
        pages.iter().map(|page| page.trim().lines().map(str::trim).collect::<Vec<_>>()).collect();
    let edges = Edges::of(&pages);
    let inner: Vec<Range<usize>> =
        (1..).zip(&pages).map(|(number, page)| edges.within(page, number, count)).collect();
    let has_text = |lines: &[&str]| lines.iter().any(|line| !line.is_empty());
    // A line is a running head only where it stands beside text: of pages of one line each that line is the text.
    let heads: BTreeSet<String> = pages
        .iter()
        .zip(&inner)
        .filter(|(page, inner)| has_text(&page[inner.start..inner.end]))
        .flat_map(|(page, inner)| page[..inner.start].iter().chain(&page[inner.end..]))
        .map(|line| form(line))
        .collect();
    let mut out = String::new();
    for (number, (page, inner)) in (1..).zip(pages.iter().zip(inner)) {
        let text = &page[inner];
        let is_text = |line: &str| {
            edges.furniture(line, number, count) == Some(Furniture::Head) && !heads.contains(&form(line))
        };
        let lines: Vec<&str> = if has_text(text) {
            text.to_vec()
        } else {
            page.iter().copied().filter(|line| is_text(line)).collect()
        };
        for line in lines {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// How many of the lines at an edge of a page are a running head and a page number, one of each at most.
fn peel<'a>(lines: impl Iterator<Item = &'a str>, furniture: impl Fn(&str) -> Option<Furniture>) -> usize {
    let (mut seen, mut count) = (Vec::new(), 0);
    for (at, line) in lines.enumerate() {
        match furniture(line) {
            _ if line.is_empty() => {}
            // Behind a page number a line that is the same elsewhere must look like a head.
            Some(found) if !seen.contains(&found) && (seen.is_empty() || found.is_sure(line)) => {
                seen.push(found);
                count = at + 1;
            }
            _ => break,
        }
    }
    count
}

/// What stands at the edge of a page and is no text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Furniture {
    Number,
    Head,
}

impl Furniture {
    fn is_sure(self, line: &str) -> bool {
        let capitals = !line.contains(char::is_lowercase);
        self == Self::Number || capitals || line.contains('|') || line.contains(|c: char| c.is_ascii_digit())
    }
}

/// What the pages have at their edges.
struct Edges {
    /// On how many pages a line stands there.
    lines: BTreeMap<String, usize>,
    /// By how much a number there differs from that of its page, and on how many pages.
    offsets: BTreeMap<usize, usize>,
    pages: usize,
}

impl Edges {
    fn of(pages: &[Vec<&str>]) -> Self {
        let mut edges = Self { lines: BTreeMap::new(), offsets: BTreeMap::new(), pages: pages.len() };
        for (number, page) in (1..).zip(pages) {
            let lines: Vec<&str> = page.iter().copied().filter(|line| !line.is_empty()).collect();
            let near = |at: &usize| *at < EDGE || at + EDGE >= lines.len();
            let at_edge: BTreeSet<&str> = (0..lines.len()).filter(near).map(|at| lines[at]).collect();
            let forms: BTreeSet<String> = at_edge.iter().map(|line| form(line)).collect();
            for form in forms {
                *edges.lines.entry(form).or_default() += 1;
            }
            let numbers: BTreeSet<usize> = at_edge.iter().filter_map(|line| line.parse().ok()).collect();
            for ahead in numbers.into_iter().filter_map(|found| found.checked_sub(number)) {
                *edges.offsets.entry(ahead).or_default() += 1;
            }
        }
        edges
    }

    /// The lines of page `number` of `count` that are left without its number and its running heads.
    fn within(&self, page: &[&str], number: usize, count: usize) -> Range<usize> {
        let furniture = |line: &str| self.furniture(line, number, count);
        let head = peel(page.iter().copied(), furniture);
        let gap = page.iter().skip(head).take_while(|line| head > 0 && line.is_empty()).count();
        let head = head + gap;
        let foot = peel(page.get(head..).unwrap_or_default().iter().rev().copied(), furniture);
        head..page.len() - foot
    }

    /// What a line at the edge of page `number` of `count` is, if it is no text.
    fn furniture(&self, line: &str, number: usize, count: usize) -> Option<Furniture> {
        let counted = || {
            let ahead = line.parse::<usize>().ok()?.checked_sub(number)?;
            self.offsets.get(&ahead).filter(|pages| **pages > 1)
        };
        if is_page_number(line, number, count) || counted().is_some() {
            return Some(Furniture::Number);
        }
        let pages = self.lines.get(&form(line)).copied().unwrap_or_default();
        let is_short_text = line.len() < LONGEST_HEAD && line.contains(char::is_alphabetic);
        // On the only two pages a head must look like one.
        let running = pages >= LEAST_PAGES
            || pages == 2 && self.pages == 2 && is_short_text && Furniture::Head.is_sure(line);
        running.then_some(Furniture::Head)
    }
}

/// A line without what counts the pages: "Norland Post, page #".
fn form(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '0'..='9' if out.ends_with('#') => {}
            '0'..='9' => out.push('#'),
            _ => out.push(c),
        }
    }
    out
}

/// True for what a page that is `number` of `count` has for its number: "3", "- 3 -", "3 / 12". A figure that stands
/// there by itself is none.
fn is_page_number(line: &str, number: usize, count: usize) -> bool {
    /// Pages that may stand before the one from which on they are counted.
    const COVERS: usize = 2;
    let is_frame =
        |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '/' | '[' | ']' | '(' | ')');
    let mut numbers = line.split(is_frame).filter(|part| !part.is_empty()).map(str::parse::<usize>);
    let near = matches!(numbers.next(), Some(Ok(found)) if found.abs_diff(number) <= COVERS);
    let whole = numbers.next().is_none_or(|all| all == Ok(count));
    near && whole && numbers.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_and_running_heads_go_and_figures_stay() {
        let page = |text: &str| text.to_owned();
        let numbered = [page("Pier\nIt cost\n\n- 1 -"), page("40 million.\n2 / 3"), page("The dead:\n14")];
        assert_eq!(join(&numbered, 3), "Pier\nIt cost\n\n40 million.\nThe dead:\n14\n");
        let headed = [11, 12, 13].map(|number| format!("Norland Post, page {number}\nText.\n{number}"));
        assert_eq!(join(&headed, 3), "Text.\n".repeat(3));
        let two = [14, 15].map(|number| format!("NORLAND POST | 9 May 2025\n{number}\n\nText.\n"));
        assert_eq!(join(&two, 2), "Text.\nText.\n");
        let texts = [page("The toll:\n40"), page("Same.\nMore.\n12")];
        assert_eq!(join(&texts, 2), "The toll:\n40\nSame.\nMore.\n12\n");
        let alike = [1, 2, 3, 4].map(|number| format!("The new pier of Norland opens in May.\n- {number} -"));
        assert_eq!(join(&alike, 4), "The new pier of Norland opens in May.\n".repeat(4));
        let picture = ["Norland Post\nText.", "Norland Post\nMore.", "Norland Post"].map(str::to_owned);
        assert_eq!(join(&picture, 3), "Text.\nMore.\n");
        for figure in ["3.5", "$3", "3%", "1,200", "3 4", "2025"] {
            assert!(!is_page_number(figure, 3, 12), "{figure}");
        }
    }
}
