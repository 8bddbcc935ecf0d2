//! Keeps characters that could steer or fool a terminal out of everything that is shown.

use std::borrow::Cow;

/// True for a character that may be printed: no control character but `\n` and `\t`, no direction override or
/// isolate, no invisible tag or byte-order mark.
pub fn is_safe(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => false,
        _ => !c.is_control(),
    }
}

/// `text` without unsafe characters, on one line.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    let plain = |c: char| is_safe(c) && c != '\n' && c != '\t';
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if plain(c) { c } else { '\u{FFFD}' }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_do_not_pass() {
        assert_eq!(sanitize("a\u{1b}[31mb\u{202e}c\u{9b}d\ne"), "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}d\u{FFFD}e");
        assert_eq!(sanitize("tête 東京"), "tête 東京");
    }
}
