//! The pins of a reader, in the reader's own order.

use std::fmt::Write as _;

use super::content::{attribution, first_per_article, values_side_by_side};
use super::markdown::{append_evidence, escape, topic_with_glyph};
use super::words::judgement_words;
use crate::model::{Briefing, Fact};
use crate::text::sanitize;
use crate::text::wrap::wrap;

/// A pin as a report prints it.
#[derive(Debug, Clone, Copy)]
pub struct Pinned<'a> {
    /// The fact; none if its articles are gone.
    pub fact: Option<&'a Fact>,
    /// Its topic when it was pinned.
    pub topic: &'a str,
    /// Its values then.
    pub values: &'a str,
    /// The reader's note; empty without one.
    pub note: &'a str,
}

/// Width of the text, in terminal cells.
const WIDTH: usize = 80;

/// The pins as Markdown: note, values, and the sentences that state them.
pub fn markdown(briefing: &Briefing, pins: &[Pinned<'_>]) -> String {
    let mut out = "# Pins\n".to_owned();
    for pin in pins {
        let heading = match pin.fact {
            Some(fact) => fact.judgement.as_ref().map_or_else(
                || topic_with_glyph(fact),
                |judgement| format!("{} · {}", topic_with_glyph(fact), judgement_words(judgement)),
            ),
            None => escape(&sanitize(pin.topic)),
        };
        let _ = write!(out, "\n## {heading}\n\n");
        if !pin.note.is_empty() {
            let _ = write!(out, "{}\n\n", escape(&sanitize(pin.note)));
        }
        match pin.fact {
            Some(fact) => append_evidence(briefing, fact, &mut out),
            None => {
                let _ = writeln!(out, "- **{}** (its articles are gone)", escape(&sanitize(pin.values)));
            }
        }
    }
    out
}

/// The pins as plain text.
pub fn text(briefing: &Briefing, pins: &[Pinned<'_>]) -> String {
    let mut out = String::new();
    for (number, pin) in pins.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let topic = pin.fact.map_or(pin.topic, |fact| &fact.topic);
        append_paragraph(&mut out, &format!("{}. ", number + 1), topic);
        if !pin.note.is_empty() {
            append_paragraph(&mut out, "   note: ", pin.note);
        }
        let Some(fact) = pin.fact else {
            append_paragraph(&mut out, "   ", &format!("{} (its articles are gone)", pin.values));
            continue;
        };
        append_paragraph(&mut out, &format!("   {} ", fact.glyph()), &values_side_by_side(fact));
        for reading in fact.variants.iter().flat_map(first_per_article).map(|(reading, _)| reading) {
            let sentence = briefing.sentence(reading);
            append_paragraph(&mut out, "     ", &format!("{}: {sentence}", attribution(briefing, reading)));
        }
        if let Some(judgement) = &fact.judgement {
            append_paragraph(&mut out, &format!("   {}: ", judgement_words(judgement)), &judgement.why);
        }
    }
    out
}

/// Appends `words` after `lead`, wrapped, with later lines indented to the first word.
fn append_paragraph(out: &mut String, lead: &str, words: &str) {
    let words = sanitize(words);
    let indent = lead.chars().count();
    for (number, line) in wrap(&words, WIDTH - indent).into_iter().enumerate() {
        let lead = if number == 0 { lead.to_owned() } else { " ".repeat(indent) };
        let _ = writeln!(out, "{lead}{}", words.get(line).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_pin_carries_its_note_its_values_and_who_says_them() {
        let briefing = fixture::briefing();
        let pins = [
            Pinned { fact: briefing.facts.first(), topic: "", values: "", note: "ask *both* ministers" },
            Pinned { fact: None, topic: "harbour dues", values: "12 <marks>", note: "" },
        ];
        let markdown = markdown(&briefing, &pins);
        assert!(
            markdown.contains("\n## ≠ bilateral trade · disagree\n\nask \\*both\\* ministers\n"),
            "{markdown}"
        );
        assert!(markdown.contains("- **\\$250 million**\n  - Harbour Herald · 4 Feb 2026: “"), "{markdown}");
        assert!(markdown.contains("- **12 \\<marks\\>** (its articles are gone)"), "{markdown}");
        let text = text(&briefing, &pins);
        assert!(
            text.starts_with("1. bilateral trade\n   note: ask *both* ministers\n   ≠ $239 million ≠ $250"),
            "{text}"
        );
        assert!(text.contains("\n2. harbour dues\n   12 <marks> (its articles are gone)\n"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
    }
}
