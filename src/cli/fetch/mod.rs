//! `gainsay fetch`: pages and feeds of the web saved as Markdown, one file for every article.
//!
//! The only part of the program that speaks to the network, and only when asked to.

mod http;
mod robots;
mod save;

use std::io;
use std::path::Path;

use super::{TROUBLE, console};
use crate::intake::{self, Options};
use crate::report::text;

use http::Client;

/// Saves the articles at each of `urls` in the folder `into` and prints the names of the files. What cannot be fetched
/// is complained about, and the rest is fetched.
pub(super) fn run(urls: &[String], into: &Path, quiet: bool) -> io::Result<u8> {
    let options = Options::default();
    let mut client = Client::new(options.max_bytes);
    let mut code = 0;
    for url in urls {
        let complain = |message: &str| console::complain(&format!("{url}: {message}"));
        let page = match client.get(url) {
            Ok(page) => page,
            Err(error) => {
                complain(&error.to_string());
                code = TROUBLE;
                continue;
            }
        };
        let intake = intake::from_web(&page.url, page.bytes, &options);
        if !quiet {
            for warning in &intake.warnings {
                console::complain(&text::complaint(warning));
            }
        }
        if intake.articles.is_empty() {
            complain("holds no article");
            code = TROUBLE;
        }
        for article in &intake.articles {
            match save::save(article, into) {
                Ok(path) => console::print(&format!("{}\n", path.display()))?,
                Err(error) => {
                    console::complain(&format!("{}: cannot be written ({error})", into.display()));
                    return Ok(TROUBLE);
                }
            }
        }
    }
    Ok(code)
}
