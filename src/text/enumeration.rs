//! Items of a list that stand in one paragraph: "1. The first item 2. The second item".

use std::ops::Range;

/// The items of `text` if it begins with the first number or letter of a list and goes on with the next ones; else
/// the whole of it.
pub(super) fn items(text: &str) -> Vec<Range<usize>> {
    let whole = vec![0..text.len()];
    let lead = text.len() - text.trim_start().len();
    let Some(marker) = text[lead..].split_whitespace().next() else { return whole };
    let Some(mark) = [".)", ".", ")"].into_iter().find(|mark| marker.ends_with(mark)) else { return whole };
    let first = &marker[..marker.len() - mark.len()];
    if !matches!(first, "1" | "a" | "A") {
        return whole;
    }
    let mut cuts = vec![0];
    let mut from = lead + marker.len();
    for number in 2u8..=99 {
        let label = match first {
            "1" => number.to_string(),
            letter => match letter.bytes().next().and_then(|byte| byte.checked_add(number - 1)) {
                Some(byte) if byte.is_ascii_alphabetic() => char::from(byte).to_string(),
                _ => break,
            },
        };
        let Some(at) = text[from..].find(&format!(" {label}{mark} ")) else { break };
        cuts.push(from + at + 1);
        from += at + 1;
    }
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    cuts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        items(text).into_iter().map(|item| text[item].trim()).collect()
    }

    #[test]
    fn items_follow_the_order_of_their_numbers() {
        assert_eq!(split("1) Milk 2) Bread for 2 days 3) Tea"), ["1) Milk", "2) Bread for 2 days", "3) Tea"]);
        assert_eq!(split("a. Ports b. Roads"), ["a. Ports", "b. Roads"]);
    }

    #[test]
    fn a_number_at_the_start_is_not_always_a_list() {
        for text in ["1. The port opened.", "A man met 2. B", "1,000 men left", "", "1 2 3"] {
            assert_eq!(items(text), [0..text.len()], "{text}");
        }
    }
}
