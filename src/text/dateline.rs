//! Where a report says from where and when it comes, before it says anything.

/// A sentence without its dateline, such as "LONDON, 3 Nov (Reuters) - ".
pub fn without_dateline(text: &str) -> &str {
    /// Letters of the shortest city before a colon: shorter names are mostly those of bodies that say something.
    const NAME: usize = 5;
    /// The same before a dash or a date, where a city is more likely.
    const SHORT: usize = 4;
    /// Characters of the longest dateline.
    const LONGEST: usize = 60;
    let rest = text.char_indices().take(LONGEST).find_map(|(at, c)| {
        let rest = text.get(at + c.len_utf8()..)?.strip_prefix(' ')?;
        let head = text.get(..at)?;
        let place = head.split([',', '(', '/']).next().unwrap_or_default().trim_end();
        let is_end = match c {
            ':' => place.len() >= if place == head { NAME } else { SHORT },
            '-' | '–' | '—' => head.ends_with(' ') && place.len() >= SHORT,
            _ => return None,
        };
        let is_place = place.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '.' | '\''));
        Some(rest.trim_start()).filter(|rest| is_end && is_place && !rest.is_empty())
    });
    rest.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_begins_after_its_dateline() {
        for line in [
            "ISLAMABAD: The minister came.",
            "LONDON, 3 Nov (Reuters) - The minister came.",
            "NEW DELHI — The minister came.",
            "ROME, Monday: The minister came.",
        ] {
            assert_eq!(without_dateline(line), "The minister came.");
        }
        for line in [
            "UN: The minister came.",
            "NATO: The minister came.",
            "The minister said: Come.",
            "Islamabad: The minister came.",
            "ISLAMABAD:",
            "FO, the ministry - and others - came.",
            "",
        ] {
            assert_eq!(without_dateline(line), line);
        }
    }
}
