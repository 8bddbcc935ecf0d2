//! The text of a PDF file, page by page, as its parser gives it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, Object, ObjectId, dictionary};
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

impl PdfPart {
    /// Bytes of its text.
    pub fn len(&self) -> usize {
        match self {
            Self::Broken(text) | Self::Page(Some(text)) => text.len(),
            Self::Pages(_) | Self::Page(None) => 0,
        }
    }
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
    let mut document = document;
    let list = document.new_object_id();
    for page in pages.into_values() {
        let text = catch_unwind(AssertUnwindSafe(|| {
            let mut text = String::new();
            let mut out = PageText::new(&mut text);
            show_only(&mut document, list, page)?;
            // What stands before an error is text, too.
            let _ = pdf_extract::output_doc_page(&document, &mut out, 1);
            Some(out.columns().unwrap_or(text))
        }));
        found(PdfPart::Page(text.ok().flatten()));
    }
}

/// Makes `page` the only one in the list of pages: the parser goes through the whole of that list for each page. What a
/// page inherits it still has from where it belongs.
fn show_only(document: &mut Document, list: ObjectId, page: ObjectId) -> Option<()> {
    let pages = dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(page)], "Count" => 1 };
    document.objects.insert(list, pages.into());
    document.catalog_mut().ok()?.set("Pages", list);
    Some(())
}

fn open(bytes: &[u8]) -> Result<Document, pdf_extract::Error> {
    let mut document = Document::load_mem(bytes)?;
    if document.is_encrypted() {
        document.decrypt("")?;
    }
    Ok(document)
}
