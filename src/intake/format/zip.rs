//! `.zip`: any number of documents of any other format.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::intake::error::ParseError;

use super::budget::{BOMB, Budget, Unpacked};
use super::definition::{Articles, Formats, InputFormat, RawArticle, Read};
use super::detect::{by_name, is_wanted, read_all};

pub(super) const FORMAT: InputFormat =
    InputFormat::new("archives", &["zip"], |start| is_zip(start.bytes), Read::Packed(read));

/// An archive of more members is not read.
const MOST_MEMBERS: usize = 100_000;
/// How much is looked at of a member whose name says nothing, in bytes.
const START: u64 = 4096;

/// A zip archive in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// True for what begins as zip archives do, and with them the documents of office programs.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Opens an archive.
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, ParseError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| cause(&error))
}

/// Unpacks the member `name`.
pub(super) fn member(
    archive: &mut Archive<'_>,
    name: &str,
    budget: &mut Budget<'_>,
) -> Result<Unpacked, ParseError> {
    let file = archive.by_name(name).map_err(|error| cause(&error))?;
    let size = file.compressed_size();
    budget.unpack(file, size)
}

/// Reads every document in the archive.
fn read(_: &str, bytes: &[u8], budget: &mut Budget<'_>, formats: Formats) -> Articles {
    let mut archive = open(bytes)?;
    budget.within(|budget| members(&mut archive, budget, formats))
}

fn members(archive: &mut Archive<'_>, budget: &mut Budget<'_>, formats: Formats) -> Articles {
    let mut names: Vec<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    names.retain(|name| is_document(name));
    names.sort_unstable();
    if names.len() > MOST_MEMBERS {
        return Err(BOMB);
    }
    let mut articles = Vec::new();
    for (at, name) in names.iter().enumerate() {
        // What is no document, a film for one, may be as large as it will.
        match start(archive, name, formats).and_then(|start| {
            is_wanted(name, &start, formats).then(|| member(archive, name, budget)).transpose()
        }) {
            Ok(Some(Unpacked { bytes, damage })) => {
                let mut found = read_all(name, &bytes, budget, formats);
                // The members of an archive in this one are counted as they are read.
                let cost = if is_zip(&bytes) { 0 } else { found.iter().map(RawArticle::cost).sum() };
                if !budget.has_room(cost) {
                    let all = names.len() - at;
                    articles.push(RawArticle::failed(format!("/{name}"), ParseError::TooMuch { all }));
                    break;
                }
                found.extend(damage.map(|damage| RawArticle::failed(String::new(), damage)));
                articles.extend(found.into_iter().map(|article| article.within(&format!("/{name}"))));
            }
            Ok(None) => {}
            Err(error) => articles.push(RawArticle::failed(format!("/{name}"), error)),
        }
        // Where nothing is left, all that follows would fail alike.
        if budget.is_spent() {
            break;
        }
    }
    if articles.is_empty() { Err(ParseError::NoArticles("an archive")) } else { Ok(articles) }
}

/// The start of a member whose name says nothing.
fn start(archive: &mut Archive<'_>, name: &str, formats: Formats) -> Result<Vec<u8>, ParseError> {
    let mut start = Vec::new();
    if by_name(name, formats).is_none() {
        let file = archive.by_name(name).map_err(|error| cause(&error))?;
        file.take(START).read_to_end(&mut start).map_err(|error| broken(error.to_string()))?;
    }
    Ok(start)
}

/// False for folders, hidden files and what systems add to archives.
fn is_document(name: &str) -> bool {
    !name.ends_with('/') && name.split('/').all(|part| !part.starts_with('.') && part != "__MACOSX")
}

fn broken(cause: String) -> ParseError {
    ParseError::Broken { what: "a zip archive", cause }
}

fn cause(error: &ZipError) -> ParseError {
    match error {
        ZipError::UnsupportedArchive(message) if *message == ZipError::PASSWORD_REQUIRED => {
            ParseError::Format(Cow::Borrowed("is locked with a password"))
        }
        _ => broken(error.to_string()),
    }
}
