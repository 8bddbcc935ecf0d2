//! PDF: the text of its pages, where it has any.

mod limits;
mod page;

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use pdf_extract::{Document, LoadOptions, PlainTextOutput};

use crate::intake::draft::Draft;
use crate::intake::metadata::Metadata;
use crate::intake::{FOREIGN_THREAD, ParseError};

use super::plain;

/// How long a parser may take.
const TIME: Duration = Duration::from_secs(20);
/// A line that stands at the edge of so many pages is a running head.
const LEAST_PAGES: usize = 3;

/// Reads the text.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    if limits::is_bomb(bytes) {
        return Err(ParseError::Bomb);
    }
    let pages = extract(bytes.to_vec())?;
    let crowded = pages.iter().filter(|page| page.is_none()).count();
    // A page that is left out counts all the same.
    let pages: Vec<String> = pages.into_iter().map(Option::unwrap_or_default).collect();
    let text = join(&pages);
    match (text.trim().is_empty(), crowded) {
        (true, 0) => Err(ParseError::Binary("a PDF file of pictures")),
        (true, pages) => Err(ParseError::Crowded { pages }),
        (false, _) => Ok(Draft { crowded, ..plain::from_text(&text, Metadata::default()) }),
    }
}

/// The text, page by page; none for a page that would take too much memory. Parsed on a thread of its own, which is left
/// alone when it takes too long.
fn extract(bytes: Vec<u8>) -> Result<Vec<Option<String>>, ParseError> {
    let broken = |cause: String| ParseError::Broken { what: "a PDF file", cause };
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new()
        .name(FOREIGN_THREAD.to_owned())
        .spawn(move || {
            // Nobody waits any more when it took too long.
            let _ = sender.send(parse(&bytes).map_err(|error| error.to_string()));
        })
        .map_err(|error| broken(error.to_string()))?;
    match receiver.recv_timeout(TIME) {
        Ok(Ok(pages)) => Ok(pages),
        Ok(Err(error)) => Err(broken(error)),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(ParseError::TooSlow),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(broken("it is damaged".to_owned())),
    }
}

fn parse(bytes: &[u8]) -> Result<Vec<Option<String>>, pdf_extract::Error> {
    let mut document = Document::load_mem_with_options(bytes, LoadOptions::with_filter(limits::loadable))?;
    if document.is_encrypted() {
        document.decrypt("")?;
    }
    let emptied = page::empty_the_immoderate(&mut document);
    let pages = document.get_pages().into_iter().map(|(number, id)| {
        page::is_moderate(&document, id, &emptied).then(|| {
            let mut text = String::new();
            // What stands before an error is text, too.
            let _ = pdf_extract::output_doc_page(&document, &mut PlainTextOutput::new(&mut text), number);
            text
        })
    });
    Ok(pages.collect())
}

/// The pages as one text, without the numbers and running heads at their edges.
fn join(pages: &[String]) -> String {
    let pages: Vec<Vec<&str>> =
        pages.iter().map(|page| page.trim().lines().map(str::trim).collect::<Vec<_>>()).collect();
    let mut edges: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        // The only line of a page stands at both edges, but on one page.
        let edges_of_page = [page.first(), page.last().filter(|_| page.len() > 1)];
        for line in edges_of_page.into_iter().flatten().filter(|line| !line.is_empty()) {
            *edges.entry(form(line)).or_default() += 1;
        }
    }
    let count = pages.len();
    let mut out = String::new();
    for (number, page) in (1..).zip(pages) {
        let last = page.len().saturating_sub(1);
        for (index, line) in page.into_iter().enumerate() {
            let running = || edges.get(&form(line)).is_some_and(|pages| *pages >= LEAST_PAGES);
            if (index == 0 || index == last) && (is_page_number(line, number, count) || running()) {
                continue;
            }
            out.push_str(line);
            out.push('\n');
        }
    }
    out
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
        assert_eq!(join(&numbered), "Pier\nIt cost\n\n40 million.\nThe dead:\n14\n");
        let headed = [11, 12, 13].map(|number| format!("Norland Post, page {number}\nText.\n{number}"));
        assert_eq!(join(&headed), "Text.\n".repeat(3));
        for figure in ["3.5", "$3", "3%", "1,200", "3 4", "2025"] {
            assert!(!is_page_number(figure, 3, 12), "{figure}");
        }
    }
}
