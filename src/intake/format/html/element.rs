//! What is asked of single elements.

use dom_query::NodeRef;

/// The text of an element with single spaces, when it has no more than so many bytes: elements may nest in one another, and
/// reading each to its end would take long.
pub(super) fn short_text(node: &NodeRef<'_>, most: usize) -> Option<String> {
    let (mut text, mut apart) = (String::new(), false);
    for node in node.descendants_it().filter(NodeRef::is_text) {
        for c in node.text().chars() {
            if c.is_whitespace() {
                apart = !text.is_empty();
                continue;
            }
            if std::mem::take(&mut apart) {
                text.push(' ');
            }
            text.push(c);
            if text.len() > most {
                return None;
            }
        }
    }
    Some(text)
}

/// True for elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 45] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
    ];
    BLOCKS.binary_search(&name).is_ok()
}

/// True where two elements that stand side by side without a space hold two words: "2025" and "5 min read", "Smith" and
/// "Reporter", but not "20" and "th", nor "Mc" and "Donald".
pub(super) fn are_apart(before: &str, behind: &str) -> bool {
    let (Some(last), Some(next)) = (before.chars().next_back(), behind.chars().next()) else { return false };
    // The line may be one word.
    let letters = before.chars().rev().take(3).take_while(|c| c.is_alphabetic()).count();
    let digits = last.is_numeric() && (next.is_numeric() || next.is_uppercase());
    digits || last.is_lowercase() && letters > 2 && (next.is_uppercase() || next.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_side_by_side_hold_words_of_their_own() {
        for (before, behind) in
            [("11 June 2025", "5 min read"), ("Ann Lee", "Reporter"), ("Updated", "11 June")]
        {
            assert!(are_apart(before, behind), "{before}|{behind}");
        }
        for (before, behind) in
            [("on the 20", "th"), ("T", "he"), ("Mc", "Donald"), ("A", "320"), ("12 ", "km"), ("", "x")]
        {
            assert!(!are_apart(before, behind), "{before}|{behind}");
        }
    }

    #[test]
    fn the_list_of_blocks_is_sorted() {
        for name in ["address", "ul", "p", "tr", "figcaption"] {
            assert!(is_block(name), "{name}");
        }
        assert!(!is_block("span"));
    }
}
