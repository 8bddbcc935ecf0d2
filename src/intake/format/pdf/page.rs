//! The text of a PDF file, page by page, as its parser gives it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::Document;
use serde::{Deserialize, Serialize};

use super::columns::PageText;

/// What is found out about a file, in this order: how many pages it has, then the pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum PdfPart {
    /// It cannot be read; why.
    Broken(String),
    /// How many pages it has.
    Pages(usize),
    /// The text of the next page; none where the parser panics over it.
    Page(Option<String>),
}

/// Parses a file and hands on what is found, at once.
///
/// The parser has no limits of its own: of a file that was made to do harm it takes any time and any memory.
pub(super) fn parse(bytes: &[u8], mut found: impl FnMut(PdfPart)) {
    let document = match open(bytes) {
        Ok(document) => document,
        Err(error) => return found(PdfPart::Broken(error.to_string())),
    };
    let pages = document.get_pages();
    found(PdfPart::Pages(pages.len()));
    for number in pages.into_keys() {
        let text = catch_unwind(AssertUnwindSafe(|| {
            let mut text = String::new();
            let mut page = PageText::new(&mut text);
            // What stands before an error is text, too.
            let _ = pdf_extract::output_doc_page(&document, &mut page, number);
            page.columns().unwrap_or(text)
        }));
        found(PdfPart::Page(text.ok()));
    }
}

fn open(bytes: &[u8]) -> Result<Document, pdf_extract::Error> {
    let mut document = Document::load_mem(bytes)?;
    if document.is_encrypted() {
        document.decrypt("")?;
    }
    Ok(document)
}
