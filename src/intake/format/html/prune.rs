//! What is taken out of a page before its text is looked for: dialogs about consent, adverts and offers, whatever they
//! say; and what is put in: the day of each post of a live blog.

use dom_query::{Document, NodeRef};

use crate::intake::boilerplate::is_consent;
use crate::intake::metadata::parse_date;
use crate::lexicon::Class;
use crate::text::day::post_line;

use super::element::short_text;

/// Elements that are no article whatever they hold, in pages for readers of mobile telephones as well.
const APART: &str = "dialog, [role=\"dialog\"], [role=\"alertdialog\"], [aria-modal=\"true\"], amp-ad, amp-embed, amp-list, \
    amp-auto-ads, amp-consent, amp-sidebar, amp-sticky-ad, amp-user-notification, amp-social-share, amp-analytics, \
    .visually-hidden, .sr-only, .screen-reader-text, [style*=\"visibility:hidden\"], [style*=\"visibility: hidden\"], \
    [subscriptions-section=\"content-not-granted\"], [amp-access^=\"NOT \"]";
/// Elements whose words may show that they ask for consent.
const PARAGRAPHS: &str = "p, li, div, span";
/// A longer paragraph asks for no consent, in bytes.
const LONGEST_CONSENT: usize = 1500;
/// A paragraph of more nodes asks for none either.
const PARAGRAPH_NODES: usize = 200;
/// Nodes that are looked at in all.
const MOST_LOOKS: usize = 2_000_000;
/// Posts of a live blog that are told apart.
const MOST_POSTS: usize = 500;
/// Elements around the time of a post among which the post is.
const POST_DEPTH: usize = 5;

/// Takes out what is no article. Elements may nest in one another, so that looking into each takes long: all that is looked
/// at together is bounded.
pub(super) fn prune(document: &Document) {
    let mut left = MOST_LOOKS;
    for node in document.select(APART).nodes() {
        remove(node, &mut left);
    }
    for node in document.select("[id], [class]").nodes() {
        let is_manager =
            |name: &str| Class::ConsentManager.entries().any(|(start, _)| name.starts_with(start));
        let named = |attribute| {
            let value = node.attr(attribute).map(|value| value.to_ascii_lowercase());
            value.is_some_and(|value| value.split_whitespace().any(is_manager))
        };
        if named("id") || named("class") {
            remove(node, &mut left);
        }
    }
    for node in document.select(PARAGRAPHS).nodes() {
        let nodes = node.descendants_it().take(PARAGRAPH_NODES + 1).count();
        left = left.saturating_sub(nodes);
        let is_short = nodes <= PARAGRAPH_NODES && left > 0;
        if is_short && short_text(node, LONGEST_CONSENT).is_some_and(|text| is_consent(&text)) {
            remove(node, &mut left);
        }
    }
}

fn remove(node: &NodeRef<'_>, left: &mut usize) {
    let is_page =
        node.node_name().is_some_and(|name| matches!(&*name, "html" | "body" | "main" | "article" | "h1"));
    let mut looks = 0;
    let holds_article = node.descendants_it().take(*left).any(|inner| {
        looks += 1;
        inner.node_name().is_some_and(|name| matches!(&*name, "article" | "main" | "h1"))
    });
    *left = left.saturating_sub(looks);
    if !is_page && !holds_article && *left > 0 {
        node.remove_from_parent();
    }
}

/// Sets the day of each post of a live blog before its text, where the page states it: "this morning" is that of the post.
pub(super) fn date_posts(document: &Document, html: &str) {
    let is_live = |name: &str| {
        html.as_bytes().windows(name.len()).any(|part| part.eq_ignore_ascii_case(name.as_bytes()))
    };
    if !["liveblog", "live-blog", "live_blog"].into_iter().any(is_live) {
        return;
    }
    for time in document.select("time[datetime]").nodes().iter().take(MOST_POSTS) {
        let Some(day) = time.attr("datetime").and_then(|stated| parse_date(&stated)) else { continue };
        let paragraph = time.ancestors_it(Some(POST_DEPTH)).find_map(|around| {
            around
                .descendants_it()
                .take(PARAGRAPH_NODES)
                .find(|node| node.node_name().is_some_and(|name| &*name == "p"))
        });
        if let Some(paragraph) = paragraph {
            paragraph.before_html(format!("<p>{}</p>", post_line(day)));
            time.remove_from_parent();
        }
    }
}
