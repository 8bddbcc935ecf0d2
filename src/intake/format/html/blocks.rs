//! A tree of elements laid out as lines: one for every paragraph, heading, list item, caption and row of a table.

use dom_query::NodeRef;

use crate::intake::format::layout::Layout;
use crate::model::BlockKind;

/// The lines of everything below `node`.
pub(super) fn lay_out(node: &NodeRef<'_>) -> Layout {
    let mut out = Lines::default();
    walk(node, &mut out);
    out.end_line();
    out.layout
}

#[derive(Default)]
struct Lines {
    layout: Layout,
    line: String,
    kind: Option<BlockKind>,
}

impl Lines {
    fn end_line(&mut self) {
        self.layout.push(&self.line, self.kind);
        self.line.clear();
    }
}

/// The parser is only given pages of limited depth, so that the calls cannot nest without end.
fn walk(node: &NodeRef<'_>, out: &mut Lines) {
    for child in node.children_it(false) {
        if child.is_text() {
            out.line.push_str(&child.text());
            continue;
        }
        let Some(name) = child.node_name() else { continue };
        match &*name {
            "head" | "iframe" | "noscript" | "script" | "style" | "svg" | "template" | "button"
            | "select" | "textarea" => {}
            "br" | "hr" => out.end_line(),
            "td" | "th" => {
                // The cells of a row stand side by side.
                if !out.line.trim().is_empty() {
                    out.line.push_str(" | ");
                }
                cell(&child, out);
            }
            name if super::is_block(name) => {
                out.end_line();
                let outer = out.kind;
                out.kind = kind(name, &child).or(outer);
                walk(&child, out);
                out.end_line();
                out.kind = outer;
            }
            _ => walk(&child, out),
        }
    }
}

fn cell(node: &NodeRef<'_>, out: &mut Lines) {
    let text = node.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    out.line.push_str(&words.join(" "));
}

fn kind(name: &str, node: &NodeRef<'_>) -> Option<BlockKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
        "li" | "dd" | "blockquote" => Some(BlockKind::Paragraph),
        "figcaption" | "caption" => Some(BlockKind::Caption),
        _ => {
            let class = node.attr("class")?;
            let is_caption = |word: &str| word.to_ascii_lowercase().contains("caption");
            class.split_whitespace().any(is_caption).then_some(BlockKind::Caption)
        }
    }
}
