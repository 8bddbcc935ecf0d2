//! How much of an article is kept, and how much of the page around it: the built-in articles put into pages of the kinds
//! that are common on the web, and saved as flat text with all that stands around them.
//!
//! `cargo test --test main_text -- --nocapture` prints the table.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use gainsay::intake;
use gainsay::model::{Article, BlockKind};

const MENU: &str = "Home|World|Business|Sport|Culture|Travel|Weather|Podcasts|Games|Sign in|Subscribe";
const COOKIES: &str = "We use cookies and similar methods to improve our services, to understand how customers use them and \
    to display adverts. You can change your choices at any time. Accept all|Reject all|Manage preferences";
const TEASERS: &str = "Ten walks by the sea that you should not miss|Why the price of bread has doubled in a year|Watch: \
    the moment a whale greets a fishing boat|Quiz: how well do you know your capitals?|What the tide tables do not tell|\
    The chef who cooks with seaweed";
const COMMENTS: &str = "Old Mariner: I have said this for years and nobody listens, they will pay for it in the end as \
    always.|Reply|Report|Rosa T.: Great article, thank you for the balanced view, more of this please!|Reply|Report|\
    Guest1234: First they come with promises and then the bill is ours, mark my words, you will see it before long.|\
    Reply|Report";
const FOOTER: &str = "About us|Contact|Careers|Advertise with us|Privacy policy|Terms of use|Cookie settings|\
    © 2026 Norland Media Group. All rights reserved.";

/// The lines of an article that are its own.
fn kept(article: &Article) -> Vec<&str> {
    let own = article.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate);
    own.map(|block| &article.body[block.span.clone()]).collect()
}

fn items(list: &str, open: &str, close: &str) -> String {
    list.split('|').map(|item| format!("{open}{item}{close}")).collect::<Vec<_>>().join("\n")
}

fn paragraphs(lines: &[&str], between: &str) -> String {
    lines.iter().map(|line| format!("<p>{line}</p>")).collect::<Vec<_>>().join(between)
}

/// One kind of page, by its name.
fn page(kind: &str, title: &str, lines: &[&str]) -> String {
    let menu = items(MENU, "<li><a href=\"/x\">", "</a></li>");
    let cookies = items(COOKIES, "<p>", "</p>");
    let teasers = items(TEASERS, "<li><a href=\"/y\">", "</a></li>");
    let comments = items(COMMENTS, "<div class=\"comment\"><p>", "</p></div>");
    let footer = items(FOOTER, "<li>", "</li>");
    let body = match kind {
        "article element" => format!(
            "<nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{}</article><aside><h2>Most read</h2><ul>{teasers}\
             </ul></aside></main><footer><ul>{footer}</ul></footer>",
            paragraphs(lines, "\n")
        ),
        "classes only" => format!(
            "<div class=\"topbar\"><ul>{menu}</ul></div><div class=\"wrap\"><div class=\"col-8 post\"><div class=\"hd\">{title}\
             </div><div class=\"meta\">By Staff | Share | Tweet</div><div class=\"post-content\">{}</div></div><div \
             class=\"sidebar\"><ul>{teasers}</ul></div></div><div class=\"foot\"><ul>{footer}</ul></div>",
            paragraphs(lines, "\n")
        ),
        "tables" => format!(
            "<table><tr><td><ul>{menu}</ul></td><td><h2>{title}</h2>{}</td><td><ul>{teasers}</ul></td></tr></table><ul>\
             {footer}</ul>",
            paragraphs(lines, "\n")
        ),
        "line breaks" => format!(
            "<div id=\"menu\"><ul>{menu}</ul></div><div id=\"content\"><h1>{title}</h1><div class=\"text\">{}</div></div><div \
             id=\"related\"><ul>{teasers}</ul></div>",
            lines.join("<br><br>\n")
        ),
        "boxes within" => format!(
            "<nav><ul>{menu}</ul></nav><article><h1>{title}</h1><div class=\"article-body\">{}</div></article><footer><ul>\
             {footer}</ul></footer>",
            paragraphs(
                lines,
                "\n<div class=\"related-box\"><h4>Read more</h4><ul><li><a href=\"/z\">Ten walks by the sea that you should \
                 not miss</a></li></ul></div>\n"
            )
        ),
        "named parts" => format!(
            "<div class=\"top\"><ul>{menu}</ul></div><article class=\"story share-enabled\"><h1>{title}</h1>{}</article><div \
             class=\"bottom\"><ul>{footer}</ul></div>",
            named_parts(lines)
        ),
        "comments" => format!(
            "<nav><ul>{menu}</ul></nav><div class=\"story\"><h1>{title}</h1>{}</div><section id=\"comments\"><h2>Comments\
             </h2>{comments}{comments}</section>",
            paragraphs(lines, "\n")
        ),
        "cookie wall" => format!(
            "<div class=\"consent-modal\" role=\"dialog\">{cookies}{cookies}</div><main><h1>{title}</h1>{}</main><footer>\
             {footer}</footer>",
            paragraphs(lines, "\n")
        ),
        _ => format!(
            "<div><div><span>{}</span></div><div><h1>{title}</h1><div><div>{}</div></div></div><div>{}</div></div>",
            MENU.replace('|', "</span> <span>"),
            lines.join("</div><div>"),
            TEASERS.replace('|', "</div><div>")
        ),
    };
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{title} - Norland Post</title><meta \
         property=\"og:site_name\" content=\"Norland Post\"></head><body>{body}</body></html>"
    )
}

