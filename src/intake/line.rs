//! What single lines look like.

/// A line of so many words is running text.
pub(super) const PARAGRAPH_WORDS: usize = 15;

/// `text` with single spaces for all its white space, and none at its ends.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// True for a line of many words, or one that ends as a sentence does.
pub(super) fn is_running_text(line: &str) -> bool {
    line.split_whitespace().count() >= PARAGRAPH_WORDS || ends_sentence(line)
}

/// True when the line ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    without_closing_marks(line)
        .ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '-', '–', '—'])
}

/// The line without the quotes and brackets that close it.
pub(super) fn without_closing_marks(line: &str) -> &str {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»'])
}
