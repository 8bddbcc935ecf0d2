//! What a page states about itself: meta elements, linked data, the canonical address.

use dom_query::{Document, NodeRef};
use serde_json::Value;

use crate::intake::metadata::fields::Fields;
use crate::intake::metadata::{from_name, is_known, parse_date};
use crate::text::{fold, one_line, words};

use super::element::short_text;
use super::tags;

/// Marks that part a headline from the name of the site.
const SEPARATORS: [&str; 10] = [" | ", " -- ", " - ", " – ", " — ", " · ", " • ", " » ", " : ", "："];
/// Marks that such separators are made of.
const MARKS: [char; 9] = ['|', '-', '–', '—', '·', '•', '»', ':', '：'];
/// Of these, those that stand in headlines, too.
const COLONS: [char; 2] = [':', '：'];
/// And those that hardly ever do.
const BARS: [char; 4] = ['|', '·', '•', '»'];
/// A heading that is not even one of so many parts of the title is no headline.
const LEAST_SHARE: usize = 3;
/// The name of a site has no more words.
const LONGEST_NAME: usize = 5;
/// So many headings are looked at.
const MOST_HEADINGS: usize = 200;
/// So many elements that name a property of something are looked at.
const MOST_ITEMS: usize = 2_000;
/// What an article may be a part of.
const PAGES: [&str; 4] = ["Page", "WebSite", "Blog", "CreativeWork"];
/// A longer line is no line of the day, in bytes.
const LONGEST_DAY: usize = 80;

/// Adds what the page states to `fields`.
pub(super) fn read(document: &Document, html: &str, fields: &mut Fields) {
    for script in document.select("script[type*=\"ld+json\"]").nodes() {
        if let Some(value) = json(&script.text()) {
            linked_data(&value, fields);
        }
    }
    for meta in document.select("meta[content]").nodes().iter().take(MOST_ITEMS) {
        let content = meta.attr_or("content", "");
        for name in ["property", "name"] {
            if let Some(name) = meta.attr(name) {
                fields.offer(&name, &content);
            }
        }
        if let Some(name) = meta.attr("itemprop").filter(|name| &**name != "datePublished")
            && is_own(meta)
        {
            fields.offer(&name, &content);
        }
        if meta.attr("name").is_some_and(|name| &*name == "parsely-page")
            && let Some(Value::Object(page)) = json(&content)
        {
            page.iter().for_each(|(name, value)| fields.offer(name, value.as_str().unwrap_or_default()));
        }
    }
    for link in document.select("link[rel=canonical]").nodes() {
        if let Some(address) = link.attr("href").filter(|address| address.contains("://")) {
            fields.offer("canonical", &address);
        }
    }
    if let Some(address) = saved_from(html) {
        fields.offer("originalurl", address);
    }
    days(document, fields);
    // The bare elements come last: their names stand after all others in the list.
    for title in document.select("head > title").nodes() {
        fields.offer("dctermstitle", &title.text());
    }
}

/// What a script or an attribute holds of JSON; none for what is none, however leniently it is read.
fn json(text: &str) -> Option<Value> {
    // Comments may stand around it, and line ends in its strings.
    let opened = text.split_once("CDATA[").filter(|(before, _)| !before.contains(['{', '"']));
    let text = opened.map_or(text, |(_, text)| text);
    let text = text.get(text.find(['{', '['])?..)?;
    let first = |text: &str| serde_json::Deserializer::from_str(text).into_iter().next()?.ok();
    first(text).or_else(|| first(&text.replace(|c: char| c.is_control(), " ")))
}

/// Takes note of the days that the page shows, those first that are most surely the day of publication.
fn days(document: &Document, fields: &mut Fields) {
    // Lists of other articles name their days so, too: only what all say is said.
    let named = document.select("[itemprop~=\"datePublished\"]");
    let own = named.nodes().iter().take(MOST_ITEMS).filter(|node| is_own(node));
    fields.offer("date", &agreed(own.filter_map(shown_day)).unwrap_or_default());
    let named = document.select("[class*=\"publish\"], [class*=\"pubdate\"], [class*=\"submitted\"]");
    fields.offer("date", &agreed(named.nodes().iter().filter_map(shown_day)).unwrap_or_default());
    for selector in ["article time[datetime]", "time[datetime]"] {
        for time in document.select(selector).nodes() {
            fields.offer("date", &time.attr_or("datetime", ""));
        }
    }
}

