//! A page as a tree of elements. Pages that were made to keep a parser busy, or that nest deeper than any call should,
//! are given up while they are parsed: what they come to is not to be foreseen from their tags.

use std::cell::Cell;

use dom_query::{Document, NodeId};
use html5ever::interface::Tracer;
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ParseOpts, parse_document};

use super::tags::has_too_many_attributes;

/// A longer page is not made a tree, in bytes.
const LONGEST: usize = 8_000_000;
/// So many elements may be open; every step of what follows takes a call for each of them.
const MOST_OPEN: usize = 500;
/// So many nodes may come of a page. Elements of style that a page leaves open are opened anew in each paragraph behind
/// them, so that a short page can come to any number.
const MOST_NODES: usize = 1_000_000;
/// How much is parsed between one look at the tree and the next, in bytes. It bounds what can be opened in between.
const STEP: usize = 512;

/// Parses a page, or a piece of one; none when it is too long, too deep, or too much.
pub(super) fn parse(html: &str) -> Option<Document> {
    if html.len() > LONGEST || has_too_many_attributes(html) {
        return None;
    }
    let mut options = ParseOpts::default();
    // Text for readers without scripts is text.
    options.tree_builder.scripting_enabled = false;
    let mut parser = parse_document(Document::default(), options);
    let mut rest = html;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.floor_char_boundary(STEP));
        rest = after;
        parser.process(StrTendril::from(step));
        let builder = &parser.tokenizer.sink;
        let open = Open::default();
        builder.trace_handles(&open);
        if open.0.get() > MOST_OPEN || builder.sink.tree.len() > MOST_NODES {
            return None;
        }
    }
    Some(parser.finish())
}

/// Counts the elements that a parser holds open.
#[derive(Default)]
struct Open(Cell<usize>);

impl Tracer for Open {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.update(|count| count + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_would_keep_the_parser_busy_are_given_up() {
        assert!(parse("<html><body><p>One<p>Two<ul><li>a<li>b</ul><img src=x></body></html>").is_some());
        assert!(parse(&"<p>One <b>two</b><br>".repeat(10_000)).is_some());
        let fonts: Vec<String> = (0..200).map(|size| format!("<font size={size}>")).collect();
        let many = |piece: &str| piece.repeat(20_000);
        for (page, why) in [
            (many("<div>"), "deep"),
            (many("<div></span>"), "deep, with ends of nothing"),
            (format!("<!-->{}", many("<div>")), "deep, behind a comment that is at its end"),
            (format!("<svg>{}", many("<path>")), "deep, of elements that are often empty"),
            (many("<b><div></b>"), "deep, crosswise"),
            (format!("<p>{}{}", fonts.concat(), many("<p>x")), "copies of styles"),
            (format!("<a {}>", many("b ")), "attributes"),
        ] {
            assert!(parse(&page).is_none(), "{why}");
        }
    }
}