/// Paragraphs with what systems put between them, known by nothing but its name. The sub-headings have names, too.
fn named_parts(lines: &[&str]) -> String {
    let between = [
        "<div class=\"story__related-links\"><p>Ten walks by the sea that you should not miss</p></div>",
        "<section class=\"c-newsletter_box\"><p>The best of the week, each Friday in your mail</p></section>",
        "<nav>Part 1 of 3</nav>",
        "<div class=\"video-player\"><span>The moment a whale greets a boat</span></div><p>02:12 - Source: Norland Post</p>",
        "<p>The harbour</p><p>The harbour</p><p>The harbour</p><p>1</p><p>2</p><p>3</p><p>4</p>",
    ];
    let mut out = String::new();
    for (number, line) in lines.iter().enumerate() {
        let slug = line.to_lowercase().replace(' ', "-");
        let element = if line.ends_with(['.', '”', '"', '?', ')']) {
            format!("<p>{line}</p>")
        } else {
            format!("<h2 class=\"subheader\" id=\"social-{slug}\">{line}</h2>")
        };
        out.push_str(&element);
        out += between.get(number).copied().unwrap_or_default();
    }
    out
}

/// The page as flat text, the way "select all, copy" saves it.
fn flat(title: &str, lines: &[&str]) -> String {
    let list = |text: &str| text.replace('|', "\n");
    format!(
        "Skip to main content\n{}\n{}\n{title}\nBy Staff Reporter\nShare on Facebook\nShare on WhatsApp\nCopy link\n{}\n\
         Read more:\n{}\nMost read\n{}\nComments\n{}\nLeave a comment\nYour email address will not be published.\n{}\n",
        list(MENU),
        list(COOKIES),
        lines.join("\n"),
        TEASERS.split('|').next().unwrap(),
        list(TEASERS),
        list(COMMENTS),
        list(FOOTER),
    )
}

fn words<'a>(lines: &[&'a str]) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for word in lines.iter().flat_map(|line| line.split_whitespace()) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// Words of the article that were kept, words kept, words of the article.
fn overlap(found: &[&str], expected: &[&str]) -> [usize; 3] {
    let (found, expected) = (words(found), words(expected));
    let shared =
        found.iter().map(|(word, count)| expected.get(word).copied().unwrap_or_default().min(*count)).sum();
    [shared, found.values().sum(), expected.values().sum()]
}

#[test]
fn the_article_is_kept_and_the_page_is_not() {
    let kinds = [
        ("article element", 0.99, 0.99),
        ("classes only", 0.97, 0.99),
        ("tables", 0.97, 0.99),
        ("line breaks", 0.99, 0.99),
        ("boxes within", 0.97, 0.99),
        ("named parts", 0.98, 0.99),
        ("comments", 0.99, 0.99),
        ("cookie wall", 0.99, 0.99),
        ("nothing but div", 0.90, 0.99),
        ("flat text", 0.90, 0.99),
    ];
    for (kind, least_precision, least_recall) in kinds {
        let mut sum = [0; 3];
        for seed in intake::built_in().articles {
            let title = "Kazakhstan and Pakistan agree on closer ties";
            let own: Vec<&str> = kept(&seed).into_iter().filter(|line| *line != seed.headline()).collect();
            let expected: Vec<&str> = [title].into_iter().chain(own.iter().copied()).collect();
            let (name, text) = match kind {
                "flat text" => ("page.txt", flat(title, &own)),
                kind => ("page.html", page(kind, title, &own)),
            };
            let article = intake::parse(name, None, text).unwrap();
            for (sum, part) in sum.iter_mut().zip(overlap(&kept(&article), &expected)) {
                *sum += part;
            }
        }
        let [shared, found, expected] = sum.map(|count| count as f64);
        let (precision, recall) = (shared / found, shared / expected);
        println!("{kind:16} precision {precision:.3}  recall {recall:.3}");
        assert!(
            precision >= least_precision && recall >= least_recall,
            "{kind}: {precision:.3}, {recall:.3}"
        );
    }
}
