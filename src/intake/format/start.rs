//! What tells the format of a document: its name, and how its content begins.

/// How much of a document is looked at, in bytes.
const SAMPLE: usize = 4096;

/// What the name of a document says of its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum NamedAs {
    /// It is a text.
    Text,
    /// It is of a format that may have markup.
    Other,
    /// Nothing.
    Unknown,
}

/// A document as far as its format is told by it.
pub(in crate::intake) struct Start<'a> {
    /// All of it, or as much as is read of a file whose name says nothing.
    pub bytes: &'a [u8],
    /// The first characters after white space, as far as they are ASCII, whatever the encoding.
    pub head: String,
    /// The name of the first element of XML or HTML, in lower case and without its namespace, past comments and
    /// declarations; `doctype` for the declaration of a web page.
    pub element: Option<String>,
    /// The name says that the document is text: markup in it must leave no doubt.
    pub is_text: bool,
    /// The name is that of some format.
    pub has_known_name: bool,
    extension: Option<String>,
}

impl<'a> Start<'a> {
    /// The start of the document `name`.
    pub fn new(name: &str, bytes: &'a [u8], named_as: NamedAs) -> Self {
        let head = head(bytes);
        let element = first_element(&head);
        let element = element.map(|name| name.rsplit(':').next().unwrap_or_default().to_owned());
        let (is_text, has_known_name) = (named_as == NamedAs::Text, named_as != NamedAs::Unknown);
        Self { bytes, head, element, is_text, has_known_name, extension: extension(name) }
    }

    /// True when the name has one of `extensions`.
    pub fn is_named(&self, extensions: &[&str]) -> bool {
        self.extension.as_deref().is_some_and(|own| extensions.contains(&own))
    }
}

/// The extension of a file name, in lower case.
pub(in crate::intake) fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit('/').next()?.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

fn head(bytes: &[u8]) -> String {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let text: String =
        sample.iter().filter(|b| b.is_ascii() && **b != 0 && **b != b'\r').map(|b| char::from(*b)).collect();
    text.trim_start().to_owned()
}

fn first_element(head: &str) -> Option<String> {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let tag = rest.strip_prefix('<')?;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if tag.starts_with('?') {
            rest = tag.split_once('>')?.1;
        } else {
            let tag = tag.trim_start_matches('!');
            let length = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(tag.len());
            let name = tag.get(..length)?.to_ascii_lowercase();
            if name == "doctype" {
                let kind = tag.get(length..)?.trim_start().get(..4)?;
                if kind.eq_ignore_ascii_case("html") {
                    return Some(name);
                }
                // It may define names within brackets: <!DOCTYPE rss [<!ENTITY a "b">]>.
                let (declaration, behind) = tag.split_once('>')?;
                rest = if declaration.contains('[') { tag.split_once("]>")?.1 } else { behind };
                continue;
            }
            return (!name.is_empty()).then_some(name);
        }
    }
}
