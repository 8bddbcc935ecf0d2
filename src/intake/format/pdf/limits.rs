//! What of a PDF file is too much to unpack: its parser has no limits of its own.

use flate2::{Decompress, FlushDecompress};
use pdf_extract::{Object, ObjectId, Stream};

/// How much the streams of a file may unpack to, in bytes.
const MOST_UNPACKED: usize = 200_000_000;
/// How much one stream may unpack to, in bytes: a page scanned in colour, 600 dots to the inch.
const MOST_OF_STREAM: usize = 110_000_000;
/// How long a stream may be that is packed otherwise than the usual way, in bytes. It unpacks to some 2,500 times as
/// much at most.
const MOST_UNUSUAL: usize = 32_768;
/// So many words may stand in the file and its streams: of each a parser makes an object, which takes many times its
/// bytes. The streams of pictures, by far the largest, have few.
const MOST_WORDS: usize = 2_000_000;
/// An array takes as much memory as so many numbers, though it may be empty.
const ARRAY: usize = 4;
/// What a name takes, and half of what a dictionary does.
const NAME: usize = 2;
/// What unpacks to so many bytes was packed, whatever it begins with.
const PROOF: usize = 4096;
/// How much is unpacked at a time, in bytes.
const CHUNK: usize = 65_536;
/// What the data of a stream begin after.
const STREAM: &[u8] = b"stream";
/// The bytes of a packed stream before its data.
const ZLIB_HEAD: usize = 2;

/// True when the file and its streams, which parsers unpack without a limit, hold too much, or are packed twice.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
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
            words += match byte {
                b'[' => ARRAY,
                b'/' | b'<' => NAME,
                b'(' => 1,
                _ => usize::from(!is_space && !in_word),
            };
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

/// What the parser may keep of an object when it loads a file: streams that hold objects are unpacked in that moment.
// The parser prescribes what the function gives back.
#[allow(clippy::unnecessary_wraps)]
pub(super) fn loadable(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    match object {
        Object::Stream(stream) => {
            if stream.dict.has_type(b"ObjStm") && !is_moderate(stream) {
                empty(stream);
            }
            // A stream stands in no other, so that what is given back for it is not asked for.
            Some((id, Object::Null))
        }
        other => Some((id, other.clone())),
    }
}

/// Takes out what a stream holds.
pub(super) fn empty(stream: &mut Stream) {
    // Of a stream without a byte the parser looks for the bytes once more.
    stream.set_plain_content(b" ".to_vec());
}

/// True for a stream that can be unpacked.
pub(super) fn is_moderate(stream: &Stream) -> bool {
    let Ok(filters) = stream.filters() else { return true };
    match filters.iter().filter(|name| matches!(**name, b"FlateDecode" | b"LZWDecode")).count() {
        0 => true,
        1 if filters.first() == Some(&b"FlateDecode".as_slice()) => {
            let mut inflate = Decompress::new(false);
            let mut chunk = vec![0; CHUNK];
            let data = stream.content.get(ZLIB_HEAD..).unwrap_or_default();
            let mut room = MOST_OF_STREAM;
            while let Some(unpacked) = next_chunk(&mut inflate, data, &mut chunk) {
                let Some(left) = room.checked_sub(unpacked.len()) else { return false };
                room = left;
            }
            true
        }
        1 => stream.content.len() <= MOST_UNUSUAL,
        _ => false,
    }
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
}