/// The day that all of `days` are that can be read.
fn agreed(mut days: impl Iterator<Item = String>) -> Option<String> {
    let (date, day) = days.find_map(|day| Some((parse_date(&day)?, day)))?;
    days.all(|other| parse_date(&other).is_none_or(|other| other == date)).then_some(day)
}

/// True for a property of the article that the page is about: not of a comment, nor of another article.
fn is_own(node: &NodeRef<'_>) -> bool {
    let mut articles = 0;
    for outer in std::iter::once(*node).chain(node.ancestors_it(None)) {
        let is_beside = outer.node_name().is_some_and(|name| matches!(&*name, "aside" | "nav" | "footer"));
        let names = outer.attr("itemprop");
        let is_comment = names.is_some_and(|names| names.split_whitespace().any(|name| name == "comment"));
        if is_beside || is_comment {
            return false;
        }
        if outer.attr("itemscope").is_none() {
            continue;
        }
        let kind = outer.attr_or("itemtype", "");
        if is_article(&kind) || kind.is_empty() {
            articles += 1;
        } else if !PAGES.iter().any(|page| kind.ends_with(page)) {
            return false;
        }
    }
    articles <= 1
}

/// True for the kinds of linked data that are articles.
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting")
}

/// The day of an element as it states it to programs, or as it shows it.
fn shown_day(node: &NodeRef<'_>) -> Option<String> {
    let attribute = ["content", "datetime", "title"].iter().find_map(|name| node.attr(name));
    let stated = attribute.filter(|day| parse_date(day).is_some()).map(|day| day.to_string());
    stated.or_else(|| short_text(node, LONGEST_DAY))
}

/// Takes note of the articles in linked data; graphs and lists may wrap them.
fn linked_data(value: &Value, fields: &mut Fields) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| linked_data(value, fields)),
        Value::Object(object) => {
            if let Some(graph) = object.get("@graph") {
                linked_data(graph, fields);
            }
            let typed = match object.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if !typed {
                return;
            }
            for name in ["headline", "datePublished", "url", "articleBody"] {
                fields.offer(name, &unescaped(object.get(name)));
            }
            let publisher = object.get("publisher");
            let publisher = publisher.and_then(|several| several.get(0)).or(publisher);
            fields.offer("publishername", &unescaped(publisher.and_then(|publisher| publisher.get("name"))));
        }
        _ => {}
    }
}

/// A text without the entities that many systems leave in it.
fn unescaped(value: Option<&Value>) -> String {
    let mut text = String::new();
    tags::unescape(value.and_then(Value::as_str).unwrap_or_default(), &mut text);
    text
}

/// The address in the comment that browsers write at the head of a saved page.
fn saved_from(html: &str) -> Option<&str> {
    const HEAD: usize = 2048;
    let head = html.get(..html.floor_char_boundary(HEAD))?;
    let (_, rest) = head.split_once("saved from url=(")?;
    let (_, address) = rest.split_once(')')?;
    address.split([' ', '\n', '>']).next().filter(|address| address.contains("://"))
}

