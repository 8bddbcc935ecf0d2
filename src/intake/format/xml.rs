//! What the readers of XML share.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesRef;

/// Adds what `&name;` stands for to `text`; false for the names that XML itself does not know.
pub(super) fn resolve(entity: &BytesRef<'_>, text: &mut String) -> bool {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        text.push(c);
        return true;
    }
    let known = resolve_predefined_entity(entity);
    text.push_str(known.unwrap_or_default());
    known.is_some()
}
