//! The raised marks of notes, which would run into the figure or word before them.

/// Most digits of the number of a note.
const DIGITS: usize = 3;

/// True for a raised number behind `before` that is the mark of a note and no power of a unit: "$12 million¹", but "km²" and
/// "CO²".
pub(super) fn is_note_mark(before: &str, raised: &str) -> bool {
    let mark = raised.trim().trim_matches(['[', ']', '(', ')', '*', '†', '‡']);
    let is_number = mark.len() <= DIGITS && mark.bytes().all(|byte| byte.is_ascii_digit());
    let unit = before.split(|c: char| !c.is_alphabetic()).next_back().unwrap_or_default();
    let power = matches!(mark, "2" | "3")
        && matches!(unit, "m" | "km" | "cm" | "mm" | "ft" | "in" | "mi" | "yd" | "CO");
    is_number && !power && !before.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raised_number_is_a_note_unless_it_is_a_power() {
        for (before, raised) in [("It cost £9m", "4"), ("he said.", "[12]"), ("40 cm", "7"), ("30", "†")] {
            assert!(is_note_mark(before, raised), "{before}^{raised}");
        }
        for (before, raised) in [("on 9 km", "2"), ("", "1"), ("the 5", "th"), ("in", "2024"), ("CO", "2")] {
            assert!(!is_note_mark(before, raised), "{before}^{raised}");
        }
    }
}
