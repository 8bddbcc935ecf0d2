//! From the bytes of a file to the drafts of its articles: one format a file, told by content before name.
//!
//! Each reader decodes, [mends characters](crate::intake::repair::mend_characters) and leaves texts in which a line is a
//! paragraph, a heading or a caption. All that follows is the same for every format.

mod archive;
mod feed;
mod html;
mod json;
mod layout;
mod lines;
mod mail;
mod markdown;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;
mod sniff;
mod xml;

use super::ParseError;
use super::draft::Draft;

pub(super) use archive::Room;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
    Html,
    Json,
    /// RSS and Atom.
    Feed,
    /// Mails, and web pages saved in the form of one.
    Mail,
    Pdf,
    /// Archives, and the office documents that are archives.
    Zip,
    Gzip,
}

/// One article of a file: most files hold one, feeds, lists and archives several.
#[derive(Debug)]
pub(super) struct Part {
    /// What tells it from the others of its file, put behind the name of the file; empty for the only one.
    pub name: String,
    /// The document itself; empty where it could not be read.
    pub bytes: Vec<u8>,
    pub draft: Result<Draft, ParseError>,
}

impl Part {
    fn whole(bytes: Vec<u8>, draft: Result<Draft, ParseError>) -> Self {
        Self { name: String::new(), bytes, draft }
    }

    fn failed(name: String, error: ParseError) -> Self {
        Self { name, bytes: Vec::new(), draft: Err(error) }
    }

    /// The part of an archive's member as part of the archive.
    fn within(self, member: &str) -> Self {
        Self { name: format!("{member}{}", self.name), ..self }
    }
}

/// Reads every article of the file `name`, or says why there is none.
pub(super) fn read_all(name: &str, bytes: Vec<u8>, room: &mut Room) -> Vec<Part> {
    if bytes.trim_ascii().is_empty() {
        return vec![Part::whole(bytes, Err(ParseError::Empty))];
    }
    let several = match sniff::detect(name, &bytes) {
        Err(error) => Err(error),
        Ok(Format::Json) => json::read(&bytes),
        Ok(Format::Feed) => feed::read(&bytes),
        Ok(Format::Zip) => archive::unzip(&bytes, room),
        Ok(Format::Gzip) => archive::gunzip(name, &bytes, room),
        Ok(single) => {
            let draft = match single {
                Format::Markdown => markdown::read(&bytes),
                Format::Html => html::read(&bytes),
                Format::Mail => mail::read(&bytes),
                #[cfg(not(feature = "pdf"))]
                Format::Pdf => Err(ParseError::Binary("a PDF file")),
                #[cfg(feature = "pdf")]
                Format::Pdf => pdf::read(&bytes),
                _ => plain::read(&bytes),
            };
            return vec![Part::whole(bytes, draft)];
        }
    };
    match several {
        // The only article of a list needs no number.
        Ok(mut parts) if parts.len() == 1 => {
            parts.iter_mut().filter(|part| part.name.starts_with('#')).for_each(|part| part.name.clear());
            parts
        }
        Ok(parts) => parts,
        Err(error) => vec![Part::whole(bytes, Err(error))],
    }
}

/// The extension of a file name, in lower case.
pub(super) fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit('/').next()?.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}
