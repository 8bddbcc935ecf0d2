//! Documents packed into others: `.zip` with anything in it, `.gz`, and office documents, which are archives by form.

use std::io::{self, Cursor, Read};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::intake::ParseError;

use super::{Format, Part, office, read_all};

/// Text packs to a tenth; what unpacks to so many times its size was made to fill the memory.
const GREATEST_RATIO: u64 = 200;
/// Below this the ratio says nothing, in bytes.
const SMALL: u64 = 1_000_000;
/// How many times the limit for one file all of an archive may hold.
const ARCHIVE_FACTOR: u64 = 4;
/// How many archives may lie in one another.
const DEEPEST: u8 = 3;
/// An archive of more members is not read.
const MOST_MEMBERS: usize = 100_000;

/// How much is looked at of a member whose name tells nothing, in bytes.
const START: u64 = 4096;

/// How much more may be unpacked from one file.
#[derive(Debug, Clone, Copy)]
pub(in crate::intake) struct Room {
    /// Bytes for one document.
    each: u64,
    /// Bytes for all of them.
    left: u64,
    depth: u8,
}

impl Room {
    /// The room of a file on disk, where `max_bytes` is the limit for one file.
    pub fn new(max_bytes: u64) -> Self {
        Self { each: max_bytes, left: max_bytes.saturating_mul(ARCHIVE_FACTOR), depth: 0 }
    }

    /// Reads all that `packed` unpacks to; `size` is what it takes in its archive.
    fn unpack(&mut self, packed: impl Read, size: u64) -> Result<Vec<u8>, ParseError> {
        let by_ratio = SMALL.saturating_add(size.saturating_mul(GREATEST_RATIO));
        let limit = self.each.min(self.left).min(by_ratio);
        let mut bytes = Vec::new();
        packed.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
        let length = bytes.len() as u64;
        self.left = self.left.saturating_sub(length);
        if length > limit { Err(ParseError::Bomb) } else { Ok(bytes) }
    }

    /// Does `work` one archive deeper.
    fn within<R>(&mut self, work: impl FnOnce(&mut Self) -> Result<R, ParseError>) -> Result<R, ParseError> {
        if self.depth == DEEPEST {
            return Err(ParseError::TooDeep);
        }
        self.depth += 1;
        let result = work(self);
        self.depth -= 1;
        result
    }
}

/// Reads what a `.gz` holds.
pub(super) fn gunzip(name: &str, bytes: &[u8], room: &mut Room) -> Result<Vec<Part>, ParseError> {
    room.within(|room| {
        let inner = room.unpack(MultiGzDecoder::new(bytes), bytes.len() as u64)?;
        Ok(read_all(name.strip_suffix(".gz").unwrap_or(name), inner, room))
    })
}

/// Reads an office document, or every document in the archive.
pub(super) fn unzip(bytes: &[u8], room: &mut Room) -> Result<Vec<Part>, ParseError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| cause(&error))?;
    for text in ["word/document.xml", "content.xml"] {
        if archive.index_for_name(text).is_some() {
            let xml = member(&mut archive, text, room)?;
            return office::read(&xml).map(|draft| vec![Part::whole(bytes.to_vec(), Ok(draft))]);
        }
    }
    if archive.index_for_name("[Content_Types].xml").is_some() {
        return Err(ParseError::Binary("a spreadsheet or a presentation"));
    }
    room.within(|room| members(&mut archive, room))
}

/// Reads every document in the archive.
fn members(archive: &mut ZipArchive<Cursor<&[u8]>>, room: &mut Room) -> Result<Vec<Part>, ParseError> {
    let mut names: Vec<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    names.retain(|name| is_document(name));
    names.sort_unstable();
    if names.len() > MOST_MEMBERS {
        return Err(ParseError::Bomb);
    }
    let mut parts = Vec::new();
    for name in names {
        // What is no document, a film for one, may be as large as it will.
        match is_wanted(archive, &name)
            .and_then(|wanted| wanted.then(|| member(archive, &name, room)).transpose())
        {
            Ok(Some(bytes)) => {
                let found = read_all(&name, bytes, room);
                parts.extend(found.into_iter().map(|part| part.within(&format!("/{name}"))));
            }
            Ok(None) => {}
            Err(error) => parts.push(Part::failed(format!("/{name}"), error)),
        }
        // Where nothing is left, all that follows would fail alike.
        if room.left == 0 {
            break;
        }
    }
    if parts.is_empty() { Err(ParseError::NoArticles("an archive")) } else { Ok(parts) }
}

/// True for a document; of a member whose name tells nothing only the start is unpacked.
fn is_wanted(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<bool, ParseError> {
    let mut start = Vec::new();
    if Format::of(name).is_none() {
        let file = archive.by_name(name).map_err(|error| cause(&error))?;
        file.take(START).read_to_end(&mut start).map_err(|error| broken(&error))?;
    }
    Ok(Format::is_wanted(name, &start))
}

fn member(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    room: &mut Room,
) -> Result<Vec<u8>, ParseError> {
    let file = archive.by_name(name).map_err(|error| cause(&error))?;
    let size = file.compressed_size();
    room.unpack(file, size)
}

/// False for folders, hidden files and what systems add to archives.
fn is_document(name: &str) -> bool {
    !name.ends_with('/') && name.split('/').all(|part| !part.starts_with('.') && part != "__MACOSX")
}

fn broken(error: &io::Error) -> ParseError {
    ParseError::Broken { what: "a packed file", cause: error.to_string() }
}

fn cause(error: &ZipError) -> ParseError {
    match error {
        ZipError::UnsupportedArchive(message) if *message == ZipError::PASSWORD_REQUIRED => {
            ParseError::Locked
        }
        _ => ParseError::Broken { what: "a zip archive", cause: error.to_string() },
    }
}
