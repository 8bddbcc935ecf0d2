//! `gainsay fetch`: saves web pages and feeds as Markdown, one file for each article.
//!
//! Nothing else in the program uses the network.

mod http;
mod robots;
mod save;

use std::io;
use std::path::Path;

use super::console;
use super::exit::TROUBLE;
use crate::intake::{self, Options};
use crate::report::warning_line;

use http::Client;

/// Saves the articles at each of `urls` in the folder `into` and prints the names of the files. Addresses that cannot be
/// fetched are reported; the rest is fetched.
pub(super) fn run(urls: &[String], into: &Path, quiet: bool) -> io::Result<u8> {
    let options = Options::default();
    let mut client = Client::new(options.max_bytes);
    let mut code = 0;
    for url in urls {
        let warn = |message: &str| console::warn(&format!("{url}: {message}"));
        let page = match client.get(url) {
            Ok(page) => page,
            Err(error) => {
                warn(&error.to_string());
                code = TROUBLE;
                continue;
            }
        };
        let intake = intake::from_web(&page.url, page.bytes, &options);
        if !quiet {
            for warning in &intake.warnings {
                console::warn(&warning_line(warning));
            }
        }
        if intake.articles.is_empty() {
            warn("has no article");
            code = TROUBLE;
        }
        for article in &intake.articles {
            match save::save(article, into) {
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
