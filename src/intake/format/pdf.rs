//! PDF: the text of its pages, where it has any.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use flate2::{Decompress, FlushDecompress};

use crate::intake::draft::Draft;
use crate::intake::metadata::Metadata;
use crate::intake::{FOREIGN_THREAD, ParseError};

use super::plain;

/// How long a parser may take.
const TIME: Duration = Duration::from_secs(20);
/// How much the streams of a file may unpack to, in bytes.
const MOST_UNPACKED: usize = 200_000_000;
/// So many words may stand in the file and its streams: of each a parser makes an object, which takes many times its
/// bytes. The streams of pictures, by far the largest, have few.
const MOST_WORDS: usize = 2_000_000;
/// What unpacks to so many bytes was packed, whatever it begins with.
const PROOF: usize = 4096;
/// How much is unpacked at a time, in bytes.
const CHUNK: usize = 65_536;
/// A line that stands at the edge of so many pages is a running head.
const LEAST_PAGES: usize = 3;
/// What the data of a stream begin after.
const STREAM: &[u8] = b"stream";
/// The bytes of a packed stream before its data.
const ZLIB_HEAD: usize = 2;

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

/// True when the file and its streams, which parsers unpack without a limit, hold too much, or are packed twice.
fn is_bomb(bytes: &[u8]) -> bool {
    let mut room = Room::new();
    // What is packed looks like a few words, too: it does not count to those of the streams.
    if !Room::new().takes(bytes) {
        return true;
    }
    let mut inflate = Decompress::new(false);
    let mut chunk = vec![0; CHUNK];
    let mut at = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), STREAM) {
        at += found + STREAM.len();
        let data = bytes.get(at..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        // The parser unpacks what has a damaged head, too.
        let data = data.get(ZLIB_HEAD..).unwrap_or_default();
        inflate.reset(false);
        let mut is_first = true;
        while let Some(unpacked) = next_chunk(&mut inflate, data, &mut chunk) {
            if !room.takes(unpacked) || is_first && is_packed(unpacked) {
                return true;
            }
            is_first = false;
        }
    }
    false
}

/// What is left of a limit.
struct Room {
    bytes: usize,
    words: usize,
}

impl Room {
    fn new() -> Self {
        Self { bytes: MOST_UNPACKED, words: MOST_WORDS }
    }

    /// True where there was room for `bytes`, which is then taken.
    fn takes(&mut self, bytes: &[u8]) -> bool {
        let mut words = 0;
        let mut in_word = false;
        for byte in bytes {
            let is_space = matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ');
            words += usize::from(!is_space && (!in_word || matches!(byte, b'/' | b'(' | b'[' | b'<')));
            in_word = !is_space;
        }
        let left = (self.bytes.checked_sub(bytes.len()), self.words.checked_sub(words));
        let (Some(bytes), Some(words)) = left else { return false };
        (self.bytes, self.words) = (bytes, words);
        true
    }
}

/// The next bytes that `data` unpacks to; none at its end, or where it cannot be unpacked.
fn next_chunk<'a>(inflate: &mut Decompress, data: &[u8], chunk: &'a mut [u8]) -> Option<&'a [u8]> {
    let (read, written) = (inflate.total_in(), inflate.total_out());
    // What stands before an error counts: the parser takes it, too.
    let _ = inflate.decompress(data.get(read as usize..)?, chunk, FlushDecompress::None);
    chunk.get(..(inflate.total_out() - written) as usize).filter(|unpacked| !unpacked.is_empty())
}

/// True when bytes that come out of a stream are packed once more. The bytes of a picture may begin as packed ones do,
/// but do not go on so.
fn is_packed(bytes: &[u8]) -> bool {
    let [method, flags, data @ ..] = bytes else { return false };
    let head = u16::from_be_bytes([*method, *flags]);
    // Deflate, with a window that there is.
    let is_zlib = method & 0x0F == 8 && method >> 4 <= 7 && head.is_multiple_of(31);
    let inner = || next_chunk(&mut Decompress::new(false), data, &mut vec![0; CHUNK]).map_or(0, <[u8]>::len);
    is_zlib && inner() >= PROOF
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
            *edges.entry(form(line)).or_default() += 1;
        }
    }
    let count = pages.len();
    let mut out = String::new();
    for (number, page) in (1..).zip(pages) {
        let last = page.len().saturating_sub(1);
        for (index, line) in page.into_iter().enumerate() {
            let running = || edges.get(&form(line)).is_some_and(|pages| *pages >= LEAST_PAGES);
            if (index == 0 || index == last) && (is_page_number(line, number, count) || running()) {
                continue;
            }
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// A line without what counts the pages: "Norland Post, page #".
fn form(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '0'..='9' if out.ends_with('#') => {}
            '0'..='9' => out.push('#'),
            _ => out.push(c),
        }
    }
    out
}

/// True for what a page that is `number` of `count` has for its number: "3", "- 3 -", "3 / 12". A figure that stands
/// there by itself is none.
fn is_page_number(line: &str, number: usize, count: usize) -> bool {
    /// Pages that may stand before the one from which on they are counted.
    const COVERS: usize = 2;
    let is_frame =
        |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '/' | '[' | ']' | '(' | ')');
    let mut numbers = line.split(is_frame).filter(|part| !part.is_empty()).map(str::parse::<usize>);
    let near = matches!(numbers.next(), Some(Ok(found)) if found.abs_diff(number) <= COVERS);
    let whole = numbers.next().is_none_or(|all| all == Ok(count));
    near && whole && numbers.next().is_none()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn stream(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(b"%PDF-1.4 1 0 obj <<>> stream\n".to_vec(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn the_bytes_of_a_picture_are_not_packed_twice() {
        for pixels in [[0xF8, 0xF8, 0xF8], [0x78, 0x9C, 0x03], [0x78, 0x01, 0x00], [0xFF, 0x00, 0x00]] {
            assert!(!is_bomb(&stream(&pixels.repeat(100_000))), "{pixels:x?}");
        }
    }

    #[test]
    fn streams_of_countless_words_are_given_up() {
        assert!(!is_bomb(&stream(&b"0 0 1 1 re ".repeat(100_000))));
        for words in [b"q ".as_slice(), b"()", b"/a", b"[["] {
            let mut bytes = stream(&words.repeat(2_100_000));
            assert!(is_bomb(&bytes));
            // Without the checksum at its end, and with a damaged head.
            bytes.truncate(bytes.len() - 4);
            assert!(is_bomb(&bytes));
            bytes[29..31].fill(0);
            assert!(is_bomb(&bytes));
        }
    }

    #[test]
    fn page_numbers_and_running_heads_go_and_figures_stay() {
        let page = |text: &str| text.to_owned();
        let numbered = [page("Pier\nIt cost\n\n- 1 -"), page("40 million.\n2 / 3"), page("The dead:\n14")];
        assert_eq!(join(&numbered), "Pier\nIt cost\n\n40 million.\nThe dead:\n14\n");
        let headed = [11, 12, 13].map(|number| format!("Norland Post, page {number}\nText.\n{number}"));
        assert_eq!(join(&headed), "Text.\n".repeat(3));
        for figure in ["3.5", "$3", "3%", "1,200", "3 4", "2025"] {
            assert!(!is_page_number(figure, 3, 12), "{figure}");
        }
    }
}
