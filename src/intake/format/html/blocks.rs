//! A tree of elements laid out as lines: one for every paragraph, heading, list item, caption and row of a table.

use dom_query::NodeRef;

use crate::intake::boilerplate;
use crate::intake::format::layout::Layout;
use crate::intake::format::note::is_note_mark;
use crate::intake::line::{PARAGRAPH_WORDS, without_closing_marks};
use crate::model::BlockKind;

use super::element::{are_apart, is_block, short_text};

/// The parts of a page that are named for something beside the article are that only while they are together at most one
/// of so many parts of all text: some pages name the whole article so, or each of its paragraphs.
const LEAST_PARTS: usize = 4;
/// The description of a picture is no longer, in bytes.
const LONGEST_CAPTION: usize = 1_000;
/// Nor is a list of links to other articles, in bytes.
const LONGEST_PART: usize = 10_000;

/// The lines of everything below `node`.
pub(super) fn lay_out(node: &NodeRef<'_>) -> Layout {
    let mut out = Lines { most: LONGEST_PART.min(node.text().len() / LEAST_PARTS), ..Lines::default() };
    walk(node, &mut out);
    out.end_line();
    let named: usize = out.named.iter().filter_map(|(at, _)| out.layout.line(*at)).map(str::len).sum();
    if named * LEAST_PARTS > out.layout.len() {
        out.named.into_iter().for_each(|(at, kind)| out.layout.set_kind(at, kind));
    }
    out.layout
}

#[derive(Default)]
struct Lines {
    layout: Layout,
    line: String,
    /// An element has just ended and another one begun.
    is_seam: bool,
    kind: Option<BlockKind>,
    /// What the line is by the names of its elements alone.
    plain: Option<BlockKind>,
    /// The lines that only their class makes no part of the article, each with what it is without.
    named: Vec<(usize, Option<BlockKind>)>,
    /// A longer part is no leftover, whatever it is named, in bytes.
    most: usize,
}

impl Lines {
    fn end_line(&mut self) {
        let at = self.layout.lines();
        self.layout.push(&self.line, self.kind);
        if self.kind == Some(BlockKind::Boilerplate) && self.layout.lines() > at {
            self.named.push((at, self.plain));
        }
        self.line.clear();
    }

    /// Adds text to the line, apart from what stands before where both are words of their own.
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.is_seam) && are_apart(&self.line, text) {
            self.line.push(' ');
        }
        self.line.push_str(text);
    }

    /// The cells of a row stand side by side; one of several paragraphs, such as pages and newsletters are laid out in,
    /// keeps its lines.
    fn cell(&mut self, cell: Layout) {
        if cell.lines() > 1 {
            self.end_line();
            self.layout.append(cell);
            return;
        }
        if !self.line.trim().is_empty() {
            self.line.push_str(" | ");
        }
        self.line.push_str(&cell.joined());
    }
}

/// The parser is only given pages of limited depth, so that the calls cannot nest without end.
fn walk(node: &NodeRef<'_>, out: &mut Lines) {
    let mut behind_element = false;
    for child in node.children_it(false) {
        if child.is_text() {
            out.text(&child.text());
            behind_element = false;
            continue;
        }
        let Some(name) = child.node_name() else { continue };
        out.is_seam |= std::mem::replace(&mut behind_element, true);
        match &*name {
            "head" | "iframe" | "nav" | "noscript" | "script" | "style" | "svg" | "template" | "button"
            | "select" | "textarea" => {}
            _ if is_hidden(&child) => {}
            "sup" | "a" if is_note(&child, &out.line) => {}
            "br" | "hr" => out.end_line(),
            "td" | "th" => out.cell(lay_out(&child)),
            name if is_block(name) => {
                out.end_line();
                let (outer, outer_plain) = (out.kind, out.plain);
                let plain = by_name(name);
                out.plain = plain.or(outer_plain);
                if outer != Some(BlockKind::Boilerplate) {
                    out.kind = by_class(&child, out.most).or(plain).or(outer);
                }
                walk(&child, out);
                out.end_line();
                (out.kind, out.plain) = (outer, outer_plain);
            }
            _ => walk(&child, out),
        }
    }
}

/// True for the mark of a footnote, which would run into the figure or word before it: a raised number that is no power of a
/// unit, or a link to a note. `before` is the line so far.
fn is_note(node: &NodeRef<'_>, before: &str) -> bool {
    let text = node.text();
    if node.node_name().is_some_and(|name| &*name == "a") {
        let named = |attribute| {
            node.attr(attribute).is_some_and(|value| value.contains("note") || value.contains("#fn"))
        };
        return is_note_mark(".", &text) && (named("class") || named("href") || named("role"));
    }
    is_note_mark(before, &text)
}

/// True for what a page or a newsletter holds and does not show, such as the preview of a mail.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = || node.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    node.attr("hidden").is_some() || style()
}

/// What an element of its own lines is by the names that its page gives it.
fn by_class(node: &NodeRef<'_>, most: usize) -> Option<BlockKind> {
    let named = node.attr("class").and_then(|class| boilerplate::named(&class))?;
    let longest = if named.kind == BlockKind::Caption { LONGEST_CAPTION } else { most };
    short_text(node, longest)?;
    (!named.weak || !has_running_text(node)).then_some(named.kind)
}

