//! Gets pages from the web, obeys `robots.txt`, and limits their size and the time that they take.

use std::collections::BTreeMap;
use std::io::Read;
use std::time::Duration;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;
use thiserror::Error;
use ureq::http::Response;
use ureq::http::header::{CONTENT_ENCODING, LOCATION};
use ureq::{Agent, Body};
use url::{Position, Url};

use super::robots::Rules;

/// The user agent that is sent.
const USER_AGENT: &str =
    concat!("gainsay/", env!("CARGO_PKG_VERSION"), " (saves single articles for a reader; not a crawler)");
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, \
                      application/feed+json, application/xml;q=0.9, */*;q=0.5";
/// The time limit for one response.
const TIME: Duration = Duration::from_secs(30);
const TIME_TO_CONNECT: Duration = Duration::from_secs(10);
const MOST_REDIRECTS: u32 = 5;
/// How much of a `robots.txt` is read, in bytes: the minimum that RFC 9309 requires.
const ROBOTS_BYTES: usize = 500 * 1024;

/// Why a page was not fetched.
#[derive(Debug, Error)]
pub(super) enum FetchError {
    #[error("is not a web address, which begins with https:// or http://")]
    NoAddress,
    #[error(
        "the robots.txt of the site does not let programs fetch it; save the page with a browser instead"
    )]
    Robots,
    #[error("the robots.txt of the site cannot be read, so programs may not fetch anything ({0})")]
    NoRobots(String),
    #[error("redirects too many times")]
    Redirects,
    #[error("is larger than the limit of {0} MB")]
    TooLarge(u64),
    #[error("the site answers with status {0}")]
    Status(u16),
    #[error("cannot be fetched ({0})")]
    Failed(#[from] ureq::Error),
}

/// A fetched page.
pub(super) struct Fetched {
    /// Its address after redirects, without a name and password in it.
    pub url: Url,
    pub bytes: Vec<u8>,
}

pub(super) struct Client {
    agent: Agent,
    max_bytes: u64,
    /// Rules by scheme, host and port.
    rules: BTreeMap<String, Rules>,
}

impl Client {
    /// A client that refuses pages of more than `max_bytes`.
    pub fn new(max_bytes: u64) -> Self {
        let agent = Agent::config_builder()
            .timeout_global(Some(TIME))
            .timeout_connect(Some(TIME_TO_CONNECT))
            .max_redirects(MOST_REDIRECTS)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .build()
            .new_agent();
        Self { agent, max_bytes, rules: BTreeMap::new() }
    }

    /// Gets the page at `url`, if its site and every site that redirects to it allow that.
    pub fn get(&mut self, url: &str) -> Result<Fetched, FetchError> {
        let mut url = address(url).ok_or(FetchError::NoAddress)?;
        for _ in 0..=MOST_REDIRECTS {
            if !self.rules(&url)?.allow(&url[Position::BeforePath..Position::AfterQuery]) {
                return Err(FetchError::Robots);
            }
            match self.ask(&url)? {
                Answer::Elsewhere(next) => url = next,
                Answer::Here(response) => {
                    let bytes = body_within(response, self.max_bytes)?;
                    return Ok(Fetched { url: without_secrets(url), bytes });
                }
            }
        }
        Err(FetchError::Redirects)
    }

    /// Asks for what is at `url`, without going where it redirects to.
    fn ask(&self, url: &Url) -> Result<Answer, FetchError> {
        let response = self.agent.get(url.as_str()).config().max_redirects(0).build().call();
        let response = response.map_err(fetch_error)?;
        if !response.status().is_redirection() {
            return Ok(Answer::Here(response));
        }
        let next = response.headers().get(LOCATION).ok_or(FetchError::Status(response.status().as_u16()))?;
        // Some write letters as they are that an address has to encode.
        let next = url.join(&String::from_utf8_lossy(next.as_bytes())).ok().filter(is_of_the_web);
        next.map(Answer::Elsewhere).ok_or(FetchError::NoAddress)
    }

    /// The rules of the site of `url`. One without a `robots.txt` allows everything; if it cannot be had, nothing may be
    /// fetched.
    fn rules(&mut self, url: &Url) -> Result<&Rules, FetchError> {
        let site = url.origin().ascii_serialization();
        if !self.rules.contains_key(&site) {
            let start = address(&format!("{site}/robots.txt")).ok_or(FetchError::NoAddress)?;
            let rules = self.robots(start).map_err(|error| FetchError::NoRobots(error.to_string()))?;
            self.rules.insert(site.clone(), rules);
        }
        self.rules.get(&site).ok_or(FetchError::NoAddress)
    }

    fn robots(&self, mut url: Url) -> Result<Rules, FetchError> {
        for _ in 0..=MOST_REDIRECTS {
            match self.ask(&url) {
                Ok(Answer::Elsewhere(next)) => url = next,
                Ok(Answer::Here(response)) => return Ok(Rules::read(&robots_text(response)?)),
                Err(FetchError::Status(400..500)) => return Ok(Rules::default()),
                Err(error) => return Err(error),
            }
        }
        // As RFC 9309 has it: what cannot be reached so is not there.
        Ok(Rules::default())
    }
}

/// What a site answers.
enum Answer {
    Here(Response<Body>),
    /// The page is at another address.
    Elsewhere(Url),
}

/// `text` as a web address; none if it is no such.
pub(super) fn address(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(is_of_the_web)
}

fn is_of_the_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// `url` without the name and the password of its user, and without the place in the page that it points to.
pub(super) fn without_secrets(mut url: Url) -> Url {
    // Only addresses without a host refuse, which have neither.
    let _ = url.set_username("").and_then(|()| url.set_password(None));
    url.set_fragment(None);
    url
}

fn fetch_error(error: ureq::Error) -> FetchError {
    match error {
        ureq::Error::StatusCode(status) => FetchError::Status(status),
        error => FetchError::Failed(error),
    }
}

/// The part of a `robots.txt` that is read, in whole lines: a rule that is cut would be another rule.
fn robots_text(mut response: Response<Body>) -> Result<String, FetchError> {
    let packed = response.headers().get(CONTENT_ENCODING).map(|name| name.as_bytes().to_ascii_lowercase());
    if packed.is_some_and(|name| !matches!(name.as_slice(), b"gzip" | b"x-gzip" | b"identity" | b"")) {
        return Err(FetchError::NoRobots("it is packed in a way that is not understood".to_owned()));
    }
    let mut bytes = Vec::new();
    let read = response.body_mut().as_reader().take(ROBOTS_BYTES as u64).read_to_end(&mut bytes);
    read.map_err(|error| FetchError::Failed(error.into()))?;
    let mut cut = bytes.len() == ROBOTS_BYTES;
    if bytes.starts_with(b"\x1f\x8b") {
        let mut plain = Vec::new();
        let unpacked =
            MultiGzDecoder::new(bytes.as_slice()).take(ROBOTS_BYTES as u64).read_to_end(&mut plain);
        cut |= unpacked.is_err() || plain.len() == ROBOTS_BYTES;
        bytes = plain;
    }
    let mut text = decoded(&bytes);
    if cut {
        text.truncate(text.rfind(['\n', '\r']).unwrap_or_default());
    }
    Ok(text)
}

/// The text of `bytes`: UTF-8, or UTF-16 that shows by its mark or by zeros.
fn decoded(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0, 1..=255, ..] => UTF_16BE,
        [1..=255, 0, ..] => UTF_16LE,
        _ => UTF_8,
    };
    encoding.decode(bytes).0.into_owned()
}

/// The body of a response, if it has at most `max_bytes`.
fn body_within(mut response: Response<Body>, max_bytes: u64) -> Result<Vec<u8>, FetchError> {
    let read = response.body_mut().with_config().limit(max_bytes).read_to_vec();
    read.map_err(|error| match error {
        ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge((max_bytes / 1_000_000).max(1)),
        error => fetch_error(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_fetched_and_no_secret_stays_in_them() {
        for wrong in
            ["no address", "ftp://x.example/a", "https://", "file:///etc/passwd", "javascript:1", "x.example"]
        {
            assert!(address(wrong).is_none(), "{wrong}");
        }
        for (given, plain) in [
            ("http://user:secret@p.example/a?b#c", "http://p.example/a?b"),
            ("http://secret@p.example", "http://p.example/"),
            ("http://p.example/x/../y/%2e%2E/z", "http://p.example/z"),
            ("http://p.example/p\u{e4}ge", "http://p.example/p%C3%A4ge"),
        ] {
            assert_eq!(without_secrets(address(given).unwrap()).as_str(), plain);
        }
    }

    #[test]
    fn a_text_is_read_in_the_encoding_that_it_has() {
        let wide =
            |text: &str, mark: &[u16]| mark.iter().copied().chain(text.encode_utf16()).collect::<Vec<u16>>();
        let little = |units: Vec<u16>| units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>();
        let big = |units: Vec<u16>| units.iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<u8>>();
        for bytes in [
            b"Disallow: /".to_vec(),
            b"\xef\xbb\xbfDisallow: /".to_vec(),
            little(wide("Disallow: /", &[0xfeff])),
            little(wide("Disallow: /", &[])),
            big(wide("Disallow: /", &[0xfeff])),
            big(wide("Disallow: /", &[])),
        ] {
            assert_eq!(decoded(&bytes), "Disallow: /", "{bytes:?}");
        }
    }
}
