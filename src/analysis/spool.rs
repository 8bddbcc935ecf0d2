//! Articles that wait in a temporary file until their story is compared.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use crate::model::Article;

/// Takes up articles, one after the other.
pub(super) struct SpoolWriter {
    file: BufWriter<File>,
    end: u64,
    places: Vec<Range<u64>>,
}

/// The articles of a temporary file, by the order in which they came. The file has no name that others could open, and is
/// gone when the program ends, however it ends.
pub(super) struct Spool {
    file: Mutex<File>,
    /// Where each article stands in it, in bytes.
    places: Vec<Range<u64>>,
}

impl SpoolWriter {
    /// An empty one.
    ///
    /// # Errors
    ///
    /// If the folder for temporary files (`TMPDIR`) cannot be written.
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self { file: BufWriter::new(tempfile::tempfile()?), end: 0, places: Vec::new() })
    }

    /// Takes up an article in the form that [`packed`] gives it.
    ///
    /// # Errors
    ///
    /// If the disk is full.
    pub(super) fn add(&mut self, article: &[u8]) -> io::Result<()> {
        self.file.write_all(article)?;
        let start = self.end;
        self.end += article.len() as u64;
        self.places.push(start..self.end);
        Ok(())
    }

    /// All that was taken up, to be read.
    ///
    /// # Errors
    ///
    /// If the disk is full.
    pub(super) fn finish(self) -> io::Result<Spool> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Spool { file: Mutex::new(file), places: self.places })
    }
}

impl Spool {
    /// Article number `number`.
    ///
    /// # Errors
    ///
    /// If the file can no longer be read.
    pub(super) fn article(&self, number: usize) -> io::Result<Article> {
        let place = &self.places[number];
        let mut bytes = vec![0; (place.end - place.start) as usize];
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(place.start))?;
            file.read_exact(&mut bytes)?;
        }
        serde_json::from_slice(&bytes).map_err(io::Error::from)
    }
}

/// The form in which an article waits.
///
/// # Errors
///
/// Never, as far as articles are made of what JSON can tell.
pub(super) fn packed(article: &Article) -> io::Result<Vec<u8>> {
    serde_json::to_vec(article).map_err(io::Error::from)
}