/// The heading that `title` begins with, or all of it when it begins with none, and the name of the site that it ends
/// with. `site` is its name as far as the page states it.
pub(super) fn headline(document: &Document, title: &str, site: Option<&str>) -> (String, Option<String>) {
    let title = one_line(title);
    let headings = |selector: &str| -> Vec<String> {
        let found = document.select(selector);
        let nodes = found.nodes().iter().take(MOST_HEADINGS);
        nodes.filter_map(|node| short_text(node, title.len())).collect()
    };
    let headlines = headings("h1, [itemprop~=\"headline\"]");
    // A part of a headline and a sub-heading may be the kicker that the title begins with.
    let others = headings("h1 *, h2");
    if !headlines.contains(&title) && !others.contains(&title) {
        let found = |headings: &[String], is_headline: bool| {
            let cuts = headings.iter().filter_map(|heading| cut(&title, heading, site, is_headline));
            cuts.max_by_key(|(heading, _)| heading.len())
        };
        if let Some(cut) = found(&headlines, true).or_else(|| found(&others, false)) {
            return cut;
        }
        // What stands behind such a line is hardly ever part of a headline.
        let named = title.rsplit_once(" | ").and_then(|(headline, name)| Some((headline, name_of(name)?)));
        if let Some((headline, name)) = named {
            return (headline.trim().to_owned(), Some(name));
        }
    }
    (title, None)
}

/// The `heading` that `title` begins with and the name of the site behind it, if that is how the title is made.
fn cut(
    title: &str,
    heading: &str,
    site: Option<&str>,
    is_headline: bool,
) -> Option<(String, Option<String>)> {
    let rest = title.strip_prefix(heading)?.trim_start();
    if heading.len() * LEAST_SHARE <= title.len() || !rest.starts_with(MARKS) {
        return None;
    }
    let tail = rest.trim_start_matches(MARKS).trim_start();
    let tails = SEPARATORS.iter().filter_map(|mark| Some((tail.rsplit_once(mark)?.1, mark.trim())));
    let first = rest.get(..rest.len() - tail.len())?.trim();
    let (name, mark) = tails.min_by_key(|(name, _)| name.len()).unwrap_or((tail, first));
    let name = name.trim();
    let is_stated = is_known(name) || site.is_some_and(|site| is_site(name, site));
    let confirmed = is_stated || mark.starts_with(BARS) && is_name(name);
    // What another heading leaves must be nothing but the name, and the short names of sections before it.
    let alone = name.len() == tail.len();
    let parted = rest.starts_with(BARS) && tail.len() - name.len() < heading.len();
    let made = if is_headline {
        confirmed || !rest.starts_with(COLONS)
    } else {
        confirmed && (alone || parted) && !rest.starts_with(COLONS)
    };
    made.then(|| (heading.to_owned(), confirmed.then(|| name_of(name)).flatten()))
}

/// The outlet that the end of a title names.
fn name_of(text: &str) -> Option<String> {
    let text = text.trim();
    if is_name(text) { from_name(text) } else { None }
}

fn is_name(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.split_whitespace().count())
        && text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// A headline without the name of the site that many pages add at its end.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site else { return title.to_owned() };
    let cut = SEPARATORS.iter().find_map(|separator| {
        let (headline, name) = title.rsplit_once(separator)?;
        (is_site(name, site) && !headline.trim().is_empty()).then_some(headline)
    });
    cut.unwrap_or(title).trim().to_owned()
}

/// True when `name` is that of the site, shorter or longer.
fn is_site(name: &str, site: &str) -> bool {
    let (folded, site) = (fold(name), fold(site));
    let [short, full]: [Vec<&str>; 2] = [&site, &folded].map(|name| words(name).collect());
    // "BBC News" is the BBC; "Time to act" is no name of anything.
    let longer =
        holds(&full, &short) && name.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
    full == short || longer || folded.trim().len() > 3 && holds(&short, &full)
}

