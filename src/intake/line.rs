//! What single lines look like.

/// A line of so many words is running text.
pub(super) const PARAGRAPH_WORDS: usize = 15;

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
