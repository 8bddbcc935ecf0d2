//! Keeps characters that could steer or fool a terminal out of everything that is shown.

use std::borrow::Cow;

/// True for a character that may be printed: no control character but `\n` and `\t`, no direction override or
/// isolate, and nothing that has no shape of its own but tells two equal words apart (tags, fillers, joiners,
/// byte-order marks). The joiners of emoji and of Persian or Indian words may be printed.
pub fn is_safe(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E01EF}' => false,
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
        assert_eq!(sanitize("tête 東京 👩\u{200d}🚒"), "tête 東京 👩\u{200d}🚒");
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(
            sanitize("pay\u{200b}pal\u{ad}.\u{3164}com\u{2063}"),
            "pay\u{FFFD}pal\u{FFFD}.\u{FFFD}com\u{FFFD}"
        );
    }
}
