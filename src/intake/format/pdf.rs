//! PDF: the text of its pages, where it has any.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use flate2::read::ZlibDecoder;

use crate::intake::draft::Draft;
use crate::intake::metadata::Metadata;
use crate::intake::{FOREIGN_THREAD, ParseError};

use super::plain;

/// How long a parser may take.
const TIME: Duration = Duration::from_secs(20);
/// How much the streams of a file may unpack to, in bytes.
const MOST_UNPACKED: u64 = 200_000_000;
/// A line that stands at the edge of so many pages is a running head.
const LEAST_PAGES: usize = 3;
/// What the data of a stream begin after.
const STREAM: &[u8] = b"stream";

/// Reads the text.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    if is_bomb(bytes) {
        return Err(ParseError::Bomb);
    }
    let pages = extract(bytes.to_vec())?;
    let text = join(&pages);
    if text.trim().is_empty() {
        return Err(ParseError::Binary("a PDF file of pictures"));
    }
    Ok(plain::from_text(&text, Metadata::default()))
}

/// The text, page by page. Parsed on a thread of its own, which is left alone when it takes too long.
fn extract(bytes: Vec<u8>) -> Result<Vec<String>, ParseError> {
    let broken = |cause: String| ParseError::Broken { what: "a PDF file", cause };
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new()
        .name(FOREIGN_THREAD.to_owned())
        .spawn(move || {
            let pages = pdf_extract::extract_text_from_mem_by_pages(&bytes);
            // Nobody waits any more when it took too long.
            let _ = sender.send(pages.map_err(|error| error.to_string()));
        })
        .map_err(|error| broken(error.to_string()))?;
    match receiver.recv_timeout(TIME) {
        Ok(Ok(pages)) => Ok(pages),
        Ok(Err(error)) => Err(broken(error)),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(ParseError::TooSlow),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(broken("it is damaged".to_owned())),
    }
}

/// True when the streams of the file, which parsers unpack without a limit, hold too much, or are packed twice.
fn is_bomb(bytes: &[u8]) -> bool {
    let mut left = MOST_UNPACKED;
    let mut at = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), STREAM) {
        at += found + STREAM.len();
        let data = bytes.get(at..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        if !is_zlib(data) {
            continue;
        }
        let mut unpacked = ZlibDecoder::new(data).take(left + 1);
        let mut head = Vec::new();
        // What cannot be unpacked is left to the parser to complain about.
        let _ = unpacked.by_ref().take(2).read_to_end(&mut head);
        if is_zlib(&head) {
            return true;
        }
        let length = std::io::copy(&mut unpacked, &mut std::io::sink()).unwrap_or_default();
        if length > left {
            return true;
        }
        left -= length;
    }
    false
}

/// True when the bytes begin as zlib's do.
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// The pages as one text, without the numbers and running heads at their edges.
fn join(pages: &[String]) -> String {
    let pages: Vec<Vec<&str>> =
        pages.iter().map(|page| page.trim().lines().map(str::trim).collect::<Vec<_>>()).collect();
    let mut edges: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        for line in [page.first(), page.last()].into_iter().flatten().filter(|line| !line.is_empty()) {
            *edges.entry(without_digits(line)).or_default() += 1;
        }
    }
    let running = |line: &str| {
        let words = without_digits(line);
        words.is_empty() || edges.get(&words).is_some_and(|count| *count >= LEAST_PAGES)
    };
    let mut out = String::new();
    for page in pages {
        let last = page.len().saturating_sub(1);
        for (index, line) in page.into_iter().enumerate() {
            if (index == 0 || index == last) && running(line) {
                continue;
            }
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// A line without what counts the pages.
fn without_digits(line: &str) -> String {
    line.chars().filter(|c| c.is_alphabetic()).collect()
}
