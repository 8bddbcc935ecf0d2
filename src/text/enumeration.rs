//! Items of a list that stand in one paragraph: "1. The first item 2. The second item".

/// Where the items of `text` begin if it opens with the first number or letter of a list and goes on with the next
/// ones; without a list the start of the text alone.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let lead = text.len() - text.trim_start().len();
    let Some(marker) = text[lead..].split_whitespace().next() else { return starts };
    let Some((first, mark)) =
        [".)", ".", ")"].into_iter().find_map(|mark| Some((marker.strip_suffix(mark)?, mark)))
    else {
        return starts;
    };
    let mut from = lead + marker.len();
    for number in 2u8..=99 {
        let label = match (first, first.bytes().next()) {
            ("1", _) => number.to_string(),
            ("a" | "A", Some(letter)) if number <= 26 => char::from(letter + number - 1).to_string(),
            _ => break,
        };
        let Some(at) = text[from..].find(&format!(" {label}{mark} ")) else { break };
        starts.push(from + at + 1);
        from += at + 1;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let starts = starts(text);
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        starts.iter().zip(ends).map(|(start, end)| text[*start..end].trim()).collect()
    }

    #[test]
    fn items_follow_the_order_of_their_numbers() {
        assert_eq!(split("1) Milk 2) Bread for 2 days 3) Tea"), ["1) Milk", "2) Bread for 2 days", "3) Tea"]);
        assert_eq!(split("a. Ports b. Roads"), ["a. Ports", "b. Roads"]);
    }

    #[test]
    fn a_number_at_the_start_is_not_always_a_list() {
        for text in ["1. The port opened.", "A man met 2. B", "1,000 men left", "", "1 2 3"] {
            assert_eq!(starts(text), [0], "{text}");
        }
    }
}
