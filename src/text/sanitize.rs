//! Keeps characters that could steer or fool a terminal out of everything that is shown.

use std::borrow::Cow;

/// True for a character that may be printed: no control character but `\n` and `\t`, no direction override or
/// isolate, and nothing that has no shape of its own but tells two equal words apart (tags, fillers, joiners,
/// byte-order marks), or whose shape is another in every font (private use). The joiners and selectors of emoji and the
/// joiners of Persian or Indian words may be printed.
pub fn is_safe(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FE00}'..='\u{FE0D}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{FFFE}'
        | '\u{FFFF}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{10FFFF}' => false,
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
            sanitize("pay\u{200b}pal\u{ad}.\u{3164}com\u{2063}\u{E000}\u{10FFFD}\u{FE01}"),
            "pay\u{FFFD}pal\u{FFFD}.\u{FFFD}com\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"
        );
    }
}