/// True when `part` stands in `words`, word for word.
fn holds(words: &[&str], part: &[&str]) -> bool {
    !part.is_empty() && words.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::metadata::Metadata;

    #[test]
    fn a_headline_loses_the_name_of_its_site() {
        assert_eq!(
            without_site("Talks end - day two - The Guardian", Some("The Guardian")),
            "Talks end - day two"
        );
        assert_eq!(without_site("Talks end | BBC News", Some("BBC")), "Talks end");
        assert_eq!(without_site("Talks end - Guardian", Some("The Guardian")), "Talks end");
        assert_eq!(without_site("Talks end -- Post.net", Some("Post")), "Talks end");
        for (headline, site) in [
            ("Talks end - day two", "BBC"),
            ("Quake hits coast - Japan on alert", "AP"),
            ("Talks end - Time to act", "Time"),
        ] {
            assert_eq!(without_site(headline, Some(site)), headline);
        }
    }

    #[test]
    fn a_page_without_fields_tells_its_headline_site_and_day_all_the_same() {
        let page = |html: &str| {
            let document = Document::from(html);
            let mut fields = Fields::default();
            read(&document, html, &mut fields);
            let metadata = Metadata::from(fields);
            let (outlet, day) = metadata.outlet_and_day();
            let (title, site) = headline(&document, &metadata.title.unwrap(), outlet.as_deref());
            (title, site.or(outlet), day)
        };
        let title = "<title>Talks end - day two » World » Norland Post</title>";
        let expected =
            |day: &str| ("Talks end - day two".into(), Some("Norland Post".to_owned()), Some(day.to_owned()));
        assert_eq!(
            page(&format!(
                "{title}<h1><a>Norland Post</a> <b>Talks end - day two</b></h1><p class=published>Submitted on 11 March \
                 2025<time datetime=2024-01-01>"
            )),
            expected("2025-03-11")
        );
        assert_eq!(
            page(&format!(
                "{title}<h2>Talks end - day two</h2><p class=published>3 May 2025<p class=published>4 May 2025\
                 <article><time datetime=2025-03-11></article>"
            )),
            expected("2025-03-11")
        );
        let kicker = "<title>Talks end - day two</title><h2>Talks end</h2><h1>Talks end - day two</h1>";
        assert_eq!(page(kicker), ("Talks end - day two".to_owned(), None, None));
        assert_eq!(page("<title>Talks end | Norland Post</title>").1.as_deref(), Some("Norland Post"));
        for (title, headings, headline, site) in [
            ("War at sea - Port Hit Again", "<h2>War at sea</h2>", "War at sea - Port Hit Again", None),
            (
                "War at sea - Port hit again - BBC News",
                "<h2>War at sea</h2><h1><b>War at sea</b> - Port hit again</h1>",
                "War at sea - Port hit again",
                Some("BBC News"),
            ),
            (
                "War at sea | Port hit again | Norland Post",
                "<h2>War at sea</h2>",
                "War at sea | Port hit again",
                Some("Norland Post"),
            ),
            ("“It is over” – Hill Resigns", "<h2>“It is over”</h2>", "“It is over” – Hill Resigns", None),
            ("The pier: Mayor Hill resigns", "<h2>The pier</h2>", "The pier: Mayor Hill resigns", None),
            ("Mayor Hill resigns - Dawn", "<h2>Mayor Hill resigns</h2>", "Mayor Hill resigns", Some("Dawn")),
            ("Mayor Hill resigns | Live updates", "", "Mayor Hill resigns | Live updates", None),
        ] {
            let found = page(&format!("<title>{title}</title>{headings}"));
            assert_eq!(found, (headline.to_owned(), site.map(str::to_owned), None), "{title}");
        }
        let day = "itemprop=datePublished content=2024-01-01";
        let item = "itemscope itemtype='https://schema.org/NewsArticle'";
        for (head, body) in [
            ("<meta property='article:published_time' content=2025-03-11>", format!("<p {day}>")),
            (
                "",
                format!(
                    "<article {item}><p itemprop=datePublished>11 March 2025<div itemprop=comment><meta {day}>"
                ),
            ),
            ("", format!("<time datetime=2025-03-11></time><aside><article {item}><meta {day}>")),
        ] {
            assert_eq!(
                page(&format!("{head}{title}{body}")).2.as_deref(),
                Some("2025-03-11"),
                "{head}{body}"
            );
        }
        assert_eq!(
            page(
                "<title>Talks</title><script type='application/ld+json'>//<![CDATA[\n{\"@type\": \"NewsArticle\", \
                 \"description\": \"CDATA[\", \"headline\": \"Talks &amp;\n walks\", \"publisher\": [{\"name\": \"Post\"}]}//]]></script>"
            ),
            ("Talks & walks".to_owned(), Some("Post".to_owned()), None)
        );
    }
}