/// What it is by its own name.
fn by_name(name: &str) -> Option<BlockKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
        "li" | "dd" | "blockquote" => Some(BlockKind::Paragraph),
        "figcaption" | "caption" => Some(BlockKind::Caption),
        _ => None,
    }
}

/// True for an element in which many words stand in one line, or a line ends as a sentence does; links apart.
fn has_running_text(node: &NodeRef<'_>) -> bool {
    let mut line = String::new();
    runs(node, &mut line) || is_running(&line)
}

fn runs(node: &NodeRef<'_>, line: &mut String) -> bool {
    node.children_it(false).any(|child| {
        if child.is_text() {
            line.push_str(&child.text());
            return false;
        }
        match child.node_name().as_deref() {
            None | Some("a" | "button" | "script" | "style" | "svg") => false,
            Some(name) if is_block(name) => {
                let ends = is_running(line);
                line.clear();
                let holds = ends || runs(&child, line) || is_running(line);
                line.clear();
                holds
            }
            Some(_) => runs(&child, line),
        }
    })
}

fn is_running(line: &str) -> bool {
    let end = without_closing_marks(line.trim_end());
    line.split_whitespace().count() >= PARAGRAPH_WORDS
        || end.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::format::html::tree;
    use crate::intake::metadata::Metadata;

    fn laid_out(html: &str) -> String {
        lay_out(&tree::parse(html).unwrap().root()).into_draft(Metadata::default()).text
    }

    #[test]
    fn elements_side_by_side_are_words_of_their_own() {
        let html = "<p><span>Updated 9 May 2025</span><span>4 min read</span></p><p>the 9<sup>th</sup> of <b>B</b>ay";
        assert_eq!(laid_out(html), "Updated 9 May 2025 4 min read\n\nthe 9th of Bay");
    }

    #[test]
    fn a_cell_of_several_paragraphs_keeps_its_lines() {
        let letter = "<table><tr><td><style>.x{color:red}</style><div style='display: none'>Preview</div><h1>Pier \
                      opens</h1><p>It cost $4 million.</p><table><tr><td>Twelve people<td><b>were</b> \
                      hurt</table></td></tr></table>";
        assert_eq!(laid_out(letter), "Pier opens\n\nIt cost $4 million.\n\nTwelve people | were hurt");
    }

    #[test]
    fn the_mark_of_a_note_does_not_run_into_a_figure() {
        let html = "<p>It cost $12 million<sup>1</sup> and hurt 340<sup><a href='#n3'>3</a></sup> people on 12 \
                    km<sup>2</sup>, 30<a class='footnote' href='#n4'>4</a> of them badly, on the 5<sup>th</sup> of June.</p>";
        let text = "It cost $12 million and hurt 340 people on 12 km2, 30 of them badly, on the 5th of June.";
        assert_eq!(laid_out(html), text);
    }

    #[test]
    fn what_a_page_names_for_something_else_is_no_text_of_the_article() {
        let html = |class: &str| {
            format!(
                "<p>{}</p><nav>Home</nav><div class='{class}'><ul><li>Ten walks by the sea</ul></div>",
                "The pier opens in May. ".repeat(10)
            )
        };
        let kind_of = |html: &str| {
            let draft = lay_out(&tree::parse(html).unwrap().root()).into_draft(Metadata::default());
            (draft.text.lines().count(), draft.lines().last().and_then(|(line, _)| draft.hint(&line)))
        };
        for (class, kind) in [
            ("story-body__related", BlockKind::Boilerplate),
            ("wp-caption-text", BlockKind::Paragraph),
            ("story-body__relation", BlockKind::Paragraph),
        ] {
            assert_eq!(kind_of(&html(class)), (3, Some(kind)), "{class}");
        }
        // The article itself may be named so, or each of its paragraphs.
        for whole in ["<p class=related-text>", "<p class=related-text>The pier.</p><p class=related-text>"] {
            let whole =
                html("").replace("<p>", whole).replace("in May. The", "in May.</p><p class=related-text>The");
            let draft = lay_out(&tree::parse(&whole).unwrap().root()).into_draft(Metadata::default());
            assert!(draft.hints.iter().all(|hint| hint.kind != BlockKind::Boilerplate), "{whole}");
        }
        for (class, text, expected) in [
            ("share-price", "The shares of Norland Harbour fell by 12%.", None),
            ("share-bar", "Share on Facebook", Some(BlockKind::Boilerplate)),
            ("format-video", "The pier opened in May.", None),
            ("video-player", "A whale greets a boat", Some(BlockKind::Caption)),
        ] {
            let html = format!("{}<p class='{class}'>{text}", html(""));
            let draft = lay_out(&tree::parse(&html).unwrap().root()).into_draft(Metadata::default());
            assert_eq!(draft.lines().last().and_then(|(line, _)| draft.hint(&line)), expected, "{class}");
        }
    }

    #[test]
    fn the_cells_of_a_row_stand_side_by_side() {
        let table =
            "<table><tr><th>Ships</th><td><p>14</p></td></tr><tr><td>Length<td hidden>x<td>310 m</table>";
        assert_eq!(laid_out(table), "Ships | 14\n\nLength | 310 m");
    }
}
