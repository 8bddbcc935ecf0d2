//! `gainsay fetch`: saves web pages and feeds as Markdown, one file for each article.
//!
//! Nothing else in the program uses the network.

mod http;
mod robots;
mod save;

use std::io;
use std::path::Path;

use url::{Position, Url};

use super::console;
use super::exit::TROUBLE;
use crate::intake::{self, Options};
use crate::report::warning_line;

use http::Client;
use save::Saver;

/// How many articles of one feed are saved. No feed that people read has more.
const MOST_ARTICLES: usize = 1000;

/// Saves the articles at each of `urls` in the folder `into` and prints the names of the files. Addresses that cannot be
/// fetched are reported; the rest is fetched.
pub(super) fn run(urls: &[String], into: &Path, quiet: bool) -> io::Result<u8> {
    let options = Options::default();
    let mut client = Client::new(options.max_bytes);
    let mut saver = Saver::new(into);
    let mut code = 0;
    for url in urls {
        let shown = http::address(url).map_or_else(|| url.clone(), |url| http::without_secrets(url).into());
        let warn = |message: &str| console::warn(&format!("{shown}: {message}"));
        let page = match client.get(url) {
            Ok(page) => page,
            Err(error) => {
                warn(&error.to_string());
                code = TROUBLE;
                continue;
            }
        };
        let intake = intake::from_web(page.url.as_str(), page.bytes, &options);
        if !quiet {
            for warning in &intake.warnings {
                console::warn(&warning_line(warning));
            }
        }
        if intake.articles.is_empty() {
            warn("has no article");
            code = TROUBLE;
        }
        if intake.articles.len() > MOST_ARTICLES {
            warn(&format!(
                "has {} articles, of which the first {MOST_ARTICLES} are saved",
                intake.articles.len()
            ));
            code = TROUBLE;
        }
        for mut article in intake.articles.into_iter().take(MOST_ARTICLES) {
            let is_entry = article.id != page.url[..Position::AfterPath].trim_end_matches('/');
            let (address, is_own) = address_of(article.url.as_deref(), &page.url, is_entry);
            article.url = address;
            match saver.save(&article, is_own) {
                Ok(path) => console::print(&format!("{}\n", path.display()))?,
                Err(error) => {
                    console::warn(&format!("{}: cannot be written ({error})", into.display()));
                    return Ok(TROUBLE);
                }
            }
        }
    }
    Ok(code)
}

/// The address under which an article is saved that gives itself the address `claimed` and was found at `page`, and whether
/// it may replace what was saved from there.
///
/// A page may have a better address on its own site; that of another site it only claims. An entry of a feed keeps it, but
/// replaces nothing.
fn address_of(claimed: Option<&str>, page: &Url, is_entry: bool) -> (Option<String>, bool) {
    let claimed = claimed.and_then(|claimed| page.join(claimed).ok());
    match claimed.filter(|url| matches!(url.scheme(), "http" | "https")) {
        Some(url) if site(&url) == site(page) => {
            let place = url.fragment().filter(|_| is_entry).map(str::to_owned);
            let mut url = http::without_secrets(url);
            // Entries without an address are told apart by their places.
            url.set_fragment(place.as_deref());
            (Some(url.into()), true)
        }
        Some(url) if is_entry => (Some(http::without_secrets(url).into()), false),
        None if is_entry => (None, false),
        _ => (Some(page.to_string()), true),
    }
}

/// What an address has in common with those of the same publisher.
fn site(url: &Url) -> (Option<&str>, Option<u16>) {
    const PARTS: [&str; 7] = ["www.", "m.", "mobile.", "amp.", "feeds.", "feed.", "rss."];
    let strip = |host| PARTS.iter().find_map(|part| str::strip_prefix(host, part)).unwrap_or(host);
    (url.host_str().map(strip), url.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_only_addresses_of_its_own_site() {
        let page = Url::parse("https://m.post.example/pier?from=mail").unwrap();
        for (claimed, entry, address, own) in [
            (Some("https://www.post.example/pier"), false, "https://www.post.example/pier", true),
            (Some("/pier#top"), false, "https://m.post.example/pier", true),
            (Some("https://other.example/1"), false, page.as_str(), true),
            (Some("https://evil.post.example/1"), false, page.as_str(), true),
            (Some("https://post.example:8080/1"), false, page.as_str(), true),
            (Some("javascript:alert(1)"), false, page.as_str(), true),
            (None, false, page.as_str(), true),
            (Some("https://u:p@post.example/1"), true, "https://post.example/1", true),
            (Some("https://other.example/1"), true, "https://other.example/1", false),
            (Some("/feed#3"), true, "https://m.post.example/feed#3", true),
        ] {
            let found = address_of(claimed, &page, entry);
            assert_eq!(found, (Some(address.to_owned()), own), "{claimed:?}");
        }
        assert_eq!(address_of(None, &page, true), (None, false));
    }
}
