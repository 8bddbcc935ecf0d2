//! Metadata between two lines of dashes at the head of a document.
//!
//! Read line by line instead of by a YAML library: what real files hold here is often no YAML (`title: Talks: day two`),
//! a document must not be lost over its metadata, and no more than `key: value` is ever needed.

use std::ops::Range;

use crate::intake::draft::{Change, Draft, Edit};

use super::fields::{Fields, MetadataField, means};
use super::{Metadata, same_headline};

/// The most lines that front matter may have; without its end by then the first line is only a rule.
const LONGEST: usize = 100;

/// Reads and removes front matter. A headline that the body does not begin with stays, as the first line of the body.
pub(in crate::intake) fn take(draft: &mut Draft) {
    let Some((lines, end)) = read(&draft.text) else { return };
    let mut fields = Fields::default();
    let mut title = None;
    for line in lines {
        fields.offer(&line.key, &line.value);
        if means(&line.key, MetadataField::Title) && !line.value.trim().is_empty() {
            title = title.or(Some((line.span, line.value)));
        }
    }
    draft.metadata = Metadata::from(fields);
    draft.metadata.title = title.as_ref().map(|(_, value)| value.trim().to_owned());
    let body = draft.text.get(end..).unwrap_or_default();
    let first_line = body.trim_start().lines().next().unwrap_or_default();
    let edits = match title {
        Some((span, value)) if !same_headline(&value, first_line) => {
            let mut edits = vec![Edit::new(0..span.start, "", Change::Cut)];
            // The value stays where it is, with its repairs, unless quoting changed it.
            if draft.text.get(span.clone()) != Some(value.as_str()) {
                edits.push(Edit::tidy(span.clone(), value));
            }
            edits.push(Edit::new(span.end..end, "\n\n", Change::Cut));
            edits
        }
        _ => vec![Edit::new(0..end, "", Change::Cut)],
    };
    draft.apply(edits);
}

/// One `key: value`, with the bytes of the value.
struct FieldLine {
    key: String,
    value: String,
    span: Range<usize>,
}

/// The fields, and where the body begins.
fn read(text: &str) -> Option<(Vec<FieldLine>, usize)> {
    let mut at = text.len() - text.trim_start().len();
    let mut lines = text.get(at..)?.split_inclusive(['\n', '\r']);
    let opening = lines.next().filter(|line| matches!(line.trim_end(), "---" | "+++"))?;
    // Between rows of plus signs stands TOML: `title = "Pier"`.
    let (separator, is_toml) = if opening.starts_with('+') { ('=', true) } else { (':', false) };
    at += opening.len();
    let mut fields: Vec<FieldLine> = Vec::new();
    for line in lines.take(LONGEST) {
        let end = at + line.len();
        let content = line.trim_end();
        if matches!((content, is_toml), ("---" | "...", false) | ("+++", true)) {
            return fields.iter().any(|field| !field.key.is_empty()).then_some((fields, end));
        }
        if line.starts_with([' ', '\t']) {
            // Only a value that is folded over several lines goes on here; lists and maps are passed over.
            if let Some(field) = fields.last_mut().filter(|_| !content.trim_start().starts_with("- ")) {
                let separator = if field.value.is_empty() { "" } else { " " };
                field.value = format!("{}{separator}{}", field.value, content.trim());
            }
        } else if let Some((key, value)) = content.split_once(separator)
            && !key.starts_with('#')
        {
            let start = at + key.len() + 1 + (value.len() - value.trim_start().len());
            let (value, span) = unquote(value.trim(), start);
            fields.push(FieldLine { key: key.trim().to_owned(), value, span });
        }
        at = end;
    }
    None
}

/// The value without quotation marks and block signs, and where it stands.
fn unquote(raw: &str, start: usize) -> (String, Range<usize>) {
    let inner = |mark: char| raw.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    if let Some(value) = inner('"') {
        return (value.replace("\\\"", "\"").replace("\\\\", "\\"), start + 1..start + 1 + value.len());
    }
    if let Some(value) = inner('\'') {
        return (value.replace("''", "'"), start + 1..start + 1 + value.len());
    }
    let value = if matches!(raw, ">" | "|" | ">-" | "|-" | "null" | "~") { "" } else { raw };
    (value.to_owned(), start..start + raw.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> Draft {
        let mut draft = Draft::new(text.to_owned());
        take(&mut draft);
        draft
    }

    #[test]
    fn fields_are_read_as_people_write_them() {
        let draft = taken(
            "---\nTitle: Talks: day two\nsource: https://www.bbc.co.uk/news/1\ndate: \"2021-06-03T18:30:05\"\n\
             tags:\n  - a\nauthor: 'O''Neil'\n---\n\nBody.\n",
        );
        let metadata = &draft.metadata;
        assert_eq!(metadata.title.as_deref(), Some("Talks: day two"));
        assert_eq!(metadata.fields.get(MetadataField::Url), Some("https://www.bbc.co.uk/news/1"));
        assert_eq!(metadata.fields.get(MetadataField::Published), Some("2021-06-03T18:30:05"));
        assert_eq!(draft.text, "Talks: day two\n\n\nBody.\n");
    }

    #[test]
    fn fields_of_toml_are_read_too() {
        let draft = taken("+++\ntitle = \"Talks: day two\"\ndate = 2021-06-03\n+++\n\nBody.\n");
        assert_eq!(draft.metadata.title.as_deref(), Some("Talks: day two"));
        assert_eq!(draft.metadata.fields.get(MetadataField::Published), Some("2021-06-03"));
        assert_eq!(draft.text, "Talks: day two\n\n\nBody.\n");
    }

    #[test]
    fn a_headline_that_the_body_repeats_is_not_doubled() {
        let draft = taken("---\ntitle: \"The \\\"end\\\" is near\"\n---\nThe “end” is near\nBody.");
        assert_eq!(draft.text, "The “end” is near\nBody.");
        assert_eq!(draft.metadata.title.as_deref(), Some("The \"end\" is near"));
    }

    #[test]
    fn rules_are_no_front_matter() {
        for text in ["---\nA story without end of its head", "---\n---\nBody", "Text\n---\ntitle: x\n---\n"] {
            assert_eq!(taken(text).text, text);
        }
    }
}
