//! Gets pages from the web, obeys `robots.txt`, and limits their size and the time that they take.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::Read;
use std::time::Duration;

use thiserror::Error;
use ureq::http::header::LOCATION;
use ureq::http::{Response, Uri};
use ureq::{Agent, Body};

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
const ROBOTS_BYTES: u64 = 500 * 1024;

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
    NoRobots(ureq::Error),
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
    /// Its address after redirects.
    pub url: String,
    pub bytes: Vec<u8>,
}

pub(super) struct Client {
    agent: Agent,
    max_bytes: u64,
    /// Rules by scheme and host.
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
        let mut url = url.to_owned();
        for _ in 0..=MOST_REDIRECTS {
            let address: Uri = url.parse().map_err(|_| FetchError::NoAddress)?;
            let site = scheme_and_host(&address).ok_or(FetchError::NoAddress)?;
            let path = address.path_and_query().map_or("/", |path| path.as_str());
            if !self.rules(&site)?.allow(path) {
                return Err(FetchError::Robots);
            }
            let response =
                self.agent.get(&url).config().max_redirects(0).build().call().map_err(fetch_error)?;
            let next = response.status().is_redirection().then(|| response.headers().get(LOCATION)).flatten();
            match next.and_then(|next| next.to_str().ok()) {
                Some(next) => url = resolve(&site, path, next),
                None => return Ok(Fetched { url, bytes: body_within(response, self.max_bytes)? }),
            }
        }
        Err(FetchError::Redirects)
    }

    /// The rules of a site. One without a `robots.txt` allows everything; if it cannot be had, nothing may be fetched.
    fn rules(&mut self, site: &str) -> Result<&Rules, FetchError> {
        match self.rules.entry(site.to_owned()) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => {
                let rules = match self.agent.get(format!("{site}/robots.txt")).call() {
                    Ok(response) => Rules::read(&robots_text(response)?),
                    Err(ureq::Error::StatusCode(400..500) | ureq::Error::TooManyRedirects) => {
                        Rules::default()
                    }
                    Err(error) => return Err(FetchError::NoRobots(error)),
                };
                Ok(unknown.insert(rules))
            }
        }
    }
}

/// The scheme and host of a web address.
fn scheme_and_host(address: &Uri) -> Option<String> {
    let (scheme, host) = (address.scheme_str()?, address.authority()?);
    matches!(scheme, "http" | "https").then(|| format!("{scheme}://{host}"))
}

/// Resolves the address `next` relative to the page at `path` of `site`.
fn resolve(site: &str, path: &str, next: &str) -> String {
    let scheme = site.split("//").next().unwrap_or_default();
    let page = path.split('?').next().unwrap_or_default();
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    match next {
        _ if next.contains("://") => next.to_owned(),
        _ if next.starts_with("//") => format!("{scheme}{next}"),
        _ if next.starts_with('/') => format!("{site}{next}"),
        _ if next.starts_with('?') => format!("{site}{page}{next}"),
        _ => format!("{site}{folder}/{next}"),
    }
}

fn fetch_error(error: ureq::Error) -> FetchError {
    match error {
        ureq::Error::StatusCode(status) => FetchError::Status(status),
        error => FetchError::Failed(error),
    }
}

/// The part of a `robots.txt` that is read, in whole lines: a rule that is cut would be another rule.
fn robots_text(mut response: Response<Body>) -> Result<String, FetchError> {
    let mut bytes = Vec::new();
    let read = response.body_mut().as_reader().take(ROBOTS_BYTES).read_to_end(&mut bytes);
    read.map_err(|error| FetchError::NoRobots(error.into()))?;
    if bytes.len() as u64 == ROBOTS_BYTES {
        let end = bytes.iter().rposition(|byte| *byte == b'\n').unwrap_or_default();
        bytes.truncate(end);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
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
    fn a_redirect_may_name_less_than_a_whole_address() {
        for (next, address) in [
            ("https://b.example/x", "https://b.example/x"),
            ("//b.example/x", "https://b.example/x"),
            ("/x?y=1", "https://a.example/x?y=1"),
            ("x", "https://a.example/news/x"),
            ("?page=2", "https://a.example/news/pier?page=2"),
        ] {
            assert_eq!(resolve("https://a.example", "/news/pier?from=/feed", next), address);
        }
    }
}
