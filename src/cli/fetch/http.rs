//! Getting a page: politely, and never more or longer than is sensible.

use std::collections::BTreeMap;
use std::time::Duration;

use thiserror::Error;
use ureq::http::Uri;
use ureq::{Agent, ResponseExt};

use super::robots::Rules;

/// What the program says it is.
const USER_AGENT: &str =
    concat!("gainsay/", env!("CARGO_PKG_VERSION"), " (saves single articles for a reader; not a crawler)");
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, \
                      application/feed+json, application/xml;q=0.9, */*;q=0.5";
/// For one page, redirects included.
const TIME: Duration = Duration::from_secs(30);
const TIME_TO_CONNECT: Duration = Duration::from_secs(10);
const MOST_REDIRECTS: u32 = 5;
/// More of a `robots.txt` is not read, in bytes (the least that RFC 9309 asks for).
const ROBOTS_BYTES: u64 = 500 * 1024;

/// Why a page was not fetched.
#[derive(Debug, Error)]
pub(super) enum FetchError {
    #[error("is no address of the web; it begins with https:// or http://")]
    NoAddress,
    #[error(
        "may not be fetched by programs, says the robots.txt of the site; save the page with a browser instead"
    )]
    Robots,
    #[error("is larger than the limit of {0} MB")]
    TooLarge(u64),
    #[error("the site answers with {0}")]
    Status(u16),
    #[error("cannot be fetched ({0})")]
    Failed(#[from] ureq::Error),
}

/// A page as it came.
pub(super) struct Page {
    /// Where it was found in the end.
    pub url: String,
    pub bytes: Vec<u8>,
}

pub(super) struct Client {
    agent: Agent,
    max_bytes: u64,
    /// By scheme and host.
    rules: BTreeMap<String, Rules>,
}

impl Client {
    /// A client that reads no page of more than `max_bytes`.
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

    /// The page at `url`, where its site allows it.
    pub fn get(&mut self, url: &str) -> Result<Page, FetchError> {
        let address: Uri = url.parse().map_err(|_| FetchError::NoAddress)?;
        let (Some(scheme), Some(host)) = (address.scheme_str(), address.authority()) else {
            return Err(FetchError::NoAddress);
        };
        if !matches!(scheme, "http" | "https") {
            return Err(FetchError::NoAddress);
        }
        let site = format!("{scheme}://{host}");
        let path = address.path_and_query().map_or("/", |path| path.as_str());
        if !self.rules(&site).allow(path) {
            return Err(FetchError::Robots);
        }
        self.download(url, self.max_bytes)
    }

    /// What the site asks of programs; one that does not say asks nothing.
    fn rules(&mut self, site: &str) -> &Rules {
        if !self.rules.contains_key(site) {
            let page = self.download(&format!("{site}/robots.txt"), ROBOTS_BYTES);
            let rules =
                page.map(|page| Rules::read(&String::from_utf8_lossy(&page.bytes))).unwrap_or_default();
            self.rules.insert(site.to_owned(), rules);
        }
        self.rules.entry(site.to_owned()).or_default()
    }

    fn download(&self, url: &str, max_bytes: u64) -> Result<Page, FetchError> {
        let mut response = self.agent.get(url).call().map_err(|error| match error {
            ureq::Error::StatusCode(status) => FetchError::Status(status),
            error => FetchError::Failed(error),
        })?;
        let url = response.get_uri().to_string();
        let read = response.body_mut().with_config().limit(max_bytes).read_to_vec();
        let bytes = read.map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge((max_bytes / 1_000_000).max(1)),
            error => FetchError::Failed(error),
        })?;
        Ok(Page { url, bytes })
    }
}
